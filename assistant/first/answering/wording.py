"""The small change of the Chinese sentences: quarters, joined names, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

QUARTER_NAMES = ("", "一季度", "二季度", "三季度", "四季度")


def quarters_name(quarters: Sequence[int]) -> str:
    """(1, 2) → 上半年, (3,) → 三季度, (1, 2, 3, 4) → 四个季度."""
    fixed = {(1, 2): "上半年", (3, 4): "下半年", (1, 2, 3): "前三季度", (1, 2, 3, 4): "四个季度"}
    return fixed.get(tuple(quarters)) or "、".join(QUARTER_NAMES[q] for q in quarters)


def joined(names: Iterable[str], limit: int = 4) -> str:
    """甲、乙、丙 — and with more than ``limit`` names 甲、乙等5个."""
    listed = list(dict.fromkeys(names))
    if len(listed) <= limit:
        return "、".join(listed)
    return "、".join(listed[:limit]) + f"等{len(listed)}个"


def number_text(value: float) -> str:
    """20000 → 20000, 2.42 → 2.42, 33.333333 → 33.33."""
    if value == int(value):
        return str(int(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")


def figure_text(value: float, unit: str) -> str:
    """A figure inside an arithmetic: 1500000 元 → 150万, others as they are."""
    if unit == "元" and value >= 10_000:
        return f"{number_text(value / 10_000)}万"
    return number_text(value)


def money_text(value: float, unit: str) -> str:
    """2000000 元 → 200万元; other units as they are."""
    if unit == "元" and value >= 10_000:
        return f"{number_text(value / 10_000)}万元"
    return f"{number_text(value)}{unit}"


def clip(text: str, length: int = 60) -> str:
    """The first line of a text, shortened with … for a sentence to be read out."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
