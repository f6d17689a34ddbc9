"""Rows of the list as a grid for the terminal: one row a task, its milestones in one column or side by side."""

from __future__ import annotations

from assistant.answer import Row
from assistant.render.canvas import LABEL as LABEL_STYLE
from assistant.render.canvas import Cell, Grid, beside, cell
from assistant.render.goals import city_reason, goals_of, tasks_of
from assistant.render.ink import Text
from assistant.render.page import Tasks
from assistant.render.plan import LABEL, SUPPORTING, Plan, plan_columns
from assistant.render.tables import group_title, leading
from assistant.slots import QUARTER_NAMES


def task_grid(block: Tasks, width: int) -> Grid:
    """``block`` in ``width`` columns."""
    plan = plan_columns(block, width)
    rows = ((group_title(rows[0]), _cells(rows, plan, block)) for rows in tasks_of(block.rows))
    return Grid(plan.headings, plan.widths, rows, ruled=True, marked=block.marked)


def _cells(rows: list[Row], plan: Plan, block: Tasks) -> list[Cell]:
    first, widths = rows[0], plan.widths
    number = [Text(f"{first.task:>3}", style="bold")]
    return [
        number,
        _task(rows, widths[1], plan, block),
        *_goals(rows, plan, block),
        _units(first, widths[-1]),
    ]


def _task(rows: list[Row], width: int, plan: Plan, block: Tasks) -> Cell:
    lines = cell(rows[0].district_task, width, "", block.marked)
    if city := city_reason(rows, block):
        lines += cell(f"{block.levels.above}：{city}", width, "dim", block.marked)
    if not plan.goals or plan.quarters:
        lines += _details(rows[0], width, block)
    return lines


def _goals(rows: list[Row], plan: Plan, block: Tasks) -> list[Cell]:
    if not plan.goals:
        return []
    goals = goals_of(rows)
    if plan.quarters:
        return [cell(g.text, w, "", block.marked) for g, w in zip(goals, plan.widths[2:], strict=False)]
    width = plan.widths[2]
    lines = [] if plan.labelled else cell(goals[0].text, width, "", block.marked)
    for goal in goals if plan.labelled else ():
        name = Text(QUARTER_NAMES[goal.quarter], style=LABEL_STYLE)
        lines += beside(name, cell(goal.text, width - LABEL, "", block.marked), LABEL)
    return [lines + _details(rows[0], width, block)]


def _details(row: Row, width: int, block: Tasks) -> Cell:
    """The list's further columns: 进展情况：…"""
    shown = [f"{name}：{text}" for name, text in row.details if text]
    return [line for text in shown for line in cell(text, width, "", block.marked)]


def _units(row: Row, width: int) -> Cell:
    lines = [line for name in leading(row) for line in cell(name, width)]
    return lines + [line for name in row.support for line in cell(SUPPORTING.format(name), width, "dim")]
