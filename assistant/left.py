"""What an answer leaves for the next question: the Ask, the tasks and units it told, the number to compute with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer
from assistant.answering.selection import select
from assistant.model.document import ListDocument, Task
from assistant.model.headings import tells_who
from assistant.query import (
    Ask,
    DetailFilter,
    FigureFilter,
    NamedUnit,
    Question,
    Shown,
    TaskFilter,
    TopicFilter,
)
from assistant.slots import Before, subject_of, within

_RANGE = r"\d至\d"  # 500至1000人 is no one number to compute with
_FEW = 3  # tasks whose texts tell what a next question may be about


def _of_the_tasks(ask: Ask, document: ListDocument) -> Ask:
    """``ask`` without the topics that choose no fewer tasks than what is named before them."""
    chosen = select(ask, document)
    for topic in [f for f in ask.filters if isinstance(f, TopicFilter) and not f.negated][::-1]:
        less = ask._replace(filters=tuple(f for f in ask.filters if f != topic))
        if subject_of(less) and select(less, document) == chosen:
            ask = less
    return ask


def _person(ask: Ask, told: list[Task]) -> DetailFilter | None:
    """Who was named, or told: 他 of the next turn."""
    columns = [f for f in ask.filters if isinstance(f, DetailFilter) and any(map(tells_who, f.labels))]
    named = [f for f in columns if f.wanted and not f.negated]
    cells = {(k, text) for f in columns for task in told for k, text in task.details if k in f.labels}
    if len(named) == 1:
        return named[0]
    (label, cell) = next(iter(cells), ("", ""))
    return DetailFilter((label,), cell) if len(cells) == 1 and cell else None


def left(question: Question, document: ListDocument, answer: Answer, before: Sequence[Before]) -> Before:
    """What an answer leaves for the next turn."""
    ask = question.parts[-1] if question.parts else Ask()
    tasks = tuple(dict.fromkeys(row.task for row in answer.rows))
    told = [task for task in document.tasks if task.number in tasks]
    names = answer.units or tuple(dict.fromkeys(name for task in told for name in task.leads))
    units = tuple(
        NamedUnit(unit.name, unit.name, frozenset((unit.id,)))
        for name in names
        for unit in document.units
        if unit.name == name
    )
    points = question.turn.refers == "item" and before
    listing = before[-1].listing if points else tasks
    if not points and any(isinstance(f, FigureFilter) and f.operator in ("max", "min") for f in ask.filters):
        compared = select(ask._replace(filters=subject_of(ask)), document) if subject_of(ask) else ()
        if len(compared) == 2:  # 实训楼和体育馆哪个合同金额大 … 大多少
            listing = tuple(task.number for task in document.tasks if task.index in compared)
    quarters = tuple(sorted({row.quarter for row in answer.rows if row.quarter}))
    chosen = frozenset(task.index for task in told)
    few = told if len(told) <= _FEW else []
    text = "\n".join(part for t in few for part in (t.category, t.city_task, t.district_task, *t.milestones))
    number = None
    if answer.intent == "quantity" and answer.value is not None:
        rows = tuple((row.task, row.quarter) for row in answer.rows)
        one = not (question.turn.combines or re.search(_RANGE, answer.summary))
        number = Shown(answer.value, answer.value_unit or "", rows) if one else None
        ask = ask._replace(filters=tuple(within(f, chosen) for f in ask.filters))
        if ask.aggregate == "none" and not ask.figure.unit and answer.value_unit in ("元", "%"):
            # 收入二季度多少 … 三季度呢: still in 元
            ask = ask._replace(figure=ask.figure._replace(unit=answer.value_unit))
        if ask.shown:  # 两个加起来; what follows is about what they stand in
            ask = ask._replace(filters=(TaskFilter(tasks), *ask.filters), shown=())
        elif question.turn.combines and ask.aggregate == "difference" and before:
            # 差多少 … 四季度呢: of the number asked for
            ask = before[-1].ask
        if ask.aggregate == "count":  # 治理多少项, answered by what the text states in 项
            ask = ask._replace(target="value", aggregate="none")
    if answer.intent == "when":  # 现场评审 told its quarter; what is spoken of is still the task
        ask = _of_the_tasks(ask, document)
        if len(select(ask._replace(filters=subject_of(ask)), document)) > len(
            chosen
        ):  # 石坪的呢: of the one that has the step
            ask = ask._replace(filters=(*ask.filters, TaskFilter(tasks)))
    categories = {task.category for task in told}
    kind = {task.index: task.number for task in document.tasks if task.category in categories}
    asked = ask._replace(problems=(), ignored=())
    who = _person(asked, told)
    if not who and before and before[-1].tasks == tasks:  # 谁分管 … 总投资多少 … 他还分管哪些
        who = before[-1].who
    return Before(asked, tasks, listing, units, quarters, chosen, text, number, kind, who)
