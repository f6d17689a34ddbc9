"""A row that somebody cut in two by hand (or a page did): its sentences go on in the row below.

In a list whose cells end with full stops, a row without a unit and number of its own, all of whose texts go on
where the ones above stop without one, is no task: it is the rest of the one above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.columns import Column, Layout
from assistant.documents.grid import Cell, Grid, Source

_STOPS = tuple("。；;！!？?：:…")
_USUAL = 0.7  # so many of a column's cells end with a stop that one without was cut


def join_cut_rows(grid: Grid, layout: Layout, source: Source) -> Grid:
    """The grid with each cut row put together again; every cell that was joined is reported."""
    body = grid.rows[layout.body :]
    voting = [c for c in layout.columns if _ends_with_stops([row[c.index] for row in body])]
    if not voting:
        return grid
    rows = list(grid.rows[: layout.body])
    numbers = list(grid.numbers[: layout.body])
    for row, number in zip(body, grid.numbers[layout.body :], strict=True):
        if len(rows) > layout.body and _goes_on(rows[-1], row, layout, voting):
            rows[-1] = _joined(rows[-1], row, layout.columns, source, number, grid.place)
            continue
        rows.append(row)
        numbers.append(number)
    return replace(grid, rows=tuple(rows), numbers=tuple(numbers))


def _is_own(cell: Cell) -> bool:
    return bool(cell.text) and not cell.from_above and not cell.from_left


def _ends_with_stops(cells: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in cells if _is_own(cell)]
    return len(texts) >= 3 and sum(text.endswith(_STOPS) for text in texts) >= _USUAL * len(texts)


def _goes_on(above: tuple[Cell, ...], row: tuple[Cell, ...], layout: Layout, voting: list[Column]) -> bool:
    """Whether ``row`` is the rest of the row above."""
    blank = layout.of("lead", "number")
    if not blank or any(row[c.index].text or not above[c.index].text for c in blank):
        return False
    own = [index for index, cell in enumerate(row) if _is_own(cell)]
    if any(not above[index].text for index in own):
        return False
    judged = [c.index for c in voting if c.index in own]
    return bool(judged) and not any(above[index].text.endswith(_STOPS) for index in judged)


def _joined(
    above: tuple[Cell, ...],
    row: tuple[Cell, ...],
    columns: Sequence[Column],
    source: Source,
    number: int,
    place: str,
) -> tuple[Cell, ...]:
    headings = {c.index: c.heading for c in columns}
    cells = list(above)
    for index, cell in enumerate(row):
        if _is_own(cell):
            cells[index] = replace(above[index], text=above[index].text + cell.text)
            reason = f"本行接着上一行，合为一格：{cells[index].text[:60]}"
            source.warn(number, headings.get(index, ""), reason, place)
    return tuple(cells)
