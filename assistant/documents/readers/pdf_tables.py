"""Tables of pages → one table: repeated headings dropped, rows that a page cut joined again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.documents.grid import Cell, Source, check_cell, contract, make_grid
from assistant.documents.readers.pdf_text import MARGIN, Line, join

_SAME_EDGE = 4.0  # points
_MAX_HEADING_ROWS = 5
_ENDS = tuple("。；！？;!?.")


class Box:
    """A printed cell with its lines; every position of the grid that it covers refers to it."""

    def __init__(self, area: tuple[float, float, float, float], lines: list[Line]) -> None:
        self.x0, self.top, self.x1, self.bottom = area
        self.lines = lines
        self.text = join(lines, self.x0, self.x1)

    def extend(self, other: Box) -> None:
        """Go on with the lines of the next page's cell."""
        self.lines = [*self.lines, *other.lines]
        self.text = join(self.lines, self.x0, self.x1)

    @property
    def is_full(self) -> bool:
        """Whether the last line had no room for another character."""
        return bool(self.lines) and self.lines[-1].x1 + 1.3 * self.lines[-1].size > self.x1 - MARGIN


@dataclass
class PageTable:
    """A table on one page."""

    page: int
    boxes: list[Box]
    x0: float
    x1: float
    rows: list[list[Box | None]] = field(default_factory=list)

    def lay_out(self, edges: list[float]) -> None:
        """Fill ``rows``: which box covers which row and column."""
        heights = _clusters(y for box in self.boxes for y in (box.top, box.bottom))
        for top, bottom in zip(heights, heights[1:], strict=False):
            middle = (top + bottom) / 2
            across = [b for b in self.boxes if b.top < middle < b.bottom]
            self.rows.append(
                [
                    next((b for b in across if b.x0 < (left + right) / 2 < b.x1), None)
                    for left, right in zip(edges, edges[1:], strict=False)
                ]
            )


def _clusters(values: Iterable[float]) -> list[float]:
    """Sorted values, of those nearer than an edge's width only the first."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_EDGE:
            found.append(value)
    return found


def goes_on(table: PageTable, last: PageTable) -> bool:
    """Whether a table on the next page has the same outer edges."""
    return abs(table.x0 - last.x0) < _SAME_EDGE and abs(table.x1 - last.x1) < _SAME_EDGE


def _texts(row: list[Box | None]) -> list[str]:
    return ["".join(box.text.split()) if box else "" for box in row]


def _is_number(box: Box) -> bool:
    return box.text.isascii() and box.text.strip(" .()").isdigit()


def _repeated(rows: list[list[Box | None]], first: list[list[Box | None]]) -> int:
    """How many rows at the top repeat the first page's top rows."""
    count = 0
    for row, top in zip(rows[:_MAX_HEADING_ROWS], first, strict=False):
        if _texts(row) != _texts(top) or not any(_texts(row)):
            break
        count += 1
    return count


class Joiner:
    """Puts the parts of one table together."""

    def __init__(self, parts: list[PageTable], number: int, source: Source) -> None:
        self.source, self.place = source, f"表{number}"
        edges = _clusters(x for part in parts for box in part.boxes for x in (box.x0, box.x1))
        for part in parts:
            part.lay_out(edges)
        self.parts = parts
        self.rows: list[list[Box | None]] = []
        self.joined: list[tuple[int, int]] = []  # (row, page)

    def grid(self) -> None:
        """Add the table to the source's blocks, with its doubtful cells."""
        headings = 0
        for part in self.parts:
            rows = part.rows
            if self.rows:
                repeated = _repeated(rows, self.parts[0].rows)
                headings = max(headings, repeated)
                rows = self._continue(rows[repeated:], part.page)
            self.rows += rows
        cells = contract([self._cells(index) for index in range(len(self.rows))])
        grid = make_grid(cells, self.place)
        self.source.blocks.append(grid)
        for index, page in self.joined:
            self._report(index, page, headings)

    def _continue(self, rows: list[list[Box | None]], page: int) -> list[list[Box | None]]:
        """The rows of a further page; its first may be the rest of the last one."""
        if not rows:
            return rows
        last, first = self.rows[-1], rows[0]
        cut = self._is_cut(last, first)
        for column, box in enumerate(first):
            above = last[column] if column < len(last) else None
            if box is None or above is None or box is above:
                continue
            if cut or (not box.text and self._is_merging(column)):
                above.extend(box)
                self._replace(rows, box, above)
        if cut:
            self.joined.append((len(self.rows) - 1, page))
            return rows[1:]
        return rows

    @staticmethod
    def _replace(rows: list[list[Box | None]], old: Box, new: Box) -> None:
        """A cell that goes on over the page is one with its beginning, in all rows that it covers."""
        for row in rows:
            for column, box in enumerate(row):
                if box is old:
                    row[column] = new

    def _is_cut(self, last: list[Box | None], first: list[Box | None]) -> bool:
        """Whether a page's first row is the rest of the last one: cells are missing, or sentences go on."""
        pairs = [(a, b) for a, b in zip(last, first, strict=True) if a and b]
        texts = [(a, b) for a, b in pairs if b.text]
        if not texts or any(not a.text or (_is_number(a) and _is_number(b)) for a, b in texts):
            return False
        going_on = [a.is_full and not a.text.endswith(_ENDS) for a, _ in texts]
        if sum(going_on) * 2 >= len(going_on):
            return True
        absent = sum(not (box := first[c]) or not box.text for c in range(len(first)) if self._is_usual(c))
        stopped = sum(a.text.endswith(_ENDS) for a, _ in texts)
        # One cell alone may be missing from a row of its own; then the sentences above have ended.
        return absent > 1 or (absent == 1 and 2 * stopped <= len(texts))

    def _is_merging(self, column: int) -> bool:
        """Whether cells of this column, besides its heading, stand for several rows."""
        headings = {id(box) for box in self.parts[0].rows[0]}
        titles = {box.text for box in self.parts[0].rows[0] if box}
        boxes = [row[column] for part in self.parts for row in part.rows]
        return any(
            a is b and a is not None and id(a) not in headings and a.text not in titles
            for a, b in zip(boxes, boxes[1:], strict=False)
        )

    def _is_usual(self, column: int) -> bool:
        """Whether every row so far has a cell of its own with a text in this column."""
        boxes = [row[column] for row in self.rows]
        return all(b and b.text for b in boxes) and len({id(b) for b in boxes}) > 0.9 * len(boxes) - 2

    def _cells(self, index: int) -> list[Cell]:
        row = self.rows[index]
        above = self.rows[index - 1] if index else [None] * len(row)
        return [
            Cell(
                check_cell(box.text, self.place, index + 1) if box else "",
                box is not None and above[column] is box,
                box is not None and column > 0 and row[column - 1] is box,
            )
            for column, box in enumerate(row)
        ]

    def _report(self, index: int, page: int, headings: int) -> None:
        """Each cell of a row that was joined over two pages, with its heading."""
        tops = self.rows[: headings or 1]
        for column, box in enumerate(self.rows[index]):
            if box is None or not box.text or (column and self.rows[index][column - 1] is box):
                continue
            heading = next((t[column] for t in reversed(tops) if t[column]), None)
            name = "".join(heading.text.split())[:20] if heading else ""
            self.source.warn(index + 1, name, f"第{page - 1}、{page}页接成一格：{box.text[:60]}", self.place)
