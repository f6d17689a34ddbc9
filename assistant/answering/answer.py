"""Question + list → Answer: the tasks that the filters leave, then what is asked about them."""

from __future__ import annotations

from assistant.answer import Answer, Understood
from assistant.answering.aggregates import listing
from assistant.answering.selection import Context, select
from assistant.model.document import ListDocument
from assistant.query import (
    Ask,
    DetailFilter,
    FigureFilter,
    Problem,
    Question,
    TaskFilter,
    TopicFilter,
    UnitFilter,
)

__all__ = ["answer", "select", "together"]


def answer(question: Question, document: ListDocument) -> Answer:
    """The answer to ``question`` from ``document``; never raises for any question."""
    answers = [_part(ask, document) for ask in question.parts or (Ask(problems=(Problem("topic"),)),)]
    told = answers[0] if len(answers) == 1 else together(answers)
    return told._replace(question=question.text, understood=_of_whole(told.understood, question, document))


def _part(ask: Ask, document: ListDocument) -> Answer:
    """The answer to one question of the message."""
    if ask.target in ("help", "about") and not ask.problems:
        from assistant.answering.aggregates import about

        return about.help_text(ask, document) if ask.target == "help" else about.about(ask, document)
    chosen = () if ask.problems else select(ask, document)
    told = _told(Context(ask, document, chosen)) if chosen else ""
    if isinstance(told, str):
        from assistant.answering import refuse

        return refuse.refused(Context(ask, document, chosen), told)
    if told.status == "answered" and (ask.state or DetailFilter in map(type, ask.filters)):
        return listing.with_details(Context(ask, document, chosen), told)
    if told.status == "answered" and (bound := listing.columns_bounded(ask, document)):
        return listing.with_details(Context(bound, document, chosen), told)
    return told


def _told(context: Context) -> Answer | str:
    """The answer about the chosen tasks, or why there is none."""
    ask = context.ask
    if ask.shown:
        from assistant.answering.aggregates import shown

        return shown.combined(context)
    if any(isinstance(f, FigureFilter) and f.bounded == "tasks" for f in ask.filters):
        from assistant.answering.aggregates import units

        return units.units(context) or "清单里没有任务数符合的单位。"
    match ask.target:
        case "units":
            return _units(context)
        case "categories":
            return _categories(context)
        case "when" | "value":
            from assistant.answering import numbers

            return numbers.when_or_value(context)
        case _:
            return _tasks(context)


def _units(context: Context) -> Answer | str:
    from assistant.answering.aggregates import count, units

    match context.ask.aggregate:
        case "most" | "fewest":
            return (
                _of_figures(context)
                or units.extreme_units(context)
                or "清单里比不出这个名次，请问“谁的任务最多”。"
            )
        case "count":
            return count.count(context)
        case "difference" | "ratio":
            return count.compared(context) or "请说明拿哪两个单位来比。"
        case _:
            return units.units(context) or units.none_left(context)


def _categories(context: Context) -> Answer | str:
    from assistant.answering.aggregates import count, units

    match context.ask.aggregate:
        case "most" | "fewest":
            return units.extreme_categories(context) or "清单里比不出这个名次。"
        case "count":
            return count.count(context)
        case _:
            return units.categories(context)


def _tasks(context: Context) -> Answer | str:
    match context.ask.aggregate:
        case "count" | "sum" | "difference" | "ratio" | "share":
            return _counted(context)
        case "compare":
            return listing.compare(context)
        case _:
            return listing.milestones(context) if context.quarters else listing.tasks(context)


def _counted(context: Context) -> Answer | str:
    from assistant.answering.aggregates import count, difference

    match context.ask.aggregate:
        case "count" | "sum":
            return _of_figures(context) or count.count(context)
        case "share":
            return count.share(context)
        case _:
            return count.compared(context) or difference.difference(context) or "请说明拿哪两个单位来比。"


def _of_figures(context: Context) -> Answer | None:
    """What counts tasks or units, and may be about a stated figure: 护理服务新增几项, 运动场和体育园哪个多."""
    filters = context.ask.filters
    one = any(isinstance(f, TaskFilter) and len(f.numbers) == 1 for f in filters)  # 第三个办多少件
    if not one and not any(isinstance(f, TopicFilter) for f in filters):
        return None
    from assistant.answering import numbers

    if context.ask.target == "units":
        counts = "任务最" in context.ask.surface or any(isinstance(f, UnitFilter) for f in filters)
        return None if counts else numbers.most(context)
    return numbers.in_the_unit(context) if context.ask.figure.unit else None


def together(answers: list[Answer]) -> Answer:
    """Several questions: each whole in ``parts``, the rows of all together, each said in turn."""
    told = [one for one in answers if one.status == "answered"]
    first = told[0] if told else answers[0]
    return first._replace(
        summary="；".join(dict.fromkeys(one.summary.rstrip("。？！") for one in answers)) + "。",
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
