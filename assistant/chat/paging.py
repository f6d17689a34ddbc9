"""Long answers, a screen at a time.  What fits is simply written."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from typing import TextIO

from assistant.chat.loop import is_dumb

_MORE = "—— 回车看下一页，q 回到提问 ——"
# Chinese in the status line of less; ? : . and % are its own signs.
_LESS_PROMPT = "空格 下一页  b 上一页  q 回到提问 ?e（完）:?pB（%pB\\%）..."


def terminal_size(stdout: TextIO) -> tuple[int, int]:
    """(columns, rows) at this moment: asked anew for every answer, so a resize is noticed."""
    try:
        columns, rows = os.get_terminal_size(stdout.fileno())
    except (OSError, ValueError):
        columns, rows = shutil.get_terminal_size()
    return (columns or 80), (rows or 24)


def height(text: str, columns: int) -> int:
    """Rows that ``text`` takes in a terminal ``columns`` wide.

    >>> height("三季度", 4), height("abc\\nde", 80)
    (2, 2)
    """
    from assistant.chat.text import width

    return sum(max(1, -(-width(line) // max(columns, 1))) for line in text.rstrip("\n").split("\n"))


def show(text: str, stdin: TextIO, stdout: TextIO) -> None:
    """Write ``text``; through a pager when it is taller than the terminal."""
    columns, rows = terminal_size(stdout)
    if height(text, columns) < rows or is_dumb():
        stdout.write(text)
        stdout.flush()
        return
    command = pager_command()
    if command is None or not _run(command, text):
        _show_pages(text, columns, rows, stdin.readline, stdout)


def pager_command() -> list[str] | None:
    """``$PAGER``, else less; None when the machine has neither."""
    try:
        command = shlex.split(os.environ.get("PAGER", ""))
    except ValueError:
        command = []
    if not command and os.name != "nt":  # more.com of Windows cannot show UTF-8
        command = ["less"]
    if not command or shutil.which(command[0]) is None:
        return None
    if os.path.basename(command[0]) == "less":
        command += ["-RX", "-P" + _LESS_PROMPT]  # colours pass, and the answer stays after leaving
    return command


def _run(command: list[str], text: str) -> bool:
    """Whether the pager has shown ``text``."""
    environ = {**os.environ, "LESSCHARSET": "utf-8", "LESSHISTFILE": "-"}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ)
    except OSError:
        return False
    assert process.stdin is not None
    try:
        process.stdin.write(text.encode("utf-8", "replace"))
        process.stdin.close()
    except (OSError, KeyboardInterrupt):
        pass  # the pager was left before it had read everything
    while True:
        try:
            return process.wait() not in (126, 127)
        except KeyboardInterrupt:
            continue  # Ctrl-C belongs to the pager while it runs


def _show_pages(text: str, columns: int, rows: int, read: Callable[[], str], stdout: TextIO) -> None:
    """Our own pager: a screen of lines, then Enter for more or q to stop."""
    room = max(rows - 1, 1)
    used = 0
    for line in text.rstrip("\n").split("\n"):
        needed = height(line, columns)
        if used and used + needed > room:
            stdout.write(_MORE)
            stdout.flush()
            reply = read()
            if not reply or reply.strip().lower() in ("q", "ｑ"):
                return
            used = 0
        stdout.write(line + "\n")
        used += needed
    stdout.flush()
