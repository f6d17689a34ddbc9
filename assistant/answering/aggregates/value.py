"""A number that the text states: the year's, or a quarter's."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.answering import refuse
from assistant.answering.aggregates import total
from assistant.answering.counted import counts_it, speaks_of
from assistant.answering.figures import (
    IN_SENTENCE,
    amount_text,
    find,
    fit,
    names,
    points,
    running_text,
    with_value,
    words_of,
)
from assistant.answering.filters import period
from assistant.answering.labels import label
from assistant.answering.line import Line, line, quarter_name
from assistant.answering.measures import Fit, alike, best
from assistant.answering.selection import Context, flat, subject, whose
from assistant.answering.wording import ALL, amount, clip, sentence
from assistant.model.document import Measure
from assistant.query import PeriodFilter, TaskFilter, TopicFilter
from assistant.slots import QUARTER_NAMES

_NO_SUM = ("米", "%")


def value(context: Context) -> Answer | None:
    """The figure asked for; None when the text does not state it."""
    if back := which_task(context):
        return back
    scope = context.ask.figure.scope
    quarters = context.quarters
    if quarters and not period.whole(context.ask) and scope != "city":
        return total.of_quarters(context) if len(quarters) > 1 else of_quarter(context)
    if scope == "city":
        return stated(context, [f for f in find(context, "city") if counts_it(context, f.measure)])
    return of_year(context)


def of_year(context: Context) -> Answer | None:
    """The district's figure of the year; the city's where only the city states it."""
    fits = find(context, "district")
    if fits and not speaks_of(context, fits[0].measure):
        if to_the_point := _of_city(context):
            # 我们区登山步道几条: only the city states it; 健身步道几条: of the city
            return None if context.ask.figure.scope == "district" else stated(context, to_the_point)
    if not period.whole(context.ask) and (step := _of_a_step(context, fits)):
        return step
    counted = [f for f in fits if counts_it(context, f.measure)]
    words = words_of(context) if counted else ()
    if about := [f for f in fits if fit(words, f.measure, "") > 0]:
        counted = [
            f for f in counted if f in about
        ]  # 甲校几个: not the number that is said of the other school
    if counted:
        return stated(context, counted)
    if fits:
        return None
    return _from_quarters(context) or (
        None if context.ask.figure.scope == "district" else stated(context, _of_city(context))
    )


def stated(context: Context, fits: list[Fit]) -> Answer | None:
    """The best figure as it is stated; several that count the same thing are added."""
    if not fits:
        return None
    measures = best(fits)
    if context.ask.aggregate == "sum" and measures[0].unit == "元" and "每" in measures[0].clause:
        return None  # 260户补助一共多少钱, of 每户2.5万元
    several = alike(measures[0], fits)
    if len(several) in {number for number, _ in context.ask.figure.values}:  # 两所学校合计
        measures = several
    if len(measures) > 1:
        if measures[0].unit in _NO_SUM and context.ask.aggregate != "sum":
            return _which_figure(context, measures)
        return total.added(context, measures)
    (measure,) = measures
    who = whose(context, measure)
    said = f"{who}{amount_text(measure)}：{sentence(clip(measure.sentence))}"
    return with_value(context, measure.value, measure.unit, said, measures)


def _which_figure(context: Context, measures: list[Measure]) -> Answer:
    """Two roads' widths are not added: which road?"""
    names = [f"{re.split('[，。：；]', m.sentence)[0]}{m.counted}" for m in measures]
    listed = "、".join(f"{name}{amount_text(m)}" for name, m in zip(names, measures, strict=True))
    choices = [f"{name}多少{m.unit}" for name, m in zip(names, measures, strict=True)]
    near = [task.number for task in context.tasks if task.id == measures[0].task_id]
    said = f"这样的数有{len(measures)}个：{listed}，请说明是哪一个。"
    return refuse.ask_back(context.ask, context.document, said, choices, near)


def of_quarter(context: Context) -> Answer | None:
    """One quarter's figure: its own, the running total, or what it states."""
    (quarter,) = context.quarters
    found = line(context, (quarter,))
    if found is None:
        if period.until(context.ask) and quarter == 4:  # 年底: the year's goal
            return of_year(context)
        return None
    figure = context.ask.figure
    if figure.running == "own" and (alone := _alone(context, found, quarter)):
        return alone
    running = figure.running == "total" or period.until(context.ask)
    measure = found.stated(quarter, running)
    if running and measure and not measure.cumulative and (told := _up_to(context, found, quarter)):
        return told
    if measure is None or not counts_it(context, measure):
        return None
    said = f"{QUARTER_NAMES[quarter]}{running_text(measure)}：{sentence(clip(measure.sentence))}"
    return with_value(context, measure.value, measure.unit, said, [measure])


def _alone(context: Context, found: Line, quarter: int) -> Answer | None:
    """当季: the quarter's own figure, or this quarter's running total minus the one before."""
    part = found.alone(quarter)
    if part is None or part.value <= 0:
        return None  # 投用30台 is no more than 开工30台: other figures
    *earlier, now = part.measures
    if not part.shown:
        said = f"{QUARTER_NAMES[quarter]}当季{amount_text(now)}：{sentence(clip(now.sentence))}"
        return with_value(context, part.value, found.unit, said, part.measures)
    over, _, under = part.shown.partition("－")
    said = (
        f"{QUARTER_NAMES[quarter]}当季{amount(part.value, found.unit)}：累计{over}－{quarter_name(earlier[-1])}{under}"
        f"＝{amount(part.value, found.unit)}。"
    )
    return with_value(context, part.value, found.unit, said, part.measures)


