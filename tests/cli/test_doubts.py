"""``import`` of a reading that is not sure: refused in a pipe, asked about at a terminal, stored when accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.catalog import library
from assistant.cli import importing
from assistant.cli.importing import ImportRequest, run_import
from tests.documents.makers import Rows, text_file, xlsx_file

UNSURE = "序号,任务内容,责任单位\n1,修路。,\n2,种树。,\n3,建园。,区教育局\n"
SURE = "序号,任务内容,责任单位\n1,修路。,区住建局\n2,种树。,区城管局\n"


def request(folder: Path, text: str, accept: bool = False) -> ImportRequest:
    document = text_file(folder / "2023年西青区民生实事清单.csv", text)
    return ImportRequest((document,), {}, db=folder / "own" / "a.db", accept_warnings=accept)


def test_a_pipe_stores_nothing_and_says_how(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_import(request(tmp_path, UNSURE)) == 2
    shown = capsys.readouterr()
    assert "3项任务里有2项没有责任单位" in shown.err and "--accept-warnings" in shown.err
    assert "任务\t3项" in shown.out and "责任单位\t1个" in shown.out
    assert not (tmp_path / "own").exists()


def test_accepted_warnings_are_stored(tmp_path: Path) -> None:
    assert run_import(request(tmp_path, UNSURE, accept=True)) == 0
    assert "西青区" in [line.region for line in library.lists(tmp_path / "own" / "a.db")]


def test_what_is_sure_needs_no_word(tmp_path: Path) -> None:
    assert run_import(request(tmp_path, SURE)) == 0


def test_a_person_is_asked_and_no_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importing, "is_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: "n")
    assert run_import(request(tmp_path, UNSURE)) == 1
    shown = capsys.readouterr()
    assert "要先核对" in shown.out and "没有导入" in shown.err
    assert not (tmp_path / "own").exists()
    monkeypatch.setattr("builtins.input", lambda question: "y")
    assert run_import(request(tmp_path, UNSURE)) == 0


def test_a_failed_import_leaves_no_new_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(library, "add_list", fail)
    with pytest.raises(OSError, match="disk"):
        run_import(request(tmp_path, SURE))
    assert not (tmp_path / "own" / "a.db").exists()


def test_every_warning_is_a_line_of_four_fields_in_a_pipe(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: Rows = [
        ["序号", "任务内容", "责任单位", "备注\t1"],
        *([n, f"事{n}。", "区教育局", "x"] for n in range(1, 4)),
    ]
    document = xlsx_file(tmp_path / "2023年西青区民生实事清单.xlsx", {"s": rows})
    run_import(ImportRequest((document,), {}, db=tmp_path / "a.db"))
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("位置\t行\t列\t原因")
    told = [line for line in lines[start + 1 :] if "\t" in line]
    assert told and all(line.count("\t") == 3 for line in told)
