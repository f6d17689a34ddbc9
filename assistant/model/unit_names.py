"""Unit names by structure: a place in front, a stem, a suffix of a family.

>>> stem_of("人力资源部"), without_place("眉山市洪雅生态环境局", "洪雅县", "眉山市")
('人力资源', '生态环境局')
"""

from __future__ import annotations

from collections.abc import Iterable

# A government's units and the departments inside an institution; within a family the suffix may be another one.
OUTSIDE = ("局", "委", "办", "会", "厅", "委员会", "办公室")
INSIDE = ("科", "处", "部", "室", "中心", "股", "组", "办", "办公室")
_TAILS = tuple(sorted({*OUTSIDE, *INSIDE, "站", "所", "队", "院"}, key=len, reverse=True))
_LEVELS = "区县市省旗州镇乡校院厂总"  # 校团委, 院工会, 镇林业站
_INNER = "校院镇乡厂"  # 校团委 is 团委; 总务处 is no 务处
_SHORTEST = 2  # characters of a stem


def stem_of(name: str) -> str:
    """The name without its suffix; "" when too little is left."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "")
    stem = name[: len(name) - len(tail)] if tail else ""
    return stem if len(stem) >= _SHORTEST else ""


def family(name: str) -> tuple[str, ...]:
    """The suffixes that people may use in place of the one that ``name`` has."""
    return (
        INSIDE
        if name.endswith(INSIDE) and not name.endswith(OUTSIDE[:4])
        else OUTSIDE
        if name.endswith(OUTSIDE)
        else ()
    )


def without_place(name: str, region: str, city: str) -> str:
    """The name behind the places and the level that it begins with."""
    for place in (region, region.rstrip(_LEVELS), city, city.rstrip(_LEVELS)):
        at = name.find(place) if len(place) >= _SHORTEST else -1
        rest = name[at + len(place) :] if 0 <= at <= 4 else ""
        if len(rest) > _SHORTEST:
            name = rest
    least = _SHORTEST + 1 if name[:1] in _INNER else _SHORTEST + 2
    return name[1:] if name[:1] in _LEVELS and len(name) >= least else name


def forms(names: Iterable[str], region: str, city: str) -> dict[str, str]:
    """Every form that names one unit only → its printed name."""
    found: dict[str, str] = {}
    clashes: set[str] = set()
    for name in names:
        short = without_place(name, region, city)
        stem = stem_of(short)
        own = {name, short, *(stem + tail for tail in family(short) if stem)}
        for form in own:
            if found.setdefault(form, name) != name:
                clashes.add(form)
    printed = set(found.values())
    return {form: name for form, name in found.items() if form not in clashes or form in printed}
