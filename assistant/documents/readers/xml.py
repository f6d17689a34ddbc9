"""XML from documents: parsed by the standard library, without any DTD (no entities, nothing from outside)."""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, ParseError, fromstring

from assistant.errors import DocumentError


def parse(data: bytes, name: str) -> Element:
    """The root; raises :class:`DocumentError` for a DTD or broken XML."""
    head = data.replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise DocumentError(f"{name} 含有外部实体声明（DTD），没有打开", "请用 Word 或 Excel 打开后另存")
    try:
        return fromstring(data)
    except (ParseError, ValueError, LookupError):
        raise DocumentError(f"{name} 已损坏，打不开", "请用 Word 或 Excel 打开后另存") from None


def part(data: bytes, entry: str, name: str) -> Element:
    """An entry of a checked archive, parsed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return parse(archive.read(entry), name)
    except (KeyError, zipfile.BadZipFile, OSError):
        raise DocumentError(f"{name} 已损坏，打不开", "请用 Word 或 Excel 打开后另存") from None
