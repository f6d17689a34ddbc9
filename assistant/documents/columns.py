"""A grid's heading rows → what each column holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.documents.grid import Cell, Grid, Source
from assistant.documents.headings import SIMPLIFIED, Role, clean_heading, role_of
from assistant.documents.labels import names_unit

_CONTENT = frozenset(("task", "name", "goal", "city", "category"))
_OTHER = frozenset(("lead", "support", "quarter", "deadline", "number", "progress", "detail"))
_SEARCH_ROWS = 40
_MAX_HEADING_ROWS = 4
_OFFICE = re.compile("(?:科|处|股)室$")
# No heading ends in a stop, counts things (新建项目3个) or says what it is a label of (填表单位：区城投公司).
_SENTENCE = re.compile(
    r"[。；！]|[:：]\s*\S|\d(?:[\d.]*[个项处家所条座人户套名场次件亩台辆张份]|[\d.]*(?:万|公里|平方))"
)
_BARE = re.compile(r"[\d,，.]+%?")
_RESULTS = ("完成情况", "进展", "实际", "落实情况", "完成率", "成效", "执行情况", "推进情况")


@dataclass(frozen=True)
class Column:
    """One column: its place, its heading as printed, its role."""

    index: int
    heading: str
    role: Role


@dataclass(frozen=True)
class Layout:
    """Where the body starts and what its columns are; ``signatures`` recognize a repeated heading row."""

    first: int
    body: int
    columns: tuple[Column, ...]
    signatures: frozenset[tuple[str, ...]]

    def of(self, *kinds: str) -> list[Column]:
        """The columns of these kinds, left to right."""
        return [c for c in self.columns if c.role.kind in kinds]


def signature(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """A heading row's words, without what merging and spacing change."""
    return tuple(dict.fromkeys(filter(None, (clean_heading(cell.text) for cell in row))))


def is_heading_row(row: tuple[Cell, ...]) -> bool:
    """Whether most of the row's cells are headings, of content and of something else."""
    own = [cell for cell in row if cell.text and not cell.from_left]
    kinds = ["" if _SENTENCE.search(cell.text) else role_of(cell.text).kind for cell in own]
    known = [kind for kind in kinds if kind]
    # An exported list may have many columns of its own, one of towns a column for each.
    full = {"number", "lead"} <= set(known) and not {"task", "name"}.isdisjoint(known)
    if len(known) < 2 or (len(known) < 0.6 * len(kinds) and not full):
        return False
    return bool(_CONTENT & set(known)) and (bool(_OTHER & set(known)) or len(set(known)) > 1)


def is_form(grid: Grid) -> bool:
    """Whether labels and values stand beside each other: 项目名称 | 修路; 责任单位 | 区住建局 | 配合单位 | 区财政局."""
    if len(grid.rows) > _SEARCH_ROWS:  # of one task
        return False
    rows = [[c.text for c in row if c.text and not c.from_left and not c.from_above] for row in grid.rows]
    pairs = [row for row in rows if len(row) > 1]
    labels = [text for row in pairs for text in row[::2]]
    kinds = {role_of(text).kind for text in labels}
    return (
        len(pairs) > 2
        and all(len(row) % 2 == 0 for row in pairs)
        and len(set(labels)) == len(labels)
        and "" not in kinds
        and not kinds.isdisjoint(("lead", "task", "name"))
    )


def has_headings(grid: Grid) -> bool:
    """Whether the grid is a table with a heading row, and no form."""
    return any(map(is_heading_row, grid.rows[:_SEARCH_ROWS])) and not is_form(grid) and not _of_lines(grid)


def _of_lines(grid: Grid) -> bool:
    """Whether cells hold several tasks, each with its 责任单位：… on a line of its own: text, and no table."""
    cells = (c.text for row in grid.rows for c in row if "\n" in c.text and not c.from_left)
    return sum(sum(map(names_unit, text.split("\n"))) > 1 for text in cells) > 1


