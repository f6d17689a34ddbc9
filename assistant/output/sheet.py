"""An answer (or a listing) as headings and rows of text: what plain, Markdown and CSV are written from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.answer import Answer, Row
from assistant.text.numerals import to_han

QUARTER_NAMES = ("", "一季度", "二季度", "三季度", "四季度")
MANY_TASKS = 8
WITH_MILESTONES = ("milestones", "when", "tasks", None)


class Sheet(NamedTuple):
    """``rows`` are as long as ``headers``; cells are verbatim (line breaks and all)."""

    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def category_title(row: Row) -> str:
    """八、帮扶特殊困难群体."""
    if row.category_no is None:
        return row.category
    number = to_han(row.category_no) if 0 <= row.category_no < 100 else str(row.category_no)
    return f"{number}、{row.category}"


def shows_milestones(answer: Answer) -> bool:
    """Whether rows about no quarter show their four milestones: not when only 谁 or 多少 was asked."""
    return answer.intent in WITH_MILESTONES


def is_long(answer: Answer) -> bool:
    """Whether so many whole tasks are listed that a screen leaves their quarters out."""
    return len(answer.rows) > MANY_TASKS and not any(row.quarter for row in answer.rows)


def answer_sheet(answer: Answer, *, full: bool = False) -> Sheet:
    """The rows of ``answer``.  ``full`` (CSV): every field, whatever was asked."""
    return row_sheet(answer.rows, milestones=full or shows_milestones(answer), full=full)


def row_sheet(rows: tuple[Row, ...], *, milestones: bool = True, full: bool = False) -> Sheet:
    """``rows`` as text; rows about a quarter have one milestone column, the others one a quarter."""
    listed = any(row.list_label for row in rows)
    by_quarter = any(row.quarter for row in rows)
    headers = (*(("清单",) if listed else ()), "任务", *(("季度",) if by_quarter else ()))
    headers += (("类别号", "类别", "全市任务") if full else ("类别",)) + ("本区任务",)
    if by_quarter:
        headers += ("阶段目标",)
    elif milestones:
        headers += QUARTER_NAMES[1:]
    headers += ("责任单位",)
    labels = tuple(dict.fromkeys(label for row in rows for label, _ in row.details))
    return Sheet(headers + labels, [(*_cells(row, headers), *_details(row, labels)) for row in rows])


def _details(row: Row, labels: tuple[str, ...]) -> tuple[str, ...]:
    texts = dict(row.details)
    return tuple(texts.get(label, "") for label in labels)


def _cells(row: Row, headers: tuple[str, ...]) -> tuple[str, ...]:
    fields = {
        "清单": row.list_label,
        "任务": str(row.task),
        "季度": QUARTER_NAMES[row.quarter] if row.quarter else "",
        "类别号": "" if row.category_no is None else str(row.category_no),
        "类别": row.category if "类别号" in headers else category_title(row),
        "全市任务": row.city_task,
        "本区任务": row.district_task,
        "阶段目标": row.milestone,
        "责任单位": "、".join(row.units),
        **dict(zip(QUARTER_NAMES[1:], row.milestones, strict=True)),
    }
    return tuple(fields[header] for header in headers)
