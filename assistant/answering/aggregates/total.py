"""Several figures added: of quarters, of both sides named; running totals are differenced first."""

from __future__ import annotations

from typing import NamedTuple

from assistant.answer import Answer
from assistant.answering import refuse
from assistant.answering.counted import counts_it
from assistant.answering.figures import Words, amount_text, find, fit, points, with_value, words_of
from assistant.answering.filters import period, place
from assistant.answering.line import Line, Part, line, quarter_name
from assistant.answering.measures import PIECES, Fit, best, is_part, thing
from assistant.answering.selection import Context, flat, whose
from assistant.answering.wording import ALL, amount, clip, figure_text, quarters_name, sentence, united
from assistant.model.document import Measure, fold
from assistant.query import PlaceFilter, TopicFilter, UnitFilter
from assistant.slots import QUARTER_NAMES


class Side(NamedTuple):
    """The figure of one of the things named (甲比乙, 甲加上乙), and what it is called."""

    name: str
    measure: Measure


class Sides(NamedTuple):
    """The figures found, and the names of those that state none that could be set beside them."""

    found: list[Side]
    lacking: list[str]


def total(context: Context) -> Answer | None:
    """一共: the sides added; else the quarters; None when it is one stated figure."""
    found, lacking = both = _sides(context)
    if found and lacking:
        return _not_added(context, both)
    if len(found) > 1:
        return added(context, [side.measure for side in found], [side.name for side in found])
    if len(context.quarters) > 1 and not period.whole(context.ask):
        return of_quarters(context)
    return None


def added(context: Context, measures: list[Measure], names: list[str] | None = None) -> Answer:
    """Several stated figures added up, the addition shown; ``names``: what each is of, where it was named."""
    result = sum(m.value for m in measures)
    of = measures[0].unit if len({m.unit for m in measures}) == 1 else "个"
    who = whose(context, measures[0])
    counted = "、".join(dict.fromkeys(names or [clip(m.counted, 20) for m in measures]))
    shown = "＋".join(figure_text(m.value, of) for m in measures)
    said = f"{who}共{amount(result, of)}：{shown}＝{amount(result, of)}（{counted}）。"
    return with_value(context, result, of, said, measures)


def of_quarters(context: Context, quarters: tuple[int, ...] = ()) -> Answer | None:
    """二季度和四季度一共 adds those two quarters' own figures; a span from the start reads the running total."""
    quarters = quarters or context.quarters
    found = line(context, quarters)
    if found is None:
        return _of_the_year(context) if quarters == ALL else None
    last = found.total.get(quarters[-1])
    unbroken = quarters == tuple(range(quarters[0], quarters[-1] + 1))
    if last and (found.unit == "%" or (unbroken and _from_start(context, found, quarters))):
        said = f"{quarters_name(quarters)}累计{amount_text(last)}（取{quarter_name(last)}的累计数）：{sentence(clip(last.sentence))}"
        series = points({q: m for q, m in found.series().items() if q in quarters})
        return with_value(context, last.value, last.unit, said, [last], series)
    if last and unbroken and (before := found.up_to(quarters[0] - 1)):
        return _since(context, found, quarters, last, before)
    return _each_added(context, found, quarters)


def _from_start(context: Context, found: Line, quarters: tuple[int, ...]) -> bool:
    """Whether nothing ran up before the first of the quarters, or all of it is asked for."""
    return context.ask.figure.running == "total" or found.up_to(quarters[0] - 1) is None


def _since(context: Context, found: Line, quarters: tuple[int, ...], last: Measure, before: Part) -> Answer:
    """下半年一共: the running total at the end minus the one before."""
    value = last.value - before.value
    name = quarter_name(before.measures[-1])
    said = (
        f"{quarters_name(quarters)}共{amount(value, found.unit)}：{quarter_name(last)}累计{figure_text(last.value, found.unit)}"
        f"－{name}{figure_text(before.value, found.unit)}＝{amount(value, found.unit)}。"
    )
    return with_value(context, value, found.unit, said, [*before.measures, last])


def _each_added(context: Context, found: Line, quarters: tuple[int, ...]) -> Answer | None:
    """Every quarter's own figure, added."""
    parts = {q: part for q in quarters if (part := found.alone(q))}
    if not parts or found.unit == "%":
        return None
    if _is_said_again(parts, quarters):
        parts.popitem()
    measures = list(dict.fromkeys(m for part in parts.values() for m in part.measures))
    if len(parts) == 1:
        ((quarter, part),) = parts.items()
        said = f"{quarters_name(quarters)}里只有{QUARTER_NAMES[quarter]}写明{amount(part.value, found.unit)}"
        stands = part.measures[-1]
        return with_value(
            context, part.value, found.unit, f"{said}：{sentence(clip(stands.sentence))}", measures
        )
    value = sum(part.value for part in parts.values())
    shown = "＋".join(
        f"{QUARTER_NAMES[q]}{figure_text(p.value, found.unit)}{f'（{p.shown}）' if p.shown else ''}"
        for q, p in parts.items()
    )
    said = f"{quarters_name(quarters)}共{amount(value, found.unit)}：{shown}＝{amount(value, found.unit)}。"
    series = points({q: part.measures[-1] for q, part in parts.items()})
    return with_value(context, value, found.unit, said, measures, series)


def _is_said_again(parts: dict[int, Part], quarters: tuple[int, ...]) -> bool:
    """计划招聘18名 … 18名到岗: one number, said of two steps, is not added to itself."""
    values = [part.value for part in parts.values()]
    counted = {part.measures[-1].counted for part in parts.values()}
    return quarters == ALL and len(values) == 2 and len(set(values)) == 1 and len(counted) == 2


