"""The steps of the work that are asked about: 开工, 完成招标, 什么时候栽."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.language.said import Said
from assistant.language.terms import Term
from assistant.model.document import DISTRICT, QUARTER, ListDocument
from assistant.query import ALL_OF_IT, Step

_PLANNED = sum(QUARTER)  # the bits of the quarters
_DONE = "完成"
_STARTS = frozenset(("开工", "启动"))
_FINISHES = frozenset(("竣工", ALL_OF_IT))
_CARRY_OUT = "开展"  # 开 is said for 开通, 开放 first
_VERB = 0.8  # a word of the list that weighs less names no thing


def steps_of(terms: tuple[Term, ...]) -> tuple[Step, ...]:
    """The words of the work's progress as the steps that are asked about; 完成招标, 选址…完成 are one step."""
    events = [term for term in terms if term.kind == "event"]
    steps = [(term, _step(term)) for term in events]
    of_all = [term for term in events if ALL_OF_IT in term.words or term.surface == _DONE]  # 完成, 做完
    parts = [step for term, step in steps if step.kind == "other" and not term.background]
    if not of_all or not parts:
        begun = {term.start for term in events}
        return tuple(step for term, step in steps if term not in of_all or term.end not in begun)
    return tuple(
        step._replace(kind="finish") if step in parts else step for term, step in steps if term not in of_all
    )


def brought_to_its_end(step: Step) -> Step:
    """哪些一季度要把招标做完: not every quarter that speaks of 招标."""
    part = step.kind == "finish" and _FINISHES.isdisjoint(step.words)
    return step._replace(words=tuple(f"{_DONE}…{word}" for word in step.words)) if part else step


def own_verbs(document: ListDocument, terms: tuple[Term, ...], tasks: Collection[int]) -> tuple[Step, ...]:
    """柳荫街几季度打通: a verb of the list's own that the tasks' quarters have."""
    verbs = [t for t in terms if t.kind == "word" and t.weight < _VERB and not t.background]
    planned = [t for t in verbs if any(document.places(t.surface).get(i, 0) & _PLANNED for i in tasks)]
    return tuple(Step(term.surface, (term.surface,)) for term in planned[-1:])


def _step(term: Term) -> Step:
    words = set(term.words)
    kind = "start" if words & _STARTS else "finish" if words & _FINISHES else "other"
    return Step(term.surface, term.words, kind)  # type: ignore[arg-type]


def _acts_on(verb: str, thing: str, text: str) -> bool:
    """Whether ``thing`` follows ``verb`` in its clause, with a figure between them or nothing."""
    return re.search(rf"{re.escape(verb)}\w{{0,6}}{re.escape(thing)}", text) is not None


def short_verbs(document: ListDocument, said: Said, tasks: set[int]) -> tuple[Step, ...]:
    """什么时候投 asks for 投放, 哪个季度买 for 采购, 更新完 for the last 更新: where the task's quarters have the word."""
    verbs = [t for t in said.named.terms if t.kind == "unknown"]
    if not verbs:
        return ()
    verb, before = verbs[-1], verbs[-2:-1]  # 辣椒苗…栽: the last
    if any(term.start > verb.end for term in said.named.terms):
        return ()  # 城北变啥时候送电
    done = [t.surface for t in said.named.terms if verb.surface == "完" and t.end == verb.start]
    if any(document.places(word).get(i, 0) & _PLANNED for word in done for i in tasks):
        return (Step(f"{done[0]}完", (done[0], f"完成{done[0]}"), "finish"),)  # 更新完
    if len(verb.surface) > 1:
        return _said_for(document, verb, tasks)
    parted = [v.surface for v in before if v.end + 1 == verb.start]
    if not any(term.end == verb.start for term in said.named.terms):
        parted.append(said.text[verb.start - 1 : verb.start])  # 什么时候上牌
    joined = [part + verb.surface for part in parted]
    words = [w for w in document.vocabulary if len(w) == 2 and verb.surface in w]
    for choice in (joined, [w for w in words if w != _CARRY_OUT], words):
        planned = [w for w in choice if any(document.places(w).get(i, 0) & _PLANNED for i in tasks)]
        things = [word for t in said.named.terms if t.kind in ("topic", "word") for word in t.words]
        # 夜间门诊什么时候开: 开设夜间门诊, and no 开工; 蟹苗…放: 投放2000亩蟹苗, and no 发放补贴
        of_it = [w for w in planned if any(_acts_on(w, thing, document.text) for thing in things)]
        found = of_it or planned
        begun = [w for w in found if w[0] == verb.surface]  # 什么时候发: 发放, and no 印发
        if found:
            return (Step(verb.surface, tuple(sorted(begun or found))),)
    return _said_for(document, verb, tasks)


def _said_for(document: ListDocument, verb: Term, tasks: set[int]) -> tuple[Step, ...]:
    """拜师: 师徒结对, as people say it, where the task's quarters have that."""
    from assistant.language.nearness import said_for  # only what is not understood needs it

    words = said_for(document, verb.surface)
    at = [(word, document.places(word).get(i, 0)) for word in words for i in tasks]
    planned = [word for word, bits in at if bits & _PLANNED and not bits & DISTRICT]  # no 接种, of any 疫苗
    return (Step(verb.surface, tuple(dict.fromkeys(planned))),) if planned else ()
