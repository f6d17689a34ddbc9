"""A number that the text states, or that follows from stated numbers by shown arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Answer, Row
from assistant.answering.reply import Context
from assistant.answering.wording import QUARTER_NAMES, clip, money_text, number_text, quarters_name
from assistant.catalog.document import Measure, fold
from assistant.query import Condition, Query, Term

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
    return asked in _PIECES and unit in _PIECES


def _to_the_point(context: Context) -> list[Figure]:
    """City figures whose own clause has a word of the question: all there is when the district states none."""
    terms = context.query.terms
    return [f for f in _figures(context, "city", ()) if _fit(terms, f.measure, "") >= 1.0]


def asked_unit(query: Query) -> str:
    """The unit asked for; a rate (覆盖率) is asked in percent."""
    if query.ask and query.ask.unit:
        return query.ask.unit
    return "%" if any(t.surface.endswith("率") for t in query.terms) else ""


@dataclass(frozen=True)
class Figure:
    """A measure that may answer the question, with how well it fits."""

    measure: Measure
    score: float


def quantity(context: Context) -> Answer | None:
    """The asked figure; None when the text does not state it."""
    query = context.query
    if "share" in query.modifiers:
        return _share(context)
    if "difference" in query.modifiers:
        return _difference(context)
    if "sum" in query.modifiers and not query.quarters:
        sides = _sides(context)
        if len(sides) > 1:
            return _sum_of(context, sides)
    scope = "city" if "city" in query.modifiers else "district"
    if query.quarters and not query.whole_year and scope != "city":
        return _of_quarters(context)
    figures = _figures(context, scope, ())
    if not figures and scope == "district":
        return _year_from_milestones(context) or _stated(context, _to_the_point(context))
    return _stated(context, figures)


def _figures(
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
        score = _fit(terms, measure, asked) + _head_bonus(context.query, measure)
        if measure.task_id in ids:
            score += context.selection.scores.get(ids[measure.task_id].index, 0.0)
        found.append(Figure(measure, score))
    found.sort(key=lambda f: -f.score)
    return found


def _fit(terms: Iterable[Term], measure: Measure, asked: str) -> float:
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


def _best(figures: list[Figure]) -> list[Figure]:
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


def _result(
    context: Context, value: float, unit: str, summary: str, measures: Iterable[Measure]
) -> Answer:
    rows: dict[tuple[int, int | None], Row] = {}
    by_id = {task.id: task for task in context.document.tasks}
    for measure in measures:
        task = by_id[measure.task_id]
        rows.setdefault((task.number, measure.quarter), context.row(task, measure.quarter))
    whole = int(value) if value == int(value) else value
    return context.answer("quantity", summary, tuple(rows.values()), value=whole, value_unit=unit)


def _stated(context: Context, figures: list[Figure]) -> Answer | None:
    if not figures:
        return None
    best = _best(figures)
    first = best[0].measure
    if len(best) > 1:
        return _sum_of(context, [f.measure for f in best])
    who = "全市" if first.scope == "city" else "本区"
    return _result(
        context, first.value, first.unit, f"{who}{_amount(first)}：{clip(first.sentence)}", [first]
    )


def _sum_of(context: Context, measures: list[Measure]) -> Answer:
    """Several stated figures added up, the addition shown."""
    total = sum(m.value for m in measures)
    unit = measures[0].unit
    who = "全市" if measures[0].scope == "city" else "本区"
    parts = "＋".join(number_text(m.value) for m in measures)
    counted = "、".join(dict.fromkeys(clip(m.counted, 20) for m in measures))
    summary = f"{who}共{money_text(total, unit)}：{parts}＝{number_text(total)}{unit}（{counted}）。"
    return _result(context, total, unit, summary, measures)


def _amount(measure: Measure) -> str:
    bound = {"min": "不少于", "about": "约"}.get(measure.bound, "")
    if measure.high != measure.value:
        return f"{bound}{number_text(measure.value)}至{money_text(measure.high, measure.unit)}"
    return f"{bound}{money_text(measure.value, measure.unit)}"


def _of_quarters(context: Context) -> Answer | None:
    """One quarter's figure, or the total of several."""
    query = context.query
    quarters = query.quarters
    figures = _figures(context, "milestone", quarters)
    if not figures:
        if query.end_of_year or quarters == (1, 2, 3, 4):
            return _stated(context, _figures(context, "district", ()))
        return None
    if len(quarters) > 1:
        return _total(context, quarters, figures)
    if "perquarter" in query.modifiers:
        return _single_quarter(context, quarters[0], figures)
    best = _preferred(context, figures)
    measure = best.measure
    kind = "累计" if measure.cumulative and measure.unit != "%" else ""
    summary = f"{QUARTER_NAMES[measure.quarter or 0]}{kind}{_amount(measure)}：{clip(measure.sentence)}"
    return _result(context, measure.value, measure.unit, summary, [measure])


