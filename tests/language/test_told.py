"""What words of questions are said for, counted from questions with their tasks."""

from __future__ import annotations

import pytest

from tools.vectors.asked import Sample

pytest.importorskip("numpy", reason="只有重造词向量表时才要")


def test_a_word_is_said_for_the_word_of_its_task_and_not_for_what_any_task_has() -> None:
    from tools.vectors.told import told

    said = {
        "公厕": "茅房",
        "幼儿园": "娃娃",
        "医院": "大夫",
        "道路": "马路",
        "图书馆": "看书",
        "食堂": "吃饭",
    }
    tasks = [f"新建{thing}" for thing in said]
    questions = [
        (word + tail, at) for at, word in enumerate(said.values(), 1) for tail in ("太少", "老远", "不够")
    ]
    found = told([Sample("某县", tasks, questions)] * 2)
    assert max(found["茅房"], key=lambda listed: found["茅房"][listed]) == "公厕"
    assert "新建" not in found["茅房"]
    assert "幼儿园" in found["娃娃"]
    assert "公厕" not in found["娃娃"]


def test_questions_that_mean_no_task_teach_nothing() -> None:
    from tools.vectors.told import told

    found = told([Sample("某县", ["新建公厕二十座"], [("茅房难找", 1), ("茅房少", 1), ("股票涨了", 0)])])
    assert "股票" not in found
