"""Totals, differences and shares of stated figures; every sentence shows its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Answer, Point, Row
from assistant.first.answering.intents.figures import (
    Figure,
    asked_unit,
    by_quarter,
    find_figures,
    fit_score,
    same_unit,
)
from assistant.first.answering.reply import Context
from assistant.first.answering.topics import strengths
from assistant.first.answering.wording import QUARTER_NAMES, clip, figure_text, money_text, number_text
from assistant.first.query import Term
from assistant.model.document import Measure


def with_value(
    context: Context, value: float, unit: str, summary: str, measures: Iterable[Measure]
) -> Answer:
    rows: dict[tuple[int, int | None], Row] = {}
    by_id = {task.id: task for task in context.document.tasks}
    for measure in measures:
        task = by_id[measure.task_id]
        rows.setdefault((task.number, measure.quarter), context.row(task, measure.quarter))
    whole = int(value) if value == int(value) else value
    return context.answer("quantity", summary, tuple(rows.values()), value=whole, value_unit=unit)


def amount_text(measure: Measure) -> str:
    bound = {"min": "不少于", "about": "约"}.get(measure.bound, "")
    if measure.high != measure.value:
        return f"{bound}{number_text(measure.value)}至{money_text(measure.high, measure.unit)}"
    return f"{bound}{money_text(measure.value, measure.unit)}"


def points(series: dict[int, Measure]) -> tuple[Point, ...]:
    """What a chart draws; none for a single quarter."""
    if len(series) < 2:
        return ()
    return tuple(Point(quarter, measure.value, read_out(measure)) for quarter, measure in series.items())


def read_out(measure: Measure) -> str:
    """The amount, 累计 before a running total."""
    running = "累计" if measure.cumulative and measure.unit != "%" else ""
    return running + amount_text(measure)


def sum_text(values: list[float], sign: str, result: float, unit: str) -> str:
    """200万－100万＝100万元."""
    return f"{sign.join(figure_text(value, unit) for value in values)}＝{figure_text(result, unit)}{unit}"


def sum_of(context: Context, measures: list[Measure]) -> Answer:
    """Several stated figures added up, the addition shown."""
    total = sum(m.value for m in measures)
    unit = measures[0].unit
    who = "全市" if measures[0].scope == "city" else "本区"
    counted = "、".join(dict.fromkeys(clip(m.counted, 20) for m in measures))
    shown = sum_text([m.value for m in measures], "＋", total, unit)
    summary = f"{who}共{money_text(total, unit)}：{shown}（{counted}）。"
    return with_value(context, total, unit, summary, measures)


def difference_between(context: Context) -> Answer | None:
    """四季度比二季度多多少户, 甲比乙多多少个: the larger minus the smaller; 几倍: the first by the second."""
    quarters = context.query.quarters
    if len(quarters) > 1:
        return _between_quarters(context, quarters[0], quarters[-1])
    if {"city", "district"} <= context.query.modifiers:
        return _city_and_district(context)
    sides = each_side(context)
    if len(sides) < 2:
        return None
    named = sides[:2]
    return (_divide if "ratio" in context.query.modifiers else _subtract)(context, named[0], named[1])


def _between_quarters(context: Context, first: int, second: int) -> Answer | None:
    figures = find_figures(context, "milestone", (first, second))
    for cumulative in (0, 1) if "cumulative" not in context.query.modifiers else (1, 0):
        series = by_quarter([f for f in figures if f.measure.cumulative == cumulative])
        if len(series) == 2:
            break
    else:
        series = by_quarter(figures)
    if len(series) != 2:
        return None
    sides = [(series[quarter], QUARTER_NAMES[quarter]) for quarter in (first, second)]
    combine = _divide if "ratio" in context.query.modifiers else _subtract
    return combine(context, sides[0], sides[1])._replace(series=points(series))


def _city_and_district(context: Context) -> Answer | None:
    """全市比本区多多少家: the city's figure and the district's share of it."""
    for part in find_figures(context, "district", ()):
        for whole in find_figures(context, "city", ()):
            if part.measure.task_id == whole.measure.task_id and comparable(part.measure, whole.measure):
                combine = _divide if "ratio" in context.query.modifiers else _subtract
                return combine(context, (whole.measure, "全市"), (part.measure, "本区"))
    return None


def each_side(context: Context) -> list[tuple[Measure, str]]:
    """The figure of each group of words (甲比乙, 甲加上乙) with its name, all in the unit of the first."""
    groups: dict[int, list[Term]] = {}
    for term in context.query.terms:
        groups.setdefault(term.group, []).append(term)
    scope = "city" if "city" in context.query.modifiers else "district"
    found: list[tuple[Measure, str]] = []
    for terms in groups.values():
        figures = _of_own_tasks(context, terms, find_figures(context, scope, (), terms=terms))
        figures.sort(key=lambda f: -fit_score(terms, f.measure, asked_unit(context.query)))
        same = [f for f in figures if not found or f.measure.unit == found[0][0].unit]
        if same and same[0].measure not in [
            measure for measure, _ in found
        ]:  # 健身园新建和更新 is one figure
            found.append((same[0].measure, _name_of(terms)))
    return found


def _name_of(terms: list[Term]) -> str:
    """What a side is called: its first thing, as it was typed."""
    things = [t for t in terms if t.kind in ("topic", "word")] or terms
    return things[0].surface


def _of_own_tasks(context: Context, terms: list[Term], figures: list[Figure]) -> list[Figure]:
    """The figures of the tasks that only these words name; within one task, those whose text has a word."""
    named = {i for term in terms for i in strengths(context.document, term)}
    ids = {task.id for task in context.tasks if task.index in named}
    if 0 < len(ids) < len(context.tasks):
        return [f for f in figures if f.measure.task_id in ids]
    return [f for f in figures if fit_score(terms, f.measure, "") > 0]


def _subtract(context: Context, first: tuple[Measure, str], second: tuple[Measure, str]) -> Answer:
    (more, name), (less, _) = (first, second) if first[0].value >= second[0].value else (second, first)
    value = round(more.value - less.value, 6)
    amount = f"{number_text(value)}个百分点" if more.unit == "%" else money_text(value, more.unit)
    running = "累计" if more.cumulative and less.quarter and more.unit != "%" else ""
    said = f"{name}{running}多{amount}" if value else f"{first[1]}和{second[1]}一样多"
    summary = f"{said}：{sum_text([more.value, less.value], '－', value, more.unit)}。"
    return with_value(context, value, more.unit, summary, [first[0], second[0]])


def _divide(context: Context, first: tuple[Measure, str], second: tuple[Measure, str]) -> Answer:
    """The one named first as a multiple of the other; 四季度是二季度的几倍 names the later quarter first."""
    (over, name), (under, other) = (first, second)
    if context.query.quarters and under.value > over.value:
        (over, name), (under, other) = (second, first)
    value = round(over.value / under.value, 10)
    summary = (
        f"{name}是{other}的{number_text(value)}倍：{figure_text(over.value, over.unit)}÷{figure_text(under.value, under.unit)}"
        f"＝{number_text(value)}。"
    )
    return with_value(context, value, "倍", summary, [over, under])


def share_of(context: Context) -> Answer | None:
    """A part of a whole in percent: the quarter's figure of the year's goal, else the district's of the city's."""
    query = context.query
    if query.quarters and not query.whole_year:
        parts = find_figures(context, "milestone", query.quarters, asked="")
        if "city" in query.modifiers:
            return _share(context, parts, "city")
        rates = [f for f in parts if f.measure.unit == "%" and "目标" in f.measure.clause]
        if rates:
            measure = rates[0].measure
            return with_value(
                context, measure.value, "%", f"{amount_text(measure)}：{clip(measure.sentence)}", [measure]
            )
        whole_scope = "district"
    else:
        parts, whole_scope = find_figures(context, "district", (), asked=""), "city"
    return _share(context, parts, whole_scope)


def _share(context: Context, parts: list[Figure], whole_scope: str) -> Answer | None:
    for part in parts:
        for whole in find_figures(context, whole_scope, (), asked=""):
            if part.measure.task_id == whole.measure.task_id and comparable(part.measure, whole.measure):
                return _ratio(context, counted_alike(part.measure, parts), whole.measure)
    return None


def counted_alike(measure: Measure, figures: list[Figure]) -> list[Measure]:
    """``measure`` and the others of its task that count the same thing (two schools' places)."""
    key = (measure.task_id, measure.unit, measure.counted, measure.quarter)
    return [m for f in figures if ((m := f.measure).task_id, m.unit, m.counted, m.quarter) == key]


_VERBS = ("建设", "新建", "改造", "完成", "提升", "新增", "创建", "达到")


def comparable(part: Measure, whole: Measure) -> bool:
    """Whether a share makes sense: the same unit, or (6家 of 100个) words for the same things."""
    if part.unit == "%" or whole.value <= 0:
        return False
    if part.unit == whole.unit:
        return True
    tail = part.counted[-2:]
    return same_unit(part.unit, whole) and (tail in whole.clause or tail in _VERBS)


def _ratio(context: Context, parts: list[Measure], whole: Measure) -> Answer:
    total = sum(part.value for part in parts)
    value = round(total / whole.value * 100, 10)
    added = "＋".join(number_text(part.value) for part in parts)
    shown = f"（{added}）" if len(parts) > 1 else added
    summary = (
        f"占{number_text(value)}%：{shown}÷{number_text(whole.value)}＝{number_text(value)}%"
        f"（{clip(parts[0].clause, 30)}；{clip(whole.clause, 30)}）。"
    )
    return with_value(context, value, "%", summary, [*parts, whole])