def _of_the_year(context: Context) -> Answer | None:
    """The quarters state no figure, the year does."""
    fits = [f for f in find(context, "district") if counts_it(context, f.measure)]
    if not fits:
        return None
    measures = best(fits)
    first = measures[0]
    value = sum(m.value for m in measures)
    said = f"各季度没有写明，全年{amount_text(first) if len(measures) == 1 else amount(value, first.unit)}：{sentence(clip(first.sentence))}"
    return with_value(context, value, first.unit, said, measures)


# —— the sides of a sum or a comparison ——


def sides(context: Context) -> list[Side]:
    """The figure of each topic, or of each unit, named; all in the unit of the first."""
    return _sides(context).found


def _sides(context: Context) -> Sides:
    topics = [
        t for f in flat(context.ask.filters) if isinstance(f, TopicFilter) and not f.negated for t in f.topics
    ]
    if len(topics) > 1:
        named: list[tuple[str, set[int], Words]] = [
            (topic.surface, set(topic.tasks), topic.words or ((topic.surface,),)) for topic in topics
        ]
    else:
        named = [
            (one.name, {t.index for t in context.tasks if t.unit_ids & one.ids}, ())
            for f in flat(context.ask.filters)
            if isinstance(f, UnitFilter) and not f.negated
            for one in f.units
        ]
    if len(topics) < 2 and (places := _places(context)):
        return Sides(places, [])
    found: list[Side] = []
    lacking: dict[str, set[int]] = {}
    # 甲比辛庄镇的乙: the place is one side's
    anywhere = tuple(f for f in context.ask.filters if not isinstance(f, PlaceFilter))
    context = context._replace(ask=context.ask._replace(filters=anywhere))
    for name, tasks, words in named if len(named) > 1 else []:
        fits = _of_side(context.only(tasks & set(context.chosen)), words, len(topics) > 1)
        same = [f.measure for f in fits if not found or _addable(context, found[0].measure, f.measure)]
        taken = [side.measure for side in found]
        counted = [(m.task_id, m.unit, m.counted) for m in taken if m.quarter]
        own = [m for m in same if m not in taken and any(group[0] in m.counted for group in words)]
        same = own or same  # 高级技师和技师: two figures have 技师
        again = bool(same) and (same[0].task_id, same[0].unit, same[0].counted) in counted
        # 健身园新建和更新 is one figure, 收入 of two quarters one thing's
        if same and same[0] not in taken and not again:
            found.append(Side(name, same[0]))
        elif not same and words:
            lacking[name] = tasks
    ids = {side.measure.task_id for side in found}
    there = {task.index for task in context.tasks if task.id in ids}  # 小娃…眼神: words of one task
    return Sides(found, [name for name, tasks in lacking.items() if tasks.isdisjoint(there)])


def _addable(context: Context, first: Measure, other: Measure) -> bool:
    """The same unit; 一共几个 counts whatever is counted in pieces."""
    bare = context.ask.figure.unit == "" and context.ask.aggregate != "sum"  # 哪个多
    pieces = (bare or context.ask.figure.unit == "个") and {first.unit, other.unit} <= PIECES
    return first.unit == other.unit or pieces


def _not_added(context: Context, both: Sides) -> Answer:
    """口袋公园和停车泊位一共多少, of 5个 and nothing in 个: each by itself can be asked."""
    stated = "、".join(f"{side.name}{amount_text(side.measure)}" for side in both.found)
    said = f"{stated}；{united(both.lacking)}没有写明能和它相加的数，所以没有相加。"
    return refuse.not_found(context.ask, context.document, said, [task.number for task in context.tasks])


def _places(context: Context) -> list[Side]:
    """石亭县比白鹭县多多少公里: of several places each one's own figure; none where one has none."""
    named = [f for f in flat(context.ask.filters) if isinstance(f, PlaceFilter) and not f.negated]
    each = [name for f in named for name in f.places]
    found = []
    for name in each if len(each) > 1 else []:
        others = tuple(f for f in context.ask.filters if f not in named)
        alone = context.ask._replace(filters=(*others, PlaceFilter((name,), named[0].tasks)))
        fits = _of_side(context._replace(ask=alone), words_of(context), False)
        stems = place.stems(alone)
        own = [f.measure for f in fits if any(stem in f.measure.counted for stem in stems)]
        found += [Side(name, own[0])] if own else []
    return found if len(found) == len(each) else []


def _of_side(context: Context, words: Words, telling: bool) -> list[Fit]:
    """Figures of one side, best first; within one task those whose text has a word of it."""
    quarters = context.quarters if not period.whole(context.ask) else ()
    scope = context.ask.figure.scope or ("milestone" if quarters else "district")
    fits = find(context, scope, quarters if scope == "milestone" else (), words=words)
    if not fits and not quarters and scope == "district":
        # 30名学生、10名家长, which one quarter alone states
        told = find(context, "milestone", ALL, words=words)
        fits = told if len({f.measure.quarter for f in told}) == 1 else fits
    shared = [f for f in fits if fit(words, f.measure, "") > 0]
    # 云平台覆盖的卫生服务站和村卫生室: each side by what it ends in; 小学学位 is a part of 6000个，其中小学3600个
    head = words[-1] if words else ()
    name = "".join(group[0] for group in words)
    asked = context.ask.figure.noun
    shared.sort(
        key=lambda f: (
            not (asked and fold(f.measure.counted).endswith(asked)),  # 码头和停车场新增多少泊位
            not (is_part(f.measure) and thing(f.measure) in name),
            not any(word in fold(f.measure.counted) for word in head),
        )
    )
    return shared if telling and shared else fits
