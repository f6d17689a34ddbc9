"""Kinds of units (学院, 分公司) in a question: all that are one, and names of others that the list does not have."""

from __future__ import annotations

import re

from assistant.language.mention import Mention
from assistant.language.names import NO_UNIT, is_bare_unit, seated
from assistant.language.scope import Scope
from assistant.language.segment import Token

_NAMING = frozenset(("topic", "word", "another", "aspect"))


def unit_kinds(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """哪个学院任务最多, of a college's list: all of its units that are one, to be ranked."""
    return [_all_of_kind(m, scope) if m.dimension in _NAMING else m for m in mentions]


def _all_of_kind(mention: Mention, scope: Scope) -> Mention:
    name = re.sub("^哪[个家些]", "", mention.surface)
    kind = tuple(core for core in scope.cores if core.endswith(name))
    if len(name) < 2 or not 1 < len(kind) < len(scope.cores):
        return mention
    start = mention.end - len(name)
    return mention._replace(dimension="unit", value=kind, start=start, surface=name, rule="各单位")


def other_bodies(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """信息工程学院, where the list has an 信息中心 and other 学院: what names a unit goes on to be another one's name."""
    for short in [m for m in mentions if m.dimension == "unit" and is_bare_unit(m)]:
        between = [t for t in tokens if t.start == short.end and t.weight > 0]
        things = [m for m in mentions if m.dimension in ("topic", "word") and len(m.surface) > 1]
        behind = [m for m in things if between and m.start == between[0].end]
        if behind and any(core.endswith(behind[0].surface) for core in scope.cores):
            name = short.surface + between[0].text + behind[0].surface
            unit = Mention("unit", (name,), short.start, behind[0].end, name, NO_UNIT)
            mentions, tokens = seated(unit, mentions, tokens)
    return mentions, tokens