def _up_to(context: Context, found: Line, quarter: int) -> Answer | None:
    """到三季度末累计优化几条, where the quarters state only their own: all of them up to it, added."""
    part = found.up_to(quarter)
    if part is None or not part.shown:
        return None
    goals = find(context, "district", unit=found.unit)
    most = max((f.measure.value for f in goals if f.measure.unit == found.unit), default=part.value)
    if part.value > most:
        return None  # 开工14个 and 完成6个 are the same ones
    said = f"到{QUARTER_NAMES[quarter]}累计{amount(part.value, found.unit)}：{part.shown}＝{amount(part.value, found.unit)}。"
    series = points({q: m for q, m in found.series().items() if q <= quarter})
    return with_value(context, part.value, found.unit, said, part.measures, series)


def _of_a_step(context: Context, fits: list[Fit]) -> Answer | None:
    """申报了几家, 暑期班招多少人: no goal of the year has that word, one quarter's text has."""
    if not fits:
        return None
    stated = [f.measure for f in find(context, "milestone")]
    typed = context.ask.aggregate == "sum" or any(
        names(context, f.measure) or f.measure.counted in context.ask.surface for f in fits
    )
    told = [] if typed else [m for m in stated if names(context, m)]
    telling = [
        group for group in words_of(context) if not any(fit((group,), f.measure, "") > 0 for f in fits)
    ]
    if not told and telling:
        told = [m for m in stated if all(fit((group[:1],), m, "") >= IN_SENTENCE for group in telling)]
    if len({measure.quarter for measure in told}) != 1:
        return None
    said = f"{quarter_name(told[0])}{amount_text(told[0])}：{sentence(clip(told[0].sentence))}"
    return with_value(context, told[0].value, told[0].unit, said, told[:1])


def _of_city(context: Context) -> list[Fit]:
    """City figures whose own clause has a word of the question, as typed; 多少个小区 only names what is counted."""
    noun = context.ask.figure.noun
    words = tuple((group[0],) for group in words_of(context) if group[0] != noun)
    fits = [f for f in find(context, "city") if fit(words, f.measure, "") >= 0.8]
    return [f for f in fits if counts_it(context, f.measure)]


def _from_quarters(context: Context) -> Answer | None:
    """No figure in the district's goal: the year's from the quarters (rates: the last one)."""
    found = line(context, ALL)
    if found is None or not counts_it(context, last := _last(found)):
        return None
    if last.cumulative or len(found.quarters) == 1:
        before = "到" if last.cumulative else ""
        said = f"{before}{quarter_name(last)}{running_text(last)}：{sentence(clip(last.sentence))}"
        return with_value(context, last.value, last.unit, said, [last])
    return total.of_quarters(context, ALL)


def _last(found: Line) -> Measure:
    measure = found.stated(found.quarters[-1])
    assert measure is not None
    return measure


# —— words that several tasks share name no one figure ——


def which_task(context: Context) -> Answer | None:
    """讲“补贴”的数有几个: the question back, a complete question for every task; None where one task is meant."""
    ask = context.ask
    topics = [topic for f in flat(ask.filters) if isinstance(f, TopicFilter) for topic in f.topics]
    named = any(isinstance(f, TaskFilter) and len(f.numbers) == 1 for f in ask.filters)
    if len(context.chosen) < 2 or named or ask.figure.values or ask.figure.noun or len(topics) > 1:
        return None
    if len(context.quarters) > 1 or ask.figure.scope == "city":
        return None
    found = _by_task(context)
    if len(found) < 2:
        return None
    numbers = {task.id: task for task in context.tasks}
    shown = [(numbers[measure.task_id], measure) for measure in found]
    listed = "、".join(f"任务{task.number}（{amount_text(m)}）" for task, m in shown[:4])
    more = f"等{len(shown)}项" if len(shown) > 4 else ""
    quarter = QUARTER_NAMES[context.quarters[0]] if context.quarters else ""
    choices = [f"{label(context.document, task)}{quarter}多少{m.unit}" for task, m in shown]
    said = f"讲{subject(context)}的数有几个：{listed}{more}，请说明是哪一项。"
    return refuse.ask_back(ask, context.document, said, choices, [task.number for task, _ in shown])


def which_thing(context: Context) -> Answer | None:
    """四季度是二季度的几倍: of what is not said; the tasks whose quarters state a figure to choose from."""
    ask = context.ask
    if (
        any(not isinstance(f, PeriodFilter) for f in ask.filters)
        or ask.figure.noun
        or len(context.chosen) < 2
    ):
        return None
    found = {
        t.number: t
        for t in context.tasks
        if (told := line(context.only([t.index]))) and len(told.own) + len(told.total) > 1
    }
    choices = [f"{label(context.document, task)}每个季度多少" for task in found.values()]
    return (
        refuse.ask_back(ask, context.document, "没有说是哪项工作的数，请说明是哪一项。", choices, found)
        if found
        else None
    )


def _by_task(context: Context) -> list[Measure]:
    """Every task's best figure in whose sentence all the words stand; one task's own where only it has that."""
    scope = "milestone" if context.quarters else "district"
    words = words_of(context)
    fits = [
        f
        for f in find(context, scope, context.quarters)
        if counts_it(context, f.measure)
        and all(fit((group,), f.measure, "") >= IN_SENTENCE for group in words)
    ]
    each = re.search("每.", context.ask.surface)  # 每餐补助多少, of the one that says so
    fits = [f for f in fits if each and each[0] in f.measure.clause] or fits
    kept: dict[int, Measure] = {}
    for measure, _ in fits:
        kept.setdefault(measure.task_id, measure)
    return sorted(kept.values(), key=lambda measure: measure.task_id)
