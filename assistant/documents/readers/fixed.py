"""Tables set in columns of blanks, a cell over several lines → grids: the headings say where each column begins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from assistant.documents.columns import is_heading_row
from assistant.documents.grid import Cell, Paragraph, Source, check_cell, make_grid
from assistant.documents.wrapped import width

_BLANKS = re.compile(r"[ \u3000]{2,}")
_RULE = re.compile(r"\s*[-─━═=—_]{8,}\s*")
_FEWEST = 3  # columns
_FEWEST_ROWS = 2


def read_fixed(lines: list[str], source: Source) -> bool:
    """Add the text's paragraphs and its table; False (and nothing added) where the lines keep to no columns.

    A line that begins with nothing goes on with the row above.
    """
    head = next((i for i, line in enumerate(lines[:20]) if _is_head(line)), -1)
    if head < 0:
        return False
    begins = [width(lines[head][: m.start()]) for m in re.finditer(r"(?<!\S)\S", lines[head])]
    rows: list[list[str]] = [lines[head].split()]
    numbers = [head + 1]
    outside: list[tuple[int, str]] = []
    for number, line in enumerate(lines[head + 1 :], head + 2):
        if _RULE.fullmatch(line) or not line.strip():
            continue
        cells = _cut(line, begins)
        if cells is None:
            outside.append((number, line))
        elif cells[0] or len(rows) == 1:
            rows.append(cells)
            numbers.append(number)
        else:
            rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
    if len(rows) <= _FEWEST_ROWS or 2 * len(outside) > len(rows):
        return False
    body = [[Cell(check_cell(c, "表格", n)) for c in row] for n, row in zip(numbers, rows, strict=True)]
    source.blocks += _paragraphs(enumerate(lines[:head], 1))
    source.blocks.append(make_grid(body, "表格", numbers))
    source.blocks += _paragraphs(outside)
    return True


def _is_head(line: str) -> bool:
    cells = _BLANKS.split(line.strip())
    return len(cells) >= _FEWEST and cells == line.split() and is_heading_row(tuple(map(Cell, cells)))


def _cut(line: str, begins: list[float]) -> list[str] | None:
    """The line's cells, cut where the columns begin; None where a text runs over such a place."""
    places = [0.0]
    for char in line:
        places.append(places[-1] + width(char))
    cuts = [next((i for i, at in enumerate(places) if at >= begin), len(line)) for begin in begins]
    if any(0 < cut < len(line) and not line[cut - 1].isspace() for cut in cuts[1:]):
        return None
    return [line[a:b].strip() for a, b in pairwise([0, *cuts[1:], len(line)])]


def _paragraphs(lines: Iterable[tuple[int, str]]) -> list[Paragraph]:
    return [Paragraph(text, number) for number, line in lines if (text := check_cell(line, "正文", number))]
