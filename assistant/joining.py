"""Two turns as one: 再加上…, 跟…比一比, 这两个数差多少; one less what the other leaves out.  Pure, like :mod:`assistant.dialogue`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query import (
    Ask,
    EitherFilter,
    Filter,
    NamedUnit,
    PeriodFilter,
    PlaceFilter,
    Role,
    StepFilter,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.slots import (
    SUBJECTS,
    Before,
    called,
    columns_asked,
    listed,
    negated,
    quarters_of,
    subject_of,
    things_named,
)


def between(before: Sequence[Before], now: Ask, wanted: int) -> Ask | None:
    """这两个数差多少, 三个季度加起来: the last ``wanted`` answers (-1: all), of one thing in several quarters, or their numbers."""
    computes = (
        now.aggregate in ("difference", "ratio", "sum") and not subject_of(now) and not quarters_of(now)
    )
    last = _numbers(before, wanted)
    if not computes or len(last) < max(wanted, 2):
        return None
    rows = [row for turn in last if turn.number for row in turn.number.rows]
    whole = {task for task, quarter in rows if quarter is None}
    mixed = any(task in whole for task, quarter in rows if quarter)
    mixed |= len({turn.number for turn in last}) < len(last)
    if now.aggregate == "sum" and (mixed or any(turn.number and turn.number.unit == "%" for turn in last)):
        return None  # the year's number and its quarters', one number twice, rates: they are not added
    subject = subject_of(last[0].ask)
    same = all(things_named(turn.ask) in (things_named(last[0].ask), []) for turn in last)
    quarters = [q for turn in last for f in quarters_of(turn.ask) for q in f.quarters]
    now = now._replace(target="value", problems=(), ignored=())
    if not same or not len(set(quarters)) == len(quarters) == len(last):
        things = tuple(f for f in subject if same and isinstance(f, TopicFilter))
        return now._replace(filters=things, shown=tuple(turn.number for turn in last if turn.number))
    period = (PeriodFilter(tuple(sorted(quarters))),)
    names = called(subject, period)
    units = {turn.number.unit for turn in last if turn.number}
    figure = last[0].ask.figure._replace(unit=units.pop()) if len(units) == 1 else last[0].ask.figure
    return now._replace(filters=(*subject, *period), figure=figure, inherited=names)


def _numbers(before: Sequence[Before], wanted: int) -> list[Before]:
    """The last ``wanted`` turns that gave a number, one of another kind may stand between; -1: all behind each other."""
    if wanted > 0:
        return [turn for turn in before[-wanted - 1 :] if turn.number][-wanted:]
    trailing: list[Before] = []
    for turn in reversed(before):
        if not turn.number:
            break
        trailing.insert(0, turn)
    return trailing


def of_the_same_units(before: Ask, now: Ask) -> Ask:
    """红十字会培训多少人 … 四季度培训多少: the thing named again is still the unit's; 和财政局一起的: with it."""
    alone = [f for f in now.filters if isinstance(f, UnitFilter) and f.together and len(f.units) == 1]
    with_whom = [f for f in before.filters if isinstance(f, UnitFilter) and not f.negated]
    if alone and with_whom and not things_named(now):
        both = UnitFilter((*with_whom[0].units, *alone[0].units), together=True)
        return now._replace(filters=(both, *(f for f in now.filters if f not in alone)))
    if (
        now.target not in ("value", "when")
        or not things_named(now)
        or things_named(now) != things_named(before)
    ):
        return now
    units = tuple(f for f in before.filters if isinstance(f, UnitFilter))
    named = any(isinstance(f, (UnitFilter, PlaceFilter)) for f in now.filters)
    return now if named else now._replace(filters=(*units, *now.filters), inherited=called(units, ()))


