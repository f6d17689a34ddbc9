"""Which list a person means by 2023年西青区, 西青, 2023 or a part of the title.

>>> matches("2023年西青区", "西青区", "天津市", 2023, "…"), matches("2022", "西青区", "天津市", 2023, "…")
(True, False)
"""

from __future__ import annotations

import re


def matches(wanted: str, region: str, city: str, year: int, title: str) -> bool:
    """Whether every part of ``wanted`` fits the list."""
    text = wanted.strip()
    if text and text in title:
        return True
    years = re.findall(r"(20\d\d)年?", text)
    if any(int(y) != year for y in years):
        return False
    rest = re.sub(r"20\d\d年?|的?清单$|\s", "", text)
    places = [p for p in (region, city + region, region[:-1] if len(region) > 2 else "", city) if p]
    return rest in places if rest else bool(years)
