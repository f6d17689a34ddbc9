"""A quantity through the quarters: what each adds of its own, and the running total."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from assistant.answering.figures import find
from assistant.answering.measures import Fit, is_part, thing
from assistant.answering.selection import Context
from assistant.answering.wording import ALL, figure_text
from assistant.model.document import Measure
from assistant.slots import QUARTER_NAMES

_SAME_THING = 1.2  # figures whose fit is that near count the same thing


class Part(NamedTuple):
    """A number that is stated or follows from stated ones; ``shown`` is its arithmetic, "" where it is stated."""

    value: float
    measures: tuple[Measure, ...]
    shown: str = ""


class Line(NamedTuple):
    """One thing's figures by quarter: the quarters' own, and the running totals."""

    unit: str
    own: dict[int, Measure]
    total: dict[int, Measure]

    @property
    def quarters(self) -> tuple[int, ...]:
        """The quarters that state a figure."""
        return tuple(sorted({*self.own, *self.total}))

    def stated(self, quarter: int, total: bool = True) -> Measure | None:
        """The figure as the quarter states it; of two the running total (``total``) or its own."""
        first, second = (self.total, self.own) if total else (self.own, self.total)
        return first.get(quarter) or second.get(quarter)

    def series(self) -> dict[int, Measure]:
        """Quarter → its figure: running totals (the first quarter's own is one), or each quarter's own."""
        found = {q: m for q in self.quarters if (m := self.stated(q))}
        _, *later = found.values()
        if all(m.cumulative for m in later):
            return found
        kinds = [m.cumulative for m in found.values()]
        kept = max(set(kinds), key=kinds.count)
        return {q: m for q, m in found.items() if m.cumulative == kept}

    def alone(self, quarter: int) -> Part | None:
        """What the quarter itself adds: stated, or its running total minus the one before."""
        if own := self.own.get(quarter):
            return Part(own.value, (own,))
        now = self.total.get(quarter)
        if now is None:
            return None
        before = self.up_to(quarter - 1)
        if before is None:
            return Part(now.value, (now,))
        shown = f"{figure_text(now.value, self.unit)}－{figure_text(before.value, self.unit)}"
        return Part(now.value - before.value, (*before.measures, now), shown)

    def up_to(self, quarter: int) -> Part | None:
        """The running total at the end of the quarter: stated, or the quarters' own added to the last stated one."""
        base = max((q for q in self.total if q <= quarter), default=0)
        parts = [self.total[base]] if base else []
        parts += [m for q, m in sorted(self.own.items()) if base < q <= quarter]
        if not parts:
            return None
        shown = "＋".join(figure_text(m.value, self.unit) for m in parts) if len(parts) > 1 else ""
        return Part(sum(m.value for m in parts), tuple(parts), shown)


def line(context: Context, quarters: tuple[int, ...] = ALL, unit: str | None = None) -> Line | None:
    """The figures of what fits the question best in ``quarters``; all quarters of it."""
    wanted = find(context, "milestone", quarters, unit)
    if not wanted:
        return None
    return of(wanted[0], find(context, "milestone", ALL, unit))


def of(top: Fit, fits: list[Fit]) -> Line:
    """The figures that count what ``top`` counts."""
    task, unit = top.measure.task_id, top.measure.unit
    same = [f for f in fits if f.measure.task_id == task and f.measure.unit == unit] or [top]
    if len({f.measure.quarter for f in same if f.measure.counted == top.measure.counted}) > 1:
        same = [f for f in same if not _of_another(f.measure, top.measure)]  # 护栏, beside 木栈道
    held = Counter(f.measure.quarter for f in same)  # 累计完成300户改造任务: of its quarter there is no other
    same = [f for f in same if is_part(f.measure) == is_part(top.measure)]  # 累计举办12个，其中引进展4个
    near = {f.measure for f in same if f.score >= top.score - _SAME_THING}
    exact = {m for m in near if m.counted == top.measure.counted}
    alike = Counter((m.quarter, m.cumulative) for m in near)
    if max(alike.values()) > 1 and len({m.quarter for m in exact}) > 1:
        near = exact  # 新辟线路4条, of 新辟线路4条，调整线路14条
    beside = {
        m.counted for m, _ in same if held[m.quarter] > 1 and m not in near
    }  # 筹集800套, of 分配入住500套
    own: dict[int, Measure] = {}
    total: dict[int, Measure] = {}
    for measure, _ in same:
        alone = held[measure.quarter] == 1 and measure.counted not in beside
        # “新春文化进万家”演出90场, beside 演出110场 of the next quarter
        only = alone and (measure.cumulative or _unquoted(measure) == _unquoted(top.measure))
        if measure.quarter and (measure in near or only):
            (total if measure.cumulative else own).setdefault(measure.quarter, measure)
    return Line(unit, own, total)


def _of_another(measure: Measure, top: Measure) -> bool:
    """打孔注药, beside 清理病枯死木: what it counts has no word of the other."""
    one, other = thing(measure), thing(top)
    pairs = {a + b for a, b in pairwise(one)}
    return len(one) > 1 and len(other) > 1 and not any(pair in other for pair in pairs)


def _unquoted(measure: Measure) -> str:
    """演出, of “新春文化进万家”演出."""
    return measure.counted.rpartition("”")[2]


def quarter_name(measure: Measure) -> str:
    """三季度, of a measure that stands in a milestone."""
    return QUARTER_NAMES[measure.quarter or 0]
