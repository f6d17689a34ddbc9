"""Every format that is read or written: one row each.  A module is imported when its format is met.

A reader has ``read(data, source)``, which fills the source's blocks; a writer has ``export(record)``, which gives the
file's bytes.  A new format is a module in ``readers/`` or ``writers/``, a row here, and its mark in ``sniff.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from assistant.catalog.records import ListRecord
from assistant.documents.grid import Source
from assistant.errors import DocumentError, UsageError

Reader = Callable[[bytes, Source], None]
Writer = Callable[[ListRecord], bytes]


@dataclass(frozen=True)
class Format:
    """``label`` is what people call it; the first of ``suffixes`` is the one that is written."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("docx", "Word", (".docx", ".docm", ".dotx"), "docx", "docx"),
        Format("xlsx", "Excel", (".xlsx", ".xlsm"), "xlsx", "xlsx"),
        Format("csv", "CSV", (".csv", ".tsv"), "csv", "csv"),
        Format("markdown", "Markdown", (".md", ".markdown"), "text", "markdown"),
        Format("json", "JSON", (".json",), "", "json"),  # read as records: see document.py
        Format("doc", "旧版 Word 或 WPS 文字", (".doc", ".wps", ".dot", ".wpt"), "doc"),
        Format("xls", "旧版 Excel 或 WPS 表格", (".xls", ".et", ".xlt", ".ett"), "xls"),
        Format("pdf", "PDF", (".pdf",), "pdf"),
        Format("odt", "OpenDocument 文字", (".odt", ".ott"), "odf"),
        Format("ods", "OpenDocument 表格", (".ods", ".ots"), "odf"),
        Format("xml2003", "Excel 2003 XML", (".xml",), "xml2003"),
        Format("html", "网页", (".html", ".htm"), "html"),
        Format("mht", "单个文件网页", (".mht", ".mhtml", ".webarchive"), "mht"),
        Format("text", "纯文本", (".txt",), "text"),
    )
}
BY_SUFFIX = {suffix: f.name for f in FORMATS.values() for suffix in f.suffixes}
WRITTEN = {f.name: f.suffixes[0] for f in FORMATS.values() if f.writer}


def read_format(name: str, data: bytes, source: Source) -> None:
    """Fill ``source`` with the blocks of a file of the format ``name``."""
    read: Reader = import_module(f"assistant.documents.readers.{FORMATS[name].reader}").read
    try:
        read(data, source)
    except RecursionError:  # elements in elements in elements: no program writes such a file
        raise DocumentError(f"{source.name} 嵌套过深，没有打开", "请用 Word 或 Excel 打开后另存") from None


def export_list(record: ListRecord, name: str) -> bytes:
    """A list as a file's bytes, which import back to the same content; raises :class:`UsageError` for no such format."""
    if name not in WRITTEN:
        raise UsageError(f"不能导出成“{name}”", f"格式：{'、'.join(WRITTEN)}")
    export: Writer = import_module(f"assistant.documents.writers.{FORMATS[name].writer}").export
    return export(record)
