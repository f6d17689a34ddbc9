"""The tasks of the categories with the numbers named (第八项)."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument
from assistant.query import CategoryFilter


def restrict(wanted: CategoryFilter, document: ListDocument) -> set[int]:
    """Of a list without categories the first item is its first task."""
    if not document.categories:
        return {task.index for task in document.tasks if task.number in wanted.numbers}
    return {task.index for task in document.tasks if task.category_no in wanted.numbers}


def spoken(wanted: CategoryFilter, document: ListDocument) -> str:
    """“帮扶特殊困难群体”."""
    known = document.categories
    return united(f"“{known[n][0]}”" if n in known else f"第{n}项" for n in wanted.numbers)
