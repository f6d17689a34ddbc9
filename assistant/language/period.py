"""Recognizing time: quarters, halves, months, years → :class:`Period`.

年中 is the second quarter and 年底 the fourth (the contract's reading); a month stands for its quarter.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from assistant.language.mention import Rule, rule
from assistant.text.numerals import parse_number

ALL = (1, 2, 3, 4)
N = r"(\d{1,2}|十[一二三四五六七八九]?|[一二两三四五六七八九仨俩])"
# A numeral of its own kind does not stand before: 三四季度 is no 四季度, but 任务15三季度 is a 三季度.
_TASK_TEN = r"(?<=任务十)|(?<=任务[一二三四五六七八九]十)|(?<=任务十[一二三四五六七八九])|(?<=任务[二三四]十[一二三四五六七八九])"
ALONE = rf"(?:(?:(?<![一二三四五六七八九十])|{_TASK_TEN})(?=[第一二两三四五六七八九十仨俩])|(?<!\d)(?=\d))"
Q = r"(?:个?季度?|季)"
_TO = r"(?:一?直?到|至|-|~|—)"
_DIGITS = "一二三四五六七八九"


class Period(NamedTuple):
    """``quarters`` in order; ``offset`` counts quarters (unit "q") or months ("m") from today.

    ``whole``: the words mean the year as one (全年), ``each``: quarter by quarter.  ``valid`` is False for what no year has (五季度).
    """

    quarters: tuple[int, ...]
    unit: str = ""
    offset: int = 0
    whole: bool = False
    valid: bool = True
    end_of_year: bool = False
    each: bool = False
    following: int = 1  # quarters from the offset on, within the year


_YEAR_AS_ONE = frozenset(("全年", "整年", "一整年", "全年度", "通年", "一年到头"))
NOT_A_PERIOD = Period((), valid=False)


def whole(text: str) -> int:
    return int(parse_number(text) or 0)


def one(text: str) -> Period:
    number = whole(text)
    return Period((number,)) if 1 <= number <= 4 else NOT_A_PERIOD


def _range(first: int, last: int) -> Period:
    if not (1 <= first <= last <= 4):
        return NOT_A_PERIOD
    return Period(tuple(range(first, last + 1)))


def months(first: int, last: int) -> Period:
    if not (1 <= first <= last <= 12):
        return NOT_A_PERIOD
    return Period(tuple(range((first + 2) // 3, (last + 2) // 3 + 1)))


def _leading(match: re.Match[str]) -> Period:
    count = whole(match[1])
    return Period(tuple(range(1, count + 1)), whole=count == 4) if 1 <= count <= 4 else NOT_A_PERIOD


def _trailing(match: re.Match[str]) -> Period:
    count = whole(match[1] or "一")
    return Period(tuple(range(5 - count, 5))) if 1 <= count <= 4 else NOT_A_PERIOD


def _listed(match: re.Match[str]) -> Period | None:
    numbers = [parse_number(c) for c in re.findall(r"[1-9一二三四五六七八九]", match[1])]
    if all(n and 1 <= n <= 4 for n in numbers):
        return Period(tuple(sorted({int(n or 0) for n in numbers})))
    return NOT_A_PERIOD


def _listed_months(match: re.Match[str]) -> Period | None:
    months = [_DIGITS.index(c) + 1 for c in match[1] if c in _DIGITS]
    if len(months) > 1 and months != list(range(months[0], months[0] + len(months))):
        return None
    return Period(tuple(sorted({(month + 2) // 3 for month in months})))


def _relative(unit: str, match: re.Match[str]) -> Period:
    words = match[1]
    if words[0] in "上下":
        return Period((), unit=unit, offset=words.count("下") - words.count("上"))
    return Period((), unit=unit)


def fixed(*quarters: int, end: bool = False) -> Period:
    return Period(quarters, end_of_year=end)


RULES: tuple[Rule, ...] = (
    rule("<n>季度", "period", rf"{ALONE}(?:第{N}{Q}|{N}季度?)(?:末|底|初)?", lambda m: one(m[1] or m[2])),
    rule("q<n>", "period", r"q([0-9])(?!\d)(?:季度)?", lambda m: one(m[1])),
    rule("季度<n>", "period", r"季度([1-9])(?!\d)", lambda m: one(m[1])),
    rule(
        "<n>季度到<m>季度",
        "period",
        rf"从?第?{N}{Q}?{_TO}第?{N}{Q}",
        lambda m: _range(whole(m[1]), whole(m[2])),
    ),
    rule("q<n>-q<m>", "period", rf"从?q([1-9]){_TO}q?([1-9])(?!\d)", lambda m: _range(int(m[1]), int(m[2]))),
    rule(
        "<n>、<m>季度",
        "period",
        rf"{ALONE}第?([一二三四五六]{{2,4}}|[1-9一二三四五六](?:(?:[、,和与及跟]|以及)第?[1-9一二三四五六])+)(?:这?[两三二])?{Q}度?",
        _listed,
    ),
    rule("q<n>q<m>", "period", r"q([1-9](?:[、,/和与及]?q?[1-9])+)(?!\d)", _listed),
    rule("前<n>个季度", "period", rf"[前头]{N}{Q}", _leading),
    rule("后<n>个季度", "period", rf"(?:最后|末|后){N}?{Q}", _trailing),
    rule("前<n>个月", "period", rf"[前头]{N}个月", lambda m: months(1, whole(m[1]))),
    rule("最后<n>个月", "period", rf"(?:最后|后){N}个?月", lambda m: months(13 - whole(m[1]), 12)),
    rule("首季", "period", r"首个?季度?|开局季度?|开年(?:季度)?|年初|岁首|开春", lambda m: fixed(1)),
    rule("年中", "period", r"年中|年中间|半年的时候|年过半", lambda m: fixed(2)),
    rule(
        "年底",
        "period",
        r"年底(?:收口|收官)?|年末|岁末|年尾|年终|末季度?|年关|收官季度?|年根儿?(?:底下|底)?",
        lambda m: fixed(4, end=True),
    ),
    rule("上半年", "period", r"上半年度?|前半年|头半年|前半截|上半段", lambda m: fixed(1, 2)),
    rule("下半年", "period", r"下半年度?|后半年|后半截|下半段", lambda m: fixed(3, 4)),
    rule(
        "全年",
        "period",
        r"全年度?|整年|一整年|一年到头|通年|(?:全年)?每个?季度|每一个?季度|每季|各个?季度|逐季度?|分季度|按季度?|"
        r"(?:所有|全部)季度|[四4]个季度|一年四季|一到四季度",
        lambda m: Period(ALL, whole=m[0] in _YEAR_AS_ONE, each=m[0][0] in "每各逐分按"),
    ),
    rule(
        "<n>月",
        "period",
        rf"{ALONE}{N}月(?:\d{{1,2}}[日号]|份)?(?:初|中旬|上旬|下旬|中|底|末)?(?![季个])",
        lambda m: months(whole(m[1]), whole(m[1])),
    ),
    rule(
        "<n>到<m>月",
        "period",
        rf"从?{N}月?份?{_TO}{N}月份?(?:底|末|初)?",
        lambda m: months(whole(m[1]), whole(m[2])),
    ),
    rule("七八九月", "period", rf"([{_DIGITS}](?:、?[{_DIGITS}])+)(?:这?[两三二]个)?月份?", _listed_months),
    rule(
        "7、8、9月",
        "period",
        r"(\d{1,2}(?:[、,]\d{1,2})+)(?:月份?|这?[两三二]个月)",
        lambda m: months(*sorted(map(int, re.findall(r"\d+", m[1])))[:: len(re.findall(r"\d+", m[1])) - 1]),
    ),
    rule(
        "本季度",
        "period",
        r"((?:上|下){1,2}一?|本|这|当前?|这一|目前这|现在这|眼下这)个?季度?(?:度|里)?(?<!半)",
        lambda m: _relative("q", m) if "季" in m[0] else None,
    ),
    rule(
        "本月",
        "period",
        r"((?:上|下){1,2}一?|本|这|当|这一)个?月(?:份|底|初|里)?",
        lambda m: _relative("m", m),
    ),
    rule(
        "这会儿",
        "period",
        r"(这会儿?|眼下|此刻|目前|现在|当前|这阵子|这时候|今天|今日|[这本]周|这个?星期|这个?礼拜)(?=该|应该|到哪|要到|做到|要做|该做|得做|的(?:目标|任务|节点))",
        lambda m: Period((), unit="q"),
    ),
    rule(
        "<年>",
        "year",
        r"(20\d\d|[二][零0][零一二三四五六七八九]{2}|(?<!\d)[12]\d)年度?",
        lambda m: _year(m[1]),
    ),
    rule("<年份>", "year", r"(?<!\d)(20[0-4]\d)(?![\d人户个家条%元万])", lambda m: _year(m[1])),
    rule("今年", "year", r"今年度?|本年度?|当年|这一年|今年里|今年内|年内|年度内", lambda m: 0),
    rule(
        "去年",
        "year",
        r"(去年|上年度?|上一年度?|前年|明年|下年度?|下一年度?|后年|往年|来年|历年)",
        lambda m: _other_year(m[1]),
    ),
)

_YEAR_STEP = {"去": -1, "上": -1, "前": -2, "明": 1, "下": 1, "来": 1, "后": 2, "往": -1, "历": -1}


def _year(text: str) -> int:
    number = whole(text) if not text.isdigit() else int(text)
    return number + 2000 if number < 100 else number


def _other_year(text: str) -> tuple[int]:
    """A step from the list's year, in a tuple to tell it from a year's number."""
    return (_YEAR_STEP[text[0]],)


def resolve(period: Period, today: date) -> tuple[int, ...]:
    """The quarters meant; relative ones are counted from ``today``, whatever the list's year."""
    if not period.unit:
        return period.quarters
    if period.unit == "m":
        month = (today.month - 1 + period.offset) % 12
        return (month // 3 + 1,)
    first = (today.month - 1) // 3 + period.offset
    if period.following > 1:  # 接下来两个季度: no further than the year's end
        return tuple(range(min(first, 3) + 1, min(first + period.following, 4) + 1))
    return (first % 4 + 1,)
