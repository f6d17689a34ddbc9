"""Who is responsible, who supports, who has most: units, and the categories in the same way."""

from __future__ import annotations

import re

from assistant.answer import Answer, Row
from assistant.answering.filters import figure, unit
from assistant.answering.reply import answered, task_rows
from assistant.answering.selection import Context, select, subject
from assistant.answering.wording import joined, united
from assistant.model.document import Task
from assistant.model.headings import bare, says, tells_who
from assistant.query import FigureFilter, UnitFilter
from assistant.slots import columns_asked

_DOES = {"any": "负责", "both": "负责", "lead": "牵头", "support": "配合"}
_RANKS = {2: "第二", 3: "第三", 4: "第四", 5: "第五"}


def units(context: Context) -> Answer | None:
    """Those that lead (谁配合: support) but those left out; None when none is left."""
    bounds = [f for f in context.ask.filters if isinstance(f, FigureFilter) and f.bounded == "tasks"]
    if bounds:
        return _by_load(context, bounds[0])
    gone = _left_out(context)
    helps = dict.fromkeys(name for t in context.tasks for name in t.supporting if name not in gone)
    leads = dict.fromkeys(name for t in context.tasks for name in t.leads if name not in gone)
    supporting = context.ask.role == "support"
    names = tuple(helps if supporting else leads)
    if not names:
        return None
    told = tuple(dict.fromkeys((*names, *helps))) if context.ask.role == "both" else names
    count = len(context.chosen)
    also = f"，{joined(helps)}配合" if helps and not supporting else ""
    summary = f"{_whose(context, names)}{f'（{count}项任务）' if count > 1 else ''}由{united(names)}{_DOES[context.ask.role]}{also}。"
    return answered(context, "units", summary, task_rows(context.tasks, context.quarters), told)


def none_left(context: Context) -> str:
    """Why :func:`units` found none."""
    if _left_out(context):
        return "没有别的单位负责。"
    if context.ask.role == "support" and any(task.units for task in context.tasks):
        return "清单没有写配合单位。"
    return "清单没有写责任单位。"


def extreme_units(context: Context) -> Answer | None:
    """The units with most or fewest of the tasks (第二多: the next), of those named if several are."""
    if told := _extreme_persons(context):
        return told
    role = context.ask.role
    counts = figure.loads(context.tasks, role)
    named = [n for f in _named(context) for n in unit.names(f, context.document)]
    if len(named) > 1:
        counts = {name: count for name, count in counts.items() if name in named}
    found = _ranked(context, list(counts.values()))
    if found is None:
        return None
    names = tuple([name for name, count in counts.items() if count == found])
    others = [f"{name}{count}项" for name, count in counts.items() if name not in names]
    beside = f"（{'，'.join(others)}）" if len(named) > 1 and others else ""
    each = "各" if len(names) > 1 else ""
    what = "" if role == "any" else _DOES[role]
    summary = f"{what}任务{_rank_name(context)}的是{united(names)}，{each}{found}项{beside}。"
    rows = task_rows(task for task in context.tasks if set(figure.by_role(task, role)) & set(names))
    return answered(context, "units", summary, rows, names, found, "项")


def _extreme_persons(context: Context) -> Answer | None:
    """哪位领导分管的任务最多: by the persons that a column names."""
    label = next(
        (label for f in columns_asked(context.ask) for label in f.labels if tells_who(bare(label))), ""
    )
    tasks: dict[str, list[Task]] = {}
    for task in context.tasks:
        for name in re.split("[、，,；; ]+", dict(task.details).get(label, "")):
            tasks.setdefault(name, []).append(task)
    tasks = {name: of_one for name, of_one in tasks.items() if says(name)}
    found = _ranked(context, [len(of_one) for of_one in tasks.values()]) if label else None
    if found is None:
        return None
    names = [name for name, of_one in tasks.items() if len(of_one) == found]
    rows = task_rows(t for t in context.tasks if any(t in tasks[name] for name in names))
    summary = (
        f"任务{_rank_name(context)}的{bare(label)}是{united(names)}，{'各' * (len(names) > 1)}{found}项。"
    )
    return answered(context, "tasks", summary, rows, value=found, value_unit="项")


