"""What is due as a page: by unit, with the last day of the quarter; as a calendar, an entry a milestone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.render.from_list import Origin
from assistant.render.page import Event, Note, Page, Sheet, Title
from assistant.slots import QUARTER_NAMES

if TYPE_CHECKING:
    from assistant.due import Due
    from assistant.model.document import ListInfo


def due_page(info: ListInfo, entries: Sequence[Due], today: date, unit: str = "") -> Page:
    """``entries`` by unit; ``unit``: only that one's, whatever other units a task has."""
    origin = Origin(info.title, info.issued)
    by_unit = [
        (name, e) for name in _units(entries) if unit in ("", name) for e in entries if name in e.row.units
    ]
    records: list[dict[str, object]] = [
        {"unit": name, "due": e.day.isoformat(), **e.row.to_dict()} for name, e in by_unit
    ]
    rows = [
        (name, e.day.isoformat(), QUARTER_NAMES[e.quarter], str(e.task), e.row.district_task, e.row.milestone)
        for name, e in by_unit
    ]
    headers = ("责任单位", "截止", "季度", "任务", f"{origin.levels.own}任务", "阶段目标")
    title = Title(_title(info, entries, unit))
    notes = (
        (Note("caveat", f"清单是{info.year}年的，今天按{today.isoformat()}算。"),)
        if today.year != info.year
        else ()
    )
    record = {**origin.record("due", records), "today": today.isoformat()}
    return Page(
        (title, *notes, Sheet(headers, rows, grouped=True), origin.source),
        lambda: record,
        lambda: records,
        events=tuple(_event(info, entry, (unit,) if unit else entry.row.units) for entry in entries),
    )


def _units(entries: Sequence[Due]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for entry in entries for name in entry.row.units))


def _title(info: ListInfo, entries: Sequence[Due], unit: str) -> str:
    quarters = "、".join(QUARTER_NAMES[q] for q in dict.fromkeys(entry.quarter for entry in entries))
    return f"{unit or info.region}{info.year}年{quarters}到期事项（{len(entries)}条）"


def _event(info: ListInfo, entry: Due, units: Sequence[str]) -> Event:
    """Who has to be ready with what; the UID is made of what names the milestone and of nothing else."""
    place = info.region.encode().hex()
    row = entry.row
    summary = f"{'、'.join(units)}：任务{row.task} {QUARTER_NAMES[entry.quarter]}目标"
    origin = Origin(info.title, info.issued)
    text = f"{row.milestone}\n{origin.levels.own}任务：{row.district_task}\n{origin.source.text}"
    return Event(f"{info.year}-{place}-task{row.task}-q{entry.quarter}@qingdan", entry.day, summary, text)
