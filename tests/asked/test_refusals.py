"""Saying no: the sentence names what is missing, and every suggestion has an answer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from assistant import Assistant
from tests.evaluation.corpus import day, records
from tests.evaluation.refusals import unanswerable

TODAY = date(2022, 8, 30)


RUN_TOGETHER = re.compile(r"任务\d+[一二三四]季度")


@pytest.fixture(scope="module")
def suggested(clerk: Assistant) -> list[str]:
    """What is suggested for all refused questions of the corpus and of the generator, and by the help."""
    refused = [
        clerk.ask(r["q"], day(r)) for r in records("questions*.jsonl") if r["type"] in ("none", "help")
    ]
    refused += [clerk.ask(one.question, TODAY) for one in unanswerable(clerk.document)]
    return sorted({s for answer in refused if answer.status != "answered" for s in answer.suggestions})


def unanswered(clerk: Assistant, questions: Iterable[str]) -> list[str]:
    return [question for question in questions if clerk.ask(question, TODAY).status != "answered"]


def test_every_suggestion_is_answered(clerk: Assistant, suggested: list[str]) -> None:
    assert len(suggested) > 40
    assert unanswered(clerk, (s for s in suggested if not RUN_TOGETHER.match(s))) == []


def test_suggested_tasks_with_a_quarter_are_answered(clerk: Assistant) -> None:
    assert unanswered(clerk, (f"任务{task.number}三季度要做什么" for task in clerk.document.tasks)) == []


def test_every_refusal_has_a_reason_and_suggestions(clerk: Assistant) -> None:
    for one in unanswerable(clerk.document):
        answer = clerk.ask(one.question, TODAY)
        if answer.status == "not_found":
            assert answer.summary.endswith("。") and 1 <= len(answer.suggestions) <= 5, one
            assert len(set(answer.suggestions)) == len(answer.suggestions)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("区应急局三季度要做什么", "应急"),
        ("西青区残联三季度要做什么", "西青区"),
        ("2021年区残联的任务", "2021年"),
        ("第十四项谁负责", "第十四项"),
        ("第二十五项谁负责", "第二十五项"),
        ("区残联五季度要做什么", "五季度"),
        ("火星基地谁负责", "火星"),
    ],
)
def test_the_sentence_names_what_is_missing(question: str, said: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert answer.status == "not_found"
    assert said in answer.summary


def test_an_unknown_unit_is_answered_with_units_of_like_names(clerk: Assistant) -> None:
    names = {unit.name for unit in clerk.document.units}
    suggestions = clerk.ask("区水务局四季度要做什么", TODAY).suggestions
    assert [
        s for s in suggestions if s.endswith("四季度要做什么") and s.removesuffix("四季度要做什么") in names
    ]


def test_another_district_whose_name_the_list_has(clerk: Assistant) -> None:
    assert clerk.ask("南开区教育局三季度的任务", TODAY).status == "not_found"


def test_who_is_spoken_to_is_no_subject_and_who_is_asked_about_no_talk(clerk: Assistant) -> None:
    assert {row.task for row in clerk.ask("客服，残联三季度", TODAY).rows} == {15, 16}
    assert clerk.ask("客服你好", TODAY).status == "help"
    refused = clerk.ask("客服三季度", TODAY)  # never the whole list
    assert refused.status == "not_found" and "客服" in refused.summary
