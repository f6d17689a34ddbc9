"""In which quarter something happens: the task × quarter rows whose text says so."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.first.answering.intents.figures import same_unit
from assistant.first.answering.reply import Context
from assistant.first.answering.wording import clip, quarters_name
from assistant.first.query import Term
from assistant.model.document import QUARTER, Task

# 开工前手续 and 开工准备 are before the start, 已完成 is after the finish.
_NOT_YET = re.compile(r"前|准备|手续|阶段目标|方案|材料")
_OVER = re.compile(r"已$")
_CLAUSES = re.compile(r"[，。；;\n,]")
_KEEP = 0.9
_APART = 0.7  # 完成…建设: the parts of a step with other words between
_STARTS = frozenset(("开工", "启动"))
_FINISHES = frozenset(("竣工", "完成任务"))


def when(context: Context) -> Answer | None:
    """The rows where the asked step stands; None when no quarter says it."""
    if _unknown_step(context):
        return None
    found: list[tuple[Task, int, float]] = []
    for task in context.tasks:
        found += [(task, q, s) for q, s in _by_number(context, task) or _by_words(context, task)]
    best = max((score for _, _, score in found), default=0.0)
    if best <= 0:
        return None
    kept = [(task, quarter) for task, quarter, score in found if score >= _KEEP * best]
    rows = tuple(context.row(task, quarter) for task, quarter in kept)
    quarters = tuple(sorted({quarter for _, quarter in kept}))
    steps = "、".join(dict.fromkeys(t.surface for t in context.query.terms if is_step(t)))
    said = f"：{clip(_line_that_says(context, rows[0].milestone))}" if len(rows) == 1 else "。"
    summary = f"{context.subject()}{steps}在{quarters_name(quarters)}{said}"
    return context.answer("when", summary, rows)


def _line_that_says(context: Context, milestone: str) -> str:
    """Of a goal of several lines the one with most of the words asked about."""
    words = {word for term in context.query.terms for word in term.words}
    lines = [line for line in milestone.split("\n") if line.strip()]
    return max(lines, key=lambda line: sum(len(word) for word in words if word in line), default=milestone)


def _unknown_step(context: Context) -> bool:
    """什么时候剪彩: the only word for what happens is one that the list does not have."""
    terms = [t for t in context.query.terms if not t.background]
    return not any(map(is_step, terms)) and any(t.kind == "unknown" and t.weight >= 1.6 for t in terms)


def _by_number(context: Context, task: Task) -> list[tuple[int, float]]:
    """什么时候能到11000人: the first quarter whose figure reaches it."""
    for wanted in (*context.query.conditions, *context.query.numbers):
        for measure in context.document.measures:
            if measure.task_id != task.id or not measure.quarter or not same_unit(wanted.unit, measure):
                continue
            if measure.high >= wanted.value:
                return [(measure.quarter, 3.0)]
    return []


def _by_goal(context: Context, task: Task, steps: list[Term]) -> int | None:
    """供热改造什么时候完成: the quarter in which the running total reaches the year's figure."""
    words = {word for term in steps for word in term.words}
    if not words & _FINISHES or len(steps) != 1:
        return None
    measures = [m for m in context.document.measures if m.task_id == task.id]
    for goal in (m for m in measures if m.scope == "district"):
        running = [m for m in measures if m.quarter and m.unit == goal.unit and m.cumulative]
        if len(running) > 1 and running[-1].high >= goal.value:
            return next(m.quarter for m in running if m.high >= goal.value)
    return None


def _by_words(context: Context, task: Task) -> list[tuple[int, float]]:
    """Quarters by the asked words: steps decide, other words as far as they tell quarters apart."""
    terms = list(context.query.terms)
    steps, others = [t for t in terms if is_step(t)], [t for t in terms if not is_step(t)]
    stepped = _scores(context, steps, task)
    if steps and not stepped and not any(_in_task(context, t, task) for t in steps):
        return []
    told = _scores(context, others, task, telling=True)
    reached = _by_goal(context, task, steps)
    if reached is not None and (not context.query.quarters or reached in context.query.quarters):
        return [(reached, 3.0)]
    if stepped:
        best = max(stepped.values())
        kept = sorted(q for q, s in stepped.items() if s >= _KEEP * best)
        most = max((told.get(q, 0.0) for q in kept), default=0.0)
        kept = _first_or_last(steps, [q for q in kept if told.get(q, 0.0) >= _KEEP * most])
        scores = {q: 2.0 + stepped[q] + 0.2 * told.get(q, 0.0) for q in kept}
    else:
        scores = told
    wanted = context.query.quarters
    return [(q, s) for q, s in scores.items() if not wanted or q in wanted]


def _first_or_last(steps: list[Term], quarters: list[int]) -> list[int]:
    """Something starts in the first of several quarters that say so, and is finished in the last."""
    concepts = {word for term in steps for word in term.words}
    if concepts & _STARTS:
        return quarters[:1]
    return quarters[-1:] if concepts & _FINISHES else quarters


def _scores(context: Context, terms: list[Term], task: Task, telling: bool = False) -> dict[int, float]:
    """Quarter → summed strength of the terms; ``telling``: only terms that not every quarter has alike."""
    scores: dict[int, float] = {}
    for term in terms:
        hits = {q: s for q in (1, 2, 3, 4) if (s := _stands(context, term, task, q)) > 0}
        if telling and len(hits) == 4 and min(hits.values()) == max(hits.values()):
            continue
        for quarter, strength in hits.items():
            scores[quarter] = scores.get(quarter, 0.0) + strength * (1.25 - 0.25 * len(hits))
    return scores


def _in_task(context: Context, term: Term, task: Task) -> bool:
    return any(task.index in context.document.places(word) for word in term.words)


def is_step(term: Term) -> bool:
    """Whether the term names a step of the work (开工, 验收, 颁奖)."""
    return term.kind == "event"


def _stands(context: Context, term: Term, task: Task, quarter: int) -> float:
    """How surely ``term`` stands in that quarter's text, 0 to 1."""
    text = context.document.field(task.index, quarter)
    if len(term.surface) == 1:
        return 0.3 if term.surface in text else 0.0  # 投 for 投放: enough to tell two quarters apart
    best = 0.0
    for position, word, places in context.document.standing(term.words):
        if places.get(task.index, 0) & QUARTER[quarter]:
            strength = _likeness(term, position, word)
            if strength > best and _really(word, text, term):
                best = strength
    if best < _APART:
        if any("…" in word and _discontinuous(word, text) for word in term.words):
            return _APART
    return best


def _likeness(term: Term, position: int, word: str) -> float:
    """A long word that stands verbatim tells more than a shorter word of the same concept."""
    if position == 0:
        return 1.0 + 0.1 * min(max(len(word) - 3, 0), 4)
    return 0.85 if len(word) >= len(term.surface) else 0.75


def _discontinuous(word: str, text: str) -> bool:
    """完成…建设 stands where the parts follow each other within one clause."""
    pattern = re.compile(".{0,30}?".join(map(re.escape, word.split("…"))))
    return any(
        (m := pattern.search(clause)) and not _OVER.search(clause[: m.start()])
        for clause in _CLAUSES.split(text)
    )


def _really(word: str, text: str, term: Term) -> bool:
    """Whether some occurrence is the step itself, not what comes before (开工前) or after it (已完成)."""
    if term.kind != "event":
        return True
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not _NOT_YET.match(text[end : end + 4]) and not _OVER.search(text[max(0, start - 1) : start]):
            return True
        start = text.find(word, start + 1)
    return False
