"""Saved web pages in one file (.mht, .mhtml) and Safari's web archives → the blocks of the pages in them."""

from __future__ import annotations

import plistlib
from email import message_from_bytes
from email.message import Message

from assistant.documents.grid import Source
from assistant.documents.readers.html import read_page, text_of
from assistant.errors import DocumentError


def read(data: bytes, source: Source) -> None:
    """Every page of the archive in order (Excel writes one a sheet)."""
    pages = _archived(data, source.name) if data.startswith(b"bplist") else _parts(data)
    pages = [page for page in pages if page.strip()]
    if not pages:
        raise DocumentError(
            f"{source.name} 里没有网页", "请用浏览器打开，把表格复制到 Word 或 Excel 后再导入"
        )
    for page in pages:
        read_page(page, source)


def _parts(data: bytes) -> list[str]:
    return [
        _decoded(part)
        for part in message_from_bytes(data.lstrip()).walk()
        if part.get_content_type() == "text/html"
    ]


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    return text_of(body, part.get_content_charset() or "")


def _archived(data: bytes, name: str) -> list[str]:
    try:
        main = plistlib.loads(data)["WebMainResource"]
        return [text_of(bytes(main["WebResourceData"]), str(main.get("WebResourceTextEncodingName") or ""))]
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, RecursionError):
        raise DocumentError(f"{name} 不是网页归档", "请用浏览器打开，另存为网页再导入") from None
