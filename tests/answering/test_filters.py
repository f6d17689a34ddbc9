"""Every filter: which tasks it leaves, and how it is said."""

from __future__ import annotations

import pytest

from assistant.answering.answer import select
from assistant.answering.selection import whole
from assistant.model.document import ListDocument, ListInfo
from assistant.query import (
    Ask,
    CategoryFilter,
    EitherFilter,
    Figure,
    FigureFilter,
    Filter,
    PlaceFilter,
    TaskFilter,
    TopicFilter,
)
from tests.answering.questions import (
    ACCEPTED,
    STARTS,
    about,
    in_quarters,
    listing,
    rows,
    shipped,
    tasks,
    told,
    topic,
    units,
)

POCKET = topic("口袋公园", tasks=(33,))
PARKING = topic("停车场", tasks=(25,))


@pytest.mark.parametrize(
    ("filters", "expected", "said"),
    [
        ((units("残联"),), {15, 16}, "区残联共2项任务。"),
        ((units("残联", "教育局"),), {3, 4, 15, 16}, "区残联和区教育局共4项任务。"),
        (
            (units("生态环境局", "住房建设委", together=True),),
            {30},
            "区生态环境局和区住房建设委共同负责的共1项任务。",
        ),
        ((units("教育局", role="lead"),), {3, 4}, "区教育局牵头的共2项任务。"),
        (
            (TopicFilter((POCKET, PARKING)),),
            {25, 33},
            "“口袋公园”和“停车场”共2项任务，责任单位是区城市管理委。",
        ),
        (
            (units("城市管理委"), about("口袋公园", tasks=(33,), negated=True)),
            {22, 25},
            "区城市管理委（不含“口袋公园”）共2项任务。",
        ),
        ((CategoryFilter((8,)),), {15, 16}, "“帮扶特殊困难群体”共2项任务，责任单位是区残联。"),
        ((TaskFilter((15,)),), {15}, "任务15由区残联负责。"),
        ((PlaceFilter(("葛沽镇",), (24,)),), {25}, "葛沽镇共1项任务，责任单位是区城市管理委。"),
        (
            (EitherFilter(((units("残联"),), (units("民政局"),))),),
            {2, 15, 16},
            "区残联和区民政局共3项任务，责任单位是区民政局、区残联。",
        ),
        ((FigureFilter(">", 300, "户", surface="超过300户的"),), {22}, None),
        ((FigureFilter(">=", 300, "户"),), {9, 22}, None),
        ((FigureFilter("between", 100, "户", 300),), {9}, None),
        ((FigureFilter("max", 0, "元"),), {9}, "数字最大的是任务9，由区住房建设委负责。"),
        ((FigureFilter("min", 0, "户"),), {8}, None),
        ((FigureFilter(">=", 2, bounded="units"),), {30}, None),
    ],
)
def test_what_a_filter_leaves(filters: tuple[Filter, ...], expected: set[int], said: str | None) -> None:
    answer = listing(*filters)
    assert (answer.status, answer.intent, tasks(answer)) == ("answered", "tasks", expected)
    assert said is None or answer.summary == said


def test_a_period_selects_rows_not_tasks() -> None:
    answer = listing(units("残联"), in_quarters(3))
    assert (answer.intent, rows(answer)) == ("milestones", {(15, 3), (16, 3)})
    assert answer.summary == "区残联三季度共2项任务。"
    assert answer.understood.units == ("区残联",) and answer.understood.quarters == (3,)


def test_a_step_leaves_the_quarters_that_state_it() -> None:
    answer = listing(STARTS, in_quarters(2))
    assert (rows(answer), answer.summary) == ({(17, 2)}, "二季度启动的共1项任务。")
    accepted = listing(ACCEPTED, in_quarters(3, 4))
    assert {(6, 4), (8, 4), (33, 4)} <= rows(accepted)
    assert (30, 3) not in rows(accepted)  # 验收材料的准备 is not yet


def test_the_citys_figures_are_bounded_when_they_are_meant() -> None:
    more = FigureFilter(">", 10_000, "人")
    assert select(Ask(filters=(more,), figure=Figure(scope="city")), shipped()) == (12, 13, 16)


def test_a_number_of_the_question_tells_tasks_apart() -> None:
    figure = Figure("个", values=((172.0, "个"),))
    ask = Ask("tasks", (about("建设", tasks=(2, 6, 26)),), figure=figure)
    assert select(ask, shipped()) == (25,)


def test_who_else_takes_the_name_away_not_its_tasks() -> None:
    noise = about("噪声", tasks=(30,))
    answer = told(Ask("units", (noise, units("生态环境局", negated=True))))
    assert answer.units == ("区住房建设委", "区政务服务办")
    assert answer.understood.excluded == ("区生态环境局",)
    nobody = told(Ask("units", (about("口袋公园", tasks=(33,)), units("城市管理委", negated=True))))
    assert (nobody.status, nobody.summary) == ("not_found", "没有别的单位负责。")


@pytest.mark.parametrize(
    ("region", "said"),
    [("津南区", "全区"), ("洪雅县", "全县"), ("北塬市", "清单"), ("某医院", "清单"), ("", "清单")],
)
def test_the_whole_list_is_called_by_its_level(region: str, said: str) -> None:
    """全市 would be the city's figures."""
    info = ListInfo(1, "", region, "", 2026, "")
    assert whole(ListDocument(info, [], [], "", list)) == said
