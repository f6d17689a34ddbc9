"""The Query before + the Query now → the Query meant.  Pure: no text, no list, no terminal.

Each slot is filled, kept or replaced:

=============== ==========================================================================
the turn         what happens
=============== ==========================================================================
names a subject  complete question: inherits nothing; fragment (残联呢): keeps quarters and intent
names quarters   keeps the subject; after 谁负责, 几项, 什么时候 it asks what is to be done
asks only        谁负责, 什么时候, 几项 drop the quarters; 多少 and 做什么 keep them
adds, removes    再加上, 跟…比: the tasks of both; 不算, 去掉: takes away
corrects         不是甲，是乙; 改成: replaces what is named, keeps the rest
narrows          只看, 其中: among the tasks shown
points           第二个, 这个, 他们: the tasks, or the units, of the last answer
=============== ==========================================================================
"""

from __future__ import annotations

from typing import NamedTuple

from assistant.first.query import Query, UnitRef
from assistant.first.turn_kinds import asks_something, is_complete, is_fragment, own_subject, points_back

_UNKNOWN = 0.5  # a turn with this much not understood is a question of its own
_NOTHING_BEFORE = "前面没有可以接着问的内容，请把单位或事项说完整。"


class Turn(NamedTuple):
    """What the last answer left: its query, its tasks in order, their units as references."""

    query: Query
    tasks: tuple[int, ...]
    units: tuple[UnitRef, ...]


def merge(previous: Turn | None, now: Query) -> Query:
    """The query meant by ``now`` after ``previous``; a turn that points at nothing gets a problem."""
    meant = _merged(previous, now)
    parts = now.parts if meant is now else ()
    if previous is not None and meant is not now:
        meant = _in_place(meant, previous.query, now)
    return meant._replace(text=now.text, tokens=now.tokens, mentions=now.mentions, parts=parts)


def _merged(previous: Turn | None, now: Query) -> Query:
    if now.intent == "help":
        return now
    if previous is None:
        return _unresolved(now, _NOTHING_BEFORE) if points_back(now) else now
    whole_list = "everything" in now.modifiers or (
        "everywhere" in now.modifiers and "so" not in now.modifiers
    )
    if (now.unknown_weight >= _UNKNOWN or now.problems or whole_list) and not now.has_subject:
        return now
    if is_complete(now):
        return now
    if now.references:
        return _item(previous, now)
    if now.excluded_units or now.excluded_terms or now.excluded_categories or now.excluded_quarters:
        if not now.has_subject:
            return _without(previous.query, now)
    if "they" in now.modifiers and not now.units:
        return _their(previous, now)
    if "it" in now.modifiers and not now.has_subject:
        return _carry(previous, _pointed(previous)._replace(intent=previous.query.intent), now)
    if "add" in now.modifiers:
        return _with(previous.query, now)
    if "only" in now.modifiers or (now.conditions and not now.has_subject):
        return _narrowed(previous, now)
    if not own_subject(now):
        return _carry(previous, previous.query, now)
    if now.modifiers & {"instead", "not"} or is_fragment(now):
        return _replaced(previous.query, now)
    return now


def _in_place(meant: Query, before: Query, now: Query) -> Query:
    """Which list: the year and the region that are named now, else those of the turn before."""
    kept: tuple[str, ...] = ()
    if now.year_step and before.year is not None:  # 明年呢, of the list that is being spoken of
        year, own = before.year + now.year_step, now.years[0] - now.year_step
        meant = meant._replace(year=None if year == own else year, years=(year,))
    elif now.years:
        meant = meant._replace(year=now.year, years=now.years)
    else:
        meant = meant._replace(year=before.year, years=before.years)
        kept += tuple(f"{year}年" for year in before.years)
    if now.regions:
        meant = meant._replace(region=now.region, regions=now.regions)
    else:
        meant = meant._replace(region=before.region, regions=before.regions)
        kept += before.regions
    named = now.years or now.regions or "everywhere" in now.modifiers
    everywhere = now.modifiers if named else before.modifiers
    modifiers = meant.modifiers - {"everywhere"} | everywhere & {"everywhere"}
    elsewhere = before.year is not None or before.region is not None
    return meant._replace(modifiers=modifiers, inherited=((*kept,) if elsewhere else ()) + meant.inherited)


