"""Who has more, ranks, extremes, tasks shared by several units; subjects paired with times."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.answer import Answer

TODAY = date(2022, 8, 30)


def tasks(answer: Answer) -> set[int]:
    return {row.task for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "units", "value"),
    [
        ("教育局和卫健委谁的任务多", {"区卫生健康委"}, 3),
        ("教育局和卫健委谁的任务少", {"区教育局"}, 2),
        ("教育局、民政局、卫健委哪个任务最少", {"区民政局"}, 1),
        ("谁的任务最多", {"区住房建设委"}, 4),
        (
            "有三项任务的单位",
            {"区卫生健康委", "区农业农村委", "区城市管理委", "区文化和旅游局"},
            4,
        ),  # value: how many units
        ("任务第二多的单位", {"区卫生健康委", "区农业农村委", "区城市管理委", "区文化和旅游局"}, 3),
    ],
)
def test_who_has_more(question: str, units: set[str], value: int, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.intent, set(answer.units), answer.value) == ("units", units, value)


@pytest.mark.parametrize(
    ("question", "value", "unit", "said"),
    [
        ("教育局比卫健委少几项", 1, "项", "区教育局2项，区卫生健康委3项"),
        ("卫健委的任务是残联的几倍", 1.5, "倍", "3÷2＝1.5倍"),
    ],
)
def test_two_units_numbers_of_tasks(
    question: str, value: float, unit: str, said: str, clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.intent, answer.value, answer.value_unit) == ("count", value, unit)
    assert said in answer.summary


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("金额最大的任务", {9}),
        ("人数最多的是哪项任务", {4}),
        ("户数最少的任务", {8}),
        ("两个以上单位负责的任务", {30}),
        ("由不止一家责任单位共同承担的任务", {30}),
        ("任务二十", {20}),
        ("300户及以上的任务", {9, 22}),
        ("1000到2000人的任务", {17}),
        ("100到300户之间的任务", {9}),
        ("涉及三个单位的任务", {30}),
        ("任务15和16", {15, 16}),
        ("第一项到第三项", {1, 2, 3, 4, 5, 6}),
        ("第二十个任务", {20}),
    ],
)
def test_tasks_by_extremes_units_and_number(question: str, expected: set[int], clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.intent, tasks(answer)) == ("tasks", expected)


def test_no_task_has_just_two_units(clerk: Assistant) -> None:
    assert clerk.ask("有两个单位负责的事项", TODAY).status == "not_found"


def test_how_many_units_is_still_a_question_of_number(clerk: Assistant) -> None:
    assert clerk.ask("噪声扰民这项由几家单位负责", TODAY).value == 3


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("教育局三季度，民政局四季度", {(3, 3), (4, 3), (2, 4)}),
        ("三季度教育局、四季度民政局各有什么任务", {(3, 3), (4, 3), (2, 4)}),
        ("口袋公园二季度停车场四季度怎么安排", {(33, 2), (25, 4)}),
        ("教育局三季度和四季度", {(3, 3), (3, 4), (4, 3), (4, 4)}),
        ("残联本季度末要交哪些", {(15, 3), (16, 3)}),
        ("任务十五三季度", {(15, 3)}),
    ],
)
def test_each_subject_has_its_own_time(question: str, rows: set[tuple[int, int]], clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == rows


@pytest.mark.parametrize(
    ("question", "quarters"),
    [("口袋公园10月前要做什么", (3,)), ("口袋公园国庆前做什么", (3,)), ("口袋公园6月底前做什么", (2,))],
)
def test_before_a_date_is_the_quarter_up_to_it(
    question: str, quarters: tuple[int, ...], clerk: Assistant
) -> None:
    assert clerk.ask(question, TODAY).understood.quarters == quarters


def test_a_name_that_only_the_text_has_is_found(clerk: Assistant) -> None:
    assert tasks(clerk.ask("“宜业津南”是哪项工作", TODAY)) == {14}


def test_an_institution_that_answers_for_nothing_is_told_where_it_stands(clerk: Assistant) -> None:
    answer = clerk.ask("市职工疗休养中心的任务有哪些", TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert "只在任务17的文字里提到" in answer.summary
