"""Pasted text: pipe tables with broken or missing cells, and cells one a line → grids."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from assistant.documents.about import is_issue_label, is_title
from assistant.documents.aligning import align
from assistant.documents.columns import is_heading_row
from assistant.documents.grid import Cell, Grid, Paragraph, Source, check_cell, make_grid
from assistant.documents.headings import role_of
from assistant.documents.natures import kind_of_column
from assistant.documents.streams import Piece, heading_run, read_stream

_PIPE = re.compile(r"(?<!\\)[|｜]")
_CLOSED = re.compile(r"(?<!\\)[|｜]\s*$")
_APART = re.compile(r"^(?:附件?\s*\d*[:：]?$|附件|注[:：]|备注[:：]|说明[:：])")


class Row(NamedTuple):
    """A row of cells as the pipes cut it, or a line without pipes (one cell, not ``piped``)."""

    number: int
    cells: list[str]
    piped: bool


def read_lines(lines: list[str], source: Source) -> bool:
    """Cells one a line; False (and nothing added) where no headings follow each other so."""
    texts = [(n, check_cell(line, "正文", n)) for n, line in enumerate(lines, 1)]
    pieces = [Piece(text, n) for n, text in texts if text]
    return heading_run(pieces) is not None and read_stream(pieces, source)


def read_pipes(lines: list[str], source: Source) -> None:
    """Tables drawn with |; where most lines hold one cell or half a row, the line ends say nothing."""
    closed = _is_closed(lines)
    rows = _rows(lines, source, closed)
    piped = [row for row in rows if row.piped]
    widest = max((len(row.cells) for row in piped), default=0)
    if 2 * sum(len(row.cells) <= max(1, widest // 2) for row in piped) > len(piped):
        pieces = [Piece(cell, row.number) for row in rows for cell in row.cells]
        if read_stream(pieces, source):
            return
    table: list[Row] = []
    for row in [*rows, Row(0, [], False)]:
        if row.piped and any(is_issue_label(cell) for cell in row.cells):
            if table:
                source.blocks.append(_grid(table, source, closed))
            source.blocks.append(_grid([row], source))
            table = []
        elif row.piped:
            table.append(row)
        else:
            if table:
                source.blocks.append(_grid(table, source, closed))
            table = []
        if row.cells and not row.piped:
            source.blocks.append(Paragraph(row.cells[0], row.number))


def _is_closed(lines: list[str]) -> bool:
    """Whether the rows end in |."""
    piped = [line for line in lines if _PIPE.search(line)]
    return 2 * sum(bool(_CLOSED.search(line)) for line in piped) > len(piped)


def _rows(lines: list[str], source: Source, closing: bool) -> list[Row]:
    """Lines → rows.  Where rows end in |, a line that does not goes on in the next one."""
    rows: list[Row] = []
    unfinished = ""
    first = 0
    for number, line in enumerate(lines, 1):
        text = check_cell(line, "正文", number)
        if not text or (not _PIPE.search(text) and not unfinished):
            if text:
                _plain(rows, Row(number, [text], False), closing, source)
            continue
        first = first if unfinished else number
        whole = f"{unfinished}\n{text}" if unfinished else text
        unfinished = whole if closing and not _CLOSED.search(text) and number < len(lines) else ""
        if not unfinished:
            rows.append(Row(first, _cells(whole), True))
    if unfinished:
        rows.append(Row(first, _cells(unfinished), True))
    return rows


def _plain(rows: list[Row], row: Row, closing: bool, source: Source) -> None:
    """A line without pipes: text between tables, or the rest of the last cell where rows do not end in |."""
    text = row.cells[0]
    if closing or not rows or not rows[-1].piped or len(rows) < 2 or is_title(text) or _APART.match(text):
        rows.append(row)
        return
    source.warn(row.number, "", f"表格中断开的一行，并入上一格：{text[:40]}", "正文")
    rows[-1].cells[-1] += f"\n{text}"


def _cells(line: str) -> list[str]:
    parts = [part.strip() for part in _PIPE.split(line)]
    if parts and not parts[0] and line.lstrip().startswith(("|", "｜")) and len(parts) > 2:
        parts = parts[1:]
    return parts[:-1] if len(parts) > 1 and not parts[-1] else parts


def _grid(table: list[Row], source: Source, closed: bool = True) -> Grid:
    """Rows that the line ends give; headings cut by a line end are one row, a wide heading stands over its columns."""
    place = f"表{1 + sum(isinstance(b, Grid) for b in source.blocks)}"
    numbers = [row.number for row in table]
    rows = [row.cells for row in table]
    top = next((i for i, cells in enumerate(rows) if is_heading_row(tuple(map(Cell, cells)))), None)
    if top is not None:
        rows, numbers = _join_heading(rows, numbers, top)
        if not closed:
            rows, numbers = _join_broken(rows, numbers, top)
        rows[top] = _widen(rows[top], rows[top + 1 :])
        width = len(rows[top])
        rows[top + 1 :] = [_trim(cells, width) for cells in rows[top + 1 :]]
    return make_grid([[Cell(c) for c in cells] for cells in rows], place, numbers)


def _trim(cells: list[str], width: int) -> list[str]:
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    return cells


def _join_heading(rows: list[list[str]], numbers: list[int], top: int) -> tuple[list[list[str]], list[int]]:
    after = top + 1
    widths = Counter(len(_trim(cells, 0)) for cells in rows[after + 1 :])
    if after < len(rows) and all(role_of(c).kind for c in rows[after] if c) and widths:
        both = rows[top] + rows[after]
        if len(both) == widths.most_common(1)[0][0]:
            return [*rows[:top], both, *rows[after + 1 :]], [*numbers[: top + 1], *numbers[after + 1 :]]
    return rows, numbers


def _join_broken(rows: list[list[str]], numbers: list[int], top: int) -> tuple[list[list[str]], list[int]]:
    """A row cut by a line end inside a cell: the two lines have just as many cells as the headings, and one."""
    width = len(rows[top])
    joined, kept = rows[: top + 1], numbers[: top + 1]
    for cells, number in zip(rows[top + 1 :], numbers[top + 1 :], strict=True):
        before = joined[-1]
        cut = len(joined) > top + 1 and max(len(before), len(cells)) < width
        if cut and len(before) + len(cells) - 1 == width and not cells[0].isdigit():
            joined[-1] = [*before[:-1], f"{before[-1]}\n{cells[0]}", *cells[1:]]
        else:
            joined.append(cells)
            kept.append(number)
    return joined, kept


def _widen(names: list[str], body: list[list[str]]) -> list[str]:
    """Rows with more cells than headings: a heading over several columns is repeated."""
    kinds = [kind_of_column(role_of(name), name) for name in names]
    wide = [cells for cells in body if len(_trim(cells, 0)) > len(names) and all(_trim(cells, 0))]
    if not wide:
        return names
    shapes = Counter(
        tuple(
            Counter(p.column for p in align(c, kinds, [True] + [False] * (len(c) - 1)))[i]
            for i in range(len(names))
        )
        for c in (_trim(cells, 0) for cells in wide)
    )
    (shape, _), *_ = shapes.most_common(1)
    return [name for name, count in zip(names, shape, strict=True) for _ in range(max(count, 1))]
