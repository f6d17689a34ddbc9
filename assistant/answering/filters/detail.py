"""A further column of the list (进展情况, 备注): what stands in it."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument, Task, tells_state
from assistant.query import Ask, DetailFilter


def restrict(wanted: DetailFilter, document: ListDocument) -> set[int] | None:
    """The tasks with ``wanted.wanted`` in one of the columns; None where just the column is asked for."""
    if not wanted.wanted and not wanted.negated:
        return None
    columns = {t.index: [text for _, text in texts(t, wanted.labels)] for t in document.tasks}
    if not wanted.wanted:
        return {i for i, each in columns.items() if not each}
    found = {i for i, each in columns.items() if any(wanted.wanted in text for text in each)}
    if wanted.negated:
        return columns.keys() - found
    # A column that begins with its state (已完成：…) has another one where it says so further on (滞后：已完成5个).
    return {i for i in found if any(text.startswith(wanted.wanted) for text in columns[i])} or found


def texts(task: Task, labels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(label, text) of the columns that a task fills in; without ``labels`` of all of them."""
    return tuple([(label, text) for label, text in task.details if text and (not labels or label in labels)])


def asked(ask: Ask, task: Task) -> tuple[tuple[str, str], ...]:
    """(label, text) of the columns named, or of those on the actual state where that is asked for."""
    labels = tuple([label for f in ask.filters if isinstance(f, DetailFilter) for label in f.labels])
    if labels or not ask.state:
        return texts(task, labels)
    return tuple([(label, text) for label, text in texts(task, ()) if tells_state(label)])


def spoken(wanted: DetailFilter) -> str:
    """进展情况写有“完成”."""
    if wanted.negated and not wanted.wanted:
        return f"没有写{united(wanted.labels)}"
    verb = "没有写" if wanted.negated else "写有"
    return f"{united(wanted.labels)}{verb}“{wanted.wanted.removeprefix('年')}”" if wanted.wanted else ""
