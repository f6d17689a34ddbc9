"""What the table is taught with: small lists of many trades, each with everyday questions (``asked.jsonl``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("asked.jsonl")


class Sample(NamedTuple):
    """One list: its tasks' texts, and questions, each with the number of the task it means (0: none of them)."""

    name: str
    tasks: list[str]
    questions: list[tuple[str, int]]


def asked() -> Iterator[Sample]:
    """The samples of ``asked.jsonl``, one a line."""
    for line in PATH.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Sample(record["list"], record["tasks"], [(text, number) for text, number in record["q"]])
