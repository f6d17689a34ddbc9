"""A time as it was said: quarters, or counted from today."""

from __future__ import annotations

from datetime import date

from assistant.typed import NamedTuple

ALL = (1, 2, 3, 4)


class Period(NamedTuple):
    """``quarters`` in order; ``offset`` counts quarters (unit "q") or months ("m") from today.

    ``whole``: the words mean the year as one (全年), ``each``: quarter by quarter.  ``valid`` is False for what no year has (五季度),
    ``until``: everything up to the end of it (到三季度末, 年底).
    """

    quarters: tuple[int, ...]
    unit: str = ""
    offset: int = 0
    whole: bool = False
    valid: bool = True
    until: bool = False
    each: bool = False
    following: int = 1  # quarters from the offset on, within the year


NOT_A_PERIOD = Period((), valid=False)


def resolve(period: Period, today: date) -> tuple[int, ...]:
    """The quarters meant; relative ones are counted from ``today``, whatever the list's year."""
    if not period.unit:
        return period.quarters
    if period.unit == "m":
        month = (today.month - 1 + period.offset) % 12
        return (month // 3 + 1,)
    first = (today.month - 1) // 3 + period.offset
    if period.following > 1:  # 接下来两个季度: no further than the year's end
        return tuple(range(min(first, 3) + 1, min(first + period.following, 4) + 1))
    return (first % 4 + 1,)
