"""A unit's printed name → its level (区, 市 …) and its core, by which lists and aliases agree.

>>> split_level("区委宣传部"), split_level("公安津南分局", "津南区")
(('区', '委宣传部'), ('', '公安分局'))
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from assistant.model.unit_names import in_order, stem_of
from assistant.text.simplified import plain

LEVELS = "区县市省旗州"
_TOWNS = "镇乡"


def split_level(name: str, region: str = "", city: str = "") -> tuple[str, str]:
    """(level letter or "", name without region and level)."""
    for place in (city + region, region, region[:-1], city):
        if len(place) >= 2 and place in name:
            rest = name.replace(place, "", 1)
            if len(rest) >= 2:
                level = place[-1] if name.startswith(place) and place[-1] in LEVELS else ""
                return level or split_level(rest)[0], split_level(rest)[1]
    if name[:1] in LEVELS and len(name) >= 3:
        return name[0], name[1:]
    return "", name


def core_of(name: str, aliases: Mapping[str, str], region: str = "", city: str = "") -> tuple[str, str]:
    """(level, canonical core): the synonyms' canonical name where they know the unit."""
    name = plain(name)
    level, rest = split_level(name, region, city)
    of_town = rest[1:] if rest[0] in _TOWNS else rest  # 镇农业农村办公室
    return level, aliases.get(rest) or aliases.get(name) or aliases.get(of_town) or rest


def told_apart(
    found: Mapping[str, tuple[str, str]], region: str = "", city: str = ""
) -> dict[str, tuple[str, str]]:
    """Names of one list → (level, core): two bodies that elsewhere may be one (排水公司, 污水处理公司) are two here."""
    told = dict(found)
    together: dict[str, list[str]] = {}
    for name, (_, core) in found.items():
        together.setdefault(core, []).append(name)
    for core, names in together.items():
        rests = {name: split_level(plain(name), region, city)[1] for name in names}
        if len(set(rests.values())) > 1 and not _is_one(set(rests.values())):
            told |= {name: (found[name][0], rest) for name, rest in rests.items() if rest != core}
    return told


def _is_one(rests: set[str]) -> bool:
    """住建委 beside 住房和城乡建设局: of each two names, one is short for the other."""
    stems = sorted({stem_of(rest) or rest for rest in rests}, key=len)
    return all(in_order(short, long) for short, long in pairwise(stems))
