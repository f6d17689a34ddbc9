"""Every format of the registry carries the whole answer, and nothing of it does anything there."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from sample_answers import AUDIT, HOSTILE, NOISE, NOTHING, QUARTER, TITLE, TRAINING, answered

from assistant.answer import Answer, Point, Row, Understood
from assistant.errors import UsageError
from assistant.render.formats import FORMATS, render, render_bytes
from assistant.render.from_answer import answer_page

DETAILED = AUDIT._replace(
    units=("区残联", "区民政局"),
    support=("区民政局",),
    details=(("进展情况", "已审核60户"), ("备注", "")),
)
READ = Understood(
    corrections=(("区惨联", "区残联"),),
    links=(("扶手", "无障碍"),),
    inherited=("三季度",),
    ignored=("苹果",),
)
FULL = answered(
    DETAILED,
    intent="quantity",
    summary="二季度20＋三季度60＝80户。",
    value=80,
    value_unit="户",
    understood=READ,
    units=("区教育局",),
    series=(Point(2, 20, "20户"), Point(3, 60, "60户")),
    caveats=("清单只写计划，没有写实际进度。",),
)
SAID = [
    "二季度20＋三季度60＝80户",
    "已按“区残联”理解“区惨联”",
    "按“无障碍”理解“扶手”",
    "沿用：三季度",
    "没有看懂：苹果",
    "清单只写计划，没有写实际进度",
    "区教育局",
    "60户",
    "已审核60户",
    "区民政局",
    TITLE,
]
COUNT = Answer(
    "一共多少项", "answered", "count", "清单共34项任务。", value=34, value_unit="项", source_list=TITLE
)
PARTS = Answer(
    "残联三季度，火星局呢",
    "answered",
    "milestones",
    "区残联三季度共1项任务；清单里没有“火星局”。",
    rows=(AUDIT,),
    parts=(
        answered(AUDIT, summary="区残联三季度共1项任务。")._replace(question="残联三季度"),
        NOTHING._replace(question="火星局呢", summary="清单里没有“火星局”。", nearest=(16,)),
    ),
    source_list=TITLE,
)
TEXTS = ["table", "plain", "markdown", "html"]


def text_of(answer: Answer, name: str) -> str:
    """What a reader of the format sees."""
    data = render(answer_page(answer), name)
    if name == "docx":
        import docx

        assert isinstance(data, bytes)
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in document.paragraphs), *cells])
    if name == "xlsx":
        import openpyxl

        assert isinstance(data, bytes)
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        assert sheet is not None
        return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)
    assert isinstance(data, str)
    return re.sub(r"<[^>]*>", "", data) if name == "html" else data.replace("\\", "")


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("name", [*TEXTS, "docx", "xlsx"])
def test_nothing_is_lost(name: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    assert said in text_of(FULL, name)


def test_json_has_all_that_the_table_shows() -> None:
    record = json.loads(str(render(answer_page(FULL), "json")))
    whole = json.dumps(record, ensure_ascii=False)
    for text in ("扶手", "无障碍", "三季度", "苹果", "区教育局", "60户", "已审核60户", "清单只写计划", TITLE):
        assert text in whole


def test_csv_carries_the_number_and_its_arithmetic() -> None:
    (row,) = csv.DictReader(io.StringIO(str(render(answer_page(FULL), "csv"))))
    assert (row["数值"], row["数值单位"], row["回答"]) == ("80", "户", "二季度20＋三季度60＝80户。")
    assert row["进展情况"] == "已审核60户" and row["配合单位"] == "区民政局" and row["责任单位"] == "区残联"
    (count,) = csv.DictReader(io.StringIO(str(render(answer_page(COUNT), "csv"))))
    assert count == {"回答": "清单共34项任务。", "数值": "34", "数值单位": "项"}


def test_csv_of_rows_has_no_other_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(str(render(answer_page(QUARTER), "csv")))))
    assert "回答" not in rows[0] and len(rows) == 3


def test_jsonl_begins_with_the_answer_where_the_rows_are_not_the_answer() -> None:
    answer, row = map(json.loads, str(render(answer_page(FULL), "jsonl")).split("\n"))
    assert answer["value"] == 80 and "rows" not in answer and row["task"] == 15
    (only,) = map(json.loads, str(render(answer_page(COUNT), "jsonl")).split("\n"))
    assert only["value"] == 34


@pytest.mark.parametrize("name", [*TEXTS, "docx"])
def test_every_question_of_a_message_is_answered(name: str) -> None:
    text = text_of(PARTS, name)
    order = ["残联三季度", "区残联三季度共1项任务。", "完成80户", "火星局呢", "清单里没有“火星局”。"]
    if name != "docx":  # its tables are read behind its paragraphs
        assert [text.index(said) for said in order] == sorted(text.index(said) for said in order)
    assert all(said in text for said in order)


@pytest.mark.parametrize("name", TEXTS)
def test_the_nearest_tasks_are_named(name: str) -> None:
    assert re.search("最接近的任务：(任务)?15、(任务)?16", text_of(NOTHING._replace(nearest=(15, 16)), name))


def test_an_excel_mark_stands_before_a_csv_file_only() -> None:
    assert render_bytes(answer_page(QUARTER), "csv").startswith(b"\xef\xbb\xbf")
    assert not render_bytes(answer_page(QUARTER), "markdown").startswith(b"\xef\xbb\xbf")


class Tags(HTMLParser):
    """The tags and attributes of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_html_of_a_hostile_list_is_text() -> None:
    nasty = "<script>alert(1)</script>\" onload='x' &amp; \u202e"
    row = NOISE._replace(
        district_task=nasty,
        category=nasty,
        units=(nasty,),
        details=((nasty, nasty),),
        milestones=(nasty,) * 4,
    )
    answer = answered(row, summary=nasty, understood=Understood(corrections=((nasty, nasty),)))
    tags = Tags()
    tags.feed(str(render(answer_page(answer._replace(suggestions=(nasty,))), "html")))
    assert not tags.tags & {"script", "img", "a", "iframe"}
    assert not {name for name in tags.attributes if name.startswith("on")}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x"])
def test_a_spreadsheet_runs_nothing(start: str) -> None:
    import openpyxl

    row = AUDIT._replace(district_task=start, units=(start,))
    data = render(answer_page(answered(row, summary=start)), "xlsx")
    assert isinstance(data, bytes)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    found = [cell for line in sheet.iter_rows() for cell in line if cell.value == start]
    assert len(found) == 3 and all(cell.data_type == "s" for cell in found)


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"ics"}))
def test_a_hostile_answer_can_be_written(name: str) -> None:
    assert render(answer_page(HOSTILE), name)


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="没有“pdf”这种格式"):
        render(answer_page(QUARTER), "pdf")


def test_an_answer_has_no_days() -> None:
    with pytest.raises(UsageError, match="日历"):
        render(answer_page(QUARTER), "ics")


def test_markdown_begins_no_list() -> None:
    row = TRAINING._replace(quarter=None, district_task="1. 一\n- 二")
    answer = answered(row, summary="1. 三", suggestions=("- 四",))
    text = str(render(answer_page(answer), "markdown"))
    assert r"**1\. 三**" in text and r"1. \- 四" in text
    assert "\n- " not in text


def test_rows_of_several_lists_say_which_list() -> None:
    rows: tuple[Row, ...] = (AUDIT._replace(list_label="2022年津南区"), AUDIT)
    (first, second) = csv.DictReader(io.StringIO(str(render(answer_page(answered(*rows)), "csv"))))
    assert (first["清单"], second["清单"]) == ("2022年津南区", "")
