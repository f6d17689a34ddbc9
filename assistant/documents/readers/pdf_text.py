"""Lines of a page → text again: a line that was full goes on in the next one, any other ends a paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

# What a line break may not divide: opening marks with what follows, a word or number, closing marks behind it.
_CHUNK = re.compile(r"[（《“‘〈【(\[]*(?:[!-~]+|.)[，。、；：！？）》”’〉】,.;:!?)\]％%]*")
_STOPS = tuple("。；;！!？?：:")
_BEGINS = re.compile(
    r"[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|\d{1,3}(?:[、．]|\.(?!\d))|[（(]\d{1,2}[）)]|【|附件"
)
MARGIN = 6.0  # Word's and WPS's cell margin is 5.4 points


class Line(NamedTuple):
    """A line of text and where it stands, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """About the size of its characters."""
        return max(self.bottom - self.top, 1.0)


def _width(text: str, size: float) -> float:
    return sum(size if ord(c) > 0x2E7F else 0.55 * size for c in text)


def _is_full(line: Line, following: Line, right: float) -> bool:
    """Whether the next line's first unbreakable piece had no room behind ``line``."""
    chunk = _CHUNK.match(following.text)
    piece = chunk[0] if chunk else ""
    # A number keeps the measure word behind it (12月), so it may leave more room than itself.
    slack = -1.2 if piece[:1].isdigit() else -0.15
    return line.x1 + _width(piece, line.size) > right + slack * line.size


def join(lines: list[Line], left: float, right: float) -> str:
    """The text of a cell with these edges; real line breaks stay."""
    text = ""
    edge = right - min(MARGIN, max(0.0, min((line.x0 for line in lines), default=left) - left))
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        text += line.text
        if following is not None:
            text += _between(line, following, edge)
    return text


def _between(line: Line, following: Line, edge: float) -> str:
    if not _is_full(line, following, edge):
        return "\n"
    words = re.search(r"[A-Za-z]$", line.text) and re.match(r"[A-Za-z]", following.text)
    return " " if words else ""


def paragraphs(lines: list[Line]) -> list[str]:
    """The paragraphs of lines outside tables; centred lines (titles) stay alone."""
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    texts: list[str] = [lines[0].text]
    for line, following in zip(lines, lines[1:], strict=False):
        indented = line.x0 - left < 3 * line.size and following.x0 - left < 0.5 * line.size
        near = following.top - line.bottom < 2 * line.size
        ended = line.text.endswith(_STOPS) and _BEGINS.match(following.text)
        if len(lines) > 2 and indented and near and not ended and _is_full(line, following, right):
            texts[-1] += following.text
        else:
            texts.append(following.text)
    return texts
