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
from assistant.documents.rows_aside import end_of_rows, is_caption, numbered_captions, what_aside

_BAD = -2.5  # a cell that suits its column so badly is in the wrong one
_GAIN = 4.0  # how much better a row must stand before its cells are moved
_CLEAR = 3.0  # how much better a row must stand to lack other columns than most rows as short
_FROM_ABOVE = ("unit", "person", "phone", "deadline")


def straighten(grid: Grid, layout: Layout, source: Source) -> Grid:
    """The grid with each body row's cells under the headings that are theirs."""
    body = grid.rows[layout.body :]
    # one that is blank in every row is still to be filled in: nothing is missing there
    columns = tuple(c for c in layout.columns if any(row[c.index].text for row in body))
    kinds = [kind_of_column(c.role, c.heading) for c in columns]
    rows = list(grid.rows)
    usual = _Places(body, columns, kinds)
    captions = numbered_captions(grid, layout)
    for index in range(layout.body, end_of_rows(grid, layout)):
        row = rows[index]
        if all(row[c.index].text for c in columns):  # nothing is missing, so nothing moved
            continue
        if not (index in captions or _is_section(row) or what_aside(row) or is_heading_row(row)):
            row = _settle(row, columns, kinds, usual, source, grid, index)
            if index > layout.body:
                row = _take_units(row, rows[index - 1], columns, kinds, source, grid, index)
        rows[index] = row
    return replace(grid, rows=tuple(rows))


def _is_section(row: tuple[Cell, ...]) -> bool:
    """A caption over the rows below, or a row that says nothing."""
    texts = {c.text for c in row if c.text}
    wide = all(c.text for c in row) and len(row) > 1
    return not texts or (len(texts) == 1 and (wide or is_caption(next(iter(texts)))))


def _cut_short(row: tuple[Cell, ...], columns: Sequence[Column]) -> list[str]:
    """The cells of a row that has fewer than the headings, as a line of cells is cut; [] for any other row."""
    cells = [row[c.index] for c in columns]
    count = sum(bool(c.text) for c in cells)
    merged = any(c.from_left or c.from_above for c in cells)
    return (
        []
        if merged or count == len(cells) or not all(c.text for c in cells[:count])
        else [c.text for c in cells[:count]]
    )


class _Places:
    """Where the cells of short rows stand: rows of one length mostly lack the same columns."""

    def __init__(
        self, body: Sequence[tuple[Cell, ...]], columns: Sequence[Column], kinds: Sequence[str]
    ) -> None:
        self.body, self.columns, self.kinds = body, columns, kinds
        self.found: dict[int, tuple[int, ...] | None] = {}

    def of(self, size: int) -> tuple[int, ...] | None:
        """The columns that suit all rows of ``size`` cells best; looked for when the first such row asks."""
        if size not in self.found:
            self.found[size] = self._best(size)
        return self.found[size]

    def _best(self, size: int) -> tuple[int, ...] | None:
        kinds = self.kinds
        same = [texts for row in self.body if len(texts := _cut_short(row, self.columns)) == size]
        moved = [texts for texts in same if _could_gain(texts, kinds)]
        ways = {tuple(p.column for p in align(t, kinds, [True] + [False] * (size - 1))) for t in moved}
        whole = [tuple(range(size)), *(way for way in ways if len(set(way)) == size)]

        def worth(way: tuple[int, ...]) -> tuple[float, list[int]]:
            """Of equals the one whose cells stand further left: a lone unit leads."""
            fits = sum(total(_put(t, way, kinds), kinds) for t in same)
            return round(fits, 6), [-place for place in way]

        return max(whole, key=worth, default=None)


def _put(texts: Sequence[str], places: Sequence[int], kinds: Sequence[str]) -> list[str]:
    row = [""] * len(kinds)
    for text, place in zip(texts, places, strict=True):
        row[place] = f"{row[place]}\n{text}".strip()
    return row


def _settle(
    row: tuple[Cell, ...],
    columns: Sequence[Column],
    kinds: Sequence[str],
    usual: _Places,
    source: Source,
    grid: Grid,
    index: int,
) -> tuple[Cell, ...]:
    """Move the cells of a row that lacks some to the columns they suit; report what suits none."""
    cells = [row[c.index] for c in columns]
    texts = [c.text for c in cells]
    bad = [i for i, score in enumerate(_scores(texts, kinds)) if score <= _BAD]
    number = grid.numbers[index]
    own = _cut_short(row, columns)  # a blank between other cells is one that is left blank
    if own and _could_gain(texts, kinds):
        moved = [""] * len(cells)
        unsure = set()
        for text, where in zip(own, align(own, kinds, [True] + [False] * (len(own) - 1)), strict=True):
            moved[where.column] = f"{moved[where.column]}\n{text}".strip()
            if where.margin < DOUBTFUL:
                unsure.add(where.column)
        common = usual.of(len(own))
        if common and total(moved, kinds) - total(_put(own, common, kinds), kinds) < _CLEAR:
            moved = _put(own, common, kinds)
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


def _scores(texts: Sequence[str], kinds: Sequence[str]) -> list[float]:
    return [fit(kind, text) if text else 0.0 for kind, text in zip(kinds, texts, strict=False)]


def _could_gain(texts: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether other columns could suit the cells so much better: asked of every row, so it comes before aligning."""
    scores = _scores(texts, kinds)
    if min(scores) >= 0:
        return False
    distinct = set(kinds)
    best = sum(max(fit(kind, text) for kind in distinct) for text in texts if text)
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
