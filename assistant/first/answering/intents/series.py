"""A quantity quarter by quarter: the figures of one thing, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.answer import Answer
from assistant.first.answering.intents.arithmetic import amount_text, points, read_out, with_value
from assistant.first.answering.intents.figures import Figure, by_quarter, find_figures
from assistant.first.answering.reply import Context
from assistant.first.answering.wording import QUARTER_NAMES, clip, money_text, number_text, quarters_name
from assistant.model.document import Measure

_SAME_THING = 1.2  # figures whose fit is that near count the same thing
_ALL = (1, 2, 3, 4)


def measures_by_quarter(context: Context, quarters: Iterable[int]) -> dict[int, Measure]:
    """Quarter → the figure of what fits the question best: running totals where the list has them."""
    wanted = tuple(quarters)
    in_wanted = find_figures(context, "milestone", wanted)
    if not in_wanted:
        return {}
    top = in_wanted[0]
    stated = _alike(top, find_figures(context, "milestone", _ALL))
    alone = Counter(
        f.measure.quarter for f in stated
    )  # 累计完成300户改造任务: of its quarter there is no other
    same = [
        f
        for f in stated
        if f.score >= top.score - _SAME_THING or (f.measure.cumulative and alone[f.measure.quarter] == 1)
    ]
    same.sort(key=lambda f: not f.measure.cumulative)  # of a quarter's two figures the running total
    series = _of_one_kind(by_quarter(same or [top]))
    return {quarter: measure for quarter, measure in series.items() if quarter in wanted}


def _of_one_kind(series: dict[int, Measure]) -> dict[int, Measure]:
    """Running totals (what the first quarter does is one as well) or each quarter's own, not a mixture."""
    _, *rest = series.values()
    if all(m.cumulative for m in rest):
        return series
    kinds = [m.cumulative for m in series.values()]
    kept = max(set(kinds), key=kinds.count)
    return {quarter: measure for quarter, measure in series.items() if measure.cumulative == kept}


def _alike(top: Figure, figures: list[Figure]) -> list[Figure]:
    """The figures of the task and in the unit of ``top``."""
    task, unit = top.measure.task_id, top.measure.unit
    return [f for f in figures if f.measure.task_id == task and f.measure.unit == unit] or [top]


def quarter_by_quarter(context: Context) -> Answer | None:
    """每个季度发多少, 一季度和三季度分别多少: every named quarter's figure; ``value`` is their total."""
    quarters = context.query.quarters or _ALL
    series = measures_by_quarter(context, quarters)
    if not series:
        return None
    measures = list(series.values())
    last = measures[-1]
    unit = last.unit
    parts = "，".join(f"{QUARTER_NAMES[q]}{read_out(m)}" for q, m in series.items())
    if len(series) == 1:
        summary = f"{quarters_name(quarters)}里只有{QUARTER_NAMES[last.quarter or 0]}写明{amount_text(last)}：{clip(last.sentence)}"
        return with_value(context, last.value, unit, summary, measures)
    if last.cumulative:
        value = last.value
        summary = f"{parts}。"
    else:
        value = sum(m.value for m in measures)
        total = "＋".join(number_text(m.value) for m in measures)
        summary = f"{parts}，共{money_text(value, unit)}（{total}＝{number_text(value)}{unit}）。"
    answer = with_value(context, value, unit, summary, measures)
    return answer._replace(series=points(series))


def with_series(context: Context, answer: Answer) -> Answer:
    """``answer`` with the figures of its quarters where it is about one task over several."""
    if len(context.selection.tasks) != 1:
        return answer
    quarters = context.query.quarters
    return answer._replace(series=points(measures_by_quarter(context, quarters)))


def extreme_quarter(context: Context) -> Answer | None:
    """哪个季度优化的线路最多: each quarter's own figures compared; running totals by what they add."""
    series = measures_by_quarter(context, context.query.quarters or _ALL)
    running = any(m.cumulative and m.unit != "%" for m in series.values())
    before = dict(zip(series, [0.0, *(m.value for m in series.values())], strict=False))
    own = {quarter: m.value - running * before[quarter] for quarter, m in series.items()}
    if len(own) < 2:
        return None
    most = "fewest" not in context.query.modifiers
    best = (max if most else min)(own.values())
    chosen = [quarter for quarter, value in own.items() if value == best]
    unit = series[chosen[0]].unit
    parts = "，".join(f"{QUARTER_NAMES[q]}{money_text(value, unit)}" for q, value in own.items())
    names = "、".join(QUARTER_NAMES[q] for q in chosen)
    summary = f"{names}最{'多' if most else '少'}，{money_text(best, unit)}（当季：{parts}）。"
    if len(chosen) == len(own):
        summary = f"各季度一样多，都是{money_text(best, unit)}。"
    rows = tuple(with_value(context, best, unit, "", [series[q]]).rows[0] for q in chosen)
    answer = context.answer("when", summary, rows)
    return answer._replace(series=points(series))
