"""The corpora, question by question and turn by turn: every one is right, or is named with the reason why it is not yet.

``tests/corpus/expected_failures.jsonl`` holds the reasons; ``python -m tests.evaluation.expected`` keeps it.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import pytest

from assistant import Answer, Assistant
from tests.evaluation import expected
from tests.evaluation.corpus import Case, day, dialogues, judge, questions, records, same, shelf
from tests.evaluation.noise import SLIPS, noisy
from tests.evaluation.report import spans

QUESTIONS, DIALOGUES = tuple(questions()), tuple(dialogues())
TURNS = tuple(turn for turns in DIALOGUES for turn in turns)
EXPECTED = expected.expected()
SLIPS_TRIED, SLIPS_SAME, SLIPS_WRONG = 400, 0.96, 0.03
Shelf = Callable[[str], Assistant]


def parameters(cases: Iterable[Case]) -> Iterator[object]:
    """One test a case, named after it."""
    for case in cases:
        why = EXPECTED.get(expected.key(case))
        yield pytest.param(
            case, id=f"{case.file}:{case.name}", marks=[pytest.mark.xfail(reason=why)] if why else []
        )


@pytest.fixture(scope="module")
def shelves(clerk: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """The assistant of each list, opened when its first question comes."""
    folder = tmp_path_factory.mktemp("shelves")
    opened = {"": clerk}

    def get(name: str) -> Assistant:
        if name not in opened:
            opened[name] = shelf(name, folder)
        return opened[name]

    yield get
    for name, one in opened.items():
        if name:
            one.close()


@pytest.fixture(scope="module")
def heard(shelves: Shelf) -> Callable[[Case], Answer]:
    """The answer to a turn; a dialogue is held once, however many of its turns are tested."""

    @cache
    def hold(at: int) -> tuple[Answer, ...]:
        talk = shelves(DIALOGUES[at][0].shelf).conversation()
        return tuple([talk.ask(turn.gold["q"], day(turn.gold)) for turn in DIALOGUES[at]])

    places = {
        expected.key(turn): (at, len(turn.before)) for at, turns in enumerate(DIALOGUES) for turn in turns
    }

    def get(turn: Case) -> Answer:
        at, index = places[expected.key(turn)]
        return hold(at)[index]

    return get


@pytest.mark.parametrize("case", list(parameters(QUESTIONS)))
def test_a_question(case: Case, shelves: Shelf) -> None:
    clerk = shelves(case.shelf)
    assert judge(case.gold, clerk.ask(case.gold["q"], day(case.gold, clerk.info.year))) is None


@pytest.mark.parametrize("turn", list(parameters(TURNS)))
def test_a_turn(turn: Case, heard: Callable[[Case], Answer]) -> None:
    assert judge(turn.gold, heard(turn)) is None


def test_every_expected_failure_is_a_question_and_says_why() -> None:
    asked = {expected.key(case) for case in (*QUESTIONS, *TURNS)}
    assert EXPECTED.keys() <= asked
    assert all(len(why) >= 4 for why in EXPECTED.values())


def test_no_question_stands_twice_in_a_file() -> None:
    counted = Counter(map(expected.key, QUESTIONS))
    assert [key for key, times in counted.items() if times > 1] == []


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