def _unresolved(now: Query, reason: str) -> Query:
    return now._replace(problems=(f"dialogue:{reason}",))


def _item(previous: Turn, now: Query) -> Query:
    """第N个: the N-th task of the last answer."""
    number = now.references[0].number
    if not previous.tasks or not (number == -1 or 1 <= number <= len(previous.tasks)):
        return _unresolved(now, f"上一个回答只有{len(previous.tasks)}项，没有第{number}个。")
    task = previous.tasks[number - 1 if number > 0 else -1]
    keeps = not asks_something(now) and not now.quarters
    quarters = previous.query.quarters if keeps else now.quarters
    inherited = (f"任务{task}", *(_quarter_names(previous.query) if keeps else ()))
    return now._replace(tasks=(task,), quarters=quarters, references=(), inherited=inherited)


def _their(previous: Turn, now: Query) -> Query:
    """他们: the units of the last answer; 别的 leaves out the tasks just shown."""
    units = previous.query.units or previous.units
    if not units:
        return _unresolved(now, _NOTHING_BEFORE)
    names = tuple(unit.surface for unit in units)
    excluded = previous.tasks if "else" in now.modifiers else ()
    return now._replace(units=units, excluded_tasks=excluded, inherited=names)


def _pointed(previous: Turn) -> Query:
    """这个, 这几项: just the tasks of the last answer."""
    return Query(tasks=previous.tasks, quarters=previous.query.quarters)


def _without(before: Query, now: Query) -> Query:
    """不算教育局, 去掉一季度: takes away, keeps the rest."""
    gone = {unit.core for unit in now.excluded_units}
    kept = tuple(unit for unit in before.units if unit.core not in gone)
    removed_only_names = len(kept) < len(before.units) and kept
    quarters = tuple(q for q in before.quarters if q not in now.excluded_quarters)
    result = before._replace(
        question=now.question,
        units=kept if removed_only_names else before.units,
        excluded_units=before.excluded_units + (() if removed_only_names else now.excluded_units),
        excluded_terms=before.excluded_terms + now.excluded_terms,
        excluded_categories=before.excluded_categories + now.excluded_categories,
        also=tuple(q for q in before.also if not (q.units and gone.issuperset(u.core for u in q.units))),
        quarters=quarters or before.quarters,
        intent="units" if before.intent == "units" else "list",
        ask=None,
        modifiers=frozenset(),
        corrections=now.corrections,
    )
    return result._replace(inherited=_names(result))


def _with(before: Query, now: Query) -> Query:
    """再加上教育局, 跟二季度比呢: both."""
    quarters = tuple(sorted({*before.quarters, *now.quarters})) if now.quarters else before.quarters
    asked = before._replace(
        question=now.question,
        quarters=quarters,
        corrections=now.corrections,
        inherited=_names(before),
        intent="list" if before.intent in ("when", "quantity") else before.intent,
    )
    if not now.has_subject:
        return asked
    plain = (
        before.units and now.units and not (before.things or now.things or before.categories or before.also)
    )
    if plain and not before.excluded_units:
        return asked._replace(units=before.units + now.units)
    added = Query(units=now.units, categories=now.categories, tasks=now.tasks, terms=now.terms)
    return asked._replace(also=(*before.also, added))


def _narrowed(previous: Turn, now: Query) -> Query:
    """只看停车场的, 其中有数字的: among the tasks just shown."""
    before = previous.query
    if not now.has_subject and not now.conditions:
        return _carry(previous, before, now)
    return now._replace(
        intent="list" if now.intent == "quantity" and not (now.ask and now.ask.unit) else now.intent,
        tasks=previous.tasks,
        quarters=now.quarters or before.quarters,
        inherited=_names(before),
    )


