"""A part of a whole in percent, and what is still left of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.answering.aggregates.total import sides
from assistant.answering.counted import counts_it
from assistant.answering.figures import amount_text, find, with_value
from assistant.answering.filters import period, place
from assistant.answering.line import Line, Part, line
from assistant.answering.measures import alike, is_part, same_unit, whole_of
from assistant.answering.selection import Context
from assistant.answering.wording import amount, clip, figure_text, number_text, sentence
from assistant.model.document import Measure
from assistant.slots import QUARTER_NAMES

_VERBS = ("建设", "新建", "改造", "完成", "提升", "新增", "创建", "达到")


def share(context: Context) -> Answer | None:
    """The quarter's figure of the year's goal, else the district's of the city's, else one side of the other."""
    ask = context.ask._replace(figure=context.ask.figure._replace(unit=""))
    open_ = context._replace(ask=ask)  # 跨省务工占外出务工百分之几: of people, not of rates
    named = sides(open_)
    if len(named) > 1 and comparable(named[0].measure, named[1].measure):
        part, whole = named[0].measure, named[1].measure
        every = alike(whole, find(open_, whole.scope))
        if part in every:  # 一所学校占新增学位百分之几: of both schools'
            whole = whole._replace(value=sum(m.value for m in every))
        return _share(context, [part], whole) if part.value <= whole.value else None
    if (ask.figure.scope != "city" or place.stems(ask)) and (part_told := _of_its_whole(open_)):
        return part_told
    if len(context.quarters) == 1 and not period.whole(context.ask):
        return _of_quarter(context, context.quarters[0]) or _told(open_, "milestone")
    if context.quarters and not period.whole(context.ask):
        return _of_quarters(context, context.quarters)
    parts = find(context, "district", unit="")
    for part, _ in parts:
        for whole, _ in find(context, "city", unit=""):
            if part.task_id == whole.task_id and comparable(part, whole):
                return _share(context, alike(part, parts), whole)
    return _told(open_, "district")


def _told(context: Context, scope: str) -> Answer | None:
    """双师型占比: the text states the share itself; 报到的比例: the only rate that it states."""
    fits = find(context, scope, context.quarters if scope == "milestone" else (), unit="%")
    rates = [m for m, _ in fits if counts_it(context, m)]
    told = [m for m in rates if "占" in m.clause][:1]
    if not told and len(rates) == 1 and "占" not in context.ask.surface:
        told = rates
    return _as_stated(context, told[0]) if told else None


def _of_its_whole(context: Context) -> Answer | None:
    """单独招生占百分之几, of 招收4000人，其中单独招生1600人."""
    alone = len(context.quarters) == 1 and not period.whole(context.ask)
    fits = find(context, "milestone", context.quarters) if alone else find(context, "district")
    part = next((f.measure for f in fits if is_part(f.measure) and counts_it(context, f.measure)), None)
    whole = whole_of(part, context.document.measures) if part and part.unit != "%" else None
    return _share(context, [part], whole) if part and whole else None


def remaining(context: Context) -> Answer | None:
    """到三季度还差多少户: the year's goal minus the running total; 下半年还要多少 is as of the second."""
    quarter = _as_of(context.quarters)
    found = line(context) if quarter else None
    if found is None or quarter is None or found.unit == "%":
        return None
    for goal, _ in find(context, "district"):
        if goal.unit != found.unit or goal.task_id != _task(found):
            continue
        done = found.up_to(quarter) if quarter in found.quarters else None
        if done and done.value == goal.value:  # 四季度还剩多少: what it has to do itself
            done = found.up_to(quarter - 1)
        if done is None:
            continue
        value = goal.value - done.value
        shown = "－".join(figure_text(m.value, goal.unit) for m in (goal, *done.measures))
        at = QUARTER_NAMES[done.measures[-1].quarter or 0]
        said = f"到{at}还差{amount(value, goal.unit)}：全年{shown}＝{amount(value, goal.unit)}。"
        return with_value(context, value, goal.unit, said, [*done.measures, goal])
    return None


