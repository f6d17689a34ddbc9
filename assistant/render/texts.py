"""Answers as text for pipes and files: plain lines, Markdown, CSV, JSON.  Needs no Rich."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import IO, Any

from assistant.answer import Answer
from assistant.render.characters import inert, lines_kept, one_line, visible
from assistant.render.notes import more_units, notes, source, suggestions_heading
from assistant.render.sheet import Sheet, answer_sheet

# Valid in JSON, but a terminal acts on them or a reader of lines takes them for a line's end.
_JSON_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")


def json_line(record: Any, encoding: str | None = "utf-8") -> str:
    """One line of JSON, Chinese as it is — or as \\uXXXX where ``encoding`` has no such characters."""
    text = json.dumps(record, ensure_ascii=False)
    text = _JSON_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        text = json.dumps(record)
    return text


def plain_answer(answer: Answer) -> str:
    """The sentence, then one line a row, cells divided by tabs: made for grep, cut and awk."""
    lines = [one_line(answer.summary), *map(one_line, notes(answer))]
    if units := more_units(answer):
        lines.append(one_line(units))
    if answer.rows:
        lines.append(plain_sheet(answer_sheet(answer)))
    lines += _numbered(answer)
    if answer.rows:
        lines.append(one_line(source(answer)))
    return "\n".join(line for line in lines if line)


def plain_sheet(sheet: Sheet) -> str:
    """Headings and rows, one line each, cells divided by tabs."""
    return "\n".join("\t".join(map(one_line, cells)) for cells in (sheet.headers, *sheet.rows))


def markdown_answer(answer: Answer) -> str:
    """The sentence in bold, a table, the small print: for a memo or a chat group."""
    parts = [f"**{_markdown(answer.summary)}**"]
    small = [*notes(answer), more_units(answer)]
    parts += [f"> {_markdown(line)}" for line in small if line]
    if answer.rows:
        parts.append(markdown_sheet(answer_sheet(answer)))
    suggested = _numbered(answer)
    if suggested:
        parts += [_markdown(suggested[0]), "\n".join(_markdown(line) for line in suggested[1:])]
    if answer.rows:
        parts.append(_markdown(source(answer)))
    return "\n\n".join(parts)


def markdown_sheet(sheet: Sheet) -> str:
    """A pipe table; line breaks in a cell become ``<br>``."""
    lines = ["| " + " | ".join(sheet.headers) + " |", "|" + " --- |" * len(sheet.headers)]
    lines += ["| " + " | ".join(map(_markdown, cells)) + " |" for cells in sheet.rows]
    return "\n".join(lines)


def _markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", lines_kept(text)).replace("\n", "<br>")


def csv_sheet(sheet: Sheet) -> str:
    """Comma-separated, quoted where needed; a cell that looks like a formula gets a leading ``'``."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(sheet.headers)
    writer.writerows([inert(visible(cell)) for cell in cells] for cells in sheet.rows)
    return buffer.getvalue().rstrip("\n")


def jsonl_answer(answer: Answer, encoding: str | None = "utf-8") -> str:
    """One row object a line; "" without rows."""
    return "\n".join(json_line(row.to_dict(), encoding) for row in answer.rows)


def _numbered(answer: Answer) -> list[str]:
    if not answer.suggestions:
        return []
    listed = [f"{n}. {one_line(text)}" for n, text in enumerate(answer.suggestions, 1)]
    return [suggestions_heading(answer), *listed]


def write_lines(stream: IO[str], texts: Iterable[str]) -> None:
    """Write the non-empty ``texts``, each with its line end, and flush."""
    for text in texts:
        if text:
            stream.write(text + "\n")
    stream.flush()
