"""Saying no well: what was not found, and questions that do have an answer."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.first.answering.reply import Context, understood
from assistant.first.answering.select import Selection
from assistant.first.answering.wording import QUARTER_NAMES, clip, joined
from assistant.first.query import Query
from assistant.model.document import ListDocument
from assistant.text.numerals import to_han

MAX_SUGGESTIONS = 5


def not_found(query: Query, document: ListDocument, selection: Selection, reason: str) -> Answer:
    """No row; ``reason`` is a sentence, the suggestions have answers."""
    return Answer(
        question=query.question,
        status="not_found",
        intent=None,
        summary=reason,
        understood=understood(query, document, selection),
        suggestions=suggestions(query, document, selection),
        source_list=document.info.title,
        source_issued=document.info.issued,
    )


def ask_back(query: Query, document: ListDocument) -> Answer:
    """Two names are equally near: which one is meant?"""
    typed = query.corrections[-1].typed if query.corrections else query.question
    return Answer(
        question=query.question,
        status="ambiguous",
        intent=None,
        summary=f"“{typed}”可能是几个单位，请选一个。",
        understood=understood(query, document, Selection()),
        suggestions=query.choices[:MAX_SUGGESTIONS],
        source_list=document.info.title,
        source_issued=document.info.issued,
    )


def reason_for(query: Query, document: ListDocument, selection: Selection) -> str:
    """One Chinese sentence on what the list does not have."""
    kind, _, name = selection.problem.partition(":")
    if kind == "unit":
        return _unit_reason(document, name)
    if kind == "category":
        return _category_reason(document, int(name))
    if kind == "elsewhere":
        units = joined(name for i in selection.near for name in document.tasks[i].units)
        asked = joined(u.name for u in selection.units) or "所问的范围"
        return f"“{joined(selection.missing, 2)}”不在{asked}的任务里，由{units}负责。"
    if kind == "empty":
        return "清单里没有同时符合这些条件的任务。"
    missing = [m for m in selection.missing if len(m) > 1] or selection.missing
    if missing and all(document.places(word) for word in missing):
        return f"清单里没有同时讲到这些的任务，“{joined(missing, 3)}”在别的任务里。"
    if missing:
        return f"清单里没有“{joined(missing, 3)}”。"
    return "没有看懂这个问题，清单里没有找到相应内容。"


def _unit_reason(document: ListDocument, name: str) -> str:
    """A unit that only the text mentions: says in which tasks."""
    mentioned = [t.number for t in document.tasks if t.index in document.places(name.lstrip("区市县省"))]
    if mentioned and len(name) > 2:
        where = "、".join(map(str, mentioned[:4]))
        return f"清单里没有由{name}负责的任务，只在任务{where}的文字里提到它。"
    return f"清单里没有“{name}”负责的任务。"


def _category_reason(document: ListDocument, number: int) -> str:
    last = max(document.categories, default=0)
    if 0 < number < last:
        return f"第{to_han(number)}项不涉及本区，清单里没有。"
    return f"清单里没有第{to_han(number) if 0 <= number < 100 else number}项，最后是第{to_han(last)}项。"


def suggestions(query: Query, document: ListDocument, selection: Selection) -> tuple[str, ...]:
    """Up to five nearest questions that do have an answer."""
    found: list[str] = []
    quarter = QUARTER_NAMES[query.quarters[0]] if query.quarters else ""
    tail = f"{quarter}要做什么" if quarter else "有哪些任务"
    for index in selection.near[:2]:
        found.append(f"任务{document.tasks[index].number}{tail if quarter else '谁负责'}")
    if selection.problem.startswith("unit:"):
        found += [name + tail for name in nearest_units(document, selection.problem[5:])]
    elif selection.problem.startswith("category:"):
        number = int(selection.problem[9:])
        nearest = sorted(document.categories, key=lambda n: abs(n - number))[:3]
        found += [f"第{to_han(n)}项{tail}" for n in sorted(nearest)]
    found += [unit.name + tail for unit in selection.units]
    if selection.topical:  # the tasks are known, only this is not said of them
        found += [f"任务{document.tasks[i].number}{quarter}要做什么" for i in selection.tasks[:3]]
    found += [f"{document.units[0].name}{QUARTER_NAMES[3]}要做什么"] if document.units else []
    found += [f"{name}谁负责" for name, _ in list(document.categories.values())[:2]]
    found += ["清单一共多少项任务"]
    return tuple(dict.fromkeys(found))[:MAX_SUGGESTIONS]


def nearest_units(document: ListDocument, name: str) -> list[str]:
    """The list's units whose names share most with ``name``, at most three."""
    from assistant.first.answering.nearest import closest

    return closest(name, [unit.name for unit in document.units], 3)


def nearest_sentence(context: Context) -> str:
    """Where a quantity is not stated: the sentence that comes nearest."""
    ids = [task.id for task in context.tasks]
    for measure in context.document.measures:
        if measure.task_id in ids and measure.scope != "city":
            return f"清单没有写明这个数字，最接近的原文是：“{clip(measure.sentence)}”"
    task = context.tasks[0]
    return f"清单没有写明这个数字，相关原文是：“{clip(task.district_task)}”"
