"""Text as a page or a scanner left it → whole paragraphs: lines broken off, open brackets, blanks, pages' numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from assistant.documents.numbering import read_line

PAGE = re.compile(r"\s*(?:[—–-]+\s*\d{1,3}\s*[—–-]+|第\s*\d{1,3}\s*页)\s*")
_STOPS = tuple("。！？；;!?）)")
_MARKS = "，。；：（"
_FULL = 2.0  # characters that a full line may be shorter than the longest
_SHORTEST, _LONGEST = 16, 60  # characters of a page's line
_FURTHER = 3  # lines further on that may close a bracket
_FEWEST = 3  # lines that are broken off


def unwrapped(lines: list[str]) -> list[str]:
    """The same number of lines: what goes on is put to the line that it begins on, an empty one is left behind.

    >>> unwrapped(["1.改扩建城南幼儿园和城北幼儿园9所，新增", "学前教育学位1620个。（牵头单位：市教育", "局；配合单位：市财政局、各县区人民政府、", "各乡镇）", "2.建桥。"])
    ['1.改扩建城南幼儿园和城北幼儿园9所，新增学前教育学位1620个。（牵头单位：市教育局；配合单位：市财政局、各县区人民政府、各乡镇）', '', '', '', '2.建桥。']
    """
    texts = ["" if PAGE.fullmatch(line) else line.strip() for line in lines]
    cut = max(_broken_off(texts, len), _broken_off(texts, width), key=len)  # by characters, or by width
    if len(cut) < _FEWEST or 4 * len(cut) < sum(map(bool, texts)):
        return lines
    joined, at = list(texts), -1
    for i, text in enumerate(texts):
        if at >= 0 and text and not read_line(i, text).style:
            joined[at] += text
            joined[i] = ""
        elif text:
            at = i
        if text:
            at = at if i in cut else -1
    return joined


def closed(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """(row, line) where a bracket that a line leaves open is closed on one of the next lines.

    >>> closed([(1, "6.修路。（牵"), (2, "头单位：县交通局）"), (3, "7.建桥。")])
    [(1, '6.修路。（牵头单位：县交通局）'), (3, '7.建桥。')]
    """
    joined: list[tuple[int, str]] = []
    start = 0
    while start < len(rows):
        end = _closing(rows, start)
        joined.append(
            (rows[start][0], "".join([rows[start][1], *(text.strip() for _, text in rows[start + 1 : end])]))
        )
        start = end
    return joined


def _closing(rows: list[tuple[int, str]], start: int) -> int:
    """Where what begins at ``start`` ends: behind the line that closes its bracket, else behind itself."""
    text = rows[start][1]
    for end in range(start + 1, min(start + 1 + _FURTHER, len(rows))):
        if _open(text) != 1 or read_line(0, rows[end][1]).style:
            break
        text += rows[end][1]
        if not _open(text):
            return end + 1
    return start + 1


def _open(text: str) -> int:
    return sum(text.count(mark) for mark in "（(【") - sum(text.count(mark) for mark in "）)】")


def _broken_off(texts: list[str], measure: Callable[[str], float]) -> set[int]:
    """Which lines are as long as any that ends in no stop, and have a clause's mark inside."""
    open_ended = {i: measure(text) for i, text in enumerate(texts) if text and not text.endswith(_STOPS)}
    longest = max(open_ended.values(), default=0)
    if not _SHORTEST <= longest <= _LONGEST:
        return set()
    full = {i for i, width in open_ended.items() if width >= longest - _FULL}
    return {i for i in full if any(mark in texts[i][:-1] for mark in _MARKS)}


def width(text: str) -> float:
    """In Chinese characters: a letter or digit is half of one."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def without_blanks(text: str) -> str:
    """２０２３年 民 生 实 事: what a scanner read with a blank behind every character, without them.

    >>> without_blanks("新 建 敬 老 院 ３ 所")
    '新建敬老院３所'
    """
    if 4 * text.count(" ") < len(text):
        return text
    apart = len(re.findall(r"[\u4e00-\u9fff] (?=[\u4e00-\u9fff])", text))
    together = len(re.findall(r"[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text))
    return text.replace(" ", "") if apart > 2 * together else text
