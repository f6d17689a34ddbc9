"""A bound on a stated figure, on a unit's number of tasks, on a task's number of units."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection

from assistant.answering.filters import detail
from assistant.answering.measures import is_bounded
from assistant.answering.wording import ALL, amount
from assistant.model.document import ListDocument, Task
from assistant.model.headings import DATES, MONEY, SPENT, bare, counts_money, names_money
from assistant.query import Ask, DetailFilter, FigureFilter, Role

_TESTS: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "has": lambda value, bound: True,
}
_GRANTS = ("补贴", "补助", "奖补")
_SAID = {">": "超过{}", ">=": "不少于{}", "<": "不到{}", "<=": "不超过{}", "==": "正好{}", "has": "写有数字"}
_SAID |= {"max": "数字最大", "min": "数字最小"}


def restrict(
    wanted: FigureFilter,
    document: ListDocument,
    ask: Ask,
    quarters: tuple[int, ...],
    allowed: Collection[int],
) -> set[int]:
    """Those of the ``allowed`` tasks that meet the bound; of max and min the tasks that reach it."""
    tasks = [document.tasks[index] for index in allowed]
    if wanted.bounded == "tasks":
        names = set(units(wanted, tasks))
        return {task.index for task in tasks if names & set(task.units)}
    if wanted.bounded == "units":
        values = {task.index: [float(len(task.units))] for task in tasks}
    elif wanted.bounded == "leaders":
        values = {task.index: [float(len(task.leads))] for task in tasks}
    elif wanted.bounded == "helpers":  # where the list does not tell who only supports: the others
        told = any(task.supporting for task in document.tasks)
        values = {t.index: [float(len(t.supporting) if told else len(t.units) - 1)] for t in tasks}
    elif wanted.unit == DATES:
        values = _days(wanted, document, tasks)
    else:
        met = _met(wanted, _figures(wanted, document, ask, quarters, tasks))
        if met or quarters or ask.figure.scope:
            return met
        values = _figures(wanted, document, ask, ALL, tasks)  # no goal states it, a quarter may
    return _met(wanted, values)


def _met(wanted: FigureFilter, values: dict[int, list[float]]) -> set[int]:
    """The tasks one of whose values meets the bound; of max and min those that reach it."""
    extremes = {value for held in values.values() for value in held}
    if wanted.operator in ("max", "min"):
        few = max(1, int(wanted.value))  # 排前三的
        best = sorted(extremes, reverse=wanted.operator == "max")
        best = best[int(wanted.upper) - 1 : int(wanted.upper)] if wanted.upper else best[:few]  # 排第二的
        return {index for index, held in values.items() if not set(best).isdisjoint(held)}
    return {index for index, held in values.items() if any(meets(wanted, value) for value in held)}


def meets(wanted: FigureFilter, value: float) -> bool:
    """Whether ``value`` is within the bound."""
    if wanted.operator == "between":
        return wanted.value <= value <= wanted.upper
    return wanted.operator in _TESTS and _TESTS[wanted.operator](value, wanted.value)


def loads(tasks: Collection[Task], role: Role = "any") -> dict[str, int]:
    """Main unit → how many of the tasks it leads, supports, or has any part in, in the list's order."""
    counts: dict[str, int] = {}
    for task in tasks:
        for name in by_role(task, role):
            counts[name] = counts.get(name, 0) + 1
    return counts


def by_role(task: Task, role: Role) -> tuple[str, ...]:
    """The units of a task in one role."""
    return task.leads if role == "lead" else task.supporting if role == "support" else task.units


def units(wanted: FigureFilter, tasks: Collection[Task]) -> tuple[str, ...]:
    """The units whose number of tasks meets a bound on it."""
    counts = loads(tasks)
    if wanted.operator in ("max", "min") and counts:
        best = (max if wanted.operator == "max" else min)(counts.values())
        return tuple([name for name, count in counts.items() if count == best])
    return tuple([name for name, count in counts.items() if meets(wanted, count)])


