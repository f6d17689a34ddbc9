"""The words of one topic → the tasks about it, and whether they account for enough of the words.

Every word weighs by its rarity in the list; a task scores by where the word stands in it.  What the best
task leaves unexplained counts against it, most of all a public-service topic that the list does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from assistant.first.query import Query, Term
from assistant.model.document import CATEGORY, CITY, DISTRICT, QUARTER, ListDocument

# Where a word stands decides how strongly the task is about it.
_FIELDS = ((DISTRICT, 1.0), (CITY, 0.85), (CATEGORY, 0.8))
_MILESTONE = 0.65
_SYNONYM = 0.92  # a word of the same concept, against the very word that was typed
_FULL = 3.0  # what a word found in one task only weighs; one found everywhere weighs _FLOOR
_FLOOR = 0.15
_ABSENT = {"topic": 3.0, "people": 1.3, "event": 1.0}
_ASIDE = {
    "topic": 0.6,
    "people": 0.2,
    "event": 0.2,
    "unknown": 0.12,
    "word": 0.5,
}  # outside the asking clause
_ATTACHED = 2.0  # 职工疗休养名额: a word joined to the thing found is part of what is asked
_COMMON_WORD = 0.7  # 中心, 新建: the list's own words that several tasks share tell less than a topic
_PEOPLE = 0.6  # 家长, 老人: whom it is for tells less than what it is
_KEEP = 0.88  # tasks that score this share of the best one are meant as well
ENOUGH = 0.54  # the share of the content that must be accounted for
_STRAY = 2.0
_LONG = 5  # characters of a word that names one task rather than its category
_TALK = frozenset(("it", "they", "show", "more"))
_CHATTER = 1.5  # unknown words that weigh less say nothing


class Weighed(NamedTuple):
    """A term, the tasks it is found in (index → strength 0-1), its weight."""

    term: Term
    found: dict[int, float]
    weight: float
    places: Mapping[int, int] = MappingProxyType({})  # index → bits of the fields, for steps


class Topic(NamedTuple):
    """What one group of words came to: ``tasks`` None means that it restricts nothing."""

    tasks: set[int] | None = None
    problem: str = ""
    keywords: Sequence[str] = ()
    ignored: Sequence[str] = ()
    missing: Sequence[str] = ()
    near: Sequence[int] = ()
    scores: Mapping[int, float] = MappingProxyType({})
    category: int | None = None


def strengths(document: ListDocument, term: Term) -> dict[int, float]:
    """Task index → how strongly ``term`` is found there, 0 to 1."""
    found: dict[int, float] = {}
    for position, _, places in document.standing(term.words):
        base = 1.0 if position == 0 else _SYNONYM
        for index, bits in places.items():
            strength = base * next((s for bit, s in _FIELDS if bits & bit), _MILESTONE)
            if strength > found.get(index, 0.0):
                found[index] = strength
    return found


def step_places(document: ListDocument, term: Term) -> dict[int, int]:
    """Task index → bits of the fields in which one of a step's words stands."""
    found: dict[int, int] = {}
    for _, _, places in document.standing(term.words):
        for index, bits in places.items():
            found[index] = found.get(index, 0) | bits
    return found


def weigh(document: ListDocument, terms: Iterable[Term]) -> list[Weighed]:
    """The terms with where they are found and what they weigh."""
    weighed = []
    for term in terms:
        found = strengths(document, term) if term.kind != "unknown" else {}
        if found:
            weight = (_FLOOR + (_FULL - _FLOOR) * document.rarity(len(found))) * term.weight
            if term.kind == "word" and len(found) > 1:
                weight *= _COMMON_WORD
            elif term.kind == "people":
                weight *= _PEOPLE
        else:
            weight = _ABSENT.get(term.kind, term.weight)
        places = step_places(document, term) if term.kind == "event" else {}
        weighed.append(Weighed(term, found, weight, places))
    return weighed


def resolve(document: ListDocument, query: Query, weighed: list[Weighed], allowed: set[int]) -> Topic:
    """The tasks of one topic within ``allowed``."""
    category = _category_reading(document, query, weighed, allowed)
    if category is not None:
        keywords = [w.term.surface for w in weighed if w.found]
        return Topic(tasks=category[1], category=category[0], keywords=keywords)
    anchored = bool(query.units or query.categories or query.tasks)
    if anchored and query.intent != "when" and not any(map(_is_thing, weighed)):
        stray = [w.term.surface for w in weighed if w.term.kind == "unknown" and w.weight >= 0.3]
        return Topic(
            ignored=[] if query.modifiers & _TALK else stray
        )  # 住建委年底要完成什么: nothing restricts
    if not any(w.found and w.term.kind != "event" for w in weighed) and query.intent in (
        "list",
        "when",
        "units",
    ):
        if query.numbers and not query.quarters:
            return Topic()
        steps = any(w.term.kind == "event" for w in weighed)
        if steps and query.quarters and query.intent in ("list", "units"):
            return _by_step(query, weighed, allowed)
    scores: dict[int, float] = {}
    for item in weighed:
        for index, strength in item.found.items():
            if index in allowed:
                scores[index] = scores.get(index, 0.0) + strength * item.weight * _aside(item)
    best = max(scores.values(), default=0.0)
    if best <= 0.2:
        return _elsewhere(weighed, allowed) if anchored else _nothing_found(weighed)
    chosen = {index for index, score in scores.items() if score >= _KEEP * best}
    strongest = max(
        weighed, key=lambda w: w.weight * (w.term.kind == "topic") * bool(w.found.keys() & chosen)
    )
    if strongest.term.kind == "topic":  # 爸妈…养老服务综合体: not every task for old people
        chosen = chosen & strongest.found.keys() or chosen
    return _judged(document, weighed, scores, chosen, max(chosen, key=lambda i: scores[i]))


