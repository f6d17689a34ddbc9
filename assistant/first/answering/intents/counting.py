"""How many tasks, units or categories."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.first.answering.reply import Context
from assistant.first.answering.wording import number_text


def count(context: Context) -> Answer:
    """The number of selected tasks, of their units, or of their categories."""
    what = context.query.ask.what if context.query.ask else ""
    subject = context.subject()
    subject = "清单" if subject == "全区" else subject
    if context.query.modifiers & {"difference", "ratio"} and len(context.selection.units) == 2:
        return _compared(context)
    if what == "count_units":
        names = list(dict.fromkeys(name for task in context.tasks for name in task.leads))
        summary = f"{subject}共有{len(names)}个责任单位：{'、'.join(names)}。"
        return context.answer(
            "count", summary, context.rows(), value=len(names), value_unit="个", units=tuple(names)
        )
    if what == "count_categories":
        numbers = {(task.category_no, task.category) for task in context.tasks}
        return context.answer(
            "count",
            f"{subject}共涉及{len(numbers)}个大类。",
            context.rows(),
            value=len(numbers),
            value_unit="个",
        )
    if what == "count_goals":
        return _goals(context)
    total = len(context.selection.tasks)
    return context.answer(
        "count",
        f"{subject}共{total}项任务。",
        context.rows(context.query.quarters),
        value=total,
        value_unit="项",
    )


def _compared(context: Context) -> Answer:
    """教育局比卫健委少几项, 是它的几倍: two units' numbers of tasks, the arithmetic shown."""
    names = [unit.name for unit in context.selection.units]
    first, second = (sum(name in task.units for task in context.tasks) for name in names)
    counted = f"{names[0]}{first}项，{names[1]}{second}项"
    if "ratio" in context.query.modifiers:
        value = round(first / second, 10) if second else 0
        return context.answer(
            "count",
            f"{counted}：{first}÷{second}＝{number_text(value)}倍。",
            context.rows(),
            value=int(value) if value == int(value) else value,
            value_unit="倍",
        )
    more = "一样多" if first == second else f"{'多' if first > second else '少'}{abs(first - second)}项"
    summary = f"{counted}，{names[0]}{more}。"
    return context.answer("count", summary, context.rows(), value=abs(first - second), value_unit="项")


def _goals(context: Context) -> Answer:
    """一共多少个阶段性目标: the quarters' goals of the tasks, those left blank not counted."""
    quarters = context.query.quarters or (1, 2, 3, 4)
    total = sum(bool(task.milestones[q - 1].strip()) for task in context.tasks for q in quarters)
    subject = context.subject() if context.subject() != "全区" else "清单"
    summary = f"{subject}{context.period() if context.query.quarters else ''}共{total}个阶段性目标。"
    return context.answer(
        "count", summary, context.rows(context.query.quarters), value=total, value_unit="个"
    )
