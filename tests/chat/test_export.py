"""/导出: formats, overwriting, whole files only, clear refusals."""

from __future__ import annotations

import csv
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.chat.session import Session
from assistant.files import write_atomically

Tell = Callable[[str], str]


@pytest.fixture(autouse=True)
def asked(tell: Tell) -> None:
    tell("区残联三季度要做什么")


def test_markdown(tell: Tell, tmp_path: Path) -> None:
    file = tmp_path / "三季度.md"
    assert tell(f"/导出 {file}") == f"已存到 {file}（2行）"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("**区残联三季度共2项任务。**") and "| 15 | 三季度 |" in text


def test_csv_opens_in_a_spreadsheet(tell: Tell, tmp_path: Path) -> None:
    file = tmp_path / "a.CSV"
    tell(f"/导出 {file}")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["任务"] for row in rows] == ["15", "16"]


def test_csv_cells_are_no_formulas(session: Session, tell: Tell, tmp_path: Path) -> None:
    assert session.last is not None
    cells = ["=1+1", "+1", "-1", "@A1"]
    rows = tuple(session.last.rows[0]._replace(district_task=cell) for cell in cells)
    session.answers.append(session.last._replace(rows=rows))
    tell(f"/x {tmp_path / 'a.csv'}")
    with open(tmp_path / "a.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["本区任务"] for row in csv.DictReader(file)] == ["'" + cell for cell in cells]


def test_json(session: Session, tell: Tell, tmp_path: Path) -> None:
    tell(f"/export {tmp_path / 'a.json'}")
    assert session.last is not None
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == session.last.to_dict()


def test_overwrites_only_when_confirmed(tell: Tell, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("mine")
    assert "再输一次" in tell(f"/导出 {file}")
    tell("谁负责")  # anything in between takes the confirmation back
    assert "再输一次" in tell(f"/导出 {file}")
    other = tmp_path / "b.md"
    other.write_text("mine too")
    assert "再输一次" in tell(f"/导出 {other}")  # another file was not confirmed
    assert file.read_text() == "mine" and other.read_text() == "mine too"
    assert "已存到" in tell(f"/导出 {other}")
    assert "已存到" in tell(f"/导出 {file} !")
    assert "mine" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "{}！", "{}!", "  {}  "])
def test_quotes_and_marks_are_no_part_of_the_name(quoted: str, tell: Tell, tmp_path: Path) -> None:
    file = tmp_path / "我的 回答.md"
    tell("/导出" + quoted.format(file))
    assert file.is_file()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "写明文件"),
        ("a.pdf", "哪种格式"),
        ("a", "哪种格式"),
        ("nowhere/a.csv", "没有这个文件夹"),
        ("folder.md", "文件夹"),
        ("file.txt/a.md", "写不了"),
        ("a\0.md", "a"),
        ("长" * 300 + ".md", "写不了"),
    ],
)
def test_refusals(name: str, reason: str, tell: Tell, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "file.txt").write_text("")
    before = sorted(os.listdir(tmp_path))
    path = tmp_path / name if name else ""
    said = tell(f"/导出 {path}")
    assert reason in said
    if "已存到" not in said:
        assert sorted(os.listdir(tmp_path)) == before


def test_devices_are_left_alone(tell: Tell, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "不是普通文件" in tell(f"/导出 {tmp_path / 'pipe.md'} !")


def test_nothing_to_export(session: Session, tell: Tell, tmp_path: Path) -> None:
    tell("你好")
    assert "没有表格" in tell(f"/导出 {tmp_path / 'a.csv'}")
    session.reset()
    assert "先问" in tell(f"/导出 {tmp_path / 'a.md'}")
    assert os.listdir(tmp_path) == []


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, b"new")
    assert file.read_text() == "old" and os.listdir(tmp_path) == ["a.md"]


def test_mode_and_link_are_kept(tell: Tell, tmp_path: Path) -> None:
    file, link = tmp_path / "a.md", tmp_path / "link.md"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    tell(f"/导出 {link} !")
    assert link.is_symlink() and stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.read_text(encoding="utf-8").startswith("**")
