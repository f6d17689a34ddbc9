"""A list's further columns by what stands in them: shares, money, dates, who."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.model.headings import says, tells_who, unit_of_column
from assistant.typed import Literal

Kind = Literal["share", "money", "number", "date", "who", "text"]
Details = tuple[tuple[str, str], ...]  # (heading, cell) of every task

_SHARE = r"约?\d+(?:\.\d+)?[%％]"
_NUMBER = r"\d[\d,]*(?:\.\d+)?\s*(?:万|亿|万元|亿元|元|天|个月|年|分|户|人)?"
_DATE = r"(?:(20\d\d)\s*[年.\-/])?\s*(\d{1,2})\s*[月.\-/]\s*(?:(\d{1,2})[日号]?)?(上旬|中旬|下旬|初|底|末)?(?:份)?"
# a month or a year is written: 3.2 is no second of March
_WHEN = rf"(?=20\d\d|.*月)(?:20\d\d年)?(?:{_DATE}[到至~—-])?{_DATE}(?:之前|以前|前|左右)?"
_MONEY = ("资金", "投资", "经费", "预算", "金额")
_LAST = {"上旬": 10, "初": 10, "中旬": 20}
_SHORT_MONTHS = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}


@lru_cache(maxsize=64)
def kinds(details: Details) -> dict[str, Kind]:
    """Heading → what most of its cells are."""
    cells: dict[str, list[str]] = {}
    for label, text in details:
        cells.setdefault(label, []).append(text.strip(" 。"))
    return {label: _kind(label, [text for text in each if text]) for label, each in cells.items()}


def holds_figures(label: str, details: Details) -> bool:
    """Whether a column states figures: by its heading those of money, by its cells shares and others."""
    return unit_of_column(label) == "元" or kinds(details).get(label) in ("share", "number", "money")


def _kind(label: str, cells: list[str]) -> Kind:
    told = list(filter(says, cells))
    money = "元" in label or any(word in label for word in _MONEY)
    tests: tuple[tuple[Kind, str], ...] = (
        ("share", _SHARE),
        *((("money", _NUMBER),) if money else (("date", _WHEN), ("number", _NUMBER))),
    )
    for kind, pattern in tests:
        if 2 * sum(bool(re.fullmatch(pattern, text)) for text in told) > len(told):
            return kind
    return "who" if tells_who(label) else "text"


def day_of(cell: str, year: int) -> int | None:
    """The last day of a cell as a number: 20260925 of 9月25日前, 20261130 of 2026年11月底; of ``year`` where it has none."""
    found = list(re.finditer(_DATE, cell))
    if not found:
        return None
    said, month, day, part = found[-1].groups()
    told = next((m[1] for m in found if m[1]), None)
    last = int(day) if day else _LAST.get(part or "") or _SHORT_MONTHS.get(int(month), 31)
    return int(said or told or year) * 10_000 + int(month) * 100 + last
