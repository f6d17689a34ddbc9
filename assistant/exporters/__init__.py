"""A stored list → a document that imports back to the same content."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from assistant.catalog.records import ListRecord
from assistant.errors import UsageError

# format → module; each has export(record) -> bytes.  Loaded when asked for: python-docx and openpyxl are heavy.
FORMATS = {
    "docx": "to_docx",
    "xlsx": "to_xlsx",
    "csv": "to_csv",
    "markdown": "to_markdown",
    "json": "to_json",
}
EXTENSIONS = {"docx": ".docx", "xlsx": ".xlsx", "csv": ".csv", "markdown": ".md", "json": ".json"}


def export_list(record: ListRecord, style: str) -> bytes:
    """The file's bytes in the format ``style``; raises :class:`UsageError` for one that is not in FORMATS."""
    if style not in FORMATS:
        raise UsageError(f"不能导出成“{style}”", f"格式：{'、'.join(FORMATS)}")
    export: Callable[[ListRecord], bytes] = import_module(f"assistant.exporters.{FORMATS[style]}").export
    return export(record)
