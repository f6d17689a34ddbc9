"""A number that the text states, or that follows from stated numbers by shown arithmetic."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.first.answering.intents.arithmetic import (
    amount_text,
    counted_alike,
    difference_between,
    each_side,
    points,
    share_of,
    sum_of,
    with_value,
)
from assistant.first.answering.intents.figures import (
    Figure,
    best_figures,
    by_quarter,
    find_figures,
    fit_score,
    speaks_of,
    to_the_point,
)
from assistant.first.answering.intents.running import (
    own_share,
    remaining,
    since_the_start,
    single_quarter,
    up_to,
)
from assistant.first.answering.intents.series import measures_by_quarter, quarter_by_quarter
from assistant.first.answering.reply import Context
from assistant.first.answering.wording import QUARTER_NAMES, clip, figure_text, money_text, quarters_name
from assistant.model.document import Measure


def quantity(context: Context) -> Answer | None:
    """The asked figure; None when the text does not state it."""
    query = context.query
    if "share" in query.modifiers:
        one = len(query.quarters) == 1 and "perquarter" in query.modifiers
        return (own_share(context) if one else None) or share_of(context)
    if "remaining" in query.modifiers:
        return remaining(context)
    if query.modifiers & {"difference", "ratio"}:
        return difference_between(context)
    if query.modifiers & {"each", "compare"} and "sum" not in query.modifiers and len(query.quarters) != 1:
        stated = quarter_by_quarter(context)
        if stated is not None:
            return stated
    if "sum" in query.modifiers and not query.quarters:
        sides = each_side(context)
        if len(sides) > 1:
            return sum_of(context, [measure for measure, _ in sides])
    scope = "city" if "city" in query.modifiers and "district" not in query.modifiers else "district"
    if query.quarters and not query.whole_year and scope != "city":
        return _of_quarters(context)
    figures = find_figures(context, scope, ())
    if scope == "district" and figures and not speaks_of(context, figures[0].measure):
        elsewhere = to_the_point(context)
        if elsewhere and "district" in query.modifiers:
            return None  # 我们区登山步道几条: only the city states it
        if elsewhere:  # 健身步道几条: the district states other things, the city this one
            return _stated(context, elsewhere)
    if scope == "district" and figures and not query.quarters and (step := _in_a_quarter(context, figures)):
        return step
    if not figures and scope == "district":
        of_city = [] if "district" in query.modifiers else to_the_point(context)
        return _year_from_milestones(context) or _stated(context, of_city)
    return _stated(context, figures)


def _stated(context: Context, figures: list[Figure]) -> Answer | None:
    if not figures:
        return None
    best = best_figures(figures)
    first = best[0].measure
    alike = [f.measure for f in best]
    if len(best) == 1 and context.query.numbers:  # 两所学校合计多少个: as many as the question says
        several = counted_alike(first, figures)
        alike = several if len(several) in {number.value for number in context.query.numbers} else alike
    if len(alike) > 1:
        return sum_of(context, alike)
    who = "全市" if first.scope == "city" else "本区"
    return with_value(
        context, first.value, first.unit, f"{who}{amount_text(first)}：{clip(first.sentence)}", [first]
    )


def _of_quarters(context: Context) -> Answer | None:
    """One quarter's figure, or the total of several."""
    query = context.query
    quarters = query.quarters
    figures = find_figures(context, "milestone", quarters)
    if not figures:
        if query.end_of_year or quarters == (1, 2, 3, 4):
            return _of_the_year(context)
        return None
    if len(quarters) > 1:
        return _total(context, quarters, figures)
    if "perquarter" in query.modifiers or _newly(context, figures[0].measure):
        return single_quarter(context, quarters[0], figures)
    best = _preferred(context, figures)
    measure = best.measure
    if "cumulative" in query.modifiers and measure.cumulative == 0 and (total := up_to(context, measure)):
        return total
    kind = "累计" if measure.cumulative and measure.unit != "%" else ""
    summary = f"{QUARTER_NAMES[measure.quarter or 0]}{kind}{amount_text(measure)}：{clip(measure.sentence)}"
    return with_value(context, measure.value, measure.unit, summary, [measure])


