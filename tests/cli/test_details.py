"""Columns that have no field of their own are shown: by ``show``, ``overview`` and every export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_program import run

from assistant.cli.importing import ImportRequest, run_import
from tests.documents.makers import text_file

LIST = (
    "序号,任务内容,责任单位,完成时限,责任领导\n1,修路。,区住建局,2023年6月底,张三\n2,种树。,区城管局,,李四\n"
)


@pytest.fixture
def database(tmp_path: Path) -> str:
    document = text_file(tmp_path / "2023年西青区民生实事清单.csv", LIST)
    assert run_import(ImportRequest((document,), {}, use=True, db=tmp_path / "a.db")) == 0
    return str(tmp_path / "a.db")


def test_show_and_overview_in_every_format(database: str) -> None:
    shown = run("show", "1", "--db", database, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="100").out
    assert "完成时限  2023年6月底" in shown and "责任领导  张三" in shown
    assert json.loads(run("show", "2", "--db", database, "--json").out)["details"] == {"责任领导": "李四"}
    for style in ("csv", "markdown", "plain"):
        assert "责任领导" in run("show", "1", "--db", database, "--format", style).out
        listed = run("overview", "--db", database, "--format", style).out
        assert "完成时限" in listed and "张三" in listed and "李四" in listed
    drawn = run("overview", "--db", database, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="120").out
    assert "修路。 完成时限" in drawn and "种树。 责任领" in drawn  # clipped like the rest of the task


@pytest.mark.parametrize("style", ["csv", "markdown", "json"])
def test_every_export_has_them(database: str, style: str) -> None:
    exported = run("export", "西青区", "--db", database, "--format", style).out
    assert all(text in exported for text in ("完成时限", "2023年6月底", "责任领导", "张三", "李四"))


def test_a_list_without_them_looks_as_before() -> None:
    assert "details" not in json.loads(run("show", "1", "--json").out)
