"""What a part says + the list → :class:`~assistant.query.Ask`: filters that hold the list's own things."""

from __future__ import annotations

from assistant.language.beyond import (
    beyond,
    columns,
    institution,
    not_left_out,
    of_columns,
    strange_step,
    written_in,
)
from assistant.language.mention import Mention
from assistant.language.rules.bounds import HELPERS_EACH, LEADERS_EACH, TASKS_EACH, UNITS_EACH
from assistant.language.said import Said, asked_role, own_roles
from assistant.language.terms import Found, Need, UnitRef, find_units
from assistant.language.wanted import Wanted, wanted
from assistant.model.document import ListDocument
from assistant.model.headings import bare
from assistant.model.written import says
from assistant.query import (
    Ask,
    CategoryFilter,
    DetailFilter,
    FigureFilter,
    Filter,
    NamedUnit,
    PeriodFilter,
    PlaceFilter,
    Problem,
    StepFilter,
    Target,
    TaskFilter,
    TopicFilter,
    UnitFilter,
)
from assistant.typed import NamedTuple

_LEFT = 0.3  # leftover words that weigh more beside a bare quarter may name anything
_NAME = 0.8  # … and are no mere verb
_ANCHORS = ("unit", "ordinal", "place")


class Resolved(NamedTuple):
    """Filters so far, the tasks that they leave, and why nothing can be answered."""

    filters: tuple[Filter, ...]
    allowed: frozenset[int]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()


def ask_of(said: Said, document: ListDocument) -> Ask:
    """The Ask that one part of a message is."""
    want = wanted(said)
    if want.target == "help":
        short = next((word for word in ("goodbye", "thanks") if word in said.words), "")
        return Ask("help", subject="" if said.has("help", "usage") else short, surface=said.text)
    if said.no_quarter:
        return Ask(problems=(Problem("quarter", said.no_quarter),), surface=said.text)
    if said.about:
        return _about(said)
    if said.others:
        return Ask(problems=(Problem("topic", said.others[0]),), surface=said.text)
    if name := institution(said):
        return Ask(problems=(Problem("unit", name),), surface=said.text)
    if written := written_in(said, document):
        return Ask("tasks", (written,), surface=said.text)
    want = _with_conditions(want, said)
    named = _by_name(said, document)
    when = (PeriodFilter(said.named.quarters, said.whole, said.until),) if said.named.quarters else ()
    if named.ignored and want.aggregate in _OF_ALL_NAMED:
        named = named._replace(problems=(Problem("unit", named.ignored[0]),))
    if named.problems:
        return Ask(want.target, (*named.filters, *when), problems=named.problems, surface=said.text)
    if document.details and want.target != "value":
        from assistant.language.dates import dated

        due = dated(said, document)
        if isinstance(due, Problem):
            return Ask(problems=(due,), surface=said.text)
        if due:
            target: Target = "tasks" if want.aggregate != "count" else want.target
            days = {bare(f.labels[0]) if isinstance(f, DetailFilter) else f.noun for f in due}
            due += tuple(f for f in columns(said, document) if f.wanted and bare(f.labels[0]) not in days)
            filters = (*named.filters, *_bounds(said), *_left_out(said, document), *due)
            return Ask(target, filters, aggregate=want.aggregate, surface=said.text)
    anchored = bool(named.filters)
    need = Need(
        named.allowed,
        anchored,
        want.asks,
        said.named.quarters,
        bool(said.numbers),
        said.has("it", "they", "show", "more"),
        "category" in said.words,
        _anchor(said),
        want.aggregate in _OF_ALL_NAMED,
    )
    found, filters = Found(), named.filters
    if said.named.terms:
        from assistant.language.topics import linked  # only where there are words to be linked

        found, filters = linked(said, document, want, need, named.filters)
    asked_steps = {step.surface for f in filters if isinstance(f, StepFilter) for step in f.steps}
    filters += _bounds(said) if said.conditions else ()
    filters += of_columns(said, document)
    filters += _left_out(said, document) if any(said.excluded) else ()
    filters += when
    problems = (found.problem,) if found.problem else _empty(said, want, found.ignored, bool(found.topics))
    problems = beyond(said, document, filters) or problems or not_left_out(said, filters)
    problems = problems or strange_step(said, document, filters, found.links)
    return Ask(
        target=want.target,
        filters=filters,
        aggregate=want.aggregate,
        rank=want.rank,
        figure=want.figure,
        role=asked_role(said) if want.target == "units" else "any",
        state=said.state == "also",
        problems=problems,
        ignored=tuple(dict.fromkeys(w for w in (*named.ignored, *found.ignored) if w not in asked_steps)),
        links=found.links,
        surface=said.text,
    )


