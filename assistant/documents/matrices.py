"""Tables the other way round → a row for each task, columns of who leads and who helps.

A column for each task is turned; a column for each unit, with ★ or ○ in it, is read as the units' names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.grid import EMPTY, Cell, Grid, Paragraph, Source, make_grid
from assistant.documents.headings import role_of
from assistant.documents.natures import looks_like_units

_MARKS = "★☆●○◎▲△■□√✓✔"
_LEADS = frozenset("★●▲■√✓✔")
_IN_WORDS = re.compile("(牵头|主办|主责|责任|负责|主)|配合|协办|协同|参与|协助|配|协")
_SAYS = re.compile(
    rf"([{_MARKS}])\s*(?:表示|代表|指|为|是|[:：—-])*\s*(牵头|主办|主责|责任|配合|协办|协同|参与)"
)
_HELPS = ("配合", "协办", "协同", "参与")
_FIRST = ("number", "category", "task", "name")  # headings that a turned table begins with
_MOST = 40  # rows of a table that has a column for each task
_FEWEST = 3  # units with a column of their own


def straighten_matrices(source: Source) -> None:
    """Turn and name; what a mark means is said beside the table, or ★ leads and ○ helps."""
    texts = [b.text for b in source.blocks if isinstance(b, Paragraph)]
    texts += [c.text for b in source.blocks if isinstance(b, Grid) for row in b.rows for c in row]
    said = {mark: word not in _HELPS for text in texts for mark, word in _SAYS.findall(text)}
    source.blocks[:] = [
        _named(_stacked(_turned(b, source), source), said, source) if isinstance(b, Grid) else b
        for b in source.blocks
    ]


def _stacked(grid: Grid, source: Source) -> Grid:
    """The same headings twice, side by side: the right half goes on below the left one."""
    for at, head in enumerate(grid.rows[:5]):
        texts = [cell.text for cell in head]
        again = texts.index(texts[0], 1) if texts and texts[0] and texts[0] in texts[1:] else 0
        own = [text for text in texts[:again] if text]
        if len(own) < _FEWEST or [text for text in texts[again:] if text] != own or head[again].from_left:
            continue
        source.warn(grid.numbers[at], "", "左右并排的两张表，接着读", grid.place)
        left, right = (
            [row[part] for row in grid.rows[at + 1 :] if any(c.text for c in row[part])]
            for part in (slice(0, again), slice(again, None))
        )
        above = [row[:again] for row in grid.rows[: at + 1]]
        return make_grid([*above, *left, *right], grid.place, None, grid.name)
    return grid


def _turned(grid: Grid, source: Source) -> Grid:
    """任务 | 修路 | 建桥 over 责任单位 | 县交通局 | 县住建局, each task a column, as rows."""
    first = next((i for i, row in enumerate(grid.rows[:_MOST]) if row and role_of(row[0].text).kind), _MOST)
    if not first < len(grid.rows) <= _MOST:
        return grid
    heads, *tasks = zip(*grid.rows[first:], strict=True)
    kinds = [role_of(cell.text).kind for cell in heads]
    labelled = any(
        role_of(c.text).kind not in ("", "quarter") for task in tasks for c in task if not c.from_left
    )
    fits = "lead" in kinds and kinds[0] in _FIRST and 2 * kinds.count("") < len(kinds)
    if len(tasks) < _FEWEST - 1 or not fits or labelled or any(c.from_above or not c.text for c in heads):
        return grid
    source.warn(grid.numbers[first], "", "一列一项的表，转成一行一项来读", grid.place)
    rows = [[Cell(c.text, c.from_left, c.from_above) for c in column] for column in (heads, *tasks)]
    return make_grid(rows, grid.place, [grid.numbers[first]] * len(rows), grid.name)


def _named(grid: Grid, said: dict[str, bool], source: Source) -> Grid:
    for at, head in enumerate(grid.rows[:5]):
        body = grid.rows[at + 1 :]
        units = [i for i, cell in enumerate(head) if _is_unit(cell) and _is_marked(body, i)]
        if len(units) < _FEWEST or not any(row[i].text for row in body for i in units):
            continue
        source.warn(grid.numbers[at], "责任单位", "每个单位一列的记号，读作责任单位和配合单位", grid.place)
        names = {i: head[i].text for i in units}
        others = [i for i in range(grid.width) if i not in units]
        rows = [(*(row[i] for i in others), EMPTY, EMPTY) for row in grid.rows[:at]]
        rows.append((*(head[i] for i in others), Cell("牵头单位"), Cell("配合单位")))
        for row in body:
            leads, helps = (
                "、".join(names[i] for i in units if _leads(row[i].text, said) is lead)
                for lead in (True, False)
            )
            rows.append((*(row[i] for i in others), Cell(leads), Cell(helps)))
        return replace(grid, rows=tuple(rows))
    return grid


def _is_unit(cell: Cell) -> bool:
    return bool(cell.text) and not role_of(cell.text).kind and looks_like_units(cell.text)


def _is_marked(body: tuple[tuple[Cell, ...], ...], column: int) -> bool:
    texts = [row[column].text for row in body]
    return all(text in _MARKS or _IN_WORDS.fullmatch(text) for text in texts)


def _leads(mark: str, said: dict[str, bool]) -> bool | None:
    if word := _IN_WORDS.fullmatch(mark):
        return bool(word[1])
    return said.get(mark, mark in _LEADS) if mark else None
