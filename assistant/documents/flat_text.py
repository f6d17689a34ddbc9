"""A Word table flattened to text → :class:`ListRecord`.

A line that starts with a tab starts a new cell, the lines after it belong to the same cell.  After the
heading rows a task is eight cells: category, city task, district task, four quarters, unit(s).  A blank
category cell means "the same as above".
"""

from __future__ import annotations

import re

from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.documents.about import issuer_in
from assistant.errors import DocumentError
from assistant.text.numerals import parse_number

CELLS_PER_TASK = 8
_CATEGORY = re.compile(r"([一二三四五六七八九十]+)、\s*(.+)", re.S)
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SECOND_NAME = re.compile(r"[（(]([^（）()]+)[）)]")
_REGION = re.compile(r"涉及([\u4e00-\u9fff]{2,6}?[区县旗])")
_CITY = re.compile(r"^([\u4e00-\u9fff]{2,4}?市)")


def split_cells(text: str) -> tuple[list[str], list[str]]:
    """Lines before the first tab, and the cells, outer blanks stripped, inner lines kept."""
    preamble: list[str] = []
    cells: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("\t"):
            cells.append([line[1:]])
        elif cells:
            cells[-1].append(line)
        else:
            preamble.append(line)
    return preamble, ["\n".join(cell).strip() for cell in cells]


def parse_units(cell: str) -> tuple[UnitRecord, ...]:
    """Unit names of a cell, one a line or after 、，；; （name） belongs to the unit before it."""
    units: list[UnitRecord] = []
    for part in re.split(r"[\n、，,；;]+", cell):
        seconds = tuple(name.strip() for name in _SECOND_NAME.findall(part))
        name = _SECOND_NAME.sub("", part).strip()
        if name:
            units.append(UnitRecord(name, seconds))
        elif seconds and units:
            last = units[-1]
            units[-1] = UnitRecord(last.name, last.second_names + seconds, last.role)
    return tuple(units)


def parse(text: str, document: str = "") -> ListRecord:
    """Read the whole document; raises :class:`DocumentError` naming the cell that does not fit."""
    preamble, cells = split_cells(text)
    try:
        body = cells[cells.index("四季度") + 1 :]
    except ValueError:
        raise DocumentError("没有找到表头“四季度”", "请确认是由表格转成的文本") from None
    while body and not _CATEGORY.match(body[0]):
        body = body[1:]
    if not body or len(body) % CELLS_PER_TASK:
        raise DocumentError(f"表格有{len(body)}格，不是每项任务{CELLS_PER_TASK}格", "请检查是否缺格")
    tasks: list[TaskRecord] = []
    number: int | None = None
    category = ""
    for start in range(0, len(body), CELLS_PER_TASK):
        row = body[start : start + CELLS_PER_TASK]
        match = _CATEGORY.fullmatch(row[0])
        if match:
            number, category = int(parse_number(match[1]) or 0), match[2].strip()
        elif row[0]:
            raise DocumentError(f"第{len(tasks) + 1}项任务的类别“{row[0]}”没有编号")
        quarters = {quarter: row[2 + quarter] for quarter in range(1, 5)}
        units = parse_units(row[7])
        if not units:
            raise DocumentError(f"第{len(tasks) + 1}项任务没有责任单位")
        tasks.append(TaskRecord(len(tasks) + 1, number, category, row[1], row[2], quarters, units))
    return _header(preamble, tuple(tasks), document, text)


def _header(preamble: list[str], tasks: tuple[TaskRecord, ...], document: str, text: str) -> ListRecord:
    """Title (last preamble line), issue date, region, city and year from the lines before the table."""
    lines = [line.strip() for line in preamble if line.strip()]
    title = lines[-1] if lines else document
    dates = [match for match in map(_DATE.match, lines) if match]
    issued = "{}-{:0>2}-{:0>2}".format(*dates[-1].groups()) if dates else ""
    year = re.search(r"(20\d\d)年", title)
    region, city = _REGION.search(title), _CITY.match(title)
    return ListRecord(
        title=title,
        region=region[1] if region else "",
        year=int(year[1]) if year else int(issued[:4] or 0),
        issued=issued,
        document=document,
        tasks=tasks,
        city=city[1] if city else "",
        issuer=issuer_in(lines),
        source_text=text,
    )
