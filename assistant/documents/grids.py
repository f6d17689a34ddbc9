"""All grids of a list → drafts: tables that go on without headings, sheets of categories, sheets of quarters."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.about import names_kind
from assistant.documents.columns import Layout, find_layout, for_quarter
from assistant.documents.cut_rows import join_cut_rows
from assistant.documents.drafts import Draft, split_category
from assistant.documents.grid import Grid, Paragraph, Source
from assistant.documents.natures import fit, kind_of_column, looks_like_units
from assistant.documents.quarter_rows import join_quarter_rows
from assistant.documents.result_rows import join_result_rows
from assistant.documents.splitting import is_table, quarter_in, quarter_of
from assistant.documents.straighten import straighten
from assistant.documents.tables import TableReader
from assistant.documents.units import parse_units

_OWNER = re.compile(r"^(?:填报|责任|牵头|报送|承办|编制)(?:单位|部门|科室)\s*[:：]\s*(\S+)")
_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]+[）)、.]")  # 一、教育 over a table


def read_grids(source: Source) -> list[Draft]:
    """The tasks of all grids that have headings (or continue one that has); others are reported."""
    drafts: list[Draft] = []
    layout: Layout | None = None
    heading = category = owner = ""
    quarters, captions = _quarters(source), _captions(source)
    for block in source.blocks:
        if isinstance(block, Paragraph):
            heading = block.text
            owner = m[1] if (m := _OWNER.match(heading)) else owner
            continue
        found = find_layout(block, source)
        if found is None and layout is not None and (found := headless(block, layout)):
            source.warn(block.numbers[0], "", "没有表头，按上一张表的列接着读", block.place)
        if found is None or not _holds_tasks(found):
            _report(block, source)
            continue
        numbered = _HEADING.match(heading) and not heading.endswith(("清单", "表", "台账"))
        if heading in captions or (numbered and len(heading) <= 40):
            category = heading
        if block.place in quarters:
            found = for_quarter(found, quarters[block.place])
        whole, found = join_quarter_rows(join_cut_rows(block, found, source), found, source)
        whole, found = join_result_rows(whole, found, source)
        read = TableReader(straighten(whole, found, source), found, source, category).read()
        _own_units(read, found, block, owner, source)
        if read and read[-1].category:
            no = read[-1].category_no
            category = read[-1].category if no is None else f"{no}、{read[-1].category}"
        again = not quarters and _told_again(drafts, read)
        if again:
            source.warn(block.numbers[0], "", "与前面的表是同样的任务，各栏合在一起", block.place)
        drafts = _joined(drafts, read) if quarters or again else [*drafts, *read]
        layout, heading = found, ""
    if quarters:
        source.warn(None, "季度", "每个季度一张表，按任务合为一份清单")
    else:
        _name_by_sheet(drafts, source)
    return drafts


def _own_units(read: list[Draft], layout: Layout, grid: Grid, owner: str, source: Source) -> None:
    """Where no column says who: the one whose table it is, by its sheet's name or the line 填报单位：… above."""
    name = grid.name if looks_like_units(grid.name) else owner
    if layout.of("lead", "support") or any(d.units for d in read):
        return
    if read and all(looks_like_units(d.category) for d in read):  # a row of one unit over its tasks
        for draft in read:
            draft.units = list(parse_units(draft.category))
        source.warn(grid.numbers[0], "责任单位", "没有责任单位一栏，类别是单位，读作责任单位", grid.place)
        return
    units = parse_units(name)
    if units and looks_like_units(name):
        for draft in read:
            draft.units = list(units)
        where = "工作表名称" if name == grid.name else "表前的填报单位"
        source.warn(grid.numbers[0], "责任单位", f"没有责任单位一栏，按{where}读作“{name}”", grid.place)


