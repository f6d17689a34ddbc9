"""Text measured in the columns of a terminal, without loading Rich."""

from __future__ import annotations

import unicodedata


def width(text: str) -> int:
    """Columns of ``text`` on a terminal; a Chinese character takes two.

    >>> width("Q3三季度")
    8
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def cut(text: str, columns: int) -> str:
    """``text`` in at most ``columns`` columns, with … where something is left out.

    >>> cut("津南区任务责任清单", 8)
    '津南区…'
    """
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return kept + "…" if columns > 0 else ""
