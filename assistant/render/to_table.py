"""A page on a terminal.  Every text goes through ``visible`` into ``Text``.

From :data:`CARDS_BELOW` columns down tables become cards.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from assistant.render.canvas import MISSING, NOTE, VALUE, Canvas
from assistant.render.ink import Terminal, terminal
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Fields,
    Heading,
    Hint,
    Nearest,
    Note,
    Page,
    Part,
    Sentence,
    Sheet,
    Source,
    Tasks,
    Title,
)
from assistant.render.task_grid import task_grid
from assistant.typed import IO

CARDS_BELOW = 70
_HEAD, _BODY = 1, 2  # kinds of blocks that stand together; a blank line divides them


def render(page: Page) -> str:
    """The page as a table without colours or lines, as wide as COLUMNS."""
    buffer = io.StringIO()
    print_page(page, buffer, drawn=False)
    return buffer.getvalue().rstrip("\n")


def print_page(page: Page, stream: IO[str], drawn: bool) -> None:
    """Draw ``page`` on ``stream``; not ``drawn``: spaces only, no colours and no lines."""
    draw_page(page, terminal(stream, drawn), lines=drawn)


def draw_page(page: Page, screen: Terminal, *, lines: bool = True) -> None:
    """Draw ``page`` on ``screen`` in its width."""
    draw_blocks(page.blocks, screen, lines)


def draw_blocks(blocks: Iterable[Block], screen: Terminal, lines: bool = True) -> None:
    """Draw ``blocks`` below each other."""
    canvas = Canvas(screen, lines)
    before = 0
    for block in blocks:
        kind = _HEAD if isinstance(block, (Part, Title, Heading, Sentence, Note)) else _BODY
        if kind != before or isinstance(block, (Part, Heading, Bars, Choices)):
            canvas.blank()
        _draw(block, canvas)
        before = 0 if isinstance(block, Bars) else kind
    canvas.blank()


def _draw(block: Block, canvas: Canvas) -> None:
    match block:
        case Part(question):
            canvas.paragraph(f"问：{question}", "dim")
        case Title(text):
            canvas.paragraph(text, "bold")
        case Heading(text):
            canvas.heading(text)
        case Sentence(text, found, value):
            canvas.paragraph(text, "bold" if found else MISSING, value, VALUE)
        case Note(kind, text):
            canvas.paragraph(text, "bold" if kind in ("units", "caveat") else NOTE)
        case Bars(points):
            from assistant.render.chart import draw_chart  # few answers have one

            draw_chart(points, canvas)
        case Tasks():
            _draw_tasks(block, canvas)
        case Sheet() | Fields():
            _draw_listing(block, canvas)
        case Nearest(tasks):
            from assistant.render.to_plain import nearest_line

            canvas.paragraph(nearest_line(tasks))
        case Choices(heading, questions):
            canvas.paragraph(heading)
            for number, text in enumerate(questions, 1):
                canvas.item(f"{number}.", text)
        case Hint(text) | Source(text):
            canvas.footer(text)


def _draw_tasks(block: Tasks, canvas: Canvas) -> None:
    narrow = canvas.terminal.width < CARDS_BELOW
    if block.clipped:
        from assistant.render.sheet_grid import overview_grid

        canvas.table(overview_grid(block.rows, block.levels, canvas.width, narrow))
    elif narrow:
        from assistant.render.cards import draw_cards

        draw_cards(block, canvas)
    else:
        canvas.table(task_grid(block, canvas.width))


def _draw_listing(block: Sheet | Fields, canvas: Canvas) -> None:
    from assistant.render.cards import draw_fields, draw_stacked
    from assistant.render.sheet_grid import sheet_grid

    if isinstance(block, Fields):
        draw_fields(block, canvas)
    elif grid := sheet_grid(block, canvas.width):
        canvas.table(grid)
    else:
        draw_stacked(block, canvas)
