"""``--explain``: everything that was read is shown, and is JSON."""

from __future__ import annotations

import json
from datetime import date

from sample_answers import QUARTER

from assistant import Assistant
from assistant.conversation import Reading
from assistant.query import (
    Ask,
    Correction,
    Figure,
    FigureFilter,
    Link,
    NamedUnit,
    PeriodFilter,
    Piece,
    Problem,
    Question,
    Topic,
    TopicFilter,
    UnitFilter,
)
from assistant.render.trace import trace_lines, trace_record

ASK = Ask(
    target="value",
    filters=(
        UnitFilter((NamedUnit("区残联", "区残联", frozenset((7,))),), role="lead"),
        TopicFilter((Topic("口袋公园", (32,), (("口袋公园",),)),)),
        FigureFilter(">", 1000.0, "人"),
        PeriodFilter((3,)),
    ),
    aggregate="sum",
    figure=Figure(unit="户"),
    ignored=("呀",),
    inherited=("三季度",),
)
REFUSED = Ask(problems=(Problem("topic", "火星", near=(15, 3)),))
QUESTION = Question(
    text="区惨联三季度口袋公园\x1b",
    parts=(ASK, REFUSED),
    corrections=(Correction("惨联", "残联"),),
    links=(Link("午饭", "膳食"),),
    pieces=(Piece("区残联", 0, 3, "unit", "词"), Piece("呀\x1b", 3, 4, "unknown")),
)


def reading(clerk: Assistant) -> Reading:
    return Reading(QUESTION, clerk.document, QUARTER)


def test_every_slot_is_told(clerk: Assistant) -> None:
    text = "\n".join(trace_lines(reading(clerk)))
    for part in (
        "[0:3] “区残联” 单位",
        "惨联 → 残联",
        "午饭 → 膳食",
        "一个数，合计",
        "区残联",
        "role=lead",
        "value=1000.0 unit=人",
        "quarters=3",
        "unit=户",
        "没有用上  呀",
        "沿用　　  三季度",
        "topic 火星，相近的任务：15、3",
    ):
        assert part in text, part
    assert "\x1b" not in text


def test_the_parts_are_numbered_only_when_there_are_several(clerk: Assistant) -> None:
    several = reading(clerk)
    one = several._replace(question=QUESTION._replace(parts=(ASK,)))
    assert sum(line.startswith("第几问") for line in trace_lines(several)) == 2
    assert not any(line.startswith("第几问") for line in trace_lines(one))


def test_the_tasks_chosen_and_the_answer_stand_last(clerk: Assistant) -> None:
    *_, chosen, answered = trace_lines(reading(clerk))
    assert chosen.startswith("选中任务") and chosen.endswith(str(QUARTER.rows[-1].task))
    assert QUARTER.status in answered and str(QUARTER.intent) in answered


def test_the_record_is_json(clerk: Assistant) -> None:
    record = json.loads(json.dumps(trace_record(reading(clerk))))
    assert record["pieces"][0] == {"text": "区残联", "span": [0, 3], "kind": "unit", "rule": "词"}
    assert record["corrections"] == [{"from": "惨联", "to": "残联"}]
    assert record["links"] == [{"from": "午饭", "to": "膳食"}]
    part = record["parts"][0]
    assert (part["target"], part["aggregate"], part["figure"]["unit"]) == ("value", "sum", "户")
    assert [each["filter"] for each in part["filters"]] == ["unit", "topic", "figure", "period"]
    assert part["filters"][2]["value"] == 1000.0
    assert record["parts"][1]["problems"][0]["near"] == [15, 3]


def test_a_real_question_is_told_whole(clerk: Assistant) -> None:
    explained = clerk.explain("区惨联三季度要做什么", date(2022, 8, 30))
    text = "\n".join(trace_lines(explained))
    assert "区惨联 → 区残联" in text and "15、16" in text and "answered milestones" in text
    assert json.dumps(trace_record(explained))