def comparable(part: Measure, whole: Measure) -> bool:
    """Whether a share makes sense: the same unit, or (6家 of 100个) words for the same things."""
    if part.unit == "%" or whole.value <= 0:
        return False
    if part.unit == whole.unit:
        return True
    tail = part.counted[-2:]
    return same_unit(part.unit, whole) and (tail in whole.clause or tail in _VERBS)


def _of_quarter(context: Context, quarter: int) -> Answer | None:
    """二季度占全年目标的百分之几; with 全市 of the city's goal; a rate that the text states is read."""
    figure = context.ask.figure
    fits = find(context, "milestone", (quarter,), unit="")
    rates = [m for m, _ in fits if m.unit == "%" and "目标" in m.clause]
    if rates and figure.running != "own" and figure.scope != "city":
        return _as_stated(context, rates[0])
    for whole, _ in find(context, "city" if figure.scope == "city" else "district", unit=""):
        for part, _ in fits:
            if part.task_id != whole.task_id or not comparable(part, whole):
                continue
            running = any(word in context.ask.surface for word in ("到", "末", "累计", "完成", "达"))
            all_of_it = part.cumulative and part.value == whole.value and not running  # 四季度占全年百分之几
            own = _own(context, quarter, part) if figure.running == "own" or all_of_it else None
            return _share(context, own.measures if own else [part], whole, own)
    return None


def _as_stated(context: Context, rate: Measure) -> Answer:
    return with_value(
        context, rate.value, "%", f"{amount_text(rate)}：{sentence(clip(rate.sentence))}", [rate]
    )


def _of_quarters(context: Context, quarters: tuple[int, ...]) -> Answer | None:
    """上半年占全年的百分之几: what these quarters add, of the year's goal."""
    found = line(context)
    parts = [part for q in quarters if found and (part := found.alone(q))]
    for whole, _ in (
        find(context, "district", unit=found.unit) if found and len(parts) == len(quarters) else []
    ):
        measures = [part.measures[-1] for part in parts]
        if whole.task_id == measures[0].task_id and comparable(measures[0], whole):
            own = [m._replace(value=part.value) for m, part in zip(measures, parts, strict=True)]
            return _share(context, own, whole)
    return None


def _own(context: Context, quarter: int, part: Measure) -> Part | None:
    """What the quarter itself adds of a running total."""
    found = line(context, (quarter,), part.unit)
    return found.alone(quarter) if found else None


def _share(
    context: Context, parts: Sequence[Measure], whole: Measure, own: Part | None = None
) -> Answer | None:
    """None where it is no part: 14000 of the 2400 that are named beside."""
    total = own.value if own else sum(part.value for part in parts)
    if total > whole.value:
        return None
    value = round(total / whole.value * 100, 10)
    added = own.shown if own else "＋".join(number_text(part.value) for part in parts)
    computed = own is not None and bool(own.shown)
    of = f"{number_text(total)}÷{number_text(whole.value)}＝{number_text(value)}%"
    first = f"{added}＝{number_text(total)}，" if len(parts) > 1 or computed else ""
    said = f"占{number_text(value)}%：{first}{of}（{clip(parts[0].clause, 30)}；{clip(whole.clause, 30)}）。"
    rows = list(parts) if computed else [*parts, whole]
    return with_value(context, value, "%", said, rows)


def _as_of(quarters: tuple[int, ...]) -> int | None:
    """The quarter at whose end is asked: 下半年还要 is as of the second, 上半年还差 too."""
    if not quarters or len(quarters) == 4:
        return None
    if len(quarters) > 1 and quarters[0] > 1 and quarters[-1] == 4:
        return quarters[0] - 1
    return quarters[-1]


def _task(found: Line) -> int:
    return next(iter([*found.own.values(), *found.total.values()])).task_id
