"""A unit's printed name → its level (区, 市 …) and its core, by which lists and aliases agree.

>>> split_level("区委宣传部"), split_level("公安津南分局", "津南区")
(('区', '委宣传部'), ('', '公安分局'))
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.text.simplified import plain

LEVELS = "区县市省旗州"


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
    return level, aliases.get(rest) or aliases.get(name) or rest
