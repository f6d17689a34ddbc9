"""The filters of a question intersected: which tasks, and how they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answering import filters
from assistant.answering.wording import united
from assistant.model.document import ListDocument, Measure, Task
from assistant.query import (
    ALL_OF_IT,
    Ask,
    CategoryFilter,
    DetailFilter,
    EitherFilter,
    FigureFilter,
    Filter,
    PeriodFilter,
    PlaceFilter,
    StepFilter,
    TaskFilter,
    TopicFilter,
    UnitFilter,
)
from assistant.text.levels import level_names
from assistant.typed import NamedTuple


class Context(NamedTuple):
    """One question about one list and the tasks (indexes) that its filters leave."""

    ask: Ask
    document: ListDocument
    chosen: tuple[int, ...]

    @property
    def tasks(self) -> list[Task]:
        """The chosen tasks in the list's order."""
        return [self.document.tasks[index] for index in self.chosen]

    @property
    def quarters(self) -> tuple[int, ...]:
        """The quarters named."""
        return filters.period.quarters(self.ask)

    def only(self, chosen: Iterable[int]) -> Context:
        """The same question about fewer tasks."""
        return self._replace(chosen=tuple(sorted(chosen)))


def select(ask: Ask, document: ListDocument) -> tuple[int, ...]:
    """The tasks (indexes) that all filters of ``ask`` leave, in the list's order."""
    chosen = _meeting(ask.filters, ask, document, {one.index for one in document.tasks})
    chosen = _holding(ask, document, chosen)
    if len(chosen) > 1 and "月" in ask.surface and (month := re.search(_MONTH, ask.surface)):
        chosen = _in_the_month(ask, document, chosen, month) or chosen
    return tuple(sorted(chosen))


# 5月底前要进场的, 写着9月1号的: a month that some goals write themselves
_MONTH = r"(?<!\d)(\d{1,2})月(?:(\d{1,2})[日号])?"
_NO_MONTH = (PeriodFilter, StepFilter, TopicFilter)


def _in_the_month(ask: Ask, document: ListDocument, chosen: Iterable[int], said: re.Match[str]) -> set[int]:
    """Those of the tasks whose goals name the month, with the step asked about; none of a unit's whole plan."""
    steps = [s for f in ask.filters if isinstance(f, StepFilter) for s in f.steps]
    written_so = any(word in ask.surface for word in ("写", "提到", "出现"))
    if not all(isinstance(f, _NO_MONTH) for f in ask.filters) or (len(ask.filters) < 2 and not written_so):
        return set()
    written = re.compile(rf"(?<!\d){said[1]}月" + (f"{said[2]}[日号]" if said[2] else ""))
    words = [word for step in steps for word in step.words if ALL_OF_IT not in step.words]
    found = set()
    for index in chosen:
        clauses = re.split("[。；;\n]", "\n".join(document.tasks[index].milestones))
        dated = [clause for clause in clauses if written.search(clause)]
        found.update([index] if any(not words or any(w in c for w in words) for c in dated) else [])
    return found


def _meeting(every: tuple[Filter, ...], ask: Ask, document: ListDocument, allowed: set[int]) -> set[int]:
    """Those of ``allowed`` that meet every filter."""
    chosen = allowed
    for wanted in sorted(every, key=lambda f: isinstance(f, FigureFilter)):  # extremes of what is left
        found = _restrict(wanted, ask, document, chosen)
        if found is not None:
            chosen = chosen - found if negated(wanted) else chosen & found
    return chosen


def negated(wanted: Filter) -> bool:
    """Whether the filter says what is left out."""
    return not isinstance(wanted, (FigureFilter, DetailFilter, EitherFilter)) and wanted.negated


def asks_for(ask: Ask, wanted: Filter) -> bool:
    """Whether a step or a number says which quarter or figure is asked for, and restricts no tasks."""
    if isinstance(wanted, StepFilter):
        return ask.target in ("when", "value") and not wanted.negated
    return isinstance(wanted, FigureFilter) and ask.target == "when"


def flat(every: tuple[Filter, ...]) -> list[Filter]:
    """The filters with those of every side of a union."""
    found: list[Filter] = []
    for wanted in every:
        found += (
            flat(tuple(f for side in wanted.sides for f in side))
            if isinstance(wanted, EitherFilter)
            else [wanted]
        )
    return found


def asks_who_else(ask: Ask) -> bool:
    """除了生态环境局还有谁管: a name is left out of the units, not its tasks."""
    return ask.target == "units" and ask.aggregate in ("none", "count")


