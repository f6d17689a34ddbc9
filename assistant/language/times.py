"""Quarters, years and festivals that are said → the slots of a part."""

from __future__ import annotations

from assistant.language import period
from assistant.language.clauses import is_parted
from assistant.language.mention import Mention
from assistant.language.said import Gathering

_LAST_YEAR = ("比上年", "较上年", "比去年", "较去年", "比上一年", "同比")  # what a list compares with


def period_said(walk: Gathering, mention: Mention) -> None:
    """三季度, 本季度, 全年: the quarters, into the slot of how they were said."""
    value: period.Period = mention.value
    if not value.valid:
        walk.no_quarter = mention.surface
        return
    walk.whole |= value.whole
    walk.until |= value.until
    if value.each:
        walk.words.add("each")
    today = value.unit == "q" and not value.offset
    walk.fixed |= not value.unit
    if today and mention.surface[0] == "当":
        walk.words |= {"that_quarter", "perquarter"}  # 当季培训多少人, after 四季度: the fourth's
        if walk.text[: mention.start].endswith("季度"):
            return  # 哪个季度当季最多
    for quarter in period.resolve(value, walk.today):
        walk.name(
            "each quarters"
            if value.each
            else "year quarters"
            if value.whole
            else "today quarters"
            if today
            else "quarters",
            mention.start,
            quarter,
        )


def year_said(walk: Gathering, mention: Mention) -> None:
    """2022年, 去年: the year of a list, unless a story is told."""
    own = walk.scope.info.year
    compared = walk.text[: mention.start].endswith(("比", "较", "比起"))
    if compared and any(word in walk.scope.text for word in _LAST_YEAR):
        walk.words -= {"difference", "and"}  # 比去年降百分之多少: as the list itself has it
        return
    if isinstance(mention.value, tuple) and walk.is_background(mention.start):
        if not is_parted(
            walk.text, mention.end, max(walk.focus[0] - 1, 0)
        ):  # 去年冬天暖气不热，…，…: a story
            walk.put("story years", own + mention.value[0])
        return
    if isinstance(mention.value, tuple):
        walk.year_step = walk.year_step or mention.value[0]
        walk.put("years", own + mention.value[0])
    else:
        walk.put("years", mention.value or own)
        if not mention.value:
            walk.words.add("this_year")


def festival_said(walk: Gathering, mention: Mention) -> None:
    """国庆前: its quarter, where nothing else says one."""
    if not walk.is_background(mention.start):
        for quarter in mention.value.quarters:
            walk.put("festivals", quarter)
