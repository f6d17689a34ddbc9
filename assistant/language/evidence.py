"""A content word → the tasks it is found in, how strongly, and what it weighs.

Every word weighs by its rarity in the list; where it stands in a task decides how strongly the task is about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from assistant.language.terms import Term
from assistant.model.document import CATEGORY, CITY, DISTRICT, ListDocument
from assistant.typed import NamedTuple

_FIELDS = ((DISTRICT, 1.0), (CITY, 0.85), (CATEGORY, 0.8))
_MILESTONE = 0.65
_BESIDE = 0.7  # … where the very word stands in the list too: 充电桩 is no 充电端口 then
_PART = 4  # characters of a longer word that say which
_SYNONYM = 0.92  # a word of the same concept, against the very word that was typed
_HINT = 0.6  # a word that only makes one think of it
_FULL = 3.0  # what a word found in one task only weighs; one found everywhere weighs _FLOOR
_FLOOR = 0.15
_ABSENT = {"topic": 3.0, "people": 1.3, "event": 1.0}
_COMMON_WORD = 0.7  # 中心, 新建: the list's own words that several tasks share tell less than a topic
SAYS_LITTLE = 0.3  # words that weigh less are no evidence
_PEOPLE = 0.6  # 家长, 老人: whom it is for tells less than what it is


class Weighed(NamedTuple):
    """A term, the tasks it is found in (index → strength 0-1), its weight."""

    term: Term
    found: dict[int, float]
    weight: float
    places: Mapping[int, int] = MappingProxyType({})  # index → bits of the fields, for steps

    @property
    def is_thing(self) -> bool:
        """Whether the word names a thing, not a step, a particle or chatter."""
        if self.term.kind == "unknown":
            return self.weight >= 1.5 and not self.term.background
        if self.term.kind == "event":
            return False
        return self.term.kind in ("topic", "people") or self.term.weight > 0.6

    @property
    def is_subject(self) -> bool:
        """Whether it may be what the question is about."""
        return self.term.kind in ("topic", "people") or (bool(self.found) and self.term.weight >= 1)


def strengths(document: ListDocument, term: Term) -> dict[int, float]:
    """Task index → how strongly ``term`` is found there, 0 to 1."""
    found: dict[int, float] = {}
    is_place = term.kind == "word" and term.surface in document.place_names
    standing = document.standing(term.words)
    if term.kind == "topic" and standing and standing[0][0]:
        standing = [*_greater_part(document, term.surface), *standing]
    for position, _, places in standing:
        base = 1.0 if position == 0 else _HINT if term.kind == "hint" else _SYNONYM if not found else _BESIDE
        for index, bits in places.items():
            # A place is meant wherever it is named.
            strength = base * (1.0 if is_place else next((s for bit, s in _FIELDS if bits & bit), _MILESTONE))
            if strength > found.get(index, 0.0):
                found[index] = strength
    return found


def _greater_part(document: ListDocument, typed: str) -> list[tuple[int, str, dict[int, int]]]:
    """灰口铸铁, of 灰口铸铁管, before the 燃气管网 that is told of it: as if it had been typed."""
    for size in range(len(typed) - 1, max(len(typed) * 2 // 3, _PART - 1), -1):
        for part in (typed[:size], typed[-size:]):
            if places := document.places(part):
                return [(0, part, places)]
    return []


def step_places(document: ListDocument, term: Term) -> dict[int, int]:
    """Task index → bits of the fields in which one of a step's words stands."""
    found: dict[int, int] = {}
    for _, _, places in document.standing(term.words):
        for index, bits in places.items():
            found[index] = found.get(index, 0) | bits
    return found


def weigh(document: ListDocument, terms: Iterable[Term]) -> list[Weighed]:
    """The terms with where they are found and what they weigh."""
    return [_weighed(document, term) for term in terms]


def _weighed(document: ListDocument, term: Term) -> Weighed:
    found = strengths(document, term) if term.kind != "unknown" else {}
    if found:
        weight = (_FLOOR + (_FULL - _FLOOR) * document.rarity(len(found))) * term.weight
        if term.kind == "word" and len(found) > 1:
            weight *= _COMMON_WORD
        elif term.kind == "people":
            weight *= _PEOPLE
    else:
        weight = _ABSENT.get(term.kind, term.weight)
    return Weighed(term, found, weight, step_places(document, term) if term.kind == "event" else {})
