"""What a cell shows of its number: Excel's format codes, as far as lists use them.

>>> show(3, '"完成"0"个"'), show(0.5, "0%"), show(11000, "#,##0"), show(2.5, "General")
('完成3个', '50%', '11,000', '2.5')
>>> show(-3.456, "0.0;(0.0)"), show(0, '0;-0;"无"')
('(3.5)', '无')
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

# A quoted text, an escaped character, padding, [a condition or colour], digits with their marks, or one character.
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|[_*].|\[([^\]]*)\]|(General|G/通用格式)|([0#?][0#?.,]*|\.[0#?]+)|(.)', re.S | re.I
)
_TIME = re.compile(r"[ymdhs]", re.I)
_UNUSUAL = re.compile(r"[Ee][+-]|/|@")


def _plain(value: float) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _bare(code: str) -> str:
    """The code without quoted texts, escapes and brackets."""
    return re.sub(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|General', "", code, flags=re.I)


def _sections(code: str) -> list[str]:
    return re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|$)', code)[: code.count(";") + 1]


def show(value: float, code: str) -> str:
    """``value`` as a sheet shows it; a code that we do not know shows the plain number."""
    if not code or code.lower() in ("general", "@") or _UNUSUAL.search(_bare(code)):
        return _plain(value)
    parts = _sections(code)
    section = parts[0]
    if value < 0 and len(parts) > 1:
        section, value = parts[1], -value
    elif value == 0 and len(parts) > 2:
        section = parts[2]
    percent = _bare(section).count("%")
    shown, placed = [], False
    for quoted, escaped, bracket, general, digits, other in _TOKEN.findall(section):
        if general or (digits and not placed):
            shown.append(_plain(value) if general else _digits(value * 100**percent, digits))
            placed = True
        elif bracket.startswith("$"):
            shown.append(bracket[1:].split("-")[0])  # [$￥-804]
        else:
            shown.append(quoted or escaped or other)
    return "".join(shown).strip()


def _digits(value: float, code: str) -> str:
    """A number in a code of 0, #, ? and the marks between them."""
    whole, _, fraction = code.partition(".")
    scale = len(whole) - len(whole.rstrip(","))
    exact = Decimal(repr(value)) / (Decimal(1000) ** scale)
    rounded = exact.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole.rstrip(",") else f"{rounded:f}"
    head, _, tail = text.partition(".")
    optional = len(fraction) - len(fraction.rstrip("#?"))
    for _ in range(optional):
        tail = tail[:-1] if tail.endswith("0") else tail
    head = head.rjust(whole.count("0"), "0")
    if not whole.count("0") and head.lstrip("-") == "0":
        head = head[:-1]
    return f"{head}.{tail}" if tail else head


def is_date(code: str) -> bool:
    """Whether the code shows a date or a time.

    >>> is_date('yyyy"年"m"月"'), is_date('"共"0"days"')
    (True, False)
    """
    return bool(_TIME.search(_bare(_sections(code)[0] if code else "")))


def show_date(value: datetime | date | time, code: str) -> str:
    """A date in Chinese, with the parts that its format shows.

    >>> show_date(date(2022, 6, 30), 'yyyy"年"m"月"'), show_date(date(2022, 6, 30), "m/d"), show_date(time(9, 5), "h:mm")
    ('2022年6月', '6月30日', '9:05')
    """
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    codes = _bare(code).lower() or "ymd"
    year, day = "y" in codes or "d" not in codes, "d" in codes or "m" not in codes
    text = (f"{value.year}年" if year else "") + f"{value.month}月" + (f"{value.day}日" if day else "")
    if isinstance(value, datetime) and "h" in codes and (value.hour or value.minute):
        text += f"{value.hour}:{value.minute:02}"
    return text
