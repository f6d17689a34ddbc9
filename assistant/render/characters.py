"""Text that came from a question or a list, made harmless for the place where it is shown.

>>> visible("区残联\\x1b[31m"), one_line("一\\n\\n二\\t三"), inert("=1+1")
('区残联␛[31m', '一 二 三', "'=1+1")
"""

from __future__ import annotations

import re

# Controls that a terminal acts on, marks that turn the writing direction round, lone surrogates.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
_BLANK_LINES = r"[ \t]*\n\s*"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def _picture(match: re.Match[str]) -> str:
    """␛ for an escape and so on: what was there can be seen, and does nothing."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def visible(text: str) -> str:
    """``text`` without anything a terminal would act on; its line breaks stay."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, _picture, text.replace("\r\n", "\n").replace("\u2028", "\n")).replace("\t", " ")


def one_line(text: str) -> str:
    """``text`` on one line, every run of blanks one space."""
    return " ".join(visible(text).split())


def lines_kept(text: str) -> str:
    """``text`` with its line breaks, the blank lines between them closed up."""
    return re.sub(_BLANK_LINES, "\n", visible(text)).strip()


def inert(text: str) -> str:
    """A spreadsheet cell that is never taken for a formula."""
    return "'" + text if text.lstrip().startswith(_FORMULA) else text
