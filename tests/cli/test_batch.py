"""``batch``: every non-blank line gets exactly one answer, in order, whatever it holds."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from cli_program import run, run_bytes

from assistant import Assistant
from assistant.cli import batch
from assistant.cli.batch import answer_line, read_line
from assistant.cli.streams import text_lines
from assistant.errors import UsageError

QUESTION = "区残联三季度要做什么"


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_plain_and_json_lines_in_order() -> None:
    lines = [QUESTION, "", "  ", json.dumps({"question": "本季度要做什么", "today": "2022-08-30"}), "你好"]
    done = run("batch", stdin="\n".join(lines))
    assert done.status == 0 and done.err == ""
    first, second, third = answers(done.out)
    assert first["question"] == QUESTION and first["status"] == "answered"
    assert second["understood"]["quarters"] == [3]
    assert third["status"] == "help"


def test_a_line_gets_what_ask_gets() -> None:
    assert run("batch", stdin=QUESTION).out == run(QUESTION, "--json").out


def test_several_processes_keep_the_order(tmp_path: Path) -> None:
    file = tmp_path / "问题.txt"
    lines = [f"{unit}{quarter}" for unit in ("残联", "教育局", "火星局") for quarter in ("一季度", "四季度")]
    file.write_text("\n".join([*lines * 20, "{坏", QUESTION]), encoding="utf-8")
    alone, together = run("batch", str(file)), run("batch", str(file), "--jobs", "2")
    assert together.status == 0 and together.out == alone.out
    assert "第121行" in together.err
    assert run("batch", str(file), "--jobs", "0").status == 2


def test_a_line_asked_again_gets_its_own_day_and_is_missed_again(tmp_path: Path) -> None:
    days = ("2022-02-01", "2022-05-01", "2022-02-01")
    now = [json.dumps({"question": "本季度要做什么", "today": day}) for day in days]
    log = tmp_path / "misses.jsonl"
    got = answers(run("batch", stdin="\n".join([*now, *["火星基地谁负责"] * 3]), QINGDAN_LOG=str(log)).out)
    assert [a["understood"]["quarters"] for a in got[:3]] == [[1], [2], [1]] and got[0] == got[2]
    assert got[3] == got[4] == got[5] and got[3]["status"] == "not_found"
    assert len(log.read_text("utf-8").splitlines()) == 3


def test_no_more_answers_are_kept_than_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_KEPT", 2)
    lines = [f"任务{number}谁负责" for number in (1, 2, 3, 1, 2, 3)]
    told = io.StringIO()
    batch.answer_lines(Assistant(), io.BytesIO("\n".join(lines).encode()), told, None)
    got = answers(told.getvalue())
    assert [[row["task"] for row in a["rows"]] for a in got] == [[1], [2], [3]] * 2


def test_today_of_the_command_is_the_default() -> None:
    lines = '本季度要做什么\n{"question": "本季度要做什么", "today": "2022-11-01"}\n'
    got = answers(run("batch", "--today", "2022-02-01", stdin=lines).out)
    assert [a["understood"]["quarters"] for a in got] == [[1], [4]]


BAD = [
    "{",
    '{"question": 5}',
    '{"question": ""}',
    "{}",
    '{"reset": true}',
    '{"question": "区残联", "today": "2022-13-45"}',
    '{"question": "区残联", "today": 5}',
    '{"question": "区残联"} tail',
    '{"a":' * 100_000,
    "好" * 100_000,
]


@pytest.mark.parametrize("line", BAD, ids=lambda line: line[:24])
def test_an_unusable_line_is_answered_and_stops_nothing(line: str) -> None:
    done = run("batch", stdin=f"{line}\n{QUESTION}\n")
    bad, good = answers(done.out)
    assert done.status == 0 and bad["status"] == "not_found" and bad["rows"] == [] and bad["summary"]
    assert good["status"] == "answered"


@pytest.mark.parametrize("line", ["[1, 2]", '"区残联"', "null", "\x01\x02", "\x00", "=1+1", "\ufffd"])
def test_other_lines_are_questions(line: str) -> None:
    done = run("batch", stdin=f"{line}\n{QUESTION}\n")
    assert done.err == "" and len(answers(done.out)) == (1 if line == "\x00" else 2)


def test_a_program_error_costs_one_line_only(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(Assistant):
        def ask(self, *_: Any, **__: Any) -> Any:
            raise ZeroDivisionError("oops")

    assert answer_line(Broken(), QUESTION, None, 7).status == "not_found"
    err = capsys.readouterr().err
    assert "第7行" in err and "ZeroDivisionError" in err


@pytest.mark.parametrize(
    "data",
    [
        QUESTION.encode() + b"\r\n" + "你好".encode() + b"\r\n",
        b"\xef\xbb\xbf" + QUESTION.encode() + b"\n" + "你好".encode(),
        (QUESTION + "\n你好\n").encode("gbk"),
        QUESTION.encode("gbk") + b"\n" + "你好".encode() + b"\n",
        (QUESTION + "\r\n你好\r\n").encode("utf-16"),
        b"\n\n" + QUESTION.encode() + b"\n\n\n" + "你好".encode() + b"\n\n",
    ],
    ids=["crlf", "bom", "gbk", "mixed", "utf-16", "blank lines"],
)
@pytest.mark.parametrize("as_file", [True, False], ids=["file", "stdin"])
def test_encodings(data: bytes, as_file: bool, tmp_path: Path) -> None:
    path = tmp_path / "问题.txt"
    path.write_bytes(data)
    done = run_bytes("batch", str(path)) if as_file else run_bytes("batch", "-", stdin=data)
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [QUESTION, "你好"]


def test_text_lines_keep_what_cannot_be_read_visible() -> None:
    assert list(text_lines(io.BytesIO(b"\xff\xff\xff\nab"))) == ["\ufffd\ufffd\ufffd", "ab"]
    assert list(text_lines(io.BytesIO(b""))) == []
    assert list(text_lines(io.BytesIO(b"\xef\xbb\xbf"))) == [""]


def test_read_line_repairs_lone_surrogates() -> None:
    assert read_line('{"question": "\\ud800区残联"}') == ("?区残联", None)
    with pytest.raises(UsageError):
        read_line("{")


def test_a_line_in_no_known_encoding_says_so_with_its_number() -> None:
    done = run("batch", stdin=QUESTION.encode() + b"\n\x81\x8d\xff\xfe\x81\x20\xff\n" + QUESTION.encode())
    first, second, third = answers(done.out)
    assert first["status"] == third["status"] == "answered"
    assert second["status"] == "not_found" and "编码" in second["summary"]
    assert done.err.startswith("qingdan: 第2行：") and "UTF-8" in done.err
