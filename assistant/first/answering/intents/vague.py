"""改造多少户, 补贴多少钱: words that several tasks share name no one figure; which is meant has to be asked."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.first.answering.intents.arithmetic import amount_text
from assistant.first.answering.intents.figures import Figure, asked_unit, fit_score, same_unit
from assistant.first.answering.refuse import MAX_SUGGESTIONS
from assistant.first.answering.reply import Context, understood
from assistant.first.answering.topics import strengths
from assistant.first.answering.wording import QUARTER_NAMES, joined
from assistant.first.query import Term

_IN_SENTENCE = 0.55  # a word, or a synonym of it, stands in the figure's own sentence
_OTHER_ASKS = frozenset("sum difference ratio share remaining each compare average most fewest city".split())


def which_task(context: Context) -> Answer | None:
    """The question back, with a complete question for every task; None where one task is meant."""
    query = context.query
    terms = tuple(t for t in query.terms if t.kind != "unknown")
    if not terms or query.tasks or query.numbers or query.modifiers & _OTHER_ASKS or len(query.quarters) > 1:
        return None
    if query.ask and query.ask.noun or len({t.group for t in terms}) > 1:
        return None
    found = _figures_by_task(context, terms)
    if len(found) < 2:
        return None
    stated = "、".join(f"任务{number}（{amount_text(f.measure)}）" for number, f in list(found.items())[:4])
    more = f"等{len(found)}项" if len(found) > 4 else ""
    words = joined((t.surface for t in terms), 3)
    return Answer(
        question=query.question,
        status="ambiguous",
        intent=None,
        summary=f"讲“{words}”的数有几个：{stated}{more}，请说明是哪一项。",
        understood=understood(query, context.document, context.selection),
        suggestions=tuple(_question(context, number) for number in list(found)[:MAX_SUGGESTIONS]),
        source_list=context.document.info.title,
        source_issued=context.document.info.issued,
    )


def _question(context: Context, number: int) -> str:
    query = context.query
    quarter = QUARTER_NAMES[query.quarters[0]] if query.quarters else ""
    words = "".join(t.surface for t in query.terms if t.kind != "unknown")
    return f"任务{number}{quarter}{words}多少{asked_unit(query).replace('%', '')}"


def _figures_by_task(context: Context, terms: tuple[Term, ...]) -> dict[int, Figure]:
    """Task number → its best figure in whose sentence all the words stand; empty when a word is one task's own."""
    document, query = context.document, context.query
    unit_ids = {unit.id for unit in context.selection.units}
    within = {
        task.index
        for task in document.tasks
        if (not unit_ids or task.unit_ids & unit_ids)
        and (not query.categories or task.category_no in query.categories)
    }
    places = [{i for i, s in strengths(document, term).items() if i in within} for term in terms]
    shared = set.intersection(*places)
    if any(len(place) < 2 for place in places) or len(shared) < 2:
        return {}
    scope, unit = ("milestone" if query.quarters else "district"), asked_unit(query)
    best: dict[int, Figure] = {}
    numbers = {document.tasks[i].id: document.tasks[i].number for i in shared}
    for measure in document.measures:
        number = numbers.get(measure.task_id)
        if number is None or measure.scope != scope or not same_unit(unit, measure):
            continue
        if query.quarters and measure.quarter != query.quarters[0]:
            continue
        scores = [fit_score((term,), measure, "") for term in terms]
        if min(scores) >= _IN_SENTENCE and (number not in best or sum(scores) > best[number].score):
            best[number] = Figure(measure, sum(scores))
    return dict(sorted(best.items()))
