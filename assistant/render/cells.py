"""How many columns a text takes on this terminal.

A Chinese character takes two.  “ ” — … ─ █ and some others are “ambiguous”: two columns where the terminal's
fonts are Chinese throughout (Windows' console under code page 936, ``xterm -cjk_width``), elsewhere one.
:mod:`assistant.render.ambiguous` finds out which; a process has one terminal, so it is said once for all.
"""

from __future__ import annotations

import unicodedata


class _Widths(dict[str, int]):
    """Columns of each character seen so far."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        kind = unicodedata.east_asian_width(char)
        if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
            cells = 0
        else:
            cells = 2 if kind in "WF" else self.ambiguous if kind == "A" else 1
        self[char] = cells
        return cells


_tables = {1: _Widths(1), 2: _Widths(2)}
_now = _tables[1]


def cell_len(text: str) -> int:
    """Columns of ``text``.

    >>> cell_len("Q3三季度")
    8
    """
    return sum(map(_now.__getitem__, text))


def set_ambiguous(cells: int) -> None:
    """Say that ambiguous characters take ``cells`` columns (1 or 2) on this terminal."""
    global _now
    _now = _tables[cells]


def cut(text: str, columns: int) -> str:
    """``text`` in at most ``columns`` columns, with … where something is left out.

    >>> cut("津南区任务责任清单", 8)
    '津南区…'
    """
    if cell_len(text) <= columns:
        return text
    kept = ""
    for char in text:
        if cell_len(kept + char + "…") > columns:
            break
        kept += char
    return kept + "…" if columns > 0 else ""
