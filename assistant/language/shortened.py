"""Names that are shortened: 医美 of 医疗美容, 国储林 of 国家储备林, 新能源车 where the list has 新能源公交车."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from assistant.language.mention import BY_START, Mention
from assistant.language.names import HAN, UNIT_TAILS, is_loose, seated
from assistant.language.quoted import begins_apart
from assistant.language.scope import Scope
from assistant.language.segment import Token


def abbreviated(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """医美 of 医疗美容: the first characters of two words that stand side by side in the list; 国储林 of 国家储备林."""
    for token in [t for t in tokens if is_loose(t) and len(t.text) > 1]:
        if whole := _abridged(token.text, scope):
            named = Mention("word", (), token.start, token.end, token.text, "简称", 1.0, (token.text, whole))
            mentions, tokens = seated(named, mentions, tokens)
    return mentions, tokens


def _abridged(short: str, scope: Scope) -> str:
    """What the list calls so at length; "" where it has nothing, or several."""
    if len(short) == 2:
        pairs = (m[0] for m in re.finditer(f"{short[0]}{HAN}{{1,2}}{short[1]}{HAN}", scope.text))
        return next((m for m in pairs if m in scope.vocabulary or {m[:-2], m[-2:]} <= scope.vocabulary), "")
    if short[-1] in UNIT_TAILS:
        return ""  # 区教局 is a unit's name with a slip
    for cut in range(2, len(short) - 1):  # 卒中绿通: a word as it is, and another one shortened
        if short[:cut] in scope.vocabulary and (end := _abridged(short[cut:], scope)):
            return end
    every = {m[0] for m in re.finditer(f"{HAN}?".join(short), scope.text)}
    return every.pop() if len(every) == 1 and begins_apart(min(every), scope) else ""


def contracted(
    text: str,
    mentions: list[Mention],
    tokens: list[Token],
    known: Mapping[str, tuple[int, str]],
    scope: Scope,
) -> tuple[list[Mention], list[Token]]:
    """危险桥, where the list says 危桥: a word that it does not have, before what is called with its first character."""
    things: list[Mention | Token] = [m for m in mentions if m.dimension in ("topic", "word")]
    pieces = sorted([*things, *[t for t in tokens if t.weight > 0]], key=BY_START)
    for one, other in pairwise(pieces):
        whole, short = text[one.start : other.end], text[one.start] + text[other.start]
        if not one.end == other.start == one.start + 2 or len(whole) > 4 or short not in scope.vocabulary:
            continue
        names = known.get(whole[:2], (0, ""))[1].startswith(("a", "n"))
        if names and whole[:2] not in scope.text and begins_apart(short, scope):
            named = Mention("word", (), one.start, other.end, whole, "简称", 1.0, (whole, short))
            mentions, tokens = seated(named, mentions, tokens)
    return mentions, tokens


def shortened(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """新能源车, where the list has 新能源公交车: a thing that it lacks, but with a word more in the middle."""
    return [_with_middle(m, scope) if m.dimension == "topic" and len(m.surface) > 3 else m for m in mentions]


def _with_middle(mention: Mention, scope: Scope) -> Mention:
    name = mention.surface
    if any(scope.places(word) for word in mention.words):
        return mention
    for cut in range(len(name) - 1, 1, -1):
        middle = f"{re.escape(name[:cut])}({HAN}{{1,3}}?{re.escape(name[cut:])})"
        for match in re.finditer(middle, scope.text):
            if match[1] in scope.vocabulary:
                return mention._replace(
                    dimension="word", value=("",), words=(name, str(match[0])), rule="简称"
                )
    return mention
