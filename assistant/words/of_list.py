"""A list's own words and tasks as vectors: computed when it is stored, or when first needed where it was not."""

from __future__ import annotations

from assistant.model.document import CATEGORY, CITY, DISTRICT, ListDocument
from assistant.words.packed import pack, pack_vectors
from assistant.words.vectors import table

# Where a word stands in a task → how much it says.
_FIELDS = ((DISTRICT, 1.0), (CITY, 0.95), (CATEGORY, 0.85))
_MILESTONE = 0.95


def blobs(document: ListDocument) -> tuple[bytes, bytes]:
    """The list's words, and its tasks by index, each with its vector; as :class:`~assistant.words.packed.Packed` reads them."""
    words = sorted(word for word in document.vocabulary if len(word) > 1)
    said: list[list[tuple[str, float]]] = [[] for _ in document.tasks]
    for word in words:
        for index, weight in places(document, word).items():
            said[index].append((word, weight))
    vectors = table()
    return pack(words), pack_vectors([(str(index), vectors.whole(task)) for index, task in enumerate(said)])


def places(document: ListDocument, word: str) -> dict[int, float]:
    """Task index → how much the word says there."""
    return {
        index: next((weight for bit, weight in _FIELDS if bits & bit), _MILESTONE)
        for index, bits in document.places(word).items()
    }
