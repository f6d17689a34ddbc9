"""Dates in a list's further columns (完成时限, 计划完工时间) in a question: by when, in which month, the earliest, too late."""

from __future__ import annotations

import re

from assistant.language.said import Said
from assistant.model.columns import kinds
from assistant.model.document import ListDocument
from assistant.model.headings import DATES, bare
from assistant.query import DetailFilter, FigureFilter, Operator, Problem
from assistant.typed import NamedTuple

_AROUND = "^(?:计划|预计|要求|规定|实际)|(?:时间|日期|时限|期限|节点)$"
_ENDS = ("完成", "完工", "竣工", "办结", "截止", "到期", "交付", "投用")
_DUE = "时限|期限|截止|到期|完成|办结|完工|竣工"
_OVERDUE = "(?:时限|期限|时间|日期).{0,4}(?:过了|已过|已经过)|(?:超过|过了|超|逾).{0,6}(?:时限|期限|时间|日期)|超期|逾期"
_MONTH = r"(\d{1,2})月"
_THIS_MONTH = "上个?月|[本这当下]个?月"
_SPAN = rf"{_MONTH}(?:份|底|末|初)?(?:到|至|-|~|和){_MONTH}"
_BOUND = rf"{_MONTH}(份|\d+日|底|末|初|[上中下]旬)?(之?前|以前|之?后|以后)"
_NOT_THEN = "(?<!是)不[在是]|(?<!有)没|未(?!完)"
_FIRST, _LAST = "最早|最先|先(?=到期)", "最晚|最迟|最后"
_WHEN = "什么时候|啥时候|何时|哪天|哪一天|几号|几月|哪个月"


class Due(NamedTuple):
    """A column of dates, and what is done by them: 完工, of 计划完工时间."""

    label: str
    step: str


def columns_of_dates(document: ListDocument) -> list[Due]:
    """The columns of dates, those that say by when it is done first."""
    labels = [label for label, kind in kinds(document.details).items() if kind == "date"]
    found = [Due(label, re.sub(_AROUND, "", re.sub(_AROUND, "", bare(label)))) for label in labels]
    return sorted(found, key=lambda due: not _is_end(due))


def _is_end(due: Due) -> bool:
    return not due.step or due.step.endswith(_ENDS)


def _named(said: Said, document: ListDocument) -> Due | None:
    """The column that is named, else the one by which it is to be done where that is asked."""
    found = columns_of_dates(document)
    named = [due for due in found if bare(due.label) in said.text]
    of_step = [due for due in found if due.step and due.step in said.text]
    ends = [due for due in found if _is_end(due)] if re.search(f"{_DUE}|{_OVERDUE}", said.text) else []
    return next(iter((*named, *of_step, *ends)), None)


def asked_date(said: Said, document: ListDocument) -> str:
    """The column of dates that a question with 什么时候 is about (计划哪天完工, 完成时限是什么时候), not the quarter; else ""."""
    due = _named(said, document) if "when" in said.words else None
    if due is None:
        return ""
    step = re.escape(due.step) or "完成"
    told = f"(?:计划|预计|要求|规定|应该)(?:{_WHEN})|(?:哪天|哪一天|几号).{{0,3}}{step}|最[晚迟](?:到|在)?(?:{_WHEN})|(?:{_WHEN}){step}的$|截止|到期"
    return due.label if bare(due.label) in said.text or re.search(told, said.text) else ""


def dated(said: Said, document: ListDocument) -> tuple[DetailFilter | FigureFilter, ...] | Problem:
    """完成时限在9月底的, 下个月到期的, 10月以前完工的, 计划完工时间最晚的, 过了时限的: as filters; () where none is said."""
    due = _named(said, document)
    if due is None:
        return ()
    name = bare(due.label)
    if re.search(_OVERDUE, said.text):
        return (DetailFilter((due.label,), f"{said.today}", standing="overdue"),)
    if any(term.is_thing for term in said.named.terms):
        return ()
    written = next((wanted for label, wanted in said.details if label == due.label and wanted), "")
    if written and "写" in said.text:
        return (DetailFilter((due.label,), written),)  # 完成时限写的是9月底前的
    if extreme := _extreme(said.text, due):
        op, surface = extreme
        return (FigureFilter(op, 0.0, DATES, 0.0, "figure", surface, name),)
    if re.search(f"(?:不[在是]|除了){_MONTH}", said.text) or (
        re.search(_NOT_THEN, said.text) and re.search(_MONTH, said.text) and name in said.text
    ):
        return Problem("context", f"请说{name}在哪个月或哪几个月。")
    span = _span(said, name)
    if span is None:
        return ()
    (low, high), surface = span
    year = document.info.year * 10_000
    return (FigureFilter("between", float(year + low), DATES, float(year + high), "figure", surface, name),)


def _extreme(text: str, due: Due) -> tuple[Operator, str] | None:
    """计划完工时间最晚的, 最早开工的."""
    words = f"{_FIRST}|{_LAST}"
    near = re.search(
        f"{re.escape(bare(due.label))}(?:是|目前)?({words})|({words}){re.escape(due.step) or '完成'}", text
    )
    near = near or re.search(f"({words})(到期)", text)
    if near is None or re.match(f"(?:要|在|到|于)?(?:{_WHEN})", text[near.end() :]):
        return None
    return ("min" if re.search(_FIRST, near[0]) else "max"), near[0]


def _span(said: Said, name: str) -> tuple[tuple[int, int], str] | None:
    """The first and the last day (101 to 1231), and as it is said: 9月, 6月到9月, 10月以前, 下个月, 三季度."""
    text = said.text
    if two := re.search(_SPAN, text):
        return (int(two[1]) * 100, int(two[2]) * 100 + 31), f"{name}在{two[0]}"
    if one := re.search(_BOUND, text):
        month, before = int(one[1]), "前" in one[3]
        whole = (one[2] or "") in ("底", "末")  # 9月底前, and not 9月以前
        last = month * 100 + (31 if whole or not before else int(re.sub(r"\D", "", one[2] or "") or 0))
        return ((0, last) if before else (last + 1, 1231)), f"{name}在{one[0]}"
    if then := re.search(_THIS_MONTH, text):
        step = {"上": -1, "下": 1}.get(then[0][0], 0)
        month = (said.today.month - 1 + step) % 12 + 1
        return (month * 100, month * 100 + 31), f"{name}在{then[0]}"
    if one := re.search(rf"{_MONTH}(?:(\d+)日|(底|末))?", text):
        month, day = int(one[1]), int(one[2] or 0)
        first = day or (21 if one[3] else 0)  # 10月底, and not 10月15日
        return (month * 100 + first, month * 100 + (day or 31)), f"{name}在{one[0]}"
    if said.named.quarters and name in text:
        first, last = said.named.quarters[0], said.named.quarters[-1]
        quarters = "、".join("一二三四"[q - 1] for q in said.named.quarters)
        return (first * 300 - 200, last * 300 + 31), f"{name}在{quarters}季度"
    return None
