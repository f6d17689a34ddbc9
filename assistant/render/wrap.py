"""Breaking Chinese text into lines by cell width, the way Chinese is set.

No line begins with 。 or ）, none ends with （ or 《; a number stays with its measure word, a Latin word
stays whole, and a last line is never a lone character.  Rich would cut wherever the column ends.
"""

from __future__ import annotations

import re

from assistant.render.cells import cell_len
from assistant.typed import NamedTuple

_ATOM = re.compile(
    r"[“‘（《【〈「『(\[]*"
    r"(?:\d[\d.,]*[%％]?[万千百亿]?[\u4e00-\u9fff]?|[A-Za-z][A-Za-z0-9.+_/-]*|.)"
    r"[，。；：！？、”’）》】〉」』…—～．,.;:!?)\]%％]*"
)
_ITEM = re.compile(r"\d+[．.、](?!\d)|（[一二三四五六七八九十]+）|[①-⑳]")
_LOST = 2  # a last line of at most two characters (one and a full stop) looks lost
_HANG_FROM = 16  # cells: below it a hanging indent costs too much


class Line(NamedTuple):
    """``text[start:end]`` set ``indent`` cells to the right."""

    indent: int
    start: int
    end: int


def wrap(text: str, width: int, hanging: bool = True) -> list[Line]:
    """The lines of ``text`` (which may hold line breaks) in ``width`` cells; numbered items hang.

    >>> text = "完成80户残疾人家庭无障碍改造。"
    >>> [text[line.start : line.end] for line in wrap(text, 16)]
    ['完成80户残疾人家', '庭无障碍改造。']
    """
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        item = _ITEM.match(paragraph)
        hang = cell_len(item[0]) if item and hanging and width >= _HANG_FROM else 0
        for first, last in _best(paragraph, max(width, 2), hang):
            lines.append(Line(hang if first else 0, start + first, start + last))
        start += len(paragraph) + 1
    return lines


def cells_before(text: str, width: int) -> int:
    """How many characters of ``text`` fit in ``width`` cells."""
    used = 0
    for count, char in enumerate(text):
        used += cell_len(char)
        if used > width:
            return count
    return len(text)


def _best(text: str, width: int, hang: int) -> list[tuple[int, int]]:
    """The greedy lines, or slightly narrower ones when those leave a lone character at the end."""
    if cell_len(text) <= width:
        return [(0, len(text))]
    greedy = _greedy(text, width, hang)
    for narrower in range(width - 2, max(width - 10, width // 2), -2):
        first, last = greedy[-1]
        if last - first > _LOST:
            break
        tighter = _greedy(text, narrower, hang)
        if len(tighter) > len(greedy):
            break
        greedy = tighter
    return greedy


def _greedy(text: str, width: int, hang: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = used = 0
    for first, last in _pieces(text, width - hang):
        cells = cell_len(text[first:last])
        if used and used + cells > width:
            lines.append((start, first))
            start, used = first, hang
        used += cells
    lines.append((start, len(text)))
    return lines


def _pieces(text: str, width: int) -> list[tuple[int, int]]:
    """The spans that stay together; one wider than a line falls apart into characters."""
    pieces: list[tuple[int, int]] = []
    for match in _ATOM.finditer(text):
        first, last = match.span()
        if cell_len(match[0]) <= width:
            pieces.append((first, last))
        else:
            pieces.extend((i, i + 1) for i in range(first, last))
    return pieces
