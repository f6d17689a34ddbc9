"""The answer object: JSON both ways, pickled, immutable; nothing in it is lost."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

from assistant.answer import Answer, Point, Row, Understood

ROW = Row(
    15,
    3,
    8,
    "帮扶特殊困难群体",
    "开展残疾人家庭无障碍建设。",
    "完成80户残疾人家庭无障碍改造。",
    ("", "", "进行资料审核。", ""),
    ("区残联", "区民政局"),
    "2022年津南区",
    ("区民政局",),
    (("进展情况", "按计划推进"), ("备注", "")),
)
PART = Answer(
    "火星局呢", "not_found", None, "清单里没有“火星局”。", nearest=(15, 16), suggestions=("区残联有哪些任务",)
)
FULL = Answer(
    "残联三季度，火星局呢",
    "answered",
    "quantity",
    "区残联三季度80户；清单里没有“火星局”。",
    Understood(
        ("区残联",),
        (3,),
        (8,),
        ("膳食补助",),
        ("区教育局",),
        2022,
        (("区惨联", "区残联"),),
        ("苹果",),
        ("三季度",),
        ("葛沽镇",),
        "lead",
        (("午饭补助", "膳食补助"),),
    ),
    (ROW, ROW._replace(quarter=None, milestones=("一", "二", "三", "四"), support=(), details=())),
    ("区残联",),
    80,
    "户",
    ("区残联四季度要做什么",),
    "清单",
    "2022-03-30",
    (Point(3, 80, "80户"),),
    (PART,),
    (15,),
    ("清单只写计划，没有写实际进度。",),
)
EMPTY = Answer("", "help", None, "您好。")


def test_every_field_of_the_sample_is_filled() -> None:
    """What follows proves nothing about a field that is empty."""
    for record in (FULL, FULL.understood, ROW):
        assert all(value not in ("", (), None) for value in record)


@pytest.mark.parametrize("answer", [FULL, PART, EMPTY], ids=["full", "part", "empty"])
def test_json_both_ways(answer: Answer) -> None:
    assert Answer.from_dict(json.loads(json.dumps(answer.to_dict()))) == answer


@pytest.mark.parametrize("answer", [FULL, EMPTY], ids=["full", "empty"])
def test_pickles_and_copies(answer: Answer) -> None:
    assert pickle.loads(pickle.dumps(answer)) == answer
    assert copy.deepcopy(answer) == answer


def test_the_contract_names_every_field() -> None:
    record = FULL.to_dict()
    assert record["understood"]["links"] == [{"from": "午饭补助", "to": "膳食补助"}]
    assert record["understood"]["places"] == ["葛沽镇"] and record["understood"]["role"] == "lead"
    assert record["parts"][0]["nearest"] == [15, 16] and record["caveats"] == list(FULL.caveats)
    assert record["rows"][0]["support"] == ["区民政局"]
    assert record["rows"][0]["details"] == {"进展情况": "按计划推进", "备注": ""}
    assert record["series"] == [{"quarter": 3, "value": 80, "text": "80户"}]


@pytest.mark.parametrize(
    "wrong", [{}, [], None, {"schema": 2}, {"schema": 1}, FULL.to_dict() | {"rows": [{}]}]
)
def test_what_is_no_answer_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match="回答对象"):
        Answer.from_dict(wrong)  # type: ignore[arg-type]


def test_an_answer_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        FULL.summary = "别的"  # type: ignore[misc]
