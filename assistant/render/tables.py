"""Rows of the list as headings and cells of text: what every format but the terminal's table is written from."""

from __future__ import annotations

from assistant.answer import Row
from assistant.render.page import Fields, Page, Sheet, Tasks
from assistant.slots import QUARTER_NAMES
from assistant.text.levels import A_DISTRICTS, Levels
from assistant.text.numerals import to_han


def category_title(row: Row) -> str:
    """八、帮扶特殊困难群体."""
    return numbered_category(row.category_no, row.category)


def numbered_category(number: int | None, name: str) -> str:
    """八、帮扶特殊困难群体; the name alone when the list does not number its categories."""
    if number is None:
        return name
    return f"{to_han(number) if 0 <= number < 100 else number}、{name}"


def group_title(row: Row) -> str:
    """The heading above a row: its category, with the list's name when several lists answer."""
    title = category_title(row)
    return f"{row.list_label}  {title}" if row.list_label else title


def sheets(page: Page, full: bool = False) -> list[Sheet]:
    """The tables of ``page``; ``full``: with every field, whatever was asked."""
    found = []
    for block in page.blocks:
        if isinstance(block, Tasks):
            found.append(task_sheet(block, full))
        elif isinstance(block, Sheet):
            found.append(block)
        elif isinstance(block, Fields) and full:
            found.append(row_sheet(block.rows, full=True))
    return found


def one_sheet(page: Page) -> Sheet | None:
    """Everything of ``page`` in one table with every field (CSV, spreadsheets); None when it has no table.

    The rows of several questions stand below each other in the columns of all.
    """
    found = sheets(page, full=True)
    if not found:
        return None
    headers = tuple(dict.fromkeys(header for sheet in found for header in sheet.headers))
    rows = [
        tuple(cells.get(header, "") for header in headers)
        for sheet in found
        for cells in (dict(zip(sheet.headers, row, strict=True)) for row in sheet.rows)
    ]
    return Sheet(headers, rows)


def task_sheet(block: Tasks, full: bool = False) -> Sheet:
    """Rows as text; rows about a quarter have one milestone column, the others one a quarter."""
    return row_sheet(block.rows, milestones=full or block.milestones, full=full, levels=block.levels)


def row_sheet(
    rows: tuple[Row, ...], *, milestones: bool = True, full: bool = False, levels: Levels = A_DISTRICTS
) -> Sheet:
    """``rows`` as text, with the columns that they need."""
    by_quarter = any(row.quarter for row in rows)
    headers = [
        *(("清单",) if any(row.list_label for row in rows) else ()),
        "任务",
        *(("季度",) if by_quarter else ()),
        *(("类别号", "类别", f"{levels.above}任务") if full else ("类别",)),
        f"{levels.own}任务",
        *(("阶段目标",) if by_quarter else QUARTER_NAMES[1:] if milestones else ()),
        "责任单位",
        *(("配合单位",) if any(row.support for row in rows) else ()),
    ]
    known = set(headers) | set(QUARTER_NAMES)
    details = dict.fromkeys(name for row in rows for name, _ in row.details)
    named = {name: name if name not in known else f"{name}（原表）" for name in details}
    return Sheet((*headers, *named.values()), [_cells(row, headers, named, levels) for row in rows])


def _cells(row: Row, headers: list[str], details: dict[str, str], levels: Levels) -> tuple[str, ...]:
    fields = {
        "清单": row.list_label,
        "任务": str(row.task),
        "季度": QUARTER_NAMES[row.quarter] if row.quarter else "",
        "类别号": "" if row.category_no is None else str(row.category_no),
        "类别": row.category if "类别号" in headers else category_title(row),
        f"{levels.above}任务": row.city_task,
        f"{levels.own}任务": row.district_task,
        "阶段目标": row.milestone,
        "责任单位": "、".join(leading(row)) if "配合单位" in headers else "、".join(row.units),
        "配合单位": "、".join(row.support),
        **dict(zip(QUARTER_NAMES[1:], row.milestones, strict=True)),
    }
    written = dict(row.details)
    return (*(fields[header] for header in headers), *(written.get(name, "") for name in details))


def leading(row: Row) -> tuple[str, ...]:
    """The units that answer for the task; all of them where the list tells none apart."""
    return tuple(unit for unit in row.units if unit not in row.support) or row.units
