"""What a running total adds within a quarter or a half: the total then minus the total before."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.first.answering.intents.arithmetic import amount_text, comparable, points, sum_text, with_value
from assistant.first.answering.intents.figures import Figure, find_figures
from assistant.first.answering.intents.series import measures_by_quarter
from assistant.first.answering.reply import Context
from assistant.first.answering.wording import (
    QUARTER_NAMES,
    clip,
    figure_text,
    money_text,
    number_text,
    quarters_name,
)
from assistant.model.document import Measure

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
    if not any(q < quarter for q in measures_by_quarter(context, _ALL)):  # nothing ran up before
        summary = f"{QUARTER_NAMES[quarter]}{amount_text(now)}：{clip(now.sentence)}"
        return with_value(context, now.value, now.unit, summary, [now])
    before = [
        f.measure for f in find_figures(context, "milestone", (quarter - 1,)) if f.measure.unit == now.unit
    ]
    if not before:
        return None
    earlier = before[0]
    value = now.value - earlier.value
    summary = (
        f"{QUARTER_NAMES[quarter]}当季{money_text(value, now.unit)}：累计{figure_text(now.value, now.unit)}－"
        f"{QUARTER_NAMES[quarter - 1]}{figure_text(earlier.value, earlier.unit)}＝{figure_text(value, now.unit)}{now.unit}。"
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
        f"{figure_text(last.value, last.unit)}－{before}{figure_text(earlier.value, earlier.unit)}＝{figure_text(value, last.unit)}{last.unit}。"
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


def up_to(context: Context, last: Measure) -> Answer | None:
    """到三季度末累计优化几条, where the quarters state only their own: all of them up to it, added."""
    series = measures_by_quarter(context, _ALL)
    parts = [m for quarter, m in series.items() if quarter <= (last.quarter or 0)]
    if len(parts) < 2 or any(m.cumulative for m in parts):
        return None
    total = sum(m.value for m in parts)
    shown = sum_text([m.value for m in parts], "＋", total, last.unit)
    summary = f"到{QUARTER_NAMES[last.quarter or 4]}累计{money_text(total, last.unit)}：{shown}。"
    return with_value(context, total, last.unit, summary, parts)._replace(series=points(series))


def remaining(context: Context) -> Answer | None:
    """到三季度还差多少户: the year's goal minus the running total; 下半年还要多少 is as of the second."""
    quarters = context.query.quarters
    if quarters[:1] != (1,) and quarters[-1:] == (4,) and len(quarters) > 1:
        quarters = (quarters[0] - 1,)
    elif quarters[:1] == (1,) and len(quarters) < 4:
        quarters = quarters[-1:]
    if len(quarters) != 1:
        return None
    for goal in find_figures(context, "district", ()):
        series = {
            q: m
            for q, m in measures_by_quarter(context, _ALL).items()
            if m.task_id == goal.measure.task_id and m.unit == goal.measure.unit
        }
        done = series.get(quarters[0])
        if done is not None and done.value == goal.measure.value:  # 四季度还剩多少: what it has to do itself
            done = next((m for q, m in reversed(series.items()) if q < quarters[0]), None)
        if done is None or goal.measure.unit == "%":
            continue
        parts = [done] if done.cumulative else [m for q, m in series.items() if q <= (done.quarter or 0)]
        if len(parts) > 1 and any(m.cumulative for m in parts):
            continue
        unit = goal.measure.unit
        value = goal.measure.value - sum(m.value for m in parts)
        shown = sum_text([goal.measure.value, *(m.value for m in parts)], "－", value, unit)
        summary = f"到{QUARTER_NAMES[done.quarter or 0]}还差{money_text(value, unit)}：全年{shown}。"
        return with_value(context, value, unit, summary, [*parts, goal.measure])
    return None
