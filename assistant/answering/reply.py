"""How rows and answers are put together."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Answer, Intent, Point, Row, Understood
from assistant.answering import filters
from assistant.answering.selection import Context, flat, negated
from assistant.model.document import ListDocument, Task
from assistant.query import (
    Ask,
    CategoryFilter,
    PlaceFilter,
    Role,
    StepFilter,
    TaskFilter,
    TopicFilter,
    UnitFilter,
)


def task_row(task: Task, quarter: int | None = None) -> Row:
    """A task as a row of an answer, texts verbatim."""
    return Row(
        task.number,
        quarter,
        task.category_no,
        task.category,
        task.city_task,
        task.district_task,
        task.milestones,
        task.units,
        support=task.supporting,
        details=task.details,
    )


def task_rows(tasks: Iterable[Task], quarters: Iterable[int] = ()) -> tuple[Row, ...]:
    """Every task × every quarter; without quarters one row a task."""
    wanted = tuple(quarters) or (None,)
    return tuple([task_row(task, quarter) for task in tasks for quarter in wanted])


def answered(
    context: Context,
    intent: Intent,
    summary: str,
    rows: tuple[Row, ...],
    units: tuple[str, ...] = (),
    value: float | None = None,
    value_unit: str | None = None,
    series: tuple[Point, ...] = (),
    caveats: tuple[str, ...] = (),
) -> Answer:
    """An answer with status ``answered``; a whole ``value`` is an int."""
    info = context.document.info
    if value is not None and value == int(value):
        value = int(value)
    return Answer(
        context.ask.surface,
        "answered",
        intent,
        summary,
        understood(context.ask, context.document),
        rows,
        units,
        value,
        value_unit,
        source_list=info.title,
        source_issued=info.issued,
        series=series,
        caveats=caveats,
    )


def understood(ask: Ask, document: ListDocument) -> Understood:
    """What is shown as understood, in the list's own names; corrections and links belong to the whole question."""
    units: list[str] = []
    categories: list[int] = []
    keywords: list[str] = []
    places: list[str] = []
    excluded: list[str] = []
    role: Role = ask.role
    for wanted in flat(ask.filters):
        if negated(wanted):
            excluded += _left_out(wanted, document)
        elif isinstance(wanted, UnitFilter):
            units += filters.unit.names(wanted, document)
            role = wanted.role if role == "any" else role
        elif isinstance(wanted, TopicFilter):
            keywords += [one.surface for one in wanted.topics]
            categories += [one.category for one in wanted.topics if one.category is not None]
        elif isinstance(wanted, CategoryFilter):
            categories += wanted.numbers
        elif isinstance(wanted, PlaceFilter):
            places += wanted.places
        elif isinstance(wanted, StepFilter):
            keywords += [one.surface for one in wanted.steps]
    return Understood(
        tuple(dict.fromkeys(units)),
        filters.period.quarters(ask),
        tuple(dict.fromkeys(categories)),
        tuple(dict.fromkeys(keywords)),
        tuple(excluded),
        ignored=ask.ignored,
        inherited=ask.inherited,
        places=tuple(dict.fromkeys(places)),
        role=role if role == "lead" or role == "support" else None,
    )


def _left_out(wanted: object, document: ListDocument) -> list[str]:
    match wanted:
        case UnitFilter():
            return list(filters.unit.names(wanted, document))
        case TopicFilter():
            return [filters.topic.name(one, document) for one in wanted.topics]
        case CategoryFilter():
            return [f"第{number}项" for number in wanted.numbers]
        case TaskFilter():
            return [f"任务{number}" for number in wanted.numbers]
        case PlaceFilter():
            return list(wanted.places)
        case StepFilter():
            return [filters.step.spoken(wanted)]
        case _:
            return []
