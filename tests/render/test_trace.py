"""``--explain``: everything that was read is shown, and is JSON."""

from __future__ import annotations

import json

from sample_answers import QUARTER

from assistant.assistant import Explanation
from assistant.first.language.conditions import Condition
from assistant.first.language.mention import Mention
from assistant.first.query import Correction, Query, Term, UnitRef
from assistant.render.trace import trace_lines, trace_record

QUERY = Query(
    question="区惨联三季度口袋公园\x1b",
    units=(UnitRef("残联", "区", "区残联"),),
    quarters=(3,),
    terms=(Term("口袋公园", ("口袋公园", "小公园"), 6, 10, weight=2.5),),
    conditions=(Condition(">", 1000.0, "人"),),
    modifiers=frozenset(("sum",)),
    corrections=(Correction("惨联", "残联"),),
    ignored=("呀",),
    mentions=(Mention("unit", ("残联",), 0, 3, "区残联", "词", 0.9),),
)
EXPLANATION = Explanation(QUERY, {15: 2.0, 3: 2.5}, QUARTER)


def test_lines() -> None:
    text = "\n".join(trace_lines(EXPLANATION))
    for part in (
        "[0:3] 单位“区残联”  规则“词”  把握90%  → 残联".replace("  ", " "),
        "惨联 → 残联",
        "“口袋公园” topic 权重2.5 同义：小公园",
        "没有看懂  呀",
        "conditions=(op=>, value=1000.0, unit=人)",
    ):
        assert part in text
    assert text.index("任务3 ") < text.index("任务15 ")  # best first
    assert "任务15 得分2.00 选中" in text and "\x1b" not in text


def test_record_is_json() -> None:
    record = json.loads(json.dumps(trace_record(EXPLANATION)))
    assert record["mentions"][0]["span"] == [0, 3] and record["mentions"][0]["confidence"] == 0.9
    assert record["candidates"] == [
        {"task": 3, "score": 2.5, "chosen": False},
        {"task": 15, "score": 2.0, "chosen": True},
    ]
    assert record["query"]["conditions"] == [{"op": ">", "value": 1000.0, "unit": "人", "upper": 0.0}]
