"""Words that a list does not have → the tasks whose words mean nearly the same, by word vectors."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from assistant.model.document import ListDocument
from assistant.words.of_list import blobs, places
from assistant.words.packed import Packed
from assistant.words.similarity import Evidence, rank
from assistant.words.vectors import table


class Known:
    """A list's words, and the whole of its tasks, as vectors to be searched."""

    def __init__(self, document: ListDocument) -> None:
        try:
            self.words, self.whole = map(Packed, document.vector_blobs() or blobs(document))
        except (AttributeError, TypeError, ValueError):  # not what was stored: computed anew
            self.words, self.whole = map(Packed, blobs(document))


_KNOWN: WeakKeyDictionary[ListDocument, Known] = WeakKeyDictionary()


def evidence(document: ListDocument, words: Iterable[str]) -> dict[int, Evidence]:
    """Task index → how near it is to the words of a question, and by which of its own words."""
    known = _KNOWN.get(document)
    if known is None:
        known = _KNOWN[document] = Known(document)
    found = rank(words, known.words, lambda word: places(document, word), len(document.tasks), known.whole)
    return {each.task: each for each in found}


def says(word: str) -> float:
    """How much a word tells, 0 to 1, as the table has learned it."""
    return table().rarity(word)
