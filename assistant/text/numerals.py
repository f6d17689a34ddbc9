"""Chinese and Arabic numerals in text → numbers.

>>> parse_number("两百二十"), parse_number("3.3万"), parse_number("十四"), parse_number("1万2千"), parse_number("廿三")
(220, 33000, 14, 12000, 23)
"""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2, "仨": 3}
DIGITS |= {c: i + 1 for i, c in enumerate("壹贰叁肆伍陆柒捌玖")}
_PAIRS = "两俩仨"
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_BIG = {"万": 10_000, "亿": 100_000_000}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}

_NEXT = {"百": 10, "千": 100, "万": 1000, "佰": 10, "仟": 100}  # what a last digit counts in: 一万五

ARABIC = r"\d+(?:\.\d+)?"
HAN = r"[零〇一二三四五六七八九十百千两仨俩壹贰叁肆伍陆柒捌玖拾]+"
NUMBER = rf"(?:(?:{ARABIC}|{HAN})(?:[十百千]?[万亿]|[十百千])?(?:(?<=万){HAN}(?![季月个]))?)"

_ARABIC_SCALED = rf"({ARABIC})([十百千]?)([万亿]?)"
_MIXED = rf"(.+?[万亿千百])((?:{ARABIC}|[一二两三四五六七八九]).*)"


def parse_number(text: str) -> int | float | None:
    """The number that ``text`` spells, or None; whole numbers come back as int."""
    text = text.replace(",", "").replace("个亿", "亿")
    if text[:1].isdigit() and (match := re.fullmatch(_ARABIC_SCALED, text)):
        value = float(match[1]) * _UNITS.get(match[2], 1) * _BIG.get(match[3], 1)
        return tidy(value)
    value_of_han = _parse_han(text)
    return _parse_mixed(text) if value_of_han is None else value_of_han


def _parse_mixed(text: str) -> int | float | None:
    """1万2千, 3万4000, 1亿2000万: a scaled number and a smaller one after it."""
    match = re.fullmatch(_MIXED, text)
    if not match or not any(c.isdigit() and c.isascii() for c in text):
        return None
    whole, rest = parse_number(match[1]), parse_number(match[2])
    scale = (_BIG | _UNITS)[match[1][-1]]
    if whole is None or rest is None:
        return None
    if len(match[2]) == 1 and scale > 10:  # 1万2 is 12000
        rest *= scale // 10
    return tidy(whole + rest) if rest < scale else None


def _parse_han(text: str) -> int | None:
    if not text:
        return None
    if any(char in _TENS for char in text):
        text = "".join(_TENS.get(char, char) for char in text)
    if len(text) > 1 and all(c in DIGITS and c not in _PAIRS for c in text):  # 二零二二, 一二; no 五一两回
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    if len(text) > 1 and text[-1] in DIGITS and text[-2] in _NEXT:  # 一万五, 两百三
        return (_parse_han(text[:-1]) or 0) + DIGITS[text[-1]] * _NEXT[text[-2]]
    for char in text:
        if char in DIGITS:
            if digit:
                return None  # 十五三 is no number
            digit = DIGITS[char]
        elif char in _UNITS:
            section += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _BIG:
            total += (section + digit or 1) * _BIG[char]
            section = digit = 0
        else:
            return None
    return total + section + digit


def tidy(value: float) -> int | float:
    """An int where the value is whole, else a float without binary dust (3.3万 → 33000)."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


_ONES = "零一二三四五六七八九"


def to_han(number: int) -> str:
    """1 → 一, 14 → 十四, 20 → 二十 (0 ≤ number < 100)."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _ONES[ones]
    return ("" if tens == 1 else _ONES[tens]) + "十" + (_ONES[ones] if ones else "")
