"""The turn before + the turn now → the Ask meant.  Pure: no text, no list, no terminal.

=============== ======================================================================================
the turn         what happens to the slots
=============== ======================================================================================
names a subject  complete question: inherits nothing; fragment (残联呢): keeps quarters and target
names quarters   keeps the subject; after 谁负责, 几项, 什么时候 it asks what is to be done
asks only        谁负责, 什么时候, 几项 drop the quarters; 多少 and 做什么 keep them
adds, removes    再加上, 跟…比: the tasks of both; 不算, 去掉: takes away
corrects         不是甲，是乙; 改成: replaces what is named, keeps the rest
narrows          只看, 其中: among the tasks shown
points           第二个, 这个, 他们: the tasks, or the units, of the last answer
is refused       changes nothing
=============== ======================================================================================
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.by_column import (
    bounded_anew,
    carried,
    his,
    is_remark,
    is_same_bound,
    most_of_a_column,
    of_a_column,
    of_the_last,
    with_state,
)
from assistant.query import (
    Ask,
    DetailFilter,
    FigureFilter,
    Filter,
    PeriodFilter,
    Question,
    StepFilter,
    Target,
    TaskFilter,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.slots import (
    SUBJECTS,
    Before,
    both_quarters,
    bounds,
    called,
    column_of,
    is_complete,
    keeps_quarters,
    listed,
    negated,
    of_money,
    pointless,
    quarters_of,
    says_which,
    shown_tasks,
    subject_of,
    topics_within,
    unit_of,
    with_quarters,
)

_ASKED = Turn(asks=True)
_POINTS = frozenset("它这那该其")


def meant(before: Before, question: Question, earlier: Sequence[Before] = ()) -> Question:
    """The question meant by ``question`` after ``before``; a turn that points at nothing gets a problem."""
    if len(question.parts) != 1:
        return question
    now, turn = question.parts[0], question.turn
    if earlier and (turn.combines or now.aggregate == "sum"):
        from assistant.joining import are_parts_of_one, between

        if not turn.combines and are_parts_of_one(earlier[-1], before, now):
            turn = turn._replace(combines=2)  # 新建多少 … 改造呢 … 一共多少座
        adds = turn.moves == "add" or (turn.combines < 0 and now.aggregate == "none")  # 合计
        summed = now._replace(aggregate="sum") if adds else now
        if turn.combines and (both := between([*earlier, before], summed, turn.combines)):
            return question._replace(parts=(both,))
    if earlier and turn.combines > 1 and (those := of_the_last([*earlier, before], now, turn.combines)):
        return question._replace(parts=(those,))
    of_units = turn.refers in ("they", "rest", "category", "he")  # 他们还有别的没
    if turn.moves in ("back", "more") and not of_units and not subject_of(now) and not quarters_of(now):
        from assistant.pointing import back_or_more

        return question._replace(parts=(back_or_more(before, earlier, now, turn),))
    if turn.moves == "other" and not of_units and not turn.own_subject:
        from assistant.pointing import the_others

        return question._replace(parts=(the_others(before, earlier, now, turn),))
    return question._replace(parts=(_meant(before, now, turn),))


def _meant(before: Before, now: Ask, turn: Turn) -> Ask:
    if now.target in ("help", "about"):
        return now
    if turn.refers == "he" and before.who:
        return his(before, now, before.who)
    turn = turn._replace(refers="they") if turn.refers == "he" else turn  # 谁牵头 … 这家公司还牵头哪个
    if turn.whole_list or (_refused(now) and not turn.own_subject):
        return now
    from assistant.pointing import (
        is_another_step,
        is_counted,
        item,
        of_another_task,
        of_its_phase,
        of_its_tasks,
        of_number,
        of_the_kind,
        of_the_listing,
        of_the_quarter,
        theirs,
        told_apart,
    )

    if turn.that_quarter and before.quarters:
        now = with_quarters(now, before.quarters)
    now = of_its_phase(before, of_the_quarter(before, now, turn))
    if turn.later and before.quarters:
        then = tuple(q for q in (each + turn.later for each in before.quarters) if 1 <= q <= 4)
        if not then:
            return pointless(now, "清单只写一年的四个季度。")
        now = with_quarters(now, then)
    from assistant.joining import (  # a first question needs none of these
        compared,
        is_one_side,
        joined,
        of_the_same_thing,
        of_the_same_units,
        replaced,
        without,
    )

    if told := of_a_column(before, now, turn):
        return told
    if of_another_task(now, before):  # 管护员补助多少, after 补偿金发多少
        turn = turn._replace(own_subject=True)
    now = of_the_same_thing(before.ask, of_the_same_units(before.ask, now))
    if turn.without_items and now.target in ("tasks", "milestones"):
        gone = item(before, Ask(), turn._replace(items=turn.without_items))
        if gone.problems:
            return gone
        numbers = [n for f in gone.filters if isinstance(f, TaskFilter) for n in f.numbers]
        if all(isinstance(f, (TaskFilter, PeriodFilter)) for f in before.ask.filters):  # 前两个… 除了前两个
            rest = TaskFilter(tuple(n for n in before.listing if n not in numbers))
            return follow(before.ask._replace(filters=(rest, *quarters_of(before.ask))), now, turn)
        left_out = (TaskFilter(tuple(numbers), negated=True),)
        return without(before.ask, now._replace(filters=(*now.filters, *left_out)), turn)
    if not turn.refers and (number := of_the_listing(now, before, turn.moves == "detail")):
        turn = turn._replace(refers="item", items=(number,))
    if turn.refers == "category" and not turn.own_subject:
        return of_the_kind(before, now, turn)
    if turn.refers == "item":
        return item(before, now, turn)
    if turn.moves == "only" and turn.role != "any" and not turn.own_subject:
        turn = turn._replace(refers="")  # 只看它牵头的: of the tasks shown, in their quarters
    whose = turn.refers == "it" and turn.role != "any" and not turn.own_subject  # 它牵头的
    who_does = before.ask.target == "units" and now.target in ("tasks", "milestones")  # 谁牵头 … 它还牵头什么
    of_unit = who_does or any(isinstance(f, UnitFilter) for f in before.ask.filters)
    if turn.refers in ("they", "rest") or (whose and of_unit):
        return theirs(before, now, turn)
    if who_does and not subject_of(before.ask) and not bounds(before.ask) and not turn.own_subject:
        return theirs(before, now, turn)  # 谁的任务最多 … 是哪几项
    if is_complete(now, turn):
        return now
    state = tuple(filter(says_which, now.filters))
    if state and not turn.own_subject and not (now.target == "value" and all(map(is_remark, state))):
        return with_state(before.ask, now, state, turn.asks)
    if (negated(now) or turn.without_quarters) and not turn.own_subject:
        return without(before.ask, now, turn)
    another_step = is_another_step(before, now, turn)
    first = now.surface[:1] in _POINTS and of_its_tasks(now, before)  # 它提供多少学位, not 雅润路那个…
    if (turn.refers == "it" and (first or not turn.own_subject)) or another_step:
        of_thing = subject_of(before.ask) if now.target == "value" else ()  # 雅润路校区… 它提供多少学位
        shown = before.ask._replace(filters=(shown_tasks(before), *of_thing, *quarters_of(before.ask)))
        return follow(shown, now._replace(target="when") if another_step else now, turn, before.chosen)
    of_columns = any(map(of_money, now.filters))  # 总投资加起来多少
    if (turn.moves == "add" and not of_columns) or is_one_side(now):
        return joined(before.ask, now)
    if before.number and not turn.asks and is_counted(now, before):  # 其中外贸呢, after 慰问多少户
        figure = before.ask.figure._replace(unit=unit_of(topics_within(now, before.chosen)), noun="")
        return now._replace(target="value", aggregate="none", figure=figure, filters=of_number(before, now))
    if turn.elliptic and not turn.moves and not turn.own_subject and is_same_bound(before.ask, now):
        return bounded_anew(before.ask, now)
    if turn.moves == "only" or (bounds(now) and not turn.own_subject):
        return _narrowed(before, now, turn)
    if not turn.own_subject or told_apart(now, before):
        counts = now.figure.unit == "家" and not (now.figure.running or topics_within(now, before.chosen))
        if before.ask.target == "units" and len(before.units) > 1 and counts:  # 新签几家 is of its own
            now = now._replace(target="units", aggregate="count")  # 一共几家, after 哪几家管
        if now.aggregate == "difference" and now.target == "tasks" and not compared(before.ask):
            now = now._replace(aggregate="count")  # 还剩几项, after 去掉…
        return follow(before.ask, now, turn, before.chosen)
    if turn.moves == "instead" or not (turn.asks or quarters_of(now) or bounds(now)):
        return replaced(before.ask, now, turn)
    return now


def follow(before: Ask, now: Ask, turn: Turn = _ASKED, chosen: frozenset[int] = frozenset()) -> Ask:
    """No subject of its own: the subject of the Ask before, and its quarters where they still apply.

    ``chosen``: the tasks (indexes) of the answer before; a word that only some of them have (优化几条) tells them apart.
    """
    asks = turn.asks or (now.aggregate == "sum" and any(map(of_money, now.filters)))  # 年度投资合计
    target = now.target if asks else _silent_target(before, now)
    if before.target == "units" and turn.role != "any" and not turn.asks:
        target, now = "units", now._replace(role=turn.role)  # 谁牵头 … 配合的呢
    aggregate = (
        now.aggregate
        if turn.asks or now.aggregate != "none"
        else before.aggregate
        if target == "value"
        else "none"
    )
    period = quarters_of(now)
    if not period and keeps_quarters(now, target) and not turn.whole_year:
        period = quarters_of(before)
    elif aggregate in ("difference", "ratio"):  # 比二季度多几条, after 三季度
        period = both_quarters(quarters_of(before), period)
    steps = tuple(f for f in now.filters if isinstance(f, (StepFilter, FigureFilter)))
    columns, aggregate, target = carried(before, now, aggregate, target, asks)
    if columns and not quarters_of(now):
        period = ()  # 目前改造了多少户, after 二季度呢
    if (steps or now.target == "when") and not turn.asks and not period:
        target = "when"  # 危房改造…；竣工呢
    kept: tuple[Filter, ...] = tuple(
        f._replace(role=turn.role) if isinstance(f, UnitFilter) and turn.role != "any" else f  # 配合哪些呢
        for f in before.filters
        if isinstance(f, SUBJECTS)
        or (isinstance(f, FigureFilter) and not steps)
        or (isinstance(f, DetailFilter) and says_which(f) and not any(f.labels == c.labels for c in columns))
    )
    kept = kept or tuple(f for f in before.filters if isinstance(f, StepFilter) and not steps)  # 一季度审核的
    own = topics_within(now, chosen)
    if aggregate == "sum" and own:  # 总共复壮几株: of these, not of what was spoken of before as well
        kept = tuple(f for f in kept if not isinstance(f, TopicFilter))
    said = {t.surface for f in kept if isinstance(f, TopicFilter) for t in f.topics}
    kept += tuple(f for f in own if f.topics[-1].surface not in said)
    if not turn.asks and target == "value":
        figure = before.figure._replace(
            scope=now.figure.scope or before.figure.scope,
            running=now.figure.running or before.figure.running,
            unit="" if columns else unit_of(own) or before.figure.unit,  # 完成比例呢, after 引进多少头
        )
        now = now._replace(figure=figure)
    elif before.target == "value" and aggregate in ("difference", "ratio", "share"):
        # 比一季度多多少, after 二季度当季…; 上半年占全年百分之多少, after 发多少钱
        unit = now.figure.unit if now.figure.unit not in ("", "%") else before.figure.unit
        now = now._replace(
            figure=now.figure._replace(running=now.figure.running or before.figure.running, unit=unit)
        )
    problems = tuple(p for p in now.problems if p.reason not in ("subject", "topic"))
    return now._replace(
        target=listed(target, period),
        aggregate=aggregate,
        filters=(*kept, *steps, *columns, *period),
        problems=problems,
        inherited=called(kept, period if not quarters_of(now) else ()),
    )


def _silent_target(before: Ask, now: Ask) -> Target:
    """What a bare 四季度呢 asks: a number still a number, else what is to be done."""
    if before.target == "value":
        return "value"
    if quarters_of(now):
        return "milestones"
    return before.target if before.aggregate == "count" else "tasks"


def _narrowed(before: Before, now: Ask, turn: Turn) -> Ask:
    """只看停车场的, 其中有数字的: among the tasks just shown."""
    if now.aggregate in ("most", "fewest") and (column := column_of(before.ask)):
        return most_of_a_column(before, now, column)
    if not subject_of(now) and not bounds(now):
        lacks = any(p.reason == "topic" for p in now.problems)  # 只看厕所的, where the list has none
        return now if lacks else follow(before.ask, now, Turn(role=turn.role))  # 只要牵头的
    period = quarters_of(now) or quarters_of(before.ask)
    own = tuple(f for f in now.filters if not isinstance(f, PeriodFilter))
    names = called(before.ask.filters, quarters_of(before.ask))
    problems = tuple(p for p in now.problems if p.reason != "subject")
    return now._replace(
        target=listed(now.target, period),
        filters=(shown_tasks(before), *own, *period),
        inherited=names,
        problems=problems,
    )


def _refused(now: Ask) -> bool:
    """Whether it can be no follow-up: 今天中午吃什么 leaves words over and asks for nothing that was spoken of."""
    chat = now.target == "tasks" and not now.filters
    return any(p.reason != "subject" or (chat and p.text) for p in now.problems)
