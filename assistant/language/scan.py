"""Clean text → mentions that do not overlap, and the gaps between them."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.language.mention import Mention
from assistant.language.rules import asks, bounds, items, left_out, loads, phrases, sheet, time, unsaid, who
from assistant.language.rules.asks import MEASURES
from assistant.language.rules.engine import Nodes, RuleSet
from assistant.language.rules.numerals import numbers
from assistant.typed import Protocol

MAX_SURFACE = 14
MAX_GENERAL = 5  # characters of a word of general Chinese
_GENERAL = 0.5  # … which counts half of what a word that means something here does
# In the order in which they build on each other: a set sees what the ones before it found.
RULE_SETS = tuple(
    map(
        RuleSet,
        (
            time.RULES,
            time.FROM_THERE,
            asks.ASKS + asks.ORDINALS + items.RULES + bounds.RULES + loads.RULES,
            phrases.RULES + sheet.RULES + left_out.RULES + who.RULES + unsaid.RULES,
        ),
    )
)
# Among mentions of the same span the first dimension wins.
PRIORITY = {
    "never": 0,
    "period": 1,
    "year": 1,
    "festival": 8,
    "condition": 1,
    "ask": 2,
    "ordinal": 2,
    "reference": 2,
    "unit": 3,
    "aspect": 4,
    "region": 5,
    "topic": 6,
    "event": 6,
    "word": 7,
    "stated": 8,
    "bare": 2,
    "about": 0,
    "unsaid": 2,
    "person": 4,
    "state": 3,
    "finished": 7,
    "detail": 4,
    "role": 5,
    "pointer": 3,
    "place": 4,
    "filler": 9,
    "general": 10,
}
CONCEPTS = frozenset(("topic", "event", "people"))
LEVEL_RULE = "级别+单位"
LEVELS = frozenset("区县市省旗")
_BREAKS = frozenset(",.;:!?()~ ")
Pieces = Mapping[str, Sequence[int]]  # pieces of a text → where they begin


class Sense(Protocol):
    """What a surface can mean; the catalog's store provides it."""

    @property
    def dimension(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


def substrings(text: str) -> Pieces:
    """All runs of 2 to 14 characters without a mark inside (、 may stand inside: 时间、地点), with where they begin."""
    found: dict[str, list[int]] = {}
    run = 0
    for end, char in enumerate(text, 1):
        if char in _BREAKS:
            run = end
            continue
        for start in range(max(run, end - MAX_SURFACE), end - 1):
            found.setdefault(text[start:end], []).append(start)
    return found


def lexical(
    text: str,
    pieces: Pieces,
    senses: Mapping[str, tuple[Sense, ...]],
    vocabulary: Container[str],
) -> list[Mention]:
    """Mentions by the lexicon and by the list's own words; a topic's senses are joined into one mention."""
    found: list[Mention] = []
    for piece in [p for p in pieces if p in senses or p in vocabulary]:
        meanings = _meanings(piece, senses.get(piece, ()), piece in vocabulary)
        for start in pieces[piece]:
            end = start + len(piece)
            if not (text[start].isascii() or text[end - 1].isascii()) or not _inside_letters(
                text, start, end
            ):
                for dimension, values, words in meanings:
                    found.append(Mention(dimension, values, start, end, piece, "词", 1.0, words))
    return found


def listed_units(pieces: Pieces, forms: Mapping[str, str]) -> list[Mention]:
    """The list's own units, in any form of their names."""
    return [
        Mention("unit", (forms[piece],), start, start + len(piece), piece, "清单单位")
        for piece, starts in pieces.items()
        if piece in forms
        for start in starts
    ]


def is_counted(text: str, mention: Mention, known: Container[str]) -> bool:
    """辆车, of 配多少辆车: the measure word belongs to what asks, though a list may have 40辆车 cut so; 家庭 is a word."""
    asked = text.endswith(("多少", "几"), 0, mention.start)
    return asked and mention.surface[0] in MEASURES and mention.surface not in known


def general(pieces: Pieces, known: Mapping[str, tuple[int, str]]) -> list[Mention]:
    """Words of general Chinese, with their frequency and part of speech."""
    return [
        Mention("general", entry, start, start + len(word), word, "通用词")
        for word, entry in known.items()
        for start in pieces[word]
    ]


def _meanings(
    piece: str, senses: Iterable[Sense], listed: bool
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """(dimension, values, words) of each dimension of a piece; a word of the list's own when it has none."""
    merged: dict[str, list[Sense]] = {}
    for sense in senses:
        dimension = sense.dimension
        if dimension != "period":  # the rules of time read these; listed for slips only
            merged.setdefault("topic" if dimension in CONCEPTS else dimension, []).append(sense)
    if not merged:
        return [("word", (), (piece,))] if listed else []
    found = []
    for dimension, group in merged.items():
        values, words = [], [piece]
        for sense in group:
            values.append(f"{sense.dimension}:{sense.value}" if dimension == "topic" else sense.value)
            words += sense.words
        found.append((dimension, tuple(values), tuple(dict.fromkeys(words))))
    return found


def _inside_letters(text: str, start: int, end: int) -> bool:
    """Whether the span cuts a run of letters: hi in shi is no greeting."""
    return (
        text[start].isascii()
        and text[start].isalpha()
        and text[start - 1 : start].isalpha()
        and start > 0
        and text[start - 1].isascii()
    ) or (
        text[end - 1].isascii()
        and text[end - 1].isalpha()
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalpha()
    )


def choose(candidates: list[Mention]) -> list[Mention]:
    """Mentions without overlap that together cover the text best.

    A longer mention beats shorter ones that it holds (停车场 over 停车), but two words that leave nothing over
    beat one that leaves a character over (投放 + 蟹苗 over 投 + 放蟹苗); the dimension decides among equals.
    """
    if not candidates:
        return []
    best_at: dict[tuple[int, int], Mention] = {}
    for mention in candidates:
        span = mention.start, mention.end
        if span not in best_at or PRIORITY[mention.dimension] < PRIORITY[best_at[span].dimension]:
            best_at[span] = mention
    ending: dict[int, list[Mention]] = {}
    for mention in best_at.values():
        ending.setdefault(mention.end, []).append(mention)
    length = max(ending)
    scores = [0.0] * (length + 1)
    last: list[Mention | None] = [None] * (length + 1)
    for end in range(1, length + 1):
        scores[end] = scores[end - 1]
        for mention in ending.get(end, ()):
            score = scores[mention.start] + _worth(mention)
            if score > scores[end]:
                scores[end], last[end] = score, mention
    chosen: list[Mention] = []
    while length > 0:
        picked = last[length]
        if picked is None:
            length -= 1
        else:
            chosen.append(picked)
            length = picked.start
    chosen.reverse()
    return chosen


def _worth(mention: Mention) -> float:
    length = mention.end - mention.start
    if mention.dimension == "unit" and mention.surface[0] in LEVELS:
        length -= 1  # 南开区教育局: 区 may as well belong to what stands before
    size: float = length**1.6 + (length < mention.end - mention.start)
    if mention.dimension == "filler":
        return size * 0.9
    if mention.dimension == "general":
        return size * _GENERAL + 0.01 * math.log(mention.value[0] + 1)
    return size + 0.01 * (10 - PRIORITY[mention.dimension])


def absorb_levels(
    text: str, mentions: list[Mention], levels: frozenset[str], general: Iterable[Mention] = ()
) -> list[Mention]:
    """A level letter that stands alone before a unit belongs to it: 区 + 残联 → 区残联."""
    taken = {i for m in (*mentions, *general) for i in range(m.start, m.end)}
    result = []
    for mention in mentions:
        before = mention.start - 1
        if mention.dimension == "unit" and before >= 0 and text[before] in levels and before not in taken:
            mention = mention._replace(start=before, surface=text[before] + mention.surface, rule=LEVEL_RULE)
        result.append(mention)
    return result


def _rank(mention: Mention) -> tuple[int, int, int]:
    return (mention.start - mention.end, PRIORITY[mention.dimension], mention.start)


@lru_cache(maxsize=32)
def seen(text: str, own_measures: frozenset[str] = frozenset()) -> tuple[Pieces, tuple[Mention, ...]]:
    """What every reading of ``text`` begins with: its pieces, what the rules see."""
    nodes: Nodes = {}
    _add(nodes, numbers(text))
    _add(nodes, asks.measures(text, own_measures))
    found: list[Mention] = []
    for rules in RULE_SETS:
        new = rules.apply(text, nodes)
        _add(nodes, new)
        found += new
    return substrings(text), tuple(found)


def _add(nodes: Nodes, mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        nodes.setdefault(mention.start, []).append(mention)


def gaps(text: str, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Spans that no mention covers, split at marks; (start, end) half open."""
    found: list[tuple[int, int]] = []
    position = 0
    for start, end in [*[(m.start, m.end) for m in mentions], (len(text), len(text))]:
        begin = position
        for index in range(position, start + 1):
            if index == start or text[index] in _BREAKS:
                if index > begin:
                    found.append((begin, index))
                begin = index + 1
        position = max(position, end)
    return found