def _in_a_quarter(context: Context, figures: list[Figure]) -> Answer | None:
    """申报了几家: the year's goal has none of the words, one quarter's text has."""
    terms = context.query.terms
    if not terms or any(fit_score(terms, f.measure, "") > 0 for f in figures):
        return None
    told = [f for f in find_figures(context, "milestone", ()) if fit_score(terms, f.measure, "") >= 1]
    quarters = {f.measure.quarter for f in told}
    if len(quarters) != 1:
        return None
    measure = told[0].measure
    summary = f"{QUARTER_NAMES[measure.quarter or 0]}{amount_text(measure)}：{clip(measure.sentence)}"
    return with_value(context, measure.value, measure.unit, summary, [measure])


def _newly(context: Context, measure: Measure) -> bool:
    """三季度新增多少户 asks for that quarter's own, unless 新增 is the list's own name (城镇新增就业)."""
    return "newly" in context.query.modifiers and "新增" not in measure.sentence


def _of_the_year(context: Context) -> Answer | None:
    """The quarters state no figure, the year does."""
    answer = _stated(context, find_figures(context, "district", ()))
    if answer is None or len(context.query.quarters) == 1:
        return answer
    return answer._replace(summary=f"各季度没有写明，全年{answer.summary}")


def _preferred(context: Context, figures: list[Figure]) -> Figure:
    """Among equals the cumulative figure when 累计 is asked, else this quarter's own."""
    wanted = 1 if context.query.modifiers & {"cumulative"} else 0
    top = figures[0].score
    near = [f for f in figures if f.score >= top - 1.2 and f.measure.unit == figures[0].measure.unit]
    return next((f for f in near if f.measure.cumulative == wanted), figures[0])


def _total(context: Context, quarters: tuple[int, ...], figures: list[Figure]) -> Answer | None:
    """Several quarters: this-quarter figures are added, of cumulative ones the last is taken."""
    own = [f for f in figures if f.measure.cumulative == 0]
    running = [f for f in figures if f.measure.cumulative == 1]
    last = quarters[-1]
    if running:
        of_last = [f for f in running if f.measure.quarter == last]
        if of_last:
            measure = of_last[0].measure
            since = since_the_start(context, measure)
            if since is not None:
                return since
            summary = f"{quarters_name(quarters)}累计{amount_text(measure)}（取{QUARTER_NAMES[last]}的累计数）：{clip(measure.sentence)}"
            answer = with_value(context, measure.value, measure.unit, summary, [measure])
            return answer._replace(series=points(measures_by_quarter(context, quarters)))
    if not own:
        return None
    series = by_quarter(own)
    if len(series) == 1:
        return _only_one(context, quarters, next(iter(series.values())))
    total = sum(m.value for m in series.values())
    unit = next(iter(series.values())).unit
    parts = "＋".join(f"{QUARTER_NAMES[q]}{figure_text(m.value, m.unit)}" for q, m in series.items())
    summary = (
        f"{quarters_name(quarters)}共{money_text(total, unit)}：{parts}＝{figure_text(total, unit)}{unit}。"
    )
    return with_value(context, total, unit, summary, series.values())._replace(series=points(series))


def _only_one(context: Context, quarters: tuple[int, ...], measure: Measure) -> Answer:
    """Of several quarters only one states a figure."""
    quarter = QUARTER_NAMES[measure.quarter or 0]
    summary = f"{quarters_name(quarters)}里只有{quarter}写明{amount_text(measure)}：{clip(measure.sentence)}"
    return with_value(context, measure.value, measure.unit, summary, [measure])


def _year_from_milestones(context: Context) -> Answer | None:
    """No figure in the district's goal: the year's figure from the quarters (rates: the last one)."""
    figures = find_figures(context, "milestone", (1, 2, 3, 4))
    if not figures:
        return None
    if figures[0].measure.cumulative == 1:
        same = [f for f in figures if f.measure.cumulative == 1 and f.score >= figures[0].score - 0.5]
        measure = max((f.measure for f in same), key=lambda m: m.quarter or 0)
        summary = f"到{QUARTER_NAMES[measure.quarter or 4]}{amount_text(measure)}：{clip(measure.sentence)}"
        return with_value(context, measure.value, measure.unit, summary, [measure])
    return _total(context, (1, 2, 3, 4), figures)
