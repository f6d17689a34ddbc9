"""Lines through a pipe: plain and JSON, encodings, commands; and what is not loaded for them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from assistant import Assistant
from assistant.chat import run_chat


def talk(assistant: Assistant, text: str | bytes, json_lines: bool = True, today: date | None = None) -> str:
    """What a conversation over ``text`` writes."""
    data = text.encode() if isinstance(text, str) else text
    stdout = io.StringIO()
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
    assert run_chat(assistant, json_lines=json_lines, today=today, stdin=stdin, stdout=stdout) == 0
    return stdout.getvalue()


def answers(assistant: Assistant, text: str | bytes, today: date | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in talk(assistant, text, today=today).splitlines()]


def test_one_object_a_line_with_memory(assistant: Assistant) -> None:
    found = answers(assistant, "区残联三季度要做什么\n那四季度呢\n")
    assert [a["understood"]["quarters"] for a in found] == [[3], [4]]
    assert found[1]["understood"]["units"] == ["区残联"]


def test_reset_gets_no_line_and_forgets(assistant: Assistant) -> None:
    found = answers(assistant, '区残联三季度要做什么\n{"reset": true}\n那四季度呢\n')
    assert len(found) == 2 and found[1]["understood"]["units"] == []


def test_today_of_the_line_goes_before_the_option(assistant: Assistant) -> None:
    lines = '教育局本季度\n{"question": "教育局本季度", "today": "2022-02-01"}\n'
    found = answers(assistant, lines, today=date(2022, 8, 15))
    assert [a["understood"]["quarters"] for a in found] == [[3], [1]]


@pytest.mark.parametrize(
    "line",
    [
        "{bad",
        '{"question": 5}',
        '{"question": ""}',
        "{}",
        '{"question": "教育局", "today": "tomorrow"}',
        '{"question": "教育局", "today": 5}',
        '{"reset": "yes"}',
        "[1]",
        "字" * 100_000,
        "{" * 100_000,
        "\x00\x01",
    ],
)
def test_unusable_lines_get_an_answer_and_the_next_one_too(line: str, assistant: Assistant) -> None:
    first, second = answers(assistant, f"{line}\n区残联三季度要做什么\n")
    assert first["status"] == "not_found" and first["summary"] and first["rows"] == []
    assert second["status"] == "answered"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_encodings(encoding: str, assistant: Assistant) -> None:
    found = answers(assistant, "区残联三季度要做什么\r\n那四季度呢".encode(encoding))
    assert [a["status"] for a in found] == ["answered", "answered"]
    assert found[0]["question"] == "区残联三季度要做什么"


def test_broken_bytes(assistant: Assistant) -> None:
    found = answers(assistant, "区残联三季度".encode() + b"\xff\xfe\n" + "教育局\n".encode())
    assert len(found) == 2 and found[1]["status"] == "answered"


def test_blank_lines_and_no_lines(assistant: Assistant) -> None:
    assert talk(assistant, "") == "" == talk(assistant, "\n \n\u3000\n\ufeff\n")


def test_text_mode(assistant: Assistant) -> None:
    text = talk(
        assistant, '民政局五季度\n1\n{"reset": true}\n/今天 2022-08-15\n教育局本季度\n', json_lines=False
    )
    assert "1. " in text and "→ " in text and "区教育局三季度" in text
    assert "\x1b" not in text


def test_text_mode_stops_at_quit(assistant: Assistant) -> None:
    assert talk(assistant, "/退出\n教育局\n", json_lines=False) == ""


def test_text_mode_takes_json_lines(assistant: Assistant) -> None:
    text = talk(assistant, '{"question": "教育局本季度", "today": "2022-08-15"}\n{bad\n', json_lines=False)
    assert "三季度" in text and "JSON" in text


def test_escapes_of_a_question_are_not_written(assistant: Assistant) -> None:
    for json_lines in (True, False):
        assert "\x1b" not in talk(assistant, "\x1b[31m火星局\x9b0m任务\n", json_lines)


def test_every_answer_is_flushed_at_once() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "chat", "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        for question in ("区残联三季度要做什么", "那四季度呢"):
            process.stdin.write(question.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        process.stdin.close()
        assert process.wait(10) == 0


def test_a_pipe_loads_no_terminal_library() -> None:
    code = (
        "import io, sys\n"
        "from assistant import Assistant\n"
        "from assistant.chat import run_chat\n"
        "for j in (True, False):\n"
        "    stdin, stdout = io.StringIO('残联'), io.StringIO()\n"
        "    run_chat(Assistant(), json_lines=j, today=None, stdin=stdin, stdout=stdout)\n"
        "print({m.split('.')[0] for m in sys.modules} & {'prompt_toolkit', 'rich', 'typer', 'asyncio'})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
