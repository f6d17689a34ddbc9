"""The words of a topic → the tasks they link to, and whether those account for enough of the words.

What the best task leaves unexplained counts against it, most of all a public-service topic that the list lacks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from assistant.language.categories import category_named
from assistant.language.evidence import Weighed
from assistant.language.terms import Term
from assistant.model.document import QUARTER, ListDocument

_ASIDE = {
    "topic": 0.6,
    "people": 0.2,
    "event": 0.2,
    "unknown": 0.12,
    "word": 0.5,
}  # outside the asking clause
_ATTACHED = 2.0  # 职工疗休养名额: a word joined to the thing found is part of what is asked
_KEEP = 0.88  # tasks that score this share of the best one are meant as well
ENOUGH = 0.54  # the share of the content that must be accounted for
_STRAY = 2.0
_CHATTER = 1.5  # unknown words that weigh less say nothing


class Need(NamedTuple):
    """What else the question says, as far as it decides how its words are read."""

    allowed: frozenset[int]  # the tasks of the units, categories, numbers named
    anchored: bool  # whether any are named
    asks: str  # list | units | when | other
    quarters: tuple[int, ...] = ()
    numbers: bool = False
    talk: bool = False  # 它, 他们, 说一下: leftover words are talk
    whole_category: bool = False  # 那一类


class Linked(NamedTuple):
    """What one group of words came to: ``tasks`` None means that it restricts nothing."""

    tasks: frozenset[int] | None = None
    problem: str = ""  # topic | elsewhere
    used: Sequence[str] = ()
    ignored: Sequence[str] = ()
    missing: Sequence[str] = ()
    near: Sequence[int] = ()
    scores: Mapping[int, float] = MappingProxyType({})
    category: int | None = None
    steps_only: bool = False


def link(document: ListDocument, weighed: list[Weighed], need: Need) -> Linked:
    """The tasks of one topic within ``need.allowed``."""
    category = category_named(document, weighed, set(need.allowed), need.whole_category)
    if category is not None:
        used = [w.term.surface for w in weighed if w.found]
        return Linked(frozenset(category[1]), category=category[0], used=used)
    if need.anchored and not any(w.is_thing for w in weighed):
        stray = [w.term.surface for w in weighed if w.term.kind == "unknown" and w.weight >= 0.3]
        return Linked(ignored=[] if need.talk else stray)  # 住建委年底要完成什么: nothing restricts
    if not any(w.found and w.term.kind != "event" for w in weighed) and need.asks != "other":
        if need.numbers and not need.quarters:
            return Linked()
        if any(w.term.kind == "event" for w in weighed) and need.quarters and need.asks != "when":
            return _by_step(weighed, need)
    scores: dict[int, float] = {}
    for item in weighed:
        aside = 0.9 if item.term.background else 1.0
        for index, strength in item.found.items():
            if index in need.allowed:
                scores[index] = scores.get(index, 0.0) + strength * item.weight * aside
    best = max(scores.values(), default=0.0)
    if best <= 0.2:
        return _elsewhere(weighed, need.allowed) if need.anchored else _nothing_found(weighed)
    chosen = {index for index, score in scores.items() if score >= _KEEP * best}
    strongest = max(
        weighed, key=lambda w: w.weight * (w.term.kind == "topic") * bool(w.found.keys() & chosen)
    )
    if strongest.term.kind == "topic":  # 爸妈…养老服务综合体: not every task for old people
        chosen = chosen & strongest.found.keys() or chosen
    return _judged(document, weighed, scores, chosen, max(chosen, key=lambda i: scores[i]))


def _by_step(weighed: list[Weighed], need: Need) -> Linked:
    """二季度验收的任务: those whose goal of that quarter has the step."""
    steps = [w for w in weighed if w.term.kind == "event"]
    bits = sum(QUARTER[quarter] for quarter in need.quarters)
    tasks = {i for w in steps for i, places in w.places.items() if i in need.allowed and places & bits}
    names = [w.term.surface for w in steps]
    unknown = [w for w in weighed if w.term.kind == "unknown" and not w.term.background]
    if sum(w.weight for w in unknown) >= _CHATTER:  # 大闸蟹养殖四季度有啥收尾
        return Linked(problem="topic", missing=[w.term.surface for w in unknown])
    if not tasks:
        return Linked(problem="topic", missing=names)
    return Linked(frozenset(tasks), used=names, steps_only=True)


def _judged(
    document: ListDocument, weighed: list[Weighed], scores: dict[int, float], chosen: set[int], lead: int
) -> Linked:
    """The chosen tasks if the best one accounts for enough of the words."""
    # Steps (开工, 验收) say what is asked about the thing, they do not make it another thing.
    things = [w for w in weighed if w.term.kind != "event"]
    if not any(w.found for w in things):
        things = weighed
    covered = sum(w.weight for w in things if w.found.get(lead))
    left = [(w, _burden(document, w, weighed, lead)) for w in things if not w.found.get(lead)]
    # Unknown words that are joined to nothing found are mostly the asker's story: together they weigh this at most.
    stray = sum(b for w, b in left if w.term.kind == "unknown" and b <= w.weight)
    total = covered + sum(b for _, b in left) - max(0.0, stray - _STRAY)
    unexplained = [w.term.surface for w in weighed if not w.found.get(lead)]
    absent = [
        w.term.surface for w in weighed if w.term.kind == "topic" and not w.found and not w.term.background
    ]
    near = sorted(chosen, key=lambda i: -scores[i])
    if absent or covered < ENOUGH * total:
        return Linked(problem="topic", missing=absent or unexplained, near=near, scores=scores)
    return Linked(
        frozenset(chosen),
        used=[w.term.surface for w in weighed if w.found.get(lead)],
        ignored=[
            w.term.surface
            for w in weighed
            if not w.found.get(lead) and w.weight > 0.4 and len(w.term.surface) > 1
        ],
        scores=scores,
    )


def _burden(document: ListDocument, item: Weighed, weighed: list[Weighed], lead: int) -> float:
    """What a word that the best task does not have counts against it."""
    term = item.term
    if term.background:
        share = _ASIDE.get(term.kind, 1.0)
        return item.weight * (share / 2 if _half_explained(document, term, lead) else share)
    joined = any(
        w.found.get(lead)
        and w.term.kind in ("topic", "people", "word")
        and term.start <= w.term.end
        and w.term.start <= term.end
        for w in weighed
    )
    return item.weight * (_ATTACHED if joined and len(term.surface) > 1 else 1.0)


def _half_explained(document: ListDocument, term: Term, lead: int) -> bool:
    """残疾证 in passing is half explained by a task about 残疾人."""
    surface = term.surface
    parts = (surface[i:j] for i in range(len(surface) - 1) for j in range(i + 2, len(surface) + 1))
    return any(part in document.vocabulary and lead in document.places(part) for part in parts)


def _elsewhere(weighed: list[Weighed], allowed: frozenset[int]) -> Linked:
    """停车场是残联负责吗: the list has the thing, but under other units."""
    things = [w for w in weighed if w.term.kind == "topic" and w.found]
    if not things:
        return _nothing_found(weighed)
    best = max(things, key=lambda w: w.weight * max(w.found.values()))
    lead = max(best.found.values())
    near = sorted(i for i, s in best.found.items() if s >= _KEEP * lead and i not in allowed)
    return Linked(problem="elsewhere", missing=[best.term.surface], near=near)


def _nothing_found(weighed: list[Weighed]) -> Linked:
    """No word of the group is in reach: chatter when it weighs little, else an unknown topic."""
    absent = [w for w in weighed if w.weight >= 0.3]
    burden = sum(w.weight * (_ASIDE.get(w.term.kind, 1.0) if w.term.background else 1.0) for w in absent)
    missing = [w.term.surface for w in absent]
    if burden < _CHATTER and not any(w.term.kind == "topic" for w in absent):
        return Linked(ignored=missing)
    return Linked(problem="topic", missing=missing)
