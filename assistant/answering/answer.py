"""Question + list → Answer: the tasks that the filters leave, then what is asked about them."""

from __future__ import annotations

from assistant.answer import Answer, Understood
from assistant.answering import refuse
from assistant.answering.aggregates import (
    about,
    count,
    difference,
    listing,
    series,
    share,
    total,
    units,
    value,
    when,
)
from assistant.answering.selection import Context, negated, select, subject
from assistant.model.document import ListDocument
from assistant.query import Ask, DetailFilter, FigureFilter, PeriodFilter, Question, TopicFilter, UnitFilter

__all__ = ["answer", "select"]


def answer(question: Question, document: ListDocument) -> Answer:
    """The answer to ``question`` from ``document``; never raises for any question."""
    parts = question.parts or (Ask(surface=question.text),)
    answers = (
        [_part(ask, document) for ask in parts] if question.parts else [refuse.nothing(parts[0], document)]
    )
    told = answers[0] if len(answers) == 1 else _together(answers)
    return told._replace(question=question.text, understood=_of_whole(told.understood, question, document))


def _part(ask: Ask, document: ListDocument) -> Answer:
    """The answer to one question of the message."""
    if ask.target == "help":
        return about.help_text(ask, document)
    if ask.problems:
        return refuse.for_problem(ask, ask.problems[0], document)
    if ask.target == "about":
        told = about.about(Context(ask, document, ()))
        return told if isinstance(told, Answer) else refuse.not_found(ask, document, told)
    context = Context(ask, document, select(ask, document))
    if not context.chosen:
        return refuse.empty(context)
    told = _told(context)
    if isinstance(told, str):
        return refuse.not_found(ask, document, told, [task.number for task in context.tasks])
    if told.status == "answered" and (ask.state or any(isinstance(f, DetailFilter) for f in ask.filters)):
        return listing.with_state(context, told)
    return told


def _told(context: Context) -> Answer | str:
    """The answer about the chosen tasks, or why there is none."""
    ask = context.ask
    if any(isinstance(f, FigureFilter) and f.bounded == "tasks" for f in ask.filters):
        return units.units(context) or "清单里没有任务数符合的单位。"
    match ask.target:
        case "units":
            return _units(context)
        case "categories":
            return _categories(context)
        case "when":
            return _when(context) or f"清单没有写明{subject(context, with_period=False)}的这个时间。"
        case "value":
            if _asks_for_staff(ask):
                return "清单没有写单位有多少人。"
            return _value(context) or value.which_thing(context) or refuse.unstated(context)
        case _:
            return _tasks(context)


def _value(context: Context) -> Answer | None:
    """One number, stated or computed."""
    if _counts_tasks(context):
        return count.count(context)
    match context.ask.aggregate:
        case "sum":
            return total.total(context) or value.value(context)
        case "difference" | "ratio":
            return difference.difference(context) or count.compared(context)
        case "share":
            return share.share(context)
        case "remaining":
            return share.remaining(context)
        case "series" | "compare":
            several = len(context.quarters) != 1
            return (series.series(context) if several else None) or value.value(context)
        case "most" | "fewest":
            return _most(context)
        case "count":
            return count.count(context)
        case "none":
            return value.value(context)


def _asks_for_staff(ask: Ask) -> bool:
    """教育局有多少人: people, and nothing that they are wanted for."""
    return (
        ask.figure.unit == "人" and bool(ask.filters) and all(isinstance(f, UnitFilter) for f in ask.filters)
    )


def _counts_tasks(context: Context) -> bool:
    """文旅局一共扛几条: of units and nothing else tasks are counted."""
    ask = context.ask
    units_only = all(isinstance(f, (UnitFilter, PeriodFilter)) or negated(f) for f in ask.filters)
    named = any(isinstance(f, UnitFilter) and not f.negated for f in ask.filters)
    piece = ask.figure.unit in ("条", "个", "件", "项") and not ask.figure.noun
    return units_only and named and piece and ask.aggregate in ("none", "sum") and len(context.chosen) > 1


