"""Where a word stands, whatever the column."""

from __future__ import annotations

from assistant.model.document import Task


def says(task: Task, word: str, units: bool = False) -> bool:
    """Whether any cell of the task has the word, those of the further columns too; ``units``: the names of its units."""
    cells = (task.category, task.city_task, task.district_task, *task.milestones)
    named = task.units if units else ()
    return any(word in text for text in (*cells, *(text for _, text in task.details), *named))
