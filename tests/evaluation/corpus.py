"""The question corpus and how an answer is judged against it (the rules of the answer contract)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from assistant import Answer

FOLDER = Path(__file__).resolve().parents[1] / "corpus"


def records(pattern: str) -> Iterator[dict[str, Any]]:
    """The JSON lines of all corpus files that match ``pattern``."""
    for path in sorted(FOLDER.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield {**json.loads(line), "file": path.stem}


def day(record: dict[str, Any]) -> date:
    """The day a question is asked on; without one, a day of the list's year."""
    return date.fromisoformat(record.get("today") or "2022-11-23")


def judge(gold: dict[str, Any], answer: Answer) -> str | None:
    """None when ``answer`` is exactly right, else a short reason."""
    kind = gold["type"]
    if kind in ("none", "help"):
        wanted = "not_found" if kind == "none" else "help"
        return (
            None if answer.status == wanted and not answer.rows else f"{answer.status}, {len(answer.rows)} 行"
        )
    if answer.status != "answered":
        return answer.status
    tasks = {row.task for row in answer.rows}
    if kind == "count":
        return None if answer.value == gold["value"] else f"value {answer.value}"
    if kind == "quantity":
        if answer.value is None or abs(answer.value - gold["value"]) > 1e-9 * max(1, abs(gold["value"])):
            return f"value {answer.value}"
        return None if not gold.get("tasks") or set(gold["tasks"]) & tasks else f"tasks {sorted(tasks)}"
    if kind == "units":
        return None if set(answer.units) == set(gold["units"]) else f"units {list(answer.units)}"
    if tasks not in [set(gold["tasks"]), *map(set, gold.get("also_ok") or [])]:
        return f"tasks {sorted(tasks)}"
    quarters = {row.quarter for row in answer.rows if row.quarter}
    if kind in ("milestones", "when") and gold.get("quarters") and quarters != set(gold["quarters"]):
        return f"quarters {sorted(quarters)}"
    return None


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, however the question was typed."""
    return (one.status, one.intent, one.rows, one.units, one.value) == (
        other.status,
        other.intent,
        other.rows,
        other.units,
        other.value,
    )
