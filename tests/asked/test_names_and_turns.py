"""Names that are not the list's, names that are spelt otherwise, and what a turn takes over."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant

TODAY = date(2022, 8, 30)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("地铁8号线接驳哪个季度", "8号线"),  # the list has 1号线
        ("隔壁宁川市的停车场建几个", "宁川市"),
        ("海河下游配套中学四季度", "下游"),
        ("海河下游那个中学", "海河下游"),  # what tells them apart stands behind the name
    ],
)
def test_another_thing_of_that_kind_is_not_there(question: str, missing: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())
    assert missing in answer.summary


@pytest.mark.parametrize(
    ("question", "typed", "meant", "task"),
    [
        ("葛估镇停车场三季度", "葛估镇", "葛沽镇", 25),  # the same sound
        ("新庄镇卫生院三季度", "新庄镇", "辛庄镇", 1),
    ],
)
def test_a_slip_in_the_name_of_a_place(
    question: str, typed: str, meant: str, task: int, clerk: Assistant
) -> None:
    answer = clerk.ask(question, TODAY)
    assert (typed, meant) in set(answer.understood.corrections)
    assert {row.task for row in answer.rows} == {task}


def test_the_first_characters_of_two_words_stand_for_both(clerk: Assistant) -> None:
    answer = clerk.ask("危改三季度", TODAY)
    assert {row.task for row in answer.rows} == {8}
    assert ("危改", "危房改造") in set(answer.understood.links)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("冬病夏治别看累计，光四季度改多少户", 40),
        ("冬病夏治到了四季度还得再改多少户", 40),
        ("冬病夏治四季度当季改多少户，扣掉前面累计的", 40),
    ],
)
def test_a_quarters_own_figure_however_it_is_asked(question: str, value: float, clerk: Assistant) -> None:
    assert clerk.ask(question, TODAY).value == value


def test_what_everyone_gets_is_no_sum(clerk: Assistant) -> None:
    answer = clerk.ask("租房补贴每个月能打多少钱", TODAY)
    assert (answer.status, answer.nearest[:1]) == ("not_found", (9,))


def test_a_condition_in_the_clause_before_the_question(clerk: Assistant) -> None:
    """A bare 是哪几项 asks for what the clause before it says; a story's numbers still bound nothing."""
    assert {row.task for row in clerk.ask("责任单位那栏写了不止一家的，是哪项任务", TODAY).rows} == {30}
    assert {row.task for row in clerk.ask("我得了大病花了八万多块，工会救助归谁管", TODAY).rows} == {18}


@pytest.mark.parametrize(
    "turns",
    [
        ("租房补贴三季度累计发多少", "单算三季度呢"),
        ("租房补贴三季度累计发多少", "只算三季度当季呢"),
        ("租房补贴三季度做什么", "当季发多少钱"),
    ],
)
def test_a_turn_asks_for_the_quarters_own_figure(turns: tuple[str, str], clerk: Assistant) -> None:
    talk = clerk.conversation()
    talk.ask(turns[0], TODAY)
    assert talk.ask(turns[1], TODAY).value == 500_000


def test_the_difference_of_two_quarters_own_figures(clerk: Assistant) -> None:
    answer = clerk.ask("冬病夏治四季度当季比二季度当季少多少户", TODAY)
    assert (answer.value, answer.value_unit) == (110, "户")


def test_where_no_number_is_stated_the_plan_is_told(clerk: Assistant) -> None:
    """全年多少人次 … 下季度呢: the fourth quarter states no number, but what is to be done."""
    talk = clerk.conversation()
    talk.ask("免费查体全年多少人次", TODAY)
    answer = talk.ask("下季度呢", TODAY)
    assert (answer.status, answer.intent) == ("answered", "milestones")
    assert {(row.task, row.quarter) for row in answer.rows} == {(17, 4)}
    assert talk.ask("每年拨款多少万元", TODAY).status != "answered"  # asked for, a number stays a number


def test_what_is_left_aside_with_a_word_behind_it(clerk: Assistant) -> None:
    answer = clerk.ask("农业农村委，农机补贴就不讲了，下个季度别的安排说一下", TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == {(20, 4), (21, 4)}


@pytest.mark.parametrize(
    ("turns", "status", "tasks"),
    [
        (("火星基地谁负责", "四季度呢"), "not_found", set()),  # nothing stands that could be taken up
        (("火星局三季度干什么", "谁牵头"), "not_found", set()),
        (("口袋公园局长是谁", "三季度呢"), "answered", {33}),  # of whom was said, and is
        (("农委有几项任务", "除了第二个，三季度做什么"), "answered", {19, 21}),
        (("区残联有哪些任务", "除了第三个"), "not_found", set()),
    ],
)
def test_what_a_refused_turn_and_an_item_leave(
    turns: tuple[str, str], status: str, tasks: set[int], clerk: Assistant
) -> None:
    talk = clerk.conversation()
    talk.ask(turns[0], TODAY)
    answer = talk.ask(turns[1], TODAY)
    assert (answer.status, {row.task for row in answer.rows}) == (status, tasks)


def test_ranges_have_no_exact_difference(clerk: Assistant) -> None:
    assert clerk.ask("红十字会三季度当季比四季度当季多培训多少人", TODAY).value is None


def test_last_year_in_front_of_the_question(clerk: Assistant) -> None:
    """去年口袋公园，谁负责 is about last year; what happened last winter is a story."""
    assert clerk.ask("去年口袋公园，谁负责", TODAY).status == "not_found"
    told = clerk.ask("去年冬天我家暖气不热，一直没人来，想问供热改造三季度做什么", TODAY)
    assert {row.task for row in told.rows} == {22}


def test_a_strange_name_joined_by_a_particle_is_not_dropped(clerk: Assistant) -> None:
    """栖霞的口袋公园: of a place that the list does not name it says nothing."""
    assert clerk.ask("栖霞的口袋公园谁负责", TODAY).status == "not_found"


@pytest.mark.parametrize("turns", [("口袋公园三季度", "他们还牵头啥"), ("政务服务办牵头啥",)])
def test_a_bare_what(turns: tuple[str, ...], clerk: Assistant) -> None:
    talk = clerk.conversation()
    answer = [talk.ask(turn, TODAY) for turn in turns][-1]
    assert (answer.status, answer.understood.ignored) == ("answered", ())


def test_another_year_then_this_one(clerk: Assistant) -> None:
    talk = clerk.conversation()
    assert talk.ask("2023年残联有什么任务", TODAY).status == "not_found"
    assert {row.task for row in talk.ask("今年的呢", TODAY).rows} == {15, 16}


@pytest.mark.parametrize(
    ("question", "task", "quarters"),
    [
        ("养老服务综合体选址工作在第几季度完成", 2, {2}),  # and not the building of it
        ("体育局跟教育局一起办的是哪件事", 34, set()),  # by its text: 牵头与区教育局…
    ],
)
def test_one_thing_is_meant(question: str, task: int, quarters: set[int], clerk: Assistant) -> None:
    rows = clerk.ask(question, TODAY).rows
    assert {row.task for row in rows} == {task}
    assert {row.quarter for row in rows if row.quarter} == quarters


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("计算第三季度与第四季度优化调整公交线路条数之和", 13),
        ("红十字会四季度累计培训多少人", 2012),
    ],
)
def test_sums_and_running_totals(question: str, value: float, clerk: Assistant) -> None:
    assert clerk.ask(question, TODAY).value == value