def _quarters(source: Source) -> dict[str, int]:
    """Place → quarter, where each table is of one quarter by its sheet's name or its title."""
    found: dict[str, int] = {}
    title = ""
    tables = 0
    for block in source.blocks:
        if isinstance(block, Paragraph):
            title = block.text
        elif is_table(block):
            tables += 1
            quarter = quarter_of(block.name) or quarter_in(title)
            if quarter:
                found[block.place] = quarter
            title = ""
    return found if len(set(found.values())) == tables and tables > 1 else {}


def _holds_tasks(layout: Layout) -> bool:
    """类别 | 任务数, 单位 | 任务数 only count them."""
    if layout.of("task", "name", "goal", "city"):
        return True
    return bool(layout.of("category")) and bool(layout.of("lead", "quarter", "deadline"))


def _captions(source: Source) -> list[str]:
    """便民服务, 市场环境: a short line of its own before each of several tables."""
    lines = [
        before.text if isinstance(before, Paragraph) else ""
        for before, block in pairwise([Paragraph(""), *source.blocks])
        if is_table(block)
    ]
    return lines if len(set(lines)) == len(lines) > 1 and all(map(names_kind, lines)) else []


def _joined(drafts: list[Draft], read: list[Draft]) -> list[Draft]:
    """Add a quarter's drafts to the tasks that they are of."""
    known = {_key(draft): draft for draft in reversed(drafts)}
    joined = list(drafts)
    for draft in read:
        task = known.get(_key(draft))
        if task is None:
            joined.append(draft)
            continue
        task.milestones.update(draft.milestones)
        task.units += [unit for unit in draft.units if unit not in task.units]
        task.deadlines += [one for one in draft.deadlines if one not in task.deadlines]
        task.category = task.category or draft.category
        for label, text in draft.details.items():
            if task.details.get(label) != text:
                task.add_detail(label, text)
    return joined


def _told_again(drafts: list[Draft], read: list[Draft]) -> bool:
    """表2 季度进度安排, of the tasks of 表1: the same ones, in other columns."""
    keys = {_key(draft) for draft in drafts}
    return len(read) > 1 and all(_key(draft) in keys for draft in read)


def _key(draft: Draft) -> tuple[str, str]:
    return "".join("".join(draft.city).split()), "".join("".join(draft.district).split())


def headless(grid: Grid, layout: Layout) -> Layout | None:
    """The layout of a table that goes on without headings: the last one's, if its cells suit the columns."""
    width = max((c.index for c in layout.columns), default=-1) + 1
    if grid.width < width or grid.width > width + 1 or not grid.rows:
        return None
    kinds = [(kind_of_column(c.role, c.heading), c.index) for c in layout.columns]
    row = max(grid.rows[:3], key=lambda r: sum(bool(c.text) for c in r))
    scores = [
        fit(kind, row[index].text) for kind, index in kinds if row[index].text and not row[index].from_left
    ]
    wrong = sum(score <= -2 for score in scores)
    if sum(scores) <= 0 or 2 * wrong > len(scores):
        return None
    return Layout(0, 0, layout.columns, layout.signatures)


def _report(grid: Grid, source: Source) -> None:
    texts = " ".join(
        c.text for row in grid.rows for c in row if c.text and not c.from_left and not c.from_above
    )
    if texts:
        source.warn(grid.numbers[0], "", f"没有认出表头，没有导入：{texts[:60]}", grid.place)


def _name_by_sheet(drafts: list[Draft], source: Source) -> None:
    """Several sheets of tasks without categories: the sheet's name is the category."""
    names = {g.place: g.name for g in source.blocks if isinstance(g, Grid) and g.name}
    places = {d.place for d in drafts}
    if len(places) < 2 or any(d.category for d in drafts) or not places <= names.keys():
        return
    if all(looks_like_units(names[place]) for place in places):
        return  # a sheet for each unit
    for draft in drafts:
        draft.category_no, draft.category = split_category(names[draft.place])
    source.warn(None, "类别", "没有“类别”列，工作表的名称读作类别")