def _by_step(query: Query, weighed: list[Weighed], allowed: set[int]) -> Topic:
    """二季度验收的任务: those whose goal of that quarter has the step."""
    steps = [w for w in weighed if w.term.kind == "event"]
    bits = sum(QUARTER[quarter] for quarter in query.quarters)
    tasks = {i for w in steps for i, places in w.places.items() if i in allowed and places & bits}
    names = [w.term.surface for w in steps]
    unknown = [w for w in weighed if w.term.kind == "unknown" and not w.term.background]
    if sum(w.weight for w in unknown) >= _CHATTER:  # 大闸蟹养殖四季度有啥收尾
        return Topic(problem="topic", missing=[w.term.surface for w in unknown])
    return Topic(tasks=tasks, keywords=names) if tasks else Topic(problem="topic", missing=names)


def _aside(item: Weighed) -> float:
    """Words outside the asking clause count, but less."""
    return 0.9 if item.term.background else 1.0


def _judged(
    document: ListDocument, weighed: list[Weighed], scores: dict[int, float], chosen: set[int], lead: int
) -> Topic:
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
    if absent or covered < ENOUGH * total:
        return Topic(problem="topic", missing=absent or unexplained, near=sorted(chosen), scores=scores)
    return Topic(
        tasks=chosen,
        keywords=[w.term.surface for w in weighed if w.found.get(lead)],
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
        and (w.term.end == term.start or term.end == w.term.start)
        for w in weighed
    )
    return item.weight * (_ATTACHED if joined and (len(term.surface) > 1) else 1.0)


def _half_explained(document: ListDocument, term: Term, lead: int) -> bool:
    """残疾证 in passing is half explained by a task about 残疾人."""
    surface = term.surface
    parts = (surface[i:j] for i in range(len(surface) - 1) for j in range(i + 2, len(surface) + 1))
    return any(part in document.vocabulary and lead in document.places(part) for part in parts)


def _is_thing(item: Weighed) -> bool:
    """Whether the word names a thing, not a step, a particle or chatter."""
    if item.term.kind == "unknown":
        return item.weight >= 1.5 and not item.term.background
    if item.term.kind == "event":
        return False
    return item.term.kind in ("topic", "people") or item.term.weight > 0.6


def _elsewhere(weighed: list[Weighed], allowed: set[int]) -> Topic:
    """停车场是残联负责吗: the list has the thing, but under other units."""
    things = [w for w in weighed if w.term.kind == "topic" and w.found]
    if not things:
        return _nothing_found(weighed)
    best = max(things, key=lambda w: w.weight * max(w.found.values()))
    lead = max(best.found.values())
    near = sorted(i for i, s in best.found.items() if s >= _KEEP * lead and i not in allowed)
    return Topic(problem="elsewhere", missing=[best.term.surface], near=near)


def _nothing_found(weighed: list[Weighed]) -> Topic:
    """No word of the group is in reach: chatter when it weighs little, else an unknown topic."""
    absent = [w for w in weighed if w.weight >= 0.3]
    burden = sum(w.weight * (_ASIDE.get(w.term.kind, 1.0) if w.term.background else 1.0) for w in absent)
    if burden < _CHATTER and not any(w.term.kind == "topic" for w in absent):
        return Topic(ignored=[w.term.surface for w in absent])
    return Topic(problem="topic", missing=[w.term.surface for w in absent])


# —— the name of a category ——


def _category_reading(
    document: ListDocument, query: Query, weighed: list[Weighed], allowed: set[int]
) -> tuple[int, set[int]] | None:
    """The category that the words name: all of them stand in its name and make up half of it.

    青少年身心健康 names the third category; 养老服务综合体 is a task's own thing.  那一类 needs fewer words.
    """
    words = [w for w in weighed if w.weight >= 0.6 or w.found]
    if not words or any(w.term.kind == "unknown" for w in words):
        return None
    marked = "category" in query.modifiers
    share = 0.25 if marked else 0.5
    for number, (name, members) in document.categories.items():
        if len(members) < 2 and not marked:
            continue
        inside = [_longest_inside(w.term, name) for w in words]
        if all(inside) and sum(inside) >= share * (len(name) - 2):
            own = set() if marked else _own_subject(document, words, members)
            return number, (own or set(members)) & allowed
    return None


def _longest_inside(term: Term, name: str) -> int:
    if _in_order(term.surface, name):
        return len(term.surface)
    return max((len(w) for w in term.words if w in name), default=0)


def _in_order(word: str, name: str) -> bool:
    """农民增收 in 促进农民增产增收: the characters in order."""
    position = -1
    for char in word:
        position = name.find(char, position + 1)
        if position < 0:
            return False
    return True


def _own_subject(document: ListDocument, words: list[Weighed], members: list[int]) -> set[int]:
    """智慧平安社区: the task whose text is about just that, not the others of the category named after it."""
    found = [
        {
            i
            for word in dict.fromkeys((w.term.surface, *w.term.words))
            if word == w.term.surface or len(word) >= _LONG
            for i, bits in document.places(word).items()
            if bits & (CITY | DISTRICT) and i in members
        }
        for w in words
    ]
    long = any(len(w.term.surface) >= _LONG for w in words)
    return set.intersection(*found) if long and all(found) else set()
