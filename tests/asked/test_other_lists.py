"""What only other lists have: a column of deadlines, counties inside a city, leading and supporting units."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from tests.asked.stored import stored

TODAY = date(2026, 8, 20)

university = stored("明川大学2025")
city = stored("临澜市2026")


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("完成时限在9月底的有哪几项", {2, 10, 15, 21}),
        ("哪些工作要求2025年6月底完成", {6, 14, 19}),
        ("有没有完成时限在9月的", {2, 10, 15, 21}),  # 没 asks there, it denies nothing
        ("教材建设完成时限是什么时候", {5}),
        ("完成时限在6月到9月的有哪些", {2, 6, 10, 14, 15, 19, 21}),
        ("完成时限在9月以前的有哪些", {6, 14, 19}),
        ("9月底前要完成的有哪些", {2, 6, 10, 14, 15, 19, 21}),
        ("6月底完成时限的，除了研究生院还有哪些", {14, 19}),
        ("完成时限最早的是哪几项", {6, 14, 19}),
        ("教务处和科学技术处共同配合的任务", {14}),
    ],
)
def test_deadlines_and_roles(question: str, tasks: set[int], university: Assistant) -> None:
    answer = university.ask(question, TODAY)
    assert (answer.status, {row.task for row in answer.rows}) == ("answered", tasks)


def test_a_turn_changes_the_role(university: Assistant) -> None:
    talk = university.conversation()
    assert {row.task for row in talk.ask("教务处牵头哪些任务", TODAY).rows} == {4, 5}
    assert {row.task for row in talk.ask("配合哪些呢", TODAY).rows} == {3, 8, 14, 17, 20}
    talk.ask("实验室安全整治谁牵头", TODAY)
    assert set(talk.ask("配合的呢", TODAY).units) == {"保卫处", "化学化工学院"}


def test_a_refused_first_turn_is_corrected(university: Assistant) -> None:
    """The quarter was said, and the unit was wrong: only the unit is said again."""
    talk = university.conversation()
    assert talk.ask("医学院二季度干什么", TODAY).status == "not_found"
    answer = talk.ask("那法学院呢", TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == {(11, 2), (12, 2)}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("石亭县的农村公路比白鹭县多多少公里", 40),
        ("石亭县和白鹭县一共修多少公里农村公路", 240),
        ("望川县修多少公里", 160),
    ],
)
def test_figures_of_single_counties(question: str, value: float, city: Assistant) -> None:
    assert city.ask(question, TODAY).value == value


def test_a_county_is_meant_wherever_it_is_named(city: Assistant) -> None:
    assert {row.task for row in city.ask("石亭县有哪些项目", TODAY).rows} == {2, 4, 16}
    slip = city.ask("白路县中医院新院区三季度到什么进度", TODAY)
    assert ("白路县", "白鹭县") in slip.understood.corrections
    assert {(row.task, row.quarter) for row in slip.rows} == {(7, 3)}


@pytest.mark.parametrize(
    "question",
    [
        "完成时限不在12月的有哪些",
        "完成时限在1月的有哪些",  # eleven months off 11月
        "西湖校区有哪些任务",  # the list has 东湖校区
    ],
)
def test_nothing_wider_than_the_deadline_or_the_campus(question: str, university: Assistant) -> None:
    answer = university.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())


@pytest.mark.parametrize(
    "question",
    [
        "白沙县农村公路多少公里",  # one character off 白鹭县, and another sound
        "云溪区比望川县多几个零工市场",  # 各1个 is nobody's own figure
        "农村公路望川县比石亭县和白鹭县一共多多少公里",
    ],
)
def test_no_figure_of_another_place(question: str, city: Assistant) -> None:
    answer = city.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())


def test_what_was_refused_of_one_list_is_not_taken_up_on_another(university: Assistant) -> None:
    """The shipped list lies beside the default one: its units' numbers mean others here."""
    talk = university.conversation()
    assert talk.ask("2022年津南区教育局局长是谁", TODAY).status == "not_found"
    answer = talk.ask("三季度呢", TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert "前面没有可以接着问的内容" in answer.summary


waterworks = stored("润泽水务集团2025")


def test_how_many_support_is_no_figure_of_the_thing(waterworks: Assistant) -> None:
    answer = waterworks.ask("消火栓谁牵头，几个配合", TODAY)
    assert [part.units for part in answer.parts] == [("管网运维部",), ("安全环保部",)]
    assert answer.parts[1].value == 1


def test_a_unit_without_the_step_is_said_to_have_none(waterworks: Assistant) -> None:
    answer = waterworks.ask("二供分公司四季度哪些要验收", TODAY)
    assert (answer.status, answer.summary) == ("not_found", "清单里没有二次供水分公司四季度验收的任务。")


def test_what_is_still_to_be_done_leaves_no_word_over(waterworks: Assistant) -> None:
    talk = waterworks.conversation()
    talk.ask("水箱三季度累计洗多少个", TODAY)
    answer = talk.ask("离全年还差多少", TODAY)
    assert (answer.value, answer.understood.ignored) == (160, ())


district = stored("澜江区2025")


@pytest.mark.parametrize(
    ("question", "task", "quarter"),
    [
        ("零工驿站什么时候弄完", 1, 4),  # 完成6个零工驿站选址, in the first quarter, is not all of it
        ("城市书房什么时候办完", 27, 4),
        ("法律援助什么时候办完", 31, 4),  # 900 of 900
        ("城市书房选址什么时候完成", 27, 1),
        ("社区卫生服务中心改扩建什么时候做完", 8, 4),
    ],
)
def test_done_is_done_with_all_of_it(question: str, task: int, quarter: int, district: Assistant) -> None:
    answer = district.ask(question, TODAY)
    assert [(row.task, row.quarter) for row in answer.rows] == [(task, quarter)]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("保障性租赁住房到三季度累计分配入住多少套", 500),  # not what was raised before
        ("保障性租赁住房到三季度累计筹集多少套", 1200),
        ("新建几所小学", None),  # of 中小学教室照明900间 that says nothing
    ],
)
def test_only_what_is_asked_for_is_counted(question: str, value: float | None, district: Assistant) -> None:
    assert district.ask(question, TODAY).value == value


