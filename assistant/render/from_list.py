"""The list itself as pages: its units, its categories, all its tasks, one task."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer import Row
from assistant.render.from_answer import SHOW_HINT, source_line
from assistant.render.page import Fields, Hint, Page, Sheet, Source, Tasks, Title
from assistant.render.tables import category_title, leading, numbered_category
from assistant.slots import QUARTER_NAMES
from assistant.text.levels import Levels, level_names


class Origin:
    """Which list a page is about."""

    def __init__(self, title: str, issued: str) -> None:
        self.title, self.issued = title, issued

    def record(self, name: str, records: Sequence[Mapping[str, object]]) -> dict[str, object]:
        """The JSON object of a listing: ``{"schema": 1, name: […], "source": {…}}``."""
        return {"schema": 1, name: list(records), "source": {"list": self.title, "issued": self.issued}}

    @property
    def source(self) -> Source:
        """The footer."""
        return Source(source_line(self.title, self.issued))

    @property
    def levels(self) -> Levels:
        """What its two levels of goals are called."""
        return level_names(self.title)


def listing_page(
    origin: Origin, name: str, records: Sequence[Mapping[str, object]], sheet: Sheet, said: str
) -> Page:
    """Any listing; ``said`` is the sentence above it."""
    blocks = (Title(said), sheet, origin.source)
    return Page(blocks, lambda: origin.record(name, records), lambda: records)


def units_page(origin: Origin, units: Sequence[tuple[str, tuple[str, ...], tuple[int, ...]]]) -> Page:
    """Every responsible unit: its name, its second names, the numbers of its tasks."""
    records = [{"unit": u, "second_names": list(names), "tasks": list(tasks)} for u, names, tasks in units]
    rows = [(u, "、".join(names), str(len(tasks)), "、".join(map(str, tasks))) for u, names, tasks in units]
    second = sum(len(names) for _, names, _ in units)
    said = f"{len(units)}个责任单位" + (f"（另有{second}个又名）" if second else "")
    return listing_page(origin, "units", records, Sheet(("责任单位", "又名", "任务数", "任务"), rows), said)


def categories_page(origin: Origin, rows: Sequence[Row]) -> Page:
    """Every category of ``rows`` with its tasks and units."""
    grouped: dict[tuple[int | None, str], list[Row]] = {}
    for row in rows:
        grouped.setdefault((row.category_no, row.category), []).append(row)
    records, cells = [], []
    for (number, name), found in sorted(grouped.items(), key=lambda item: item[0][0] or 0):
        tasks = [row.task for row in found]
        units = list(dict.fromkeys(unit for row in found for unit in row.units))
        records.append({"category_no": number, "category": name, "tasks": tasks, "units": units})
        title = numbered_category(number, name)
        cells.append((title, str(len(tasks)), "、".join(map(str, tasks)), "、".join(units)))
    sheet = Sheet(("类别", "任务数", "任务", "责任单位"), cells)
    return listing_page(origin, "categories", records, sheet, f"{len(records)}个类别")


def overview_page(origin: Origin, rows: Sequence[Row]) -> Page:
    """Every task by quarter at a glance; on a terminal what does not fit ends in … (``show N`` has it whole)."""
    records = [row.to_dict() for row in rows]
    title = Title(f"{origin.title}：{len(rows)}项任务一览")
    blocks = (
        title,
        Tasks(tuple(rows), clipped=True, levels=origin.levels),
        Hint(SHOW_HINT),
        origin.source,
    )
    return Page(blocks, lambda: origin.record("rows", records), lambda: records)


def task_page(origin: Origin, row: Row) -> Page:
    """One task whole, field by field."""
    record = row.to_dict()
    above, own = origin.levels
    about = [(f"{above}任务", row.city_task), (f"{own}任务", row.district_task)]
    quarters = list(zip(QUARTER_NAMES[1:], row.milestones, strict=True))
    more = [("配合单位", "、".join(row.support)), *row.details]
    groups = (tuple(about), tuple(quarters), tuple((name, text) for name, text in more if text))
    fields = Fields(
        f"任务{row.task}　{'、'.join(leading(row))}",
        category_title(row),
        tuple(group for group in groups if group),
        (row,),
    )
    return Page((fields, origin.source), lambda: record, lambda: [record])
