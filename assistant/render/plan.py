"""The columns of the answer table: which there are and how wide, from the texts and the terminal's width.

One task is one row.  Its milestones stand in one column (each behind its quarter when there are several), or
side by side, a column a quarter, where the terminal is wide enough.  The milestones get the most room.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.render.canvas import GAP
from assistant.render.cells import cell_len
from assistant.render.characters import lines_kept
from assistant.render.goals import Goal, goals_of, shows_goals, tasks_of
from assistant.render.page import Tasks
from assistant.render.tables import leading
from assistant.slots import QUARTER_NAMES
from assistant.typed import NamedTuple

LABEL = 8  # cells of "一季度" and the blanks behind it
_NUMBER = 4
_SIDE_BY_SIDE = 26  # cells that a quarter's own column needs to read well
_TASK_MIN, _TASK_MAX, _GOAL_MAX = 18, 56, 96
_SAMPLE = 50  # tasks that are measured; more would cost time and change little

SUPPORTING = "配合：{}"

Measured = list[list[int]]  # a text a list: the width of each of its lines


class Plan(NamedTuple):
    """``quarters``: those with a column each (empty: one column for all); ``labelled``: name them in it."""

    widths: tuple[int, ...]
    quarters: tuple[int, ...]
    labelled: bool
    goals: bool
    headings: tuple[str, ...]


def plan_columns(block: Tasks, width: int) -> Plan:
    """Columns for ``block`` in ``width`` cells."""
    tasks = tasks_of(block.rows)
    goals = [goals_of(rows) for rows in tasks] if shows_goals(block) else []
    names = [n for row in block.rows for n in (*leading(row), *map(SUPPORTING.format, row.support))]
    unit = max((cell_len(lines_kept(name)) for name in names), default=0)
    unit = min(max(unit, 8), width // 5)
    number = max(_NUMBER, *(len(str(row.task)) for row in block.rows))
    free = width - number - unit - 2 * GAP
    texts = [_measure(rows[0].district_task) for rows in tasks]
    own = f"{block.levels.own}任务"
    if not goals:
        task = min(_widest(texts), free, 100)
        return Plan((number, task, unit), (), False, False, ("任务", own, "责任单位"))
    widths, quarters, labelled = _with_goals(texts, goals, free - GAP)
    names = [f"{QUARTER_NAMES[q]}目标" for q in quarters]
    one = "各季度目标" if labelled else f"{QUARTER_NAMES[goals[0][0].quarter]}目标"
    headings = ("任务", own, *(names or [one]), "责任单位")
    return Plan((number, *widths, unit), quarters, labelled, True, headings)


def _with_goals(
    texts: Measured, goals: list[list[Goal]], free: int
) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """(widths of the task and goal columns, quarters with a column of their own, whether goals are labelled)."""
    sets = {tuple(goal.quarter for goal in task) for task in goals}
    quarters = next(iter(sets)) if len(sets) == 1 else ()
    several = len({goal.quarter for task in goals for goal in task}) > 1
    if several and quarters:
        task = max(min(_widest(texts), _TASK_MAX, free * 2 // 5), min(_TASK_MIN, free // 3))
        each = min((free - task + GAP) // len(quarters) - GAP, _TASK_MAX)
        if each >= max(_SIDE_BY_SIDE, task // 2):
            return (min(task, each), *([each] * len(quarters))), quarters, False
    indent = LABEL if several else 0
    measured = [[width for goal in task for width in _measure(goal.text)] for task in goals]
    task = _best_split(texts, measured, free, indent)
    goal = max(min(_widest(measured) + indent, free - task, _GOAL_MAX), min(task, free - task))
    return (task, goal), (), several


def _best_split(texts: Measured, goals: Measured, free: int, indent: int) -> int:
    """The width of the task column that gives the shortest table; of equals the narrowest."""
    least = min(_TASK_MIN, free // 3)
    most = max(min(_widest(texts), _TASK_MAX, free // 2 - 1), least)
    pairs = list(zip(texts, goals, strict=True))[:_SAMPLE]

    def height(task: int) -> int:
        goal = free - task - indent
        return sum(max(_lines(text, task), _lines(goals, goal)) for text, goals in pairs)

    return min(range(least, most + 1), key=height)


def _measure(text: str) -> list[int]:
    return [cell_len(line) for line in lines_kept(text).split("\n")]


def _widest(texts: Measured) -> int:
    return max((width for text in texts for width in text), default=0)


def _lines(widths: Iterable[int], room: int) -> int:
    """About how many lines a text of these line widths takes in ``room`` cells."""
    return sum(1 if width <= room else -(-width // max(room - 1, 1)) for width in widths)
