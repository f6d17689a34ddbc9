"""How large the terminal is, and the program that shows what is larger."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess

from assistant.render.cells import cell_len
from assistant.typed import IO


def terminal_size(stdout: IO[str]) -> tuple[int, int]:
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
    return sum(max(1, -(-cell_len(line) // max(columns, 1))) for line in text.rstrip("\n").split("\n"))


def pager_command(usual: str = "") -> list[str] | None:
    """The program that ``$PAGER`` names, else ``usual``; None when there is no such wish or no such program."""
    try:
        command = shlex.split(os.environ.get("PAGER", usual), posix=os.name != "nt")
    except ValueError:
        return None
    if not command or shutil.which(command[0]) is None:
        return None
    if os.path.basename(command[0]) == "less":
        command.append("-RX")  # colours pass, and the answer stays after leaving
    return command


def run_pager(command: list[str], text: str) -> bool:
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
