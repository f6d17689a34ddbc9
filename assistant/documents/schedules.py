"""A schedule in one cell → the quarters: “一季度：选址。二季度：开工。”, “1. 3月底前选址；2. 6月底前开工”.

>>> by_quarter("1. 3月底前完成选址；2. 年底前竣工。")
{1: '3月底前完成选址；', 4: '年底前竣工。'}
"""

from __future__ import annotations

import re

from assistant.documents.headings import month_number, quarter_of_month
from assistant.text.numerals import parse_number
from assistant.text.simplified import simplify

_YEAR = r"(?:(20\d\d)年)?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# What says when, at the start of a piece; a range ends in its last month.
STARTS_WITH_TIME = re.compile(
    rf"\s*(?:到|至|在|于|截[至止])?{_YEAR}(?:第?(?P<quarter>[一二三四1-4])(?:个)?季度|[Qq](?P<q>[1-4])(?!\d)"
    rf"|(?:{_MONTH}月?份?\s*[-~—–至到]\s*)?(?P<month>{_MONTH})月(?!度)|(?P<half>上半年|年中|下半年|年底|年末|年内|年初|前三季度))"
)
_QUARTER_OF = {"上半年": 2, "年中": 2, "下半年": 4, "年底": 4, "年末": 4, "年内": 4, "年初": 1, "前三季度": 3}
_NUMBER = r"(?:[（(]?\d{1,2}[）)]|\d{1,2}\s*[.．、](?!\d)|[①-⑳])\s*"
_CUT = re.compile(
    rf"(?<=[。；;\n])\s*(?={_NUMBER}|[^\s])|(?<=[，,])(?=\s*(?:{_YEAR}第?[一二三四1-4]季度|{_MONTH}月底?(?:前|份)))"
)
_LEADING = re.compile(rf"^\s*{_NUMBER}")


def by_quarter(text: str, year: int = 0) -> dict[int, str]:
    """The quarters' texts where all of ``text`` falls into them; {} where it does not, or names one time only.

    A piece without a time goes on with the piece before it.  A time of another year than ``year`` is none of
    the list's quarters.
    """
    found: dict[int, str] = {}
    times = quarter = 0
    for piece in _pieces(text):
        plain = _LEADING.sub("", piece).strip()
        match = STARTS_WITH_TIME.match(simplify(plain))
        if match:
            if match[1] and year and int(match[1]) != year:
                return {}
            quarter, times = _quarter(match), times + 1
        elif not quarter:
            return {}
        shown = (
            re.sub(r"^\s*第?[一二三四1-4]季度\s*[:：，,]\s*", "", plain)
            if match and match["quarter"]
            else piece
        )
        found[quarter] = found.get(quarter, "") + (plain if match and shown is piece else shown)
    return {q: part.strip() for q, part in found.items()} if times > 1 and len(found) > 1 else {}


def _pieces(text: str) -> list[str]:
    cuts = [0, *(m.start() for m in _CUT.finditer(text) if m.start()), len(text)]
    return [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if text[a:b].strip()]


def _quarter(match: re.Match[str]) -> int:
    if match["half"]:
        return _QUARTER_OF[match["half"]]
    if match["month"]:
        return quarter_of_month(month_number(match["month"]))
    return int(parse_number(match["quarter"] or match["q"]) or 0)
