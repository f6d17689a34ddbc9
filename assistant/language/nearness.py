"""Words that a list does not have → the tasks whose words mean nearly the same, by word vectors."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.language.model import counts
from assistant.model.document import ListDocument
from assistant.words.known import known
from assistant.words.of_list import places
from assistant.words.similarity import Evidence, Pair, rank
from assistant.words.vectors import table

_MEANT = 4.0  # a word that makes another one so much likelier (a logarithm) may be what is meant by it
_FEW = 3  # … if it is one of the likeliest
_NEAR = 0.6  # what the best task scores, on the scale of ``gathered``, where any is shown
_NOTHING = Pair("", "", 0.0)


def evidence(document: ListDocument, words: Iterable[str], said: Iterable[str]) -> dict[int, Evidence]:
    """Task index → how near it is to the words of a question, and by which of its own words; ``said``: all of them."""
    own = known(document)
    found = rank(words, own.words, lambda word: places(document, word), len(document.tasks), own.whole)
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


def nearest(document: ListDocument, words: Collection[str]) -> tuple[int, ...]:
    """The tasks (numbers) whose words come near to those of a question that nothing answers, best first."""
    scores = {index: counts(each) for index, each in evidence(document, words, words).items()}
    best = sorted(scores, key=lambda index: -scores[index])[:_FEW]
    return tuple(document.tasks[index].number for index in best if scores[best[0]] >= _NEAR)


def says(word: str) -> float:
    """How much a word tells, 0 to 1, as the table has learned it."""
    return table().rarity(word)


def likely_meant(word: str) -> list[str]:
    """The words that people may mean by the word, the likeliest first."""
    means = table().means(word)
    return sorted((listed for listed, much in means.items() if much >= _MEANT), key=lambda w: -means[w])


def said_for(document: ListDocument, word: str) -> list[str]:
    """Those of the few words that people most likely mean by the word that the list has."""
    return [listed for listed in likely_meant(word)[:_FEW] if listed in document.vocabulary]
