"""Query + list → the tasks meant, and how much of the question they account for."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from assistant.first.answering.topics import Topic, Weighed, resolve, weigh
from assistant.first.query import Query, Term, UnitRef
from assistant.model.document import ListDocument, Unit


class Selection:
    """``tasks`` are indexes in list order; ``problem`` says why there are none.  Filled step by step."""

    def __init__(self) -> None:
        self.tasks: list[int] = []
        self.units: list[Unit] = []
        self.keywords: list[str] = []
        self.missing: list[str] = []
        self.ignored: list[str] = []
        self.categories: list[int] = []
        self.scores: dict[int, float] = {}
        self.near: list[int] = []
        self.problem = ""
        self.topical = False  # a topic took part in choosing

    def only(self, tasks: list[int]) -> Selection:
        """The same selection narrowed to ``tasks``."""
        narrowed = copy(self)
        narrowed.tasks = tasks
        return narrowed


def find_units(document: ListDocument, ref: UnitRef) -> list[Unit]:
    """The list's units that ``ref`` names; none when the level typed is another (市体育局 ≠ 区体育局)."""
    units = document.cores.get(ref.core, [])
    if not ref.level:
        return units
    if ref.level in "市省":
        return [u for u in units if u.level == ref.level]
    return [u for u in units if not u.level or u.level in "区县市旗"]


def select(document: ListDocument, query: Query) -> Selection:
    """The tasks that units, categories, numbers and topics of ``query`` name together."""
    result = Selection()
    allowed = _allowed(document, query, result)
    if result.problem:
        return result
    chosen = _by_topic(document, query, allowed, result)
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
    if not result.tasks:
        result.problem = "empty"
    return result


def _allowed(document: ListDocument, query: Query, result: Selection) -> set[int]:
    """Tasks of the named units, categories and numbers; fills ``result.problem`` where one is unknown."""
    allowed = {task.index for task in document.tasks}
    if query.units:
        named = [(ref, find_units(document, ref)) for ref in query.units]
        unknown = [ref.surface for ref, units in named if not units]
        if len(unknown) == len(named):
            result.problem = f"unit:{unknown[0]}"
            return set()
        result.ignored.extend(unknown)
        for _, units in named:
            result.units.extend(u for u in units if u not in result.units)
        ids = {unit.id for unit in result.units}
        allowed &= {task.index for task in document.tasks if task.unit_ids & ids}
    if query.categories and not document.categories:  # a list without categories: 第一项 is its first task
        allowed &= {task.index for task in document.tasks if task.number in query.categories}
    elif query.categories:
        unknown_numbers = [n for n in query.categories if n not in document.categories]
        if unknown_numbers:
            result.problem = f"category:{unknown_numbers[0]}"
            return set()
        result.categories = list(query.categories)
        allowed &= {index for n in query.categories for index in document.categories[n][1]}
    if query.tasks:
        wanted = set(query.tasks)
        allowed &= {task.index for task in document.tasks if task.number in wanted}
    if not allowed:
        result.problem = "empty"
    return allowed


def _by_topic(document: ListDocument, query: Query, allowed: set[int], result: Selection) -> set[int]:
    """Tasks of the topics: of the clause that asks where it names a thing, else of the whole question."""
    everything = weigh(document, query.terms)
    focal = [w for w in everything if not w.term.background]
    if len(focal) < len(everything) and any(w.found and w.term.kind in ("topic", "word") for w in focal):
        trial = Selection()
        chosen = _choose(document, query, focal, allowed, trial)
        if not trial.problem and trial.topical and _is_definite(focal, chosen):
            _take(result, trial)
            return _told_apart(everything, chosen) if len({w.term.group for w in focal}) == 1 else chosen
    if focal != everything and (query.units or query.categories or query.tasks or query.quarters):
        trial = Selection()
        chosen = _choose(document, query, everything, allowed, trial)
        anchored = bool(query.units or query.categories or query.tasks)
        if (trial.problem and anchored) or not any(map(_is_subject, everything)):
            # 我妈是老教师，…，区教育局三季度有哪些工作: the story does not matter
            return _choose(document, query, focal, allowed, result)
        _take(result, trial)
        result.problem, result.missing, result.near = trial.problem, trial.missing, trial.near
        return chosen
    return _choose(document, query, everything, allowed, result)


def _is_subject(item: Weighed) -> bool:
    return item.term.kind in ("topic", "people") or (bool(item.found) and item.term.weight >= 1)


def _is_definite(focal: list[Weighed], chosen: set[int]) -> bool:
    """The asking clause names its thing itself; 补贴多少钱 alone leaves open which."""
    return any(
        w.found
        and set(w.found) & chosen
        and (w.term.kind == "topic" or (w.term.kind == "word" and len(w.found) == 1 and w.term.weight >= 1))
        for w in focal
    )