def _is_subheading(row: tuple[Cell, ...], above: tuple[Cell, ...]) -> bool:
    """A second heading row: every cell of its own is a heading, at least one; a numbered row is a task."""
    own = [c.text for c in row if c.text and not c.from_above and not c.from_left]
    if own and own[0].isdecimal() and not all(map(str.isdecimal, own)):
        return False  # 1 | 新建足球场4片 | 3月选址 | 6月开工
    roles = [role_of(text) for text in own]
    known = sum(bool(role.kind) for role in roles)
    merged = any(c.from_above and c.text for c in row)  # a heading above reaches down into this row
    if merged and own and max(map(len, own)) <= 8 and not any(map(_SENTENCE.search, own)):
        return True
    if any(role.quarter or role.kind in ("lead", "support") for role in roles):
        return known == len(own) or (2 * known >= len(own) and max(map(len, own)) <= 8)
    if not own or known < len(own):
        return False
    return any(c.from_above for c in row) or all(
        not c.text or b.from_left for c, b in zip(row, above, strict=True)
    )


def find_layout(grid: Grid, source: Source) -> Layout | None:
    """The grid's columns, or None when no row of it is a heading row."""
    for first in range(min(len(grid.rows), _SEARCH_ROWS)) if has_headings(grid) else ():
        if is_heading_row(grid.rows[first]):
            break
    else:
        return None
    last = first
    while (
        last + 1 < len(grid.rows)
        and last - first < _MAX_HEADING_ROWS - 1
        and _is_subheading(grid.rows[last + 1], grid.rows[last])
    ):
        last += 1
    heading_rows = grid.rows[first : last + 1]
    columns = [_column(index, heading_rows) for index in range(grid.width)]
    columns = _name_blank_columns(columns, grid, last + 1, source)
    columns = _split_shared(columns, heading_rows, grid, last + 1, source)
    columns = [_of_numbers(column, grid, last + 1) for column in columns]
    columns = _supports(_one_plan_per_quarter(columns))
    if not any(column.role.kind in _CONTENT for column in columns):
        return None
    for column in columns:
        if column.role.guessed:
            reason = (
                f"“{column.heading}”跨季度，读作第{column.role.quarter}季度，文字前加“{column.role.prefix}”"
            )
            source.warn(grid.numbers[first], column.heading, reason, grid.place)
    kept = tuple(c for c in columns if c.heading)
    return Layout(first, last + 1, kept, frozenset(map(signature, heading_rows)))


def _column(index: int, rows: tuple[tuple[Cell, ...], ...]) -> Column:
    """A column's heading cells from top to bottom; the lowest that is understood decides."""
    texts: list[str] = []
    for depth, row in enumerate(rows):
        text = row[index].text
        if not text and any(lower[index].text for lower in rows[depth + 1 :]):
            # Without merged cells (CSV) a heading over several columns stands over the first one only.
            text = next((row[i].text for i in range(index, -1, -1) if row[i].text), "")
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    roles = [role_of(text) for text in texts]
    timed = next((role for role in reversed(roles) if role.quarter), None)
    role = timed or next((r for r in reversed(roles) if r.kind), Role(""))
    heading = " ".join("".join(t.split()) if "\n" in t else t for t in texts)
    if not timed and texts:
        heading = "".join(texts[-1].split("\n"))
    return Column(index, heading, role)


def _of_numbers(column: Column, grid: Grid, body: int) -> Column:
    """2025年计划 under 投资（万元）: a column of bare numbers holds no tasks."""
    texts = _body_texts(grid, body, column.index)
    bare = len(texts) > 1 and all(_BARE.fullmatch(text) for text in texts)
    return replace(column, role=Role("detail")) if bare and column.role.kind in _CONTENT else column


def _body_texts(grid: Grid, body: int, index: int) -> list[str]:
    return [row[index].text for row in grid.rows[body:] if row[index].text]


