"""The one table in which every benchmark says what it measured."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple


class Line(NamedTuple):
    """A measured ratio and its target (None: for information)."""

    what: str
    ratio: float
    target: float | None = None
    least: bool = False  # the ratio must reach the target rather than stay within it

    @property
    def verdict(self) -> str:
        """``ok``, ``missed`` or nothing."""
        if self.target is None:
            return ""
        met = self.ratio >= self.target if self.least else self.ratio <= self.target
        return "ok" if met else "missed"


def show(title: str, lines: Iterable[Line]) -> None:
    """Print ``lines`` in columns under ``title``."""
    print(f"\n{title}")
    for line in lines:
        bound = "" if line.target is None else f"{'≥' if line.least else '≤'} {line.target:.2f}"
        print(
            f"  {line.what}{' ' * max(1, 62 - width(line.what))}{line.ratio:8.2f}  {bound:9} {line.verdict}"
        )


def width(text: str) -> int:
    """Terminal cells of ``text``."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