def _single_quarter(context: Context, quarter: int, figures: list[Figure]) -> Answer | None:
    """当季: the quarter's own figure, or this quarter's running total minus the one before."""
    own = [f for f in figures if f.measure.cumulative == 0]
    if own:
        measure = own[0].measure
        summary = f"{QUARTER_NAMES[quarter]}当季{_amount(measure)}：{clip(measure.sentence)}"
        return _result(context, measure.value, measure.unit, summary, [measure])
    now = figures[0].measure
    before = [
        f.measure for f in _figures(context, "milestone", (quarter - 1,)) if f.measure.unit == now.unit
    ]
    if not before:
        return None
    earlier = before[0]
    value = now.value - earlier.value
    summary = (
        f"{QUARTER_NAMES[quarter]}当季{money_text(value, now.unit)}：累计{number_text(now.value)}－"
        f"{QUARTER_NAMES[quarter - 1]}{number_text(earlier.value)}＝{number_text(value)}{now.unit}。"
    )
    return _result(context, value, now.unit, summary, [earlier, now])


def _preferred(context: Context, figures: list[Figure]) -> Figure:
    """Among equals the cumulative figure when 累计 is asked, else this quarter's own."""
    wanted = 1 if context.query.modifiers & {"cumulative"} else 0
    top = figures[0].score
    near = [f for f in figures if f.score >= top - 1.2 and f.measure.unit == figures[0].measure.unit]
    return next((f for f in near if f.measure.cumulative == wanted), figures[0])


def _series(figures: list[Figure]) -> dict[int, Measure]:
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


def _total(context: Context, quarters: tuple[int, ...], figures: list[Figure]) -> Answer | None:
    """Several quarters: this-quarter figures are added, of cumulative ones the last is taken."""
    own = [f for f in figures if f.measure.cumulative == 0]
    running = [f for f in figures if f.measure.cumulative == 1]
    last = quarters[-1]
    if running:
        of_last = [f for f in running if f.measure.quarter == last]
        if of_last:
            measure = of_last[0].measure
            summary = (
                f"{quarters_name(quarters)}累计{_amount(measure)}（取{QUARTER_NAMES[last]}的累计数）：{clip(measure.sentence)}"
            )
            return _result(context, measure.value, measure.unit, summary, [measure])
    if not own:
        return None
    series = _series(own)
    total = sum(m.value for m in series.values())
    unit = next(iter(series.values())).unit
    parts = "＋".join(f"{QUARTER_NAMES[q]}{number_text(m.value)}" for q, m in series.items())
    summary = f"{quarters_name(quarters)}共{money_text(total, unit)}：{parts}＝{number_text(total)}{unit}。"
    return _result(context, total, unit, summary, series.values())


def _year_from_milestones(context: Context) -> Answer | None:
    """No figure in the district's goal: the year's figure from the quarters (rates: the last one)."""
    figures = _figures(context, "milestone", (1, 2, 3, 4))
    if not figures:
        return None
    if figures[0].measure.cumulative == 1:
        same = [f for f in figures if f.measure.cumulative == 1 and f.score >= figures[0].score - 0.5]
        measure = max((f.measure for f in same), key=lambda m: m.quarter or 0)
        summary = f"到{QUARTER_NAMES[measure.quarter or 4]}{_amount(measure)}：{clip(measure.sentence)}"
        return _result(context, measure.value, measure.unit, summary, [measure])
    return _total(context, (1, 2, 3, 4), figures)


