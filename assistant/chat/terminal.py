"""The conversation at a terminal: line editing, history, completion, a toolbar, paging."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING, TextIO

from assistant.answer import Answer
from assistant.chat.loop import is_dumb
from assistant.chat.paging import show
from assistant.chat.session import Session
from assistant.errors import QingdanError
from assistant.output.characters import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.assistant import Assistant

PROMPT = "清单> "
LEAVE_HINT = "（要离开请按 Ctrl-D，或输入 /退出）"


def run_terminal(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    """Talk until the person leaves."""

    def say(text: str) -> None:
        show(visible(text) + "\n", stdin, stdout)

    def show_answer(answer: Answer) -> None:
        from assistant.chat.draw import draw

        show(draw(answer, stdout), stdin, stdout)

    session = Session(assistant, assistant.conversation(), say, show_answer, today)
    info = assistant.document.info
    say(f"清单助手 · {info.title}\n直接输入问题，Tab 补全；/帮助 看用法，Ctrl-D 离开。")
    converse(session, _reader(session, stdin, stdout))
    say("再见。")
    return 0


def converse(session: Session, read: Callable[[], str]) -> None:
    """Lines in, answers out, until the end of input or /退出.  No mistake of ours ends the meeting."""
    while True:
        try:
            text = read()
        except KeyboardInterrupt:
            session.say(LEAVE_HINT)
            continue
        except EOFError:
            return
        try:
            # Several lines can be pasted at once: each is a turn of its own.
            if not all(session.handle(line) for line in text.splitlines()):
                return
        except KeyboardInterrupt:
            session.say("已停下。")
        except QingdanError as error:
            session.say(str(error))
        except Exception as error:
            if os.environ.get("QINGDAN_DEBUG"):
                raise
            session.say(f"这个问题让程序出错了（{type(error).__name__}: {error}），请换个问法。")


def _reader(session: Session, stdin: TextIO, stdout: TextIO) -> Callable[[], str]:
    """The best way of reading a line that this terminal allows."""
    if not is_dumb():
        try:
            from assistant.chat.prompt import make_reader

            return make_reader(session, PROMPT, stdin, stdout)
        except ImportError:
            pass  # without prompt_toolkit the terminal's own line editing has to do
        except Exception as error:
            # Git Bash on Windows is a terminal, but not one that prompt_toolkit can drive.
            if type(error).__name__ != "NoConsoleScreenBufferError":
                raise
    return lambda: plain_read(stdin, stdout)


def plain_read(stdin: TextIO, stdout: TextIO) -> str:
    """A line without any editing of ours; raises EOFError at the end of input."""
    stdout.write(PROMPT)
    stdout.flush()
    try:
        line = stdin.readline()
    except KeyboardInterrupt:
        stdout.write("\n")
        raise
    if not line:
        stdout.write("\n")
        raise EOFError
    return line
