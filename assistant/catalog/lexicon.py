"""What words mean, looked up by their first two characters: a question has few of these, and they repeat."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from assistant.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from assistant.catalog.synonyms import Entry

_CACHE_LIMIT = 50_000
_AFTER = "\U0010ffff"  # behind every character that may follow a head
_CONCEPTS = frozenset(("topic", "event", "people"))
# Every surface that begins with a head (of one character: just that surface).
_BEGINNING = """
SELECT l.surface, l.dimension, l.value FROM json_each(?1) j CROSS JOIN lexicon l
  ON l.surface >= j.value AND l.surface < j.value || CASE length(j.value) WHEN 1 THEN char(1) ELSE ?2 END
UNION ALL
SELECT a.alias, 'unit', a.core FROM json_each(?1) j CROSS JOIN aliases a
  ON a.alias >= j.value AND a.alias < j.value || CASE length(j.value) WHEN 1 THEN char(1) ELSE ?2 END
"""
_CONCEPT_WORDS = "SELECT c.name, c.words FROM json_each(?) j CROSS JOIN concepts c ON c.name = j.value"
_GENERAL = "SELECT w.word, w.freq, w.tag FROM json_each(?) j CROSS JOIN words w ON w.word = j.value"


class Sense(NamedTuple):
    """One meaning of a surface: ``words`` are the concept's words (topics and events)."""

    dimension: str
    value: str
    words: tuple[str, ...] = ()


class Lexicon:
    """The lexicon of a catalog; what was looked up once is kept."""

    def __init__(self, query: Callable[..., list[Any]], own_words: Iterable[Entry] = ()) -> None:
        self._query = query
        self._own = _own_senses(own_words)
        self._clear()
        self._words: dict[str, tuple[int, str] | None] = {}

    def _clear(self) -> None:
        self._heads: set[str] = set()
        self._surfaces: dict[str, list[tuple[str, str]]] = {s: [] for s in self._own}
        self._senses: dict[str, tuple[Sense, ...]] = {}

    def senses(self, surfaces: Iterable[str]) -> dict[str, tuple[Sense, ...]]:
        """The meanings of those ``surfaces`` that have any."""
        heads = {surface[:2] for surface in surfaces}
        if not heads <= self._heads:
            self._look_up(heads - self._heads)
        known = self._surfaces
        wanted = [surface for surface in surfaces if surface in known]
        missing = [surface for surface in wanted if surface not in self._senses]
        if missing:
            self._give_meaning(missing)
        senses = self._senses
        return {surface: senses[surface] for surface in wanted}

    def _look_up(self, heads: set[str]) -> None:
        """Learn every surface that begins with one of ``heads``."""
        if len(self._heads) > _CACHE_LIMIT:
            self._clear()
        for surface, dimension, value in self._query(_BEGINNING, json.dumps(sorted(heads)), _AFTER):
            self._surfaces.setdefault(surface, []).append((dimension, value))
        self._heads |= heads

    def _give_meaning(self, surfaces: list[str]) -> None:
        """Join the words of their concepts to ``surfaces``."""
        meanings = {surface: self._surfaces[surface] for surface in surfaces}
        names = {
            f"{dimension}:{value}"
            for meaning in meanings.values()
            for dimension, value in meaning
            if dimension in _CONCEPTS
        }
        words = dict(self._query(_CONCEPT_WORDS, json.dumps(sorted(names)))) if names else {}
        for surface, meaning in meanings.items():
            found = [
                Sense(dimension, value, tuple(joined.split("\t")) if joined else ())
                for dimension, value in meaning
                for joined in [words.get(f"{dimension}:{value}")]
            ]
            self._senses[surface] = (*self._own.get(surface, ()), *found)

    def words(self, candidates: Iterable[str]) -> dict[str, tuple[int, str]]:
        """General Chinese words among ``candidates`` → (frequency, part of speech)."""
        cache = self._words
        missing = [w for w in candidates if w not in cache]
        if missing:
            if len(cache) > _CACHE_LIMIT:
                cache.clear()
                missing = list(candidates)
            found = {word: (freq, tag) for word, freq, tag in self._query(_GENERAL, json.dumps(missing))}
            for word in missing:
                cache[word] = found.get(word)
        return {w: entry for w in candidates if (entry := cache[w]) is not None}


def _own_senses(entries: Iterable[Entry]) -> dict[str, tuple[Sense, ...]]:
    """The user's own words as senses, to be found beside the database's."""
    senses: dict[str, tuple[Sense, ...]] = {}
    for entry in entries:
        words = entry.words if entry.dimension in _CONCEPTS else ()
        for word in entry.words:
            senses[word] = (*senses.get(word, ()), Sense(entry.dimension, entry.value, words))
    return senses
