"""A list as lines of metadata and one table, with headings that the readers know."""

from __future__ import annotations

from typing import NamedTuple

from assistant.catalog.compare import print_unit
from assistant.catalog.records import ListRecord, TaskRecord
from assistant.documents.about import is_title
from assistant.text.numerals import to_han

_QUARTERS = {1: "一季度", 2: "二季度", 3: "三季度", 4: "四季度"}


class Table(NamedTuple):
    """``about`` are lines over the table (地区：津南区); ``widths`` are relative."""

    title: str
    about: list[str]
    headings: list[str]
    rows: list[list[str]]
    widths: list[int]


def category_cell(task: TaskRecord) -> str:
    """The category as lists print it: 一、推进社区养老服务."""
    if task.category_no is None:
        return task.category
    number = to_han(task.category_no) if 0 < task.category_no < 100 else str(task.category_no)
    return f"{number}、{task.category}"


def about_lines(record: ListRecord) -> list[str]:
    """What the readers need to know besides the title."""
    fields = [
        ("地区", record.region),
        ("城市", record.city),
        ("年份", str(record.year)),
        ("印发日期", record.issued),
        ("印发机关", record.issuer),
    ]
    if not is_title(record.title):
        fields.insert(0, ("标题", record.title))
    return [f"{name}：{value}" for name, value in fields if value]


def as_table(record: ListRecord) -> Table:
    """The columns that the list uses, and a row per task."""
    tasks = record.tasks
    columns: list[tuple[str, int, list[str]]] = [("序号", 4, [str(t.number) for t in tasks])]
    if any(t.category for t in tasks):
        columns.append(("类别", 10, [category_cell(t) for t in tasks]))
    city = any(t.city_task for t in tasks)
    if city:
        columns.append(("全市任务", 22, [t.city_task for t in tasks]))
    columns.append(("本区任务" if city else "任务内容", 26, [t.district_task for t in tasks]))
    if any(t.milestones for t in tasks):
        columns += [(name, 18, [t.milestones.get(q, "") for t in tasks]) for q, name in _QUARTERS.items()]
    columns.append(("责任单位", 12, [_units(t, "lead") for t in tasks]))
    if any(u.role == "support" for t in tasks for u in t.units):
        columns.append(("配合单位", 12, [_units(t, "support") for t in tasks]))
    for label in dict.fromkeys(label for t in tasks for label, _ in t.details):
        columns.append((label, 12, [dict(t.details).get(label, "") for t in tasks]))
    rows = [list(row) for row in zip(*(cells for _, _, cells in columns), strict=True)]
    return Table(record.title, about_lines(record), [c[0] for c in columns], rows, [c[1] for c in columns])


def _units(task: TaskRecord, role: str) -> str:
    return "、".join(print_unit(unit) for unit in task.units if unit.role == role)
