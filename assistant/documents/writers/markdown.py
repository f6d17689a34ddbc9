"""Markdown: a heading, the metadata, a pipe table."""

from __future__ import annotations

import re

from assistant.catalog.records import ListRecord
from assistant.documents.writers.table import as_table


def escape(text: str) -> str:
    """Text of a cell: nothing in it is read as Markdown or HTML, a line break is <br>.

    >>> escape("a|b\\n<c>")
    'a\\\\|b<br>&lt;c&gt;'
    """
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("｜", "&#xFF5C;")
    return re.sub(r"([\\|*_`#~\[\]])", r"\\\1", plain).replace("\n", "<br>")


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def export(record: ListRecord) -> bytes:
    """The list as a Markdown file."""
    table = as_table(record)
    lines = [f"# {escape(table.title)}", ""]
    for line in table.about:
        lines += [escape(line), ""]
    lines += [_line([escape(h) for h in table.headings]), _line(["---"] * len(table.headings))]
    lines += [_line([escape(cell) for cell in row]) for row in table.rows]
    return ("\n".join(lines) + "\n").encode()
