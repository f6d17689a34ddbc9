"""What the formats have no place for stands on standard error; what they hold is for programs alone."""

from __future__ import annotations

import csv
import io
import json

import pytest
from cli_program import run, run_bytes


@pytest.mark.parametrize("style", ["csv", "jsonl"])
def test_corrections_stand_beside_rows(style: str) -> None:
    done = run("区惨联三季度", "--format", style)
    assert "已按“区残联”理解“区惨联”" in done.err and "已按" not in done.out
    assert done.out.count("\n") == (3 if style == "csv" else 2)


def test_a_refusal_in_json_lines_is_one_line_and_its_reason() -> None:
    done = run("第十四项", "--format", "jsonl")
    assert done.status == 1 and json.loads(done.out)["status"] == "not_found"
    assert done.err.count("\n") == 1 and "第十四项" in done.err


def test_a_number_stands_in_a_csv() -> None:
    rows = list(csv.DictReader(io.StringIO(run("清单一共多少项任务", "--format", "csv").out)))
    assert {row["数值"] for row in rows} == {"34"} and "34项" in rows[0]["回答"]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_the_mark_means_utf8_whatever_the_terminal_speaks(encoding: str) -> None:
    marked = run_bytes("口袋公园谁负责", "--format", "csv", "--bom", PYTHONIOENCODING=encoding).stdout
    assert marked.startswith(b"\xef\xbb\xbf") and "口袋公园" in marked.decode("utf-8-sig")
    plain = run_bytes("口袋公园谁负责", "--format", "csv", PYTHONIOENCODING=encoding).stdout
    assert not plain.startswith(b"\xef\xbb\xbf") and "口袋公园" in plain.decode(encoding)


@pytest.mark.parametrize("command", [["show", "15"], ["due", "--today", "2022-08-30"]])
@pytest.mark.parametrize("style", ["html", "xlsx", "docx", "jsonl"])
def test_every_listing_in_every_format(command: list[str], style: str) -> None:
    done = run_bytes(*command, "--format", style)
    assert done.returncode == 0 and len(done.stdout) > 100


def test_an_answer_as_a_spreadsheet() -> None:
    import openpyxl

    data = run_bytes("区残联三季度要做什么", "--format", "xlsx").stdout
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "区残联三季度共2项任务。" and [row[0] for row in rows[2:4]] == [15, 16]
