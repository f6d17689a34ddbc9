"""A list's further columns: their headings, and what is asked of their cells."""

from __future__ import annotations

import re

Details = tuple[tuple[str, str], ...]  # (heading, what stands in a cell of it)
NOTHING, ANYTHING = "\0", "\1"  # wanted of a column that is not filled in, that is
PAYING = ("到位", "拨付", "支付", "支出", "下达", "落实", "完成")


def bare(label: str) -> str:
    """The heading without its unit: 年度投资（万元）.

    >>> bare("已到位资金（万元）")
    '已到位资金'
    """
    return re.sub(r"[（(].*", "", label)