def _replaced(before: Query, now: Query) -> Query:
    """A new unit or topic in the place of the old one; quarters and what is asked stay."""
    steps = tuple(t for t in before.terms if t.kind == "event") if before.intent == "when" else ()
    asks = asks_something(now)
    quarters = now.quarters or before.quarters
    inherited = () if now.quarters else _quarter_names(before)
    return now._replace(
        intent=now.intent if asks or now.quarters else before.intent,
        ask=now.ask if asks else before.ask,
        modifiers=now.modifiers if asks else now.modifiers | before.modifiers & _CARRIED,
        terms=now.terms + steps,
        quarters=quarters,
        whole_year=now.whole_year or (before.whole_year and not now.quarters),
        end_of_year=now.end_of_year or (before.end_of_year and not now.quarters),
        inherited=inherited,
    )


_CARRIED = frozenset(("cumulative", "perquarter", "most", "fewest", "sum"))


def _carry(previous: Turn, before: Query, now: Query) -> Query:
    """No subject of its own: the subject of the turn before, and its quarters where they still apply."""
    asks = asks_something(now)
    if "当季" in now.text and before.quarters:  # the quarter just spoken of, not today's
        now = now._replace(quarters=before.quarters, modifiers=now.modifiers | {"perquarter"})
    intent = now.intent if asks else _silent_intent(before, now)
    if not asks and now.terms and all(t.kind == "event" for t in now.terms) and not now.quarters:
        intent = "when"  # 危房改造…；竣工呢
    keeps = _keeps_quarters(previous.query, now, intent)
    quarters = now.quarters or (before.quarters if keeps else ())
    if (
        now.quarters
        and "difference" in now.modifiers
        and len(now.quarters) == 1
        and len(before.quarters) == 1
    ):
        quarters = tuple(sorted({*before.quarters, *now.quarters}))  # 比二季度多几条
    changes_scope = bool(now.modifiers & {"city", "district"})
    steps = tuple(t for t in now.terms if t.kind == "event")
    kept_terms = before.terms if intent != "list" or not steps else before.things
    return before._replace(
        question=now.question,
        intent=intent,
        quarters=quarters,
        whole_year=now.whole_year if now.quarters else before.whole_year and keeps,
        end_of_year=now.end_of_year if now.quarters else before.end_of_year and keeps,
        terms=tuple(t for t in kept_terms if t.kind != "event" or not steps) + steps + now.things,
        ask=now.ask if asks else before.ask if intent == "quantity" else None,
        conditions=now.conditions or before.conditions,
        numbers=now.numbers,
        modifiers=now.modifiers
        | (before.modifiers & _CARRIED if not asks and not changes_scope else frozenset()),
        problems=now.problems,
        corrections=now.corrections,
        ignored=now.ignored,
        inherited=_names(before, with_quarters=keeps and not now.quarters),
    )


def _silent_intent(before: Query, now: Query) -> str:
    """What a bare 四季度呢 asks: a number still a number, else what is to be done."""
    if before.intent == "quantity":
        return "quantity"
    return "list" if now.quarters or before.intent != "count" else before.intent


def _keeps_quarters(before: Query, now: Query, intent: str) -> bool:
    if now.modifiers & {"sum", "city", "this_year"} or now.excluded_quarters:
        return False
    if "detail" in now.modifiers:
        return False
    return intent in ("list", "quantity")


def _quarter_names(query: Query) -> tuple[str, ...]:
    from assistant.first.answering.wording import quarters_name

    return (quarters_name(query.quarters),) if query.quarters else ()


def _names(query: Query, with_quarters: bool = True) -> tuple[str, ...]:
    """How the inherited slots are called in the answer: 区残联, 口袋公园, 三季度."""
    names = [unit.surface for unit in query.units]
    names += [f"第{number}项" for number in query.categories]
    names += [f"任务{number}" for number in query.tasks[:4]]
    names += [term.surface for term in query.things[:3]]
    for other in query.also:
        names += _names(other, with_quarters=False)
    return (*dict.fromkeys(names), *(_quarter_names(query) if with_quarters else ()))
