"""Kinds of units (学院, 分公司) in a question: all that are one, and names of others that the list does not have."""

from __future__ import annotations

import re

from assistant.language.mention import Mention
from assistant.language.names import NO_UNIT, is_bare_unit, seated
from assistant.language.scope import Scope
from assistant.language.segment import Token

_NAMING = frozenset(("topic", "word", "another", "aspect"))


def unit_kinds(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """哪个学院任务最多, of a college's list: all of its units that are one, to be ranked."""
    for token in [t for t in tokens if t.weight > 0]:
        kind = _of_kind(token.text, scope)
        if kind:
            all_of_it = Mention("unit", kind, token.start, token.end, token.text, "各单位")
            mentions, tokens = seated(all_of_it, mentions, tokens)
    return [_all_of_kind(m, scope) if m.dimension in _NAMING else m for m in mentions], tokens


def _of_kind(name: str, scope: Scope) -> tuple[str, ...]:
    """The units whose names end so, where some do and some do not."""
    kind = tuple(core for core in scope.cores if core.endswith(name))
    return kind if len(name) > 1 and 1 < len(kind) < len(scope.cores) else ()


def _all_of_kind(mention: Mention, scope: Scope) -> Mention:
    name = re.sub("^哪[个家些]", "", mention.surface)
    kind = _of_kind(name, scope)
    if not kind:
        return mention
    start = mention.end - len(name)
    return mention._replace(dimension="unit", value=kind, start=start, surface=name, rule="各单位")


def other_bodies(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """信息工程学院, where the list has an 信息中心 and other 学院: what names a unit goes on to be another one's name."""
    for short in [m for m in mentions if m.dimension == "unit" and is_bare_unit(m)]:
        between = next((t for t in tokens if t.start == short.end and t.weight > 0), None)
        if between is None:
            continue
        behind = next(
            (m.surface for m in mentions if m.start == between.end and m.dimension in ("topic", "word")), ""
        )
        tail, name = behind or between.text[2:], short.surface + between.text + behind
        if len(tail) > 1 and any(core.endswith(tail) for core in scope.cores):
            unit = Mention("unit", (name,), short.start, short.start + len(name), name, NO_UNIT)
            mentions, tokens = seated(unit, mentions, tokens)
    return mentions, tokens
