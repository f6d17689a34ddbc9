"""What was planned and what was done in rows below each other → the plan's row, with the results as columns of their own."""

from __future__ import annotations

from dataclasses import replace

from assistant.documents.columns import Column, Layout
from assistant.documents.grid import EMPTY, Grid, Source
from assistant.documents.headings import Role, clean_heading

_PLANS = ("计划", "目标", "计划目标", "工作目标", "计划进度")
_RESULTS = ("完成", "实际", "进展", "完成情况", "实际完成", "进展情况", "实际进度", "实际进展")


def join_result_rows(grid: Grid, layout: Layout, source: Source) -> tuple[Grid, Layout]:
    """类型：计划 | 完成: unchanged where no column tells the plan's rows from those of the results."""
    body = grid.rows[layout.body :]
    quarters = layout.of("quarter")
    sort = next((c for c in layout.columns if c not in quarters and _tells_them_apart(c, grid, layout)), None)
    if sort is None or not quarters:
        return grid, layout
    source.warn(
        grid.numbers[layout.first], sort.heading, "计划和完成分两行写，完成的一行存作附加信息", grid.place
    )
    results = [
        Column(grid.width + at, f"{column.heading}完成情况", Role("progress"))
        for at, column in enumerate(quarters)
    ]
    rows = [(*row, *[EMPTY] * len(quarters)) for row in grid.rows[: layout.body]]
    numbers = list(grid.numbers[: layout.body])
    for number, row in zip(grid.numbers[layout.body :], body, strict=True):
        if clean_heading(row[sort.index].text) in _RESULTS and len(rows) > layout.body:
            done = [row[column.index] for column in quarters]
            rows[-1] = (*rows[-1][: grid.width], *done)
        else:
            rows.append((*row, *[EMPTY] * len(quarters)))
            numbers.append(number)
    kept = tuple(column for column in layout.columns if column is not sort)
    return (
        replace(grid, rows=tuple(rows), numbers=tuple(numbers)),
        replace(layout, columns=(*kept, *results)),
    )


def _tells_them_apart(column: Column, grid: Grid, layout: Layout) -> bool:
    said = {clean_heading(row[column.index].text) for row in grid.rows[layout.body :]} - {""}
    return said <= {*_PLANS, *_RESULTS} and not said.isdisjoint(_PLANS) and not said.isdisjoint(_RESULTS)
