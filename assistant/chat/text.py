"""Text on its way to a screen: made harmless, and measured in columns."""

from __future__ import annotations

import re
import unicodedata

# Everything a terminal may obey instead of showing: C0, DEL and C1, and the marks that reorder or hide text.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    """``text`` without control characters (line feeds and tabs stay), safe to print anywhere.

    >>> harmless("区残联\\x1b[31m三季度")
    '区残联[31m三季度'
    """
    return _SURROGATE.sub("\ufffd", _UNSAFE.sub("", text))


def width(text: str) -> int:
    """Columns of ``text`` on a terminal; a Chinese character takes two."""
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
