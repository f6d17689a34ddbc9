"""Long answers, a screen at a time.  What fits is simply written.

Our own pager rather than less: its status line is Chinese (less garbles that before version 600), it is there
on every machine, and what was read stays in the terminal's scrollback.  ``$PAGER`` is honoured when set.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from typing import TextIO

from assistant.chat.loop import is_dumb
from assistant.chat.text import width

More = Callable[[str], bool]


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
    return sum(max(1, -(-width(line) // max(columns, 1))) for line in text.rstrip("\n").split("\n"))


def show(text: str, stdout: TextIO, more: More) -> None:
    """Write ``text``, in pages when it is taller than the terminal.

    ``more`` shows a status line, waits for a key and says whether to go on.
    """
    columns, rows = terminal_size(stdout)
    if height(text, columns) < rows or is_dumb():
        stdout.write(text)
        stdout.flush()
        return
    command = pager_command()
    if command is None or not _run(command, text):
        _show_pages(text, stdout, more)


def pager_command() -> list[str] | None:
    """The program that ``$PAGER`` names; None when there is no such wish or no such program."""
    try:
        command = shlex.split(os.environ.get("PAGER", ""), posix=os.name != "nt")
    except ValueError:
        return None
    if not command or shutil.which(command[0]) is None:
        return None
    if os.path.basename(command[0]) == "less":
        command.append("-RX")  # colours pass, and the answer stays after leaving
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


def _show_pages(text: str, stdout: TextIO, more: More) -> None:
    """A screen of lines, then a key for the next; the size is asked again for every page."""
    lines = text.rstrip("\n").split("\n")
    start = 0
    while True:
        columns, rows = terminal_size(stdout)
        end = _page_end(lines, start, columns, rows - 1)
        stdout.write("\n".join(lines[start:end]) + "\n")
        stdout.flush()
        if end == len(lines):
            return
        if not more(f" 空格看下一页，q 回到提问（已看 {end * 100 // len(lines)}%） "):
            return
        start = end


def _page_end(lines: list[str], start: int, columns: int, room: int) -> int:
    """Index of the line behind the page that begins at ``start``; a page has at least one line."""
    used, end = 0, start
    while end < len(lines):
        used += height(lines[end], columns)
        if used > room and end > start:
            break
        end += 1
    return end
