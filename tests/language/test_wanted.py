"""What is asked for: target, aggregate, the figure, by the question words (one row a line of the contract)."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.language.question import read
from assistant.query import Ask, Figure, PeriodFilter, StepFilter, UnitFilter

TODAY = date(2022, 8, 30)


def ask(text: str, clerk: Assistant) -> Ask:
    """The one Ask of a text."""
    (only,) = read(text, clerk.store, clerk.document, TODAY).parts
    return only


@pytest.mark.parametrize(
    ("text", "target", "aggregate"),
    [
        ("区残联三季度要做什么", "milestones", "none"),
        ("三季度有哪些任务", "milestones", "none"),
        ("区残联有哪些任务", "tasks", "none"),
        ("口袋公园", "tasks", "none"),
        ("口袋公园谁负责", "units", "none"),
        ("口袋公园派单给谁", "units", "none"),
        ("口袋公园转哪个部门", "units", "none"),
        ("口袋公园什么时候开工", "when", "none"),
        ("口袋公园哪个季度验收", "when", "none"),
        ("残联有几项任务", "tasks", "count"),
        ("噪声扰民由几家单位负责", "units", "count"),
        ("清单有几大类", "categories", "count"),
        ("租房补贴多少户", "value", "none"),
        ("租房补贴多少钱", "value", "none"),
        ("公交线路二季度和四季度一共优化多少条", "value", "sum"),
        ("租房补贴四季度比二季度多多少", "value", "difference"),
        ("租房补贴四季度是二季度的几倍", "value", "ratio"),
        ("无障碍改造占全市的百分之几", "value", "share"),
        ("供热改造还差多少户", "value", "remaining"),
        ("公交线路每个季度优化几条", "value", "series"),
        ("谁的任务最多", "units", "most"),
        ("谁的任务最少", "units", "fewest"),
        ("教育局比卫健委少几项", "tasks", "difference"),
        ("教育局和卫健委三季度比一比", "milestones", "compare"),
        ("清单什么时候发的", "about", "none"),
        ("你好", "help", "none"),
    ],
)
def test_target_and_aggregate(text: str, target: str, aggregate: str, clerk: Assistant) -> None:
    wanted = ask(text, clerk)
    assert (wanted.target, wanted.aggregate) == (target, aggregate)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("租房补贴多少户", Figure("户")),
        ("租房补贴发多少钱", Figure("元")),
        ("孤独症筛查率百分之几", Figure("%")),
        ("租房补贴多少", Figure(unit="元")),
        ("全市无障碍改造多少户", Figure("户", scope="city")),
        ("租房补贴二季度累计多少钱", Figure("元", running="total")),
        ("租房补贴三季度单季多少钱", Figure("元", running="own")),
    ],
)
def test_which_figure(text: str, figure: Figure, clerk: Assistant) -> None:
    assert ask(text, clerk).figure._replace(noun="") == figure


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("这份清单叫什么", "title"),
        ("清单什么时候发的", "issued"),
        ("清单谁印发的", "issuer"),
        ("为什么没有第十四项", "gap"),
    ],
)
def test_what_of_the_list_itself(text: str, subject: str, clerk: Assistant) -> None:
    found = ask(text, clerk)
    assert (found.target, found.subject) == ("about", subject)


@pytest.mark.parametrize(
    ("text", "role", "together"),
    [
        ("教育局有哪些任务", "any", False),
        ("教育局牵头哪些任务", "lead", False),
        ("教育局配合哪些任务", "support", False),
        ("政务服务办和住建委共同负责的", "any", True),
        ("政务服务办和住建委的任务", "any", False),
    ],
)
def test_roles(text: str, role: str, together: bool, clerk: Assistant) -> None:
    (units,) = [f for f in ask(text, clerk).filters if isinstance(f, UnitFilter)]
    assert (units.role, units.together) == (role, together)


@pytest.mark.parametrize(
    ("text", "role"), [("口袋公园谁牵头", "lead"), ("口袋公园谁配合", "support"), ("口袋公园谁负责", "any")]
)
def test_the_role_of_the_units_asked_for(text: str, role: str, clerk: Assistant) -> None:
    assert ask(text, clerk).role == role


def test_a_step_in_a_quarter_is_a_filter(clerk: Assistant) -> None:
    """The design's walk: 哪些任务二季度启动."""
    found = ask("哪些任务二季度启动", clerk)
    assert found.problems == ()
    (step,) = [f.steps[0] for f in found.filters if isinstance(f, StepFilter)]
    assert step.kind == "start" and PeriodFilter((2,)) in found.filters


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("税务局三季度要做什么", "unit"),
        ("火星基地谁负责", "topic"),
        ("第十四项谁负责", "category"),
        ("任务99", "task"),
        ("残联五季度要做什么", "quarter"),
        ("口袋公园建在哪里", "unsaid"),
        ("残联电话多少", "unsaid"),
        ("谁没完成任务", "state"),
        ("哪些任务已经完成了", "state"),
        ("完成率多少", "state"),
    ],
)
def test_what_cannot_be_answered_has_a_reason(text: str, reason: str, clerk: Assistant) -> None:
    answer = clerk.explain(text, TODAY)
    if reason in ("category", "task"):
        assert answer.answer.status == "not_found"
    else:
        assert [problem.reason for problem in answer.question.parts[0].problems] == [reason]


@pytest.mark.parametrize("text", ["桥三季度", "保卫三季度", "信息部上半年", "火星三季度", "飞碟有哪些任务"])
def test_a_word_that_is_not_resolved_is_never_dropped(text: str, clerk: Assistant) -> None:
    """One unknown word beside a quarter is the reason why there is no answer, not an answer for the whole list."""
    answer = clerk.ask(text, TODAY)
    assert len({row.task for row in answer.rows}) <= 6
    assert (
        answer.status != "answered"
        or answer.understood.links
        or answer.understood.keywords
        or answer.understood.units
    )
