"""What Tab offers for a line."""

from __future__ import annotations

import pytest

from assistant import Assistant
from assistant.chat.completion import Offer, Word, complete, topics, vocabulary


@pytest.fixture(scope="module")
def words(assistant: Assistant) -> tuple[Word, ...]:
    store, document = assistant.store, assistant.document
    return vocabulary(document, topics(document, store.senses), store.readings)


def applied(before: str, offers: list[Offer]) -> list[str]:
    """The lines that the offers would make."""
    return [before[: len(before) - offer.length] + offer.text for offer in offers]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("区残", "区残联"),
        ("残", "区残联"),
        ("三季度区残", "三季度区残联"),
        ("请问一下民", "请问一下区民政局"),
        ("卫健", "区卫生健康委"),
        ("口袋", "口袋公园"),
        ("谁负责口袋公", "谁负责口袋公园"),
        ("区残联三", "区残联三季度"),
        ("区残联上", "区残联上半年"),
        ("qcl", "区残联"),
        ("cl", "区残联"),
        ("QCL", "区残联"),
        ("canlian", "区残联"),
        ("三季度jyj", "三季度区教育局"),
        ("bangfu", "帮扶特殊困难群体"),
        ("区残联", "区残联三季度要做什么"),
        ("残联", "残联三季度要做什么"),
        ("区残联三季度", "区残联三季度要做什么"),
        ("口袋公园", "口袋公园谁负责"),
        ("停车", "停车泊位"),
        ("帮扶特殊困难群体", "帮扶特殊困难群体谁负责"),
        ("/", "/帮助"),
        ("/导", "/导出 "),
        ("/ex", "/导出 "),
        ("/q", "/退出"),
        ("／今", "/今天 "),
    ],
)
def test_offered(before: str, after: str, words: tuple[Word, ...]) -> None:
    assert after in applied(before, complete(before, words))


@pytest.mark.parametrize("before", ["xyz", "l", "，", "/导出 a", "区残联三季度要做什么", "123", "😀"])
def test_nothing_offered(before: str, words: tuple[Word, ...]) -> None:
    assert complete(before, words) == []


def test_every_unit_completes_from_its_first_two_characters(words: tuple[Word, ...]) -> None:
    for word in words:
        if word.kind == "单位":
            assert word.text in applied(word.text[:2], complete(word.text[:2], words))


def test_an_empty_line_offers_suggestions_else_units(words: tuple[Word, ...]) -> None:
    assert [offer.text for offer in complete("", words, ("甲", "乙"))] == ["甲", "乙"]
    assert {offer.note for offer in complete("", words)} == {"单位"}


def test_unit_questions_have_answers(assistant: Assistant, words: tuple[Word, ...]) -> None:
    for line in applied("区教育局", complete("区教育局", words)):
        assert assistant.ask(line).status == "answered", line


def test_offers_are_few(words: tuple[Word, ...]) -> None:
    assert len(complete("一" * 500 + "区", words)) <= 40
