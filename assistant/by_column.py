"""Turns about a list's further columns: 预算最多的 … 最少的呢, 超过20亿元的 … 超过30亿的呢.  Pure, like :mod:`assistant.dialogue`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model.document import tells_state
from assistant.model.headings import DATES, bare, tells_who
from assistant.query import (
    Aggregate,
    Ask,
    DetailFilter,
    FigureFilter,
    Filter,
    Operator,
    PeriodFilter,
    Target,
    TaskFilter,
    Turn,
)
from assistant.slots import (
    Before,
    bounds,
    called,
    column_of,
    columns_asked,
    listed,
    of_figures,
    quarters_of,
    says_which,
    shown_tasks,
    subject_of,
)

_BY_HOW_MUCH = "[大小多少高低快慢差](?:了|出)?(?:多少|几)|相差|差(?:多少|几)"
_OTHERS = ("还", "另", "别的", "其他", "其它", "其余")


def of_a_column(before: Before, now: Ask, turn: Turn) -> Ask | None:
    """他还分管哪些, 最少的呢, 哪项最多: a turn about the persons and figures of a column; None where it is none."""
    if who := person_of(now):
        return his(before, now, who)
    if then := in_another_month(before.ask, now):
        return then
    ranks = now.aggregate in ("most", "fewest") and not turn.own_subject
    extreme = [f for f in bounds(before.ask) if f.operator in ("max", "min")]
    if extreme and ranks and turn.elliptic:
        return opposite(before.ask, now, extreme[0])
    column = column_of(before.ask)
    pair = before.listing if extreme else before.tasks
    if column and len(pair) == 2 and re.match(_BY_HOW_MUCH, now.surface):
        label = DetailFilter((column[2],))
        return Ask("value", (TaskFilter(pair), label), "difference", surface=now.surface)
    if ranks and column and now.target == "units" and "任务" not in now.surface and len(before.tasks) > 1:
        return most_of_a_column(before, now, column)  # 预算合计多少 … 哪项最多
    return None


def of_the_last(before: Sequence[Before], now: Ask, wanted: int) -> Ask | None:
    """冷链物流园谁包联 … 产业园呢 … 这两个总投资差多少: of as many tasks as that, spoken of last."""
    tasks: tuple[int, ...] = ()
    for turn in reversed(before):
        tasks = tuple(dict.fromkeys((*turn.tasks, *tasks)))
        if len(tasks) >= wanted:
            break
    plain = bool(now.filters) and columns_asked(now) == now.filters
    return now._replace(filters=(TaskFilter(tasks), *now.filters)) if plain and len(tasks) == wanted else None


def is_remark(column: Filter) -> bool:
    """每户奖补, in a column that says neither who nor how far: its number may be asked for."""
    labels = column.labels if isinstance(column, DetailFilter) else ()
    return bool(labels) and not any(tells_who(label) or tells_state(label) for label in labels)


def carried(
    before: Ask, now: Ask, aggregate: Aggregate, target: Target, asks: bool
) -> tuple[tuple[DetailFilter, ...], Aggregate, Target]:
    """The columns of a turn that names nothing else, and what is asked of them.  ``asks``: it says itself what it asks."""
    columns = tuple(f for f in now.filters if isinstance(f, DetailFilter))
    if not columns:
        if aggregate in ("remaining", "share") and now.figure.unit in ("", "元", "%"):
            columns = tuple(f for f in before.filters if isinstance(f, DetailFilter) and of_figures(f))
        return columns, aggregate, target  # 到位了多少 … 还差多少
    if aggregate == "none" and before.aggregate == "sum" and target == "value":
        aggregate = "sum"  # 总投资一共多少 … 到位了多少
    elif not asks and aggregate in ("remaining", "share", "difference"):
        aggregate = "none"  # 还差多少没付 … 付款比例呢
    return columns, aggregate, target if asks else asked_of(columns, target)


def asked_of(columns: tuple[DetailFilter, ...], silent: Target) -> Target:
    """完成比例呢 asks for a number, 存在问题呢 for what is written; 进度 may be either."""
    names = [bare(label) for f in columns for label in f.labels]
    if all(map(of_figures, columns)):
        return "value"
    return silent if all("进度" in name or tells_state(name) for name in names) else "tasks"


def person_of(now: Ask) -> DetailFilter | None:
    """孙志强, of 孙志强还管什么."""
    named = [
        f for f in now.filters if isinstance(f, DetailFilter) and says_which(f) and tells_who(f.labels[0])
    ]
    others = any(word in now.surface for word in _OTHERS)
    return named[0] if len(named) == 1 and others and not named[0].negated else None


def his(before: Before, now: Ask, who: DetailFilter) -> Ask:
    """谁分管 … 他还分管哪些: the tasks of the person told, without those just shown where others are asked for."""
    others = tuple(f for f in now.filters if f != who and (says_which(f) or not isinstance(f, DetailFilter)))
    more = any(word in now.surface for word in _OTHERS)
    gone = (TaskFilter(before.tasks, negated=True),) if more else ()
    problems = tuple(p for p in now.problems if p.reason != "subject")
    return now._replace(filters=(who, *gone, *others), problems=problems)


def opposite(before: Ask, now: Ask, extreme: FigureFilter) -> Ask:
    """预算最多的是哪项 … 最少的呢."""
    operator: Operator = "max" if now.aggregate == "most" else "min"
    name = bare(extreme.noun) or extreme.surface.partition("最")[0]
    nth = float(now.rank) if now.rank > 1 else 0.0  # 第二多的呢
    place = "第" + "一二三四五"[now.rank - 1] if nth else "最"
    said = _extreme_of(name, extreme.unit, operator).replace("最", place)
    other = extreme._replace(operator=operator, value=0.0, upper=nth, surface=said)
    filters = tuple(other if f == extreme else f for f in before.filters)
    return before._replace(filters=filters, surface=now.surface, problems=(), ignored=now.ignored)


def is_same_bound(before: Ask, now: Ask) -> bool:
    """Whether either has one bound, on the same column: 超过20亿元的 … 超过30亿的呢."""
    if len(bounds(now)) != 1 or len(bounds(before)) != 1:
        return False
    return bare(bounds(now)[0].noun) in ("", bare(bounds(before)[0].noun))


def in_another_month(before: Ask, now: Ask) -> Ask | None:
    """10月验收的有哪些 … 11月呢, 下个月的呢: another month of the same column of dates."""
    old = next((f for f in bounds(before) if f.unit == DATES and f.operator == "between"), None)
    said = re.fullmatch(r"那?(?:(\d{1,2})月(?:份|底)?|([上下])个?月)(?:的|到期的|验收的)?呢?", now.surface)
    if old is None or said is None:
        return None
    year, month = divmod(int(old.value) // 100, 100)
    month = int(said[1]) if said[1] else month + {"上": -1, "下": 1}[said[2]]
    if not 1 <= month <= 12:
        return None
    first = float(year * 10_000 + month * 100)
    new = old._replace(value=first, upper=first + 31, surface=f"{old.noun}在{month}月")
    filters = tuple(new if f == old else f for f in before.filters if not isinstance(f, PeriodFilter))
    return before._replace(filters=filters, surface=now.surface)


def bounded_anew(before: Ask, now: Ask) -> Ask:
    """总投资超过20亿元的有哪些 … 超过30亿的呢: another bound on the same column."""
    old, new = (next(f for f in ask.filters if isinstance(f, FigureFilter)) for ask in (before, now))
    if not new.noun and new.unit in ("", old.unit):
        new = new._replace(noun=old.noun, unit=old.unit, surface=f"{bare(old.noun)}{new.surface}")
    filters = tuple(new if f == old else f for f in before.filters)
    return before._replace(filters=filters, surface=now.surface)


def most_of_a_column(before: Before, now: Ask, column: tuple[str, str, str]) -> Ask:
    """年度投资加起来多少 … 其中最多的是哪个: of the tasks shown the one with most in that column."""
    operator: Operator = "max" if now.aggregate == "most" else "min"
    name, unit, _ = column
    bound = FigureFilter(operator, 0.0, unit, 0.0, "figure", _extreme_of(name, unit, operator), name)
    period = quarters_of(now)  # 最大的那个四季度做到哪一步
    target = listed("tasks", period)
    return now._replace(target=target, aggregate="none", filters=(shown_tasks(before), bound, *period))


def _extreme_of(name: str, unit: str, operator: Operator) -> str:
    """预算最多, 完成比例最低."""
    return f"{name}最{('高', '低')[operator == 'min'] if unit == '%' else ('多', '少')[operator == 'min']}"


def with_state(before: Ask, now: Ask, state: tuple[Filter, ...], asks: bool = True) -> Ask:
    """滞后的有哪些 … 已完成的呢, 没完成的呢: of the same tasks, those in another state."""
    if not asks and before.target == "value":  # 年度投资一共多少 … 周晓岚包联的呢
        of_state = [f.labels for f in state if isinstance(f, DetailFilter)]
        same = tuple(f for f in before.filters if not _said_of(f, of_state))
        return before._replace(filters=(*same, *state), surface=now.surface)
    labels = {label for f in state if isinstance(f, DetailFilter) for label in f.labels}
    named = any(map(tells_who, labels))  # 郑海涛包的里面哪个完工了, after one task: of all of his
    kept = tuple(
        f
        for f in before.filters
        if not (named and isinstance(f, TaskFilter))
        and not (isinstance(f, DetailFilter) and (not says_which(f) or labels.intersection(f.labels)))
    )
    anew = before.target == "value" or "count" in (now.aggregate, before.aggregate)
    target = now.target if anew else before.target
    return now._replace(target=target, filters=(*kept, *state), inherited=called(subject_of(before), ()))


def _said_of(f: Filter, columns: list[tuple[str, ...]]) -> bool:
    """Whether it says which tasks by one of the columns, or points at tasks that were so said."""
    return isinstance(f, TaskFilter) or (
        says_which(f) and isinstance(f, DetailFilter) and f.labels in columns
    )
