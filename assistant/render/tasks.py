"""An answer's rows task by task: what one row of the table, or one card, is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from assistant.answer import Answer, Row
from assistant.render.sheet import is_long, shows_milestones


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


def in_full(answer: Answer) -> bool:
    """Whether a row about no quarter is drawn with its four milestones."""
    return shows_milestones(answer) and not is_long(answer)
