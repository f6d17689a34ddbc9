"""meant() as a table of slot × policy: what stood before, the turn now, the slots of the Ask meant."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from assistant.dialogue import meant
from assistant.query import (
    Aggregate,
    Ask,
    Correction,
    EitherFilter,
    Figure,
    FigureFilter,
    Filter,
    NamedUnit,
    PeriodFilter,
    Problem,
    Question,
    Step,
    StepFilter,
    Target,
    TaskFilter,
    Topic,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.slots import Before, alone

CORES = ("残联", "教育局", "民政局", "体育局", "城市管理委")
残联, 教育局, 民政局, 体育局, 城管委 = (
    NamedUnit(f"区{core}", f"区{core}", frozenset((number,))) for number, core in enumerate(CORES)
)
PARK, PARKING = Topic("口袋公园", (32,), (("口袋公园",),)), Topic("停车场", (24,), (("停车场",),))
DONE, STARTED = (
    StepFilter((Step("竣工", ("竣工",), "finish"),)),
    StepFilter((Step("开工", ("开工",), "start"),)),
)
OVER_100 = FigureFilter(">", 100, "户")
HOUSES = Figure(unit="户")
NO_SUBJECT = (Problem("subject"),)


def of(*units: NamedUnit, negated: bool = False) -> UnitFilter:
    return UnitFilter(units, negated=negated)


def about(*topics: Topic, negated: bool = False) -> TopicFilter:
    return TopicFilter(topics, negated)


def in_(*quarters: int) -> PeriodFilter:
    return PeriodFilter(quarters)


def left(ask: Ask, *tasks: int, units: tuple[NamedUnit, ...] = (), quarters: tuple[int, ...] = ()) -> Before:
    return Before(ask, tasks, tasks, units, quarters, frozenset(task - 1 for task in tasks))


THIRD = left(Ask("milestones", (of(残联), in_(3))), 15, 16, units=(残联,), quarters=(3,))
BOTH = left(
    Ask("milestones", (of(教育局, 民政局), in_(3, 4))), 2, 3, 4, units=(教育局, 民政局), quarters=(3, 4)
)
ABOUT_PARK = left(Ask("tasks", (about(PARK),)), 33, units=(城管委,))
WHO = left(Ask("units", (about(PARK),)), 33, units=(城管委,))
WHEN = left(Ask("when", (about(PARK), STARTED)), 33, units=(城管委,), quarters=(3,))
COUNTED = left(Ask("tasks", (of(残联),), "count"), 15, 16, units=(残联,))
NUMBER = left(Ask("value", (about(PARK), in_(3)), figure=HOUSES), 33, units=(城管委,), quarters=(3,))

SO = Turn(elliptic=True)
ASKS = Turn(asks=True)
NAMES = Turn(own_subject=True)
NAMES_SO = Turn(own_subject=True, elliptic=True)
WHOLE = Turn(own_subject=True, asks=True)


class Row(NamedTuple):
    """One line of the table; what is None is not looked at."""

    said: str
    before: Before | None
    now: Ask
    turn: Turn
    filters: tuple[Filter, ...]
    target: Target
    aggregate: Aggregate = "none"
    inherited: tuple[str, ...] | None = None


TABLE = [
    # —— nothing before ——
    Row("a complete first question stays", None, Ask("milestones", (of(残联), in_(3))), WHOLE,
        (of(残联), in_(3)), "milestones", inherited=()),
    Row("a first 四季度 asks about all tasks", None, Ask("milestones", (in_(4),)), Turn(), (in_(4),), "milestones"),
    Row("a first greeting stays", None, Ask("help"), Turn(), (), "help"),
    # —— names quarters: the subject stays ——
    Row("那四季度呢", THIRD, Ask("milestones", (in_(4),)), SO, (of(残联), in_(4)), "milestones", inherited=("区残联",)),
    Row("上半年", THIRD, Ask("milestones", (in_(1, 2),)), Turn(), (of(残联), in_(1, 2)), "milestones"),
    Row("四季度呢 after 谁负责 asks what", WHO, Ask("milestones", (in_(4),)), SO, (about(PARK), in_(4)), "milestones"),
    Row("四季度呢 after 几项 asks what", COUNTED, Ask("milestones", (in_(4),)), SO, (of(残联), in_(4)), "milestones"),
    Row("四季度呢 after 多少户 asks a number", NUMBER, Ask("milestones", (in_(4),)), SO,
        (about(PARK), in_(4)), "value", inherited=("口袋公园",)),
    # —— asks only: the subject stays, the quarters where they still apply ——
    Row("谁负责 drops the quarter", THIRD, Ask("units", problems=NO_SUBJECT), ASKS, (of(残联),), "units"),
    Row("什么时候完成 drops it", THIRD, Ask("when", (DONE,)), ASKS, (of(残联), DONE), "when"),
    Row("几项 drops it", THIRD, Ask("tasks", (), "count"), ASKS, (of(残联),), "tasks", "count"),
    Row("多少户 keeps it", THIRD, Ask("value", figure=HOUSES), ASKS, (of(残联), in_(3)), "value"),
    Row("做什么 keeps it", THIRD, Ask("tasks"), ASKS, (of(残联), in_(3)), "milestones"),
    Row("全市多少户 drops it", THIRD, Ask("value", figure=HOUSES._replace(scope="city")), ASKS, (of(残联),), "value"),
    Row("今年多少户 drops it", THIRD, Ask("value", figure=HOUSES), ASKS._replace(whole_year=True), (of(残联),), "value"),
    # —— names a subject: a fragment keeps quarters and target ——
    Row("教育局呢", THIRD, Ask("tasks", (of(教育局),)), NAMES_SO, (of(教育局), in_(3)), "milestones",
        inherited=("三季度",)),
    Row("a topic takes a unit's place", THIRD, Ask("tasks", (about(PARK),)), NAMES_SO, (about(PARK), in_(3)), "milestones"),
    Row("停车场 after 谁负责", WHO, Ask("tasks", (about(PARKING),)), NAMES, (about(PARKING),), "units"),
    Row("停车场呢 after 什么时候开工", WHEN, Ask("tasks", (about(PARKING),)), NAMES_SO, (about(PARKING), STARTED), "when"),
    # —— a complete question inherits nothing ——
    Row("教育局四季度干什么", THIRD, Ask("milestones", (of(教育局), in_(4))), WHOLE,
        (of(教育局), in_(4)), "milestones", inherited=()),
    Row("口袋公园谁负责", THIRD, Ask("units", (about(PARK),)), WHOLE, (about(PARK),), "units", inherited=()),
    Row("教育局和民政局三季度比一比", THIRD, Ask("milestones", (of(教育局, 民政局), in_(3)), "compare"), WHOLE,
        (of(教育局, 民政局), in_(3)), "milestones", "compare", ()),
    Row("所有单位四季度", THIRD, Ask("milestones", (in_(4),)), Turn(whole_list=True), (in_(4),), "milestones", inherited=()),
    Row("谢谢", THIRD, Ask("help", subject="thanks"), Turn(), (), "help", inherited=()),
    Row("清单什么时候发的", THIRD, Ask("about", subject="issued"), ASKS, (), "about", inherited=()),
    # —— adds ——
    Row("再加上教育局 is one filter of both", THIRD, Ask("tasks", (of(教育局),)), Turn(moves="add", own_subject=True),
        (of(残联, 教育局), in_(3)), "milestones"),
    Row("跟二季度比呢", THIRD, Ask("milestones", (in_(2),), "compare"), Turn(moves="add"), (of(残联), in_(2, 3)), "milestones"),
    Row("再加上口袋公园 is a union of unlike things", THIRD, Ask("tasks", (about(PARK),)),
        Turn(moves="add", own_subject=True), (EitherFilter(((of(残联),), (about(PARK),))), in_(3)), "milestones"),
    # —— takes away ——
    Row("不算教育局", BOTH, Ask("tasks", (of(教育局, negated=True),)), Turn(), (of(民政局), in_(3, 4)), "milestones"),
    Row("去掉四季度", BOTH, Ask("tasks"), Turn(without_quarters=(4,)), (of(教育局, 民政局), in_(3)), "milestones"),
    Row("不要停车场", ABOUT_PARK, Ask("tasks", (about(PARKING, negated=True),)), Turn(),
        (about(PARK), about(PARKING, negated=True)), "tasks"),
    # —— corrects ——
    Row("不是残联，是民政局", THIRD, Ask("tasks", (of(民政局),)), Turn(moves="instead", own_subject=True),
        (of(民政局), in_(3)), "milestones"),
    Row("改成四季度", THIRD, Ask("milestones", (in_(4),)), Turn(moves="instead"), (of(残联), in_(4)), "milestones"),
    # —— narrows ——
    Row("只看停车场的", BOTH, Ask("tasks", (about(PARKING),)), Turn(moves="only", own_subject=True),
        (TaskFilter((2, 3, 4), spoken="这几项里"), about(PARKING), in_(3, 4)), "milestones"),
    Row("其中超过100户的", BOTH, Ask("tasks", (OVER_100,)), Turn(),
        (TaskFilter((2, 3, 4), spoken="这几项里"), OVER_100, in_(3, 4)), "milestones"),
    # —— points ——
    Row("第一个 keeps the quarters", BOTH, Ask("tasks"), Turn("item", (1,)), (TaskFilter((2,)), in_(3, 4)), "milestones"),
    Row("第二个谁负责", BOTH, Ask("units"), Turn("item", (2,), asks=True), (TaskFilter((3,)),), "units"),
    Row("最后一个", BOTH, Ask("tasks"), Turn("item", (-1,)), (TaskFilter((4,)), in_(3, 4)), "milestones"),
    Row("前两个", BOTH, Ask("tasks"), Turn("item", (1, 2)), (TaskFilter((2, 3)), in_(3, 4)), "milestones"),
    Row("除了前两个", BOTH, Ask("milestones", (in_(4),)), Turn(without_items=(1, 2)), (of(教育局, 民政局), TaskFilter((2, 3), negated=True), in_(4)), "milestones"),
    Row("第二个四季度", BOTH, Ask("milestones", (in_(4),)), Turn("item", (2,)), (TaskFilter((3,)), in_(4)), "milestones"),
    Row("他们四季度干什么", ABOUT_PARK, Ask("milestones", (in_(4),)), Turn("they", asks=True),
        (of(城管委), in_(4)), "milestones", inherited=("区城市管理委",)),
    Row("他们还有别的吗", WHO, Ask("tasks"), Turn("rest", asks=True), (of(城管委), TaskFilter((33,), negated=True)), "tasks"),
    Row("这个什么时候完成", WHO, Ask("when", (DONE,)), Turn("it", asks=True), (TaskFilter((33,)), DONE), "when"),
    Row("那个季度 is the one just answered", WHEN, Ask("milestones", (of(教育局),)),
        Turn(own_subject=True, asks=True, that_quarter=True), (of(教育局), in_(3)), "milestones"),
]  # fmt: skip


def ask_meant(before: Before | None, now: Ask, turn: Turn, earlier: tuple[Before, ...] = ()) -> Ask:
    question = Question("这一句", (now,), turn=turn)
    (ask,) = (meant(before, question, earlier) if before else alone(question)).parts
    return ask


@pytest.mark.parametrize("row", TABLE, ids=[row.said for row in TABLE])
def test_a_turn_means(row: Row) -> None:
    ask = ask_meant(row.before, row.now, row.turn)
    assert ask.filters == row.filters
    assert (ask.target, ask.aggregate) == (row.target, row.aggregate)
    assert ask.problems == ()
    if row.inherited is not None:
        assert ask.inherited == row.inherited


@pytest.mark.parametrize("row", TABLE, ids=[row.said for row in TABLE])
def test_what_is_taken_over_is_named(row: Row) -> None:
    """Units of the turn before that the turn now does not name are called by name in the answer."""
    own = {unit for f in row.now.filters if isinstance(f, UnitFilter) for unit in f.units}
    ask = ask_meant(row.before, row.now, row.turn)
    meant_units = {unit for f in ask.filters if isinstance(f, UnitFilter) for unit in f.units}
    assert {unit.surface for unit in meant_units - own} <= set(ask.inherited)


@pytest.mark.parametrize(
    ("before", "now", "turn"),
    [
        (None, Ask("tasks"), Turn("item", (2,))),
        (None, Ask("milestones", (in_(4),)), SO),
        (None, Ask("tasks"), Turn("they")),
        (None, Ask("when"), Turn("it", asks=True)),
        (None, Ask("tasks"), Turn(moves="more")),
        (None, Ask("tasks"), Turn(moves="back")),
        (THIRD, Ask("tasks"), Turn("item", (3,))),
        (THIRD, Ask("tasks"), Turn("item", (0,))),
        (THIRD, Ask("tasks"), Turn(moves="back")),
        (THIRD._replace(tasks=(), listing=()), Ask("tasks"), Turn("item", (1,))),
        (left(Ask("tasks", (about(PARK),))), Ask("tasks"), Turn("they")),
    ],
    ids=lambda value: "" if isinstance(value, Ask) else str(value)[:40],
)
def test_a_turn_that_points_at_nothing_says_so(before: Before | None, now: Ask, turn: Turn) -> None:
    (problem,) = ask_meant(before, now, turn).problems
    assert problem.reason == "context" and problem.text.endswith("。")


@pytest.mark.parametrize("reason", ["unit", "topic", "place", "unsaid", "state", "quarter"])
def test_a_question_of_its_own_that_cannot_be_answered_takes_nothing_over(reason: str) -> None:
    """火星呢 or 税务局呢 never carry the old topic on: no answer is made of a name that is not known."""
    refused = Ask("tasks", problems=(Problem(reason, "火星"),))  # type: ignore[arg-type]
    assert ask_meant(THIRD, refused, Turn()) == refused


def test_going_back_shows_the_answer_before() -> None:
    assert ask_meant(WHO, Ask("tasks"), Turn(moves="back"), (THIRD,)).filters == THIRD.ask.filters


def test_more_is_what_the_narrower_answer_left_out() -> None:
    one = left(Ask("milestones", (TaskFilter((3,)), in_(3, 4))), 3, quarters=(3, 4))
    ask = ask_meant(one, Ask("tasks"), Turn(moves="more"), (BOTH,))
    assert ask.filters == (TaskFilter((2, 4)), in_(3, 4))


def test_a_step_asked_in_a_quarter_stays_a_restriction() -> None:
    ask = ask_meant(THIRD, Ask("milestones", (STARTED, in_(2))), ASKS)
    assert STARTED in ask.filters and in_(2) in ask.filters and of(残联) in ask.filters


def test_several_parts_are_questions_of_their_own() -> None:
    question = Question("两问", (Ask("units", (of(残联),)), Ask("when", (about(PARK),))))
    assert meant(THIRD, question) == question


def test_corrections_stay_with_the_turn_they_were_made_in() -> None:
    slip = (Correction("残连", "残联"),)
    assert meant(THIRD, Question("四季度呢", (Ask("milestones", (in_(4),)),), turn=SO)).corrections == ()
    assert meant(THIRD, Question("残连呢", (Ask(),), corrections=slip)).corrections == slip


def test_meaning_changes_neither_turn() -> None:
    for row in TABLE:
        before = repr((row.before, row.now))
        ask_meant(row.before, row.now, row.turn)
        assert repr((row.before, row.now)) == before
