"""How lists write amounts: １２，０００, 1·2万, 1万2千, 一万二千, 几十, 两三百, 3-5万, 九成二.

>>> [(a.low, a.high, a.unit, a.bound) for a in find_amounts("惠及3-5万人，服务近百户，覆盖率达九成二")]
[(30000, 50000, '人', 'exact'), (100, 100, '户', 'about'), (92, 92, '%', 'exact')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.text.numerals import parse_number
from assistant.text.simplified import plain

# Longest first; what is counted in years, months, ages or line numbers is no measure of work.
UNITS = (
    "平方公里 平方米 立方米 千瓦时 公里 千米 公顷 人次 户次 场次 班次 批次 件次 车次 台次 例次 架次 课次 兆瓦 千瓦 人 名 位 户 家 个 所 处 座 条 台 张 项 场 次 套 辆 组 件 "
    "支 只 盏 部 元 % 种 期 块 根 栋 幢 间 本 册 批 份 亩 米 吨 对 段 片 类 例 头 棵 株 床 眼 架 艘"
).split()
# Up to three other characters that end their phrase behind figures are a measure word too: 80口, 420樘, 9000治疗量.
_OTHER = r"(?![年月日号级岁届时点分秒天周度])[\u4e00-\u9fff]{1,3}(?:/[\u4e00-\u9fff]{1,3})?(?=$|[，。；、,;：（）()\s]|以上|左右|以内)"
# 缩短到11分钟; 15分钟生活圈 counts nothing.
_TIMES = r"(?:分钟|小时|工作日|秒|天)(?=$|[，。；、,;：（）()\s]|以上|左右|以内|之内)"
_DIGITS = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:[.．·•]\d+)?"
_SCALE = r"(?:[十百千]?[万亿]|[十百千])?"
_HAN_DIGIT = "[一二两三四五六七八九]"
_HAN = r"[零〇一二两三四五六七八九十百千万亿廿卅]"
_AMOUNT = (
    rf"(?P<digits>{_DIGITS}{_SCALE}(?:(?<=[万亿千])(?:{_DIGITS}|{_HAN_DIGIT})[千百]?万?)?)"
    rf"|(?P<vague>[几数][十百千万亿]{{1,2}}|十几)"
    rf"|(?<![第零〇一二两三四五六七八九十百千万])(?P<pair>{_HAN_DIGIT}{{2}}(?:[十百千]?[万亿]|[十百千])?)(?!{_HAN})"
    rf"|(?<![第一二三四五六七八九十周])(?P<han>[两三四五六七八九十廿卅](?!{_HAN})|{_HAN_DIGIT}?[十百千万廿卅]{_HAN}+|{_HAN_DIGIT}[十百千万亿廿卅]|{_HAN_DIGIT}〇)"
    r"|(?<=[近约超上逾过])(?P<round>[百千万亿])(?!分|方百计)"
)
_FIND = re.compile(
    rf"(?<![第\d.,，．])(?:(?P<low>{_DIGITS})(?P<lowscale>{_SCALE})(?P<lowunit>%?)(?:-|~|～|—|－|–|至|到))?"
    rf"(?:{_AMOUNT}) ?(?P<more>[余多来])?(?P<unit>(?:{'|'.join(UNITS)})(?!月|级|岁|届)(?(han)(?!(?<=元)[街路桥里村镇巷])|)|(?(digits)(?:{_TIMES}|{_OTHER})|(?!)))"
    rf"|(?<![第成])(?P<tenths>{_HAN_DIGIT}|十|\d)成(?P<rest>{_HAN_DIGIT}|半)?(?![为立果功员长都本效品片人年型绩就交套])"
)
_AT_LEAST = re.compile(r"(?:超|超过|逾|突破|上|过)\s*$")
_ABOUT = re.compile(r"(?:近|约|大约|接近|约为|[～~])\s*$")
_MINUTES = re.compile(r"(?<![\d.第])(\d+)分$")
_ROUND = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


class Amount(NamedTuple):
    """``low`` and ``high`` differ for a range; ``bound`` (exact | min | about) is what the number itself says."""

    low: float
    high: float
    unit: str
    bound: str
    start: int
    end: int


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts of a text with their units, in base units; start and end are places in ``text``."""
    shown = plain(text)
    for match in _FIND.finditer(shown):
        low, high, vague = _range(match)
        before = shown[: match.start()]
        bound = "min" if match["more"] in ("余", "多") or _AT_LEAST.search(before) else "exact"
        if vague or match["more"] == "来" or _ABOUT.search(before):
            bound = "about"
        minutes = _MINUTES.search(before) if match["unit"] == "秒" else None  # 2分50秒
        more = 60 * int(minutes[1]) if minutes else 0
        start = minutes.start() if minutes else match.start()
        yield Amount(low + more, high + more, match["unit"] or "%", bound, start, match.end())


def _range(match: re.Match[str]) -> tuple[float, float, bool]:
    """(low, high, whether the words are vague)."""
    if match["tenths"]:
        rest = 5 if match["rest"] == "半" else parse_number(match["rest"] or "") or 0
        share = 10 * (parse_number(match["tenths"]) or 0) + rest
        return share, share, False
    if match["vague"]:
        return (*_vague(match["vague"]), True)
    if match["pair"]:
        scale = match["pair"][2:]
        first, second = (parse_number(digit + scale) or 0 for digit in match["pair"][:2])
        return (first, second, True) if first < second else (second, second, True)
    if match["round"]:
        return _ROUND[match["round"]], _ROUND[match["round"]], False
    high = _number(match["digits"] or match["han"])
    if not match["low"]:
        return high, high, False
    scale = match["lowscale"] or re.sub(r"^[\d.,，．·• ]+", "", match["digits"] or "")
    return _number(match["low"] + scale) or high, high, False


def _number(text: str) -> float:
    return parse_number(re.sub("[．·•]", ".", re.sub("[,， ]", "", text))) or 0


def _vague(words: str) -> tuple[float, float]:
    """几十 is 20 to 90, 数千 2000 to 9000, 十几 11 to 19."""
    if words == "十几":
        return 11, 19
    scale = 1
    for char in words[1:]:
        scale *= _ROUND[char]
    return 2 * scale, 9 * scale
