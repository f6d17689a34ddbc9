"""Narrow terminals: a task is a card, its fields one below the other."""

from __future__ import annotations

import re

from rich.text import Text  # noqa: TID253  — this module is loaded for terminals only

from assistant.answer import Answer, Row
from assistant.render.canvas import Canvas, Cell, beside, cell
from assistant.render.rows import LABEL_STYLE, city_reason
from assistant.render.sheet import QUARTER_NAMES, category_title
from assistant.render.tasks import goals_of, in_full, tasks_of

_LABEL = 10  # cells of 本区任务 and the blanks behind it
_STACK_BELOW = 34  # columns: narrower, a label stands above its text


def draw_cards(answer: Answer, canvas: Canvas, pattern: re.Pattern[str] | None) -> None:
    """Every task of ``answer`` as a card."""
    goals = in_full(answer)
    title = None
    for rows in tasks_of(answer.rows):
        canvas.rule()
        if category_title(rows[0]) != title:
            title = category_title(rows[0])
            canvas.heading(title, pattern)
        draw_card(rows, canvas, goals or rows[0].quarter is not None, pattern)
    canvas.rule()


def draw_card(rows: list[Row], canvas: Canvas, goals: bool, pattern: re.Pattern[str] | None) -> None:
    """One task: number and units, then its texts."""
    row = rows[0]
    canvas.paragraph(f"任务{row.task}　{'、'.join(row.units)}", "bold")
    field(canvas, "本区任务", row.district_task, pattern)
    if city := city_reason(rows, goals, pattern):
        field(canvas, "全市任务", city, pattern)
    for goal in goals_of(rows) if goals else ():
        field(canvas, QUARTER_NAMES[goal.quarter], goal.text, pattern)


def field(canvas: Canvas, label: str, text: str, pattern: re.Pattern[str] | None = None) -> None:
    """A labelled text, beside its label or, where that is too narrow, below it."""
    name = Text(label, style=LABEL_STYLE)
    lines: Cell
    if canvas.width < _STACK_BELOW:
        lines = [name, *cell(text, canvas.width, "", pattern)]
    else:
        lines = beside(name, cell(text, min(canvas.width, 110) - _LABEL, "", pattern), _LABEL)
    for line in lines:
        canvas.line(line)
