"""By how much one figure is more than another, and how many times it is."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.aggregates.share import comparable
from assistant.answering.aggregates.total import Side, sides
from assistant.answering.figures import find, points, with_value
from assistant.answering.filters import place
from assistant.answering.line import Line, line
from assistant.answering.measures import alike
from assistant.answering.selection import Context, whose
from assistant.answering.wording import amount, clip, figure_text, number_text
from assistant.model.document import Measure
from assistant.query import TopicFilter
from assistant.slots import QUARTER_NAMES


def difference(context: Context) -> Answer | None:
    """四季度比二季度多多少户, 甲比乙多多少个, 全市比本区: the larger minus the smaller; 几倍: one by the other."""
    named = sides(context)
    if len(place.stems(context.ask)) > 1 and len(named) != 2:
        return None  # of one of them the list states no figure of its own
    if len(named) > 1:
        return _combined(context, named[0], named[1])
    if len(context.quarters) > 1:
        return _between_quarters(context)
    return _of_two_alike(context) or (_city_and_district(context) if context.ask.figure.scope else None)


def _of_two_alike(context: Context) -> Answer | None:
    """两个学校的学位差多少: the task states two figures of one thing."""
    named = any(isinstance(f, TopicFilter) for f in context.ask.filters)
    fits = find(context, "district") if named else []
    two = alike(fits[0].measure, fits) if fits else []
    return _combined(context, *(Side(f"“{clip(m.clause, 20)}”", m) for m in two)) if len(two) == 2 else None


def _combined(context: Context, first: Side, second: Side) -> Answer | None:
    return (_divided if context.ask.aggregate == "ratio" else subtracted)(context, first, second)


def _between_quarters(context: Context) -> Answer | None:
    """The quarters' own where both state them, else the running totals at their ends."""
    early, late = context.quarters[0], context.quarters[-1]
    found = line(context, (early, late))
    if found is None:
        return None
    if context.ask.figure.running == "own":
        return _of_quarters_alone(context, found, early, late)
    total = context.ask.figure.running == "total" or not {early, late} <= found.own.keys()
    shown = {q: m for q in (early, late) if (m := found.stated(q, total))}
    if len(shown) < 2:
        return None
    told = _combined(context, *(Side(QUARTER_NAMES[q], m) for q, m in shown.items()))
    return told and told._replace(series=points(shown))


def _of_quarters_alone(context: Context, found: Line, early: int, late: int) -> Answer | None:
    """四季度当季比三季度当季少多少: what each quarter itself adds, subtracted from running totals where need be."""
    parts = {q: part for q in (early, late) if (part := found.alone(q))}
    if len(parts) < 2 or any(m.high != m.value for part in parts.values() for m in part.measures):
        return None
    own = (
        Side(
            f"{QUARTER_NAMES[q]}当季",
            part.measures[-1]._replace(value=part.value, high=part.value, cumulative=0),
        )
        for q, part in parts.items()
    )
    return _combined(context, *own)


def _city_and_district(context: Context) -> Answer | None:
    """全市比本区多多少家: the city's figure and the district's share of it."""
    for part, _ in find(context, "district"):
        for whole, _ in find(context, "city"):
            if part.task_id == whole.task_id and comparable(part, whole):
                return _combined(
                    context, Side(whose(context, whole), whole), Side(whose(context, part), part)
                )
    return None


def subtracted(context: Context, first: Side, second: Side) -> Answer:
    more, less = (first, second) if first.measure.value >= second.measure.value else (second, first)
    of = more.measure.unit
    value = round(more.measure.value - less.measure.value, 6)
    much = f"{number_text(value)}个百分点" if of == "%" else amount(value, of)
    running = "累计" if _runs(more.measure) and less.measure.quarter else ""
    said = f"{more.name}{running}多{much}" if value else f"{first.name}和{second.name}一样多"
    shown = (
        f"{figure_text(more.measure.value, of)}－{figure_text(less.measure.value, of)}＝{amount(value, of)}"
    )
    return with_value(context, value, of, f"{said}：{shown}。", [first.measure, second.measure])


def _divided(context: Context, first: Side, second: Side) -> Answer | None:
    """The one named first as a multiple of the other; 四季度是二季度的几倍 names the later quarter first."""
    over, under = first, second
    if over.measure.quarter and under.measure.value > over.measure.value:
        over, under = under, over
    if not under.measure.value:
        return None
    value = round(over.measure.value / under.measure.value, 10)
    shown = f"{figure_text(over.measure.value, over.measure.unit)}÷{figure_text(under.measure.value, under.measure.unit)}"
    said = f"{over.name}是{under.name}的{number_text(value)}倍：{shown}＝{number_text(value)}。"
    return with_value(context, value, "倍", said, [over.measure, under.measure])


def _runs(measure: Measure) -> bool:
    return bool(measure.cumulative) and measure.unit != "%"
