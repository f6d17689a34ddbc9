"""The log of questions without an answer: nothing unless asked for, then what README says and no more."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from cli_program import run

from assistant import Assistant
from assistant.catalog.misses import MAX_BYTES, common_misses

MISS = "火星局有哪些任务"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "没问到.jsonl"
    monkeypatch.setenv("QINGDAN_LOG", str(path))
    return path


def lines(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_nothing_is_written_unless_asked_for(tmp_path: Path) -> None:
    assert run(MISS, HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path), TMPDIR=str(tmp_path)).status == 1
    assert list(tmp_path.iterdir()) == []


def test_what_is_written(log: Path) -> None:
    old = os.umask(0)
    try:
        with Assistant() as opened:
            opened.ask("区残联三季度要做什么")
            assert not log.exists()
            opened.ask(MISS)
            opened.ask("火星" * 200)
    finally:
        os.umask(old)
    first, second = lines(log)
    assert first == {"question": MISS, "unknown": ["火星局"]}
    assert set(second) == {"question", "unknown"} and len(str(second["question"])) == 200
    if os.name != "nt":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert common_misses(log) == [("火星局", 1), ("火星", 1)]  # however often one question says it


def test_conversations_and_the_programs_own_questions_are_not_noted(log: Path) -> None:
    with Assistant() as opened:
        opened.conversation().ask(MISS)
        with pytest.raises(Exception, match="火星局"):
            opened.due(unit="火星局")
    assert run("chat", stdin=MISS, QINGDAN_LOG=str(log)).status == 0
    assert not log.exists()


def test_the_web_page_notes_nothing(log: Path) -> None:
    testing = pytest.importorskip("starlette.testclient")
    from assistant.web.app import make_app

    with Assistant() as opened:
        client = testing.TestClient(make_app(opened))
        assert client.get("/ask.json", params={"q": MISS}).json()["status"] == "not_found"
    assert not log.exists()


def test_commands_that_note(log: Path) -> None:
    assert run(MISS, QINGDAN_LOG=str(log)).status == 1
    assert run("batch", stdin=f"{MISS}\n口袋公园谁负责\n", QINGDAN_LOG=str(log)).status == 0
    assert [line["question"] for line in lines(log)] == [MISS, MISS]
    assert "火星局 2次" in run("synonyms", "check", QINGDAN_LOG=str(log)).out


@pytest.mark.parametrize("kind", ["full", "folder", "missing folder"])
def test_a_log_that_cannot_be_written_costs_no_answer(log: Path, kind: str) -> None:
    if kind == "full":
        log.write_bytes(b"\n" * (MAX_BYTES + 1))
    elif kind == "folder":
        log.mkdir()
    path = log / "x" if kind == "missing folder" else log
    done = run(MISS, QINGDAN_LOG=str(path))
    assert done.status == 1 and done.err == "" and "火星局" in done.out
    if kind == "full":
        assert log.stat().st_size == MAX_BYTES + 1
