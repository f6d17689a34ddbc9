"""Lists with many further columns: money, shares, dates, persons, troubles, asked about by name and in other words."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from tests.asked.stored import stored

TODAY = date(2026, 8, 31)

farms = stored("北仓农垦集团2026")
projects = stored("松河市2026")
university = stored("江州理工大学2026")
tourism = stored("澄湖文旅集团2026")
county = stored("清源县2026")


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("完成比例不到60%的任务有哪些", {3, 5, 6, 8, 12, 20, 21}),
        ("哪项完成比例最低", {3}),
        ("到今天已经超过完成时限、还没做完的有哪几项", {15, 18}),
        ("哪个责任人名下任务最多", {12, 14, 20}),
        ("农机更新最晚哪天要完成", {16}),
        ("孙志强还管什么", {4, 16}),
    ],
)
def test_shares_persons_and_deadlines(question: str, tasks: set[int], farms: Assistant) -> None:
    answer = farms.ask(question, TODAY)
    assert (answer.status, {row.task for row in answer.rows}) == ("answered", tasks)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("种子加工生产线完成比例多少", 52),
        ("米业公司各项任务平均完成比例是多少", 73.25),
        ("8月底直营店累计开了几家", 10),  # the column as of that day, not the plan of its quarter
        ("奶牛引进三季度目标和8月底实际差多少头", 500),
    ],
)
def test_figures_of_columns(question: str, value: float, farms: Assistant) -> None:
    assert farms.ask(question, TODAY).value == value


@pytest.mark.parametrize(
    "question", ["直营店的预算是多少", "土壤取样检测的责任人是谁", "智慧农业平台完成比例是多少"]
)
def test_a_blank_cell_of_the_column_named_is_no_answer(question: str, farms: Assistant) -> None:
    """The goal has a figure of money, and units: neither is what was asked for."""
    answer = farms.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert answer.summary.startswith("清单没有写")


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("年度计划投资完成率最高的是哪个项目", {9}),
        ("年度计划投资完成率不到50%的有哪些项目", {3, 10, 12, 14, 16, 21}),
        ("总投资超过20亿元的项目有哪些", {1, 6, 8, 11, 12}),
        ("哪位领导包联的项目最多", {8, 9, 10, 19, 20}),
        ("存在问题一栏空着没填的是哪些项目", {7, 13}),  # 无 is something
    ],
)
def test_bounds_on_columns(question: str, tasks: set[int], projects: Assistant) -> None:
    assert {row.task for row in projects.ask(question, TODAY).rows} == tasks


def test_money_planned_and_spent(projects: Assistant) -> None:
    assert projects.ask("绕城高速北段完成年度计划投资的百分之几", TODAY).value == 70
    assert projects.ask("西关城中村改造年度计划投资还差多少没完成", TODAY).value == 297_000_000
    assert projects.ask("罗文静和周晓岚包联项目的年度计划投资相差多少", TODAY).value == 1_240_000_000
    assert projects.ask("城市更新类平均每个项目年度计划投资多少", TODAY).value == 370_000_000


def test_several_columns_in_one_message(projects: Assistant) -> None:
    parts = projects.ask("绕城高速北段谁包联，现在干到什么程度，存在什么问题", TODAY).parts
    assert [part.summary.partition("：")[0][-4:] for part in parts] == ["包联领导", "形象进度", "存在问题"]


def talked(clerk: Assistant, *questions: str) -> list[tuple[float | None, set[int]]]:
    """(value, tasks) of every answer of one conversation."""
    talk = clerk.conversation()
    answers = [talk.ask(question, TODAY) for question in questions]
    return [(answer.value, {row.task for row in answer.rows}) for answer in answers]


def test_turns_about_a_person(projects: Assistant) -> None:
    told = talked(projects, "绕城高速北段谁包联", "总投资多少", "他还包联哪些项目")
    assert told[1:] == [(3_850_000_000, {1}), (None, {2, 14})]
    told = talked(projects, "罗文静包联几个项目", "年度计划投资一共多少", "周晓岚包联的呢", "两个人差多少")
    assert [value for value, _ in told] == [5, 2_720_000_000, 1_480_000_000, 1_240_000_000]


def test_turns_about_bounds(projects: Assistant) -> None:
    told = talked(projects, "总投资超过20亿元的项目有哪些", "超过30亿的呢", "其中最大的是哪个")
    assert [tasks for _, tasks in told] == [{1, 6, 8, 11, 12}, {1, 8, 12}, {8}]
    told = talked(
        projects, "周晓岚包联哪些项目", "其中年度计划投资完成率最高的是哪个", "最低的呢", "它有什么问题"
    )
    assert [tasks for _, tasks in told[1:]] == [{18}, {16}, {16}]
    told = talked(projects, "冷链物流园谁包联", "新能源汽车零部件产业园呢", "这两个项目总投资差多少")
    assert told[-1] == (1_620_000_000, {11, 13})


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("计划竣工日期在9月份的是哪些项目", {4, 10}),
        ("计划竣工日期最晚的是哪个项目", {20}),
        ("宏远装饰公司承建了哪些项目", {3, 4, 19}),
        ("第二食堂改造是哪家公司施工的", {6}),
        ("江州建工集团承建的、付款比例低于50%的是哪些", {6, 20}),
    ],
)
def test_dates_and_who_does_it(question: str, tasks: set[int], university: Assistant) -> None:
    assert {row.task for row in university.ask(question, date(2026, 9, 10)).rows} == tasks


def test_what_is_left_to_pay(university: Assistant) -> None:
    told = talked(university, "第二食堂改造合同金额多少", "已付多少", "还差多少没付", "付款比例呢")
    assert [value for value, _ in told] == [7_600_000, 3_040_000, 4_560_000, 40]
    assert university.ask("宏远装饰公司那边总共还有多少没付", TODAY).value == 6_400_000


def test_categories_without_numbers_are_counted(tourism: Assistant) -> None:
    assert {row.task for row in tourism.ask("第四类有哪些任务", TODAY).rows} == {12, 13, 14}
    assert tourism.ask("第七大类有哪些任务", TODAY).summary == "清单里没有第七类，一共6类。"
    assert talked(tourism, "执行率低于50%的有哪些", "最低的是哪项")[-1] == (None, {13})


def test_the_whole_is_meant_and_no_part_of_it(county: Assistant) -> None:
    assert county.ask("农村公路花多少钱", TODAY).value == 36_000_000  # not 县级配套, nor 中央资金
    assert {row.task for row in county.ask("受益农户最多的前三项", TODAY).rows} == {5, 14, 16}
