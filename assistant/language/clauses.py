"""Which part of a question says what: the clause that asks, what is left out, what is denied."""

from __future__ import annotations

import re

from assistant.language.mention import Mention

CLAUSE_MARKS = frozenset(",.;!?")
_NAMES = frozenset(("period", "unit", "topic", "word", "ordinal", "place", "reference"))
_REMINDS = frozenset("还也有管说")
_JOINTS = ("", "和", "、", "跟", "与", "及")
QUESTIONS = frozenset(("units", "when", "list"))  # where several clauses ask, the last one decides


_OF_TASKS = ("的任务", "的事项", "的工作", "的项目", "的有", "的是哪")
_POINT = r"(?<=\d)[.,](?=\d)"


def marked(text: str) -> str:
    """``text`` where every point or comma is a mark: those of 1.5万 and 12,000 are digits."""
    return re.sub(_POINT, "0", text) if "." in text or "," in text else text


def is_parted(text: str, start: int, end: int) -> bool:
    """Whether a mark stands between the two places."""
    return not CLAUSE_MARKS.isdisjoint(text[start:end])


def clause_start(text: str, position: int) -> int:
    if CLAUSE_MARKS.isdisjoint(text):
        return 0
    return max(text.rfind(mark, 0, position) for mark in CLAUSE_MARKS) + 1


def ends_clause(text: str, position: int) -> bool:
    """Whether a mark or nothing stands there."""
    return position >= len(text) or text[position] in CLAUSE_MARKS


def excluded_spans(text: str, mentions: list[Mention]) -> list[tuple[int, int]]:
    """除了X(以外), 不含X: from the operator to 外, a comma, or the end of the first thing named."""
    spans = []
    for index, mention in enumerate(mentions):
        if mention.dimension != "aspect":
            continue
        if "except" in mention.value:
            comma = text.find(",", mention.end)
            if ends_clause(text, mention.end):
                spans += _named_before(text, mentions[:index], mention.start)  # 大病救助不算，…
                continue
            stop = comma if comma >= 0 else len(text)
            outside = [m.start for m in mentions[index + 1 :] if is_aspect(m, "outside")]
            wai = text.find("外", mention.end, stop)
            if outside and outside[0] < stop:
                stop = outside[0]
            elif wai >= 0:
                stop = wai
            elif comma < 0:
                stop = _end_of_first_things(text, mentions[index + 1 :], stop)
            spans.append((mention.end, stop))
        elif "outside" in mention.value and not any(
            "except" in m.value for m in mentions[:index] if is_aspect(m, "except")
        ):
            # 残联三季度以外 leaves out the quarter, not the unit
            spans += _named_before("", mentions[:index], mention.start)
        elif "uninvolved" in mention.value:  # 住建委不参与的, 教育局和妇联都没份的
            spans += _units_before(text, mentions[:index], mention.start)
        elif "lacks" in mention.value:
            units = [m for m in mentions[index + 1 :] if m.dimension in ("unit", "aspect")]
            if units and units[0].dimension == "unit" and units[0].start == mention.end:  # 没有财务部的
                units = [m for m in units if m.dimension == "unit" or is_aspect(m, "and")]
                spans.append((mention.end, _end_of_first_things(text, units, mention.end)))
            spans += [
                (mention.end, m.end)
                for m in mentions[index + 1 :]
                if m.start == mention.end
                and m.dimension in ("topic", "word")
                and text.startswith(_OF_TASKS, m.end)
            ]  # 没有培训的任务
        elif "not" in mention.value:
            spans += _not_of(text, mention, mentions[index + 1 :])
    return spans


def _not_of(text: str, mention: Mention, rest: list[Mention]) -> list[tuple[int, int]]:
    """不是残联的有哪些; in 不是残联的，是民政局的 the second is meant instead, 不是残联管的吗 only asks."""
    named = [m for m in rest if m.dimension in _NAMES]
    end = _end_of_first_things(text, rest, mention.end) if named else mention.end
    clause = min((i for mark in CLAUSE_MARKS if (i := text.find(mark, end)) >= 0), default=len(text))
    if "的" not in text[end:clause] or text.endswith(("吗", "吧", "么", "嘛"), end, clause):
        return []
    before = text[clause_start(text, mention.start) : mention.start]
    if text[mention.end : mention.end + 1] in _REMINDS or before.endswith(("怎么", "为什么", "难道")):
        return []  # 残联不是也有培训的任务
    instead = [m for m in named if m.start >= end and m.dimension == named[0].dimension]
    again = {m.end for m in rest if is_aspect(m, "not")}  # 也不是住建委的
    return [] if any(m.start not in again for m in instead) else [(mention.end, end)]


