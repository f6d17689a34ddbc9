"""Query + list → the tasks meant, and how much of the question they account for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.catalog.document import CATEGORY, CITY, DISTRICT, ListDocument, Unit
from assistant.query import Query, Term, UnitRef

# Where a word stands decides how strongly the task is about it.
_FIELDS = ((DISTRICT, 1.0), (CITY, 0.85), (CATEGORY, 0.8))
_MILESTONE = 0.65
_SYNONYM = 0.92  # a word of the same concept, against the very word that was typed
_FULL = 3.0  # what a word found in one task only weighs; one found everywhere weighs _FLOOR
_FLOOR = 0.15
_ABSENT_TOPIC = 3.0
_ABSENT_EVENT = 1.0
_KEEP = 0.88  # tasks that score this share of the best one are meant as well
_BACKGROUND = 0.8  # what an absent topic weighs in a clause that asks nothing
ENOUGH = 0.5  # the share of the content that must be accounted for


@dataclass
class Selection:
    """``tasks`` are indexes in list order; ``problem`` says why there are none."""

    tasks: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    categories: list[int] = field(default_factory=list)
    scores: dict[int, float] = field(default_factory=dict)
    near: list[int] = field(default_factory=list)
    problem: str = ""
    topical: bool = False  # a topic took part in choosing


def find_units(document: ListDocument, ref: UnitRef) -> list[Unit]:
    """The list's units that ``ref`` names; none when the level typed is another (市体育局 ≠ 区体育局)."""
    units = document.cores.get(ref.core, [])
    if not ref.level:
        return units
    higher = ref.level in "市省"
    return [u for u in units if u.level == ref.level or (not u.level and not higher) or (not higher and u.level in "区县市旗")]


def strengths(document: ListDocument, term: Term) -> dict[int, float]:
    """Task index → how strongly ``term`` is found there, 0 to 1."""
    found: dict[int, float] = {}
    for position, word in enumerate(term.words):
        if len(word) == 2 and word not in document.vocabulary:
            continue
        base = 1.0 if position == 0 else _SYNONYM
        for index, bits in document.places(word).items():
            strength = base * next((s for bit, s in _FIELDS if bits & bit), _MILESTONE)
            if strength > found.get(index, 0.0):
                found[index] = strength
    return found


@dataclass
class _Weighed:
    term: Term
    found: dict[int, float]
    weight: float


def _weigh(document: ListDocument, terms: Iterable[Term]) -> list[_Weighed]:
    weighed = []
    for term in terms:
        found = strengths(document, term) if term.kind != "unknown" or len(term.surface) > 1 else {}
        if found:
            weight = (_FLOOR + (_FULL - _FLOOR) * document.rarity(len(found))) * term.weight
        elif term.kind == "topic":
            weight = _ABSENT_TOPIC * (_BACKGROUND if term.background else 1.0)
        elif term.kind == "event":
            weight = _ABSENT_EVENT
        else:
            weight = term.weight
        weighed.append(_Weighed(term, found, weight))
    return weighed


def select(document: ListDocument, query: Query) -> Selection:
    """The tasks that units, categories, numbers and topics of ``query`` name together."""
    result = Selection()
    allowed = _allowed(document, query, result)
    if result.problem:
        return result
    groups: dict[int, list[Term]] = {}
    for term in query.terms:
        groups.setdefault(term.group, []).append(term)
    weighed = [_weigh(document, terms) for terms in groups.values()]
    anchored = bool(query.units or query.categories or query.tasks)
    chosen = _choose(document, query, weighed, allowed, anchored, result)
    if result.problem:
        return result
    for other in query.also:
        added = select(document, other)
        if added.problem:
            return added
        chosen |= set(added.tasks)
        result.units += [u for u in added.units if u not in result.units]
        result.keywords += added.keywords
        result.topical |= added.topical
    result.tasks = sorted(chosen - _excluded(document, query))
    if not result.tasks and not result.problem:
        result.problem = "empty"
    return result


