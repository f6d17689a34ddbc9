"""The content words of a part → the topics they name: of the clause that asks, else of the whole part."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language.evidence import Weighed, weigh
from assistant.language.link import Linked, link
from assistant.language.mention import Mention
from assistant.language.said import Said
from assistant.language.terms import Found, Need, Term
from assistant.language.verbs import brought_to_its_end, own_verbs, short_verbs, steps_of
from assistant.language.wanted import Wanted
from assistant.model.document import ListDocument
from assistant.model.written import says
from assistant.query import EitherFilter, Filter, Problem, StepFilter, Topic, TopicFilter

_BEGINS = ("开始", "着手", "启动")
_KEEP = 0.88
_SURE = 1.5
_STRONG = 0.83


def linked(
    said: Said, document: ListDocument, want: Wanted, need: Need, named: tuple[Filter, ...]
) -> tuple[Found, tuple[Filter, ...]]:
    """What the content words name, and the filters: those of what is ``named``, the topics, the steps asked about."""
    terms, filters = said.named.terms, named
    if "verbatim" in said.words:  # 四季度写明竣工的: that very word
        stands = {t for t in terms if document.places(t.surface)}
        terms = tuple(t._replace(words=t.words[:1]) if t in stands else t for t in terms)
    found = _standing_in(said, document, terms, want) or find_topics(
        document, terms, need, need.anchored or bool(need.quarters)
    )
    if found.problem and found.problem.reason == "elsewhere" and _is_joined(said):  # 体育局和口袋公园
        anywhere = need._replace(allowed=frozenset(range(len(document.tasks))), anchored=False)
        other = find_topics(document, terms, anywhere, bool(need.quarters))
        if other.topics and not other.problem:
            return other, (EitherFilter((named, (TopicFilter(other.topics),))),)
    named_by_steps = want.target == "when" and all(term.kind == "event" for term in terms)
    if found.topics and not found.steps_only and not named_by_steps:
        filters += (TopicFilter(found.topics),)
    steps = steps_of(terms)
    if want.target == "when" and all(step.surface in _BEGINS for step in steps):
        # 什么时候栽, 哪个季度开始喂
        steps = short_verbs(document, said, {i for topic in found.topics for i in topic.tasks}) or steps
    if want.target == "when" and not steps and not found.topics:
        steps = own_verbs(document, terms, need.allowed)
    if found.steps_only:
        steps = tuple(map(brought_to_its_end, steps))
    if steps and (found.steps_only or want.target in ("when", "value")):
        filters += (StepFilter(steps),)
    return found, filters


def _standing_in(said: Said, document: ListDocument, terms: tuple[Term, ...], want: Wanted) -> Found | None:
    """哪些任务提到了乌桥车辆段: every task that has the word, wherever it stands; None for any other question."""
    if "verbatim" not in said.words or want.target != "tasks" or said.named.quarters:
        return None
    things = [t for t in terms if t.kind != "event" and not t.background] or list(terms)  # 提到“投入使用”的
    tasks = [t.index for t in document.tasks if all(says(t, one.surface, units=True) for one in things)]
    if not (things and tasks):
        return None
    name = "、".join(t.surface for t in things)
    return Found((Topic(name, tuple(tasks), tuple(t.words for t in things)),))


def _is_joined(said: Said) -> bool:
    """Whether 和 or 加上 stands right between a unit and a topic."""
    kinds = [
        "and" if "and" in i.value or "add" in i.value else i.dimension
        for i in said.items
        if isinstance(i, Mention) and i.dimension in ("unit", "topic", "word", "aspect")
    ]
    triples = {tuple(kinds[at : at + 3]) for at in range(len(kinds))}
    return any(
        ("unit", "and", kind) in triples or (kind, "and", "unit") in triples for kind in ("topic", "word")
    )


def find_topics(document: ListDocument, terms: tuple[Term, ...], need: Need, told: bool) -> Found:
    """The topics that ``terms`` name; ``told``: a unit, a number or a quarter is named beside them."""
    everything = [w for w in weigh(document, terms) if not need.anchored or not _mere_story(w)]
    focal = [w for w in everything if not w.term.background]
    steps = [w.term.start for w in focal if w.term.kind == "event" and w.places]
    if told and steps:  # 要验收的有哪些，领导要去现场看
        behind = [w for w in everything if w.term.background and w.term.start > steps[0]]
        everything = [w for w in everything if w not in behind or w.term.kind != "word"]
    if len(focal) < len(everything) and any(w.found and w.term.kind in ("topic", "word") for w in focal):
        found = _choose(document, focal, need)
        if not found.problem and found.topics and _is_definite(focal, found.topics):
            one = len({w.term.group for w in focal}) == 1
            return found._replace(topics=_told_apart(everything, found.topics)) if one else found
    if focal != everything and told:
        found = _choose(document, everything, need)
        if need.anchored and (found.problem or not any(w.is_subject for w in everything)):
            return _choose(
                document, focal, need
            )  # 我妈是老教师，…，区教育局三季度有哪些工作: the story does not matter
        return found
    return _choose(document, everything, need)


def _lacks(document: ListDocument, word: Weighed) -> bool:
    """Whether it names a thing that is asked about, and no column (投资); none of its group is found."""
    column = any(word.term.surface in label for label, _ in document.details)
    return word.is_thing and not word.term.background and not column


def _mere_story(word: Weighed) -> bool:
    """我妈是老教师，…，区教育局有哪些工作: who tells it is not what the unit is asked about."""
    return word.term.background and word.term.kind not in ("topic", "word", "event")


def excluded_tasks(document: ListDocument, terms: Iterable[Term]) -> tuple[Topic, ...]:
    """The topics that 除了… takes away: each group of words together, or else word by word."""
    need = Need(frozenset(range(len(document.tasks))), False, "list")
    gone = []
    for group in _grouped(weigh(document, terms)):
        together = link(document, group, need)
        pieces = (
            [(group, together)]
            if together.tasks is not None
            else [([w], link(document, [w], need)) for w in group]
        )
        gone += [_topic(words, linked) for words, linked in pieces if linked.tasks]
    return tuple(gone)


def _choose(document: ListDocument, weighed: list[Weighed], need: Need) -> Found:
    """One topic for all groups of words where one task fits them all, else each group's own."""
    groups = _grouped(weighed)
    if not groups:
        return Found()
    named = [group for group in groups if any(w.found and w.term.kind != "event" for w in group)]
    absent = [w.term.surface for group in groups if group not in named for w in group if _lacks(document, w)]
    if need.all_named and named and absent:  # 便利店比菜市场多几家
        near = [max(w.found, key=lambda i: w.found[i]) for group in named for w in group if w.found]
        return Found(problem=_problem(document, Linked(problem="topic", missing=absent, near=near)))
    if len(groups) > 1 and len(named) == 1:  # 想领补贴，跟哪个部门申请: 跟 joins no second thing
        groups = [weighed]
    if len(groups) > 1 and not _fits_together(groups, need.allowed):
        return _each_group(document, groups, need)
    linked = link(document, weighed, need)
    if linked.problem:
        return Found(problem=_problem(document, linked), ignored=tuple(linked.ignored))
    if linked.tasks is None:
        return Found(ignored=tuple(linked.ignored))
    whole = [_topic(group, linked) for group in groups]
    return Found(tuple(whole), None, tuple(linked.ignored), linked.steps_only, tuple(linked.links))


