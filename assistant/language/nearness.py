"""Words that a list does not have → the tasks whose words mean nearly the same, by word vectors."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from assistant.language.period import ALL
from assistant.model.document import QUARTER, ListDocument
from assistant.words.of_list import blobs, places
from assistant.words.packed import Packed
from assistant.words.similarity import Evidence, Pair, rank
from assistant.words.vectors import table

_MEANT = 4.0  # a word that makes another one so much likelier (a logarithm) may be what is meant by it
_FEW = 3  # … if it is one of the likeliest
_SAYS = 0.3  # lighter words of a question tell no quarters apart
_STRANGE, _ALIKE, _THE_SAME = 0.3, 8.5, 8.0  # a cosine on the scale of those logarithms
_NOTHING = Pair("", "", 0.0)


class Known:
    """A list's words, and the whole of its tasks, as vectors to be searched."""

    def __init__(self, document: ListDocument) -> None:
        try:
            self.words, self.whole = map(Packed, document.vector_blobs() or blobs(document))
        except (AttributeError, TypeError, ValueError):  # not what was stored: computed anew
            self.words, self.whole = map(Packed, blobs(document))


_KNOWN: WeakKeyDictionary[ListDocument, Known] = WeakKeyDictionary()


def evidence(document: ListDocument, words: Iterable[str], said: Iterable[str]) -> dict[int, Evidence]:
    """Task index → how near it is to the words of a question, and by which of its own words; ``said``: all of them."""
    known = _KNOWN.get(document)
    if known is None:
        known = _KNOWN[document] = Known(document)
    found = rank(words, known.words, lambda word: places(document, word), len(document.tasks), known.whole)
    told = _told(document, said)
    return {each.task: each._replace(told=tuple(told.get(each.task, ()))) for each in found}


def _told(document: ListDocument, said: Iterable[str]) -> dict[int, list[Pair]]:
    """Task index → what was said that its words make likelier, and that it does not have itself."""
    told: dict[int, list[Pair]] = {}
    for word in dict.fromkeys(said):
        own, best = document.places(word), dict[int, Pair]()
        for listed, likelier in table().means(word).items():
            there = document.places(listed) if listed in document.vocabulary else {}
            much = likelier * document.rarity(len(there))  # 改善, of many tasks, tells no one of them
            for index in there:
                if index not in own and much > best.get(index, _NOTHING).similarity:
                    best[index] = Pair(word, listed, much)
        for index, pair in best.items():
            told.setdefault(index, []).append(pair)
    return told


def of_quarters(document: ListDocument, index: int, text: str) -> dict[int, float]:
    """Quarter → how much more than the quarter that says least its goal speaks of the words of ``text``."""
    known = _KNOWN.get(document) or _KNOWN.setdefault(document, Known(document))
    vectors, found = table(), dict.fromkeys(ALL, 0.0)
    for word in dict.fromkeys(vectors.pieces(text)):
        vector = vectors.vector(word) if says(word) >= _SAYS else None
        if vector is None:
            continue
        alike = {
            near.word: _ALIKE * (near.similarity - _STRANGE) for near in known.words.near(vector, _STRANGE)
        }
        alike |= {w: max(much, alike.get(w, 0.0)) for w, much in vectors.means(word).items()}
        alike[word] = _THE_SAME
        stands = [
            (document.places(listed).get(index, 0), much * says(listed)) for listed, much in alike.items()
        ]
        best = {q: max((m for places, m in stands if places & QUARTER[q]), default=0.0) for q in ALL}
        for quarter, much in best.items():
            found[quarter] += says(word) * (much - min(best.values()))
    return found


def says(word: str) -> float:
    """How much a word tells, 0 to 1, as the table has learned it."""
    return table().rarity(word)


def said_for(document: ListDocument, word: str) -> list[str]:
    """Those of the few words that people most likely mean by the word that the list has."""
    means = table().means(word)
    likely = sorted((listed for listed, much in means.items() if much >= _MEANT), key=lambda w: -means[w])
    return [listed for listed in likely[:_FEW] if listed in document.vocabulary]