def of_the_same_thing(before: Ask, now: Ask) -> Ask:
    """停车泊位新增多少 … 盐港和青屿一共多少: of the thing asked about, in other places."""
    things = tuple(f for f in subject_of(before) if isinstance(f, TopicFilter))
    if before.target == now.target == "value" and not now.figure.noun:
        now = now._replace(filters=tuple(_counting(f, things) for f in now.filters))
    places = [f for f in subject_of(now) if isinstance(f, PlaceFilter)]
    there = {index for f in places for index in f.tasks}
    same = any(there.intersection(t.tasks) for f in things for t in f.topics)
    if (
        before.target != "value"
        or now.target not in ("value", "tasks")
        or not same
        or len(places) < len(subject_of(now))
    ):
        return now
    return now._replace(filters=(*things, *now.filters), inherited=called(things, ()))


def _counting(now: Filter, before: tuple[TopicFilter, ...]) -> Filter:
    """雅润路校区有几个学位 … 海河中学几个: 学位, of the other school; the tasks are the same."""
    if not isinstance(now, TopicFilter):
        return now
    counted = {t.tasks: t.words[-1:] for f in before for t in f.topics if len(t.words) > 1}
    known = {group for t in now.topics for group in t.words}
    added = [tuple(group for group in counted.get(t.tasks, ()) if group not in known) for t in now.topics]
    topics = [t._replace(words=(*t.words, *more)) for t, more in zip(now.topics, added, strict=True)]
    return now._replace(topics=tuple(topics))


def is_one_side(now: Ask) -> bool:
    """跟残联比一比: the other side is what was spoken of."""
    quarters = [q for f in quarters_of(now) for q in f.quarters]
    units = [unit for f in now.filters if isinstance(f, UnitFilter) for unit in f.units]
    return now.aggregate == "compare" and len(units) == 1 and len(quarters) < 2


def joined(before: Ask, now: Ask) -> Ask:
    """再加上教育局, 跟二季度比呢: both."""
    own, added = subject_of(before), subject_of(now)
    left_out = tuple(f for f in negated(before) if not _takes_back(added, f))
    old, new = quarters_of(before), quarters_of(now)
    quarters = tuple(sorted({q for f in (*old, *new) for q in f.quarters}))
    period = (PeriodFilter(quarters),) if quarters else ()
    rest = tuple(f for f in before.filters if not isinstance(f, (*SUBJECTS, PeriodFilter)))
    subject: tuple[Filter, ...] = own
    if added:
        role, new_role = _role_of(own), _role_of(added)
        both = bool(_plain_units(own)) and bool(_plain_units(added)) and new_role in (role, "any")
        plain = _plain_units(own) + _plain_units(added)
        subject = (UnitFilter(plain, role),) if both else (EitherFilter((own, added)),)
    if not own and left_out != negated(before):
        subject = ()  # what was left out of the whole list is back
    filters, inherited = (*subject, *left_out, *rest, *period), called(own, old)
    if now.aggregate in ("difference", "ratio", "sum"):
        return now._replace(filters=filters, inherited=inherited)
    both_sides = before._replace(filters=filters, inherited=inherited, surface=now.surface)
    if before.target == "value" and now.aggregate == "none" and not added and old and new:
        return both_sides._replace(aggregate="sum")  # 二季度多少人，跟四季度的加一块儿
    target = "tasks" if before.target in ("when", "value") else before.target
    if target in ("tasks", "milestones"):
        target = "milestones" if quarters else "tasks"
    return both_sides._replace(target=target)


def _takes_back(added: tuple[Filter, ...], left_out: Filter) -> bool:
    """再加上教育局, after 除了教育局: no longer left out."""
    units = {u.name for f in added if isinstance(f, UnitFilter) for u in f.units}
    tasks = {i for f in added if isinstance(f, TopicFilter) for t in f.topics for i in t.tasks}
    if isinstance(left_out, UnitFilter):
        return {u.name for u in left_out.units} <= units
    return isinstance(left_out, TopicFilter) and {i for t in left_out.topics for i in t.tasks} <= tasks


def _role_of(subject: tuple[Filter, ...]) -> Role:
    """牵头 of 他们牵头的, which a unit that is added leads as well."""
    return next((f.role for f in subject if isinstance(f, UnitFilter)), "any")


def _plain_units(filters: tuple[Filter, ...]) -> tuple[NamedUnit, ...]:
    """The units of a subject that is nothing but units."""
    if len(filters) == 1 and isinstance(filters[0], UnitFilter) and not filters[0].negated:
        return filters[0].units
    return ()


