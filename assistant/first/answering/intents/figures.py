"""Stated figures: which measures may answer a question, and how well each fits."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from assistant.first.answering.reply import Context
from assistant.first.language.conditions import UNITS_EACH, Condition
from assistant.first.query import Query, Term
from assistant.model.document import DISTRICT, Measure, Task, fold

_PEOPLE = frozenset(("人", "人次", "名", "位"))
_HOUSES = frozenset(("户", "家庭"))
_PIECES = frozenset("个家所处座条台套项件场间张".replace(" ", ""))


def same_unit(asked: str, measure: Measure) -> bool:
    """Whether a question for ``asked`` (户, 人, 个 …) can be answered by ``measure``."""
    unit = measure.unit
    if not asked or asked == unit:
        return True
    if asked == "人次":
        return False
    if asked in _PEOPLE:
        return unit in _PEOPLE
    if asked in _HOUSES:
        return unit in _HOUSES or (unit in _PIECES and ("家庭" in measure.counted or "户" in measure.counted))
    if asked in ("家", "个") and unit in _HOUSES and asked == "家":
        return True
    if asked == "个":  # 多少个农民工, 多少个家庭
        return unit in _PIECES or unit in _PEOPLE or unit in _HOUSES
    return asked in _PIECES and unit in _PIECES


def speaks_of(context: Context, measure: Measure) -> bool:
    """Whether the district's text of that task has the thing asked about at all (健身步道 it has not)."""
    things = context.query.things
    index = next(task.index for task in context.tasks if task.id == measure.task_id)
    places = (context.document.places(word).get(index, 0) for term in things for word in term.words)
    return not things or any(bits & DISTRICT for bits in places)


def to_the_point(context: Context) -> list[Figure]:
    """City figures whose own clause has a word of the question: all there is when the district states none."""
    terms = context.query.terms
    return [f for f in find_figures(context, "city", ()) if fit_score(terms, f.measure, "") >= 1.0]


def asked_unit(query: Query) -> str:
    """The unit asked for; a rate (覆盖率) is asked in percent."""
    if query.ask and query.ask.unit:
        return query.ask.unit
    return "%" if any(t.surface.endswith("率") for t in query.terms) else ""


class Figure(NamedTuple):
    """A measure that may answer the question, with how well it fits."""

    measure: Measure
    score: float


def find_figures(
    context: Context,
    scope: str,
    quarters: Iterable[int],
    asked: str | None = None,
    terms: Iterable[Term] | None = None,
) -> list[Figure]:
    """Fitting measures of the selected tasks, best first (document order among equals)."""
    wanted = tuple(quarters)
    asked = asked_unit(context.query) if asked is None else asked
    terms = context.query.terms if terms is None else tuple(terms)
    ids = {task.id: task for task in context.tasks}
    found = []
    for measure in context.document.measures:
        if measure.task_id not in ids or measure.scope != scope or not same_unit(asked, measure):
            continue
        if wanted and measure.quarter not in wanted:
            continue
        score = fit_score(terms, measure, asked) + _head_bonus(context.query, measure)
        if measure.task_id in ids:
            score += context.selection.scores.get(ids[measure.task_id].index, 0.0)
        found.append(Figure(measure, score))
    found.sort(key=lambda f: -f.score)
    return _months_added(context, found) if scope == "milestone" else found


_MONTHS = re.compile(r"(?:^|\n)\s*\d{1,2}月[：:]")


def _months_added(context: Context, figures: list[Figure]) -> list[Figure]:
    """Goals of single months in one quarter (7月：改造6公里 / 8月：改造7公里) are added; others stay as they are."""
    monthly = {
        (task.id, quarter)
        for task in context.tasks
        for quarter, text in enumerate(task.milestones, 1)
        if len(_MONTHS.findall(text)) > 1
    }
    if not monthly:
        return figures
    kept: dict[object, Figure] = {}
    for figure in figures:
        m = figure.measure
        own = (m.task_id, m.quarter) in monthly and m.cumulative == 0 and m.unit != "%"
        key: object = (m.task_id, m.quarter, m.unit, m.counted) if own else id(m)
        if key in kept:
            first = kept[key].measure
            total = first._replace(value=first.value + m.value, high=first.high + m.high)
            kept[key] = kept[key]._replace(measure=total)
        else:
            kept[key] = figure
    return list(kept.values())


