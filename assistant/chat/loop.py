"""The way in: picks the terminal or the pipe.  Neither is imported before it is needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def run_chat(
    assistant: Assistant, *, json_lines: bool, today: date | None, stdin: TextIO, stdout: TextIO
) -> int:
    """Hold one conversation until the input ends or the person leaves; returns the exit status.

    ``json_lines``: one JSON answer object a line.  ``today``: what 本季度 is counted from (None: the real
    date).  A person at a terminal gets line editing; a pipe, a script or ``--json`` is read line by line.
    """
    if not json_lines and is_terminal(stdin) and is_terminal(stdout):
        from assistant.chat.terminal import run_terminal

        return run_terminal(assistant, today, stdin, stdout)
    from assistant.chat.pipe import run_pipe

    return run_pipe(assistant, json_lines, today, stdin, stdout)


def is_terminal(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal; a closed or made-up stream is not."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False
