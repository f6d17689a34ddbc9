"""Which measure words stand for one another: 多少户 is answered by 300个家庭, not by 300平方米."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.model.document import Measure, Task, fold
from assistant.query import Link
from assistant.typed import NamedTuple

PEOPLE = frozenset(("人", "名", "位"))
_VISITS = frozenset(("人次", "件次", "户次", "场次", "班次", "批次", "车次"))
_HOUSES = frozenset(("户", "家庭"))
PLACES = frozenset("家个所处座间")
_KINDS = (PLACES, *map(frozenset, ("条艘只", "台套辆组部", "项件处", "张床", "座幢栋", "棵株", "块片")))
_PIECES = frozenset().union(*_KINDS)
_MONTHS = r"(?:^|\n)\s*\d{1,2}月[：:]"
_EVENTS = frozenset("场次期")
PIECES = _PIECES | {"场"}  # 口袋公园建多少场 is not answered by 5个
_DESCRIBES = "小大新老"  # 小站 may be a 驿站

_AREAS = frozenset(("面积", "亩", "平方米", "平方公里", "平方千米", "公顷"))
_NO_NOUN = r"全年|今年|年内|目标|任务|计划|力争|不少于|共|累计|培训|建设|新建|改造|提升|完成|实现|开展|达到|达|培育|其中|[≥对在为]|本区|全区|.{2,3}区(?=$)"


_VERB = "^(?:发放|引进|更新|更换|安装|购置|采购|新增|增设|增加|招聘|招录|选派|配备|投放|修缮|清理|设置|扩建|修复|铺设)(?=..|$)"


def akin(asked: str, unit: str) -> bool:
    """棵 and 株: two words that count the same kind of thing."""
    return any(asked in kind and unit in kind for kind in (*_KINDS, _EVENTS, PEOPLE))


def thing(measure: Measure) -> str:
    """What is counted, without what is done to it: 口袋公园 of 提升改造口袋公园."""
    return re.sub(_VERB, "", re.sub(_NO_NOUN, "", fold(measure.counted)))


def is_part(measure: Measure) -> bool:
    """Whether it says how much of the figure before it: 招收4000人，其中单独招生1600人、普通高考招生2400人."""
    return measure.clause.startswith("其中")


def whole_of(part: Measure, measures: Iterable[Measure]) -> Measure | None:
    """The figure that ``part`` is a part of: before it in its sentence, in the same unit."""
    place = (part.task_id, part.scope, part.quarter, part.sentence)
    wholes = [
        m
        for m in measures
        if (m.task_id, m.scope, m.quarter, m.sentence) == place
        and not is_part(m)
        and (m.unit == part.unit or akin(m.unit, part.unit))
        and m.value >= part.value
    ]
    return wholes[0] if wholes else None


def is_rate(text: str) -> bool:
    """Whether it says what each one gets: 每户补助3000元, 户均3.2万元."""
    return "每" in text or "均" in text


def is_only(measure: Measure, measures: Iterable[Measure]) -> bool:
    """Whether nothing else of the goal is counted in that: 那种机器装多少台, of 除颤仪60台、急救员1200名."""
    goal = [m for m in measures if (m.task_id, m.scope) == (measure.task_id, measure.scope)]
    return measure.unit not in ("个", "项", "件") and sum(m.unit == measure.unit for m in goal) == 1


def is_of_goal(measure: Measure, goal: Measure, named: Iterable[str]) -> bool:
    """Whether a quarter's figure counts what the year's goal does, which has one of the words."""
    same = (goal.task_id, goal.unit, goal.scope) == (measure.task_id, measure.unit, "district")
    counted = fold(goal.counted)
    return same and counted.endswith(fold(measure.counted)) and any(word in counted for word in named)


def same_unit(asked: str, measure: Measure) -> bool:
    """Whether a question for ``asked`` (户, 人, 个 …; "" for any) can be answered by ``measure``."""
    unit = measure.unit
    if not asked or asked == unit or (asked == "面积" and unit in _AREAS):
        return True
    if asked in _VISITS:
        return False
    if asked in _EVENTS:
        return unit in _EVENTS
    if asked in PEOPLE:
        return unit in PEOPLE or unit == "人次"
    if asked in _HOUSES:
        return unit in _HOUSES or (unit in PIECES and measure.counted.endswith(("家庭", "户")))
    if asked == "家" and unit in _HOUSES:
        return True
    if asked == "个":  # 多少个农民工, 多少个家庭
        return unit in PIECES or unit in PEOPLE or unit in _HOUSES or unit == "人次"
    return asked in _PIECES and (unit == "个" or akin(asked, unit))


def is_bounded(unit: str, measure: Measure) -> bool:
    """超过80家 is a bound on what is counted in 家, not on every 个; people and households have several words."""
    if unit in PIECES and measure.unit in PIECES | _HOUSES:
        return unit == measure.unit
    return same_unit(unit, measure)


class Fit(NamedTuple):
    """A measure that may answer the question, with how well it fits."""

    measure: Measure
    score: float


def best(fits: list[Fit]) -> list[Measure]:
    """The best figures: one, or several of its task that fit equally and count the same thing."""
    top = fits[0]
    key = (top.measure.task_id, top.measure.unit, top.measure.counted)
    return [m for m, score in fits if score >= top.score - 0.05 and (m.task_id, m.unit, m.counted) == key]


def without_bases(fits: list[Fit]) -> list[Fit]:
    """由每月730元提高到780元: what it was before is no goal."""
    last = {(m.task_id, m.quarter, m.clause): m for m, _ in fits if m.counted.endswith(("到", "至"))}
    return [
        f
        for f in fits
        if last.get((f.measure.task_id, f.measure.quarter, f.measure.clause), f.measure) == f.measure
    ]


def months_added(tasks: Iterable[Task], fits: list[Fit]) -> list[Fit]:
    """Goals of single months in one quarter (7月：改造6公里 / 8月：改造7公里) are added; others stay as they are."""
    monthly = {
        (task.id, quarter)
        for task in tasks
        for quarter, text in enumerate(task.milestones, 1)
        if len(re.findall(_MONTHS, text)) > 1
    }
    kept: dict[object, Fit] = {}
    for one in fits:
        m = one.measure
        own = (m.task_id, m.quarter) in monthly and m.cumulative == 0 and m.unit != "%"
        key: object = (m.task_id, m.quarter, m.unit, m.counted) if own else id(m)
        if key in kept:
            first = kept[key].measure
            total = first._replace(value=first.value + m.value, high=first.high + m.high)
            kept[key] = kept[key]._replace(measure=total)
        else:
            kept[key] = one
    return list(kept.values())


def alike(measure: Measure, fits: Iterable[Fit]) -> list[Measure]:
    """``measure`` and the others of its task that count the same thing (two schools' places)."""
    key = (measure.task_id, measure.unit, measure.counted, measure.quarter)
    return [m for m, _ in fits if (m.task_id, m.unit, m.counted, m.quarter) == key]


def is_another(near: Iterable[Link], surface: str, measure: Measure) -> bool:
    """锻件 was asked for, 铸件 are counted: another of the same kind, for which a word was only taken."""
    return any(_stands_in(link, measure) and _of_one_head(link, surface, measure) for link in near)


def _stands_in(link: Link, measure: Measure) -> bool:
    """Whether what is counted is what a word was only taken for."""
    return link.meant in measure.counted and link.typed not in link.meant and link.meant not in link.typed


def _of_one_head(link: Link, surface: str, measure: Measure) -> bool:
    """锻件 for 铸件, 医生公寓 for 教师公寓: another of the same, not another word for it."""
    typed, meant = (
        text.partition(word)[2][:1] for text, word in ((surface, link.typed), (measure.counted, link.meant))
    )
    return (link.typed[-1] == link.meant[-1] and link.typed[0] not in _DESCRIBES) or (typed == meant != "")