def extreme_categories(context: Context) -> Answer | None:
    """The categories with most or fewest of the tasks."""
    counts: dict[tuple[int | None, str], int] = {}
    for task in context.tasks:
        key = task.category_no, task.category
        counts[key] = counts.get(key, 0) + 1
    found = _ranked(context, list(counts.values()))
    if found is None:
        return None
    chosen = [key for key, count in counts.items() if count == found]
    rows = task_rows(task for task in context.tasks if (task.category_no, task.category) in chosen)
    each = "各" if len(chosen) > 1 else ""
    summary = f"任务{_rank_name(context)}的类别是{joined((name for _, name in chosen), 6)}，{each}{found}项。"
    return answered(context, "tasks", summary, rows, value=found, value_unit="项")


def categories(context: Context) -> Answer:
    """The categories of the tasks, one after the other."""
    names = list(dict.fromkeys(task.category for task in context.tasks if task.category))
    summary = f"{subject(context)}属于{len(names)}类：{joined(names, 30)}。"
    if len(names) == 1:
        summary = f"{subject(context)}属于“{names[0]}”。"
    return answered(context, "tasks", summary, task_rows(context.tasks))


def _by_load(context: Context, bound: FigureFilter) -> Answer | None:
    """只有一项任务的单位, 任务超过两项的单位."""
    others = context.ask._replace(filters=tuple(f for f in context.ask.filters if f is not bound))
    tasks = [context.document.tasks[index] for index in select(others, context.document)]
    counts = figure.loads(tasks)
    gone = _left_out(context)
    names = tuple([name for name in figure.units(bound, tasks) if name not in gone])
    if not names:
        return None
    same = len({counts[name] for name in names}) == 1
    listed = "、".join(name if same else f"{name}{counts[name]}项" for name in names)
    said = figure.spoken(bound).removesuffix("单位").removesuffix("的")
    summary = f"{said}的单位共{len(names)}个：{listed}。"
    return answered(context, "units", summary, _rows_of(context, names), names, len(names), "个")


def _ranked(context: Context, counts: list[int]) -> int | None:
    ranks = sorted(set(counts), reverse=context.ask.aggregate == "most")
    return ranks[context.ask.rank - 1] if context.ask.rank <= len(ranks) else None


def _rank_name(context: Context) -> str:
    rank, most = context.ask.rank, context.ask.aggregate == "most"
    return (
        f"{_RANKS.get(rank, f'第{rank}')}{'多' if most else '少'}" if rank > 1 else "最多" if most else "最少"
    )


def _rows_of(context: Context, names: tuple[str, ...]) -> tuple[Row, ...]:
    return task_rows(task for task in context.tasks if set(task.units) & set(names))


def _whose(context: Context, names: tuple[str, ...]) -> str:
    """What they answer for; a unit is not said to answer for itself."""
    own = _named(context)
    if not own or {n for f in own for n in unit.names(f, context.document)} - set(names):
        return subject(context)
    others = context.ask._replace(filters=tuple(f for f in context.ask.filters if f not in own))
    return subject(context._replace(ask=others)) if others.filters else _tasks_named(context.tasks)


def _tasks_named(tasks: list[Task]) -> str:
    return united(f"任务{task.number}" for task in tasks) if len(tasks) <= 3 else "这些任务"


def _named(context: Context) -> list[UnitFilter]:
    return [f for f in context.ask.filters if isinstance(f, UnitFilter) and not f.negated]


def _left_out(context: Context) -> set[str]:
    gone = [f for f in context.ask.filters if isinstance(f, UnitFilter) and f.negated]
    return {name for f in gone for name in unit.names(f, context.document)}
