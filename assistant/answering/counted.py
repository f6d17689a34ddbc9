"""Whether a stated figure counts what the question names."""

from __future__ import annotations

import re

from assistant.answering.figures import Words, of_it, words_of
from assistant.answering.filters import place
from assistant.answering.measures import (
    PEOPLE,
    PIECES,
    PLACES,
    akin,
    is_another,
    is_of_goal,
    is_only,
    is_rate,
    thing,
)
from assistant.answering.selection import Context
from assistant.model.document import DISTRICT, Measure, fold
from assistant.query import Link

_WORKERS = ("员工", "工人", "职工", "人员", "教师", "学生")
_OF_WHOM = PEOPLE | {"人次", "户", "元", "%"}


def counts_it(context: Context, measure: Measure) -> bool:
    """Whether the measure counts what was named: 停车场建几个 is not 772个停车泊位.

    Pieces only: people, households, money and lengths are asked for by their measure word.
    """
    words, asked = words_of(context), context.ask.figure
    if asked.each and not is_rate(measure.clause):
        return False  # 租房补贴每个月能打多少: of 200万元 in all that says nothing
    if asked.noun.endswith(_WORKERS) and measure.unit not in _OF_WHOM - {"户", "元", "%"}:
        return False  # 有多少员工, of 320户职工
    near = [link for link in context.ask.links if not link.listed]
    if measure.unit not in _OF_WHOM and is_another(near, context.ask.surface, measure):
        return False  # 锻件 is near to 铸件 and no 铸件: of it the list states nothing
    if measure.unit not in PIECES or not words:
        return True
    if any(stem in measure.counted for stem in place.stems(context.ask)):
        return True
    within = asked.noun in measure.counted and not measure.counted.endswith(asked.noun)
    if within and asked.unit not in (measure.unit, "个") and {measure.unit, asked.unit} <= PLACES:
        return False  # 新建几所小学, of 中小学教室照明900间
    if asked.noun and any(word in fold(measure.counted) for word in _called(asked.noun, words)):
        return True
    if of_it(context, measure):
        return True
    if asked.noun and not _speaks_of_noun(context, measure, words, near):
        return False  # 便利店建几座桥: of bridges the list says nothing, at most of something near
    if asked.unit in ("户", "家") and ("家庭" in measure.counted or "户" in measure.counted):
        return True
    noun = thing(measure)
    of_unit = asked.unit == measure.unit or (asked.unit != "个" and akin(asked.unit, measure.unit))
    if len(noun) < 2 or (not asked.noun and of_unit and is_only(measure, context.document.measures)):
        return True
    text = context.document.text
    named = [word for group in words for word in (group[:1] if group[0] in text else group)]
    own = fold(measure.clause)
    if any(len(word) > 1 and (word in own or word[-2:] in noun or noun[-2:] in word) for word in named):
        return True
    if not any(word in fold(measure.sentence) for word in named):
        return True
    # 优化7条线路, of the year's 16条公交线路
    return bool(measure.quarter) and any(
        is_of_goal(measure, goal, named) for goal in context.document.measures
    )


def _called(noun: str, words: Words) -> tuple[str, ...]:
    """What is counted, and what else it is called: 病床 and 床位."""
    return next((group for group in words if noun in group), (noun,))


def _speaks_of_noun(context: Context, measure: Measure, words: Words, near: list[Link]) -> bool:
    """Whether the list has what is counted by name; in another measure word (几座桥, of 6家), that very task."""
    asked, places = context.ask.figure, context.document.places
    if len(words) > 1 and any(link.typed == asked.noun for link in near):
        return False
    spoken = [word for word in _called(asked.noun, words) if places(word)]
    if not asked.unit or asked.unit == measure.unit:
        return bool(spoken)
    there = next(task.index for task in context.tasks if task.id == measure.task_id)
    return any(there in places(word) for word in spoken)


def speaks_of(context: Context, measure: Measure) -> bool:
    """Whether the district's text of that task has a word of the question at all (健身步道 it has not)."""
    words = words_of(context)
    task = next(task for task in context.tasks if task.id == measure.task_id)
    return not words or any(
        context.document.places(word).get(task.index, 0) & DISTRICT
        or (
            len(word) > 3
            and re.search(f"{re.escape(word[:2])}.{{1,3}}{re.escape(word[2:])}", task.district_task)
        )
        for group in words
        for word in group
    )  # 老旧电梯, of 老旧住宅电梯
