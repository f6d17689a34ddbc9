"""The tasks that plan a step (开工, 验收) in the quarters named."""

from __future__ import annotations

from assistant.answering.steps import stated
from assistant.answering.wording import ALL
from assistant.model.document import ListDocument
from assistant.query import StepFilter


def restrict(wanted: StepFilter, document: ListDocument, quarters: tuple[int, ...]) -> set[int]:
    """The tasks with one of the steps in one of ``quarters`` (none named: in any)."""
    return {task.index for task in document.tasks if rows(wanted, document, task.index, quarters)}


def rows(
    wanted: StepFilter, document: ListDocument, index: int, quarters: tuple[int, ...]
) -> tuple[int, ...]:
    """The quarters of a task that state one of the steps."""
    found = {q for step in wanted.steps for q in stated(document, index, step)}
    return tuple([q for q in quarters or ALL if q in found])


def spoken(wanted: StepFilter) -> str:
    """启动, 启动或验收."""
    return "或".join(dict.fromkeys(step.surface for step in wanted.steps))
