"""Questions built by hand on the shipped list, as the language room would hand them over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.answer import Answer
from assistant.answering.answer import answer
from assistant.catalog.store import Store
from assistant.model.document import ListDocument
from assistant.query import (
    Ask,
    Filter,
    NamedUnit,
    PeriodFilter,
    Question,
    Role,
    Step,
    StepFilter,
    Topic,
    TopicFilter,
    UnitFilter,
)

DATABASE = Path(__file__).resolve().parents[2] / "data" / "qingdan.db"


@cache
def shipped() -> ListDocument:
    """The list that is shipped."""
    store = Store(DATABASE)
    document = store.document(store.default_list())
    assert document.measures  # read while the store is open
    return document


def units(*cores: str, role: Role = "any", together: bool = False, negated: bool = False) -> UnitFilter:
    """The units with these cores."""
    named = []
    for core in cores:
        found = shipped().cores[core]
        named.append(NamedUnit(core, found[0].name, frozenset(unit.id for unit in found)))
    return UnitFilter(tuple(named), role, together, negated)


def topic(*words: str, tasks: tuple[int, ...]) -> Topic:
    """A thing of the words that the tasks (numbers) are about."""
    return Topic(words[0], tuple(number - 1 for number in tasks), tuple((word,) for word in words))


def about(*words: str, tasks: tuple[int, ...], negated: bool = False) -> TopicFilter:
    """One thing."""
    return TopicFilter((topic(*words, tasks=tasks),), negated)


def in_quarters(*quarters: int, until: bool = False) -> PeriodFilter:
    """The quarters."""
    return PeriodFilter(quarters, until=until)


STARTS = StepFilter((Step("启动", ("启动",), "start"),))
ENDS = StepFilter((Step("完成", ("完成",), "finish"),))
ACCEPTED = StepFilter((Step("验收", ("验收",)),))


def told(*asks: Ask) -> Answer:
    """The answer to one question of these parts."""
    return answer(Question("问", asks), shipped())


def tasks(found: Answer) -> set[int]:
    """The numbers of the tasks in the rows."""
    return {row.task for row in found.rows}


def rows(found: Answer) -> set[tuple[int, int | None]]:
    """(task, quarter) of the rows."""
    return {(row.task, row.quarter) for row in found.rows}


def listing(*filters: Filter) -> Answer:
    """What the filters leave, as tasks."""
    return told(Ask(filters=filters))
