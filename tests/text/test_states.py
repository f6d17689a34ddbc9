"""How far a task is by its progress column."""

from __future__ import annotations

import pytest

from assistant.model.states import share_of, state_of


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("已完成", "done"),
        ("已完工，20处场地全部开放。", "done"),
        ("已完成100%，全部交付", "done"),
        ("已提前完成", "done"),
        ("已适配1200件，提前完成全年任务。", "done"),
        ("已改造160处，全年任务全部完成。", "done"),
        ("6座中转站已全部建成投用", "done"),
        ("已完成62%，新增泊位930个", "under way"),
        ("已完成改造310户", "under way"),
        ("选址已完成，正在设计", "under way"),
        ("5座已全部开工", "under way"),
        ("正常推进", "under way"),
        ("尚未开工，正在办理施工许可。", "not begun"),
        ("未启动", "not begun"),
        ("完成率0%", "not begun"),
    ],
)
def test_states(cell: str, state: str) -> None:
    assert state_of(cell) == state


def test_shares() -> None:
    told = [share_of(cell) for cell in ("已完成48%，5个小区完工", "已完工", "尚未开工", "正常推进")]
    assert told == [48.0, 100.0, 0.0, None]
