"""The words of a topic → the tasks they link to, and whether those account for enough of the words.

What the best task leaves unexplained counts against it, most of all a public-service topic that the list lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from assistant.language import decision
from assistant.language.case import Case, gathered
from assistant.language.categories import category_named
from assistant.language.decision import BACKGROUND
from assistant.language.evidence import SAYS_LITTLE, Weighed
from assistant.language.names import HAN
from assistant.language.period import ALL
from assistant.language.quoted import OURS, THINGS
from assistant.language.segment import TELLING
from assistant.language.terms import Need, Term
from assistant.model.document import CITY, DISTRICT, QUARTER, ListDocument
from assistant.query import ALL_OF_IT, Link
from assistant.typed import NamedTuple

_VILLAGES = ("村", "镇", "乡", "街", "街道")
_WINDING_UP = "收尾"
_LINKED = 0.45  # a nearness (cosine) that is shown as a link
_SAME = 0.8  # … of a single character
_TOLD = 5.0  # … and a word that makes what was said so much likelier (a logarithm)
_KEEP = 0.88  # tasks that score this share of the best one are meant as well
_TELLS = 0.35  # a leftover word that weighs as much may tell the tasks of a unit or a place apart
_VERB = 0.8  # … and less than this is a verb of the question
_WHOLE_STEP = 4  # characters of a step that is meant as it is said
_ACT = 1.0  # an unknown word that weighs as much names an act
_SAYS = 0.54  # … if it tells as much, 0 to 1
_TELLS_WHICH = r"^.{0,2}\d+号|.(?:站|线|路|街|[院校园厂]区|分校|分院|村|镇|乡|街道|社区|小区)$"
_CHATTER = 1.5  # unknown words that weigh less say nothing


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
    links: Sequence[Link] = ()  # words that were taken for others of the list


def link(document: ListDocument, weighed: list[Weighed], need: Need) -> Linked:
    """The tasks of one topic within ``need.allowed``, of those that name the places said with it."""
    named = [w for w in weighed if _is_place(document, w)]
    there = need.allowed.intersection(*(w.found for w in named))
    if named and there and len({w.term.group for w in weighed}) == 1:
        others = [w for w in weighed if w not in named]
        if need.anchored and not others:
            return Linked(there, used=[w.term.surface for w in named])
        found = _link(document, weighed, need._replace(allowed=there))
        return _elsewhere(others, there) if found.problem and there < need.allowed else found
    return _link(document, weighed, need)


def _link(document: ListDocument, weighed: list[Weighed], need: Need) -> Linked:
    category = category_named(document, weighed, set(need.allowed), need.whole_category)
    if category is not None:
        used = [w.term.surface for w in weighed if w.found]
        return Linked(frozenset(category[1]), category=category[0], used=used)
    if need.anchored and not any(w.is_thing for w in weighed):
        events = [w for w in weighed if w.term.kind == "event" and not w.term.background]
        steps = [w for w in events if w.term.start > need.anchor]  # not 核对 of 需要核对区文明办的…
        # 要完成什么 asks for everything; 要验收什么 does not
        if need.asks == "list" and any(ALL_OF_IT not in w.term.words and w.places for w in steps):
            found = _by_step(document, weighed, need)  # 住建委四季度哪些要验收
            if found.tasks or any(w.term.surface != _WINDING_UP for w in steps):
                return found  # 教育局四季度收尾要做什么: all of it, where none is said to wind up
        if lacking := [w for w in weighed if _is_elsewhere(document, w, need.allowed)]:
            return _absent(lacking, need)
        narrower = _narrowed(document, weighed, need.allowed)
        if narrower:  # 柳湾村的桥: of the tasks of the village those that have it
            return Linked(narrower, used=[w.term.surface for w in weighed])
        stray = [w for w in weighed if w.term.kind == "unknown" and w.weight >= SAYS_LITTLE]
        if not need.talk and (any(map(_tells, stray)) or any(map(_is_one, stray, stray[1:]))):
            return _absent(stray, need)  # 县中医医院复审谁负责
        if wide := [w for w in weighed if _is_of_others(w, need)]:
            return _elsewhere(wide, need.allowed)
        # 住建委年底要完成什么: nothing restricts
        return Linked(ignored=[] if need.talk else [w.term.surface for w in stray])
    if not any(w.found and w.term.kind != "event" for w in weighed) and need.asks != "other":
        if need.numbers and not need.quarters:
            return Linked()
        if any(w.term.kind == "event" for w in weighed) and need.quarters and need.asks != "when":
            return _by_step(document, weighed, need)
    light = sum(w.weight for w in weighed) < _VERB and not any(w.found for w in weighed)
    if light and not need.quarters:
        return Linked(ignored=[w.term.surface for w in weighed])  # 清单一共分多少个类别
    case = gathered(document, weighed, need)
    if case.lead < 0:
        return _elsewhere(weighed, need.allowed) if need.anchored else _nothing_found(weighed)
    return _judged(document, case, need)


def _is_place(document: ListDocument, item: Weighed) -> bool:
    """沙湾村卫生室, of 石塘村卫生室: 沙湾 is a place of the list."""
    term = item.term
    if term.kind != "word" or term.background:
        return False
    if term.surface[-1] == "期" and term.surface[0] in TELLING:
        return True  # 二期 of 柳湖小学二期
    if term.weight < 1:
        return False  # 提升, of 提升社区, is none
    names = document.place_names.get(term.surface, ())
    return any(name.endswith(_VILLAGES) for name in names)  # 老旧, of 老旧小区, is none


def _narrowed(document: ListDocument, weighed: list[Weighed], allowed: frozenset[int]) -> frozenset[int]:
    """The tasks within ``allowed`` that have the leftover words; empty where these tell nothing apart."""
    kept = allowed
    for item in weighed:
        if item.term.background or item.term.kind == "event" or item.weight < _TELLS:
            continue
        has = frozenset(i for w in _whole_words(document, item.term.surface) for i in _with(document, w))
        kept = kept & has or kept
    return kept if kept != allowed else frozenset()


def _is_elsewhere(document: ListDocument, item: Weighed, allowed: frozenset[int]) -> bool:
    """石塘村的桥, of a village that has none: one character that names a thing."""
    name = item.term.surface
    if name not in THINGS or name in OURS or item.term.background:
        return False
    return allowed.isdisjoint(i for word in _whole_words(document, name) for i in _with(document, word))


def _tells(item: Weighed) -> bool:
    """复审 and 翻修 say what is done; 盯住 and 参与 hardly do."""
    from assistant.language.nearness import says  # only what is not understood needs it

    return item.weight >= _ACT and not item.term.background and says(item.term.surface) >= _SAYS


def _is_one(item: Weighed, following: Weighed) -> bool:
    """银行贷款: two words joined to one that tells."""
    return item.term.end == following.term.start and item.weight + following.weight >= _CHATTER


def _is_of_others(item: Weighed, need: Need) -> bool:
    """客运站翻修: a word of the list, but of none of the unit's tasks."""
    of_list = item.term.kind == "word" and bool(item.found)
    return of_list and need.allowed.isdisjoint(item.found) and _tells(item)