def _each_group(document: ListDocument, groups: list[list[Weighed]], need: Need) -> Found:
    """Topics of every group; one that the list lacks is said, as long as another is found."""
    results = [(group, _without_story(document, group, need)) for group in groups]
    topics = tuple(_topic(group, linked) for group, linked in results if linked.tasks)
    failed = next((linked for _, linked in results if linked.problem), None)
    ignored = [word for _, linked in results for word in linked.ignored]
    if topics and not (failed and need.all_named):
        missing = [word for _, linked in results for word in linked.missing]
        links = tuple(link for _, linked in results for link in linked.links)
        return Found(topics, ignored=tuple(ignored + missing), links=links)
    return Found(problem=_problem(document, failed) if failed else None, ignored=tuple(ignored))


def _without_story(document: ListDocument, group: list[Weighed], need: Need) -> Linked:
    """One of several things named together; what is told before them and the list lacks is no part of it."""
    linked = link(document, group, need)
    plain = [w for w in group if w.found or not w.term.background]
    if not linked.problem or len(plain) in (0, len(group)):
        return linked
    return link(document, plain, need)


def _topic(group: list[Weighed], linked: Linked) -> Topic:
    things = [w.term for w in group if w.term.surface in linked.used or w.term.kind == "event"]
    steps = {w.term.surface for w in group if w.term.kind == "event"}
    used = [word for word in dict.fromkeys(linked.used) if word not in steps] or list(linked.used)
    own = {w.term.surface for w in group}
    typed = [word for word in (*used, *(link.typed for link in linked.links)) if word in own]
    surface = "、".join(list(dict.fromkeys(typed))[:3])
    words = tuple(term.words for term in things if term.kind != "event")
    words += tuple(
        (link.typed, link.meant)
        for link in linked.links
        if link.typed in own and len(link.typed) > 1 and link.typed not in linked.used
    )
    return Topic(surface, tuple(sorted(linked.tasks or ())), words, linked.category)


