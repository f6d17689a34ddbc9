"""Columns, names, helpers and figures as people say them in a meeting, on lists of several trades."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from tests.asked.stored import stored

TODAY = date(2026, 8, 31)

builders = stored("澄浦城投2025")
hospital = stored("岚川市中心医院2025")
street = stored("栖桐街道2026")
city = stored("澜泾市2026")
college = stored("岚川学院2026")
estates = stored("榆湾街道2025")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("中医院今年计划投多少钱", 26_000e4),  # 总投资 stands beside it
        ("中医院总投资多少", 8.6e8),
        ("城更公司的城中村改造，三季度要新签多少户", 90),  # 累计290户, less 200
    ],
)
def test_the_column_or_the_part_that_is_meant(question: str, value: float, builders: Assistant) -> None:
    assert builders.ask(question, TODAY).value == value


def test_the_column_stays_in_the_turns_that_follow(builders: Assistant) -> None:
    talk = builders.conversation()
    asked = [talk.ask(q, TODAY).value for q in ("中医院今年计划投多少钱", "文体中心呢", "俩差多少")]
    assert asked == [26_000e4, 18_000e4, 8_000e4]


def test_a_company_of_the_turn_before_is_who_answers_for_it(builders: Assistant) -> None:
    talk = builders.conversation()
    talk.ask("石墩那个城中村谁牵头", TODAY)
    answer = talk.ask("这家公司还牵头哪个项目", TODAY)
    assert {row.task for row in answer.rows} == {4, 10}


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("今年计划投资排第二的是哪个", {16}),
        ("累计完成投资已经过2亿的有哪些", {1, 7, 12, 17, 19}),
        ("水务牵头哪些项目", {11, 12, 13, 14}),  # the list's 水务环境公司, and not its 区水利局
    ],
)
def test_ranks_bounds_and_own_names(question: str, tasks: set[int], builders: Assistant) -> None:
    answer = builders.ask(question, TODAY)
    assert (answer.status, {row.task for row in answer.rows}) == ("answered", tasks)


@pytest.mark.parametrize("question", ["雨污分流四期谁负责", "雨污分流四期四季度铺多少米"])
def test_a_phase_that_the_list_does_not_have(question: str, builders: Assistant) -> None:
    """The list has 西片区雨污分流改造（三期）."""
    answer = builders.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert "雨污分流四期" in answer.summary


def test_who_helps_in_both(hospital: Assistant) -> None:
    answer = hospital.ask("医务科和护理部都在配合的是哪项", TODAY)
    assert {row.task for row in answer.rows} == {14}


def test_the_task_with_most_stays_the_subject(hospital: Assistant) -> None:
    talk = hospital.conversation()
    talk.ask("预算最高的是哪项", TODAY)
    talk.ask("谁负责", TODAY)
    assert {row.task for row in talk.ask("二季度要干到哪", TODAY).rows} == {1}


def test_a_rate_that_is_named_and_no_number_beside_it(hospital: Assistant) -> None:
    answer = hospital.ask("医患办四季度满意度要到多少", TODAY)
    assert (answer.value, answer.value_unit) == (95, "%")


@pytest.mark.parametrize(
    ("question", "tasks"), [("节点上写明12月的是哪两项", {7, 11}), ("钱花得第二多的是哪一项", {12})]
)
def test_two_of_them_and_the_second(question: str, tasks: set[int], street: Assistant) -> None:
    answer = street.ask(question, TODAY)
    assert (answer.status, {row.task for row in answer.rows}) == ("answered", tasks)


def test_projects_are_counted_and_no_figure_of_theirs(city: Assistant) -> None:
    answer = city.ask("教育助学类有几个项目", TODAY)
    assert (answer.intent, answer.value) == ("count", 2)


def test_a_leaders_projects_are_added_up(city: Assistant) -> None:
    assert city.ask("徐国栋挂钩的几个项目投资加起来多少", TODAY).value == 2_650e4


def test_who_leads_and_who_helps_in_one_question(city: Assistant) -> None:
    answer = city.ask("农贸市场改造哪个单位负责，又有谁配合", TODAY)
    assert answer.units == ("市市场监管局", "市商务局", "南荡镇", "青墩镇")


def test_a_quarter_by_itself(college: Assistant) -> None:
    talk = college.conversation()
    talk.ask("到二季度实习基地累计签多少个", TODAY)
    assert talk.ask("三季度单算新签几个", TODAY).value == 8


@pytest.mark.parametrize(
    ("question", "quarter"), [("北向社区老年食堂哪个季度开业", 3), ("望和口袋公园什么时候建成开放", 3)]
)
def test_a_slip_that_is_another_word(question: str, quarter: int, estates: Assistant) -> None:
    """北巷 typed as 北向, 望河 as 望和: the answer is that one's, not all of its kind."""
    answer = estates.ask(question, TODAY)
    assert [row.quarter for row in answer.rows] == [quarter]
    assert answer.understood.corrections


def test_how_many_as_the_south_says_it(city: Assistant) -> None:
    asked = [city.ask(f"教育助学类{many}个项目", TODAY).value for many in ("几多", "好多", "多少")]
    assert asked == [2, 2, 2]