def _difference(context: Context) -> Answer | None:
    """四季度比二季度多多少户, 甲比乙多多少个: the larger minus the smaller."""
    quarters = context.query.quarters
    if len(quarters) == 2:
        return _between_quarters(context, quarters[0], quarters[1])
    sides = _sides(context)
    if len(sides) < 2:
        return None
    return _subtract(context, (sides[0], clip(sides[0].clause, 20)), (sides[1], clip(sides[1].clause, 20)))


def _between_quarters(context: Context, first: int, second: int) -> Answer | None:
    figures = _figures(context, "milestone", (first, second))
    for cumulative in (0, 1) if "cumulative" not in context.query.modifiers else (1, 0):
        series = _series([f for f in figures if f.measure.cumulative == cumulative])
        if len(series) == 2:
            break
    else:
        series = _series(figures)
    if len(series) != 2:
        return None
    return _subtract(context, (series[first], QUARTER_NAMES[first]), (series[second], QUARTER_NAMES[second]))


def _sides(context: Context) -> list[Measure]:
    """The figure of each group of words (甲比乙, 甲加上乙), all in the unit of the first."""
    groups: dict[int, list[Term]] = {}
    for term in context.query.terms:
        groups.setdefault(term.group, []).append(term)
    scope = "city" if "city" in context.query.modifiers else "district"
    found: list[Measure] = []
    for terms in groups.values():
        figures = _figures(context, scope, (), terms=terms)
        own = [f for f in figures if f.measure not in found and _fit(terms, f.measure, "") > 0]
        own.sort(key=lambda f: -_fit(terms, f.measure, asked_unit(context.query)))
        same = [f for f in own if not found or f.measure.unit == found[0].unit]
        if same:
            found.append(same[0].measure)
    return found


def _subtract(context: Context, first: tuple[Measure, str], second: tuple[Measure, str]) -> Answer:
    (more, name), (less, _) = (first, second) if first[0].value >= second[0].value else (second, first)
    value = round(more.value - less.value, 6)
    summary = (
        f"{name}多{money_text(value, more.unit)}："
        f"{number_text(more.value)}－{number_text(less.value)}＝{number_text(value)}{more.unit}。"
    )
    return _result(context, value, more.unit, summary, [first[0], second[0]])


def _share(context: Context) -> Answer | None:
    """A part of a whole in percent: the quarter's figure of the year's goal, else the district's of the city's."""
    query = context.query
    if query.quarters and not query.whole_year:
        parts = _figures(context, "milestone", query.quarters, asked="")
        rates = [f for f in parts if f.measure.unit == "%" and "目标" in f.measure.clause]
        if rates:
            measure = rates[0].measure
            return _result(context, measure.value, "%", f"{_amount(measure)}：{clip(measure.sentence)}", [measure])
        whole_scope = "district"
    else:
        parts, whole_scope = _figures(context, "district", (), asked=""), "city"
    for part in parts:
        for whole in _figures(context, whole_scope, (), asked=""):
            if part.measure.task_id == whole.measure.task_id and _comparable(part.measure, whole.measure):
                return _ratio(context, part.measure, whole.measure)
    return None


def _comparable(part: Measure, whole: Measure) -> bool:
    return part.unit != "%" and whole.value > 0 and (part.unit == whole.unit or same_unit(part.unit, whole))


def _ratio(context: Context, part: Measure, whole: Measure) -> Answer:
    value = round(part.value / whole.value * 100, 4)
    summary = (
        f"占{number_text(value)}%：{number_text(part.value)}÷{number_text(whole.value)}＝{number_text(value)}%"
        f"（{clip(part.clause, 30)}；{clip(whole.clause, 30)}）。"
    )
    return _result(context, value, "%", summary, [part, whole])


_TESTS = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "has": lambda a, b: True,
}


def meets(context: Context, condition: Condition, task_id: int) -> bool:
    """Whether some figure of the task (the district's, or the city's when asked) meets ``condition``."""
    scope = "city" if "city" in context.query.modifiers else "district"
    quarters = context.query.quarters
    for measure in context.document.measures:
        if measure.task_id != task_id or not same_unit(condition.unit, measure):
            continue
        right_place = measure.quarter in quarters if quarters else measure.scope == scope or condition.op == "has"
        if right_place and _TESTS[condition.op](measure.high, condition.value):
            return True
    return False
