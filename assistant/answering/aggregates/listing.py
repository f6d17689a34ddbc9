"""The rows themselves: milestones, tasks, both sides of a comparison."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.filters import detail, step, unit
from assistant.answering.reply import answered, task_row, task_rows
from assistant.answering.selection import Context, subject
from assistant.answering.wording import joined, united
from assistant.model.document import Task
from assistant.query import DetailFilter, FigureFilter, StepFilter, TaskFilter, UnitFilter

PLANS_ONLY = "清单只写计划，没有写实际进度。"


def milestones(context: Context) -> Answer:
    """Every matching task × every named quarter; of a step the quarters that state it."""
    quarters = context.quarters
    if not any(task.milestones[q - 1].strip() for task in context.tasks for q in quarters):
        said = subject(context, with_period=False)
        summary = f"{said}共{len(context.chosen)}项任务；清单没有写分季度的目标，列出整项任务。"
        return answered(context, "tasks", summary, task_rows(context.tasks))
    steps = [f for f in context.ask.filters if isinstance(f, StepFilter) and not f.negated]
    rows = []
    for task in context.tasks:
        stating = [set(step.rows(f, context.document, task.index, quarters)) for f in steps]
        rows += [task_row(task, q) for q in quarters if all(q in found for found in stating)]
    return answered(context, "milestones", f"{subject(context)}共{len(context.chosen)}项任务。", tuple(rows))


def tasks(context: Context) -> Answer:
    """Every matching task, whole, and who answers for it."""
    named = [f for f in context.ask.filters if isinstance(f, UnitFilter) and not f.negated]
    units = joined(name for task in context.tasks for name in task.leads)
    rows = task_rows(context.tasks)
    if len(rows) == 1 and units:
        only = context.tasks[0]
        extreme = any(
            isinstance(f, FigureFilter) and f.operator in ("max", "min") for f in context.ask.filters
        )
        if extreme:
            said = f"{subject(context)}是任务{only.number}，由{units}负责。"
            return answered(context, "tasks", said, rows)
        if len(context.ask.filters) == 1 and isinstance(context.ask.filters[0], TaskFilter):
            return answered(context, "tasks", f"任务{only.number}由{units}负责。", rows)
    tail = "" if named or not units else f"，责任单位是{units}"
    return answered(context, "tasks", f"{subject(context)}共{len(context.chosen)}项任务{tail}。", rows)


def compare(context: Context) -> Answer:
    """The rows of both sides, and how many tasks each has."""
    answer = milestones(context) if context.quarters else tasks(context)
    named = [name for f in _units(context) for name in unit.names(f, context.document)]
    if len(named) < 2:
        if len(context.chosen) != 1 or not context.quarters:
            return answer
        from assistant.answering.aggregates.series import drawn

        return answer._replace(series=drawn(context, context.quarters))
    counts = [f"{name}{sum(name in task.units for task in context.tasks)}项" for name in named]
    return answer._replace(intent="milestones", summary=f"{subject(context)}：{'，'.join(counts)}任务。")


def with_state(context: Context, answer: Answer) -> Answer:
    """How far it really is: from the list's own columns, or a word that it has plans only."""
    wanted = [f for f in context.ask.filters if isinstance(f, DetailFilter)]
    labels = tuple(label for f in wanted for label in f.labels)
    told = [(task, detail.texts(task, labels)) for task in context.tasks]
    filled = [(task, texts) for task, texts in told if texts]
    if not filled:
        if not context.ask.state:
            return answer._replace(caveats=(*answer.caveats, f"清单没有写{united(labels)}。"))
        return answer._replace(caveats=(*answer.caveats, PLANS_ONLY))
    if len(filled) == 1:
        said = "；".join(f"{label}：{text}" for label, text in filled[0][1])
        return answer._replace(summary=f"{subject(context)}{said.rstrip('。')}。")
    return answer._replace(summary=f"{answer.summary.rstrip('。')}，{len(filled)}项写有{_labels(filled)}。")


def _units(context: Context) -> list[UnitFilter]:
    return [f for f in context.ask.filters if isinstance(f, UnitFilter) and not f.negated]


def _labels(filled: list[tuple[Task, tuple[tuple[str, str], ...]]]) -> str:
    return united(label for _, texts in filled for label, _ in texts)