def _allowed(document: ListDocument, query: Query, result: Selection) -> set[int]:
    """Tasks of the named units, categories and numbers; fills ``result.problem`` where one is unknown."""
    allowed = {task.index for task in document.tasks}
    if query.units:
        ids: set[int] = set()
        named = [(ref, find_units(document, ref)) for ref in query.units]
        unknown = [ref.surface for ref, units in named if not units]
        if len(unknown) == len(named):
            result.problem = f"unit:{unknown[0]}"
            return set()
        result.ignored.extend(unknown)
        for _, units in named:
            result.units.extend(u for u in units if u not in result.units)
            ids.update(u.id for u in units)
        allowed &= {task.index for task in document.tasks if task.unit_ids & ids}
    if query.categories:
        members: set[int] = set()
        for number in query.categories:
            if number not in document.categories:
                result.problem = f"category:{number}"
                return set()
            members.update(document.categories[number][1])
        result.categories = list(query.categories)
        allowed &= members
    if query.tasks:
        wanted = set(query.tasks)
        allowed &= {task.index for task in document.tasks if task.number in wanted}
    if not allowed:
        result.problem = "empty"
    return allowed


def _choose(
    document: ListDocument,
    query: Query,
    groups: list[list[_Weighed]],
    allowed: set[int],
    anchored: bool,
    result: Selection,
) -> set[int]:
    """Tasks of all topic groups: one task for all of them where it fits, else each group's own."""
    if not groups:
        return allowed
    together = [w for group in groups for w in group]
    if len(groups) > 1 and not _fits_together(groups, allowed):
        return _each_group(document, query, groups, allowed, anchored, result)
    tasks = _group(document, query, together, allowed, anchored, result)
    return allowed if tasks is None else tasks


def _each_group(
    document: ListDocument,
    query: Query,
    groups: list[list[_Weighed]],
    allowed: set[int],
    anchored: bool,
    result: Selection,
) -> set[int]:
    """Tasks of every group; one that the list lacks is said, as long as another is found."""
    chosen: set[int] = set()
    for group in groups:
        tasks = _group(document, query, group, allowed, anchored, result)
        chosen |= tasks or set()
    if chosen:
        result.ignored.extend(result.missing)
        result.missing, result.problem = [], ""
        return chosen
    return set() if result.problem else allowed


def _fits_together(groups: list[list[_Weighed]], allowed: set[int]) -> bool:
    """Whether one task holds the strongest word of every group that has one."""
    heads = [max(g, key=lambda w: w.weight * bool(w.found)) for g in groups]
    found = [set(h.found) & allowed for h in heads if h.found]
    strong = [h for h in heads if any(s >= 0.75 for i, s in h.found.items() if i in allowed)]
    return len(found) < 2 or (bool(set.intersection(*found)) and len(strong) < 2) or any(
        all(h.found.get(i, 0) >= 0.75 for h in strong) for i in allowed
    )


def _group(
    document: ListDocument,
    query: Query,
    weighed: list[_Weighed],
    allowed: set[int],
    anchored: bool,
    result: Selection,
) -> set[int] | None:
    """Tasks of one topic; None when the group holds chatter only; ``result.problem`` when it fails."""
    scores: dict[int, float] = {}
    for item in weighed:
        for index, strength in item.found.items():
            if index in allowed:
                scores[index] = scores.get(index, 0.0) + strength * item.weight
    category = _category_reading(document, query, weighed, allowed)
    if category is not None:
        number, members = category
        result.categories.append(number)
        result.keywords.extend(w.term.surface for w in weighed if w.found)
        result.topical = True
        return members
    best = max(scores.values(), default=0.0)
    if anchored and query.intent != "when" and not any(_is_thing(w) for w in weighed):
        return None  # 住建委年底要完成什么: the step restricts nothing
    # Steps (开工, 验收) say what is asked about the thing, they do not make it another thing.
    things = [w for w in weighed if w.term.kind != "event"]
    if not any(w.found for w in things):
        things = weighed
    if best <= 0.3:
        return _nothing_found(weighed, result)
    chosen = {index for index, score in scores.items() if score >= _KEEP * best}
    lead = max(chosen, key=lambda i: scores[i])
    covered = sum(w.weight * (w.found.get(lead, 0) > 0) for w in things)
    total = sum(_burden(document, w, lead) for w in things)
    result.scores.update(scores)
    if covered < ENOUGH * total:
        result.near = sorted(chosen)
        result.missing = [w.term.surface for w in things if not w.found.get(lead)]
        result.problem = "topic"
        return None
    result.topical = True
    result.keywords.extend(w.term.surface for w in weighed if w.found.get(lead))
    result.ignored.extend(w.term.surface for w in weighed if not w.found.get(lead) and w.weight > 0.3)
    return chosen


