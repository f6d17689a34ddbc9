"""Runs of numerals → numbers: 3.3万, 两百二十, 百分之五十, 七成, 一半."""

from __future__ import annotations

from assistant.language.mention import Mention
from assistant.text.numerals import parse_number

_ARABIC = frozenset("0123456789")
_HAN = frozenset("零〇一二三四五六七八九十百千万亿两仨俩壹贰叁肆伍陆柒捌玖拾佰仟")
_SCALES = frozenset("十百千万亿")
MAX_DIGITS = 15  # a longer number is none that a list states


def numbers(text: str) -> list[Mention]:
    """Every number, and in a run of ideographs also those that begin or end the run (任务十五三季度)."""
    found: list[Mention] = []
    position = 0
    while position < len(text):
        end = _run(text, position)
        if end == position:
            position += 1
            continue
        found += _of_run(text, position, end)
        position = end
    return found


def _run(text: str, start: int) -> int:
    """The end of the run of numerals at ``start``."""
    end = start
    if text[start] in _ARABIC:
        while end < len(text) and (text[end] in _ARABIC or _is_point(text, end)):
            end += 1
        while end < len(text) and text[end] in _SCALES:
            end += 1
        return end + 2 if text.startswith("个亿", end) else end
    while end < len(text) and text[end] in _HAN:
        end += 1
    return end + 2 if end > start and text.startswith("个亿", end) else end


def _is_point(text: str, at: int) -> bool:
    """A decimal point, or the comma of 12,000."""
    if at + 1 >= len(text) or text[at + 1] not in _ARABIC:
        return False
    return text[at] == "." or (
        text[at] == "," and text[at + 1 : at + 4].isdecimal() and not text[at + 4 : at + 5].isdecimal()
    )


def _of_run(text: str, start: int, end: int) -> list[Mention]:
    spans = [(start, end)]
    if text[start] not in _ARABIC:
        spans += [(start, cut) for cut in range(start + 1, end)] + [
            (cut, end) for cut in range(start + 1, end)
        ]
    elif text[end - 1] in _SCALES:  # 15三季度 never, but 3千 is 3 too
        plain = end
        while text[plain - 1] in _SCALES:
            plain -= 1
        spans.append((start, plain))
    found = []
    for a, b in spans:
        digits = text[a:b].replace(",", "")
        value = parse_number(digits) if len(digits) <= MAX_DIGITS else None
        if value is not None:
            found.append(Mention("number", value, a, b, text[a:b], "数"))
    return found
