"""Every corpus question with its list → what the linker saw, and whether answering it would have been right."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.language import decision
from tests.evaluation.corpus import FOLDER, day, judge, records
from tests.evaluation.sieve import questions

Gold = dict[str, Any]
SHARE = 32  # each list is asked one in so many of the questions of other worlds


class Sample(NamedTuple):
    """``right``: whether the best task is one of those meant; ``none``: the list has no answer."""

    list_name: str
    question: str
    evidence: dict[str, float]
    right: bool
    none: bool
    sieve: bool  # of another world


def lists(folder: Path) -> Iterator[tuple[str, Assistant, list[Gold]]]:
    """(name, assistant with the list as its default, questions) of every list of the corpora."""
    yield "津南区2022", Assistant(), [*records("questions*.jsonl"), *records("others/津南区2022.jsonl")]
    for path in sorted((FOLDER / "others").glob("*.csv")):
        name = next(p for p in (FOLDER / "others").glob("*.jsonl") if path.stem.startswith(p.stem))
        yield name.stem, imported(path, folder), list(records(f"others/{name.name}"))


def imported(path: Path, folder: Path) -> Assistant:
    """An assistant whose default list is the one in ``path``."""
    from typer.testing import CliRunner

    from assistant.cli.app import app

    database = folder / f"{path.stem}.db"
    runner = CliRunner()
    done = runner.invoke(app, ["import", str(path), "--db", str(database), "--yes", *place_of(path)])
    if done.exit_code:
        raise SystemExit(f"{path}: {done.output}")
    runner.invoke(app, ["use", "2", "--db", str(database)])
    return Assistant(database)


def place_of(path: Path) -> list[str]:
    """The region and year that an import is told where the file's name has none."""
    year = re.search(r"20\d\d", path.stem)
    known = re.search(r"[\u4e00-\u9fff]{2,3}[县区市]", path.stem.replace("保护区", ""))
    return [] if known else ["--region", "某区", "--year", year[0] if year else "2024"]


class Asked(NamedTuple):
    """How many questions were put in all, those that are decided without the linker included."""

    corpus: int = 0
    none: int = 0
    sieve: int = 0


def samples() -> tuple[list[Sample], Asked]:
    """All samples, some questions of other worlds put to every list; and how many questions there were."""
    found: list[Sample] = []
    corpus = none = sieve = 0
    others = list(questions())
    with tempfile.TemporaryDirectory() as folder:
        for at, (name, assistant, golds) in enumerate(lists(Path(folder))):
            for gold in golds:
                if "parts" in gold:
                    continue  # decided one by one
                found += _of_question(name, assistant, gold)
                corpus, none = corpus + 1, none + (gold["type"] == "none")
            for text in others[at % SHARE :: SHARE]:
                found += _of_question(name, assistant, {"q": text, "type": "none"}, sieve=True)
                sieve += 1
    return found, Asked(corpus, none, sieve)


def _of_question(name: str, assistant: Assistant, gold: Gold, sieve: bool = False) -> Iterator[Sample]:
    seen: list[dict[str, float]] = []

    def yes(evidence: dict[str, float]) -> decision.Decision:
        seen.append(evidence)
        return "answer"

    kept = decision.decide
    decision.decide = yes
    try:
        answer: Answer = assistant.ask(gold["q"], today=day(gold))
    finally:
        decision.decide = kept
    if len(seen) != 1 or answer.status != "answered":
        return  # decided elsewhere
    tasks = {row.task for row in answer.rows}
    meant = set(gold.get("tasks") or ())
    if gold["type"] != "none" and not meant and judge(gold, answer) is not None:
        return  # a number that is wrong for other reasons, maybe
    right = bool(tasks) and tasks <= meant if meant else True
    yield Sample(name, gold["q"], seen[0], right and gold["type"] != "none", gold["type"] == "none", sieve)


if __name__ == "__main__":
    for sample in samples()[0]:
        print(json.dumps(sample._asdict(), ensure_ascii=False))
