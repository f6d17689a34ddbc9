"""What the table is taught with: small lists of many trades, each with everyday questions (``asked/``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).with_name("asked")


class Sample(NamedTuple):
    """One list: its tasks' texts, and questions, each with the number of the task it means (0: none of them)."""

    name: str
    tasks: list[str]
    questions: list[tuple[str, int]]


def asked() -> Iterator[Sample]:
    """The samples of the files of ``asked``, one a line."""
    lines = (line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines())
    for record in map(json.loads, lines):
        yield Sample(record["list"], record["tasks"], [(text, number) for text, number in record["q"]])
