"""What every reader produces: blocks (paragraphs and grids) in document order, and warnings.

file → reader (docx, xlsx, csv, html, text) → Source(blocks) → tables / paragraphs → ListRecord
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.errors import DocumentError

MAX_CELL = 100_000
MAX_CELLS = 2_000_000
# Never part of a text, and not allowed in the XML of Word and Excel files.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class ImportWarning:
    """A guess, a merge or a skip.  ``row`` counts from 1 in its table, sheet or text; None: the whole list."""

    row: int | None
    column: str
    reason: str
    place: str = ""  # 表1, 工作表“2023年”, 正文


@dataclass(frozen=True)
class Cell:
    """``text`` as printed.  A cell covered by a merged one repeats its text and says from which side."""

    text: str
    from_above: bool = False
    from_left: bool = False


EMPTY = Cell("")


@dataclass(frozen=True)
class Paragraph:
    """A line of text outside tables."""

    text: str
    row: int = 0


@dataclass(frozen=True)
class Grid:
    """A table: rectangular rows of cells; ``numbers[i]`` is the printed number of row ``i``."""

    rows: tuple[tuple[Cell, ...], ...]
    place: str
    numbers: tuple[int, ...]
    name: str = ""  # a sheet's name

    @property
    def width(self) -> int:
        """Cells in a row."""
        return len(self.rows[0]) if self.rows else 0


@dataclass
class Source:
    """A document read, not yet understood.  ``heading`` is a title kept outside the text (HTML's <title>)."""

    name: str
    blocks: list[Paragraph | Grid] = field(default_factory=list)
    warnings: list[ImportWarning] = field(default_factory=list)
    heading: str = ""
    shared: list[str] = field(default_factory=list)  # lines before the first of several lists

    def warn(self, row: int | None, column: str, reason: str, place: str = "") -> None:
        """Report something to the person who imports."""
        self.warnings.append(
            ImportWarning(row, " ".join(column.split("\n")), " ".join(reason.split("\n")), place)
        )


def check_cell(text: str, place: str, row: int) -> str:
    """``text`` without outer blanks; raises :class:`DocumentError` for one that no list has."""
    if len(text) > MAX_CELL:
        raise DocumentError(
            f"{place}第{row}行有一格超过{MAX_CELL // 10_000}万字", "请确认文件是否正确，或删去这一格"
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _UNWRITABLE.sub("", lines).strip()


def contract(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without the columns that no cell has to itself: what a border dragged in one row leaves behind.

    >>> top = [Cell("二季度"), Cell("二季度", False, True), Cell("三季度")]
    >>> low = [Cell("开工"), Cell("封顶"), Cell("封顶", False, True)]
    >>> [[cell.text for cell in row] for row in contract([top, low])]
    [['二季度', '三季度'], ['开工', '封顶']]
    """
    width = max(map(len, rows), default=0)
    full = [row + [EMPTY] * (width - len(row)) for row in rows]
    column = 0
    while column < width:
        if any(_spans(row, column) for row in full) and not any(_alone(row, column) for row in full):
            for row in full:
                if not row[column].from_left and _spans(row, column):
                    row[column + 1] = Cell(row[column].text, row[column].from_above)
                del row[column]
            width -= 1
        else:
            column += 1
    return full


def _spans(row: list[Cell], column: int) -> bool:
    return row[column].from_left or (column + 1 < len(row) and row[column + 1].from_left)


def _alone(row: list[Cell], column: int) -> bool:
    return bool(row[column].text) and not _spans(row, column)


def make_grid(
    rows: Iterable[Iterable[Cell]], place: str, numbers: Iterable[int] | None = None, name: str = ""
) -> Grid:
    """A rectangular grid: short rows are filled with empty cells."""
    lines = [tuple(row) for row in rows]
    width = max(map(len, lines), default=0)
    if width * len(lines) > MAX_CELLS:
        raise DocumentError(f"{place}有{len(lines)}行{width}列，太大", "请删去多余的空行空列后重试")
    full = tuple(row + (EMPTY,) * (width - len(row)) for row in lines)
    counted = tuple(numbers) if numbers is not None else tuple(range(1, len(full) + 1))
    return Grid(full, place, counted, name)
