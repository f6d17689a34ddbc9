"""Words that a list does not have → the tasks whose words mean nearly the same, by word vectors."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from assistant.language.words.packed import Packed, pack, pack_vectors
from assistant.language.words.similarity import Evidence, rank
from assistant.language.words.vectors import table
from assistant.model.document import CATEGORY, CITY, DISTRICT, ListDocument

# Where a word stands in a task → how much it says.
_FIELDS = ((DISTRICT, 1.0), (CITY, 0.95), (CATEGORY, 0.85))
_MILESTONE = 0.95


class Known:
    """A list's words, and the whole of its tasks, as vectors to be searched."""

    def __init__(self, document: ListDocument) -> None:
        words, whole = document.vector_blobs() or blobs(document)
        self.words, self.whole = Packed(words), Packed(whole)


_KNOWN: WeakKeyDictionary[ListDocument, Known] = WeakKeyDictionary()


def blobs(document: ListDocument) -> tuple[bytes, bytes]:
    """What is stored with a list: its words, and its tasks by index, each with its vector."""
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


def evidence(document: ListDocument, words: Iterable[str]) -> dict[int, Evidence]:
    """Task index → how near it is to the words of a question, and by which of its own words."""
    known = _KNOWN.get(document)
    if known is None:
        known = _KNOWN[document] = Known(document)
    found = rank(words, known.words, lambda word: places(document, word), len(document.tasks), known.whole)
    return {each.task: each for each in found}
