"""The one registry of formats.  A new one costs two files: its module, with ``render(page)``, and a line here."""

from __future__ import annotations

from assistant.errors import UsageError
from assistant.typed import TYPE_CHECKING, NamedTuple, module_named

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.render.page import Page


_OFFICE = "application/vnd.openxmlformats-officedocument"


class Format(NamedTuple):
    """``module`` has ``render(page) -> str | bytes`` and is loaded when it is first asked for.

    ``bare``: rows only, so that what goes with an answer has to be said beside it (standard error);
    ``binary``: nothing for a terminal.
    """

    name: str
    module: str
    suffix: str
    media: str
    bare: bool = False
    binary: bool = False


FORMATS = {
    entry.name: entry
    for entry in (
        Format("table", "to_table", "", "text/plain"),
        Format("plain", "to_plain", ".txt", "text/plain"),
        Format("json", "to_json", ".json", "application/json"),
        Format("jsonl", "to_jsonl", ".jsonl", "application/x-ndjson", bare=True),
        Format("markdown", "to_markdown", ".md", "text/markdown"),
        Format("csv", "to_csv", ".csv", "text/csv", bare=True),
        Format("html", "to_html", ".html", "text/html"),
        Format("xlsx", "to_xlsx", ".xlsx", f"{_OFFICE}.spreadsheetml.sheet", binary=True),
        Format("docx", "to_docx", ".docx", f"{_OFFICE}.wordprocessingml.document", binary=True),
        Format("ics", "to_ics", ".ics", "text/calendar"),
    )
}
BY_SUFFIX = {entry.suffix: entry for entry in FORMATS.values() if entry.suffix}


def render(page: Page, name: str) -> str | bytes:
    """``page`` in the format ``name``: text, or the bytes of a file.  UsageError for a format that there is not."""
    if name not in FORMATS:
        raise UsageError(f"没有“{name}”这种格式", f"可用：{'、'.join(FORMATS)}")
    write: Callable[[Page], str | bytes] = module_named(f"assistant.render.{FORMATS[name].module}").render
    return write(page)


def render_bytes(page: Page, name: str) -> bytes:
    """``page`` as a file: text in UTF-8 with a line end, CSV with the mark by which Excel knows Chinese."""
    data = render(page, name)
    if isinstance(data, bytes):
        return data
    mark = "\ufeff" if name == "csv" else ""
    return f"{mark}{data}\n".encode("utf-8", "replace")
