"""A task over several rows, one for each quarter → one row with a column for each quarter.

序号 | 项目名称 | 时间节点 | 工作内容: the quarter stands in a cell, and the task is merged (or said again) beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.documents.columns import Column, Layout
from assistant.documents.grid import EMPTY, Cell, Grid, Source
from assistant.documents.headings import Role, clean_heading, role_of

_LONGEST = 12  # characters of a cell that says when and nothing else
_CONTENT = ("task", "goal", "name", "city")

Row = tuple[Cell, ...]


def join_quarter_rows(grid: Grid, layout: Layout, source: Source) -> tuple[Grid, Layout]:
    """The table with a column for each quarter; unchanged where no column says in each row when."""
    body = grid.rows[layout.body :]
    time = None if layout.of("quarter") else next((c for c in layout.columns if _tells_when(c, body)), None)
    groups = _groups(body, layout, time) if time else []
    if time is None or not groups:
        return grid, layout
    per_row = [c for c in layout.columns if c is not time and not _is_shared(c, body, groups)]
    plan = next((c for c in per_row if c.role.kind in _CONTENT), None)
    if plan is None:
        return grid, layout
    source.warn(grid.numbers[layout.first], time.heading, "一项任务分几行写各个季度，合为一行", grid.place)
    beside = [c for c in per_row if c is not plan]
    joined = {group[0]: _joined([body[i] for i in group], time, plan, beside, grid.width) for group in groups}
    wide = {i: row for i, row in enumerate(body) if row[time.index].from_left}  # 一、院区建设, over the width
    joined |= {i: (*row, *[row[time.index]] * 4) for i, row in wide.items()}
    rows = [joined[i] for i in sorted(joined)]
    head = [(*row, *[EMPTY] * 4) for row in grid.rows[: layout.body]]
    numbers = [*grid.numbers[: layout.body], *(grid.numbers[layout.body + i] for i in sorted(joined))]
    quarters = [
        Column(grid.width + q - 1, f"第{'一二三四'[q - 1]}季度", Role("quarter", q)) for q in range(1, 5)
    ]
    kept = [c for c in layout.columns if c not in (time, plan)]
    return (
        replace(grid, rows=(*head, *rows), numbers=tuple(numbers)),
        replace(layout, columns=(*kept, *quarters)),
    )


def _when(cell: Cell) -> Role:
    clean = clean_heading(cell.text)
    return role_of(clean) if len(clean) <= _LONGEST else Role("")


def _tells_when(column: Column, body: Sequence[Row]) -> bool:
    cells = [c for row in body if (c := row[column.index]).text and not c.from_left]
    return len({_when(c).quarter for c in cells}) > 1 and all(_when(c).quarter for c in cells)


def _groups(body: Sequence[Row], layout: Layout, time: Column) -> list[list[int]]:
    """The rows of each task, by the first column of which the cells stay the same while the quarters go on."""
    for key in layout.of("number", *_CONTENT):
        groups: list[list[int]] = []
        for i, row in enumerate(body):
            if not row[time.index].text or row[time.index].from_left:
                continue
            if groups and _goes_on(row[key.index], body[groups[-1][-1]][key.index]):
                groups[-1].append(i)
            else:
                groups.append([i])
        if key.role.kind == "number" and len(groups) > 1 and all(len(group) == 1 for group in groups):
            return []  # every row has a number of its own
        times = [[_when(body[i][time.index]).quarter for i in group] for group in groups]
        if all(t == sorted(t) for t in times) and 2 * sum(len(set(t)) > 1 for t in times) > len(times):
            return groups
    return []


def _goes_on(cell: Cell, above: Cell) -> bool:
    return cell.from_above or not cell.text or cell.text == above.text


def _is_shared(column: Column, body: Sequence[Row], groups: list[list[int]]) -> bool:
    """Whether a column says the same for all rows of a task; a blank 进展情况 says nothing of its quarter."""
    pairs = [(body[i][column.index], body[group[0]][column.index]) for group in groups for i in group[1:]]
    if column.role.kind == "progress" and any(not cell.text for cell, _ in pairs):
        return False
    return all(_goes_on(cell, first) for cell, first in pairs)


def _joined(rows: list[Row], time: Column, plan: Column, beside: list[Column], width: int) -> Row:
    cells = [*rows[0], *[EMPTY] * 4]
    for row in rows:
        role, text = _when(row[time.index]), row[plan.index].text
        at = width + role.quarter - 1
        shown = f"{role.prefix}：{text}" if role.prefix and text else text
        cells[at] = Cell("\n".join(filter(None, (cells[at].text, shown))))
    for column in beside:
        texts = [(row[time.index].text, row[column.index].text) for row in rows if row[column.index].text]
        units = column.role.kind in ("lead", "support")
        lines = dict.fromkeys(text if units else f"{when}：{text}" for when, text in texts)
        cells[column.index] = Cell("\n".join(lines))
    return tuple(cells)
