"""What a list's further columns are, by what stands in them, and the days of their dates."""

from __future__ import annotations

import pytest

from assistant.model.columns import day_of, kinds


def test_columns_are_told_apart_by_their_cells() -> None:
    details = (
        ("完成比例", "70%"), ("完成比例", "33%"), ("形象进度", "路基完成"), ("形象进度", "完成80%，在建"),
        ("总投资（亿元）", "3.2"), ("总投资（亿元）", "无"), ("竣工日期", "2026年9月30日"), ("竣工日期", "10月底前"),
        ("施工单位", "江南公司"), ("联系人", "周敏"), ("备注", "续建"), ("资金安排", "总投资2.8亿元，其中省级补助1亿元"),
    )  # fmt: skip
    assert kinds(details) == {
        "完成比例": "share", "形象进度": "text", "总投资（亿元）": "money", "竣工日期": "date",
        "施工单位": "who", "联系人": "who", "备注": "text", "资金安排": "text",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026年9月30日", 20260930),
        ("8月25日前", 20250825),
        ("11月底", 20251130),
        ("9月上旬", 20250910),
        ("2026年3月至9月", 20260930),
        ("2026-09-05", 20260905),
        ("全年", None),
    ],
)
def test_the_last_day_of_a_date(cell: str, day: int | None) -> None:
    assert day_of(cell, 2025) == day
