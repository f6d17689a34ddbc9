"""The JSON that ``qingdan export --format json`` writes → a list's records."""

from __future__ import annotations

import json
from typing import Any

from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.errors import DocumentError

SCHEMA = 1


def read_json(text: str, name: str) -> tuple[dict[str, Any], tuple[TaskRecord, ...]]:
    """(title, region, city, year, issued, issuer) and the tasks; raises :class:`DocumentError` naming the task."""
    try:
        data = json.loads(text)
        about, tasks = data["list"], data["tasks"]
        assert data["schema"] == SCHEMA and isinstance(about, dict) and isinstance(tasks, list)
    except (ValueError, KeyError, TypeError, AssertionError, RecursionError):
        raise DocumentError(
            f"{name} 不是清单助手导出的 JSON", "请用 qingdan export --format json 导出的文件"
        ) from None
    records = []
    for position, task in enumerate(tasks, 1):
        try:
            records.append(_task(task))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise DocumentError(f"{name} 第{position}项任务的格式不对", "请检查各字段是否齐全") from None
    return about, tuple(records)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > 100_000:
        raise ValueError
    return value


def _task(task: dict[str, Any]) -> TaskRecord:
    number, category_no = int(task["number"]), task.get("category_no")
    milestones = {int(q): _text(t) for q, t in task.get("milestones", {}).items()}
    if any(q not in (1, 2, 3, 4) for q in milestones):
        raise ValueError
    return TaskRecord(
        number=number,
        category_no=None if category_no is None else int(category_no),
        category=_text(task.get("category", "")),
        city_task=_text(task.get("city_task", "")),
        district_task=_text(task.get("district_task", "")),
        milestones=milestones,
        units=tuple(_unit(u) for u in task.get("units", [])),
        details=tuple((_text(k), _text(v)) for k, v in task.get("details", {}).items()),
    )


def _unit(unit: dict[str, Any]) -> UnitRecord:
    role = unit.get("role", "lead")
    if role not in ("lead", "support"):
        raise ValueError
    return UnitRecord(_text(unit["name"]), tuple(map(_text, unit.get("second_names", []))), role)


def to_json(record: ListRecord) -> dict[str, Any]:
    """The opposite of :func:`read_json`."""
    about = {k: getattr(record, k) for k in ("title", "region", "city", "year", "issued", "issuer")}
    tasks = [
        {
            "number": t.number,
            "category_no": t.category_no,
            "category": t.category,
            "city_task": t.city_task,
            "district_task": t.district_task,
            "milestones": {str(q): text for q, text in sorted(t.milestones.items())},
            "units": [
                {"name": u.name, "second_names": list(u.second_names), "role": u.role} for u in t.units
            ],
            "details": dict(t.details),
        }
        for t in record.tasks
    ]
    return {"schema": SCHEMA, "list": about, "tasks": tasks}
