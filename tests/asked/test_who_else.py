"""除了甲还有谁: the name is left out of the units, not its tasks."""

from __future__ import annotations

from assistant import Assistant


def test_the_other_units_of_a_shared_task() -> None:
    answer = Assistant().ask("噪声那项除了生态环境局还有谁管")
    assert answer.units == ("区住房建设委", "区政务服务办")
    assert [row.task for row in answer.rows] == [30]


def test_nobody_else() -> None:
    answer = Assistant().ask("除了城管委还有谁负责口袋公园")
    assert answer.status == "not_found" and answer.summary == "没有别的单位负责。"