def _most(context: Context) -> Answer | None:
    """多功能运动场和体育园哪个多, 哪个季度最多: figures are compared, not numbers of tasks."""
    if len(total.sides(context)) > 1:
        return difference.difference(context)
    return series.extreme_quarter(context)


def _when(context: Context) -> Answer | None:
    ask = context.ask
    extreme = any(isinstance(f, FigureFilter) and f.operator in ("max", "min") for f in ask.filters)
    if extreme or ask.aggregate in ("most", "fewest"):
        return series.extreme_quarter(context)
    return when.when(context)


def _units(context: Context) -> Answer | str:
    match context.ask.aggregate:
        case "most" | "fewest":
            topical = any(isinstance(f, TopicFilter) for f in context.ask.filters)
            named = any(isinstance(f, UnitFilter) for f in context.ask.filters)
            compared = _most(context) if topical and not named else None
            return compared or units.extreme_units(context) or "清单里比不出这个名次，请问“谁的任务最多”。"
        case "count":
            return count.count(context)
        case "difference" | "ratio":
            return count.compared(context) or "请说明拿哪两个单位来比。"
        case _:
            return units.units(context) or units.none_left(context)


def _categories(context: Context) -> Answer | str:
    match context.ask.aggregate:
        case "most" | "fewest":
            return units.extreme_categories(context) or "清单里比不出这个名次。"
        case "count":
            return count.count(context)
        case _:
            return units.categories(context)


def _tasks(context: Context) -> Answer | str:
    match context.ask.aggregate:
        case "count" | "sum":
            return _stated_in(context) or count.count(context)
        case "difference" | "ratio":
            return count.compared(context) or "请说明拿哪两个单位来比。"
        case "share":
            return count.share(context)
        case "compare":
            return listing.compare(context)
        case _:
            return listing.milestones(context) if context.quarters else listing.tasks(context)


def _stated_in(context: Context) -> Answer | None:
    """护理服务新增几项: a figure in the very measure word that is asked, stated of a topic."""
    unit = context.ask.figure.unit
    if not unit or not any(isinstance(f, TopicFilter) for f in context.ask.filters):
        return None
    told = value.value(context)
    return told if told and told.status == "answered" and told.value_unit == unit else None


def _together(answers: list[Answer]) -> Answer:
    """Several questions: each whole in ``parts``, the rows of all together, each said in turn."""
    told = [one for one in answers if one.status == "answered"]
    first = told[0] if told else answers[0]
    return first._replace(
        summary="".join(one.summary.rstrip("。？！") + "；" for one in answers).rstrip("；") + "。",
        rows=tuple(dict.fromkeys(row for one in told for row in one.rows)),
        units=tuple(dict.fromkeys(unit for one in told for unit in one.units)),
        understood=_united([one.understood for one in answers]),
        suggestions=() if told else first.suggestions,
        nearest=() if told else first.nearest,
        caveats=tuple(dict.fromkeys(c for one in told for c in one.caveats)),
        parts=tuple(answers),
        series=first.series if len(told) == 1 else (),
    )


def _united(each: list[Understood]) -> Understood:
    first = each[0]
    return first._replace(
        units=tuple(dict.fromkeys(x for one in each for x in one.units)),
        quarters=tuple(sorted({x for one in each for x in one.quarters})),
        categories=tuple(dict.fromkeys(x for one in each for x in one.categories)),
        keywords=tuple(dict.fromkeys(x for one in each for x in one.keywords)),
        excluded=tuple(dict.fromkeys(x for one in each for x in one.excluded)),
        ignored=tuple(dict.fromkeys(x for one in each for x in one.ignored)),
        inherited=tuple(dict.fromkeys(x for one in each for x in one.inherited)),
        places=tuple(dict.fromkeys(x for one in each for x in one.places)),
        role=next((one.role for one in each if one.role), None),
    )


def _of_whole(understood: Understood, question: Question, document: ListDocument) -> Understood:
    """What belongs to the whole message: the year it names, its corrections and links."""
    years = [year for year in question.scope.years if year != document.info.year]
    return understood._replace(
        year=years[0] if years else None,
        corrections=tuple((c.typed, c.meant) for c in question.corrections),
        links=tuple((link.typed, link.meant) for link in question.links),
    )
