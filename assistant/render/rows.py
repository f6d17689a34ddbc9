"""What stands in the cells of the answer table."""

from __future__ import annotations

import re

from rich.text import Text  # noqa: TID253  — this module is loaded for terminals only

from assistant.answer import Row
from assistant.render.canvas import Cell, beside, cell
from assistant.render.plan import LABEL, Plan
from assistant.render.sheet import QUARTER_NAMES
from assistant.render.tasks import Goal, goals_of

LABEL_STYLE = "cyan"


def heading_cells(plan: Plan) -> list[Cell]:
    """The line above the table."""
    return [cell(name, width, "bold") for name, width in zip(plan.headings, plan.widths, strict=True)]


def row_cells(rows: list[Row], plan: Plan, pattern: re.Pattern[str] | None) -> list[Cell]:
    """One task's cells."""
    first, widths = rows[0], plan.widths
    number = [Text(f"{first.task:>3}", style="bold")]
    units = [line for name in first.units for line in cell(name, widths[-1])]
    return [number, _task_cell(rows, widths[1], plan, pattern), *_goal_cells(rows, plan, pattern), units]


def _goal_cells(rows: list[Row], plan: Plan, pattern: re.Pattern[str] | None) -> list[Cell]:
    if not plan.goals:
        return []
    goals = goals_of(rows)
    if plan.quarters:
        return [cell(g.text, w, "", pattern) for g, w in zip(goals, plan.widths[2:], strict=False)]
    if not plan.labelled:
        return [cell(goals[0].text, plan.widths[2], "", pattern)]
    return [[line for goal in goals for line in labelled(goal, plan.widths[2], pattern)]]


def labelled(goal: Goal, width: int, pattern: re.Pattern[str] | None) -> Cell:
    """A milestone behind its quarter's name."""
    name = Text(QUARTER_NAMES[goal.quarter], style=LABEL_STYLE)
    return beside(name, cell(goal.text, width - LABEL, "", pattern), LABEL)


def _task_cell(rows: list[Row], width: int, plan: Plan, pattern: re.Pattern[str] | None) -> Cell:
    lines = cell(rows[0].district_task, width, "", pattern)
    if city := city_reason(rows, plan.goals, pattern):
        lines += cell(f"全市：{city}", width, "dim", pattern)
    return lines


def city_reason(rows: list[Row], goals: bool, pattern: re.Pattern[str] | None) -> str:
    """The city's task, when the words asked about stand only there: it tells why the row is shown."""
    if pattern is None:
        return ""
    row = rows[0]
    shown = [row.district_task, row.category, *(goal.text for goal in goals_of(rows) if goals)]
    return row.city_task if pattern.search(row.city_task) and not any(map(pattern.search, shown)) else ""
