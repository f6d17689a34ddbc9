"""Rows task by task: what one row of the terminal's table, or one card, is about."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Row
from assistant.render.page import Tasks
from assistant.typed import NamedTuple


class Goal(NamedTuple):
    """A quarter's milestone."""

    quarter: int
    text: str


def tasks_of(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each task together, in order of first appearance."""
    tasks: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        tasks.setdefault((row.list_label, row.task), []).append(row)
    return list(tasks.values())


def goals_of(rows: list[Row]) -> list[Goal]:
    """The milestones that a task's rows are about: of their quarters, or all four."""
    goals = []
    for row in rows:
        quarters = (row.quarter,) if row.quarter else (1, 2, 3, 4)
        goals += [Goal(q, row.milestones[q - 1]) for q in quarters]
    return goals


def shows_goals(block: Tasks) -> bool:
    """Whether milestones are drawn: those of the rows' quarters, or all four."""
    return any(row.quarter for row in block.rows) or (block.milestones and not block.brief)


def city_reason(rows: list[Row], block: Tasks) -> str:
    """The city's task, when the words asked about stand only there: it tells why the row is shown."""
    row, marked = rows[0], block.marked
    if marked is None:
        return ""
    goals = goals_of(rows) if shows_goals(block) else []
    shown = [row.district_task, row.category, *(goal.text for goal in goals)]
    return row.city_task if marked.search(row.city_task) and not any(map(marked.search, shown)) else ""
