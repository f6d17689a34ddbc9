"""How far a task is by what its progress column says: 已完工 is done, 已完成62% and 已改造310户 are under way.

>>> state_of("已完成100%，全部交付"), state_of("已完成62%，在建"), state_of("尚未开工，正在设计"), state_of("已完成改造310户")
('done', 'under way', 'not begun', 'under way')
"""

from __future__ import annotations

import re

from assistant.model.columns import day_of
from assistant.typed import Literal

State = Literal["done", "under way", "not begun"]

_FIRST = re.compile(r"[，。；：,;:\n]")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_WHOLE_YEAR = re.compile("完成全年|全年(?:目标|工作)?任务(?:已|均|都)*(?:全部)?完成")
_NOT_BEGUN = re.compile(
    r"尚未|还未|未(?:开工|启动|动工|开始|实施|开展)|还?没有?(?:开工|启动|动工|开始)|待(?:开工|启动)"
)
_ENDED = r"(?:完成|完工|竣工|建成|办结|交付|投用|投入使用|启用|通车|验收|销号)"
# 提前完成全年任务, 全部建成投用; 已完成改造310户 and 选址已完成 are not all of it
_DONE = re.compile(
    rf"(?:已|均|都|提前|按期|如期|顺利)*{_ENDED}(?:全部.*|(?:[了并]|全年|年度|目标|任务|工作|建设|整体|{_ENDED})*)"
    rf"|\D*全部{_ENDED}.*|\d+\D{{0,8}}全部{_ENDED}.*"
)


def state_of(cell: str) -> State:
    """By the cell's first clause."""
    share = share_of(cell)
    return "under way" if share is None or 0 < share < 100 else "done" if share else "not begun"


def share_of(cell: str) -> float | None:
    """How much is done, in percent; None where the first clause does not tell."""
    first = _FIRST.split(cell.strip())[0]
    if percent := _PERCENT.search(first):
        return min(float(percent[1]), 100.0)
    if has_not_begun(first):
        return 0.0
    return 100.0 if _DONE.fullmatch(first) or _WHOLE_YEAR.search(cell) else None


def is_past(deadline: str, day: str, year: int) -> bool:
    """Whether a deadline (2025年8月底, 8月25日前; of the list's ``year`` where it has none) lies before a ``day`` (2025-09-01)."""
    last = day_of(deadline, year)
    return last is not None and last < int(day.replace("-", ""))


def has_not_begun(text: str) -> bool:
    """Whether it says so of something: 滨河东路因征地尚未开工."""
    return bool(_NOT_BEGUN.search(text))
