"""The headings of a list's further columns as names: what is said of the figures in them (总投资最大的, 完成比例不到60%)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.cells import HEADING, Details
from assistant.language.mention import Mention
from assistant.language.rules.bounds import Condition
from assistant.model.columns import shares
from assistant.model.document import tells_state
from assistant.slots import bare, counts_money, tells_who
from assistant.text.normalize import occurrences

_SHORT = 3
_REACHES = {"到": ">=", "达到": ">=", "满": ">=", "已到": ">=", "是": "==", "为": "=="}
_AS_OF = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|末|份)?")
AGAINST = "资金全部到位"  # what is spent, against what is planned
# 完成率, behind the heading of what is planned: the share of it that is spent
RATE = "的?(?:完成|到位|拨付|支付|支出|执行|使用)(?:率|比例|进度)"
_EXTREME = f"({RATE})?(?:是|目前)?最([大多高快小少低慢])的?"
_ASKS = frozenset(
    ("ask", "period", "condition", "unsaid", "person", "aspect", "state", "event", "finished", "filler")
)


def headings(text: str, details: Details) -> list[Mention]:
    """Columns of figures by their names, and what is asked for of them: 预算最多的, the most of that column."""
    found = []
    for label in dict.fromkeys(label for label, _ in details):
        if (of_day := _AS_OF.search(label)) and tells_state(label):  # 8月底, of 截至8月底进展
            found += [
                Mention("detail", (label, ""), said.start(), said.end(), said[0], HEADING)
                for said in re.finditer(f"(?:截[至止]到?|到)?{of_day[0]}(?:的?实际)?(?!目标|计划)", text)
            ]
        if tells_who(bare(label)):
            found += [
                Mention("detail", (label, ""), at, at + len(bare(label)), bare(label), HEADING)
                for at in occurrences(text, bare(label))
            ]
        if not _counts(label, details):
            continue
        rate = label in shares(details)
        short = re.sub("(?<=..)(?:投资|资金|金额|经费)$", "", bare(label))  # 年度计划, of 年度计划投资
        for name in dict.fromkeys((label, bare(label), short if len(short) > _SHORT else label)):
            found += [
                Mention("detail", (label, ""), at, at + len(name), name, HEADING)
                for at in occurrences(text, name)
            ]
        called = re.escape(bare(label)) + "|进度" * label.endswith("进度")
        if said := re.search(f"(?:{called}){_EXTREME}", text):
            op = "max" if said[2] in "大多高快" else "min"
            unit = "%" if rate or said[1] else "元"
            bound = Condition(op, 0.0, unit, noun=bare(label))
            found.append(Mention("condition", bound, said.start(), said.end(), said[0], HEADING))
    return found


def whole(text: str, candidates: Iterable[Mention], details: Details) -> list[Mention]:
    """总投资 of 总投资多少, 完成比例: no rule cuts into the name of a column, or reads more into it."""
    candidates = list(candidates)
    names = [m for m in candidates if m.rule == HEADING and m.dimension == "detail"]
    kept = []
    for mention in candidates:
        cut = [n for n in names if mention.start < n.end and n.start < mention.end]
        if (
            mention.dimension == "detail"
            and mention.rule != HEADING
            and mention.value in [n.value for n in cut]
        ):
            continue  # the same column
        if not cut or mention.rule in (HEADING, AGAINST):
            kept.append(mention)
        elif mention.dimension == "condition" and cut[0].start <= mention.start and cut[0].end < mention.end:
            kept += _of_column(text, cut[0], mention, details)  # 投资排前三的, of 完成投资
        elif mention.dimension not in _ASKS and mention.start <= cut[0].start and cut[0].end <= mention.end:
            kept.append(mention)
    return kept


def _of_column(
    text: str, column: Mention, bound: Mention, details: Details, rate: bool = False
) -> list[Mention]:
    """The bound as one on that column; [] where it counts something else."""
    label = column.value[0]
    unit = "%" if rate or label in shares(details) else "元"
    if bound.value.unit not in ("", unit):
        return []
    said = text[column.start : bound.end]
    value = bound.value._replace(unit=unit, noun=bare(label), surface=said)
    return [bound._replace(start=column.start, surface=said, value=value)]


def bounded(text: str, mentions: list[Mention], details: Details) -> list[Mention]:
    """完成比例 + 不到60%: a bound on that column; 年度投资 + 完成率: the share of it that is spent."""
    kept: list[Mention] = []
    column: Mention | None = None  # the heading that a bound may follow
    rate = False
    for mention in mentions:
        between = text[column.end : mention.start] if column else "…"
        behind = between in ("", "在", "是", "的", "已")
        if column and mention.dimension == "stated" and between in _REACHES:  # 完成比例到100%的
            value = mention.value._replace(op=_REACHES[between])
            mention, behind = mention._replace(dimension="condition", value=value), True
        if column and behind and mention.dimension == "state" and re.fullmatch(RATE, mention.surface):
            mention, rate = mention._replace(dimension="filler", value=""), True
            column = column._replace(end=mention.end)
        elif column and behind and mention.dimension == "condition" and not mention.value.noun:
            if bound := _of_column(text, column, mention, details, rate):
                mention = bound[0]
                kept = [m for m in kept if m.start < mention.start]
            column = None
        elif mention.dimension != "filler":
            figures = mention.dimension == "detail" and not mention.value[1]
            column = mention if figures and _counts(mention.value[0], details) else None
            rate = False
        kept.append(mention)
    return kept


def _counts(label: str, details: Details) -> bool:
    return counts_money(label) or label in shares(details)
