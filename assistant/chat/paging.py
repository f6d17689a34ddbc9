"""Long answers, a screen at a time.  What fits is simply written.

Our own pager rather than less: its status line is Chinese (less garbles that before version 600), it is there
on every machine, and what was read stays in the terminal's scrollback.  ``$PAGER`` is honoured when set.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from assistant.cli.pager import height, pager_command, run_pager, terminal_size
from assistant.cli.streams import is_dumb

More = Callable[[str], bool]


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
    if command is None or not run_pager(command, text):
        _show_pages(text, stdout, more)


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
        if not more(f" 空格看下一页，q 回到提问，或直接输入下一个问题（已看 {end * 100 // len(lines)}%） "):
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
