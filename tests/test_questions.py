"""The question corpus through the public API: how many answers are exactly right, and how slips fare.

The shares are floors: a change that lowers one of them has made the assistant worse.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from typing import NamedTuple

import pytest

from assistant import Assistant
from tests.evaluation.corpus import FOLDER, day, judge, records, same
from tests.evaluation.noise import SLIPS, noisy
from tests.evaluation.report import spans

FLOORS = {
    "questions": 0.98,
    "questions_meeting": 0.98,
    "questions_numbers": 0.97,
    "questions_voices": 0.90,
    "questions_refused": 0.97,
    "questions_chatty": 0.92,
    "questions_office": 0.90,
    "questions_figures": 0.97,
}
EVERY_TYPE, DIALOGUES = 0.95, 0.98
SLIPS_TRIED, SLIPS_SAME, SLIPS_WRONG = 600, 0.96, 0.03


class Judged(NamedTuple):
    """One question or turn; ``reason`` is None when the answer was right."""

    file: str
    type: str
    question: str
    reason: str | None

    def __str__(self) -> str:
        return f"[{self.type}] {self.question} → {self.reason}"


@pytest.fixture(scope="module")
def judged(clerk: Assistant) -> list[Judged]:
    """Every single question of the corpus, asked once."""
    return [
        Judged(
            record["file"], record["type"], record["q"], judge(record, clerk.ask(record["q"], day(record)))
        )
        for record in records("questions*.jsonl")
    ]


def assert_share(asked: list[Judged], floor: float) -> None:
    """At least ``floor`` are right; else the wrong ones are named."""
    wrong = [one for one in asked if one.reason]
    right = len(asked) - len(wrong)
    message = "\n".join([f"{right}/{len(asked)} < {floor:.0%}", *map(str, wrong)])
    assert asked and right >= floor * len(asked), message


def test_every_question_file_has_a_floor() -> None:
    assert {record["file"] for record in records("questions*.jsonl")} == set(FLOORS)


@pytest.mark.parametrize("file", FLOORS)
def test_questions_of_a_file(file: str, judged: list[Judged]) -> None:
    assert_share([one for one in judged if one.file == file], FLOORS[file])


@pytest.mark.parametrize(
    "kind", ["count", "help", "milestones", "none", "quantity", "tasks", "units", "when"]
)
def test_questions_of_a_type(kind: str, judged: list[Judged]) -> None:
    assert_share([one for one in judged if one.file == "questions" and one.type == kind], EVERY_TYPE)


@pytest.mark.parametrize("file", sorted(path.stem for path in FOLDER.glob("dialogues*.jsonl")))
def test_dialogues(file: str, clerk: Assistant) -> None:
    turns = []
    for record in records(f"{file}.jsonl"):
        talk = clerk.conversation()
        for turn in record["turns"]:
            turns.append(Judged(file, turn["type"], turn["q"], judge(turn, talk.ask(turn["q"], day(turn)))))
    assert_share(turns, DIALOGUES)


def test_a_slip_changes_no_answer(clerk: Assistant) -> None:
    """One slip in a question that is answered: nearly always the same answer, hardly ever other rows."""
    clean = [
        r for r in records("questions*.jsonl") if r["type"] not in ("none", "help") and not r.get("noise")
    ]
    random.Random(2022).shuffle(clean)
    outcomes: Counter[str] = Counter()
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for record in clean:
        answer = clerk.ask(record["q"], day(record))
        if answer.status != "answered":
            continue
        words = spans(clerk, record)
        for kind in SLIPS:
            typed = noisy(record["q"], kind, words)
            if typed is None:
                continue
            other = clerk.ask(typed, day(record))
            outcome = "same" if same(answer, other) else "wrong" if other.status == "answered" else "back"
            outcomes[outcome] += 1
            listed[outcome].append(f"[{kind}:{outcome}] {typed}（{record['q']}）")
        if outcomes.total() >= SLIPS_TRIED:
            break
    total = outcomes.total()
    assert total >= SLIPS_TRIED
    message = "\n".join([str(outcomes), *listed["wrong"], *listed["back"]])
    assert outcomes["same"] >= SLIPS_SAME * total, message
    assert outcomes["wrong"] <= SLIPS_WRONG * total, message
