"""A quantity over several quarters as bars, one line a quarter."""

from __future__ import annotations

from assistant.answer import Point
from assistant.render.canvas import LABEL as LABEL_STYLE
from assistant.render.canvas import Canvas
from assistant.render.cells import cell_len
from assistant.render.ink import Text
from assistant.render.plan import LABEL
from assistant.slots import QUARTER_NAMES

_LONGEST = 40  # cells of the longest bar
_SHORTEST = 6  # narrower, a bar tells nothing


def draw_chart(series: tuple[Point, ...], canvas: Canvas) -> None:
    """Bars on one scale from zero; the figures alone where the terminal leaves no room for them."""
    widest = max(cell_len(point.text) for point in series)
    longest = min(_LONGEST, canvas.width - LABEL - widest - 1)
    most = max(point.value for point in series)
    drawn = longest >= _SHORTEST and most > 0
    for point in series:
        size = round(longest * point.value / most) if drawn else 0
        bar = canvas.bar(max(size, 2 if point.value > 0 and drawn else 0))
        name = Text(QUARTER_NAMES[point.quarter], style=LABEL_STYLE)
        name.append(" " * (LABEL - cell_len(name.plain)))
        canvas.line(Text.assemble(name, bar, " " if bar else "", point.text))
