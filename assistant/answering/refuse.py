"""Saying no well: why not, the tasks that come nearest, questions that do have an answer."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Answer
from assistant.answering.filters import period
from assistant.answering.labels import label
from assistant.answering.reply import understood
from assistant.answering.selection import Context, flat, negated, subject
from assistant.answering.wording import clip, joined, united
from assistant.model.document import ListDocument, Task
from assistant.query import Ask, CategoryFilter, Problem, TopicFilter, UnitFilter
from assistant.slots import QUARTER_NAMES
from assistant.text.levels import level_names
from assistant.text.numerals import parse_number, to_han

_NEAREST = 3
_SUGGESTED = 4
_MOST = 5


def not_found(
    ask: Ask, document: ListDocument, reason: str, near: Iterable[int] = (), extra: Iterable[str] = ()
) -> Answer:
    """No row; ``reason`` is a sentence, ``near`` are task numbers, ``extra`` are suggestions of its own."""
    numbers = tuple(dict.fromkeys(near))[:_NEAREST]
    suggested = (*extra, *suggestions(ask, document, numbers))
    return Answer(
        ask.surface,
        "not_found",
        None,
        reason,
        understood(ask, document),
        suggestions=tuple(dict.fromkeys(suggested))[:_MOST],
        source_list=document.info.title,
        source_issued=document.info.issued,
        nearest=numbers,
    )


def ask_back(
    ask: Ask, document: ListDocument, summary: str, choices: Iterable[str], near: Iterable[int] = ()
) -> Answer:
    """Several readings are equally likely: which one is meant?"""
    told = not_found(ask, document, summary, near)
    return told._replace(status="ambiguous", suggestions=tuple(choices)[:_MOST])


def refused(context: Context, reason: str) -> Answer:
    """Why there is no answer: a problem of the question, no task that meets it, or the ``reason`` given."""
    if context.ask.problems:
        return for_problem(context.ask, context.ask.problems[0], context.document)
    if not context.chosen:
        return empty(context)
    return not_found(context.ask, context.document, reason, [task.number for task in context.tasks])


def for_problem(ask: Ask, problem: Problem, document: ListDocument) -> Answer:
    """What restricts the question and could not be resolved, said in one sentence."""
    if problem.reason == "choice":
        typed = f"“{problem.text}”有几种可能" if problem.text else "这句话有几种可能"
        return ask_back(ask, document, f"{typed}，请选一个。", problem.choices, problem.near)
    near = list(problem.near)
    extra: list[str] = list(problem.choices)
    tail = _tail(ask)
    if problem.reason == "unit":
        near += [task.number for task in mentioned(document, problem.text) if len(problem.text) > 2]
        extra += [name + tail for name in _like(problem.text, [unit.name for unit in document.units])]
    elif problem.reason == "category" and (number := _number(problem.text)) is not None:
        closest = sorted(document.categories, key=lambda known: abs(known - number))[:_NEAREST]
        extra += [f"第{to_han(known)}项{tail}" for known in sorted(closest)]
    return not_found(ask, document, _reason(ask, problem, document), [*near, *problem.beside], extra)


def empty(context: Context) -> Answer:
    """No task meets all filters: where the thing stands, if it is under other units or in other categories."""
    ask, document = context.ask, context.document
    topics = [f for f in flat(ask.filters) if isinstance(f, TopicFilter) and not f.negated]
    near = [document.tasks[i] for f in topics for one in f.topics for i in one.tasks]
    others = any(isinstance(f, (UnitFilter, CategoryFilter)) and not negated(f) for f in flat(ask.filters))
    numbers = [task.number for task in near]
    if near and others:
        names = [one.surface for f in topics for one in f.topics]
        return not_found(ask, document, elsewhere(united(names), near), numbers)
    return not_found(ask, document, _none_of(ask, document), numbers)


def _none_of(ask: Ask, document: ListDocument) -> str:
    """清单里没有区残联和区教育局共同负责的任务。"""
    said = subject(Context(ask, document, ()))
    of = "" if said.endswith("的") or "的（" in said else "的"
    return f"清单里没有{said}{of}任务。" if ask.filters else "清单里没有符合这些条件的任务。"


def elsewhere(name: str, tasks: Iterable[Task]) -> str:
    """“停车场”不在所问的范围里，由区城市管理委负责。"""
    return f"“{name}”不在所问的范围里，由{joined(unit for task in tasks for unit in task.leads)}负责。"


def unstated(context: Context) -> str:
    """Where a number is not stated: the sentence that comes nearest."""
    ids = [task.id for task in context.tasks]
    for measure in context.document.measures:
        if measure.task_id in ids and measure.scope != "city":
            return f"清单没有写明这个数字，最接近的原文是：“{clip(measure.sentence)}”。"
    return f"清单没有写明这个数字，相关原文是：“{clip(context.tasks[0].district_task)}”。"


def mentioned(document: ListDocument, name: str) -> list[Task]:
    """The tasks whose text has the name, with or without its level."""
    stem = name.lstrip("区市县省旗")
    return [document.tasks[index] for index in document.places(stem)] if len(stem) > 1 else []


def _reason(ask: Ask, problem: Problem, document: ListDocument) -> str:
    """One Chinese sentence on what the list does not have."""
    text, info = problem.text, document.info
    near = [task for number in problem.near if (task := document.by_number(number))]
    match problem.reason:
        case "unit":
            return _unit_reason(document, text)
        case "category":
            return _category_reason(document, text)
        case "elsewhere":
            return elsewhere(text, near) if near else f"“{text}”不在所问的范围里。"
        case "topic" if text:
            return _topic_reason(document, text, near)
        case "unsaid":
            return f"清单没有写{text or '这个'}{_whom_to_ask(near)}。"
        case "state":
            return "清单只写计划，没有写实际进度，看不出完成情况。"
        case "task":
            return f"清单里没有任务{_digits(text)}，一共{len(document.tasks)}项任务。"
        case "year":
            return f"清单是{info.year}年的，没有{text.removesuffix('年')}年的内容。"
        case "region":
            return f"清单是{info.region}的，没有{text}的内容。"
        case "quarter":
            return f"没有“{text}”这个时间，一年只有四个季度。"
        case "context":
            return text or "前面没有问过，请说出单位或事项。"
        case "subject":
            return "没有看懂问的是哪一项，请说出单位、事项或季度。"
        case "empty":
            return _none_of(ask, document)
        case _:
            return f"清单里没有“{text}”。" if text else "没有看懂这个问题，清单里没有找到相应内容。"


def _topic_reason(document: ListDocument, text: str, near: list[Task]) -> str:
    """What the list does not have; words that it has, but in no task together with the rest, are not denied."""
    known = all(document.places(word) for word in text.split("、"))
    said = f"没有看懂“{text}”问的是哪一项" if known else f"清单里没有“{text}”"
    closest = f"，最接近的是任务{near[0].number}（{label(document, near[0])}）" if near else ""
    return f"{said}{closest}。"


def _whom_to_ask(near: list[Task]) -> str:
    """，这项工作由区残联负责, where the task is known."""
    units = joined(unit for task in near[:1] for unit in task.leads)
    return f"，这项工作由{units}负责" if units else ""


def _unit_reason(document: ListDocument, name: str) -> str:
    """A unit that only the text mentions: says in which tasks."""
    numbers = [task.number for task in mentioned(document, name)]
    if numbers and len(name) > 2:
        where = "、".join(map(str, numbers[:4]))
        return f"清单里没有由{name}负责的任务，只在任务{where}的文字里提到它。"
    return f"清单里没有“{name}”负责的任务。"


def _category_reason(document: ListDocument, text: str) -> str:
    number, last = _number(text), max(document.categories, default=0)
    if number is None:
        return f"清单里没有“{text}”这一类。"
    if not last:
        many = len({task.category for task in document.tasks if task.category})
        return f"清单里没有第{to_han(number)}类，一共{many}类。" if number < 100 else f"清单一共{many}类。"
    if 0 < number < last:
        return f"第{to_han(number)}项不涉及{level_names(document.info.title).own}，清单里没有。"
    said = to_han(number) if 0 <= number < 100 else str(number)
    return f"清单里没有第{said}项，最后是第{to_han(last)}项。"


def _number(text: str) -> int | None:
    number = parse_number(text.removeprefix("第").rstrip("项类大号条个"))
    return None if number is None else int(number)


def _digits(text: str) -> str:
    number = _number(text.removeprefix("任务"))
    return text if number is None else str(number)


# —— questions that do have an answer ——


def suggestions(ask: Ask, document: ListDocument, near: tuple[int, ...]) -> tuple[str, ...]:
    """Complete questions in the list's own words: about the tasks that come nearest, the units named, others."""
    found: list[str] = []
    tail = _tail(ask)
    for number in near:
        if task := document.by_number(number):
            found.append(label(document, task) + (tail if ask.target != "units" or found else "谁负责"))
    named = [f for f in flat(ask.filters) if isinstance(f, UnitFilter) and not f.negated]
    known = {unit.id: unit.name for unit in document.units}
    found += [known[i] + tail for f in named for one in f.units for i in sorted(one.ids) if i in known]
    return tuple(dict.fromkeys([*found, *_others(ask, document, _SUGGESTED - len(found))]))


def _others(ask: Ask, document: ListDocument, count: int) -> list[str]:
    """``count`` questions about the list's tasks, other ones for another question."""
    total = len(document.tasks)
    asked = ask.surface + "".join(problem.text for problem in ask.problems)
    start = sum(place * ord(letter) for place, letter in enumerate(asked, 1))
    tails = ("谁负责", "三季度要做什么", "有哪些任务")
    tasks = (
        [document.tasks[(start + 7 * step) % total] for step in range(min(count, total))] if count > 0 else []
    )
    return [label(document, task) + tails[step % len(tails)] for step, task in enumerate(tasks)]


def _tail(ask: Ask) -> str:
    named = period.quarters(ask)
    return f"{QUARTER_NAMES[named[0]]}要做什么" if named else "有哪些任务"


def _like(name: str, choices: list[str]) -> list[str]:
    """The choices that look most like ``name``, at most three; by rapidfuzz, which only a refusal loads."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, choices, scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=40)
    return [choice for choice, _, _ in found]
