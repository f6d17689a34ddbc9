"""``show``, ``units``, ``categories``, ``overview``: the list itself, in every format."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.cli.guard import NOT_FOUND, complain
from assistant.cli.showing import Style, show_page
from assistant.errors import UsageError
from assistant.render import from_list
from assistant.text.numerals import parse_number

_LONGEST_NUMBER = 6


def task_number(text: str) -> int:
    """15, １５ and 十五 → 15."""
    clean = text.strip()
    value = parse_number("".join(str(int(c)) if c.isdecimal() else c for c in clean)) if clean else None
    if not isinstance(value, int):
        raise UsageError(f"“{text[:20]}”不是任务号", "例：qingdan show 15")
    return value


def origin(assistant: Assistant) -> from_list.Origin:
    """The list that is shown."""
    return from_list.Origin(assistant.info.title, assistant.info.issued)


def show(assistant: Assistant, text: str, style: Style) -> int:
    """Task N whole; 1 when the list has no such task."""
    row = assistant.task(task_number(text)) if len(text) <= _LONGEST_NUMBER else None
    if row is None:
        numbers = [task.task for task in assistant.tasks()]
        complain(f"清单里没有任务{text[:20]}（任务号从{min(numbers)}到{max(numbers)}）")
        return NOT_FOUND
    show_page(from_list.task_page(origin(assistant), row), style)
    return 0


def units(assistant: Assistant, style: Style) -> int:
    """Every responsible unit and its tasks."""
    show_page(from_list.units_page(origin(assistant), assistant.units()), style)
    return 0


def categories(assistant: Assistant, style: Style) -> int:
    """Every category and its tasks."""
    show_page(from_list.categories_page(origin(assistant), assistant.tasks()), style)
    return 0


def overview(assistant: Assistant, style: Style) -> int:
    """Every task by quarter."""
    show_page(from_list.overview_page(origin(assistant), assistant.tasks()), style)
    return 0
