"""Everything that speaks for the tasks that a group of words may mean: the very words, synonyms, words near to them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assistant.language.evidence import SAYS_LITTLE, Weighed
from assistant.language.model import counts
from assistant.language.segment import LANDSCAPE, NAME
from assistant.language.terms import Need
from assistant.model.document import ListDocument
from assistant.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.words.similarity import Evidence

_KEEP = 0.88  # tasks that score this share of the best one are meant as well
_KEEP_NEAR = 0.97  # … where words that are only near tell: everyday words mean one task
_SEARCHED = 0.4  # lighter words (发, 建) are not worth a search
_LEAST = 0.02  # a score below it is no evidence


class Case(NamedTuple):
    """``scores`` by task index; ``lead`` the best one (-1: none), ``chosen`` all that are meant with it.

    ``near``: task index → how near its words are to the question's, where some word is not the list's.
    """

    weighed: list[Weighed]
    scores: Mapping[int, float] = MappingProxyType({})
    lead: int = -1
    chosen: frozenset[int] = frozenset()
    near: Mapping[int, Evidence] = MappingProxyType({})


def gathered(document: ListDocument, weighed: list[Weighed], need: Need) -> Case:
    """The case for the tasks within ``need.allowed``."""
    near = _near(document, weighed)
    total = sum(w.weight for w in weighed) or 1.0
    scores: dict[int, float] = {}
    for item in weighed:
        aside = 0.9 if item.term.background else 1.0
        for index, strength in item.found.items():
            if index in need.allowed:
                scores[index] = scores.get(index, 0.0) + strength * item.weight * aside / total
    for index, each in near.items():
        if index in need.allowed:
            scores[index] = scores.get(index, 0.0) + counts(each)
    told = {index for w in weighed if w.term.kind != "event" for index in w.found}
    if told & scores.keys():  # 1号煤场什么时候启用: a step tells of no other task
        scores = {index: score for index, score in scores.items() if index in told or index in near}
    best = max(scores.values(), default=0.0)
    if best <= _LEAST:
        return Case(weighed)
    keep = (_KEEP_NEAR if near else _KEEP) * best
    chosen = {index for index, score in scores.items() if score >= keep}
    strongest = max(
        weighed, key=lambda w: w.weight * (w.term.kind == "topic") * bool(w.found.keys() & chosen)
    )
    if strongest.term.kind == "topic":  # 爸妈…养老服务综合体: not every task for old people
        chosen = chosen & strongest.found.keys() or chosen
    return Case(weighed, scores, max(chosen, key=lambda i: scores[i]), frozenset(chosen), near)


def _is_place(word: Weighed) -> bool:
    """翠湖, of which the vectors of its characters say nothing: it is no 柳林."""
    return word.term.kind == "unknown" and word.weight >= NAME and word.term.surface[-1] in LANDSCAPE


def _near(document: ListDocument, weighed: list[Weighed]) -> Mapping[int, Evidence]:
    """Nearness by word vectors; asked only where some word is not the list's."""
    words = [w.term.surface for w in weighed if w.weight >= SAYS_LITTLE and not _is_place(w)]
    if all(
        w.found and w.term.kind != "hint" for w in weighed if w.weight >= _SEARCHED and w.term.kind != "event"
    ):
        return MappingProxyType({})
    from assistant.language.nearness import evidence

    return evidence(document, words, (w.term.surface for w in weighed))
