"""What a turn points at: 第二个, 他们, 这几项.  Pure, like :mod:`assistant.dialogue`."""

from __future__ import annotations

from assistant.query import (
    Ask,
    CategoryFilter,
    Filter,
    PeriodFilter,
    TaskFilter,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.slots import NOTHING_BEFORE, SUBJECTS, Before, called, pointless, quarters_of, subject_of


def of_the_listing(now: Ask, before: Before) -> int:
    """第一项四季度怎么样, after several tasks were listed: the first of these; 第一项有哪些任务 is a category."""
    numbers = [n for f in subject_of(now) if isinstance(f, CategoryFilter) for n in f.numbers]
    plain = len(subject_of(now)) == len(numbers) == 1 and now.target != "tasks"
    return numbers[0] if plain and len(before.listing) > 1 and numbers[0] <= len(before.listing) else 0


def item(before: Before, now: Ask, turn: Turn) -> Ask:
    """第N个: the N-th task of the list last shown."""
    listing = before.listing
    if not listing or not (turn.number == -1 or 1 <= turn.number <= len(listing)):
        return pointless(now, f"上一个回答只有{len(listing)}项，没有第{turn.number}个。")
    task = TaskFilter((listing[turn.number - 1 if turn.number > 0 else -1],))
    keeps = not turn.asks and not quarters_of(now)
    period = quarters_of(before.ask) if keeps else quarters_of(now)
    others = tuple(f for f in now.filters if not isinstance(f, (*SUBJECTS, PeriodFilter)))
    of_one = all(isinstance(f, TaskFilter) for f in before.ask.filters)
    # 第一个谁负责 … 那第二个呢
    target = before.ask.target if of_one and turn.elliptic and not turn.asks else now.target
    if target in ("tasks", "milestones"):
        target = "milestones" if period else "tasks"
    problems = tuple(p for p in now.problems if p.reason != "subject")
    inherited = called((task,), period if keeps else ())
    return now._replace(
        target=target, filters=(task, *others, *period), problems=problems, inherited=inherited
    )


def theirs(before: Before, now: Ask, turn: Turn) -> Ask:
    """他们: the units of the last answer; 别的 leaves out the tasks just shown."""
    named = next(
        (f.units for f in before.ask.filters if isinstance(f, UnitFilter) and not f.negated), before.units
    )
    if not named:
        return pointless(now, NOTHING_BEFORE)
    rest: tuple[Filter, ...] = (TaskFilter(before.tasks, negated=True),) if turn.refers == "rest" else ()
    problems = tuple(p for p in now.problems if p.reason != "subject")
    names = tuple(unit.surface for unit in named)
    return now._replace(
        filters=(UnitFilter(named, turn.role), *rest, *now.filters), problems=problems, inherited=names
    )


def told_apart(now: Ask, before: Before) -> bool:
    """培训多少人, after one task of 培训 was shown: that one is meant, though the list has others."""
    if now.target not in ("value", "when") or any(not isinstance(f, TopicFilter) for f in subject_of(now)):
        return False
    tasks = {index for f in now.filters if isinstance(f, TopicFilter) for t in f.topics for index in t.tasks}
    return bool(tasks & before.chosen and tasks - before.chosen)
