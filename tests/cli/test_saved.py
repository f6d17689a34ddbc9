"""Saved questions: kept, asked by name, listed, removed, exported."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_program import run

from assistant import UsageError, saved


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path)}


def test_saved_then_asked_by_name(home: dict[str, str]) -> None:
    assert run("save", "周会", "区残联三季度要做什么", **home).status == 0
    lines = run("周会", **home).out.splitlines()
    assert lines[:2] == ["问：区残联三季度要做什么", "区残联三季度共2项任务。"]
    assert json.loads(run("周会", "--json", **home).out)["question"] == "区残联三季度要做什么"


def test_several_words_need_no_quotes_and_the_last_one_counts(home: dict[str, str]) -> None:
    run("save", "周会", "区残联", "三季度", **home)
    assert "已改成" in run("save", "周会", "区民政局", "三季度", **home).out
    assert json.loads(run("saved", "--json", **home).out)["saved"] == [
        {"name": "周会", "question": "区民政局 三季度"}
    ]


def test_listed_removed_exported(home: dict[str, str]) -> None:
    assert run("saved", **home).status == 1
    for name in ("周会", "月报"):
        run("save", name, "口袋公园谁负责", **home)
    exported = list(csv.DictReader(io.StringIO(run("saved", "--format", "csv", **home).out)))
    assert exported == [{"名字": name, "问题": "口袋公园谁负责"} for name in ("周会", "月报")]
    assert run("unsave", "周会", **home).status == 0
    assert run("saved", **home).out.splitlines()[1:] == ["月报\t口袋公园谁负责"]
    assert run("unsave", "周会", **home).status == 2


def test_kept_with_the_users_words_as_lines_that_an_editor_opens(
    home: dict[str, str], tmp_path: Path
) -> None:
    run("save", "周会", "口袋公园谁负责", **home)
    (file,) = (tmp_path / "qingdan" / "synonyms").rglob("*.txt")
    assert "周会 = 口袋公园谁负责" in file.read_text(encoding="utf-8").splitlines()
    file.write_bytes("周会 = 区残联三季度\n乱写一行\n".encode("gbk"))  # as Notepad saves it
    assert "区残联三季度共2项" in run("周会", **home).out
    assert run("区残联四季度", **home).status == 0  # the user's words are read as before


@pytest.mark.parametrize(
    "name", ["", " ", "a=b", "#x", "长" * 30, "-x", "/帮助", "show", "15", "a\nb", "a\x1b"]
)
def test_names_that_cannot_be(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("QINGDAN_SYNONYMS", str(tmp_path))
    with pytest.raises(UsageError):
        saved.save(name, "口袋公园谁负责", ("show",))
    assert not list(tmp_path.iterdir())


def test_chat_knows_them(home: dict[str, str]) -> None:
    run("save", "周会", "区残联三季度要做什么", **home)
    out = run("chat", stdin="周会\n那四季度呢\n", **home).out
    assert "→ 区残联三季度要做什么" in out and "区残联四季度共2项任务。" in out
