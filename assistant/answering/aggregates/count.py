"""How many tasks, units, categories, goals; what two units' numbers of tasks differ by."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.filters import unit
from assistant.answering.reply import answered, task_rows
from assistant.answering.selection import Context, subject, whole
from assistant.answering.wording import ALL, joined, number_text
from assistant.query import UnitFilter


def count(context: Context) -> Answer:
    """The number of what is asked for."""
    match context.ask.target:
        case "units":
            return _units(context)
        case "categories":
            return _categories(context)
        case "milestones":
            return _goals(context)
        case _:
            return _tasks(context)


def compared(context: Context) -> Answer | None:
    """教育局比卫健委少几项, 是它的几倍: two units' numbers of tasks, the arithmetic shown."""
    named = [f for f in context.ask.filters if isinstance(f, UnitFilter) and not f.negated]
    names = [name for f in named for name in unit.names(f, context.document)]
    if len(names) != 2:
        return None
    first, second = (sum(name in task.units for task in context.tasks) for name in names)
    said = f"{names[0]}{first}项，{names[1]}{second}项"
    rows = task_rows(context.tasks)
    if context.ask.aggregate == "ratio":
        if not second:
            return None
        value = round(first / second, 10)
        summary = f"{said}：{first}÷{second}＝{number_text(value)}倍。"
        return answered(context, "count", summary, rows, value=value, value_unit="倍")
    more = "一样多" if first == second else f"{'多' if first > second else '少'}{abs(first - second)}项"
    summary = f"{said}，{names[0]}{more}。"
    return answered(context, "count", summary, rows, value=abs(first - second), value_unit="项")


def share(context: Context) -> Answer:
    """占全部任务的百分之几: of the list's number of tasks."""
    part, whole = len(context.chosen), len(context.document.tasks)
    value = round(part / whole * 100, 10)
    summary = f"{subject(context)}占全部任务的{number_text(value)}%：{part}÷{whole}＝{number_text(value)}%。"
    return answered(context, "count", summary, task_rows(context.tasks), value=value, value_unit="%")


def _tasks(context: Context) -> Answer:
    total = len(context.chosen)
    rows = task_rows(context.tasks, context.quarters)
    return answered(
        context, "count", f"{_whole(context)}共{total}项任务。", rows, value=total, value_unit="项"
    )


def _units(context: Context) -> Answer:
    gone = {
        name
        for f in context.ask.filters
        if isinstance(f, UnitFilter) and f.negated
        for name in unit.names(f, context.document)
    }
    supporting = context.ask.role == "support"
    names = [n for t in context.tasks for n in (t.supporting if supporting else t.leads) if n not in gone]
    units = tuple(dict.fromkeys(names))
    what = "配合单位" if supporting else "责任单位"
    summary = (
        f"{_whole(context)}共有{len(units)}个{what}：{'、'.join(units)}。"
        if units
        else f"{_whole(context)}没有{what}。"
    )
    rows = task_rows(context.tasks)
    return answered(context, "count", summary, rows, units, len(units), "个")


def _categories(context: Context) -> Answer:
    names = dict.fromkeys((task.category_no, task.category) for task in context.tasks)
    listed = f"：{joined((name for _, name in names), 6)}" if len(names) <= 6 else ""
    summary = f"{_whole(context)}共涉及{len(names)}个大类{listed}。"
    return answered(context, "count", summary, task_rows(context.tasks), value=len(names), value_unit="个")


def _goals(context: Context) -> Answer:
    """The quarters' goals of the tasks, those left blank not counted."""
    quarters = context.quarters or ALL
    total = sum(bool(task.milestones[q - 1].strip()) for task in context.tasks for q in quarters)
    rows = task_rows(context.tasks, context.quarters)
    summary = f"{_whole(context)}共{total}个阶段性目标。"
    return answered(context, "count", summary, rows, value=total, value_unit="个")


def _whole(context: Context) -> str:
    said = subject(context)
    return "清单" if said == whole(context.document) else said
