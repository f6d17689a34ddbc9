"""A list's further columns: their headings, and what is asked of their cells."""

from __future__ import annotations

from assistant.model.document import tells_state
from assistant.model.headings import counts_money

Details = tuple[tuple[str, str], ...]  # (heading, what stands in a cell of it)
NOTHING, ANYTHING, BLANK = (
    "\0",
    "\1",
    "\2",
)  # wanted of a column that says nothing, that says something, whose cell is empty
PAYING = ("到位", "拨付", "支付", "支出", "使用", "花费", "下达", "落实", "完成")
HEADING = "栏目名"  # the rule by which a column is found by its name


def state_labels(details: Details, money: bool = False) -> tuple[str, ...]:
    """The columns on how far it really is; with those on what is spent where a rate of that is asked, or there are no others."""
    labels = [label for label in dict.fromkeys(label for label, _ in details) if tells_state(label)]
    return tuple([label for label in labels if money or not counts_money(label)] or labels)


def labels_with(details: Details, word: str) -> tuple[str, ...]:
    """The columns whose heading has the word (领导, 电话)."""
    return tuple(label for label in dict.fromkeys(label for label, _ in details) if word in label)
