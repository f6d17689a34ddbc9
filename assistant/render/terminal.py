"""An answer on a terminal: the sentence, what was read into the question, a table by category, the source.

From :data:`CARDS_BELOW` columns down the table becomes cards.  Nothing here is Rich markup: every text goes
through :func:`~assistant.render.characters.visible` into ``Text``.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from assistant.answer import Answer, Row
from assistant.render import notes
from assistant.render.canvas import Canvas, make_console
from assistant.render.cards import draw_cards
from assistant.render.emphasis import answer_pattern, value_forms
from assistant.render.plan import plan_columns
from assistant.render.rows import heading_cells, row_cells
from assistant.render.sheet import category_title, is_long, shows_milestones
from assistant.render.tasks import tasks_of

if TYPE_CHECKING:
    from rich.console import Console

CARDS_BELOW = 70


def print_answer(answer: Answer, stream: IO[str], drawn: bool) -> None:
    """Draw ``answer`` on ``stream``; not ``drawn``: spaces only, no colours and no lines."""
    draw_answer(answer, make_console(stream, drawn), lines=drawn)


def draw_answer(answer: Answer, console: Console, *, lines: bool = True) -> None:
    """Draw ``answer`` on ``console`` in its width."""
    canvas = Canvas(console, lines)
    _draw_sentence(answer, canvas)
    if answer.series:
        from assistant.render.chart import draw_chart  # few answers have one

        draw_chart(answer.series, canvas)
    if answer.rows:
        _draw_rows(answer, canvas)
        if shows_milestones(answer) and is_long(answer):
            canvas.footer(notes.SHOW_HINT)
        canvas.footer(notes.source(answer))
    if answer.suggestions:
        _draw_suggestions(answer, canvas)
    canvas.blank()


def _draw_sentence(answer: Answer, canvas: Canvas) -> None:
    canvas.blank()
    found = answer.status == "answered"
    value = re.compile("|".join(forms)) if (forms := value_forms(answer)) else None
    canvas.paragraph(answer.summary, "bold" if found else "bold yellow", value, "bold green underline")
    for line in notes.notes(answer):
        canvas.paragraph(line, "yellow")
    if units := notes.more_units(answer):
        canvas.paragraph(units, "bold")
    canvas.blank()


def _draw_rows(answer: Answer, canvas: Canvas) -> None:
    pattern = answer_pattern(answer)
    if canvas.console.width < CARDS_BELOW:
        draw_cards(answer, canvas, pattern)
        return
    plan = plan_columns(answer, canvas.width)
    canvas.row(heading_cells(plan), plan.widths)
    title = None
    for rows in tasks_of(answer.rows):
        canvas.rule(plan.total)
        if group_title(rows[0]) != title:
            title = group_title(rows[0])
            canvas.heading(title, pattern)
        canvas.row(row_cells(rows, plan, pattern), plan.widths)
    canvas.rule(plan.total)


def group_title(row: Row) -> str:
    """The heading above a row: its category, with the list's name when several lists answer."""
    title = category_title(row)
    return f"{row.list_label}  {title}" if row.list_label else title


def _draw_suggestions(answer: Answer, canvas: Canvas) -> None:
    canvas.paragraph(notes.suggestions_heading(answer))
    for number, text in enumerate(answer.suggestions, 1):
        canvas.item(f"{number}.", text)
