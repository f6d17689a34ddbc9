"""China's provinces, cities and counties (also those gone since 2002): which of them a text names.

>>> [str(r) for r in find_regions("杭州市余杭区人民政府")], find_regions("政府民生实事涉我区任务")
(['浙江省杭州市余杭区'], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.text.normalize import is_han

# Names that are also common words (一城区, 东区…): regions only behind their city.
_COMMON = re.compile(r"^(?:.区|新城区|老城区|[东西南北中]城区|新市区|市[中南北]区|城[中东西南北关]区|郊区)$")
# 海南区域: the last character belongs to another word.
_NO_END = re.compile(r"域|块|间|划")


class Region(NamedTuple):
    """``name`` is the most local one named; ``city`` and ``province`` are "" where unknown or none."""

    name: str
    city: str = ""
    province: str = ""
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        return self.province + self.city + self.name


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """Name → (city, province) of each place of that name; a province has none, a city no city."""
    table: dict[str, list[tuple[str, str]]] = {}
    path = Path(__file__).parent / "regions.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        province, city, *counties = line.split(" ")
        table.setdefault(province, [("", "")])
        if city != "-":
            table.setdefault(city, []).append(("", province))
        # Below 北京市 there is no city: the province is the one above.
        above = province if city == "-" and province[-1] == "市" else city.strip("-")
        for county in counties:
            table.setdefault(county, []).append((above, "" if above == province else province))
    return table


@cache
def _longest() -> int:
    return max(map(len, _table()))


def is_region(name: str) -> bool:
    """Whether a province, city or county has this very name."""
    return name in _table()


def parents(name: str, city: str = "") -> tuple[str, str]:
    """(city, province) of a name, "" where several places of that name disagree."""
    found = [p for p in _table().get(name, []) if not city or city in p]
    cities, provinces = {c for c, _ in found}, {p for _, p in found}
    return (cities.pop() if len(cities) == 1 else "", provinces.pop() if len(provinces) == 1 else "")


def _names(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each name, the longest where one ends in another."""
    table, longest = _table(), _longest()
    for match in re.finditer(r"[省市区县旗州盟]", text):
        end = match.end()
        for start in range(max(0, end - longest), end - 1):
            if text[start:end] in table:
                yield start, end
                break


_BEGINS_AFTER = frozenset("省市州盟区县于及在和与的涉对到为从向是问查看")


def _cut_out(text: str, start: int, end: int) -> bool:
    """云县 in 栖云县: a name of two characters that others stand before is the end of a longer one."""
    before = text[max(start - 2, 0) : start]
    if end - start > 2 or not before or not is_han(before[-1]) or before[-1] in _BEGINS_AFTER:
        return False
    return not any(before + tail in _table() for tail in "省市")


def find_regions(text: str) -> list[Region]:
    """The regions that ``text`` (simplified characters) names, in order; 浙江省杭州市余杭区 is one."""
    found: list[Region] = []
    for start, end in _names(text):
        name = text[start:end]
        above = found[-1] if found and found[-1].end == start else None
        if above is not None and above.name in {x for pair in _table()[name] for x in pair}:
            start = above.start
            found.pop()
        elif _COMMON.match(name) or found and found[-1].end > start or _cut_out(text, start, end):
            continue
        city, province = parents(name, above.name if above else "")
        found.append(Region(name, city, province, start, end))
    return [r for r in found if not _NO_END.match(text[r.end :])]
