"""Every aggregate: the value, the rows it comes from, the arithmetic."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from assistant.answer import Answer
from assistant.answering.answer import answer
from assistant.catalog.measures import find_measures
from assistant.model.document import ListDocument, Measure
from assistant.query import (
    Aggregate,
    Ask,
    DetailFilter,
    Figure,
    FigureFilter,
    Filter,
    PlaceFilter,
    Question,
    Step,
    StepFilter,
    TopicFilter,
)
from tests.answering.questions import (
    ACCEPTED,
    ENDS,
    about,
    in_quarters,
    rows,
    shipped,
    tasks,
    told,
    topic,
    units,
)

HEATING = about("供热", "改造", tasks=(22,))
RENT = about("租房补贴", tasks=(9,))
BUSES = about("公交线路", tasks=(23,))
JOBS = about("新增就业", tasks=(14,))
NURSING = about("入户医疗护理", tasks=(12,))


class Computed(NamedTuple):
    """What is asked, the value and its unit, the rows, a piece of the summary."""

    aggregate: Aggregate
    filters: tuple[Filter, ...]
    figure: Figure
    value: float
    unit: str
    rows: set[tuple[int, int | None]]
    shown: str


COMPUTED = [
    # quarters that are not a span: each one's own, running totals differenced
    Computed(
        "sum",
        (HEATING, in_quarters(2, 4)),
        Figure("户"),
        190,
        "户",
        {(22, 2), (22, 3), (22, 4)},
        "150＋四季度40",
    ),
    Computed(
        "sum",
        (RENT, in_quarters(1, 3)),
        Figure("元"),
        1_000_000,
        "元",
        {(9, 1), (9, 2), (9, 3)},
        "50万＋三季度50万",
    ),
    Computed(
        "sum",
        (NURSING, in_quarters(2, 4)),
        Figure(),
        3500,
        "人次",
        {(12, 1), (12, 2), (12, 3), (12, 4)},
        "2500（3000－500）＋四季度1000",
    ),
    # a span from the start reads the running total, another one the total minus the one before
    Computed("sum", (RENT, in_quarters(1, 2)), Figure("元"), 1_000_000, "元", {(9, 2)}, "取二季度的累计数"),
    Computed(
        "sum",
        (JOBS, in_quarters(3, 4)),
        Figure("人"),
        9000,
        "人",
        {(14, 2), (14, 4)},
        "20000－二季度11000＝9000人",
    ),
    Computed(
        "sum",
        (BUSES, in_quarters(1, 2, 3)),
        Figure("条"),
        10,
        "条",
        {(23, 2), (23, 3)},
        "二季度3＋三季度7＝10条",
    ),
    # sides
    Computed(
        "sum",
        (TopicFilter((topic("社区体育园", tasks=(32,)), topic("健身广场", tasks=(32,)))),),
        Figure("个"),
        9,
        "个",
        {(32, None)},
        "8＋1＝9个",
    ),
    Computed(
        "difference",
        (TopicFilter((topic("应急救护", tasks=(13,)), topic("基层残疾人工作者", tasks=(16,)))),),
        Figure("人"),
        1957,
        "人",
        {(13, None), (16, None)},
        "2012－55＝1957人",
    ),
    Computed(
        "difference",
        (RENT, in_quarters(2, 4)),
        Figure(),
        1_000_000,
        "元",
        {(9, 2), (9, 4)},
        "200万－100万＝100万元",
    ),
    Computed(
        "difference",
        (BUSES, in_quarters(3, 4)),
        Figure("条"),
        1,
        "条",
        {(23, 3), (23, 4)},
        "三季度多1条：7－6＝1条",
    ),
    Computed("ratio", (RENT, in_quarters(2, 4)), Figure(), 2, "倍", {(9, 2), (9, 4)}, "200万÷100万＝2"),
    Computed(
        "share",
        (JOBS, in_quarters(2)),
        Figure("%", running="own"),
        35,
        "%",
        {(14, 1), (14, 2)},
        "7000÷20000＝35%",
    ),
    Computed(
        "share",
        (about("无障碍改造", tasks=(15,)),),
        Figure("%", scope="city"),
        1.6,
        "%",
        {(15, None)},
        "80÷5000＝1.6%",
    ),
    Computed(
        "share", (BUSES, in_quarters(3)), Figure("%", scope="city"), 17.5, "%", {(23, 3), (23, None)}, "7÷40"
    ),
    Computed(
        "remaining",
        (HEATING, in_quarters(3)),
        Figure("户"),
        40,
        "户",
        {(22, 3), (22, None)},
        "全年340－300＝40户",
    ),
    Computed(
        "series",
        (BUSES, in_quarters(1, 2, 3, 4)),
        Figure("条"),
        16,
        "条",
        {(23, 2), (23, 3), (23, 4)},
        "3＋7＋6＝16条",
    ),
    # one quarter
    Computed(
        "none",
        (RENT, in_quarters(3)),
        Figure("元", running="own"),
        500_000,
        "元",
        {(9, 2), (9, 3)},
        "150万－二季度100万",
    ),
    Computed(
        "none",
        (HEATING, in_quarters(4)),
        Figure("户", running="own"),
        40,
        "户",
        {(22, 3), (22, 4)},
        "340－三季度300＝40户",
    ),
    Computed("none", (RENT, in_quarters(2)), Figure("元"), 1_000_000, "元", {(9, 2)}, "二季度累计100万元"),
    Computed(
        "none", (BUSES, in_quarters(3, until=True)), Figure("条"), 10, "条", {(23, 2), (23, 3)}, "3＋7＝10条"
    ),
    # as stated
    Computed("none", (RENT,), Figure("家"), 300, "个", {(9, None)}, "惠及300个家庭"),
    Computed(
        "none", (about("停车场", tasks=(25,)),), Figure("个", "泊位"), 772, "个", {(25, None)}, "本区772个"
    ),
    Computed("none", (about("危房", tasks=(8,)),), Figure("户"), 20, "户", {(8, None)}, "本区20户"),
    Computed(
        "none", (about("智慧平安社区", tasks=(26,)),), Figure("个"), 172, "个", {(26, None)}, "今年建设172个"
    ),
    Computed("none", (about("健身步道", tasks=(32,)),), Figure("条"), 20, "条", {(32, None)}, "全市20条"),
    Computed(
        "none", (about("学位", tasks=(3,)),), Figure("个"), 3720, "个", {(3, None)}, "1200＋2520＝3720个"
    ),
]


@pytest.mark.parametrize("case", COMPUTED, ids=lambda case: f"{case.aggregate}-{case.shown}")
def test_a_quantity_and_its_arithmetic(case: Computed) -> None:
    answer = told(Ask("value", case.filters, case.aggregate, figure=case.figure))
    assert (answer.status, answer.intent, answer.value, answer.value_unit) == (
        "answered",
        "quantity",
        case.value,
        case.unit,
    )
    assert rows(answer) == case.rows
    assert case.shown in answer.summary


@pytest.mark.parametrize(
    ("filters", "figure"),
    [
        ((about("停车场", tasks=(25,)),), Figure("个")),  # 772 are 泊位
        ((about("登山步道", tasks=(32,)),), Figure("条", scope="district")),
        ((BUSES, in_quarters(1)), Figure("条")),
        ((about("口袋公园", tasks=(33,)),), Figure("元")),
        ((units("教育局"),), Figure("人")),
    ],
)
def test_a_number_that_is_not_stated_is_not_made_up(filters: tuple[Filter, ...], figure: Figure) -> None:
    answer = told(Ask("value", filters, figure=figure))
    assert (answer.status, answer.value, answer.rows) == ("not_found", None, ())
    assert answer.nearest and answer.suggestions


def test_words_that_several_tasks_share_are_asked_back() -> None:
    answer = told(Ask("value", (about("改造", tasks=(8, 15, 22)),), figure=Figure("户")))
    assert answer.status == "ambiguous"
    assert (
        answer.summary
        == "讲“改造”的数有几个：任务8（20户）、任务15（80户）、任务22（340户），请说明是哪一项。"
    )
    assert (answer.nearest, len(answer.suggestions)) == ((8, 15, 22), 3)
    roads = told(Ask("value", (about("道路", tasks=(24,)),), figure=Figure("米")))
    assert roads.suggestions == ("幸福路大修工程宽多少米", "东环路延长线改造工程宽多少米")
    assert told(Ask("value", (in_quarters(1, 2),), "ratio")).status == "ambiguous"


@pytest.mark.parametrize(
    ("filters", "expected", "said"),
    [
        (
            (about("危房改造", tasks=(8,)), StepFilter((Step("竣工", ("竣工",), "finish"),))),
            {(8, 4)},
            "“危房改造”竣工在四季度",
        ),
        ((HEATING, ENDS), {(22, 4)}, "“供热”完成在四季度"),
        ((about("安静小区", tasks=(30,)), ACCEPTED), {(30, 4)}, "“安静小区”验收在四季度"),
        (
            (about("养老服务综合体", tasks=(2,)), StepFilter((Step("选址", ("选址",)),))),
            {(2, 2)},
            "选址在二季度",
        ),
        ((JOBS, FigureFilter(">=", 11_000, "人")), {(14, 2)}, "“新增就业”在二季度"),
        ((RENT, FigureFilter(">=", 50, "%")), {(9, 2)}, "“租房补贴”在二季度"),
        ((JOBS, FigureFilter(">=", 50, "%")), {(14, 2)}, "完成全年目标的55%"),
        ((about("无障碍资料审核", tasks=(15,)),), {(15, 3)}, "在三季度"),
    ],
)
def test_when(filters: tuple[Filter, ...], expected: set[tuple[int, int | None]], said: str) -> None:
    answer = told(Ask("when", filters))
    assert (answer.intent, rows(answer)) == ("when", expected)
    assert said in answer.summary


def test_the_quarter_with_most() -> None:
    assert rows(told(Ask("when", (BUSES,), "most"))) == {(23, 3)}
    assert rows(told(Ask("when", (JOBS,), "most"))) == {(14, 2)}  # what the running total adds: 7000


def test_a_step_that_no_quarter_has() -> None:
    answer = told(Ask("when", (about("口袋公园", tasks=(33,)), StepFilter((Step("剪彩", ("剪彩",)),)))))
    assert (answer.status, answer.nearest) == ("not_found", (33,))


def test_units_by_load() -> None:
    assert told(Ask("units", (), "most")).units == ("区住房建设委",)
    second = told(Ask("units", (), "most", rank=2))
    assert (second.value, len(second.units)) == (3, 4)
    fewer = told(Ask("units", (units("教育局", "卫生健康委"),), "fewest"))
    assert fewer.summary == "任务最少的是区教育局，2项（区卫生健康委3项）。"
    more = told(Ask("units", (FigureFilter(">", 2, bounded="tasks", surface="任务超过两项的单位"),)))
    assert (more.value, more.summary[:15]) == (5, "任务超过两项的单位共5个：区卫")


def test_a_unit_is_not_said_to_answer_for_itself() -> None:
    assert told(Ask("units", (units("民政局"),))).summary == "任务2由区民政局负责。"
    assert told(Ask("units", (about("口袋公园", tasks=(33,)),))).summary == "“口袋公园”由区城市管理委负责。"


@pytest.mark.parametrize(
    ("ask", "value", "unit"),
    [
        (Ask("tasks", (), "count"), 34, "项"),
        (Ask("units", (), "count"), 19, "个"),
        (Ask("categories", (), "count"), 19, "个"),
        (Ask("milestones", (), "count"), 136, "个"),
        (Ask("tasks", (units("残联", "总工会"),), "count"), 4, "项"),
        (Ask("tasks", (units("教育局", "卫生健康委"),), "difference"), 1, "项"),
        (Ask("tasks", (units("卫生健康委", "残联"),), "ratio"), 1.5, "倍"),
        (Ask("value", (units("文化和旅游局"),), "sum", figure=Figure("条")), 3, "项"),
    ],
)
def test_counts(ask: Ask, value: float, unit: str) -> None:
    answer = told(ask)
    assert (answer.intent, answer.value, answer.value_unit) == ("count", value, unit)


def test_both_sides_of_a_comparison() -> None:
    answer = told(Ask("milestones", (units("教育局", "卫生健康委"), in_quarters(3)), "compare"))
    assert (answer.intent, rows(answer)) == ("milestones", {(1, 3), (3, 3), (4, 3), (5, 3), (12, 3)})
    assert answer.summary == "区教育局和区卫生健康委三季度：区教育局2项，区卫生健康委3项任务。"


def test_plans_are_no_progress() -> None:
    answer = told(Ask("milestones", (units("残联"), in_quarters(3)), state=True))
    assert (tasks(answer), answer.caveats) == ({15, 16}, ("清单只写计划，没有写实际进度。",))
    remarks = told(Ask("tasks", (units("残联"), DetailFilter(("备注",)))))
    assert (remarks.status, remarks.summary) == ("not_found", "清单没有写区残联的备注。")


def with_columns(**texts: str) -> ListDocument:
    """The shipped list with columns that stand in tasks 15 and 16."""
    plain = shipped()
    listed = [
        task._replace(details=tuple(texts.items()) if task.number == 15 else (("进展情况", "已完成。"),))
        if task.number in (15, 16)
        else task
        for task in plain.tasks
    ]
    return ListDocument(plain.info, listed, plain.units, "", lambda: plain.measures)


def asked(ask: Ask, document: ListDocument) -> Answer:
    return answer(Question("问", (ask,)), document)


def test_progress_is_read_from_the_lists_own_columns() -> None:
    document = with_columns(进展情况="已完成60户。", 分管领导="陈丽", 资金万元="120")
    renewed = about("无障碍改造", tasks=(15,))
    one = asked(Ask("tasks", (renewed,), state=True), document)
    assert (one.summary, one.caveats) == ("“无障碍改造”进展情况：已完成60户。", ())
    assert one.rows[0].details[0] == ("进展情况", "已完成60户。")
    both = asked(Ask("tasks", (units("残联"),), state=True), document)
    assert both.summary == "区残联共2项任务：任务15进展情况：已完成60户；任务16进展情况：已完成。"
    assert tasks(asked(Ask("tasks", (DetailFilter(("分管领导",), "陈丽"),)), document)) == {15}
    assert (
        asked(Ask("tasks", (renewed, DetailFilter(("分管领导",)))), document).summary
        == "“无障碍改造”分管领导：陈丽。"
    )


def test_a_number_in_a_column() -> None:
    document = with_columns(进展情况="已完成60户。", 资金万元="120")
    renewed = about("无障碍改造", tasks=(15,))
    done = asked(Ask("value", (renewed,), figure=Figure("户"), state=True), document)
    assert (done.value, done.value_unit, rows(done)) == (60, "户", {(15, None)})
    money = asked(Ask("value", (renewed,), figure=Figure("元", "资金")), document)
    assert (money.value, money.value_unit) == (1_200_000, "元")
    planned = asked(Ask("value", (renewed,), figure=Figure("户")), document)
    assert planned.value == 80


def test_how_far_the_columns_say_it_is() -> None:
    document = with_columns(进展情况="已完成60%，还在改造。", 完成时限="2022年6月底")
    far = {
        standing: tasks(
            asked(Ask("tasks", (DetailFilter(("进展情况",), standing, standing=standing),)), document)
        )
        for standing in ("done", "not done", "begun", "not begun")
    }
    assert far == {"done": {16}, "not done": {15}, "begun": {15, 16}, "not begun": set()}
    past = DetailFilter(("完成时限",), "2022-08-01", standing="overdue")
    assert tasks(asked(Ask("tasks", (past,)), document)) == {15}
    assert tasks(asked(Ask("tasks", (past._replace(wanted="2022-06-30"),)), document)) == set()
    blank = asked(Ask("tasks", (DetailFilter(("完成时限",), negated=True),)), document)
    assert len(tasks(blank)) == 33 and 15 not in tasks(blank)


def test_what_is_spent_of_what_is_planned() -> None:
    document = with_columns(**{"计划投资（万元）": "200", "完成投资（万元）": "50"})
    renewed = about("无障碍改造", tasks=(15,))
    left = answer(Question("问", (Ask("value", (renewed,), "remaining", surface="还差多少投资"),)), document)
    assert (left.value, left.summary) == (1_500_000, "离计划还差150万元：200万－50万＝150万元。")
    share = answer(
        Question("问", (Ask("value", (renewed,), figure=Figure("%"), surface="投资完成率"),)), document
    )
    assert (share.value, share.value_unit) == (25, "%")


def test_a_place_has_its_own_figure_and_quarter() -> None:
    plain = shipped()
    goal = "新建农村幸福院9个，其中琊川镇3个、绥阳镇2个。"
    quarters = ("选址。", "绥阳镇幸福院开工。", "琊川镇幸福院开工。", "全部完成。")
    task = plain.tasks[1]._replace(index=0, district_task=goal, milestones=quarters)
    found = [
        Measure(
            task.id, "district", None, m.value, m.high, m.unit, m.counted, None, m.bound, m.clause, m.sentence
        )
        for m in find_measures(goal)
    ]
    document = ListDocument(plain.info, [task], plain.units, "开工 幸福院", lambda: found)
    place, home = PlaceFilter(("琊川镇",), (0,)), about("幸福院", tasks=(1,))
    assert asked(Ask("value", (place, home), figure=Figure("个")), document).value == 3
    assert asked(Ask("value", (home,), figure=Figure("个")), document).value == 9
    starts = StepFilter((Step("开工", ("开工",), "start"),))
    assert rows(asked(Ask("when", (place, home, starts)), document)) == {(2, 3)}