def _named_before(text: str, mentions: list[Mention], end: int) -> list[tuple[int, int]]:
    """The thing, unit or time named last before a trailing 不算 or 以外; 教育局的活，公安那个整治不算: the whole clause."""
    named = [m for m in mentions if m.dimension in _NAMES]
    clause = clause_start(text, end)
    if any(m.dimension == "role" and text[m.end : end] in ("", "的") for m in mentions):
        return []  # …，配合的先不管: a role, and not the unit
    if any(m.end < clause for m in named) and named[-1].start >= clause:
        return [(clause, end)]
    outside = bool(named) and named[-1].start < clause
    if not named or (outside and any(m.start >= clause for m in mentions if m.dimension != "filler")):
        return []  # 鲁班奖申报谁牵头，配合的先不管
    start = named[-1].start
    for mention in reversed(named[:-1]):  # 电力交易不要
        start = mention.start if mention.end == start and mention.dimension == "word" else start
    return [(start, end)]


def _units_before(text: str, mentions: list[Mention], end: int) -> list[tuple[int, int]]:
    """The unit named last, with those joined to it by 和."""
    start = end
    for mention in reversed([m for m in mentions if m.dimension == "unit"]):
        if start < end and text[mention.end : start] not in _JOINTS:
            break
        start = mention.start
    return [(start, end)] if start < end else []


def denied_spans(
    text: str, mentions: list[Mention], left_out: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """不是残联，是民政局: what is denied, up to the comma or the 是 that corrects it."""
    spans = []
    for mention in mentions:
        if is_aspect(mention, "not") and all(mention.end != start for start, _ in left_out):
            stops = [i for mark in ",.;是" if (i := text.find(mark, mention.end)) >= 0]
            if stops:
                spans.append((mention.end, min(stops)))
    return spans


def focus(text: str, mentions: list[Mention]) -> tuple[int, int]:
    """The clause that asks: the last one with a question, else the last with 说一下 or a time."""
    text = marked(text)
    for wanted in (_is_question, _is_weak_question):
        asking = [*filter(wanted, mentions)]
        if asking:
            position = asking[-1].start
            start = clause_start(text, position)
            pointed = start and any(is_aspect(m, "it") and m.end == start - 1 for m in mentions)
            tagged = text.startswith(("是", "都是", "分别是"), start) and is_aspect(asking[-1], "list")
            tagged = tagged and not any(m.dimension == "ask" for m in asking)
            if start and (pointed or tagged or _sums_up(text, mentions, start)):
                # 石塘镇管网那项，二季度铺到哪; 有没有滞后的任务，是哪项: of what stands before the comma
                start = clause_start(text, start - 1)
            ends = [i for mark in CLAUSE_MARKS if (i := text.find(mark, position)) >= 0]
            return start, min(ends, default=len(text))
    return 0, len(text)


def _sums_up(text: str, mentions: list[Mention], start: int) -> bool:
    """口袋公园和便利店，一共建几个: a clause that names nothing, or begins with 一共, asks of what the one before joins."""
    before = clause_start(text, start - 1)
    things = [m for m in mentions if m.dimension in ("topic", "word")]
    summing = any(is_aspect(m, "sum") and m.start == start for m in mentions)
    if not summing and any(m.start >= start for m in things):
        return False
    ends, begins = {m.end for m in things}, {m.start for m in things}
    joints = [m for m in mentions if is_aspect(m, "and") and before < m.start < start]
    return any(m.start in ends and m.end in begins for m in joints)


def _is_question(mention: Mention) -> bool:
    if mention.dimension in ("ask", "unsaid"):
        return True
    return mention.dimension == "aspect" and not QUESTIONS.isdisjoint(mention.value)


def _is_weak_question(mention: Mention) -> bool:
    return mention.dimension == "period" or is_aspect(mention, "show")


def _end_of_first_things(text: str, rest: list[Mention], stop: int) -> int:
    """After 不要 without a comma: the first named things, joined by 和, are what is left out."""
    end = None
    if rest and rest[0].dimension in ("period", "region"):  # 除了三季度残联…: the quarter alone
        return rest[0].end
    for mention in rest:
        if mention.dimension in ("unit", "topic", "word", "ordinal"):
            if end is not None and "".join(text[end : mention.start].split()) not in (*_JOINTS, "的"):
                break
            end = mention.end
        elif end is not None and not is_aspect(mention, "and"):
            break
    return end if end is not None else stop


def is_aspect(mention: Mention, aspect: str) -> bool:
    return mention.dimension == "aspect" and aspect in mention.value