def _absent(words: list[Weighed], need: Need) -> Linked:
    return Linked(problem="topic", missing=[w.term.surface for w in words], near=sorted(need.allowed)[:3])


def _whole_words(document: ListDocument, typed: str) -> list[str]:
    """What was typed; of a single character the words and names that end in it: 桥 is 危桥 and 红旗桥, not 石桥村."""
    if len(typed) > 1:
        return [typed]
    ends = [w for w in document.vocabulary if w.endswith(typed) and w not in document.place_names]
    names = re.finditer(f"{HAN}{{2}}{typed}(?!{HAN}?[村镇乡街])(?=({HAN}?))", document.text)
    return ends + [name[0] for name in names if typed + name[1] not in document.vocabulary]


def _with(document: ListDocument, word: str) -> list[int]:
    return [index for index, bits in document.places(word).items() if bits & (CITY | DISTRICT)]


def _by_step(document: ListDocument, weighed: list[Weighed], need: Need) -> Linked:
    """二季度验收的任务: those whose goal of that quarter has the step."""
    steps = [w for w in weighed if w.term.kind == "event"]
    steps = [w for w in steps if not w.term.background] or steps  # 有验收环节的，我要排检查表
    bits = sum(QUARTER[quarter] for quarter in need.quarters or ALL)
    tasks = {i for w in steps for i, places in w.places.items() if i in need.allowed and places & bits}
    names = [w.term.surface for w in steps]
    whole = [name for name in names if len(name) >= _WHOLE_STEP]  # 竣工验收, and not every 验收
    tasks = {
        i for name in whole for i, at in document.places(name).items() if i in tasks and at & bits
    } or tasks
    unknown = [w for w in weighed if not w.found and w.term.kind != "event" and not w.term.background]
    if sum(w.weight for w in unknown) >= _CHATTER:  # 大闸蟹养殖四季度有啥收尾
        return Linked(problem="topic", missing=[w.term.surface for w in unknown])
    if not tasks and not need.anchored:
        # 执法检查上半年: what the work is called
        called = {t.index for t in document.tasks if t.district_task.startswith(tuple(names))}
        return Linked(frozenset(called), used=names) if called else Linked(problem="topic", missing=names)
    return Linked(frozenset(tasks), used=names, steps_only=True)


