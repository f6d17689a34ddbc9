"""Recognizing time counted from a time: 三季度以后, 10月前, 从三季度开始, 下半年头一个季度."""

from __future__ import annotations

import re

from assistant.language.mention import Rule, rule
from assistant.language.period import ALL, ALONE, NOT_A_PERIOD, N, Period, Q, fixed, months, one, whole

_NAMED = {"上半年": (1, 2), "下半年": (3, 4), "年中": (2, 2), "前三季度": (1, 3), "前两季度": (1, 2)}
_SPAN = rf"(?:(上半年|下半年|年中|前[两三]个?季度)|第?{N}{Q}|q([1-4])|{N}月)(?:份|底|末|初)?"


def _bounds(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last quarter of what :data:`_SPAN` matched."""
    if match[1]:
        return _NAMED.get(match[1].replace("个", ""))
    quarter = whole(match[2] or match[3] or "0") or (whole(match[4] or "0") + 2) // 3
    return (quarter, quarter) if 1 <= quarter <= 4 else None


def _after(match: re.Match[str]) -> Period | None:
    """三季度以后: the quarters behind it."""
    bounds = _bounds(match)
    return Period(ALL[bounds[1] :]) if bounds and bounds[1] < 4 else None


def _until(match: re.Match[str]) -> Period | None:
    """三季度以前: the quarters before it."""
    bounds = _bounds(match)
    return Period(ALL[: bounds[0] - 1]) if bounds and bounds[0] > 1 else None


def _since(match: re.Match[str]) -> Period | None:
    """从三季度开始, 三季度起: it and those behind it."""
    bounds = _bounds(match)
    return Period(ALL[bounds[0] - 1 :]) if bounds else None


def _within_half(match: re.Match[str]) -> Period:
    """下半年头一个季度, 上半年后三个月."""
    first = 1 if match[1] == "上" else 3
    return fixed(first if match[2] else first + 1)


def _before(month: int) -> Period:
    """10月前: the quarter of the month before; 6月底前 is said by the month itself."""
    return months(max(month - 1, 1), max(month - 1, 1)) if 1 <= month <= 12 else NOT_A_PERIOD


def _holiday(match: re.Match[str]) -> Period:
    day = match[0]
    return fixed(3 if day in ("教师节", "七夕") else 2 if day == "618" else 1)


RULES: tuple[Rule, ...] = (
    rule("三季度以后", "period", rf"{ALONE}?{_SPAN}(?:以后|之后|过后|往后)", _after),
    rule("三季度以前", "period", rf"{ALONE}?{_SPAN}(?<![月底末])(?:以前|之前)", _until),
    rule("三季度起", "period", rf"(?:从|自|打)?{_SPAN}(?:开始|起|往后)(?![步草到])", _since),
    rule(
        "下半年头一个季度",
        "period",
        r"([上下])半年的?(?:(头一个?季度?|第一个?季度?|首个?季度?|前三个月)|后一个?季度?|第二个?季度?|最后一个?季度?|末季度?|后三个月)",
        _within_half,
    ),
    rule(
        "<n>月前",
        "period",
        rf"{ALONE}{N}月(?:份|1[日号]|初)?(?:之|以)?前",
        lambda m: _before(whole(m[1])),
    ),
    rule("国庆前", "period", r"(?:国庆节?|十一)(?:之|以)?前", lambda m: fixed(3)),
    rule(
        "<n>月底前",
        "period",
        rf"{ALONE}{N}月份?(?:底|末)(?:之|以)?前",
        lambda m: months(whole(m[1]), whole(m[1])),
    ),
    rule("元旦前", "period", r"元旦(?:之|以)?前", lambda m: fixed(4)),
    rule("春节前", "period", r"(?:春节|过年)(?:之|以)?前", lambda m: fixed(1)),
    rule("五一前", "period", r"(?:五一|六一|端午节?|劳动节|儿童节)(?:之|以)?前", lambda m: fixed(2)),
    rule("开学前", "period", r"(?:开学|中秋节?|暑假)(?:之|以)?前", lambda m: fixed(3)),
    rule("上半年末", "period", r"([上下])半年(?:末|底)", lambda m: fixed(2 if m[1] == "上" else 4)),
    rule("五一", "festival", r"春节|过年|元旦|开春|清明节?", lambda m: fixed(1)),
    rule(
        "六一",
        "festival",
        r"五一(?:节|劳动节|那阵子?|前后|期间)?|劳动节|六一|儿童节|端午节?",
        lambda m: fixed(2),
    ),
    rule("暑假", "festival", r"暑假|暑期|七一|八一|中秋节?|入秋", lambda m: fixed(3)),
    rule("国庆", "festival", r"国庆节?|十一(?:前后|期间|那阵子?|后)|入冬|年前", lambda m: fixed(4)),
    rule("双十一", "festival", r"双十[一二]|双1[12]|重阳节?|冬至|圣诞节?", lambda m: fixed(4)),
    rule("教师节", "festival", r"教师节|七夕|618|三八(?:妇女)?节|妇女节|元宵节?|植树节", _holiday),
    rule(
        "两个月以后",
        "period",
        rf"(?:再?过)?{N}个月(?:以后|之后|后)",
        lambda m: Period((), unit="m", offset=whole(m[1])),
    ),
    rule(
        "接下来两个季度",
        "period",
        rf"(?:接下来|往后|后面|今后|未来|下面)的?{N}?(?:几个|个)?季度|下{N}个?季度",
        lambda m: Period((), unit="q", offset=1, following=max(whole(m[1] or m[2] or "4"), 1)),
    ),
    rule(
        "剩下的季度",
        "period",
        rf"(?:今年)?(?:剩下|剩余|余下)的?(?:几个|{N}个)?季度",
        lambda m: Period((), unit="q", offset=1, following=4),
    ),
    rule(
        "2022-08",
        "period",
        r"20\d\d[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?!\d)",
        lambda m: months(int(m[1]), int(m[1])),
    ),
    rule("3jidu", "period", r"([1-4]) ?(?:ji ?du|jd)(?![a-z])", lambda m: one(m[1])),
)
