"""What is to be done, and who is responsible: milestones, tasks, units."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.first.answering.intents.figures import TESTS
from assistant.first.answering.intents.series import with_series
from assistant.first.answering.reply import Context
from assistant.first.answering.select import find_units
from assistant.first.answering.wording import joined
from assistant.first.language.conditions import TASKS_EACH


def milestones(context: Context) -> Answer:
    """Every matching task × every named quarter."""
    rows = context.rows(context.query.quarters)
    count = len(context.selection.tasks)
    answer = context.answer("milestones", f"{context.subject()}{context.period()}共{count}项任务。", rows)
    return with_series(context, answer) if "compare" in context.query.modifiers else answer


def without_quarters(context: Context) -> Answer:
    """A list that sets no goals by quarter: the tasks, and a word that there are none."""
    count = len(context.selection.tasks)
    summary = f"{context.subject()}共{count}项任务；清单没有写{context.period()}的目标，列出整项任务。"
    return context.answer("tasks", summary, context.rows())


def tasks(context: Context) -> Answer:
    """Every matching task, whole."""
    count = len(context.selection.tasks)
    if count == 1 and context.query.tasks and not context.selection.topical:
        task = context.tasks[0]
        return context.answer("tasks", f"任务{task.number}由{'、'.join(task.units)}负责。", context.rows())
    if count == 1 and any(c.op in ("max", "min") for c in context.query.conditions):
        task = context.tasks[0]
        summary = f"{context.subject()}是任务{task.number}，由{'、'.join(task.units)}负责。"
        return context.answer("tasks", summary, context.rows())
    units = joined(name for task in context.tasks for name in task.units)
    tail = "" if context.selection.units else f"，责任单位是{units}"
    return context.answer("tasks", f"{context.subject()}共{count}项任务{tail}。", context.rows())


_SUPPORT = re.compile("配合|协助|协办|协同")


def units(context: Context) -> Answer | None:
    """The responsible units (谁配合: the supporting ones) but those left out; None when none is left."""
    left_out = {u.name for ref in context.query.excluded_units for u in find_units(context.document, ref)}
    helps = dict.fromkeys(name for task in context.tasks for name in task.supporting if name not in left_out)
    leads = dict.fromkeys(name for task in context.tasks for name in task.leads if name not in left_out)
    asks_help = bool(_SUPPORT.search(context.query.text))
    names = tuple(helps if asks_help else leads)
    if not names:
        return None
    count = len(context.selection.tasks)
    scope = f"（{count}项任务）" if count > 1 else ""
    also = f"，{joined(helps)}配合" if helps and not asks_help else ""
    does = "配合" if asks_help else "负责"
    summary = f"{context.subject()}{scope}由{'、'.join(names)}{does}{also}。"
    return context.answer("units", summary, context.rows(context.query.quarters), units=names)


def _loads(context: Context) -> dict[str, int]:
    """Main unit → how many of the selected tasks it answers for."""
    counts: dict[str, int] = {}
    for task in context.tasks:
        for name in task.units:
            counts[name] = counts.get(name, 0) + 1
    return counts


def units_by_load(context: Context) -> Answer | None:
    """只有一项任务的单位, 任务超过两项的单位: those whose number of tasks meets it; None when there are none."""
    condition = next(c for c in context.query.conditions if c.unit == TASKS_EACH)
    loads = _loads(context)
    names = tuple(name for name, count in loads.items() if TESTS[condition.op](count, condition.value))
    if not names:
        return None
    rows = tuple(context.row(t) for t in context.tasks if set(t.units) & set(names))
    bound = {"==": "只有", ">": "多于", ">=": "不少于", "<": "少于", "<=": "不多于"}.get(condition.op, "")
    summary = f"任务{bound}{int(condition.value)}项的单位共{len(names)}个：{'、'.join(names)}。"
    return context.answer("units", summary, rows, units=names, value=len(names), value_unit="个")


_RANKS = {"second": 1, "third": 2}


def extreme_units(context: Context) -> Answer | None:
    """The units with most or fewest of the selected tasks (第二多: the next), of those named if several are."""
    counts = _loads(context)
    named = {unit.name for unit in context.selection.units}
    if len(named) > 1:
        counts = {name: count for name, count in counts.items() if name in named}
    most = "fewest" not in context.query.modifiers
    rank = max((_RANKS.get(word, 0) for word in context.query.modifiers), default=0)
    ranked = sorted(set(counts.values()), reverse=most)
    if rank >= len(ranked):
        return None
    value = ranked[rank]
    names = tuple(name for name, count in counts.items() if count == value)
    rows = tuple(context.row(t) for t in context.tasks if set(t.units) & set(names))
    word = ("", "第二", "第三")[rank] + ("多" if most else "少") if rank else "最多" if most else "最少"
    each = "各" if len(names) > 1 else ""
    summary = f"任务{word}的是{'、'.join(names)}，{each}{value}项{_the_others(counts, names, named)}。"
    return context.answer("units", summary, rows, units=names, value=value, value_unit="项")


def _the_others(counts: dict[str, int], names: tuple[str, ...], named: set[str]) -> str:
    """（区教育局2项）: what the other named units have."""
    others = [f"{name}{count}项" for name, count in counts.items() if name not in names]
    return f"（{'，'.join(others)}）" if len(named) > 1 and others else ""


def extreme_categories(context: Context) -> Answer:
    """The categories with most or fewest of the selected tasks."""
    counts: dict[tuple[int | None, str], int] = {}
    for task in context.tasks:
        key = task.category_no, task.category
        counts[key] = counts.get(key, 0) + 1
    most = "fewest" not in context.query.modifiers
    value = (max if most else min)(counts.values())
    chosen = [key for key, count in counts.items() if count == value]
    rows = tuple(context.row(t) for t in context.tasks if (t.category_no, t.category) in chosen)
    names = joined((name for _, name in chosen), 6)
    each = "各" if len(chosen) > 1 else ""
    summary = f"任务{'最多' if most else '最少'}的类别是{names}，{each}{value}项。"
    return context.answer("tasks", summary, rows, value=value, value_unit="项")


def units_with_more(context: Context) -> Answer | None:
    """哪些单位任务比残联多: the units with more (or fewer) tasks than the one named."""
    (unit,) = context.selection.units
    counts: dict[str, int] = {}
    for task in context.document.tasks:
        for name in task.units:
            counts[name] = counts.get(name, 0) + 1
    own = counts.get(unit.name, 0)
    fewer = "少" in context.query.text
    names = tuple(name for name, count in counts.items() if (count < own if fewer else count > own))
    if not names:
        return None
    rows = tuple(context.row(t) for t in context.document.tasks if set(t.units) & set(names))
    listed = "、".join(f"{name}{counts[name]}项" for name in names)
    summary = f"任务比{unit.name}（{own}项）{'少' if fewer else '多'}的单位共{len(names)}个：{listed}。"
    return context.answer("units", summary, rows, units=names)
