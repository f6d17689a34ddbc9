"""Plain lines, Markdown, CSV, JSON: verbatim, and harmless."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_answers import AUDIT, HOSTILE, NOTHING, QUARTER, TASKS, answered

from assistant.answer import Answer
from assistant.render.characters import inert, lines_kept, one_line, visible
from assistant.render.formats import render
from assistant.render.from_answer import answer_page
from assistant.render.tables import category_title, sheets
from assistant.render.to_json import json_line


def as_text(answer: Answer, name: str) -> str:
    text = render(answer_page(answer), name)
    assert isinstance(text, str)
    return text


def test_plain() -> None:
    assert as_text(QUARTER, "plain").split("\n") == [
        "三季度共3项任务。",
        "任务\t季度\t类别\t本区任务\t阶段目标\t责任单位",
        "15\t三季度\t八、帮扶特殊困难群体\t完成80户残疾人家庭无障碍改造。"
        "\t对有无障碍设施改造需求的残疾人家庭进行资料审核。\t区残联",
        "16\t三季度\t八、帮扶特殊困难群体\t培训基层残疾人工作者55人。\t已完成。\t区残联",
        "30\t三季度\t十八、治理城市噪声扰民\t1．完成工业园区噪声有效治理。 2．完成安静居住小区创建工作。"
        "\t1．持续开展工业园区噪声污染防治相关工作。 2．做好安静居住小区相关创建验收材料的准备工作。"
        "\t区生态环境局、区住房建设委",
        "来源：《天津市2022年20项民心工程涉及津南区任务责任清单》（2022年3月30日印发）",
    ]


def test_plain_without_rows() -> None:
    assert as_text(NOTHING, "plain").split("\n") == [
        "第十四项不涉及本区，清单里没有。",
        "已按“区残联”理解“区惨联”",
        "沿用：三季度",
        "没有看懂：苹果",
        "可以这样问：",
        "1. 第十三项有哪些任务",
        "2. 区残联三季度要做什么",
    ]


def test_markdown() -> None:
    text = as_text(TASKS, "markdown")
    assert text.startswith("**“改造”共2项任务。**\n\n| 任务 | 类别 | 本区任务 | 一季度 |")
    assert "1．制定工作方案。<br>2．开展噪声污染调查并实施有效治理。" in text
    assert all(line.count(" | ") == 7 for line in text.split("\n") if line.startswith("| 1"))


def test_markdown_of_a_hostile_text() -> None:
    line = next(line for line in as_text(HOSTILE, "markdown").split("\n") if line.startswith("| 15"))
    assert r"\[bold\]红\[/bold\]␛\[31m字" in line and r"=1+1\|" in line
    assert line.replace(r"\|", "").count("|") == 7


def test_csv_is_verbatim_and_has_every_field() -> None:
    rows = list(csv.DictReader(io.StringIO(as_text(TASKS, "csv"))))
    assert [row["任务"] for row in rows] == ["15", "30"]
    assert rows[1]["二季度"] == TASKS.rows[1].milestones[1]
    assert rows[0]["全市任务"] == AUDIT.city_task


def test_csv_cells_are_never_formulas() -> None:
    (row,) = csv.DictReader(io.StringIO(as_text(HOSTILE, "csv")))
    assert row["阶段目标"].startswith("'=1+1") and row["责任单位"] == "'+区残联"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", " =1", "\t=1", "\n=1", "＝1"])
def test_inert(text: str) -> None:
    assert inert(text) == "'" + text


@given(st.text())
def test_shown_text_has_nothing_a_terminal_acts_on(text: str) -> None:
    for shown in (visible(text), one_line(text), lines_kept(text)):
        assert all(char == "\n" or char >= " " for char in shown)
        assert not any("\x7f" <= char <= "\x9f" or "\u202a" <= char <= "\u202e" for char in shown)
    assert "\n" not in one_line(text) and "\n\n" not in lines_kept(text)


@given(st.text(), st.sampled_from(["utf-8", "gbk", "ascii", None, "no-such"]))
def test_json_is_one_line_of_its_encoding(text: str, encoding: str | None) -> None:
    line = json_line({"文": text}, encoding)
    assert json.loads(line) == {"文": text} and len(line.splitlines()) == 1
    if encoding in ("utf-8", "gbk", "ascii"):
        line.encode(encoding)


def test_jsonl_is_a_row_a_line() -> None:
    rows = [json.loads(line) for line in as_text(QUARTER, "jsonl").split("\n")]
    assert rows == [row.to_dict() for row in QUARTER.rows]
    (record,) = [json.loads(line) for line in as_text(NOTHING, "jsonl").split("\n")]
    assert record["status"] == "not_found" and "rows" not in record


def test_a_count_lists_tasks_without_their_quarters() -> None:
    rows = tuple(row._replace(quarter=None) for row in QUARTER.rows)
    (sheet,) = sheets(answer_page(answered(*rows, intent="count")))
    assert sheet.headers == ("任务", "类别", "本区任务", "责任单位")


def test_category_title() -> None:
    assert category_title(AUDIT) == "八、帮扶特殊困难群体"
    assert category_title(AUDIT._replace(category_no=None)) == "帮扶特殊困难群体"
    assert category_title(AUDIT._replace(category_no=120)) == "120、帮扶特殊困难群体"
