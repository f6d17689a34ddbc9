"""What people say before a list's word, and what a refusal lists as near, on lists of several trades."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from tests.asked.stored import stored

TODAY = date(2026, 8, 31)

county = stored("洪雅县2024")
hospital = stored("清河市第一人民医院2024")
school = stored("临江市第三中学2025")
town = stored("白鹭镇2026")


@pytest.mark.parametrize("question", ["村里的危险桥三季度情况", "危险桥三季度要做什么"])
def test_a_word_that_the_list_has_in_short(question: str, county: Assistant) -> None:
    """危桥: the first character of a word that the list does not have, and the thing."""
    answer = county.ask(question, TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == {(20, 3)}
    assert ("危险桥", "危桥") in answer.understood.links


def test_no_short_word_out_of_two_that_only_stand_together(county: Assistant) -> None:
    answer = county.ask("困难家庭每个月领的最低生活保障", TODAY)  # 每 + 月 is no word for 每个月
    assert {row.task for row in answer.rows} == {10}


def test_what_people_say_for_the_lists_word_tells_no_other_one(county: Assistant) -> None:
    """午饭补助 is 膳食补助: 营养 stands in that task, and people say 午饭 for it."""
    answer = county.ask("学生午饭补助的钱二季度怎么安排", TODAY)
    assert {(row.task, row.quarter) for row in answer.rows} == {(3, 2)}


def test_a_sibling_stays_another(school: Assistant, town: Assistant) -> None:
    exam = school.ask("中考备考三季度", TODAY)  # the list has 高考备考
    assert exam.status == "not_found" and "中考备考" in exam.summary
    berries = town.ask("草莓大棚建多少亩", TODAY)  # … and 杨梅设施大棚
    assert berries.status == "not_found" and "草莓大棚" in berries.summary


def test_a_refusal_lists_what_comes_near(hospital: Assistant, clerk: Assistant) -> None:
    bonus = hospital.ask("奖金怎么分三季度", TODAY)
    assert (bonus.status, len(bonus.nearest)) == ("not_found", 3) and 19 in bonus.nearest
    assert "最接近" not in bonus.summary  # listed, not said to be it
    assert clerk.ask("火星基地谁负责", TODAY).nearest == ()  # nothing does
