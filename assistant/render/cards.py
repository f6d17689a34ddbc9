"""Narrow terminals: a row is a card, its fields one below the other."""

from __future__ import annotations

from assistant.answer import Row
from assistant.render.canvas import Canvas
from assistant.render.cells import cell_len
from assistant.render.goals import city_reason, goals_of, shows_goals, tasks_of
from assistant.render.page import Fields, Sheet, Tasks
from assistant.render.tables import group_title, leading
from assistant.slots import QUARTER_NAMES

_LABEL = 10  # cells of 本区任务 and the blanks behind it
_LONGEST_LABEL = 16


def draw_cards(block: Tasks, canvas: Canvas) -> None:
    """Every task as a card."""
    title = None
    for rows in tasks_of(block.rows):
        canvas.rule()
        if group_title(rows[0]) != title:
            title = group_title(rows[0])
            canvas.heading(title, block.marked)
        _draw_card(rows, block, canvas)
    canvas.rule()


def _draw_card(rows: list[Row], block: Tasks, canvas: Canvas) -> None:
    row = rows[0]
    canvas.paragraph(f"任务{row.task}　{'、'.join(leading(row))}", "bold")
    fields = [
        (f"{block.levels.own}任务", row.district_task),
        (f"{block.levels.above}任务", city_reason(rows, block)),
    ]
    if shows_goals(block):
        fields += [(QUARTER_NAMES[goal.quarter], goal.text) for goal in goals_of(rows)]
    for name, text in [*fields, ("配合单位", "、".join(row.support)), *row.details]:
        if text or name in QUARTER_NAMES:
            canvas.field(name, text, _LABEL, block.marked)


def draw_stacked(sheet: Sheet, canvas: Canvas) -> None:
    """Every row of a sheet as a card, headed by its first cell."""
    first = None
    for cells in sheet.rows:
        if cells[0] != first or not sheet.grouped:
            canvas.rule()
            canvas.paragraph(cells[0], "bold")
        first = cells[0]
        for header, text in zip(sheet.headers[1:], cells[1:], strict=True):
            if text:
                canvas.paragraph(f"{header}：{text}")
    canvas.rule()


def draw_fields(block: Fields, canvas: Canvas) -> None:
    """One thing in full."""
    width = min(canvas.width, 110)
    labels = [cell_len(name) for group in block.groups for name, _ in group]
    room = min(max([_LABEL - 2, *labels]), _LONGEST_LABEL) + 2
    canvas.paragraph(block.title, "bold")
    canvas.heading(block.subtitle)
    canvas.rule(width)
    for group in block.groups:
        for name, text in group:
            canvas.field(name, text, room)
        canvas.rule(width)
