"""A list's further columns by what stands in them."""

from __future__ import annotations

import re
from functools import lru_cache

_PERCENT = r"约?\d+(?:\.\d+)?[%％]"


@lru_cache(maxsize=64)
def shares(details: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The columns of which most cells are a percentage: 完成比例, 进度.  ``details``: (heading, cell)."""
    cells: dict[str, list[bool]] = {}
    for label, text in details:
        cells.setdefault(label, []).append(bool(re.fullmatch(_PERCENT, text.strip())))
    return frozenset(label for label, each in cells.items() if 2 * sum(each) > len(each))
