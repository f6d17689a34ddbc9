"""The question corpora and how an answer is judged against them (the rules of the answer contract)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from assistant import Answer, Assistant

FOLDER = Path(__file__).resolve().parents[1] / "corpus"
OTHERS = FOLDER / "others"
SINGLE = ("questions*.jsonl", "parts*.jsonl", "others/*.jsonl")
TURNS = "  →  "  # between the turns of a dialogue in the name of one of them


class Case(NamedTuple):
    """One question, or one turn behind the ``before`` ones, with its gold; ``file`` is the path in the corpus folder."""

    file: str
    gold: dict[str, Any]
    before: tuple[dict[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """The question, with the turns before it and the day it is asked on, if one is given."""
        said = TURNS.join(turn["q"] for turn in (*self.before, self.gold))
        return f"{said} @{self.gold['today']}" if self.gold.get("today") else said

    @property
    def shelf(self) -> str:
        """The list that is asked about: a name in others/, or "" for the shipped one."""
        folder, _, stem = self.file.rpartition("/")
        return stem if folder and _document(stem) else ""


def _read(pattern: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(FOLDER.glob(pattern)):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield path.relative_to(FOLDER).with_suffix("").as_posix(), json.loads(line)


def records(pattern: str) -> Iterator[dict[str, Any]]:
    """The JSON lines of all corpus files that match ``pattern``."""
    for file, record in _read(pattern):
        yield {**record, "file": file}


def questions() -> Iterator[Case]:
    """Every single question of every list."""
    for pattern in SINGLE:
        for file, record in _read(pattern):
            yield Case(file, record)


def dialogues() -> Iterator[tuple[Case, ...]]:
    """Every dialogue, as its turns in order."""
    for file, record in (*_read("dialogues*.jsonl"), *_read("dialogues_others/*.jsonl")):
        turns = tuple(record["turns"])
        yield tuple(Case(file, turn, turns[:at]) for at, turn in enumerate(turns))


def _document(stem: str) -> Path | None:
    return next(iter(sorted(OTHERS.glob(f"{stem}*.csv"))), None)


def shelf(name: str, folder: Path) -> Assistant:
    """An assistant whose default list is the imported one of that name; "" is the shipped list alone."""
    if not name:
        return Assistant()
    from assistant.catalog import library
    from assistant.catalog.places import shipped_database
    from assistant.documents import read_document
    from assistant.errors import DocumentError

    document = _document(name)
    assert document is not None, name
    database = Path(shutil.copy(shipped_database(), folder / f"{name}.db"))
    try:
        result = read_document(document)
    except DocumentError:  # a town's or a school's name says no district
        result = read_document(document, region=name[:-4], year=int(name[-4:]))
    library.import_records(database, [result], use=True)
    return Assistant(database)


def day(record: dict[str, Any], year: int = 2022) -> date:
    """The day a question is asked on; without one, a day of the list's year."""
    return date.fromisoformat(record.get("today") or f"{year}-11-23")


def judge(gold: dict[str, Any], answer: Answer) -> str | None:
    """None when ``answer`` is exactly right, else a short reason."""
    if "parts" in gold:
        return _judge_parts(gold["parts"], answer)
    if any(re.search(pattern, answer.summary) for pattern in gold.get("summary_not", ())):
        return answer.summary
    kind = gold["type"]
    if kind in ("none", "help"):
        wanted = "not_found" if kind == "none" else "help"
        return (
            None if answer.status == wanted and not answer.rows else f"{answer.status}, {len(answer.rows)} 行"
        )
    if answer.status != "answered":
        return answer.status
    tasks = {row.task for row in answer.rows}
    if kind == "about":
        said = all(word in answer.summary for word in gold.get("says", ()))
        return None if answer.intent == "about" and not answer.rows and said else f"about {answer.summary}"
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


def _judge_parts(golds: list[dict[str, Any]], answer: Answer) -> str | None:
    if len(answer.parts) != len(golds):
        return f"{len(answer.parts)} 问"
    wrong = [
        f"第{number}问 {reason}"
        for number, (gold, part) in enumerate(zip(golds, answer.parts, strict=True), 1)
        if (reason := judge(gold, part))
    ]
    return "；".join(wrong) or None


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same, however the question was typed."""
    return (one.status, one.intent, one.rows, one.units, one.value) == (
        other.status,
        other.intent,
        other.rows,
        other.units,
        other.value,
    )
