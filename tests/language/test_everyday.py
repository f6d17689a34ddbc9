"""Everyday words stand for the list's own, hints only make one think of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from assistant import Assistant
from assistant.catalog.synonyms import load_folder
from assistant.language.everyday import mentions, spoken
from assistant.language.link import _meant
from assistant.language.terms import Term

ROOT = Path(__file__).resolve().parents[2]


class Meaning(NamedTuple):
    """A sense as the lexicon gives it."""

    dimension: str
    value: str
    words: tuple[str, ...] = ()


class Listed:
    """A list with these words and nothing else."""

    def __init__(self, *words: str) -> None:
        self.vocabulary = set(words)

    def places(self, word: str) -> dict[int, int]:
        return {0: 1} if word in self.vocabulary else {}


def called(listed: tuple[str, ...], **senses: tuple[Meaning, ...]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the words stand for in a list, and the senses that are left."""
    scope: Any = Listed(*listed)
    left: Any = dict(senses)
    return dict(spoken(left, scope)), left


CANTEEN, COOKING = Meaning("everyday", "食堂"), Meaning("hint", "助餐")


def test_an_everyday_word_stands_for_the_word_of_the_list() -> None:
    found, left = called(("食堂",), 饭堂=(CANTEEN,))
    assert found["饭堂"] == (("食堂",), False) and not left


@pytest.mark.parametrize(
    ("listed", "senses"),
    [
        (("助餐",), (CANTEEN,)),  # the list has no such thing
        (("食堂", "饭堂"), (CANTEEN,)),  # the list says it itself
    ],
)
def test_without_a_word_of_the_list_it_means_nothing(
    listed: tuple[str, ...], senses: tuple[Meaning, ...]
) -> None:
    assert called(listed, 饭堂=senses) == ({}, {})


def test_another_use_of_the_word_comes_first() -> None:
    filler = Meaning("filler", "")
    assert called(("食堂",), 饭堂=(CANTEEN, filler)) == ({}, {"饭堂": (filler,)})
    topic = Meaning("topic", "校园餐", ("校园餐", "饭堂"))
    assert called(("食堂", "校园餐"), 饭堂=(CANTEEN, topic)) == ({}, {"饭堂": (topic,)})
    found, left = called(("食堂",), 饭堂=(CANTEEN, topic))  # a concept that this list lacks gives way
    assert found["饭堂"].heads == ("食堂",) and not left


def test_a_hint_counts_where_no_everyday_word_does() -> None:
    assert called(("助餐",), 做饭=(COOKING, CANTEEN))[0]["做饭"] == (("助餐",), True)
    assert called(("助餐", "食堂"), 做饭=(COOKING, CANTEEN))[0]["做饭"] == (("食堂",), False)


def test_a_hint_weighs_as_little_as_the_word_says() -> None:
    found, _ = called(("社区",), 楼下=(Meaning("hint", "社区"),))
    rare, common = (mentions("我家楼下", found, {"楼下": (f, "s")})[0].confidence for f in (100, 9000))
    assert 0 < common < rare < 0.6
    assert mentions("楼上", found, {}) == []


def test_one_hint_alone_is_no_answer(clerk: Assistant) -> None:
    """会费 makes one think of the union's list; 工会会费 is not in it."""
    answer = clerk.ask("会费一年多少钱")
    assert answer.status == "not_found" and not answer.rows


def test_everyday_words_are_answered_from_the_list(clerk: Assistant) -> None:
    answer = clerk.ask("乡下马路谁负责")
    assert {row.task for row in answer.rows} == {24}


def test_what_the_task_itself_has_was_taken_for_nothing_else(clerk: Assistant) -> None:
    """No “按健身园理解健身园”: a link is shown only where the word of the list is another one."""
    document = clerk.document
    own, other = (next(iter(document.places(word))) for word in ("健身园", "口袋公园"))
    term = Term("健身园", ("健身园", "口袋公园"), 0, 3, kind="hint")
    assert _meant(document, term, own) == "" and _meant(document, term, other) == "口袋公园"


def test_what_stands_before_a_thing_is_no_step(clerk: Assistant) -> None:
    """什么时候给群众建口袋公园 asks about the park; of 剪彩, which ends the question, the list says nothing."""
    asked, strange = clerk.ask("什么时候给群众建口袋公园"), clerk.ask("口袋公园什么时候剪彩")
    assert asked.status == "answered" and {row.task for row in asked.rows} == {33}
    assert strange.status == "not_found"


@pytest.mark.parametrize("folder", ["everyday", "hints"])
def test_the_shipped_files_hold_heads_and_what_is_said_for_them(folder: str) -> None:
    kind = {"everyday": "everyday", "hints": "hint"}[folder]
    entries = [entry for entry in load_folder(ROOT / "synonyms") if entry.dimension == kind]
    assert len(entries) > 1000
    for entry in entries:
        assert entry.value not in entry.words, f"{entry.file} 第{entry.line}行"
        assert all(len(word) > 1 for word in entry.words), f"{entry.file} 第{entry.line}行"
        # 加几个 and 花多少钱 are questions, and what they ask would be lost in a word.
        assert not any(re.search("几个|几家|几件|多少|谁|哪|怎么|什么", word) for word in entry.words)
