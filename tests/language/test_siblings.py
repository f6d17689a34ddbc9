"""A word of the list with something else in front of it or behind it is another thing; one character may be a name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from tests.evaluation.corpus import shelf

TODAY = date(2026, 8, 20)


@pytest.mark.parametrize(
    ("name", "question", "missing"),
    [
        ("澜州职院2026", "留学生招多少", "留学生"),  # the list has 学生
        ("澜州职院2026", "研究生院牵头哪项", "研究生院"),
        ("临棠区2026", "建筑工地食堂的明厨亮灶覆盖率要到多少", "工地食堂"),  # it has 学校食堂
        ("临棠区2026", "有没有讲电梯的恐怖片，推荐一部", ""),
    ],
)
def test_another_thing_is_not_answered(name: str, question: str, missing: str, tmp_path: Path) -> None:
    told = shelf(name, tmp_path).ask(question, TODAY)
    assert told.status == "not_found"
    assert missing in told.summary


def test_one_character_stands_for_the_one_word_that_ends_in_it(tmp_path: Path) -> None:
    assistant = shelf("澜溪县2026", tmp_path)
    told = assistant.ask("桥几季度开工", TODAY)
    assert [(row.task, row.quarter) for row in told.rows] == [(2, 2)]
    assert assistant.ask("那座桥总投资多少", TODAY).value == 23_000_000


@pytest.mark.parametrize("question", ["楼什么时候建好", "路什么时候修完", "桥三季度", "路三季度"])
def test_one_character_that_names_no_one_task_is_asked_back(question: str) -> None:
    assert Assistant().ask(question, date(2022, 8, 30)).status != "answered"


def test_a_noun_is_not_cut_out_of_a_longer_one() -> None:
    """大学生 is no 学生 of 中小学生, and 小学生 is."""
    assistant = Assistant()
    assert assistant.ask("大学生视力筛查什么时候做", date(2022, 8, 30)).status == "not_found"
    assert assistant.ask("小学生视力筛查什么时候做", date(2022, 8, 30)).status == "answered"
