"""A quantity quarter by quarter, and the quarter in which it is most."""

from __future__ import annotations

from assistant.answer import Answer, Point
from assistant.answering.aggregates.total import of_quarters
from assistant.answering.figures import amount_text, points, running_text, with_value
from assistant.answering.line import line, quarter_name
from assistant.answering.reply import answered, task_rows
from assistant.answering.selection import Context
from assistant.answering.wording import ALL, amount, clip, number_text, quarters_name, sentence, united
from assistant.model.document import Measure
from assistant.slots import QUARTER_NAMES


def series(context: Context) -> Answer | None:
    """每个季度发多少, 一季度和三季度分别多少: every named quarter's figure; ``value`` is their total."""
    quarters = context.quarters or ALL
    stated = by_quarter(context, quarters)
    if not stated:
        return of_quarters(context, ALL) if quarters == ALL else None
    measures = list(stated.values())
    last = measures[-1]
    if len(measures) == 1:
        said = f"{quarters_name(quarters)}里只有{quarter_name(last)}写明{amount_text(last)}：{sentence(clip(last.sentence))}"
        return with_value(context, last.value, last.unit, said, measures)
    each = "，".join(f"{QUARTER_NAMES[q]}{running_text(m)}" for q, m in stated.items())
    if last.cumulative:
        return with_value(context, last.value, last.unit, f"{each}。", measures, points(stated))
    value = sum(m.value for m in measures)
    shown = f"{'＋'.join(number_text(m.value) for m in measures)}＝{number_text(value)}{last.unit}"
    said = f"{each}，共{amount(value, last.unit)}（{shown}）。"
    return with_value(context, value, last.unit, said, measures, points(stated))


def by_quarter(context: Context, quarters: tuple[int, ...]) -> dict[int, Measure]:
    """Quarter → its figure of what fits best, running totals where the list has them."""
    found = line(context, quarters)
    return {q: m for q, m in found.series().items() if q in quarters} if found else {}


def drawn(context: Context, quarters: tuple[int, ...]) -> tuple[Point, ...]:
    """What a chart of the quarters draws."""
    return points(by_quarter(context, quarters))


def extreme_quarter(context: Context) -> Answer | None:
    """哪个季度优化的线路最多: each quarter's own figures compared; running totals by what they add."""
    found = line(context, context.quarters or ALL)
    if found is None:
        return None
    own = {q: part for q in context.quarters or ALL if (part := found.alone(q))}
    if len(own) < 2:
        return None
    most = context.ask.aggregate != "fewest"
    best = (max if most else min)(part.value for part in own.values())
    chosen = [quarter for quarter, part in own.items() if part.value == best]
    each = "，".join(f"{QUARTER_NAMES[q]}{amount(part.value, found.unit)}" for q, part in own.items())
    said = f"{united(QUARTER_NAMES[q] for q in chosen)}最{'多' if most else '少'}，{amount(best, found.unit)}（当季：{each}）。"
    if len(chosen) == len(own):
        said = f"各季度一样多，都是{amount(best, found.unit)}。"
    tasks = [t for t in context.tasks if t.id == own[chosen[0]].measures[-1].task_id]
    return answered(context, "when", said, task_rows(tasks, chosen), series=points(found.series()))
