"""Recognizing bounds on numbers: 超过1000人的, 100到300户之间, 金额最大的, 两个以上单位负责的."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.language.mention import Rule, rule
from assistant.language.numbers import COUNTED
from assistant.text.numerals import HAN, NUMBER, parse_number

TASKS_EACH = "项任务"  # the unit of a condition on how many tasks a unit has
UNITS_EACH = "家单位"  # … on how many units a task has


class Condition(NamedTuple):
    """A bound on a stated quantity; ``unit`` "" accepts any unit.

    ``op`` is one of > >= < <= == has max min between (``value`` to ``upper``).
    """

    op: str
    value: float
    unit: str
    upper: float = 0.0
    surface: str = ""


_OPS = {
    "超过": ">", "大于": ">", "多于": ">", "高于": ">", "超": ">", "突破": ">", "过": ">", "高过": ">", "比": ">",
    "不少于": ">=", "不低于": ">=", "至少": ">=", "不小于": ">=", "达到": ">=", "满": ">=", "≥": ">=", ">": ">",
    "少于": "<", "小于": "<", "低于": "<", "不到": "<", "不足": "<", "不满": "<", "<": "<",
    "不超过": "<=", "不多于": "<=", "至多": "<=", "不高于": "<=", "≤": "<=",
}  # fmt: skip
_OP = "|".join(sorted(map(re.escape, _OPS), key=len, reverse=True))
_STATED_UNIT = r"人次|人|名|户|家|个|所|处|座|条|台|套|辆|张|亩|公里|米|项|元|块钱|块|%|平方米|场|次"
_SUFFIX = {
    "及以上": ">=",
    "或以上": ">=",
    "及以下": "<=",
    "以上": ">=",
    "以下": "<=",
    "以内": "<=",
    "多": ">=",
    "往上": ">=",
    "往下": "<=",
}


def _condition(op: str, number: str, unit: str) -> Condition | None:
    value = parse_number(number)
    if value is None:
        return None
    stated = {"名": "人", "块钱": "元", "块": "元"}.get(unit, unit)
    return Condition(op, float(value), stated)


def _shared(match: re.Match[str]) -> Condition | None:
    """两个以上单位负责: a bound on how many units answer for a task."""
    if match[4] == "几" and not match[0].endswith("的"):
        return None  # 由几家单位负责 asks how many
    if match[4]:
        return Condition(">=", 2.0, UNITS_EACH)
    number = float(parse_number(match[2]) or 0)
    op = ">" if match[1] in ("不止", "超过", "多于") else ">=" if match[1] or match[3] or match[5] else "=="
    return Condition(op, number, UNITS_EACH)


def _between(low: str, high: str, unit: str) -> Condition | None:
    first, last = parse_number(low), parse_number(high)
    if first is None or last is None or first >= last:
        return None
    stated = {"名": "人", "块钱": "元", "块": "元"}.get(unit, unit)
    return Condition("between", float(first), stated, float(last))


RULES: tuple[Rule, ...] = (
    rule(
        "只有<n>项任务的单位",
        "condition",
        rf"(?:手里|手上|名下)?(?:只有|仅有|只|刚好|正好|恰好)(?:承担|负责|管|领)?了?({HAN}|\d+)(?:项|个|件|条)任务的?(?=单位|部门)",
        lambda m: _condition("==", m[1], TASKS_EACH),
    ),
    rule(
        "<n>个单位负责的",
        "condition",
        rf"(?:由|有|是|要)?(?:(不止|超过|多于|至少)?({HAN}|\d+)[个家](以上)?的?|([多好几]+)[个家])(?:责任)?(?:单位|部门|局)(以上)?"
        r"(?:来|都|在|一起|一块儿?|共同|联合|分头|同时|合力|协同|负责){1,4}(?:负责|承担|牵头|管|做|干|办|抓|落实|参与|完成)?的?",
        _shared,
    ),
    rule(
        "涉及<n>个单位的",
        "condition",
        rf"涉及()({HAN}|\d+)[个家](以上)?()(?:责任)?(?:单位|部门)(以上)?的?(?=任务|事项|工作)",
        _shared,
    ),
    rule(
        "超过<n>",
        "condition",
        rf"({_OP})\s?(百分之{NUMBER}|{NUMBER})({_STATED_UNIT})?",
        lambda m: (
            _condition(_OPS[m[1]], m[2][3:], "%")
            if m[2].startswith("百分之")
            else _condition(_OPS[m[1]], m[2], m[3] or "")
        ),
    ),
    rule(
        "<n>以上",
        "condition",
        rf"(?:在)?({NUMBER})({_STATED_UNIT})?({'|'.join(_SUFFIX)})(?!少)",
        lambda m: _condition(_SUFFIX[m[3]], m[1], m[2] or ""),
    ),
    rule(
        "<n>到<m>人",
        "condition",
        rf"(?:在)?({NUMBER})(?:{_STATED_UNIT})?(?:到|至|-|~|和)({NUMBER})({_STATED_UNIT})(?:之间|以内)?(?=的|$|任务|有)",
        lambda m: _between(m[1], m[2], m[3]),
    ),
    rule(
        "过万",
        "condition",
        rf"(?:过|超过|破|突破|上)([百千万])({_STATED_UNIT})?(?=的|$|[,.?]|任务|有)",
        lambda m: Condition(
            ">=" if m[0][0] in "上破" else ">", float(parse_number("一" + m[1]) or 0), m[2] or ""
        ),
    ),
    rule(
        "任务超过<n>项的单位",
        "condition",
        rf"(?:任务|事项|工作)(?:数量?)?(?:在)?({_OP}|有)({NUMBER})(?:项|个|件|条)?(以上|以下)?的?(?:责任)?(?=单位|部门|局)",
        lambda m: _condition(
            _SUFFIX.get(m[3] or "") or ("==" if m[1] == "有" else _OPS[m[1]]), m[2], TASKS_EACH
        ),
    ),
    rule(
        "有<n>项任务的单位",
        "condition",
        rf"(?:承担|负责|有)了?({NUMBER})(?:项|个|件|条)(以上|以下)?任务的?(?:责任)?(?=单位|部门|局)",
        lambda m: _condition(_SUFFIX.get(m[2] or "", "=="), m[1], TASKS_EACH),
    ),
    rule(
        "<n>户",
        "number",
        rf"(?:百分之)?({NUMBER})({_STATED_UNIT})",
        lambda m: _condition("==", m[1], "%" if m[0].startswith("百分之") else m[2]),
    ),
    rule("百分百", "number", r"百分之?百", lambda m: Condition("==", 100.0, "%")),
    rule(
        "带百分比的",
        "condition",
        r"(?:有|带|含|写明|写了|出现|包含|用)(?:着|了)?(?:百分比|百分号|百分数|百分之几|比例|%)",
        lambda m: Condition("has", 0.0, "%"),
    ),
    rule(
        "金额最大的",
        "condition",
        rf"(?:涉及|投入|花)?(?:的)?({'|'.join(sorted(COUNTED, key=len, reverse=True))}|资金|经费|投入|花钱|钱)(?:目标|数量)?(?:要|是|数)?"
        r"最([多大高长少小低短])的?(?:那个|那项|一项)?",
        lambda m: Condition("min" if m[2] in "少小低短" else "max", 0.0, COUNTED.get(m[1], "元")),
    ),
    rule(
        "有数字的",
        "condition",
        r"(?:有|带|含)(?:具体|明确)?(?:数字|数量|指标数|量化指标|数据指标)的?",
        lambda m: Condition("has", 0.0, ""),
    ),
)
