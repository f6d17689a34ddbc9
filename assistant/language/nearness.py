"""A word that the list does not have → the tasks whose words mean nearly the same, by word vectors."""

from __future__ import annotations

import math
from weakref import WeakKeyDictionary

from assistant.language.words.packed import Packed, pack
from assistant.language.words.vectors import table
from assistant.model.document import CATEGORY, CITY, DISTRICT, ListDocument

LEAST = 0.2  # cosine below which two words are strangers
_FIELDS = ((DISTRICT, 1.0), (CITY, 0.85), (CATEGORY, 0.8))
_MILESTONE = 0.65
_PACKED: WeakKeyDictionary[ListDocument, Packed] = WeakKeyDictionary()


def packed_words(document: ListDocument) -> Packed:
    """The list's words with their vectors: as stored with the list, else made now."""
    found = _PACKED.get(document)
    if found is None:
        blob = document.vector_blob() or pack(sorted(word for word in document.vocabulary if len(word) > 1))
        found = _PACKED[document] = Packed(blob)
    return found


def nearest(document: ListDocument, word: str) -> dict[int, tuple[float, str]]:
    """Task index → how near (0 to 1) and by which of its words; nearer to few tasks counts more than to many."""
    wanted = table().vector(word)
    if wanted is None:
        return {}
    best: dict[int, tuple[float, str]] = {}
    for near in packed_words(document).near(wanted, LEAST):
        strength = ((near.similarity - LEAST) / (1 - LEAST)) ** 2
        for index, bits in document.places(near.word).items():
            here = strength * next((weight for bit, weight in _FIELDS if bits & bit), _MILESTONE)
            if here > best.get(index, (0.0, ""))[0]:
                best[index] = (here, near.word)
    share = _few(best, len(document.tasks))
    return {index: (strength * share, word) for index, (strength, word) in best.items()}


def rarity(word: str) -> float:
    """How rare the word is in general Chinese, 0 to 1."""
    return table().rarity(word)


def _few(best: dict[int, tuple[float, str]], tasks: int) -> float:
    """1 where one task alone is meant, towards 0 the more match as well as the best."""
    most = max((strength for strength, _ in best.values()), default=0.0)
    if not most:
        return 0.0
    alike = sum(strength for strength, _ in best.values()) / most
    return max(1 - math.log(alike) / math.log(max(tasks, 2)), 0.0)
