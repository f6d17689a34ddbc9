"""What callers may pass: a question is a text, a day is a date or ISO text.  Everything else is one clear error."""

from __future__ import annotations

import re
from datetime import date, datetime

from assistant.errors import UsageError


def question_text(question: object) -> str:
    """``question``, which must be a str.

    >>> question_text(None)
    Traceback (most recent call last):
    TypeError: 问题应为 str，得到的是 NoneType
    """
    if isinstance(question, str):
        return question
    raise TypeError(f"问题应为 str，得到的是 {type(question).__name__}")


def as_day(today: object) -> date | None:
    """A date from a date, a datetime, ``YYYY-MM-DD`` or None; TypeError, or UsageError for no such day.

    >>> as_day("2022-08-30"), as_day(None)
    (datetime.date(2022, 8, 30), None)
    """
    if today is None:
        return None
    if isinstance(today, datetime):
        return today.date()
    if isinstance(today, date):
        return today
    if isinstance(today, str):
        return iso_day(today)
    raise TypeError(f"today 应为 date、'YYYY-MM-DD' 或 None，得到的是 {type(today).__name__}")


def iso_day(text: str) -> date:
    """``YYYY-MM-DD`` and nothing else (``date.fromisoformat`` also takes 20220830 from Python 3.11 on)."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise UsageError(f"日期“{text}”不对", "应为 YYYY-MM-DD，例：2022-08-30")