def _anchor(said: Said) -> int:
    """Where the first unit, category or place is named, with a step that it is said to have: 要验收的住建委."""
    named = (i.start for i in said.items if isinstance(i, Mention) and i.dimension in _ANCHORS)
    at = min(named, default=0)
    steps = [t.start for t in said.named.terms if t.kind == "event" and said.text[t.end : at] == "的"]
    return steps[0] - 1 if steps else at


# 农委和市民政局一共几项: not without one of them
_OF_ALL_NAMED = ("count", "sum", "compare", "difference", "ratio", "average", "most", "fewest")


def _about(said: Said) -> Ask:
    """A question about the list itself: its name, its date, why a number is missing."""
    subject, _, number = said.about.partition(" ")
    filters = (CategoryFilter((int(number),)),) if number else ()
    return Ask("about", filters, subject=subject, surface=said.text)


def _with_conditions(want: Wanted, said: Said) -> Wanted:
    """超过1000人的任务有多少: the bound is said, no further number is asked for."""
    if said.conditions and want.target == "value" and want.aggregate == "none" and not want.figure.unit:
        return want._replace(target="milestones" if said.named.quarters else "tasks")
    return want


def _named_units(document: ListDocument, refs: tuple[UnitRef, ...]) -> tuple[list[NamedUnit], list[str]]:
    """The units found, as the list prints them, and the names that it does not have."""
    found, unknown = [], []
    for ref in refs:
        units = find_units(document, ref)
        found += [NamedUnit(ref.surface, unit.name, frozenset((unit.id,))) for unit in units]
        unknown += [] if units else [ref.surface]
    return list(dict.fromkeys(found)), unknown


def _by_name(said: Said, document: ListDocument) -> Resolved:
    """The units, categories and task numbers that are named."""
    filters: list[Filter] = []
    ignored: tuple[str, ...] = ()
    allowed = {task.index for task in document.tasks}
    if said.named.units:
        units, unknown = _named_units(document, said.named.units)
        if not units:
            return Resolved((), frozenset(), (Problem("unit", unknown[0]),))
        ignored = tuple(unknown)
        roles = own_roles(said) if len(units) > 1 or "units" in said.words else {}
        each_its_own = bool(roles) and all(unit.surface in roles for unit in units)  # 民政局牵头、残联配合的
        together = "together" in said.words or (each_its_own and len(units) > 1)
        role = "any" if "units" in said.words else said.role
        if each_its_own:
            filters += [UnitFilter((unit,), roles[unit.surface]) for unit in units]
        else:
            own = role == "any" and not together and any(u.surface + "负责" in said.text for u in units)
            filters.append(UnitFilter(tuple(units), "lead" if own else role, together))  # 水利站负责哪些
        each = [{task.index for task in document.tasks if task.unit_ids & unit.ids} for unit in units]
        theirs = set.union(*each)
        if together:
            from assistant.model.joint import joint_tasks

            theirs = joint_tasks(document, each, [unit.name for unit in units])
        allowed &= theirs
    if said.named.categories and document.categories:
        strange = [n for n in said.named.categories if n not in document.categories]
        if strange:
            return Resolved((), frozenset(), (Problem("category", str(strange[0])),))
        filters.append(CategoryFilter(said.named.categories))
        allowed &= {index for n in said.named.categories for index in document.categories[n][1]}
    # A list without categories: 第一项 is its first task.
    numbers = said.named.tasks if document.categories else (*said.named.tasks, *said.named.categories)
    kinds = ""
    if said.named.categories and not document.categories and "类" in said.text:
        from assistant.language.categories import of_kinds

        numbers = of_kinds(document, said.named.categories)
        kinds = "、".join(f"第{number}类" for number in said.named.categories)
        if not numbers:
            return Resolved((), frozenset(), (Problem("category", str(said.named.categories[0])),))
    if numbers:
        wanted_tasks = {task.index for task in document.tasks if task.number in numbers}
        if not wanted_tasks:
            return Resolved((), frozenset(), (Problem("task", str(numbers[0])),))
        filters.append(TaskFilter(numbers, spoken=kinds))
        allowed &= wanted_tasks
    if said.named.places:
        names = [name for place in said.named.places for name in place[1:]]
        told = {index for name in names for index in document.places(name)}
        told |= {t.index for t in document.tasks for _, cell in t.details if any(n in cell for n in names)}
        # 竹岙至云墩公路, of 竹岙村; 哪些任务提到了桐子岭: where it is a unit's name too
        stems = [place[0] for place in said.named.places if place[0] not in names]
        told |= {t.index for t in document.tasks if any(says(t, stem) for stem in stems)}
        if "verbatim" in said.words:
            typed = [place[0] for place in said.named.places]
            told |= {t.index for t in document.tasks if any(says(t, s, units=True) for s in typed)}
        there = tuple(sorted(told))
        if not there:
            return Resolved((), frozenset(), (Problem("place", said.named.places[0][0]),))
        filters.append(PlaceFilter(tuple(place[0] for place in said.named.places), there))
        allowed &= set(there)
    problems = () if allowed else (Problem("empty"),)
    return Resolved(tuple(filters), frozenset(allowed), problems, ignored)


