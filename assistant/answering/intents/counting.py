"""How many tasks, units or categories."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.reply import Context


def count(context: Context) -> Answer:
    """The number of selected tasks, of their units, or of their categories."""
    what = context.query.ask.what if context.query.ask else ""
    subject = context.subject()
    subject = "清单" if subject == "全区" else subject
    if what == "count_units":
        names = list(dict.fromkeys(name for task in context.tasks for name in task.units))
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
    total = len(context.selection.tasks)
    return context.answer(
        "count",
        f"{subject}共{total}项任务。",
        context.rows(context.query.quarters),
        value=total,
        value_unit="项",
    )
