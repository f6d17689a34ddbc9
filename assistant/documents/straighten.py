"""A table's rows put right by their columns: rows with fewer cells than headings, merged units.

Nothing is moved where the cells stand well; what is moved, taken from above, or does not suit its column is
reported with its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.aligning import DOUBTFUL, align, total
from assistant.documents.columns import Column, Layout, is_heading_row
from assistant.documents.grid import Cell, Grid, Source
from assistant.documents.natures import fit, kind_of_column
from assistant.documents.tables import is_caption, what_aside

_BAD = -2.5  # a cell that suits its column so badly is in the wrong one
_GAIN = 4.0  # how much better a row must stand before its cells are moved
_FROM_ABOVE = ("unit", "person", "phone", "deadline")


def straighten(grid: Grid, layout: Layout, source: Source) -> Grid:
    """The grid with each body row's cells under the headings that are theirs."""
    columns = layout.columns
    kinds = [kind_of_column(c.role, c.heading) for c in columns]
    rows = list(grid.rows)
    for index in range(layout.body, len(rows)):
        row = rows[index]
        if not (_is_section(row) or what_aside(row) or is_heading_row(row)):
            row = _settle(row, columns, kinds, source, grid, index)
            if index > layout.body:
                row = _take_units(row, rows[index - 1], columns, kinds, source, grid, index)
        rows[index] = row
    return replace(grid, rows=tuple(rows))


def _is_section(row: tuple[Cell, ...]) -> bool:
    """A caption over the rows below, or a row that says nothing."""
    texts = {c.text for c in row if c.text}
    wide = all(c.text for c in row) and len(row) > 1
    return not texts or (len(texts) == 1 and (wide or is_caption(next(iter(texts)))))


def _settle(
    row: tuple[Cell, ...],
    columns: Sequence[Column],
    kinds: Sequence[str],
    source: Source,
    grid: Grid,
    index: int,
) -> tuple[Cell, ...]:
    """Move the cells of a row that lacks some to the columns they suit; report what suits none."""
    cells = [row[c.index] for c in columns]
    texts = [c.text for c in cells]
    if all(texts):
        return row
    scores = [fit(kind, text) if text else 0.0 for kind, text in zip(kinds, texts, strict=True)]
    bad = [i for i, score in enumerate(scores) if score <= _BAD]
    number = grid.numbers[index]
    if _could_gain(texts, kinds, scores) and not any(c.from_left or (c.from_above and c.text) for c in cells):
        own = [text for text in texts if text]
        moved = [""] * len(cells)
        unsure = set()
        for text, where in zip(own, align(own, kinds, [True] + [False] * (len(own) - 1)), strict=True):
            moved[where.column] = f"{moved[where.column]}\n{text}".strip()
            if where.margin < DOUBTFUL:
                unsure.add(where.column)
        if total(moved, kinds) - total(texts, kinds) >= _GAIN and sum(map(bool, moved)) == len(own):
            result = list(row)
            for i, (column, text) in enumerate(zip(columns, moved, strict=True)):
                result[column.index] = Cell(text)
                if text and (i in unsure or text != texts[i]):
                    how = "位置不确定，读作" if i in unsure else "按内容归入"
                    source.warn(
                        number, column.heading, f"本行缺格，“{text[:24]}”{how}“{column.heading}”", grid.place
                    )
            return tuple(result)
    for i in bad:
        if not cells[i].from_above:
            reason = f"“{texts[i][:24]}”不像“{columns[i].heading}”"
            source.warn(number, columns[i].heading, reason, grid.place)
    return row


def _could_gain(texts: Sequence[str], kinds: Sequence[str], scores: Sequence[float]) -> bool:
    """Whether other columns could suit the cells so much better: asked of every row, so it comes before aligning."""
    if min(scores) >= 0:
        return False
    best = sum(max(fit(kind, text) for kind in set(kinds)) for text in texts if text)
    return best - sum(scores) >= _GAIN


def _take_units(
    row: tuple[Cell, ...],
    above: tuple[Cell, ...],
    columns: Sequence[Column],
    kinds: Sequence[str],
    source: Source,
    grid: Grid,
    index: int,
) -> tuple[Cell, ...]:
    """A task without a unit below one with: the merged cell was taken apart, its text shows in the first row only."""
    leads = [c for c in columns if c.role.kind == "lead"]
    own = [c for c, kind in zip(columns, kinds, strict=True) if kind in ("content", "goal")]
    has_task = any(row[c.index].text and not row[c.index].from_above for c in own)
    if not leads or not has_task or any(row[c.index].text for c in leads) or not above[leads[0].index].text:
        return row
    filled = [
        row[c.index].text for c, k in zip(columns, kinds, strict=True) if k != "number" and row[c.index].text
    ]
    if (
        index == len(grid.rows) - 1
        and len(filled) == 1
        and len(columns) > 2
        and filled[0][-1] not in "。；！）)"
    ):
        source.warn(grid.numbers[index], leads[0].heading, "最后一行不完整，单位不明", grid.place)
        return row
    taken = list(row)
    for column, kind in zip(columns, kinds, strict=True):
        cell = above[column.index]
        if kind in _FROM_ABOVE and not row[column.index].text and cell.text:
            taken[column.index] = replace(cell, from_above=True)
            reason = f"本行没有“{column.heading}”，读作与上一行合并：{cell.text[:24]}"
            source.warn(grid.numbers[index], column.heading, reason, grid.place)
    return tuple(taken)
