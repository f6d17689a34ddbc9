"""Questions about figures and times: which aggregate computes them."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.answering import refuse
from assistant.answering.aggregates import (
    average,
    count,
    details,
    difference,
    series,
    share,
    total,
    value,
    when,
)
from assistant.answering.figures import find
from assistant.answering.selection import Context, negated, subject
from assistant.model.headings import MONEY, bare
from assistant.model.written import says
from assistant.query import (
    Ask,
    CategoryFilter,
    DetailFilter,
    FigureFilter,
    PeriodFilter,
    StepFilter,
    TopicFilter,
    UnitFilter,
)
from assistant.slots import columns_asked, says_which

_FEE = "([\u4e00-\u9fff]{1,2}费|补偿款?|赔偿金?|罚款|押金|门票|租金|房租)(?:是|要|得|一共|总共|大概|标准)*(?:多少钱|几块钱?|多少元)"
_COUNTS = "(?:几|多少)[个项件条](?:重点)?(项目|任务|事项|工作)"
_OF_A_THING = ("ratio", "share", "remaining", "sum", "difference")


def when_or_value(context: Context) -> Answer | str:
    """The time or the number, or why there is none."""
    if context.ask.target == "when":
        if told := details.on_a_day(context):
            return told
        return _when(context) or f"清单没有写明{subject(context, with_period=False)}的这个时间。"
    if _asks_for_staff(context.ask):
        return "清单没有写单位有多少人。"
    if fee := _fee(context):
        return f"清单没有写{fee}是多少。"
    if context.ask.aggregate in _OF_A_THING and (back := value.which_thing(context)):
        return back
    told = details.in_details(context) if _of_columns(context) and not _by_quarter(context) else None
    told = told or _value(context) or details.in_details(context)
    return told or value.which_thing(context) or refuse.unstated(context)


def _value(context: Context) -> Answer | None:
    """One number, stated or computed."""
    if _counts_tasks(context):
        return count.count(context)
    match context.ask.aggregate:
        case "sum":
            return total.total(context) or value.value(context)
        case "difference" | "ratio":
            return difference.difference(context) or count.compared(context)
        case "share":
            return share.share(context)
        case "remaining":
            return details.of_progress(context) or share.remaining(context)
        case "series" | "compare":
            several = len(context.quarters) != 1
            return (series.series(context) if several else None) or value.value(context)
        case "average":
            return average.average(context)
        case "most" | "fewest":
            return most(context)
        case "count":
            return count.count(context)
        case "none":
            return value.value(context)


def _of_columns(context: Context) -> bool:
    """Whether the further columns are meant first: the actual state, or a column by its name."""
    return context.ask.state or any(isinstance(f, DetailFilter) for f in context.ask.filters)


def _fee(context: Context) -> str:
    """挂号费, of 挂号费多少钱: what the list says nothing of, and its budget no answer to; "" where it speaks of it."""
    asked = re.search(_FEE, context.ask.surface)
    if (
        not asked
        or asked[1].endswith(("经费", "费用"))
        or any(says(t, asked[1]) for t in context.document.tasks)
    ):
        return ""
    return "" if any(asked[1] in label for label, _ in context.document.details) else asked[1]


def _by_quarter(context: Context) -> bool:
    """到二季度累计完成多少投资: the column says it of the year, the quarter's own goal of the quarter."""
    labels = [bare(label) for f in columns_asked(context.ask) for label in f.labels]
    words = [word for word in MONEY if any(word in label for label in labels)]
    if not words or len(context.quarters) in (0, 4):
        return False
    stated = find(context, "milestone", context.quarters, "元")
    words += [w for f in context.ask.filters if isinstance(f, StepFilter) for s in f.steps for w in s.words]
    return any(word in f.measure.clause for f in stated for word in words)  # 三季度到账多少


def _asks_for_staff(ask: Ask) -> bool:
    """教育局有多少人: people, and nothing that they are wanted for."""
    return (
        (ask.figure.unit == "人" or ask.figure.noun.endswith(("员工", "职工", "干部")))
        and bool(ask.filters)
        and all(isinstance(f, UnitFilter) for f in ask.filters)
    )


def _counts_tasks(context: Context) -> bool:
    """文旅局一共扛几条; 用专项债券的一共几个: of units, of what columns say, of a category tasks are counted."""
    ask = context.ask
    whose = [f for f in ask.filters if not isinstance(f, PeriodFilter) and not negated(f)]
    piece = ask.figure.unit in ("条", "个", "件", "项") and not ask.figure.noun
    if not whose or not piece or ask.aggregate not in ("none", "sum"):
        return False
    if all(isinstance(f, UnitFilter) for f in whose):
        return len(context.chosen) > 1
    told = all(isinstance(f, (UnitFilter, CategoryFilter)) or says_which(f) for f in whose)
    counts = ask.aggregate == "sum" or re.search(_COUNTS, ask.surface)
    return told and bool(counts) and not ask.figure.running  # 四季度新增几个: no tasks


def most(context: Context) -> Answer | None:
    """多功能运动场和体育园哪个多, 哪个季度最多: figures are compared, not numbers of tasks."""
    if len(total.sides(context)) > 1:
        return difference.difference(context)
    topics = [f for f in context.ask.filters if isinstance(f, TopicFilter) and not f.negated]
    if any(len(f.topics) > 1 for f in topics):
        return None  # 口袋公园和租房补贴哪个多
    return series.extreme_quarter(context)


def _when(context: Context) -> Answer | None:
    ask = context.ask
    extreme = any(isinstance(f, FigureFilter) and f.operator in ("max", "min") for f in ask.filters)
    if extreme or ask.aggregate in ("most", "fewest"):
        return series.extreme_quarter(context)
    return when.when(context)


def in_the_unit(context: Context) -> Answer | None:
    """护理服务新增几项: a figure in the very measure word that is asked, stated of a topic."""
    if _of_category(context) and re.search(_COUNTS, context.ask.surface):
        return None  # 教育助学类有几个项目: no 学位2160个
    told, unit = value.value(context), context.ask.figure.unit
    if told and told.status == "answered" and told.value_unit == unit:
        return told
    # Nobody counts tasks in 件 of a thing that is named: 瓷器修复多少件
    of_thing = unit == "件" and context.chosen and not _of_category(context)
    return refuse.refused(context, refuse.unstated(context)) if of_thing else None


def _of_category(context: Context) -> bool:
    """便民医疗那一项总共几件: of a category tasks are counted."""
    topics = [topic for f in context.ask.filters if isinstance(f, TopicFilter) for topic in f.topics]
    names = [task.category for task in context.tasks]
    return any(
        topic.category is not None or any(name.endswith(topic.surface) for name in names) for topic in topics
    )
