"""Every number with its unit in a task's texts → :class:`Measure` rows (value in base units).

>>> [(m.value, m.unit, m.counted) for m in find_measures("发放租房补贴200万元，惠及300个家庭。")]
[(2000000, '元', '租房补贴'), (300, '个', '家庭')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.catalog.amounts import Amount, find_amounts

# A comma inside a number (１２，０００) ends no clause.
_CLAUSE_END = re.compile(r"[；。;\n！？]|[,，](?!(?<=\d.)\d{3}(?!\d))(?!(?<=,)\d)")
_SEPARATORS = '、，,和及以与。；：:（）()“”"的'
# 累计改造10座，惠及6000户: that runs up as well
_OF_IT = ("其中", "惠及", "覆盖", "受益", "带动")
_CUMULATIVE = re.compile(r"累计|累积|总计达|总数达")
_LEVEL = re.compile(r"率|覆盖|完成全年|目标的")
_MIN = re.compile(r"不少于|不低于|至少|≥|超过|以上")
_ABOUT = re.compile(r"左右|约|大约")
_LEAD_VERBS = re.compile(
    r"^(?:因|将|并|已|全年|年内|今年|计划|力争|至少|不少于|超过|约|共|累计|目标任务|实现|完成|开展|组织|新增|新建|"
    r"建设|建成|发放|达到|达|为|对|推动|提升|改造|新|培训|培育|优化调整|优化|调整|（更新）|增加|有效|办好|惠及|投放|补贴(?=机))+"
)


@dataclass(frozen=True)
class Measure:
    """One stated quantity.

    ``value`` and ``high`` are in base units (2万人 → 20000; 50% → 50); ``high`` differs from ``value`` for a
    range.  ``cumulative``: True counts from January on (or is a level such as a rate), False is this
    quarter's own, None is a target of the year.  ``clause`` and ``sentence`` hold the number, ``start`` is its
    offset in the text.
    """

    value: float
    high: float
    unit: str
    counted: str
    cumulative: bool | None
    bound: str  # exact | min | about
    clause: str
    sentence: str
    start: int


def clauses(text: str) -> Iterator[tuple[int, str]]:
    """(offset, clause) pairs; a clause ends at a comma, stop or line end."""
    start = 0
    for match in _CLAUSE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def find_measures(text: str, quarter: bool = False) -> list[Measure]:
    """All measures of one text, in order; ``quarter``: the text is a quarter's milestone."""
    found: list[Measure] = []
    for offset, clause in clauses(text):
        within = found[-1].cumulative if found and clause.startswith(_OF_IT) else None
        amounts = list(find_amounts(clause))
        for index, amount in enumerate(amounts):
            before = clause[amounts[index - 1].end if index else 0 : amount.start]
            after = clause[amount.end : amounts[index + 1].start if index + 1 < len(amounts) else None]
            sentence = _sentence(text, offset + amount.start)
            measure = _measure(amount, clause, sentence, offset, _counted(before, after), quarter)
            # 累计改造300户，其中楼房200户: those are a running total too
            found.append(replace(measure, cumulative=True) if within and quarter else measure)
    return found


def _measure(amount: Amount, clause: str, sentence: str, offset: int, counted: str, quarter: bool) -> Measure:
    level = amount.unit == "%" and _LEVEL.search(clause) is not None
    bound = amount.bound
    if bound == "exact":
        bound = "min" if _MIN.search(clause) else "about" if _ABOUT.search(clause) else "exact"
    return Measure(
        value=amount.low,
        high=amount.high,
        unit=amount.unit,
        counted=counted,
        cumulative=(bool(_CUMULATIVE.search(clause)) or level) if quarter else None,
        bound=bound,
        clause=clause.strip(),
        sentence=sentence,
        start=offset + amount.start,
    )


def _sentence(text: str, position: int) -> str:
    """The sentence (to a full stop, semicolon or line end) around ``position``."""
    start = max(text.rfind(mark, 0, position) for mark in "。；\n") + 1
    ends = [end for mark in "。；\n" if (end := text.find(mark, position)) >= 0]
    return text[start : min(ends, default=len(text))].strip()


def _counted(before: str, after: str) -> str:
    """What is counted: the noun after the number, or the noun before it when a mark follows."""
    after = re.sub(r"[（(][^）)]*[）)](?=[\u4e00-\u9fff])", "", after)  # 社区（村）全民健身中心
    if after and after[0] not in _SEPARATORS and not re.match(r"左右|以上|以下|以内|$", after):
        return re.split(r"[、，（(。；]|和(?=[\d两])", after)[0].strip(_SEPARATORS)[:16]
    noun = re.sub(r"[（(][^）)]*[）)]|[近约超上逾～~]+\s*$", "", before).strip(_SEPARATORS)
    shorter = _LEAD_VERBS.sub("", re.split(r"[、，]", noun)[-1])
    return (shorter or noun)[-16:].strip(_SEPARATORS)


def infer_cumulative(annual: list[Measure], by_quarter: dict[int, list[Measure]]) -> dict[int, list[Measure]]:
    """Mark unmarked quarter figures cumulative where the last one equals the year's target.

    500, 3000, 5000, 6000 人次 under a target of 6000 are a running total; 3, 7, 6 条 under 16 are not.
    """
    result = {quarter: list(measures) for quarter, measures in by_quarter.items()}
    of_unit = {(m.unit, "") for measures in by_quarter.values() for m in measures}
    # where several things are counted in one unit (新辟线路4条，调整线路14条), each of them as well
    of_thing = {(m.unit, m.counted) for measures in by_quarter.values() for m in measures}
    for unit, counted in [*of_unit, *of_thing]:
        plain = [
            (q, i)
            for q in sorted(result)
            for i, m in enumerate(result[q])
            if m.unit == unit and counted in ("", m.counted) and m.cumulative is False
        ]
        values = [result[q][i].high for q, i in plain]
        targets = {m.high for m in annual if m.unit == unit}
        running = len(values) > 1 and values == sorted(values) and values[-1] in targets
        if running and sum(values) not in targets:
            for q, i in plain:
                result[q][i] = replace(result[q][i], cumulative=True)
    return result
