"""What a running total adds within a quarter or a half: the total then minus the total before."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.intents.arithmetic import amount_text, comparable, with_value
from assistant.answering.intents.figures import Figure, find_figures
from assistant.answering.intents.series import measures_by_quarter
from assistant.answering.reply import Context
from assistant.answering.wording import QUARTER_NAMES, clip, money_text, number_text, quarters_name
from assistant.catalog.document import Measure

_ALL = (1, 2, 3, 4)


def single_quarter(context: Context, quarter: int, figures: list[Figure]) -> Answer | None:
    """当季: the quarter's own figure, or this quarter's running total minus the one before."""
    top = figures[0]
    own = [
        f
        for f in figures
        if f.measure.cumulative == 0 and f.measure.unit == top.measure.unit and f.score >= top.score - 1.2
    ]
    if own:
        measure = own[0].measure
        summary = f"{QUARTER_NAMES[quarter]}当季{amount_text(measure)}：{clip(measure.sentence)}"
        return with_value(context, measure.value, measure.unit, summary, [measure])
    now = figures[0].measure
    if quarter == 1:  # what has run up by then is the first quarter's own
        summary = f"{QUARTER_NAMES[1]}{amount_text(now)}：{clip(now.sentence)}"
        return with_value(context, now.value, now.unit, summary, [now])
    before = [
        f.measure for f in find_figures(context, "milestone", (quarter - 1,)) if f.measure.unit == now.unit
    ]
    if not before:
        return None
    earlier = before[0]
    value = now.value - earlier.value
    summary = (
        f"{QUARTER_NAMES[quarter]}当季{money_text(value, now.unit)}：累计{number_text(now.value)}－"
        f"{QUARTER_NAMES[quarter - 1]}{number_text(earlier.value)}＝{number_text(value)}{now.unit}。"
    )
    return with_value(context, value, now.unit, summary, [earlier, now])


def since_the_start(context: Context, last: Measure) -> Answer | None:
    """下半年一共: the running total at the end minus the one before; None for a span from the first quarter."""
    quarters = context.query.quarters
    if quarters[0] == 1 or "cumulative" in context.query.modifiers or last.unit == "%":
        return None
    earlier = measures_by_quarter(context, _ALL).get(quarters[0] - 1)
    if earlier is None or earlier.unit != last.unit:
        return None
    value = last.value - earlier.value
    before = QUARTER_NAMES[earlier.quarter or 0]
    summary = (
        f"{quarters_name(quarters)}共{money_text(value, last.unit)}：{QUARTER_NAMES[quarters[-1]]}累计"
        f"{number_text(last.value)}－{before}{number_text(earlier.value)}＝{number_text(value)}{last.unit}。"
    )
    return with_value(context, value, last.unit, summary, [earlier, last])


def own_share(context: Context) -> Answer | None:
    """二季度当季占全年目标的百分之几: the quarter's own part of the year's goal."""
    quarter = context.query.quarters[0]
    for whole in find_figures(context, "district", (), asked=""):
        figures = [
            f
            for f in find_figures(context, "milestone", (quarter,), asked="")
            if f.measure.task_id == whole.measure.task_id and comparable(f.measure, whole.measure)
        ]
        own = single_quarter(context, quarter, figures) if figures else None
        if own is not None and own.value is not None:
            value = round(own.value / whole.measure.value * 100, 10)
            summary = (
                f"{own.summary.rstrip('。')}，占全年{number_text(value)}%："
                f"{number_text(own.value)}÷{number_text(whole.measure.value)}＝{number_text(value)}%。"
            )
            return own._replace(summary=summary, value=value, value_unit="%")
    return None
