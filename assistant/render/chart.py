"""A quantity over several quarters as bars, one line a quarter."""

from __future__ import annotations

from rich.text import Text  # noqa: TID253  — this module is loaded for terminals only

from assistant.answer import Point
from assistant.render.canvas import Canvas, cell_len
from assistant.render.plan import LABEL
from assistant.render.rows import LABEL_STYLE
from assistant.render.sheet import QUARTER_NAMES

_LONGEST = 40  # cells of the longest bar
_SHORTEST = 6  # narrower, a bar tells nothing
_BAR_STYLE = "green"


def draw_chart(series: tuple[Point, ...], canvas: Canvas) -> None:
    """Bars on one scale from zero; nothing where the terminal leaves no room for them."""
    widest = max(cell_len(point.text) for point in series)
    longest = min(_LONGEST, canvas.width - LABEL - widest - 1)
    most = max(point.value for point in series)
    if longest < _SHORTEST or most <= 0:
        return
    for point in series:
        size = round(longest * point.value / most)
        bar = canvas.block * max(size, 1 if point.value > 0 else 0)
        name = Text(QUARTER_NAMES[point.quarter], style=LABEL_STYLE)
        name.append(" " * (LABEL - name.cell_len))
        canvas.line(Text.assemble(name, (bar, _BAR_STYLE), " " if bar else "", point.text))
    canvas.blank()
