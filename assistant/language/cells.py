"""A list's further columns: their headings, and what is asked of their cells."""

from __future__ import annotations

Details = tuple[tuple[str, str], ...]  # (heading, what stands in a cell of it)
NOTHING, ANYTHING, BLANK = (
    "\0",
    "\1",
    "\2",
)  # wanted of a column that says nothing, that says something, whose cell is empty
PAYING = ("到位", "拨付", "支付", "支出", "使用", "花费", "下达", "落实", "完成")