def _bounds(said: Said) -> tuple[Filter, ...]:
    bounded = {TASKS_EACH: "tasks", UNITS_EACH: "units", LEADERS_EACH: "leaders", HELPERS_EACH: "helpers"}
    return tuple(
        FigureFilter(
            c.op,  # type: ignore[arg-type]
            c.value,
            "" if c.unit in bounded else c.unit,
            c.upper,
            bounded.get(c.unit, "figure"),  # type: ignore[arg-type]
            c.surface,
            c.noun,
        )
        for c in {c._replace(surface=""): c for c in said.conditions}.values()  # 单独负责、没有别的单位的
    )


def _left_out(said: Said, document: ListDocument) -> tuple[Filter, ...]:
    """除了…: negated filters."""
    filters: list[Filter] = []
    no = said.excluded
    units, _ = _named_units(document, no.units)
    if units:
        role = "any" if said.named.units else said.role  # 不是残联牵头的
        filters.append(UnitFilter(tuple(units), role, negated=True))
    if no.categories:
        filters.append(CategoryFilter(no.categories, negated=True))
    if no.tasks:
        filters.append(TaskFilter(no.tasks, negated=True))
    for name, *names in no.places:
        there = {index for each in names for index in document.places(each)}
        filters.append(PlaceFilter((name,), tuple(sorted(there)), negated=True))
    if no.terms:
        from assistant.language.topics import excluded_tasks

        if topics := excluded_tasks(document, no.terms):
            filters.append(TopicFilter(topics, negated=True))
    return tuple(filters)


def _empty(said: Said, want: Wanted, ignored: tuple[str, ...], topical: bool) -> tuple[Problem, ...]:
    """Nothing that the list can be asked about, or, beside a bare time, a word that may name anything."""
    named = said.named
    if topical or named.units or named.categories or named.tasks or named.places or said.conditions:
        return ()
    if any(wanted for _, wanted in said.details) or said.state == "only":
        return ()
    if "everything" in said.words:
        return ()
    no = said.excluded
    left = [term for term in named.terms if term.kind == "unknown" and not term.background]
    weight = sum(term.weight for term in left)
    # a turn of a conversation may leave 建 in 要建几家 over; 不归民政局管的
    turn = want.target not in ("milestones", "tasks") or no.units
    if weight >= (_NAME if turn else _LEFT):
        return (Problem("topic" if weight >= _NAME else "subject", "、".join(term.surface for term in left)),)
    of_whom = said.role != "any" and not no.units and want.target in ("tasks", "milestones")  # 配合哪些任务
    tells = named.quarters or no.units or no.terms or no.categories or want.aggregate != "none"
    if of_whom:
        return (Problem("subject"),)
    return () if tells or _asks_for_all(said, ignored) else (Problem("subject", "、".join(ignored)),)


def _asks_for_all(said: Said, ignored: tuple[str, ...]) -> bool:
    """今年有哪些任务, 津南区的任务: nothing restricts them, and nothing in them was not understood."""
    if said.named.terms or ignored:
        return False
    if "units" in said.words:  # 列出责任单位, 19个单位都是谁
        return "单位" in said.text
    return "list" in said.words and any(word in said.text for word in ("任务", "事项", "民心工程"))
