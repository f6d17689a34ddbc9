"""One question a line from a pipe or a file: what a script, a test or another program talks to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, BinaryIO, TextIO

from assistant.answer import Answer
from assistant.cli.batch import read_line, unusable
from assistant.cli.guard import complain
from assistant.cli.streams import text_lines
from assistant.errors import DatabaseError, QingdanError, UsageError
from assistant.files import is_unreadable
from assistant.render.lines import write_lines
from assistant.render.to_json import json_line

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.chat.session import Talk

_BLANK = "\x00 \t\r\n\v\f\u3000\ufeff"


def run_pipe(
    assistant: Assistant, json_lines: bool, today: date | None, stdin: TextIO, stdout: TextIO
) -> int:
    """Answer every line, each at once; 0 when the input has ended.

    A line is a question, ``{"question": …, "today": …}`` or ``{"reset": true}``; text mode also takes
    the /commands of the terminal.
    """
    run = _run_json if json_lines else _run_text
    return run(assistant, today, stdin, stdout)


def _run_json(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    talk = assistant.conversation()
    for number, line in read_lines(stdin):
        if is_reset(line):
            talk.reset()
        else:
            answer = answer_turn(assistant, talk, line, today, number)
            write_lines(stdout, [json_line(answer.to_dict(), stdout.encoding)])
    return 0


def answer_turn(assistant: Assistant, talk: Talk, line: str, today: date | None, number: int) -> Answer:
    """The answer to one line; a line that cannot be asked gets the reason, and the conversation goes on."""
    question = line
    try:
        question, day = read_line(line)
        return talk.ask(question, day or today)
    except UsageError as error:
        complain(f"第{number}行：{error}")
        return unusable(assistant, line, str(error))
    except DatabaseError:
        raise
    except Exception as error:
        complain(f"第{number}行程序出错：{type(error).__name__}: {error}（问题：{question[:40]}）")
        return unusable(assistant, question, "这个问题没能处理，程序出错了。")


def _run_text(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    from assistant.chat.handle import handle
    from assistant.chat.session import Session

    session = Session(
        assistant,
        assistant.conversation(),
        say=lambda text: write_lines(stdout, [text]),
        show=lambda answer: write_lines(stdout, [f"{answer}\n"]),
        today=today,
    )
    for number, line in read_lines(stdin):
        if is_reset(line):
            session.reset()
        elif line.startswith("{") or is_unreadable(line):
            session.show(answer_turn(assistant, session.talk, line, session.today, number))
        else:
            try:
                if not handle(session, line):
                    break
            except DatabaseError:
                raise
            except QingdanError as error:
                session.say(str(error))
    return 0


def is_reset(line: str) -> bool:
    """Whether ``line`` begins a new conversation.

    >>> is_reset('{"reset": true}'), is_reset('{"reset": true, "question": "谁负责"}')
    (True, False)
    """
    if not line.startswith("{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return record.get("reset") is True and "question" not in record


def read_lines(stdin: TextIO) -> Iterator[tuple[int, str]]:
    """The lines with their numbers as they arrive, without blank ones; UTF-8, GBK or UTF-16 with a byte order mark."""
    raw: BinaryIO | None = getattr(stdin, "buffer", None)
    lines = stdin if raw is None else text_lines(raw)
    return ((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip(_BLANK))
