"""What all spreadsheets share: shown texts and merged areas → paragraphs and a grid."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from assistant.documents.grid import MAX_CELLS, Cell, Paragraph, Source, check_cell, make_grid
from assistant.errors import DocumentError


class Area(NamedTuple):
    """A merged area: first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


def place_of(name: str) -> str:
    """How warnings call a sheet."""
    return f"工作表“{name}”"


def add_sheet(
    rows: list[list[str]],
    areas: Iterable[Area],
    name: str,
    source: Source,
    unseen: frozenset[int] = frozenset(),
) -> None:
    """Add a sheet's blocks; ``unseen`` are the columns (from 0) that are hidden, which are not read."""
    place = place_of(name)
    width = max((len(row) for row in rows), default=0)
    cells = [
        [Cell(check_cell(text, place, n)) if text else _EMPTY for text in row]
        for n, row in enumerate(rows, 1)
    ]
    for row in cells:
        row += [_EMPTY] * (width - len(row))
    _spread(cells, areas, width, place)
    if unseen:
        _drop(cells, unseen, place, source)
    kept = [(n, row) for n, row in enumerate(cells, 1) if any(c.text for c in row)]
    _add([row for _, row in kept], [n for n, _ in kept], place, name, source)


_EMPTY = Cell("")


def _spread(cells: list[list[Cell]], areas: Iterable[Area], width: int, place: str) -> None:
    """Cells that a merged one covers repeat its text."""
    covered = 0
    for area in areas:
        bottom, right = min(area.bottom, len(cells) - 1), min(area.right, width - 1)
        if area.top > bottom or area.left > right:
            continue
        covered += (bottom - area.top + 1) * (right - area.left + 1)
        if covered > MAX_CELLS:
            raise DocumentError(f"{place}的合并单元格过多", "请取消多余的合并后重试")
        text = cells[area.top][area.left].text
        for row in range(area.top, bottom + 1):
            for column in range(area.left, right + 1):
                if text and (row, column) != (area.top, area.left):
                    cells[row][column] = Cell(text, row > area.top, column > area.left)


def _drop(cells: list[list[Cell]], unseen: frozenset[int], place: str, source: Source) -> None:
    """A hidden column is not for readers; what it was is said."""
    for column in sorted(unseen):
        texts = [row[column].text for row in cells if column < len(row) and not row[column].from_left]
        shown = list(filter(None, texts))
        if shown:
            source.warn(None, shown[0][:20], f"隐藏的列没有读（{len(shown)}格，{shown[0][:20]}）", place)
    for row in cells:
        row[:] = [cell for column, cell in enumerate(row) if column not in unseen]


def _add(rows: list[list[Cell]], numbers: list[int], place: str, name: str, source: Source) -> None:
    """Rows with one text (merged over the sheet) before the table are paragraphs."""
    start = 0
    while start < len(rows):
        own = [c.text for c in rows[start] if c.text and not c.from_left and not c.from_above]
        if len(own) > 1:
            break
        if own:
            source.blocks.append(Paragraph(own[0], numbers[start]))
        start += 1
    if start < len(rows):
        source.blocks.append(make_grid(rows[start:], place, numbers[start:], name))


class Notes:
    """What is to be said of single cells: once a column, with the first cell and how many more."""

    def __init__(self, place: str, source: Source) -> None:
        self.place, self.source = place, source
        self.notes: dict[tuple[str, str], tuple[int, str, int]] = {}

    def add(self, row: int, column: str, reason: str, text: str = "") -> None:
        """Cell ``row`` (from 1) of ``column`` holds ``text``, of which ``reason`` is to be said."""
        first, shown, count = self.notes.get((column, reason), (row, text, 0))
        self.notes[column, reason] = (first, shown, count + 1)

    def flush(self) -> None:
        """Report them."""
        for (column, reason), (row, text, count) in self.notes.items():
            more = f"（共{count}格）" if count > 1 else ""
            shown = f"：{text[:40]}" if text else ""
            self.source.warn(row, column, f"{reason}{shown}{more}", self.place)


def column_letter(index: int) -> str:
    """The letters over a column, ``index`` from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def warn_hidden_rows(hidden: list[int], place: str, source: Source) -> None:
    """Rows are hidden by filters, so they are read; ``hidden`` are their numbers from 1."""
    if hidden:
        source.warn(hidden[0], "", f"隐藏的{len(hidden)}行也读了", place)
