"""Listings as grids: a sheet in columns as wide as its texts, and all tasks by quarter at a glance."""

from __future__ import annotations

from assistant.answer import Row
from assistant.render.canvas import GAP, Cell, Grid, cell
from assistant.render.cells import cell_len
from assistant.render.characters import lines_kept, one_line
from assistant.render.ink import Text
from assistant.render.page import Sheet
from assistant.render.tables import category_title
from assistant.render.wrap import cells_before, wrap
from assistant.slots import QUARTER_NAMES
from assistant.text.levels import Levels

_NARROWEST = 8  # columns; narrower, a text is one word a line
# Not left standing before …: half a number (80% must not become 8…), an opening quotation mark.
_NEVER_LAST = "0123456789.,%％，、：；“‘（《 "


def sheet_grid(sheet: Sheet, width: int) -> Grid | None:
    """Columns as wide as their texts, the widest narrowed until all fit; None where they cannot."""
    columns = list(zip(sheet.headers, *sheet.rows, strict=True))
    widths = [max(cell_len(line) for text in column for line in _lines(text)) for column in columns]
    kept = [i for i, column in enumerate(columns) if any(column[1:]) and not (sheet.grouped and i == 0)]
    if not kept:
        return None
    fitted = [widths[i] for i in kept]
    while sum(fitted) + GAP * (len(fitted) - 1) > width:
        widest = max(range(len(fitted)), key=fitted.__getitem__)
        if fitted[widest] <= _NARROWEST:
            return None
        fitted[widest] -= 1
    rows = [
        (row[0] if sheet.grouped else "", [cell(row[i], w) for i, w in zip(kept, fitted, strict=True)])
        for row in sheet.rows
    ]
    return Grid([sheet.headers[i] for i in kept], fitted, rows)


def _lines(text: str) -> list[str]:
    return lines_kept(text).split("\n")


def overview_grid(rows: tuple[Row, ...], levels: Levels, width: int, narrow: bool) -> Grid:
    """Every task on two or three lines, by quarter unless ``narrow``; … where something is left out."""
    lines = 2 if width >= 100 else 3
    quarters = 0 if narrow else 4
    unit = 14 if width >= 110 else 0
    free = width - 4 - GAP - (unit + GAP if unit else 0)
    each = 0 if narrow else min((free - quarters * GAP) // 5, 40)
    task = min(free - quarters * (each + GAP), 60)
    widths = [4, task, *([each] * quarters), *([unit] if unit else [])]
    names = ["任务", f"{levels.own}任务", *QUARTER_NAMES[1 : quarters + 1], *(["责任单位"] if unit else [])]

    def cells(row: Row) -> list[Cell]:
        details = [f"{name}：{text}" for name, text in row.details if text]
        texts = ["\n".join([row.district_task, *details]), *row.milestones[:quarters]]
        clips = [clipped(text, room, lines) for text, room in zip(texts, widths[1:], strict=False)]
        units = [[line for name in row.units for line in cell(name, unit)]] if unit else []
        return [[Text(f"{row.task:>3}", style="bold")], *clips, *units]

    return Grid(names, widths, ((category_title(row), cells(row)) for row in rows))


def clipped(text: str, width: int, lines: int) -> Cell:
    """``text`` run on in at most ``lines`` lines, … at the end when there is more."""
    whole = one_line(text)
    end = cells_before(whole, width * lines)
    shown = whole
    while len(wrap(shown, width, hanging=False)) > lines and end:
        shown = whole[:end].rstrip(_NEVER_LAST) + "…"
        end -= 1
    return cell(shown, width, hanging=False)
