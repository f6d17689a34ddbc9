"""A further column of the list (进展情况, 备注): what stands in it."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument, Task, tells_state
from assistant.model.headings import names_money, says
from assistant.query import Ask, DetailFilter
from assistant.slots import says_which


def restrict(wanted: DetailFilter, document: ListDocument) -> set[int] | None:
    """The tasks with ``wanted.wanted`` in one of the columns; None where just the column is asked for."""
    if not says_which(wanted):
        return None
    columns = {t.index: [text for _, text in texts(t, wanted.labels)] for t in document.tasks}
    if wanted.standing == "filled":
        return {i for i, each in columns.items() if any(map(says, each))}
    if wanted.standing == "blank":  # 无 is something, where other cells are empty
        empty = {i for i, each in columns.items() if not any(each)}
        return empty or {i for i, each in columns.items() if not any(map(says, each))}
    if wanted.standing:
        return _standing(wanted, columns, document.info.year)
    if not wanted.wanted:
        return {i for i, each in columns.items() if not any(map(says, each))}
    found = {i for i, each in columns.items() if any(wanted.wanted in text for text in each)}
    if wanted.negated:
        return columns.keys() - found
    # A column that begins with its state (滞后：…) has another one where it says so further on (正常，滞后已补上).
    of_state = any(map(tells_state, wanted.labels))
    return {
        i for i in found if of_state and any(text.startswith(wanted.wanted) for text in columns[i])
    } or found


def _standing(wanted: DetailFilter, columns: dict[int, list[str]], year: int) -> set[int]:
    """The tasks that are so far; ``columns``: task → what its cells say."""
    from assistant.model.states import has_not_begun, is_past  # only what is asked of progress needs it

    if wanted.standing == "overdue":
        return {
            i for i, cells in columns.items() if any(is_past(text, wanted.wanted, year) for text in cells)
        }
    found = {i for i, cells in columns.items() if _stands(wanted, cells)}
    if found or wanted.standing != "not begun":
        return found
    # Where no whole task has not begun: those of which something has not.
    verbatim = {i for i, cells in columns.items() if any(wanted.wanted in text for text in cells)}
    return verbatim or {i for i, cells in columns.items() if any(map(has_not_begun, cells))}


def _stands(wanted: DetailFilter, cells: list[str]) -> bool:
    """Whether what the columns say of a task is what is asked for; a task of which they say nothing is none."""
    from assistant.model.states import has_not_begun, state_of

    states = {state_of(text) for text in cells}
    if wanted.standing in ("done", "not begun"):
        return wanted.standing in states
    if wanted.standing == "not done":
        return bool(states) and "done" not in states
    return bool(states) and not any(map(has_not_begun, cells))


def texts(task: Task, labels: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(label, text) of the columns that a task fills in; without ``labels`` of all of them."""
    return tuple([(label, text) for label, text in task.details if text and (not labels or label in labels)])


def asked(ask: Ask, task: Task) -> tuple[tuple[str, str], ...]:
    """(label, text) of the columns named, or of those on the actual state where that is asked for."""
    labels = tuple([label for f in ask.filters if isinstance(f, DetailFilter) for label in f.labels])
    if labels or not ask.state:
        return texts(task, labels)
    # 实际查了多少 asks of the work, not of the money
    return tuple([(k, text) for k, text in texts(task, ()) if tells_state(k) and not names_money(k)])


def spoken(wanted: DetailFilter) -> str:
    """进展情况写有“完成”."""
    if wanted.negated and not wanted.wanted:
        return f"没有写{united(wanted.labels)}"
    if wanted.standing == "overdue":
        return f"{united(wanted.labels)}已过"
    if wanted.standing == "filled":
        return f"写有{united(wanted.labels)}"
    if wanted.standing:
        return f"{united(wanted.labels)}为{wanted.wanted}"
    verb = "没有写" if wanted.negated else "写有"
    return f"{united(wanted.labels)}{verb}“{wanted.wanted.removeprefix('年')}”" if wanted.wanted else ""
