"""The small change of the Chinese sentences: quarters, joined names, numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.slots import QUARTER_NAMES

ALL = (1, 2, 3, 4)


def quarters_name(quarters: Sequence[int]) -> str:
    """The quarters as they are said.

    >>> quarters_name((1, 2)), quarters_name((3,)), quarters_name((2, 4))
    ('上半年', '三季度', '二季度和四季度')
    """
    fixed = {(1, 2): "上半年", (3, 4): "下半年", (1, 2, 3): "前三季度", ALL: "四个季度"}
    return fixed.get(tuple(quarters)) or united([QUARTER_NAMES[q] for q in quarters])


def united(names: Iterable[str]) -> str:
    """A union said as a union.

    >>> united(["区残联"]), united(["甲", "乙"]), united(["甲", "乙", "丙"])
    ('区残联', '甲和乙', '甲、乙和丙')
    """
    *others, last = dict.fromkeys(names) or [""]
    return f"{'、'.join(others)}和{last}" if others else last


def joined(names: Iterable[str], limit: int = 4) -> str:
    """甲、乙、丙, and with more than ``limit`` names 甲、乙等5个."""
    listed = list(dict.fromkeys(names))
    if len(listed) <= limit:
        return "、".join(listed)
    return "、".join(listed[:limit]) + f"等{len(listed)}个"


def number_text(value: float) -> str:
    """A number without needless decimals.

    >>> number_text(20000.0), number_text(2.42), number_text(100 / 3)
    ('20000', '2.42', '33.33')
    """
    if value == int(value):
        return str(int(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")


def figure_text(value: float, unit: str) -> str:
    """A figure inside an arithmetic: 1500000 元 → 150万, others as they are."""
    if unit == "元" and value >= 10_000:
        return f"{number_text(value / 10_000)}万"
    return number_text(value)


def amount(value: float, unit: str) -> str:
    """A figure with its unit: 2000000 元 → 200万元."""
    return f"{figure_text(value, unit)}{unit}"


def clip(text: str, length: int = 60) -> str:
    """The text in one line, shortened with … for a sentence to be read out."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def sentence(text: str) -> str:
    """``text`` with one full stop at its end."""
    return text.rstrip("。；;，, ") + "。"