def _restrict(wanted: Filter, ask: Ask, document: ListDocument, allowed: set[int]) -> set[int] | None:
    """The tasks of one filter; None where it restricts none."""
    match wanted:
        case UnitFilter():
            return None if wanted.negated and asks_who_else(ask) else filters.unit.restrict(wanted, document)
        case TopicFilter():
            return filters.topic.restrict(wanted)
        case CategoryFilter():
            return filters.category.restrict(wanted, document)
        case TaskFilter():
            return filters.task.restrict(wanted, document)
        case PlaceFilter():
            return filters.place.restrict(wanted)
        case PeriodFilter():
            return None
        case StepFilter():
            named = filters.period.quarters(ask)
            return None if asks_for(ask, wanted) else filters.step.restrict(wanted, document, named)
        case FigureFilter():
            if asks_for(ask, wanted):
                return None
            quarters = () if filters.period.whole(ask) else filters.period.quarters(ask)
            return filters.figure.restrict(wanted, document, ask, quarters, allowed)
        case DetailFilter():
            return filters.detail.restrict(wanted, document)
        case EitherFilter():
            return set().union(*(_meeting(side, ask, document, allowed) for side in wanted.sides))


def _holding(ask: Ask, document: ListDocument, chosen: set[int]) -> set[int]:
    """那172个: among several tasks those whose figures hold a number that the question states."""
    if len(chosen) < 2 or not ask.figure.values:
        return chosen
    ids = {m.task_id for m in document.measures if (m.high, m.unit) in ask.figure.values}
    return {index for index in chosen if document.tasks[index].id in ids} or chosen


# —— how the tasks are called ——


def subject(context: Context, with_period: bool = True) -> str:
    """Who or what a sentence is about: 区残联三季度, “口袋公园”, 二季度启动的; 全区 where nothing restricts it."""
    ask, document = context.ask, context.document
    when = filters.period.spoken(ask) if with_period else ""
    units, nouns, verbs, bounds, excluded = "", "", "", [], []
    does = ""  # what the units do: 牵头, 共同负责
    for wanted in sorted(ask.filters, key=_place_in_sentence):
        if negated(wanted):
            excluded.append(_noun(wanted, document) or _verb(wanted))
        elif isinstance(wanted, UnitFilter):
            before = f"{units}{does}、" if does else units  # 区民政局牵头、区残联配合
            units, does = before + filters.unit.spoken(wanted, document), filters.unit.verb(wanted)
        else:
            nouns += _noun(wanted, document)
            if not asks_for(ask, wanted):
                verbs += _verb(wanted)
                bounds += [bound] if (bound := _bound(wanted)) else []
    if does:  # 区残联三季度牵头的“无障碍改造”
        head = f"{units}{when}{does}的{nouns}"
    else:
        head = f"{units}{nouns}" or ("" if when and verbs or bounds else whole(document))
        head += when
    tail = verbs + "、".join(bounds)
    left_out = f"（不含{united(excluded)}）" if excluded else ""
    return f"{head}{tail}{'的' if tail else ''}{left_out}"


def whole(document: ListDocument) -> str:
    """全区, 全县; 清单 where the list is not a district's."""
    level = document.info.region[-1:]
    return f"全{level}" if level in ("区", "县", "旗", "镇", "乡") else "清单"


def whose(context: Context, measure: Measure) -> str:
    """全市, 本区, 本院: whose figure it is."""
    levels = level_names(context.document.info.title)
    return levels.above if measure.scope == "city" else levels.own


_ORDER = (PlaceFilter, UnitFilter, CategoryFilter, TopicFilter, TaskFilter)


def _place_in_sentence(wanted: Filter) -> int:
    return _ORDER.index(type(wanted)) if type(wanted) in _ORDER else len(_ORDER)


def _noun(wanted: Filter, document: ListDocument) -> str:
    match wanted:
        case UnitFilter():
            return filters.unit.spoken(wanted, document)
        case TopicFilter():
            return filters.topic.spoken(wanted, document)
        case CategoryFilter():
            return filters.category.spoken(wanted, document)
        case TaskFilter():
            return filters.task.spoken(wanted)
        case PlaceFilter():
            return filters.place.spoken(wanted)
        case EitherFilter():
            return united("".join(_noun(one, document) for one in side) for side in wanted.sides)
        case _:
            return ""


def _verb(wanted: Filter) -> str:
    match wanted:
        case UnitFilter():
            return filters.unit.verb(wanted)
        case StepFilter():
            return filters.step.spoken(wanted)
        case _:
            return ""


def _bound(wanted: Filter) -> str:
    match wanted:
        case FigureFilter():
            return filters.figure.spoken(wanted)
        case DetailFilter():
            return filters.detail.spoken(wanted)
        case EitherFilter():  # 包抓领导写有“陈建军”或“赵国强”
            return "或".join(filter(None, (_bound(one) for side in wanted.sides for one in side)))
        case _:
            return ""