def _name_blank_columns(columns: list[Column], grid: Grid, body: int, source: Source) -> list[Column]:
    """A column without a heading: the tasks beside their category, the numbers, or an unnamed detail."""
    named = list(columns)
    for column in columns:
        texts = [] if column.heading else _body_texts(grid, body, column.index)
        if column.heading or not texts:
            continue
        left = named[column.index - 1] if column.index else None
        if column.index == 0 and all(len(t) <= 4 for t in texts):
            new, reason = Column(0, "序号", Role("number")), "首列没有表头，读作序号"
        elif left and left.role.kind in ("city", "task", "name"):
            new, reason = replace(left, index=column.index), f"没有表头，与左边“{left.heading}”同一表头"
        else:
            name = f"第{column.index + 1}列"
            new, reason = Column(column.index, name, Role("")), "没有表头，原文存作附加信息"
        named[column.index] = new
        source.warn(grid.numbers[body - 1], f"第{column.index + 1}列", reason, grid.place)
    return named


def _split_shared(
    columns: list[Column], rows: tuple[tuple[Cell, ...], ...], grid: Grid, body: int, source: Source
) -> list[Column]:
    """One heading over several columns of content: all but the last hold categories."""
    if any(c.role.kind == "category" for c in columns):
        return columns
    result = list(columns)
    for left, right in zip(columns, columns[1:], strict=False):
        shared = right.heading == left.heading and right.role.kind in ("city", "task", "name")
        if shared and _body_texts(grid, body, left.index) and _body_texts(grid, body, right.index):
            result[left.index] = replace(left, role=Role("category"))
            source.warn(
                grid.numbers[body - 1],
                left.heading,
                "一个表头下有几列，最右一列读作任务，左边的读作类别",
                grid.place,
            )
    return result


def _one_plan_per_quarter(columns: list[Column]) -> list[Column]:
    """Results are no goals: 1-8月完成情况 is a detail, and so is the result beside the plan of a quarter.

    Where every quarter has a result and none a plan, the results are all that is known of the quarters.
    """
    planned = {c.role.quarter for c in columns if c.role.quarter and not _is_result(c.heading)}
    reported = {c.role.quarter for c in columns if c.role.quarter and _is_result(c.heading)}
    if not planned and len(reported) >= 3:
        return columns
    return [
        replace(c, role=Role("progress")) if c.role.quarter and _is_result(c.heading) else c for c in columns
    ]


def _supports(columns: list[Column]) -> list[Column]:
    """责任单位 beside 牵头单位 are those that help."""
    leads = [c for c in columns if c.role.kind == "lead"]
    if not leads:  # 责任科室 is a unit where there is no other; 配合科室 beside it only helps
        return [
            replace(c, role=Role("lead"))
            if c.role.kind != "support" and _OFFICE.search(clean_heading(c.heading))
            else c
            for c in columns
        ]
    first = [c for c in leads if re.search("牵头|主办|主责", clean_heading(c.heading))]
    if not first or len(first) == len(leads):
        return columns
    return [replace(c, role=Role("support")) if c in leads and c not in first else c for c in columns]


def for_quarter(layout: Layout, quarter: int) -> Layout:
    """A sheet or table of one quarter: its 阶段性目标 (else its 进展情况) is that quarter's."""
    if layout.of("quarter"):
        return layout
    goals = [c for c in layout.of("goal") if not re.search("年度|全年|总体", c.heading)]
    chosen = [*layout.of("progress")[:1], *goals][-1:]
    columns = tuple(replace(c, role=Role("quarter", quarter)) if c in chosen else c for c in layout.columns)
    return replace(layout, columns=columns)


def _is_result(heading: str) -> bool:
    """Whether the lowest part that says it says so: 推进情况 一季度 计划 is a plan."""
    for part in reversed(heading.translate(SIMPLIFIED).split()):
        if any(word in part for word in _RESULTS) or part.endswith("完成"):  # 1-9月完成
            return True
        if re.search("计划|目标|任务|安排", part):
            return False
    return False
