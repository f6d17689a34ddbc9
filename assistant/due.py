"""What is due: the milestones of this quarter and the next, each with the last day of its quarter."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Answer, Row
from assistant.errors import UsageError

if TYPE_CHECKING:
    from assistant.contents import Unit


class Due(NamedTuple):
    """A milestone: ``row`` is about its quarter; ``day`` is the quarter's last day in the list's year."""

    day: date
    row: Row

    @property
    def task(self) -> int:
        """The task's number."""
        return self.row.task

    @property
    def quarter(self) -> int:
        """1 to 4."""
        return self.row.quarter or 0


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter.

    >>> quarter_end(2022, 3)
    datetime.date(2022, 9, 30)
    """
    month = quarter * 3
    return date(year, month, calendar.monthrange(year, month)[1])


def due_quarters(today: date) -> tuple[int, ...]:
    """The quarter that ``today`` is in and the next one; the year ends with the fourth.

    >>> due_quarters(date(2022, 8, 30)), due_quarters(date(2022, 12, 1))
    ((3, 4), (4,))
    """
    now = (today.month - 1) // 3 + 1
    return tuple(range(now, min(now + 1, 4) + 1))


def due(rows: Iterable[Row], year: int, today: date) -> list[Due]:
    """The milestones of whole tasks ``rows`` that are due by ``today``'s calendar, soonest first.

    Quarters are counted from ``today`` whatever the list's year, as questions count them; the days are of the
    list's own ``year``.  A quarter without a milestone has nothing due.
    """
    whole = list(rows)
    return [
        Due(quarter_end(year, quarter), row._replace(quarter=quarter))
        for quarter in due_quarters(today)
        for row in whole
        if row.milestones[quarter - 1].strip()
    ]


def tasks_of_unit(named: Answer, units: Iterable[Unit], rows: Iterable[Row], unit: str) -> list[Row]:
    """The rows of ``rows`` that are tasks of the unit people call ``unit``; UsageError when there are none.

    ``named``: the answer to a question for that unit's tasks, which tells what the list calls it.
    """
    names = set(named.understood.units) if named.status == "answered" else set()
    wanted = {number for u in units if names & {u.name, *u.second_names} for number in u.tasks}
    if not wanted:
        raise UsageError(f"清单里没有由“{unit}”负责的任务", "看全部单位：qingdan units")
    return [row for row in rows if row.task in wanted]