def _told_apart(everything: list[Weighed], chosen: set[int]) -> set[int]:
    """Among several tasks the words before the asking clause decide: 糖尿病, …报销这块."""
    if len(chosen) < 2:
        return chosen
    scores = dict.fromkeys(chosen, 0.0)
    for item in everything:
        if item.term.background and item.term.kind == "topic":
            for index in chosen:
                scores[index] += item.weight * item.found.get(index, 0.0)
    best = max(scores.values())
    return {index for index, score in scores.items() if score >= 0.88 * best} if best >= 1.5 else chosen


def _take(result: Selection, trial: Selection) -> None:
    result.keywords += trial.keywords
    result.ignored += trial.ignored
    result.categories += trial.categories
    result.scores.update(trial.scores)
    result.topical |= trial.topical


def _choose(
    document: ListDocument, query: Query, weighed: list[Weighed], allowed: set[int], result: Selection
) -> set[int]:
    """Tasks of all topic groups: one task for all of them where it fits, else each group's own."""
    groups: dict[int, list[Weighed]] = {}
    for item in weighed:
        groups.setdefault(item.term.group, []).append(item)
    if not groups:
        return allowed
    named = [group for group in groups.values() if any(w.found and w.term.kind != "event" for w in group)]
    if len(groups) > 1 and len(named) == 1:  # 想领补贴，跟哪个部门申请: 跟 joins no second thing
        groups = {0: weighed}
    if len(groups) > 1 and not _fits_together(list(groups.values()), allowed):
        return _each_group(document, query, list(groups.values()), allowed, result)
    topic = resolve(document, query, weighed, allowed)
    _record(result, topic)
    result.problem = topic.problem
    return allowed if topic.tasks is None and not topic.problem else topic.tasks or set()


def _each_group(
    document: ListDocument, query: Query, groups: list[list[Weighed]], allowed: set[int], result: Selection
) -> set[int]:
    """Tasks of every group; one that the list lacks is said, as long as another is found."""
    chosen: set[int] = set()
    failed = ""
    for group in groups:
        topic = resolve(document, query, group, allowed)
        _record(result, topic)
        chosen |= topic.tasks or set()
        failed = failed or topic.problem
    if chosen:
        result.ignored.extend(result.missing)
        result.missing = []
        return chosen
    result.problem = failed
    return set() if failed else allowed


def _record(result: Selection, topic: Topic) -> None:
    result.keywords.extend(topic.keywords)
    result.ignored.extend(topic.ignored)
    result.missing.extend(topic.missing)
    result.near.extend(topic.near)
    result.scores.update(topic.scores)
    result.topical |= bool(topic.tasks)
    if topic.category is not None:
        result.categories.append(topic.category)


def _fits_together(groups: list[list[Weighed]], allowed: set[int]) -> bool:
    """Whether one task holds the strongest word of every group that has one."""
    heads = [max(g, key=lambda w: w.weight * bool(w.found)) for g in groups]
    found = [set(h.found) & allowed for h in heads if h.found]
    strong = [h for h in heads if any(s >= 0.83 for i, s in h.found.items() if i in allowed)]
    if len(found) < 2:
        return True
    common = set.intersection(*found)
    return any(all(h.found.get(i, 0) >= 0.83 for h in strong) for i in common)


def asks_who_else(query: Query) -> bool:
    """除了生态环境局还有谁管: a name is left out of the units, not its tasks."""
    return query.intent == "units" and not query.modifiers & {"most", "fewest"}


def _excluded(document: ListDocument, query: Query) -> set[int]:
    """Tasks that 除了… takes away."""
    gone = {t.index for t in document.tasks if t.number in query.excluded_tasks}
    for ref in () if asks_who_else(query) else query.excluded_units:
        ids = {u.id for u in find_units(document, ref)}
        gone |= {t.index for t in document.tasks if t.unit_ids & ids}
    for number in query.excluded_categories:
        gone |= set(document.categories.get(number, ("", []))[1])
    everything = {t.index for t in document.tasks}
    for terms in _grouped(query.excluded_terms):
        together = resolve(document, query, weigh(document, terms), everything).tasks
        if together is not None:
            gone |= together
            continue
        for term in terms:
            gone |= resolve(document, query, weigh(document, [term]), everything).tasks or set()
    return gone


def _grouped(terms: Iterable[Term]) -> list[list[Term]]:
    groups: dict[int, list[Term]] = {}
    for term in terms:
        groups.setdefault(term.group, []).append(term)
    return list(groups.values())
