"""Several questions in one message: joined by 呢, by roles, by 顺便, or of the units that the first one is answered with."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant

TODAY = date(2022, 8, 30)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("口袋公园谁负责，便利店呢", [("units", {33}), ("units", {28})]),
        ("口袋公园三季度做什么，便利店呢", [("milestones", {33}), ("milestones", {28})]),
        ("住建委牵头的有几项，配合的有几项", [("count", {7, 8, 9, 30}), ("", set())]),
        ("津农精品三季度啥要求 顺便便利店归谁", [("milestones", {21}), ("units", {28})]),
        ("便利店谁管，他们还有什么任务", [("units", {28}), ("tasks", {28})]),
    ],
)
def test_each_question_gets_its_own_answer(
    question: str, told: list[tuple[str, set[int]]], clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert answer.question == question
    assert [(part.intent or "", {row.task for row in part.rows}) for part in answer.parts] == told


def test_the_next_turn_is_about_the_last_question_of_the_message(clerk: Assistant) -> None:
    talk = clerk.conversation()
    talk.ask("租房补贴归谁，他们三季度要做什么", TODAY)
    assert {row.task for row in talk.ask("四季度呢", TODAY).rows} == {7, 8, 9, 30}
    assert {row.quarter for row in talk.ask("四季度呢", TODAY).rows} == {4}


def test_a_correction_is_told_once(clerk: Assistant) -> None:
    answer = clerk.ask("便力店谁管，他们三季度要做什么", TODAY)
    assert answer.understood.corrections == (("便力店", "便利店"),)


@pytest.mark.parametrize(
    ("question", "quarters"),
    [
        ("公交线路到三季度末一共优化几条", {2, 3}),  # 3 and 7
        ("公交线路三季度优化几条", {3}),
    ],
)
def test_up_to_the_end_of_a_quarter(question: str, quarters: set[int], clerk: Assistant) -> None:
    assert {row.quarter for row in clerk.ask(question, TODAY).rows} == quarters


def test_both_questions_are_explained(clerk: Assistant) -> None:
    question = clerk.explain("便利店谁管，他们还有什么任务", TODAY).question
    assert [part.target for part in question.parts] == ["units", "tasks"]
    assert {"便利店", "他们"} <= {question.text[piece.start : piece.end] for piece in question.pieces}
