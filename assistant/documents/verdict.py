"""Whether a reading may be stored without a person having looked at it.

What a cell-by-cell warning cannot say is judged here: a list of which the parts do not look like a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.catalog.records import ListRecord, TaskRecord
from assistant.documents.about import About
from assistant.documents.grid import ImportWarning
from assistant.documents.where import is_place

_GIANT = 2000  # characters of one task: a document that was not cut up
_LOST = re.compile("没有导入|没有并入")
# What is left out on purpose is no loss.
_MEANT = re.compile("落款|说明|合计行|表头|文末")


def doubts_of(record: ListRecord, warnings: Sequence[ImportWarning], given: About) -> tuple[str, ...]:
    """Why the list should not be stored unless somebody accepts it; empty where nothing is against it."""
    tasks = record.tasks
    doubts = []
    years = set(re.findall(r"20\d\d(?=年)", record.title))
    if not given.year and len(years) > 1:
        doubts.append(f"标题里有几个年份（{'、'.join(sorted(years))}），请用 --year 写明是哪一年的清单")
    if not given.region and not is_place(record.region):
        doubts.append(f"“{record.region}”不是已知的省、市、县、区，请用 --region 写明地区")
    idle = sum(not task.units for task in tasks)
    if 2 * idle > len(tasks):
        doubts.append(f"{len(tasks)}项任务里有{idle}项没有责任单位")
    giant = [t for t in tasks if _length(t) > _GIANT and 2 * _length(t) > sum(map(_length, tasks))]
    if giant:
        doubts.append(f"第{giant[0].number}项任务有{_length(giant[0])}字，大半文字在这一项里，可能没有分开")
    lost = [
        w for w in warnings if w.row is not None and _LOST.search(w.reason) and not _MEANT.search(w.reason)
    ]
    if len(lost) > max(2, len(tasks) // 2):
        doubts.append(f"有{len(lost)}行没有读懂，没有导入")
    return tuple(doubts)


def _length(task: TaskRecord) -> int:
    return len(task.district_task) + len(task.city_task)
