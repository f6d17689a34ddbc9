"""The conversation at a terminal: line editing, history, completion, a toolbar, paging."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol, TextIO

from assistant.answer import Answer
from assistant.chat.handle import handle
from assistant.chat.paging import show
from assistant.chat.session import Session
from assistant.cli.streams import is_dumb
from assistant.errors import QingdanError
from assistant.render.characters import visible

if TYPE_CHECKING:
    from assistant.assistant import Assistant

PROMPT = "清单> "
LEAVE_HINT = "（要离开请按 Ctrl-D，或输入 /退出）"


def run_terminal(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    """Talk until the person leaves."""
    from assistant.render.ambiguous import ambiguous_cells
    from assistant.render.cells import set_ambiguous

    set_ambiguous(ambiguous_cells(stdin, stdout))

    keyboard: Keyboard = PlainKeyboard(stdin, stdout)

    def say(text: str) -> None:
        show(visible(text) + "\n", stdout, keyboard.more)

    def show_answer(answer: Answer) -> None:
        from assistant.chat.draw import draw

        show(draw(answer, stdout), stdout, keyboard.more)

    session = Session(assistant, assistant.conversation(), say, show_answer, today)
    say(f"清单助手 · {assistant.document.info.title}\n直接输入问题，Tab 补全；/帮助 看用法，Ctrl-D 离开。")
    keyboard = _editing_keyboard(session, stdin, stdout) or keyboard
    try:
        converse(session, keyboard.read)
    finally:
        keyboard.close()
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
            if not all(handle(session, line) for line in text.splitlines()):
                return
        except KeyboardInterrupt:
            session.say("已停下。")
        except QingdanError as error:
            session.say(str(error))
        except Exception as error:
            if os.environ.get("QINGDAN_DEBUG"):
                raise
            session.say(f"这个问题让程序出错了（{type(error).__name__}: {error}），请换个问法。")


class Keyboard(Protocol):
    """Where lines and keys come from."""

    def read(self) -> str:
        """A line; raises KeyboardInterrupt for Ctrl-C on an empty line, EOFError for Ctrl-D."""
        ...

    def more(self, status: str) -> bool:
        """Wait below a page; False to stop there."""
        ...

    def close(self) -> None:
        """Leave the terminal as it was found."""
        ...


def _editing_keyboard(session: Session, stdin: TextIO, stdout: TextIO) -> Keyboard | None:
    """Line editing, where this terminal and this installation allow it."""
    if is_dumb():
        return None
    try:
        from assistant.chat.prompt import EditingKeyboard

        return EditingKeyboard(session, PROMPT, stdin, stdout)
    except ImportError:
        return None  # without prompt_toolkit the terminal's own line editing has to do
    except Exception as error:
        # Git Bash on Windows is a terminal, but not one that prompt_toolkit can drive.
        if type(error).__name__ != "NoConsoleScreenBufferError":
            raise
        return None


class PlainKeyboard:
    """Lines as the terminal itself edits them."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._next = ""  # a question that was typed below a page

    def read(self) -> str:
        """A line, with the prompt before it."""
        line, self._next = self._next, ""
        return line or self._line(PROMPT)

    def more(self, status: str) -> bool:
        """Enter goes on, q and the end of input stop, anything else is the next question."""
        try:
            line = self._line(status.replace("空格", "回车")).strip()
        except (EOFError, KeyboardInterrupt):
            return False
        self._next = "" if line.lower() in ("q", "ｑ") else line
        return not line

    def close(self) -> None:
        """Nothing was changed."""

    def _line(self, prompt: str) -> str:
        self._stdout.write(prompt)
        self._stdout.flush()
        try:
            line = self._stdin.readline()
        except KeyboardInterrupt:
            self._stdout.write("\n")
            raise
        if not line:
            self._stdout.write("\n")
            raise EOFError
        return line