def _asks_of_another_step(case: Case, need: Need) -> bool:
    """口袋公园什么时候剪彩: the thing is the list's, what is to be done with it is not."""
    if need.asks != "when":
        return False
    last = max(case.weighed, key=lambda w: w.term.end)
    exact = any(w.found.get(case.lead) and w.term.kind == "topic" for w in case.weighed)
    return exact and last.term.kind == "unknown" and _tells(last)


def _names_another(document: ListDocument, item: Weighed, lead: int) -> bool:
    """2号线的声屏障, 柳浦站的垂直电梯: a name of the list that tells which one, of other tasks only."""
    name = item.term.surface
    told = item.term.kind == "word" and lead not in item.found and name in document.text
    return told and not item.term.background and re.search(_TELLS_WHICH, name) is not None


def _judged(document: ListDocument, case: Case, need: Need) -> Linked:
    """The chosen tasks if the evidence for the best one is enough; else which tasks come nearest."""
    missing = [w.term.surface for w in case.weighed if not w.found.get(case.lead) and w.weight >= SAYS_LITTLE]
    others = [w.term.surface for w in case.weighed if _names_another(document, w, case.lead)]
    unsure = decision.decide(decision.features(case)) != "answer"
    if unsure or others or _asks_of_another_step(case, need):
        near = sorted(case.scores, key=lambda i: -case.scores[i])[:3]
        absent = [w.term.surface for w in case.weighed if w.term.kind == "topic" and not w.found]
        return Linked(problem="topic", missing=others or absent or missing, near=near, scores=case.scores)
    links = _spoken_links(document, case) + _near_links(case, missing)
    return Linked(
        frozenset(case.chosen),
        used=[w.term.surface for w in case.weighed if w.found.get(case.lead)],
        ignored=[w for w in missing if len(w) > 1 and w not in {link.typed for link in links}],
        scores=case.scores,
        links=links,
    )


def _near_links(case: Case, missing: list[str]) -> list[Link]:
    """What words that the task does not have were taken for: the word nearest to them, or that they are said for."""
    near = case.near.get(case.lead)
    if near is None:
        return []
    told = {p.asked: p.listed for p in near.told if p.similarity >= _TOLD and len(p.asked) > 1}
    told |= {
        p.asked: p.listed for p in near.pairs if p.similarity >= (_LINKED if len(p.asked) > 1 else _SAME)
    }
    return [Link(word, told[word]) for word in missing if word in told]


def _spoken_links(document: ListDocument, case: Case) -> list[Link]:
    """饭堂 was taken for the 食堂 of the list."""
    spoken = [w.term for w in case.weighed if w.term.is_everyday or w.term.kind == "hint"]
    return [
        Link(term.surface, meant, listed=True)
        for term in spoken
        if (meant := _meant(document, term, case.lead))
    ]


def _meant(document: ListDocument, term: Term, task: int) -> str:
    """The word of a task that an everyday word or a hint was taken for; "" when the task has what was typed."""
    standing = (
        (position, word) for position, word, places in document.standing(term.words) if task in places
    )
    position, word = next(standing, (0, ""))
    return word if position else ""


def _elsewhere(weighed: list[Weighed], allowed: frozenset[int]) -> Linked:
    """停车场是残联负责吗: the list has the thing, but under other units."""
    things = [w for w in weighed if w.term.kind in ("topic", "word") and w.found]
    if not things:
        return _nothing_found(weighed)
    best = max(things, key=lambda w: w.weight * max(w.found.values()))
    lead = max(best.found.values())
    near = sorted(i for i, s in best.found.items() if s >= _KEEP * lead and i not in allowed)
    return Linked(problem="elsewhere", missing=[best.term.surface], near=near)


def _nothing_found(weighed: list[Weighed]) -> Linked:
    """No word of the group is in reach: chatter when it weighs little, else an unknown topic."""
    absent = [w for w in weighed if w.weight >= 0.3]
    burden = sum(w.weight * (BACKGROUND.get(w.term.kind, 1.0) if w.term.background else 1.0) for w in absent)
    missing = [w.term.surface for w in absent]
    if burden < _CHATTER and not any(w.term.kind == "topic" for w in absent):
        return Linked(ignored=missing)
    return Linked(problem="topic", missing=missing)
