"""In which quarter something happens: only the rows whose text says so."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("危房改造什么时候竣工", {(8, 4)}),
        ("口袋公园什么时候开工", {(33, 3)}),
        ("口袋公园几季度验收", {(33, 4)}),
        ("残疾人无障碍改造什么时候完成", {(15, 4)}),
        ("供热改造什么时候能到300户", {(22, 3)}),
        ("养老服务综合体哪个季度选址", {(2, 2)}),
        ("五爱教育阵地什么时候检查验收", {(6, 4)}),
    ],
)
def test_the_quarter_that_says_it(question: str, rows: set[tuple[int, int]], clerk: Assistant) -> None:
    answer = clerk.ask(question, date(2022, 8, 30))
    assert (answer.status, answer.intent) == ("answered", "when")
    assert {(row.task, row.quarter) for row in answer.rows} == rows


@pytest.mark.parametrize("question", ["危房改造几号拨款", "停车场什么时候涨价"])
def test_a_step_that_no_quarter_has(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, date(2022, 8, 30))
    assert (answer.status, answer.rows) == ("not_found", ())


def test_an_opening_ceremony_is_no_acceptance(clerk: Assistant) -> None:
    assert clerk.ask("口袋公园什么时候剪彩", date(2022, 8, 30)).status == "not_found"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("冬病夏治什么时候完成", {(22, 4)}),  # 150, 300, 340 of 340
        ("口袋公园什么时候施工", {(33, 3)}),
        ("安静小区什么时候验收", {(30, 4)}),  # 验收材料的准备 is not yet
        ("新增就业什么时候过万", {(14, 2)}),
        ("哪个季度优化的公交线路最多", {(23, 3)}),
        ("哪个季度新增就业最多", {(14, 2)}),  # what the running total adds: 7000
    ],
)
def test_finished_at_the_goal_and_most_of_all(
    question: str, rows: set[tuple[int, int]], clerk: Assistant
) -> None:
    answer = clerk.ask(question, date(2022, 8, 30))
    assert {(row.task, row.quarter) for row in answer.rows} == rows
