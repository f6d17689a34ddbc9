"""The program as people and scripts meet it: exit status, streams, encodings, bad input."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_program import environment, run, run_bytes

from assistant.cli.pages import PAGES
from tools.make_pages import composed

QUESTION = "区残联三季度要做什么"


def one_line_of(err: str) -> str:
    """Standard error is exactly one Chinese line, never a traceback."""
    assert err.endswith("\n") and err.count("\n") == 1, err
    assert err.startswith("qingdan: ") and "Traceback" not in err
    assert any("\u4e00" <= char <= "\u9fff" for char in err)
    return err


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        ([QUESTION], 0),
        (["ask", "区残联", "三季度"], 0),
        (["你好"], 0),
        (["第十四项"], 1),
        (["--json", "第十四项"], 1),
    ],
    ids=str,
)
def test_exit_status_of_answers(argv: list[str], status: int) -> None:
    done = run(*argv)
    assert (done.status, done.err) == (status, "")
    assert done.out


@pytest.mark.parametrize(
    "argv",
    [
        [""],
        ["   "],
        ["\u3000"],
        ["\x1b\x07"],
        ["--json"],
        ["好" * 501],
        ["a" * 100_000],
        [QUESTION, "--today", "2022-13-01"],
        [QUESTION, "--today"],
        [QUESTION, "--format", "pdf"],
        [QUESTION, "--json", "--format", "csv"],
        [QUESTION, "--db", "/nonexistent.db"],
        [QUESTION, "--db", "/"],
        [QUESTION, "--synonyms", "/nonexistent"],
        [QUESTION, "--nonsense"],
        ["show"],
        ["show", "x"],
        ["show", "1", "2"],
        ["batch", "/nonexistent"],
        ["batch", "/"],
        ["check", "--db", "/nonexistent.db"],
        ["chat", "--today", "x"],
    ],
    ids=lambda argv: " ".join(argv)[:30],
)
def test_wrong_usage_is_one_line_and_two(argv: list[str]) -> None:
    done = run(*argv)
    one_line_of(done.err)
    assert (done.status, done.out) == (2, "")


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"x" * 5000])
@pytest.mark.parametrize("command", [[QUESTION], ["show", "3"], ["check"], ["batch"]], ids=lambda c: c[0])
def test_unusable_database(content: bytes, command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "坏的.db"
    path.write_bytes(content)
    done = run(*command, "--db", str(path), stdin=QUESTION)
    one_line_of(done.err)
    assert done.status == 2


def test_foreign_database(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    done = run(QUESTION, "--db", str(path))
    assert "不是清单助手的数据库" in one_line_of(done.err)
    assert done.status == 2


def test_database_from_the_environment() -> None:
    assert run(QUESTION, QINGDAN_DB="/nonexistent.db").status == 2


def test_json_is_one_line_with_the_contract_keys() -> None:
    done = run(QUESTION, "--json")
    assert done.out.count("\n") == 1 and "残联" in done.out
    answer = json.loads(done.out)
    head = ["schema", "question", "status", "intent", "summary", "understood", "rows", "units"]
    more = ["value", "value_unit", "parts", "nearest", "caveats"]
    assert list(answer) == [*head, *more, "suggestions", "source"]
    assert answer["question"] == QUESTION
    assert run("--json", QUESTION).out == run(QUESTION, "--format", "json").out == done.out


def test_explain_with_json_is_one_object() -> None:
    record = json.loads(run(QUESTION, "--json", "--explain").out)
    assert set(record["explain"]) == {"pieces", "corrections", "links", "scope", "parts"}
    (part,) = record["explain"]["parts"]
    assert [each["filter"] for each in part["filters"]] == ["unit", "period"]
    spans = [piece["span"] for piece in record["explain"]["pieces"]]
    assert spans == sorted(spans) and spans


def test_explain_shows_pieces_first() -> None:
    lines = run(QUESTION, "--explain").out.splitlines()
    assert lines[0].startswith("读到")
    assert any("区残联" in line and "[0:3]" in line for line in lines)


def test_pipe_gets_one_line_a_row_and_nothing_drawn() -> None:
    out = run(QUESTION).out
    rows = [line for line in out.splitlines() if line.startswith(("15\t", "16\t"))]
    assert len(rows) == 2 and all("三季度" in row and "区残联" in row for row in rows)
    assert not set("\x1b─│╭┌") & set(out)


def test_table_in_a_pipe_has_no_lines_and_no_colours() -> None:
    out = run(QUESTION, "--format", "table").out
    assert "八、帮扶特殊困难群体" in out
    assert not set("\x1b─│╭┌") & set(out)


def test_force_color_draws_and_no_color_takes_the_colour() -> None:
    coloured = run(QUESTION, FORCE_COLOR="1", COLUMNS="100", TERM="xterm-256color").out
    assert "─" in coloured and "\x1b[1;35m" in coloured
    plain = run(QUESTION, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="100", TERM="xterm-256color").out
    assert "─" in plain and "35m" not in plain


def test_terminal_gets_the_table() -> None:
    master, slave = pty.openpty()
    argv = [sys.executable, "-m", "assistant", QUESTION]
    with subprocess.Popen(
        argv, stdout=slave, stderr=slave, env=environment(COLUMNS="80", TERM="xterm")
    ) as process:
        assert process.wait(60) == 0
    os.close(slave)
    text = os.read(master, 100_000).decode()
    os.close(master)
    assert "─" in text and "\x1b[" in text and "三季度目标" in text


@pytest.mark.parametrize(
    "argv", [[QUESTION], [QUESTION, "--format", "table"], ["show", "3"], ["第十四项"]], ids=str
)
@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_any_stdout_encoding(argv: list[str], encoding: str) -> None:
    done = run(*argv, PYTHONIOENCODING=encoding)
    assert done.status in (0, 1) and done.err == ""
    assert ("区" in done.out) == (encoding == "gbk")


def test_help_in_gbk() -> None:
    assert run("--help", PYTHONIOENCODING="gbk").out.startswith("用法：")


def test_json_survives_a_stdout_without_chinese() -> None:
    assert json.loads(run(QUESTION, "--json", PYTHONIOENCODING="ascii").out)["question"] == QUESTION
    gbk = run_bytes(QUESTION, "--json", PYTHONIOENCODING="gbk").stdout.decode("gbk")
    assert json.loads(gbk)["question"] == QUESTION and "残联" in gbk


def test_c_locale() -> None:
    done = run_bytes(QUESTION, LC_ALL="C", LANG="C", PYTHONIOENCODING="")
    assert done.returncode == 0 and done.stderr == b"" and "残联".encode() in done.stdout


def test_gbk_argument_in_a_utf8_shell() -> None:
    done = run(QUESTION.encode("gbk"), "--json")
    assert json.loads(done.out)["question"] == QUESTION


def test_broken_bytes_in_an_argument() -> None:
    done = run(b"\xff\xfe\xff" + QUESTION.encode(), "--json")
    assert done.status in (0, 1) and done.err == ""
    json.loads(done.out)


@pytest.mark.parametrize("style", ["plain", "table", "markdown"])
def test_control_characters_and_markup_do_nothing(style: str) -> None:
    done = run(
        "[bold]区残联[/bold]\x1b[31m三季度[link=x]要\x9b31m做什么[/]", "--format", style, FORCE_COLOR=""
    )
    assert done.err == "" and done.status in (0, 1)
    assert not set("\x1b\x9b\x07") & set(done.out)


def test_broken_pipe_is_quiet() -> None:
    command = f"yes {QUESTION} | {sys.executable} -m assistant batch | head -c 10; exit ${{PIPESTATUS[1]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), timeout=60)
    assert (done.returncode, done.stderr) == (141, b"")


def test_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        argv = [sys.executable, "-m", "assistant", QUESTION]
        done = subprocess.run(argv, stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60)
    assert done.returncode == 2 and "磁盘满了" in one_line_of(done.stderr.decode())


def test_closed_stdout() -> None:
    command = f"{sys.executable} -m assistant {QUESTION} >&-"
    done = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(), timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_interrupt_is_130_without_traceback() -> None:
    argv = [sys.executable, "-m", "assistant", "batch"]
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(QUESTION.encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"{")  # it is up, and flushes as it goes
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b""


def test_csv_without_rows_says_why_beside_it() -> None:
    done = run("第十四项", "--format", "csv")
    assert done.status == 1 and done.out.count("\n") == 1
    assert "第十四项" in one_line_of(done.err)


def test_version() -> None:
    from assistant import __version__

    assert run("--version").out == f"qingdan {__version__}\n"


def test_the_written_pages_are_those_that_the_commands_compose() -> None:
    """``make pages`` was run since a command, an option or an example changed."""
    assert json.loads(Path(PAGES).read_text(encoding="utf-8")) == composed()


@pytest.mark.parametrize(
    "argv", [["--help"], ["-h"], ["show", "-h"], ["-h", "show"], ["synonyms", "add", "--help"]], ids=str
)
def test_help_is_a_written_page(argv: list[str]) -> None:
    done = run(*argv)
    words = " ".join(word for word in argv if word not in ("-h", "--help"))
    assert (done.status, done.out, done.err) == (0, composed()[words] + "\n", "")