def spoken(wanted: FigureFilter) -> str:
    """超过1000人: as it was typed, else put together."""
    if wanted.surface:
        return re.sub("^的|的?(?:那个|那项|一项|一个)?的?$", "", wanted.surface)
    unit = {"tasks": "项", "units": "个单位"}.get(wanted.bounded, wanted.unit)
    if wanted.operator == "between":
        return f"{amount(wanted.value, unit)}到{amount(wanted.upper, unit)}"
    return _SAID[wanted.operator].format(amount(wanted.value, unit))


def _days(wanted: FigureFilter, document: ListDocument, tasks: list[Task]) -> dict[int, list[float]]:
    """Task → the day of the column that the bound is on."""
    from assistant.model.columns import day_of  # only a list with such columns needs it

    cells = {t.index: [text for label, text in t.details if bare(label) == wanted.noun] for t in tasks}
    days = {i: [day_of(text, document.info.year) for text in each] for i, each in cells.items()}
    return {i: [float(day) for day in each if day] for i, each in days.items()}


def _of_noun(noun: str, sentence: str) -> bool:
    """Whether a sentence speaks of 投资; 补助 and 补贴 are one."""
    return any(word in sentence for word in (_GRANTS if noun in _GRANTS else (noun,)))


def _progress(document: ListDocument, ask: Ask, tasks: list[Task], noun: str) -> dict[int, list[float]]:
    """进度超过80%: task → how much of it is done, or spent, by the columns on that, where those are asked for."""
    labels = {label for f in ask.filters if isinstance(f, DetailFilter) for label in f.labels}
    if headed := {label for label, _ in document.details if noun in (label, bare(label))}:
        labels = headed
        ask = ask._replace(filters=(DetailFilter(tuple(labels)),))
    if not (ask.state or labels or noun == SPENT):
        return {}
    if noun == SPENT or any(map(counts_money, labels)):
        from assistant.answering import columns

        spent = {task.index: columns.share_spent(task, labels) for task in tasks}
        return {index: [] if share is None else [share] for index, share in spent.items()}
    from assistant.model.states import share_of  # only what is asked of progress needs it

    cells = {task.index: [share_of(text) for _, text in detail.asked(ask, task)] for task in tasks}
    shares = {index: [share for share in each if share is not None][:1] for index, each in cells.items()}
    return shares if any(shares.values()) else {}


def _figures(
    wanted: FigureFilter, document: ListDocument, ask: Ask, quarters: tuple[int, ...], tasks: list[Task]
) -> dict[int, list[float]]:
    """Task → its figures that the bound is about: the named quarters', else the district's or the city's."""
    index_of = {task.id: task.index for task in tasks}
    scope = ask.figure.scope or "district"
    values: dict[int, list[float]] = {task.index: [] for task in tasks}
    stated = [
        m
        for m in document.measures
        if m.task_id in index_of and is_bounded(wanted.unit, m) and _of_noun(wanted.noun, m.sentence)
    ]
    for measure in stated:
        if measure.quarter in quarters if quarters else measure.scope == scope or wanted.operator == "has":
            values[index_of[measure.task_id]].append(measure.high)
    if wanted.unit == "%" and (shares := _progress(document, ask, tasks, wanted.noun)):
        return shares
    money = MONEY if wanted.unit == "元" and not any(values.values()) else ()  # 花钱最多的
    headings = (wanted.noun,) if wanted.noun else money
    if not headings:
        return values
    from assistant.answering import columns  # only what is said of money needs it

    labels = {label for label, _ in document.details if any(word in label for word in headings)}
    within = "" if labels else wanted.noun  # 总投资超过1亿元, of 资金安排 总投资2.8亿元，其中…
    labels = labels or {label for label, _ in document.details if names_money(label)}
    # 计划投资最少的, beside 完成投资: the column that is named
    labels = {label for label in labels if bare(label) in ask.surface} or labels
    for task in tasks:  # 计划投资超过1亿元, of a column with that heading
        cells = [(label, text) for label, text in task.details if label in labels]
        found = [m for _, m in columns.measures(task, cells) if is_bounded(wanted.unit, m)]
        told = [m.high for m in found if within in m.clause]
        values[task.index] = told or values[task.index]
    return values
