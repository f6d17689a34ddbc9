"""What a turn points at: 第二个, 他们, 这几项.  Pure, like :mod:`assistant.dialogue`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.headings import MONEY
from assistant.query import (
    Ask,
    CategoryFilter,
    DetailFilter,
    Filter,
    PeriodFilter,
    StepFilter,
    TaskFilter,
    Topic,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.slots import (
    NOTHING_BEFORE,
    SUBJECTS,
    Before,
    called,
    columns_asked,
    names_of,
    pointless,
    quarters_of,
    subject_of,
    together,
    topics_within,
    with_quarters,
)


def back_or_more(before: Before, earlier: Sequence[Before], now: Ask, turn: Turn) -> Ask:
    """返回 goes one answer back; 还有呢 shows what the answer before the last one had more."""
    if turn.moves == "back":
        if not earlier:
            return pointless(now, "前面没有可以返回的内容。")
        return earlier[-1].ask._replace(inherited=names_of(earlier[-1].ask))
    for turn_before in reversed(earlier):
        rest = tuple(task for task in turn_before.tasks if task not in before.tasks)
        if rest and set(before.tasks) <= set(turn_before.tasks):
            period = quarters_of(turn_before.ask)
            return Ask(
                "milestones" if period else "tasks",
                (TaskFilter(rest), *period),
                inherited=names_of(before.ask),
            )
    return pointless(now, "已经全部列出，没有更多了。")


def the_others(before: Before, earlier: Sequence[Before], now: Ask, turn: Turn) -> Ask:
    """云杉谷有哪些任务 … 步道那个谁牵头 … 另一个呢: what was listed beside what was spoken of, asked the same."""
    for then in (before, *reversed(earlier)):
        rest = tuple(task for task in then.listing if task not in before.tasks)
        if rest and set(before.tasks) <= set(then.listing):
            return item(
                before._replace(listing=rest), now, turn._replace(items=tuple(range(1, len(rest) + 1)))
            )
    return pointless(now, "前面没有列出别的任务，请说出是哪一项。")


def of_the_listing(now: Ask, before: Before, detail: bool) -> int:
    """第一项四季度怎么样, 第一项详细说说, after several tasks were listed: the first of these; 第一项有哪些任务 is a category."""
    by_order = (
        (CategoryFilter, TaskFilter) if "第" in now.surface else (CategoryFilter,)
    )  # 第一项, of a list without categories
    numbers = [n for f in subject_of(now) if isinstance(f, by_order) for n in f.numbers]
    column = any(isinstance(f, DetailFilter) for f in now.filters)  # 第二项进展怎么样
    plain = len(subject_of(now)) == len(numbers) == 1 and (now.target != "tasks" or detail or column)
    return numbers[0] if plain and len(before.listing) > 1 and numbers[0] <= len(before.listing) else 0


def item(before: Before, now: Ask, turn: Turn) -> Ask:
    """第N个, 前两个: the N-th task of the list last shown."""
    listing = before.listing
    if listing and turn.items[:2] == (1, 2) and turn.items[-1] == len(turn.items):  # 前三个, of two
        turn = turn._replace(items=turn.items[: len(listing)])
    if strange := [number for number in turn.items if not 0 < abs(number) <= len(listing)]:
        return pointless(now, f"上一个回答只有{len(listing)}项，没有第{abs(strange[0])}个。")
    task = TaskFilter(tuple(listing[number - 1 if number > 0 else number] for number in turn.items))
    keeps = (not turn.asks or now.target == "value") and not quarters_of(now)
    period = quarters_of(before.ask) if keeps else quarters_of(now)
    others: tuple[Filter, ...] = tuple(f for f in now.filters if not isinstance(f, (*SUBJECTS, PeriodFilter)))
    there = frozenset(
        i for n, i in zip(sorted(before.tasks), sorted(before.chosen), strict=False) if n in task.numbers
    )
    if now.target in ("when", "value"):  # 第三个什么时候拿到测评报告
        others += topics_within(now, there)
    silent = turn.elliptic and not turn.asks and before.ask.target == "value"
    columns = columns_asked(before.ask)
    if silent and columns and not others:  # 实际支出呢 … 第三个呢
        return before.ask._replace(aggregate="none", filters=(task, *columns), inherited=called((task,), ()))
    of_one = bool(before.ask.filters) and all(isinstance(f, TaskFilter) for f in before.ask.filters)
    # 第一个谁负责 … 那第二个呢
    same = of_one or turn.moves == "other"
    target = before.ask.target if same and turn.elliptic and not turn.asks else now.target
    if target in ("tasks", "milestones"):
        target = "milestones" if period else "tasks"
    problems = tuple(p for p in now.problems if p.reason != "subject")
    inherited = called((task,), period if keeps else ())
    return now._replace(
        target=target, filters=(task, *others, *period), problems=problems, inherited=inherited
    )


def of_the_kind(before: Before, now: Ask, turn: Turn) -> Ask:
    """那一类都有啥任务: the tasks of the category that was spoken of; 别的 leaves out those just shown."""
    tasks = tuple(n for n in before.kind.values() if turn.moves != "more" or n not in before.tasks)
    if not tasks:
        return pointless(now, "这一类没有别的任务了。")
    own = tuple(f for f in now.filters if not isinstance(f, CategoryFilter))
    problems = tuple(p for p in now.problems if p.reason != "subject")
    named = together(tasks, "这一类里")
    return now._replace(filters=(named, *own), problems=problems, inherited=called((named,), ()))


def theirs(before: Before, now: Ask, turn: Turn) -> Ask:
    """他们: the units of the last answer; 别的 leaves out the tasks just shown."""
    named = next(
        (f.units for f in before.ask.filters if isinstance(f, UnitFilter) and not f.negated), before.units
    )
    if not named:
        return pointless(now, NOTHING_BEFORE)
    rest: tuple[Filter, ...] = (TaskFilter(before.tasks, negated=True),) if turn.refers == "rest" else ()
    problems = tuple(p for p in now.problems if p.reason != "subject")
    if any(isinstance(f, UnitFilter) and not f.negated for f in now.filters):  # 人社局除了这项还有哪些
        return now._replace(filters=(*now.filters, *rest), problems=problems)
    names = tuple(unit.surface for unit in named)
    return now._replace(
        filters=(UnitFilter(named, turn.role), *rest, *now.filters), problems=problems, inherited=names
    )


def _tasks(now: Ask) -> set[int]:
    """The tasks of its topics, where it names nothing else."""
    topics = [f for f in subject_of(now) if isinstance(f, TopicFilter)]
    return (
        {i for f in topics for t in f.topics for i in t.tasks}
        if len(topics) == len(subject_of(now))
        else set()
    )


def told_apart(now: Ask, before: Before) -> bool:
    """培训多少人, after one task of 培训 was shown: that one is meant, though the list has others."""
    tasks = _tasks(now) if now.target in ("value", "when") else set()
    return bool(tasks & before.chosen and tasks - before.chosen)


def of_the_quarter(before: Before, now: Ask, turn: Turn) -> Ask:
    """离全年目标还差多少, 培训多少人次, after what a quarter states or plans: as of that quarter."""
    its = of_its_tasks(now, before)
    if now.aggregate == "remaining" and any(len(f.quarters) == 4 for f in quarters_of(now)):
        of_it = before.quarters and (its or not turn.own_subject)
        return with_quarters(now, before.quarters) if of_it else now
    plain = now.target == "value" and now.aggregate == "none" and not quarters_of(now)
    planned = before.ask.target == "milestones" and len(before.quarters) == 1
    return with_quarters(now, before.quarters) if plain and planned and its else now


def is_another_step(before: Before, now: Ask, turn: Turn) -> bool:
    """那配送安装呢, after 五爱阵地什么时候选点; but 东环路呢, after 幸福路什么时候开工, is the same step of another thing."""
    if before.ask.target != "when" or turn.asks or quarters_of(now) or not of_its_tasks(now, before):
        return False
    thing = any(t.words for f in subject_of(now) if isinstance(f, TopicFilter) for t in f.topics)
    return not (thing and any(isinstance(f, StepFilter) for f in before.ask.filters))


def of_its_tasks(now: Ask, before: Before) -> bool:
    """配送安装, after 五爱阵地: words of what was shown."""
    return bool(_tasks(now) & before.chosen)


def of_its_phase(before: Before, now: Ask) -> Ask:
    """二期呢, after 一期: the one among what was shown, or beside it in the list."""

    def near(topic: Topic) -> Topic:
        there = set(topic.tasks) & (before.chosen if len(before.chosen) > 1 else before.kind.keys())
        phase = topic.surface.endswith("期") and there
        return topic._replace(tasks=tuple(sorted(there))) if phase else topic

    filters = tuple(
        f._replace(topics=tuple(map(near, f.topics))) if isinstance(f, TopicFilter) else f
        for f in now.filters
    )
    return now._replace(filters=filters)


def is_counted(now: Ask, before: Before) -> bool:
    """慰问金, of 发放慰问金96万元: what is named has a number in the texts of what was shown."""
    if now.target not in ("tasks", "milestones") or not of_its_tasks(now, before):
        return False
    names = [t.surface for f in subject_of(now) if isinstance(f, TopicFilter) for t in f.topics]
    return bool(names) and re.search(f"{re.escape(names[-1])}[^，。；]{{0,3}}\\d", before.text) is not None


def of_number(before: Before, now: Ask) -> tuple[Filter, ...]:
    """What is named now, within the tasks and the quarters of the number before."""
    own = topics_within(now, before.chosen)
    return (TaskFilter(before.tasks), *own, *(quarters_of(now) or quarters_of(before.ask)))


def of_another_task(now: Ask, before: Before) -> bool:
    """观鸟屋建几座, after a task that has none: of the one that has it; 完成多少户 and 改多少个小区 name no task."""
    topics = [t for f in subject_of(now) if isinstance(f, TopicFilter) for t in f.topics]
    named = [group[0] for t in topics for group in t.words if group[0] not in (now.figure.noun, *MONEY)]
    said = before.text and any(word in before.text for word in named)
    tasks = _tasks(now) if named and now.target in ("value", "when") and not said else set()
    return bool(tasks) and tasks.isdisjoint(before.chosen)
