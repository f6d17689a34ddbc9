"""The columns of the answer table: which there are, how wide, and what stands in them.

One task is one row.  Its milestones stand in one column (each behind its quarter when there are several), or
side by side, a column a quarter, where the terminal is wide enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rich.text import Text  # noqa: TID253  — this module is loaded for terminals only

from assistant.answer import Answer, Row
from assistant.output.canvas import GAP, Cell, beside, cell, cell_len
from assistant.output.characters import lines_kept
from assistant.output.sheet import QUARTER_NAMES, is_long, shows_milestones

LABEL = 8  # cells of "一季度" and the blanks behind it
LABEL_STYLE = "cyan"
_NUMBER = 4
_SIDE_BY_SIDE = 26  # cells that a quarter's own column needs to read well
_TASK_MIN, _TASK_MAX, _GOAL_MAX = 18, 56, 96


class Goal(NamedTuple):
    """A quarter's milestone."""

    quarter: int
    text: str


class Plan(NamedTuple):
    """``quarters``: those with a column each (empty: one column for all); ``labelled``: name them in it."""

    widths: tuple[int, ...]
    quarters: tuple[int, ...]
    labelled: bool
    goals: bool
    headings: tuple[str, ...]

    @property
    def total(self) -> int:
        """Width of the table."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


def tasks_of(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows of each task together, in order of first appearance."""
    tasks: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        tasks.setdefault((row.list_label, row.task), []).append(row)
    return list(tasks.values())


def goals_of(rows: list[Row]) -> list[Goal]:
    """The milestones that a task's rows are about: of their quarters, or all four."""
    goals = []
    for row in rows:
        quarters = (row.quarter,) if row.quarter else (1, 2, 3, 4)
        goals += [Goal(q, row.milestones[q - 1]) for q in quarters]
    return goals


def in_full(answer: Answer) -> bool:
    """Whether a row about no quarter is drawn with its four milestones."""
    return shows_milestones(answer) and not is_long(answer)


def plan_columns(answer: Answer, width: int) -> Plan:
    """Columns for ``answer`` in ``width`` cells; the milestone column is the widest."""
    tasks = tasks_of(answer.rows)
    by_quarter = any(row.quarter for row in answer.rows)
    goals = [goals_of(rows) for rows in tasks] if by_quarter or in_full(answer) else []
    unit = max((cell_len(lines_kept(name)) for row in answer.rows for name in row.units), default=0)
    unit = min(max(unit, 8), width // 5)
    number = max(_NUMBER, *(len(str(row.task)) for row in answer.rows))
    free = width - number - unit - 2 * GAP
    need = _longest(rows[0].district_task for rows in tasks)
    if not goals:
        return Plan((number, min(need, free, 100), unit), (), False, False, ("任务", "本区任务", "责任单位"))
    return _with_goals(goals, number, min(need, _TASK_MAX), unit, free - GAP)


def _with_goals(goals: list[list[Goal]], number: int, need: int, unit: int, free: int) -> Plan:
    """Divide ``free`` cells between the district task, which needs ``need``, and the milestones."""
    sets = {tuple(goal.quarter for goal in task) for task in goals}
    quarters = next(iter(sets)) if len(sets) == 1 else ()
    several = len({goal.quarter for task in goals for goal in task}) > 1
    task = max(min(need, free * 2 // 5), min(_TASK_MIN, free // 3))
    each = (free - task + GAP) // len(quarters) - GAP if quarters else 0
    if several and each >= max(_SIDE_BY_SIDE, task // 2):
        each = min(each, _TASK_MAX)
        names = tuple(f"{QUARTER_NAMES[q]}目标" for q in quarters)
        widths = (number, min(task, each), *([each] * len(quarters)), unit)
        return Plan(widths, quarters, False, True, ("任务", "本区任务", *names, "责任单位"))
    indent = LABEL if several else 0
    longest = _longest(goal.text for task_goals in goals for goal in task_goals) + indent
    goal = max(min(longest, free - task, _GOAL_MAX), min(task, free - task))
    name = "各季度目标" if several else f"{QUARTER_NAMES[goals[0][0].quarter]}目标"
    return Plan((number, task, goal, unit), (), several, True, ("任务", "本区任务", name, "责任单位"))


def _longest(texts: Iterable[str]) -> int:
    return max((cell_len(line) for text in texts for line in lines_kept(text).split("\n")), default=0)


def heading_cells(plan: Plan) -> list[Cell]:
    """The line above the table."""
    return [cell(name, width, "bold") for name, width in zip(plan.headings, plan.widths, strict=True)]


def row_cells(rows: list[Row], plan: Plan, pattern: re.Pattern[str] | None) -> list[Cell]:
    """One task's cells."""
    first, widths = rows[0], plan.widths
    number = [Text(f"{first.task:>3}", style="bold")]
    units = [line for name in first.units for line in cell(name, widths[-1])]
    return [number, _task_cell(rows, widths[1], plan, pattern), *_goal_cells(rows, plan, pattern), units]


def _goal_cells(rows: list[Row], plan: Plan, pattern: re.Pattern[str] | None) -> list[Cell]:
    if not plan.goals:
        return []
    goals = goals_of(rows)
    if plan.quarters:
        return [cell(g.text, w, "", pattern) for g, w in zip(goals, plan.widths[2:], strict=False)]
    if not plan.labelled:
        return [cell(goals[0].text, plan.widths[2], "", pattern)]
    return [[line for goal in goals for line in labelled(goal, plan.widths[2], pattern)]]


def labelled(goal: Goal, width: int, pattern: re.Pattern[str] | None) -> Cell:
    """A milestone behind its quarter's name."""
    name = Text(QUARTER_NAMES[goal.quarter], style=LABEL_STYLE)
    return beside(name, cell(goal.text, width - LABEL, "", pattern), LABEL)


def _task_cell(rows: list[Row], width: int, plan: Plan, pattern: re.Pattern[str] | None) -> Cell:
    lines = cell(rows[0].district_task, width, "", pattern)
    if city := city_reason(rows, plan.goals, pattern):
        lines += cell(f"全市：{city}", width, "dim", pattern)
    return lines


def city_reason(rows: list[Row], goals: bool, pattern: re.Pattern[str] | None) -> str:
    """The city's task, when the words asked about stand only there: it tells why the row is shown."""
    if pattern is None:
        return ""
    row = rows[0]
    shown = [row.district_task, row.category, *(goal.text for goal in goals_of(rows) if goals)]
    return row.city_task if pattern.search(row.city_task) and not any(map(pattern.search, shown)) else ""
