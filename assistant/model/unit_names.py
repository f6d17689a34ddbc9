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
_JOINING = dict.fromkeys(map(ord, "和与及、"))
_GENERAL = frozenset(("管理", "服务", "建设", "综合", "工作", "事务", "保障", "监督", "行政", "业务"))
_MOST_WORDS = 6
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


def shorter(stem: str) -> list[str]:
    """What people make of a long stem, whose words mostly have two characters: one of them, some, the initials.

    >>> shorter("安全环保")
    ['安全', '环保', '安环']
    """
    stem = stem.translate(_JOINING)
    words = [stem[at : at + 2] for at in range(0, len(stem), 2)]
    if len(words) < 2 or len(words) > _MOST_WORDS or len(stem) % 2:
        return []
    found = [word for word in words if word not in _GENERAL]
    found += ["".join(words[:many]) for many in range(2, len(words))]
    initials = [""]
    for word in words:
        initials += [each + word[0] for each in initials]
    return found + [each for each in initials if len(each) > 1]


def forms(names: Iterable[str], region: str, city: str) -> dict[str, str]:
    """Every form that names one unit only → its printed name."""
    found: dict[str, str] = {}
    clashes: set[str] = set()
    for name in names:
        short = without_place(name, region, city)
        stem = stem_of(short)
        stems = (stem, *shorter(stem)) if stem else ()
        own = {
            name,
            short,
            *(each + tail for tail in family(short) or (short[len(stem) :],) for each in stems),
        }
        for form in own:
            if found.setdefault(form, name) != name:
                clashes.add(form)
    printed = set(found.values())
    return {form: name for form, name in found.items() if form not in clashes or form in printed}
