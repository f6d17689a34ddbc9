"""Stated figures: which measures may answer a question, how well each fits, how they are read out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Answer, Point
from assistant.answering.filters import place
from assistant.answering.measures import (
    PEOPLE,
    Fit,
    akin,
    is_part,
    months_added,
    same_unit,
    thing,
    whole_of,
    without_bases,
)
from assistant.answering.reply import answered, task_row
from assistant.answering.selection import Context, flat
from assistant.answering.wording import amount, number_text
from assistant.model.document import Measure, fold
from assistant.model.headings import RATES
from assistant.model.unit_names import without_place
from assistant.query import StepFilter, TopicFilter

Words = tuple[tuple[str, ...], ...]  # groups of alternatives, one group a word of the question

_TITLE = 12  # characters at the head of a task
IN_SENTENCE = 0.5  # a word, or another word for it, stands in the figure's own sentence
_UNASKED_RATE = 2.0  # 给多少学生查视力 asks for no rate
_ASKED = 3.0  # 满意度多少: that, and not the 食堂 it is of
_OF_IT = 2.5  # … of a part of what is counted
_FIVE_YEARS = ("五”期间", "五期间")  # “十五五”期间改造300公里 is no goal of the year
_NEARLY = 0.5  # 新签基地多少个, of 新签35个，实习学生3200人: not of the people
_A_PART = 2.0  # what is a part of the figure before it is asked for by its own name
_ITSELF = 0.05  # the word names what is counted, and not what is done with it
_VERBATIM = 0.3  # the question has what is counted word for word


def words_of(context: Context) -> Words:
    """The words of the question that may tell figures apart: of its topics and steps."""
    found: list[tuple[str, ...]] = []
    for wanted in flat(context.ask.filters):
        if isinstance(wanted, TopicFilter) and not wanted.negated:
            found += [group for topic in wanted.topics for group in topic.words or ((topic.surface,),)]
        elif isinstance(wanted, StepFilter) and not wanted.negated:
            found += [step.words for step in wanted.steps]
    return tuple(dict.fromkeys(found))


def find(
    context: Context,
    scope: str,
    quarters: Sequence[int] = (),
    unit: str | None = None,
    words: Words | None = None,
) -> list[Fit]:
    """Fitting measures of the chosen tasks, best first (the list's order among equals).

    ``scope``: city, district or milestone, the last of ``quarters``; ``unit`` and ``words``: of the question
    where they are not given.
    """
    asked = context.ask.figure.unit if unit is None else unit
    words = words_of(context) if words is None else words
    ids = {task.id for task in context.tasks}
    of_rate = any(group[0].endswith(RATES) for group in words)  # 覆盖率呢
    found = []
    for measure in context.document.measures:
        if measure.task_id not in ids or measure.scope != scope or not same_unit(asked, measure):
            continue
        if not quarters or measure.quarter in quarters:
            rate = _UNASKED_RATE if measure.unit == "%" and not asked and not of_rate else 0.0
            score = fit(words, measure, asked) + _noun(context, measure) + _said(context, measure)
            later = any(plan in measure.sentence for plan in _FIVE_YEARS)
            part = _A_PART * _is_unasked_part(context, measure)
            found.append(Fit(measure, score - rate - later - part))
    found.sort(key=lambda one: -one.score)
    # 多少棵树 is answered in 株, not in 个; 几个 asks of people too: 外国学生招几个
    if asked != "个":
        found = [f for f in found if f.measure.unit == asked or akin(asked, f.measure.unit)] or found
    else:
        exact = [f for f in found if f.measure.unit == asked]
        people = bool(found) and found[0].measure.unit in PEOPLE and not context.ask.figure.noun
        told = not people or (exact and exact[0].score >= found[0].score - _NEARLY)
        found = exact or found if told else found
    found = _of_place(context, without_bases(found))
    return months_added(context.tasks, found) if scope == "milestone" else found


def _of_place(context: Context, fits: list[Fit]) -> list[Fit]:
    """其中琊川镇3个: of a place its own figures, else those of a sentence that names it; never the whole's."""
    stems = place.stems(context.ask)
    if not stems:
        return fits
    own = [f for f in fits if any(stem in f.measure.counted for stem in stems)]
    own = own or [f for f in fits if any(stem in f.measure.sentence for stem in stems)]
    if own:
        return own
    # 白沙湖校区图书馆三季度: the quarters need not name again what the whole task is about.
    whole = {
        t.id
        for t in context.tasks
        if any(stem in t.category or stem in t.district_task[:_TITLE] for stem in stems)
    }
    return [f for f in fits if f.measure.quarter and f.measure.task_id in whole]


def fit(words: Words, measure: Measure, unit: str) -> float:
    """Overlap of the question's words with what the measure counts, its clause, its sentence."""
    score = 1.0 if unit and unit == measure.unit else 0.0
    counted, clause, sentence = fold(measure.counted), fold(measure.clause), fold(measure.sentence)
    noun = thing(measure)
    for group in words:
        most = 0.0
        for position, word in enumerate(group):
            if word in sentence:
                named = 2.0 + _ITSELF * (word in noun)  # 博士, and not what is done: 引进
                stands = named + 0.1 * len(word) if word in counted else 1.0 if word in clause else 0.7
                most = max(most, stands * (0.8 if position else 1.0))
        score += most
    return score


def _noun(context: Context, measure: Measure) -> float:
    """多少家庭 asks for what is counted in families, not for the money they get."""
    noun = context.ask.figure.noun
    if len(noun) < 2:
        return 0.0  # 调几条线
    whole = whole_of(measure, context.document.measures) if noun and is_part(measure) else None
    # 中小学增加多少个学位, of 学位5000个，其中中小学4400个
    counted = any(fold(m.counted).endswith(noun) for m in (measure, whole) if noun and m)
    return 3.0 if counted and measure.unit != "元" else 0.0


def _said(context: Context, measure: Measure) -> float:
    """公开招聘里硕士招几名, 冷链企业引进几家: what is counted stands in the question; 合计多少钱 asks for a total."""
    noun, surface = thing(measure), context.ask.surface
    total = context.ask.aggregate == "sum" and any(
        word in measure.clause for word in ("合计", "共计", "总计")
    )
    verb = surface.partition("多少")[0].removesuffix("了")[-1:]
    done = verb != "" and verb in measure.clause[:2]  # 拆多少处: 拆除充电点150处
    asked = (
        len(noun) > 1
        and re.search(f"{re.escape(noun)}[要得须应能达到是为有]{{0,3}}多少", surface) is not None
    )
    return (
        _VERBATIM * (names(context, measure) + total + done)
        + _ASKED * asked
        + _OF_IT * of_it(context, measure)
    )


def names(context: Context, measure: Measure) -> bool:
    """Whether the question has word for word what is counted."""
    noun = thing(measure)
    return len(noun) > 1 and noun in context.ask.surface


def _is_unasked_part(context: Context, measure: Measure) -> bool:
    """星级公厕3座, of 累计改造15座，其中星级公厕3座, where 公厕 is asked for."""
    if not is_part(measure) or "其中" in context.ask.surface or of_it(context, measure):
        return False
    return whole_of(measure, context.document.measures) is not None


def of_it(context: Context, measure: Measure) -> bool:
    """临展里引进展几个: of 举办12个，其中引进展4个 the second."""
    if not is_part(measure):
        return False
    surface, noun = context.ask.surface, thing(measure)
    noun = without_place(noun, "", "")  # 区城管局4万方
    at = surface.find(noun) if len(noun) > 1 else -1
    if at >= 0 and surface[at - 1 : at + len(noun)] not in context.document.vocabulary:  # 小学, not of 中小学
        return True
    whole = whole_of(measure, context.document.measures)
    if whole and not thing(whole):
        return False  # 公厕, of 累计改造15座，其中星级公厕3座: what the whole is of needs no name
    telling = [group[0] for group in words_of(context) if whole and group[0] not in fold(whole.counted)]
    # 跨省的多少, of 务工8000人，其中跨省务工5000人
    return any(len(word) > 1 and word in noun for word in telling)


# —— read out ——


def amount_text(measure: Measure) -> str:
    """不少于5.5万人 is 不少于55000人; a range with both its ends."""
    bound = {"min": "不少于", "about": "约"}.get(measure.bound, "")
    if measure.high != measure.value:
        return f"{bound}{number_text(measure.value)}至{amount(measure.high, measure.unit)}"
    return f"{bound}{amount(measure.value, measure.unit)}"


def running_text(measure: Measure) -> str:
    """The amount, 累计 before a running total."""
    return ("累计" if measure.cumulative and measure.unit != "%" else "") + amount_text(measure)


def points(series: dict[int, Measure]) -> tuple[Point, ...]:
    """What a chart draws; none for a single quarter."""
    if len(series) < 2:
        return ()
    return tuple([Point(quarter, m.value, running_text(m)) for quarter, m in series.items()])


def with_value(
    context: Context,
    value: float,
    unit: str,
    summary: str,
    measures: Iterable[Measure],
    series: tuple[Point, ...] = (),
) -> Answer:
    """A quantity; its rows are the texts that the measures stand in."""
    numbers = {task.id: task.number for task in context.document.tasks}
    rows = dict.fromkeys((numbers[measure.task_id], measure.quarter) for measure in measures)
    return with_rows(context, value, unit, summary, tuple(rows), series)


def with_rows(
    context: Context,
    value: float,
    unit: str,
    summary: str,
    rows: Iterable[tuple[int, int | None]],
    series: tuple[Point, ...] = (),
) -> Answer:
    """A quantity with the rows of these (task number, quarter)."""
    tasks = {task.number: task for task in context.document.tasks}
    kept = tuple([task_row(tasks[number], quarter) for number, quarter in rows])
    return answered(context, "quantity", summary, kept, value=value, value_unit=unit, series=series)