def _burden(document: ListDocument, item: _Weighed, lead: int) -> float:
    """What a word asks to be accounted for; 残疾证 in passing is half explained by a task about 残疾人."""
    surface = item.term.surface
    if item.found or not item.term.background or item.term.kind != "topic":
        return item.weight
    parts = (surface[i:j] for i in range(len(surface) - 1) for j in range(i + 2, len(surface) + 1))
    near = any(part in document.vocabulary and lead in document.places(part) for part in parts)
    return item.weight / 2 if near else item.weight


def _is_thing(item: _Weighed) -> bool:
    """Whether the word names a thing, not a step, a particle or chatter."""
    if item.term.kind in ("event", "unknown"):
        return item.weight >= 1.5 and item.term.kind == "unknown"
    return item.term.kind == "topic" or item.term.weight >= 0.6


def _nothing_found(weighed: list[_Weighed], result: Selection) -> set[int] | None:
    """No word of the group is in reach: chatter when it weighs little, else an unknown topic."""
    absent = [w for w in weighed if w.weight >= 0.3]
    if sum(w.weight for w in absent) < 1.5 and not any(w.term.kind == "topic" for w in absent):
        result.ignored.extend(w.term.surface for w in absent)
        return None
    result.missing = [w.term.surface for w in absent]
    result.problem = "topic"
    return None


def _category_reading(
    document: ListDocument, query: Query, weighed: list[_Weighed], allowed: set[int]
) -> tuple[int, set[int]] | None:
    """The category that the words name: all of them stand in its name and make up half of it.

    青少年身心健康 names the third category; 养老服务综合体 is a task's own thing.  那一类 needs fewer words.
    """
    words = [w for w in weighed if w.weight >= 0.6 or w.found]
    if not words or any(w.term.kind == "unknown" for w in words):
        return None
    share = 0.25 if "category" in query.modifiers else 0.5
    for number, (name, members) in document.categories.items():
        if len(members) < 2 and "category" not in query.modifiers:
            continue
        inside = [_longest_inside(w.term, name) for w in words]
        if all(inside) and sum(inside) >= share * (len(name) - 2):
            own = _own_subject(document, words, members) if query.intent == "units" else set()
            return number, (own or set(members)) & allowed
    return None


def _longest_inside(term: Term, name: str) -> int:
    if _subsequence(term.surface, name):
        return len(term.surface)
    return max((len(w) for w in term.words if w in name), default=0)


def _subsequence(word: str, name: str) -> bool:
    """农民增收 in 促进农民增产增收: the characters in order."""
    position = -1
    for char in word:
        position = name.find(char, position + 1)
        if position < 0:
            return False
    return True


def _own_subject(document: ListDocument, words: list[_Weighed], members: list[int]) -> set[int]:
    """Asked who is responsible for 智慧平安社区, the task whose text is about just that is meant."""
    found = [
        {i for i, bits in document.places(w.term.surface).items() if bits & (CITY | DISTRICT) and i in members}
        for w in words
    ]
    longer = {w.term.surface for w in words if len(w.term.surface) >= 5}
    return set.intersection(*found) if longer and all(found) else set()


def _excluded(document: ListDocument, query: Query) -> set[int]:
    """Tasks that 除了… takes away."""
    gone = {t.index for t in document.tasks if t.number in query.excluded_tasks}
    for ref in query.excluded_units:
        ids = {u.id for u in find_units(document, ref)}
        gone |= {t.index for t in document.tasks if t.unit_ids & ids}
    for number in query.excluded_categories:
        gone |= set(document.categories.get(number, ("", []))[1])
    groups: dict[int, list[Term]] = {}
    for term in query.excluded_terms:
        groups.setdefault(term.group, []).append(term)
    everything = {t.index for t in document.tasks}
    for terms in groups.values():
        gone |= _group(document, query, _weigh(document, terms), everything, False, Selection()) or set()
    return gone
