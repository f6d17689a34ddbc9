"""Quarters choose rows, not tasks."""

from __future__ import annotations

from assistant.answering.wording import quarters_name
from assistant.query import Ask, PeriodFilter


def periods(ask: Ask) -> list[PeriodFilter]:
    """The period filters of the question."""
    return [f for f in ask.filters if isinstance(f, PeriodFilter)]


def quarters(ask: Ask) -> tuple[int, ...]:
    """The quarters named, in order; () for none."""
    return tuple(sorted(set().union(*[period.quarters for period in periods(ask)])))


def whole(ask: Ask) -> bool:
    """Whether the year is meant as one (全年)."""
    return any(period.whole for period in periods(ask))


def until(ask: Ask) -> bool:
    """Whether everything up to the end of the period is meant (到三季度末, 年底)."""
    return any(period.until for period in periods(ask))


def spoken(ask: Ask) -> str:
    """三季度, 上半年, 全年."""
    named = quarters(ask)
    if not named:
        return ""
    return "全年" if whole(ask) else quarters_name(named)
