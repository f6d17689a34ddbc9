"""Numbers that follow from stated numbers: the value, the milestones it comes from, the arithmetic shown."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from assistant import Assistant

TODAY = date(2022, 8, 30)


class Computed(NamedTuple):
    """A question, its value and unit, the (task, quarter) rows and the arithmetic in the summary."""

    question: str
    value: float
    unit: str
    rows: set[tuple[int, int | None]]
    shown: str


COMPUTED = [
    # totals
    Computed("公交线路下半年一共优化多少条", 13, "条", {(23, 3), (23, 4)}, "7＋四季度6＝13条"),
    Computed("公交线路前三季度一共优化多少条", 10, "条", {(23, 2), (23, 3)}, "二季度3＋三季度7＝10条"),
    Computed("社区体育园加上健身广场一共多少个", 9, "个", {(32, None)}, "8＋1＝9个"),
    Computed("幸福路和东环路一共多长", 4.32, "公里", {(24, None)}, "2.42＋1.9＝4.32公里"),
    # of running totals the last one is taken, never the sum
    Computed("租房补贴上半年一共发多少钱", 1_000_000, "元", {(9, 2)}, "二季度的累计数"),
    # differences
    Computed("租房补贴四季度比二季度多多少", 1_000_000, "元", {(9, 2), (9, 4)}, "200万－100万＝100万元"),
    Computed("公交线路四季度比三季度少几条", 1, "条", {(23, 3), (23, 4)}, "7－6＝1条"),
    Computed("社区体育园比多功能运动场多几个", 5, "个", {(32, None)}, "8－3＝5个"),
    # one quarter's own part of a running total
    Computed("租房补贴三季度单季发多少钱", 500_000, "元", {(9, 2), (9, 3)}, "150万－二季度100万＝50万元"),
    Computed("供热改造四季度当季多少户", 40, "户", {(22, 3), (22, 4)}, "340－三季度300＝40户"),
    Computed("下半年一共要新增多少就业", 9000, "人", {(14, 2), (14, 4)}, "20000－二季度11000＝9000人"),
    Computed("应急救护培训比基层残疾人工作者培训多多少人", 1957, "人", {(13, None), (16, None)}, "2012－55"),
    Computed("两所学校建成后新增义务教育学位合计多少个", 3720, "个", {(3, None)}, "2520＋1200＝3720个"),
    # shares
    Computed("二季度当季新增就业占全年目标的百分之多少", 35, "%", {(14, 1), (14, 2)}, "7000÷20000＝35%"),
    Computed("租房补贴四季度是二季度的几倍", 2, "倍", {(9, 2), (9, 4)}, "200万÷100万＝2"),
    Computed("残疾人无障碍改造占全市的百分之几", 1.6, "%", {(15, None)}, "80÷5000＝1.6%"),
]


@pytest.mark.parametrize("case", COMPUTED, ids=lambda case: case.question)
def test_the_arithmetic_is_shown(case: Computed, clerk: Assistant) -> None:
    answer = clerk.ask(case.question, TODAY)
    assert (answer.status, answer.intent) == ("answered", "quantity")
    assert (answer.value, answer.value_unit) == (case.value, case.unit)
    assert {(row.task, row.quarter) for row in answer.rows} == case.rows
    assert case.shown in answer.summary


@pytest.mark.parametrize(
    ("question", "value", "unit", "quarter"),
    [
        ("公交线路全年调整多少条", 16, "条", None),
        ("租房补贴全年发多少钱", 2_000_000, "元", None),
        ("租房补贴一季度多少钱", 500_000, "元", 1),
        ("租房补贴二季度累计多少钱", 1_000_000, "元", 2),
        ("残疾人家庭无障碍改造多少户", 80, "户", None),
        ("全市残疾人家庭无障碍改造多少户", 5000, "户", None),
        ("视力筛查不少于多少人", 55_000, "人", None),
        ("红十字会全年培训多少人", 2012, "人", None),
        ("孤独症筛查率二季度要到百分之几", 90, "%", 2),
        ("云平台三季度覆盖率多少", 80, "%", 3),
    ],
)
def test_a_stated_number(
    question: str, value: float, unit: str, quarter: int | None, clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.value, answer.value_unit) == (value, unit)
    assert isinstance(answer.value, int)
    assert {row.quarter for row in answer.rows} == {quarter}


@pytest.mark.parametrize(
    "question", ["公交线路一季度优化几条", "口袋公园要花多少钱", "停车场有多少个车位配充电桩"]
)
def test_a_number_that_is_not_stated_is_not_made_up(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.value, answer.rows) == ("not_found", None, ())


def test_a_share_counts_all_of_the_districts_figures(clerk: Assistant) -> None:
    assert clerk.ask("新增义务教育学位占全市的百分之几", TODAY).value == pytest.approx(
        3720 / 33_000 * 100, abs=0.01
    )


def test_newly_added_is_the_quarters_own(clerk: Assistant) -> None:
    assert clerk.ask("供热改造三季度新增多少户", TODAY).value == 150


def test_how_much_more_is_no_slip(clerk: Assistant) -> None:
    assert clerk.ask("供热改造四季度比二季度多多少户", TODAY).understood.corrections == ()


@pytest.mark.parametrize(
    ("question", "value", "quarters", "said"),
    [
        (
            "公交线路每个季度优化几条",
            16,
            [2, 3, 4],
            "二季度3条，三季度7条，四季度6条，共16条（3＋7＋6＝16条）",
        ),
        ("租房补贴各季度发多少钱", 2_000_000, [1, 2, 3, 4], "一季度50万元，二季度累计100万元"),
        ("供热改造三季度和四季度分别多少户", 340, [3, 4], "三季度累计300户，四季度累计340户"),
        ("应急救护每个季度培训多少人", 2012, [2, 3, 4], "二季度500人，三季度累计1000至1500人"),
    ],
)
def test_quarter_by_quarter(
    question: str, value: int, quarters: list[int], said: str, clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.intent, answer.value) == ("quantity", value)
    assert [row.quarter for row in answer.rows] == quarters == [p.quarter for p in answer.series]
    assert said in answer.summary


def test_a_single_quarter_that_states_a_figure_is_named(clerk: Assistant) -> None:
    answer = clerk.ask("租房补贴各季度分别惠及多少户", TODAY)
    assert (answer.value, answer.series) == (300, ())
    assert answer.summary.startswith("四个季度里只有四季度写明300个")


def test_what_only_the_year_states_is_said_of_the_year(clerk: Assistant) -> None:
    answer = clerk.ask("口袋公园每季度几个", TODAY)
    assert (answer.value, [row.quarter for row in answer.rows]) == (5, [None])
    assert answer.summary.startswith("各季度没有写明，全年")


def test_a_total_and_a_comparison_have_the_series_too(clerk: Assistant) -> None:
    total = clerk.ask("租房补贴前三季度一共发多少", TODAY)
    assert [(p.quarter, p.value) for p in total.series] == [(1, 500_000), (2, 1_000_000), (3, 1_500_000)]
    change = clerk.ask("公交线路三季度和四季度有什么变化", TODAY)
    assert change.intent == "milestones"
    assert [(p.quarter, p.text) for p in change.series] == [(3, "7条"), (4, "6条")]


def test_a_word_of_one_quarter_only_gets_that_quarters_figure(clerk: Assistant) -> None:
    answer = clerk.ask("医保局申报了几家", TODAY)
    assert (answer.value, {(r.task, r.quarter) for r in answer.rows}) == (3, {(11, 1)})


def test_the_average_of_a_quarter_is_computed_and_shown(clerk: Assistant) -> None:
    answer = clerk.ask("平均每个季度优化几条公交线路", TODAY)
    assert (answer.value, answer.summary) == (4, "平均每季度4条：全年16÷4＝4条。")
    assert {row.task for row in answer.rows} == {23}


@pytest.mark.parametrize("question", ["平均每个单位几项任务", "租房补贴平均每户多少钱"])
def test_an_average_is_not_in_the_list(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert "平均" in answer.summary


@pytest.mark.parametrize(
    ("question", "value", "rows"),
    [
        ("到三季度末供热改造还差多少户", 40, {(22, 3), (22, None)}),
        ("公交线路到三季度末累计优化多少条", 10, {(23, 2), (23, 3)}),
        ("三季度公交线路占全市百分之几", 17.5, {(23, 3), (23, None)}),
        ("冬病夏治三季度新完成多少户", 150, {(22, 2), (22, 3)}),
        ("云平台覆盖率二季度到四季度提高多少", 50, {(1, 2), (1, 4)}),
    ],
)
def test_what_is_left_added_or_gained(
    question: str, value: float, rows: set[tuple[int, int | None]], clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.value, {(row.task, row.quarter) for row in answer.rows}) == (value, rows)


@pytest.mark.parametrize(
    "question",
    [
        "停车场占全市多少",
        "登山步道我们区建几条",
        "残联电话多少",
        "教育局局长是谁",
        "教育局有多少人",
        "三季度最重要的任务",
    ],
)
def test_what_no_list_says(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
