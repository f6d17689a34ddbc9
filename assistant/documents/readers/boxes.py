"""Tables drawn with │ and ─ → grids: what stands between two rules is one row, over as many lines as it takes."""

from __future__ import annotations

import re

from assistant.documents.grid import Cell, Paragraph, Source, check_cell, make_grid

_BAR = re.compile("[│┃║]")
_RULE = re.compile("[─━═]{2,}")


def is_drawn(lines: list[str]) -> bool:
    """Whether a table is drawn in the text."""
    return sum(bool(_BAR.search(line)) for line in lines) > 1 and any(map(_RULE.search, lines))


def read_boxes(lines: list[str], source: Source) -> None:
    """Add the text's paragraphs and tables.  A rule that leaves a column open goes on with its cell: it is said above."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    ended = True
    for number, line in [*enumerate(lines, 1), (len(lines) + 1, "")]:
        if _RULE.search(line):
            ended = True
        elif _BAR.search(line):
            cells = [check_cell(text, "表格", number) for text in _BAR.split(line.strip())[1:-1]]
            if ended or len(cells) != len(rows[-1]):
                rows.append(cells)
                numbers.append(number)
            else:
                rows[-1] = [above + below for above, below in zip(rows[-1], cells, strict=True)]
            ended = False
        elif line.strip() or number > len(lines):
            if rows:
                source.blocks.append(make_grid([map(Cell, row) for row in rows], "表格", numbers))
                rows, numbers = [], []
            if line.strip():
                source.blocks.append(Paragraph(check_cell(line, "正文", number), number))
