"""Over the corpora, their mutations and several lists: any text gets an answer of the contract's shape, none raises."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from tests.evaluation.corpus import OTHERS, Case, day, questions, shelf
from tests.test_properties import assert_contract

SHELVES = ("", "洪雅县2024", "清河市第一人民医院2024")
EACH = 150  # questions of each list and mutation
ASKED = tuple(questions())
PIECES = (
    "？",
    "，",
    " ",
    "和",
    "不是",
    "除了",
    "呢",
    "谁负责",
    "三季度",
    "第二个",
    "火星",
    "超过一半",
    "0",
    "\ud83d",
    "👍🏻",
)


def dropped(text: str, rng: random.Random) -> str:
    """One character less."""
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


def doubled(text: str, rng: random.Random) -> str:
    """One character twice."""
    at = rng.randrange(len(text))
    return text[:at] + text[at] + text[at:]


def shuffled(text: str, rng: random.Random) -> str:
    """All characters in another order."""
    return "".join(rng.sample(text, len(text)))


def cut(text: str, rng: random.Random) -> str:
    """Only the beginning, or only the end."""
    at = rng.randrange(len(text))
    return text[:at] if rng.random() < 0.5 else text[at:]


def laced(text: str, rng: random.Random) -> str:
    """With something else in the middle."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(PIECES) + text[at:]


def joined(text: str, rng: random.Random) -> str:
    """With another question behind it, perhaps of another list."""
    return text + rng.choice(("？", "，", " ", "")) + str(rng.choice(ASKED).gold["q"])


def enlarged(text: str, rng: random.Random) -> str:
    """With a number that no float holds, bare or as a condition, a share, a year, an ordinal."""
    number = rng.choice(("9", "九", "1,")) * rng.choice((30, 310, 400))
    shape = rng.choice(
        ("超过{}户", "百分之{}", "{}年", "第{}项", "{}%", "前{}季度", "1e{}", "{}.{}万元", "{}分之{}")
    )
    return laced(text, rng) if rng.random() < 0.1 else text + shape.replace("{}", number)


def dated(text: str, rng: random.Random) -> str:
    """Of another year, near or far, or of all lists."""
    return (
        rng.choice(
            ("明年", "后年", "去年", "2023年和明年", "上上季度", "0年", "明年二月三十日", "所有区明年")
        )
        + text
    )


def controlled(text: str, rng: random.Random) -> str:
    """With a control character, a direction mark or half a character between any two."""
    return "".join(
        char + rng.choice(("", "", "\x00", "\x1b[2J", "\x85", "\u202e", "\u200d", "\ud800")) for char in text
    )


def lengthened(text: str, rng: random.Random) -> str:
    """Said again and again, to just below the limit and far beyond it."""
    return (text + rng.choice("？，和 ")) * (rng.choice((499, 501, 20_000)) // (len(text) + 1))


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(dropped, doubled, shuffled, cut, laced, joined),
    *(enlarged, dated, controlled, lengthened),
)
FEW: dict[Callable[[str, random.Random], str], int] = {lengthened: 30}  # each is long


@pytest.fixture(scope="module", params=SHELVES, ids=lambda name: name or "津南区")
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """One list as the default beside the shipped one."""
    opened = shelf(request.param, Path(tmp_path_factory.mktemp("any")))
    yield opened
    opened.close()


def sample(rng: random.Random) -> list[Case]:
    """Questions of all lists, put to each of them."""
    return rng.sample([case for case in ASKED if case.gold["q"]], EACH)


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_any_text_gets_an_answer(library: Assistant, mutate: Callable[[str, random.Random], str]) -> None:
    rng = random.Random(f"{mutate.__name__}{library.info.id}")
    for case in sample(rng)[: FEW.get(mutate)]:
        text = mutate(case.gold["q"], rng)
        assert_contract(library.ask(text, day(case.gold)), text)


def test_any_turn_gets_an_answer(library: Assistant) -> None:
    """Conversations of questions that have nothing to do with each other."""
    rng = random.Random(library.info.id)
    talk = library.conversation()
    for number, case in enumerate(sample(rng)):
        text = rng.choice(MUTATIONS)(case.gold["q"], rng) if number % 2 else case.gold["q"]
        assert_contract(talk.ask(text, day(case.gold)), text)
        if number % 12 == 11:
            talk = library.conversation(talk.to_json())


def test_the_lists_are_there() -> None:
    assert all(list(OTHERS.glob(f"{name}*.csv")) for name in SHELVES if name)