def fit_score(terms: Iterable[Term], measure: Measure, asked: str) -> float:
    """Overlap of the question's words with what the measure counts, its clause, its sentence."""
    score = 1.0 if asked and asked == measure.unit else 0.0
    counted, clause, sentence = fold(measure.counted), fold(measure.clause), fold(measure.sentence)
    for term in terms:
        for position, word in enumerate(term.words):
            factor = 1.0 if position == 0 else 0.8
            if word in counted:
                score += (2.0 + 0.1 * len(word)) * factor
            elif word in clause:
                score += 1.0 * factor
            elif word in sentence:
                score += 0.7 * factor
            else:
                continue
            break
    return score


def _head_bonus(query: Query, measure: Measure) -> float:
    """多少家庭 asks for what is counted in families, not for the money they get."""
    noun = query.ask.noun if query.ask else ""
    return 3.0 if noun and fold(measure.counted).endswith(noun) and measure.unit != "元" else 0.0


def best_figures(figures: list[Figure]) -> list[Figure]:
    """The best figures: one, or several that fit equally and count the same thing."""
    top = figures[0]
    return [
        f
        for f in figures
        if f.score >= top.score - 0.05
        and f.measure.unit == top.measure.unit
        and f.measure.task_id == top.measure.task_id
        and f.measure.counted == top.measure.counted
    ]


def by_quarter(figures: list[Figure]) -> dict[int, Measure]:
    """Quarter → its measure of the thing that fits best."""
    if not figures:
        return {}
    top = figures[0].measure
    series: dict[int, Measure] = {}
    for figure in figures:
        measure = figure.measure
        if measure.task_id == top.task_id and measure.unit == top.unit and measure.quarter:
            series.setdefault(measure.quarter, measure)
    return dict(sorted(series.items()))


TESTS: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "has": lambda value, bound: True,
}
_EXTREMES: dict[str, Callable[[Iterable[float]], float]] = {"max": max, "min": min}


def that_meet(context: Context, conditions: Iterable[Condition]) -> list[Task]:
    """The selected tasks of which every condition holds: for a figure of the district, the city when asked."""
    tasks = context.tasks
    for condition in conditions:
        values = _values(context, condition)
        if condition.op in _EXTREMES:
            extreme = _EXTREMES[condition.op]
            best = extreme([value for task in tasks for value in values[task.id]] or [0.0])
            tasks = [task for task in tasks if best in values[task.id]]
        elif condition.op == "between":
            low, high = condition.value, condition.upper
            tasks = [task for task in tasks if any(low <= v <= high for v in values[task.id])]
        else:
            test = TESTS[condition.op]
            tasks = [task for task in tasks if any(test(v, condition.value) for v in values[task.id])]
    return tasks


def _values(context: Context, condition: Condition) -> dict[int, list[float]]:
    """Task id → its figures that ``condition`` is about."""
    values: dict[int, list[float]] = {task.id: [] for task in context.tasks}
    if condition.unit == UNITS_EACH:
        return {task.id: [float(len(task.units))] for task in context.tasks}
    scope = "city" if "city" in context.query.modifiers else "district"
    quarters = context.query.quarters
    for measure in context.document.measures:
        if measure.task_id not in values or not _is_bounded(condition.unit, measure):
            continue
        if measure.quarter in quarters if quarters else measure.scope == scope or condition.op == "has":
            values[measure.task_id].append(measure.high)
    return values


def _is_bounded(unit: str, measure: Measure) -> bool:
    """超过80家 is a bound on what is counted in 家, not on every 个; people and households have several words."""
    if unit in _PIECES and measure.unit in _PIECES | _HOUSES:
        return unit == measure.unit
    return same_unit(unit, measure)
