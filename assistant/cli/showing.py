"""A page on standard output in the format that was asked for; what the format has no place for beside it."""

from __future__ import annotations

import io
import os
import sys

from assistant.cli.guard import complain
from assistant.cli.streams import is_drawn
from assistant.errors import UsageError
from assistant.render.formats import FORMATS, render
from assistant.render.lines import write_lines
from assistant.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from assistant.render.ink import Terminal
    from assistant.render.page import Page


class Style(NamedTuple):
    """``format`` of the registry; ``bom``: begin a CSV with a byte order mark; ``pager``: page long tables."""

    format: str
    bom: bool = False
    pager: bool = True


def show_record(record: object) -> None:
    """Write ``record`` to standard output as a line of JSON: no page is made of what programs read."""
    from assistant.render.to_json import json_line

    write_lines(sys.stdout, [json_line(record, sys.stdout.encoding)])


def show_page(page: Page, style: Style) -> None:
    """Write ``page`` to standard output."""
    if style.format == "table":
        _draw(page, style.pager)
        return
    entry = FORMATS[style.format]
    if entry.binary and sys.stdout.isatty():
        raise UsageError(
            f"{style.format} 不能显示在屏幕上", f"写进文件：… --format {style.format} > 回答{entry.suffix}"
        )
    data = render(page, style.format)
    if isinstance(data, str) and data and style.format == "csv" and _with_mark(style):
        data = f"\ufeff{data}\n".encode(
            "utf-8", "replace"
        )  # the mark means UTF-8, whatever the terminal speaks
    if isinstance(data, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_lines(sys.stdout, [_encodable(data, style.format)])
    if entry.bare:
        for line in _beside(page):
            complain(line)


def _with_mark(style: Style) -> bool:
    """Excel takes a CSV file for GBK unless it begins with the mark."""
    return style.bom or (sys.platform == "win32" and not sys.stdout.isatty())


def _encodable(text: str, name: str) -> str:
    if name not in ("json", "jsonl"):
        return text
    from assistant.render.to_json import escaped

    return escaped(text, sys.stdout.encoding)


def _beside(page: Page) -> list[str]:
    """Why there is nothing, what was corrected, what has to be said along with the answer."""
    from assistant.render.page import Note, Sentence

    missing = [b.text for b in page.blocks if isinstance(b, Sentence) and not b.found]
    return missing + [b.text for b in page.blocks if isinstance(b, Note) and b.kind != "units"]


def _draw(page: Page, paged: bool) -> None:
    """On a terminal in colours and through the pager when it is longer than the screen; else as spaces."""
    from assistant.render.ambiguous import ambiguous_cells
    from assistant.render.cells import set_ambiguous
    from assistant.render.ink import terminal
    from assistant.render.to_table import draw_page

    drawn = is_drawn(sys.stdout)
    screen = terminal(sys.stdout, drawn)
    set_ambiguous(ambiguous_cells(sys.stdin, sys.stdout))
    if not sys.stdout.isatty() or not paged or os.name == "nt" or os.environ.get("TERM") == "dumb":
        draw_page(page, screen, lines=drawn)
        return
    screen.stream = io.StringIO()
    draw_page(page, screen, lines=drawn)
    _write_or_page(screen.stream.getvalue(), screen)


def _write_or_page(text: str, screen: Terminal) -> None:
    from assistant.cli.pager import height, pager_command, run_pager

    command = pager_command("less -F") if height(_uncoloured(text), screen.width) >= screen.height else None
    if command is None or not run_pager(command, text):
        sys.stdout.write(text)
        sys.stdout.flush()


def _uncoloured(text: str) -> str:
    import re

    return re.sub(r"\x1b\[[\d;]*m", "", text)