def compared(ask: Ask) -> bool:
    """Whether the answer was about several sides, between which there is a difference."""
    return any(len(f.units) > 1 for f in ask.filters if isinstance(f, UnitFilter)) or any(
        isinstance(f, EitherFilter) for f in ask.filters
    )


def without(before: Ask, now: Ask, turn: Turn) -> Ask:
    """不算教育局, 去掉一季度: takes away, keeps the rest."""
    gone = {name.name for f in now.filters if isinstance(f, UnitFilter) and f.negated for name in f.units}
    filters: list[Filter] = []
    taken = False
    for f in before.filters:
        if isinstance(f, UnitFilter) and not f.negated:
            kept = tuple(unit for unit in f.units if unit.name not in gone)
            taken |= 0 < len(kept) < len(f.units)
            filters.append(f._replace(units=kept) if kept else f)
        elif isinstance(f, EitherFilter):
            sides = tuple(side for side in f.sides if not _only_units(side, gone))
            taken |= len(sides) < len(f.sides)
            filters += [*sides[0]] if len(sides) == 1 else [EitherFilter(sides)] if sides else [f]
        elif not isinstance(f, PeriodFilter):
            filters.append(f)
    left_out = [f for f in negated(now) if not (taken and isinstance(f, UnitFilter))]
    period = quarters_of(now) if not turn.without_quarters else ()
    period = period or _minus(quarters_of(before), turn.without_quarters)
    target = (
        before.target
        if before.target == "units"
        else "milestones"
        if period or quarters_of(before)
        else "tasks"
    )
    kept_filters = tuple(filters)
    return before._replace(
        target=target,
        aggregate="none",
        filters=(*kept_filters, *left_out, *period),
        inherited=called(kept_filters, period),
        surface=now.surface,
    )


def _minus(before: tuple[PeriodFilter, ...], gone: tuple[int, ...]) -> tuple[PeriodFilter, ...]:
    quarters = tuple(q for q in (before[0].quarters if before else (1, 2, 3, 4)) if q not in gone)
    return (PeriodFilter(quarters),) if quarters and (before or gone) else before


def _only_units(side: tuple[Filter, ...], gone: set[str]) -> bool:
    return bool(side) and all(isinstance(f, UnitFilter) and {u.name for u in f.units} <= gone for f in side)


def replaced(before: Ask, now: Ask, turn: Turn) -> Ask:
    """A new unit or topic in the place of the old one; quarters and what is asked stay."""
    period = quarters_of(now) or quarters_of(before)
    # 农村公路存在什么问题, after 什么时候开工
    told = turn.asks or bool(columns_asked(now) or quarters_of(now))
    columns = () if told else columns_asked(before)
    keeps_step = before.target == "when" and not told
    steps = tuple(f for f in before.filters if isinstance(f, StepFilter)) if keeps_step else ()
    own = tuple(_in_the_role(before, f) for f in now.filters if not isinstance(f, PeriodFilter))
    base = now if told else before._replace(surface=now.surface, problems=now.problems, ignored=now.ignored)
    inherited = () if quarters_of(now) else called((), period)
    return base._replace(
        target=listed(base.target, period), filters=(*own, *steps, *columns, *period), inherited=inherited
    )


def _in_the_role(before: Ask, now: Filter) -> Filter:
    """综合监督科牵头哪些 … 卫生监督所呢: what the other one leads."""
    roles = {f.role for f in before.filters if isinstance(f, UnitFilter)}
    if isinstance(now, UnitFilter) and now.role == "any" and len(roles) == 1:
        return now._replace(role=roles.pop())
    return now


def are_parts_of_one(earlier: Before, before: Before, now: Ask) -> bool:
    """Whether a bare 一共多少 follows two figures that one goal of the year states side by side."""
    both = [turn.number for turn in (earlier, before) if turn.number]
    if now.aggregate != "sum" or now.filters or len(both) < 2:
        return False
    one, other = both
    same = one.rows == other.rows and one.unit == other.unit and one.value != other.value
    return same and all(quarter is None for _, quarter in one.rows)