def _problem(document: ListDocument, linked: Linked) -> Problem:
    missing = [word for word in linked.missing if len(word) > 1] or list(linked.missing)
    near = tuple(document.tasks[index].number for index in list(linked.near)[:3])
    return Problem("elsewhere" if linked.problem == "elsewhere" else "topic", "、".join(missing[:3]), near)


def _grouped(weighed: list[Weighed]) -> list[list[Weighed]]:
    groups: dict[int, list[Weighed]] = {}
    for item in weighed:
        groups.setdefault(item.term.group, []).append(item)
    return list(groups.values())


def _is_definite(focal: list[Weighed], topics: tuple[Topic, ...]) -> bool:
    """The asking clause names its thing itself; 补贴多少钱 alone leaves open which."""
    chosen = {index for topic in topics for index in topic.tasks}
    return any(
        w.found
        and set(w.found) & chosen
        and (w.term.kind == "topic" or (w.term.kind == "word" and len(w.found) == 1 and w.term.weight >= 1))
        for w in focal
    )


def _told_apart(everything: list[Weighed], topics: tuple[Topic, ...]) -> tuple[Topic, ...]:
    """Among several tasks the words before the asking clause decide: 糖尿病, …报销这块."""
    chosen = {index for topic in topics for index in topic.tasks}
    scores = dict.fromkeys(chosen, 0.0)
    for item in everything:
        if item.term.background and item.term.kind == "topic":
            for index in chosen:
                scores[index] += item.weight * item.found.get(index, 0.0)
    best = max(scores.values(), default=0.0)
    if len(chosen) < 2 or best < _SURE:
        return topics
    kept = {index for index, score in scores.items() if score >= _KEEP * best}
    return tuple(topic._replace(tasks=tuple(i for i in topic.tasks if i in kept)) for topic in topics)


def _fits_together(groups: list[list[Weighed]], allowed: frozenset[int]) -> bool:
    """Whether one task holds the strongest word of every group that has one."""
    heads = [max(group, key=lambda w: w.weight * bool(w.found)) for group in groups]
    found = [set(h.found) & allowed for h in heads if h.found]
    strong = [h for h in heads if any(s >= _STRONG for i, s in h.found.items() if i in allowed)]
    if len(found) < 2:
        return True
    common = set.intersection(*found)
    return any(all(h.found.get(i, 0) >= _STRONG for h in strong) for i in common)
