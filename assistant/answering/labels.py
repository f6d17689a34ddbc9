"""What a task is called in a suggestion: the piece of its own text that it repeats most and no other task has."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from assistant.model.document import ListDocument, Task, fold

_NUMBER = r"[\d．.~-]+[万余多]*(?:人次|月份?|平方米|公里|个|户|家|条|岁|台|亩|名|项|所|张|处|人|届|号|米|元)?"
_VERBS = (
    "加强|加大|做好|开展|推进|推动|组织|实施|落实|完成|建设|新建|新增|改造|提升|优化|调整|培育|培训|发放|补贴|举办|创建|"
    "举行|启动|按照|面向|全区|我区|我市|本区|全市|其中|不少于|进行|全年|力争|进一步|持续|积极|大力|全面|深入|有序|统一|提供|"
    "提高|惠及|保障|强化|改善|扩大|实现|累计|至少|指导|支持|参加|相关|具备|确保|预计|选择|年内|今年|因|为|对|向|在|和|与|及|的|将|等|达到|可"
)
_PIECES = rf"[^\u4e00-\u9fff\d]+|{_NUMBER}|{_VERBS}"
_TRAILING = "(?:工作|任务|情况|要求|家|个|户|人|率)$"
_UNITS = "局委办院会部"  # a unit is no thing to be asked about
_SHORTEST, _LONGEST = 4, 10


_LABELS: WeakKeyDictionary[ListDocument, dict[int, str]] = WeakKeyDictionary()


def label(document: ListDocument, task: Task) -> str:
    """A few characters that stand in this task only; its category or its number where there are none."""
    labels = _LABELS.setdefault(document, {})
    if task.index not in labels:
        labels[task.index] = _label(document, task)
    return labels[task.index]


def _label(document: ListDocument, task: Task) -> str:
    name, _, rest = task.district_task.partition("\n")
    if rest and 2 < len(name) <= _LONGEST and document.places(fold(name)).keys() == {task.index}:
        return name  # the list calls it so itself
    best, most = "", (0, 0)
    for piece in re.split(_PIECES, fold(f"{task.district_task}\n{task.city_task}")):
        name = re.sub(_TRAILING, "", piece)
        if _SHORTEST <= len(name) <= _LONGEST and name[-1] not in _UNITS:
            places = document.places(name)
            told = bin(places.get(task.index, 0)).count("1"), len(name)
            if places.keys() == {task.index} and told > most:
                best, most = name, told
    if best:
        return best
    members = document.categories.get(task.category_no or 0, ("", []))[1]
    return task.category if members == [task.index] else f"任务{task.number}"
