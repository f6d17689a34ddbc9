"""The rows themselves: milestones, tasks, both sides of a comparison."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering import filters
from assistant.answering.reply import answered, task_row, task_rows
from assistant.answering.selection import Context, subject
from assistant.answering.wording import clip, joined, sentence, united
from assistant.model.document import ListDocument
from assistant.model.headings import bare
from assistant.query import Ask, DetailFilter, FigureFilter, StepFilter, TaskFilter, UnitFilter

_READ_OUT = 3  # tasks whose columns are read out one by one
PLANS_ONLY = "清单只写计划，没有写实际进度。"


def milestones(context: Context) -> Answer:
    """Every matching task × every named quarter; of a step the quarters that state it."""
    quarters, tasks = context.quarters, context.tasks
    if not any(task.milestones[q - 1].strip() for task in tasks for q in quarters):
        said = subject(context, with_period=False)
        summary = f"{said}共{len(tasks)}项任务；清单没有写分季度的目标，列出整项任务。"
        return answered(context, "tasks", summary, task_rows(tasks))
    steps = [f for f in context.ask.filters if isinstance(f, StepFilter) and not f.negated]
    rows = []
    for task in tasks:
        stating = [set(filters.step.rows(f, context.document, task.index, quarters)) for f in steps]
        rows += [task_row(task, q) for q in quarters if all(q in found for found in stating)]
    return answered(context, "milestones", f"{subject(context)}共{len(tasks)}项任务。", tuple(rows))


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
    named = [name for f in _units(context) for name in filters.unit.names(f, context.document)]
    if len(named) < 2:
        if len(context.chosen) != 1 or not context.quarters:
            return answer
        from assistant.answering.aggregates.series import drawn

        return answer._replace(series=drawn(context, context.quarters))
    counts = [f"{name}{sum(name in task.units for task in context.tasks)}项" for name in named]
    return answer._replace(intent="milestones", summary=f"{subject(context)}：{'，'.join(counts)}任务。")


def columns_bounded(ask: Ask, document: ListDocument) -> Ask | None:
    """总投资最大的, 完成比例不到60%的: with the column that the bound is on, to be read out; None where it is on none."""
    if not document.details:
        return None
    nouns = {bare(f.noun) for f in ask.filters if isinstance(f, FigureFilter) and f.noun}
    labels = [label for label, _ in document.details if bare(label) in nouns] if nouns else []
    return ask._replace(filters=(*ask.filters, DetailFilter((labels[0],)))) if labels else None


def with_details(context: Context, answer: Answer) -> Answer:
    """What the list's further columns say of the tasks; for the actual state without them that it has plans only."""
    ask = context.ask
    if any(isinstance(f, DetailFilter) and f.negated and not f.wanted for f in ask.filters):
        return answer  # 备注没写的: there is nothing to show
    filled = [(task, texts) for task in context.tasks if (texts := filters.detail.asked(ask, task))]
    if not filled:
        labels = united(label for f in ask.filters if isinstance(f, DetailFilter) for label in f.labels)
        if labels and answer.intent == "tasks":
            from assistant.answering import refuse  # only a blank cell needs it

            return refuse.refused(context, f"清单没有写{subject(context)}的{labels}。")
        return answer._replace(caveats=(*answer.caveats, f"清单没有写{labels}。" if labels else PLANS_ONLY))
    if answer.intent not in ("tasks", "milestones"):
        return answer
    said = {
        task.number: "，".join(f"{label}：{text.rstrip('。')}" for label, text in texts)
        for task, texts in filled
    }
    if len(context.chosen) == 1:
        # 备注写有“捐赠”的是任务3, 资金最多的是任务7
        told = [
            f
            for f in ask.filters
            if isinstance(f, FigureFilter) or (isinstance(f, DetailFilter) and f.wanted)
        ]
        which = "是" * bool(told)
        only = f"{which}任务{context.tasks[0].number}，" if which else ""
        return answer._replace(
            summary=sentence(f"{subject(context)}{only}{clip(said[context.tasks[0].number])}")
        )
    if len(said) <= _READ_OUT:
        each = "；".join(f"任务{number}{clip(text, 40)}" for number, text in said.items())
        return answer._replace(summary=f"{answer.summary.rstrip('。')}：{each}。")
    if len(filled) == len(context.tasks) or ask.aggregate in ("most", "fewest"):
        return answer  # 任务最多的包村领导: not how many tasks name one
    labels = united(label for _, texts in filled for label, _ in texts)
    return answer._replace(summary=f"{answer.summary.rstrip('。')}，其中{len(filled)}项写有{labels}。")


def _units(context: Context) -> list[UnitFilter]:
    return [f for f in context.ask.filters if isinstance(f, UnitFilter) and not f.negated]