def test_tasks_without_something_and_units_by_another_name(district: Assistant) -> None:
    assert 2 not in {row.task for row in district.ask("没有培训的任务有哪些", TODAY).rows}
    assert {row.task for row in district.ask("街道办配合哪些任务", TODAY).rows} == {1, 10, 12, 16, 19, 24, 28}


progress = stored("柳浦区2025")


def test_a_number_of_now_is_that_of_the_column_on_progress(progress: Assistant) -> None:
    assert progress.ask("家庭医生签约率眼下是多少", TODAY).value == 68
    talk = progress.conversation()
    assert talk.ask("适老化改造二季度改造多少户", TODAY).value == 180
    assert talk.ask("目前改造了多少户", TODAY).value == 310


def test_a_turn_about_another_state_is_about_the_same_tasks(progress: Assistant) -> None:
    talk = progress.conversation()
    late = {row.task for row in talk.ask("哪些任务进度滞后", TODAY).rows}
    others = {row.task for row in talk.ask("没滞后的呢", TODAY).rows}
    assert late == {4, 17}
    assert others == set(range(1, 33)) - late


def test_what_is_said_of_one_road_is_not_said_of_the_other(progress: Assistant) -> None:
    said = [progress.ask(f"{road}什么时候通车", TODAY) for road in ("松涛路", "望亭街", "锦带路")]
    assert [[row.quarter for row in answer.rows] for answer in said] == [[2], [3], [4]]


@pytest.mark.parametrize(
    ("question", "tasks", "units"),
    [
        ("区民政局牵头、区残联配合的是哪项", {13}, None),
        ("区民政局牵头的由谁配合", {12, 13}, {"各街道办事处", "区残联"}),
        ("区残联配合的任务谁牵头", {13}, {"区民政局"}),
        ("零工驿站谁牵头谁配合", {1}, {"区人社局", "各街道办事处"}),
    ],
)
def test_a_role_is_that_of_the_unit_it_stands_behind(
    question: str, tasks: set[int], units: set[str] | None, district: Assistant
) -> None:
    answer = district.ask(question, TODAY)
    assert {row.task for row in answer.rows} == tasks
    assert units is None or set(answer.units) == units


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("现在卫健委几项任务", 6),  # not of the column: of the list
        ("现在住建局几项滞后", 1),
        ("目前要改造多少间教室", 640),  # the plan
        ("四季度还要适配多少件", 350),
        ("到四季度电梯完成全年的百分之几", 100),
        ("电梯三季度做到多少", 80),
    ],
)
def test_now_and_still_to_do(question: str, value: float, progress: Assistant) -> None:
    assert progress.ask(question, TODAY).value == value


def test_whether_it_is_done_is_told_by_the_column(progress: Assistant) -> None:
    talk = progress.conversation()
    talk.ask("老旧小区改造谁负责", TODAY)
    assert "已开工39个" in talk.ask("完成了吗", TODAY).summary
    assert "已开工8个" in progress.ask("口袋公园有没有开工", TODAY).summary


ledger = stored("平川县2025")


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("李秀梅包抓哪些任务", {3, 4, 5, 6}),  # 包抓领导: 李秀梅（副县长）
        ("陈县长包抓哪几项", {13, 14, 15, 16, 17}),
        ("用了专项债券的项目有哪几个", {4, 7, 15}),
        ("柳林镇二季度要做什么", {3, 5, 10, 17, 19}),  # most of them by 建设地点 only
        ("陈建军和赵国强包抓的任务", set(range(13, 21))),
    ],
)
def test_what_only_the_columns_say(question: str, tasks: set[int], ledger: Assistant) -> None:
    assert {row.task for row in ledger.ask(question, TODAY).rows} == tasks


@pytest.mark.parametrize("question", ["赵县长包抓哪些", "孙县长管什么"])  # a 副书记, a clerk
def test_a_post_is_the_one_that_is_written(question: str, ledger: Assistant) -> None:
    assert ledger.ask(question, TODAY).status == "not_found"


def test_the_tasks_listed_are_counted_added_up_and_ranked(ledger: Assistant) -> None:
    talk = ledger.conversation()
    turns = ("用专项债券的项目有哪些", "一共几个", "总投资加起来多少", "其中最多的是哪个")
    answers = [talk.ask(turn, TODAY) for turn in turns]
    assert [answer.value for answer in answers[1:3]] == [3, 139_000_000]
    assert {row.task for row in answers[3].rows} == {7}


def test_all_who_are_involved(ledger: Assistant) -> None:
    assert ledger.ask("高标准农田建设涉及哪些单位", TODAY).units == (
        "县农业农村局",
        "县水务局",
        "县自然资源局",
    )
