"""The tasks with the numbers named, or those of the answer before."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument
from assistant.query import TaskFilter

_FEW = 3


def restrict(wanted: TaskFilter, document: ListDocument) -> set[int]:
    """The tasks of the numbers, those that the list has."""
    return {task.index for task in document.tasks if task.number in wanted.numbers}


def spoken(wanted: TaskFilter) -> str:
    """任务15和任务16; of many 这几项里."""
    if wanted.spoken:
        return wanted.spoken
    few = len(wanted.numbers) <= _FEW
    return united(f"任务{number}" for number in wanted.numbers) if few else "这几项里"
