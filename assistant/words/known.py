"""A list's own words as vectors: which of its tasks, and which of a task's quarters, come near to a question."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from assistant.model.document import QUARTER, ListDocument
from assistant.words.of_list import blobs
from assistant.words.packed import Packed
from assistant.words.vectors import table

_SAYS = 0.3  # lighter words of a question tell no quarters apart
_STRANGE, _ALIKE, _THE_SAME = 0.3, 8.5, 8.0  # a cosine on the scale of those logarithms


class Known:
    """A list's words, and the whole of its tasks, as vectors to be searched."""

    def __init__(self, document: ListDocument) -> None:
        try:
            self.words, self.whole = map(Packed, document.vector_blobs() or blobs(document))
        except (AttributeError, TypeError, ValueError):  # not what was stored: computed anew
            self.words, self.whole = map(Packed, blobs(document))


_KNOWN: WeakKeyDictionary[ListDocument, Known] = WeakKeyDictionary()


def known(document: ListDocument) -> Known:
    """The words of the list, made ready once."""
    found = _KNOWN.get(document)
    if found is None:
        found = _KNOWN[document] = Known(document)
    return found


def of_quarters(document: ListDocument, index: int, text: str) -> dict[int, float]:
    """Quarter → how much more than the quarter that says least its goal speaks of the words of ``text``."""
    words, vectors = known(document).words, table()
    quarters = range(1, len(QUARTER))
    found = dict.fromkeys(quarters, 0.0)
    for word in dict.fromkeys(vectors.pieces(text)):
        vector = vectors.vector(word) if vectors.rarity(word) >= _SAYS else None
        if vector is None:
            continue
        alike = {near.word: _ALIKE * (near.similarity - _STRANGE) for near in words.near(vector, _STRANGE)}
        alike |= {w: max(much, alike.get(w, 0.0)) for w, much in vectors.means(word).items()}
        alike[word] = _THE_SAME
        stands = [
            (document.places(listed).get(index, 0), much * vectors.rarity(listed))
            for listed, much in alike.items()
        ]
        best = {q: max((m for places, m in stands if places & QUARTER[q]), default=0.0) for q in quarters}
        for quarter, much in best.items():
            found[quarter] += vectors.rarity(word) * (much - min(best.values()))
    return found
