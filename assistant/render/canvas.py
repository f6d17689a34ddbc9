"""A terminal with a left margin, on which lines are set exactly where they are meant to be.

The colours are those that can be read on white and on black (``tests/render/test_colours.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.render.cells import cell_len
from assistant.render.characters import lines_kept
from assistant.render.ink import Terminal, Text
from assistant.render.wrap import wrap
from assistant.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

MARGIN = 1
GAP = 2  # cells between columns
EMPHASIS = "bold red"
HEADING = "bold magenta"
LABEL = "magenta"
NOTE = "magenta"
MISSING = "bold red"
VALUE = "bold underline"
READABLE = 110  # columns; a longer line is hard to read
_STACK_BELOW = 34  # columns: narrower, a label stands above its text
Cell = list[Text]


class Grid(NamedTuple):
    """A table to be drawn: ``rows`` are (title of the group, cells).

    ``ruled``: a line above every row, not only above every group.
    """

    headings: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[tuple[str, Sequence[Cell]]]
    ruled: bool = False
    marked: re.Pattern[str] | None = None


def cell(
    text: str,
    width: int,
    style: str = "",
    pattern: re.Pattern[str] | None = None,
    emphasis: str = EMPHASIS,
    hanging: bool = True,
) -> Cell:
    """``text`` broken into lines of ``width`` cells, what ``pattern`` matches emphasised."""
    clean = lines_kept(text)
    styled = Text(clean, style=style)
    if pattern is not None:
        styled.highlight(pattern, emphasis)
    lines = []
    for indent, start, end in wrap(clean, width, hanging):
        line = Text.assemble(" " * indent, styled.part(start, end))
        line.rstrip()
        lines.append(line)
    return lines


def beside(left: Text, right: Cell, width: int) -> Cell:
    """``right`` moved ``width`` cells to the right, ``left`` in front of its first line."""
    lines = []
    for number, line in enumerate(right or [Text()]):
        head = left if number == 0 else Text()
        lines.append(Text.assemble(head, " " * (width - cell_len(head.plain)), line))
    return lines


class Canvas:
    """Writes to ``terminal``.  ``lines`` False leaves rules out (for pipes)."""

    def __init__(self, terminal: Terminal, lines: bool = True) -> None:
        self.terminal = terminal
        self.width = max(terminal.width - 2 * MARGIN, 10)
        self._stroke = _drawable("─", "-", terminal.encoding) if lines else ""
        self._block = _drawable("█", "#", terminal.encoding)

    def line(self, text: Text) -> None:
        """One line behind the margin; never wrapped or cropped again."""
        self.terminal.write(Text.assemble(" " * MARGIN, text))

    def blank(self) -> None:
        """An empty line."""
        self.terminal.write(Text())

    def paragraph(
        self, text: str, style: str = "", pattern: re.Pattern[str] | None = None, emphasis: str = EMPHASIS
    ) -> None:
        """A text over the whole width."""
        for line in cell(text, min(self.width, READABLE), style, pattern, emphasis):
            self.line(line)

    def heading(self, text: str, pattern: re.Pattern[str] | None = None) -> None:
        """A category's name above its tasks."""
        self.paragraph(text, HEADING, pattern)

    def footer(self, text: str) -> None:
        """The small print at the foot."""
        if text:
            self.paragraph(text, "dim")

    def item(self, label: str, text: str, width: int = 4, style: str = "", label_style: str = "") -> None:
        """``label`` and beside it ``text`` with a hanging indent."""
        for line in beside(Text(label, style=label_style), cell(text, self.width - width, style), width):
            self.line(line)

    def field(self, label: str, text: str, room: int, pattern: re.Pattern[str] | None = None) -> None:
        """``text`` beside its label, which has ``room`` columns, or below it where that is too narrow."""
        name = Text(label, style=LABEL)
        lines: Cell
        if self.width < _STACK_BELOW or cell_len(label) >= room:
            lines = [name, *cell(text, min(self.width, READABLE), "", pattern)]
        else:
            lines = beside(name, cell(text, min(self.width, READABLE) - room, "", pattern), room)
        for line in lines:
            self.line(line)

    def rule(self, width: int | None = None) -> None:
        """A horizontal line."""
        if self._stroke:
            count = min(width or self.width, self.width)
            self.line(Text(self._stroke * count, style="dim"))

    def bar(self, columns: int) -> str:
        """A bar of so many columns."""
        return self._block * columns

    def table(self, grid: Grid) -> None:
        """The only drawer of tables."""
        total = sum(grid.widths) + GAP * (len(grid.widths) - 1)
        self.row([cell(n, w, "bold") for n, w in zip(grid.headings, grid.widths, strict=True)], grid.widths)
        group: str | None = None
        for title, cells in grid.rows:
            if grid.ruled or title != group:
                self.rule(total)
            if title and title != group:
                self.heading(title, grid.marked)
            group = title
            self.row(cells, grid.widths)
        self.rule(total)

    def row(self, cells: Sequence[Cell], widths: Sequence[int]) -> None:
        """Cells side by side in columns of ``widths``."""
        for number in range(max(map(len, cells), default=0)):
            line = Text()
            for lines, width in zip(cells, widths, strict=True):
                part = lines[number] if number < len(lines) else Text()
                line.append(part)
                line.append(" " * (width - cell_len(part.plain) + GAP))
            line.rstrip()
            self.line(line)


def _drawable(character: str, instead: str, encoding: str) -> str:
    """``character``, or ``instead`` where the encoding has none or nobody knows how wide it is.

    xterm -cjk_width draws ─ in one column and █ in two, a Chinese Windows console both in two.
    """
    if cell_len(character) != 1:
        return instead
    try:
        character.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return instead
    return character
