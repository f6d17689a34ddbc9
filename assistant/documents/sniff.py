"""What a file is, by its content: an extension can be wrong, and .doc, PDF and images cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.documents.formats import BY_SUFFIX, FORMATS
from assistant.documents.readers.archive import check_archive
from assistant.errors import DocumentError

MAX_FILE = 100 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def read_bytes(path: Path) -> bytes:
    """The file's content; raises :class:`DocumentError` when missing, empty or too large."""
    try:
        if not path.is_file():
            raise DocumentError(f"找不到文件 {path}", "请检查文件名")
        if path.stat().st_size > MAX_FILE:
            raise DocumentError(
                f"{path.name} 超过{MAX_FILE // 2**20}MB", "请确认文件是否正确，图片较多时先删去图片"
            )
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path} 打不开：{error.strerror}", "请检查权限，或先关闭正在使用它的程序"
        ) from None
    if not data.strip():
        raise DocumentError(f"{path.name} 是空文件", "请检查文件是否保存完整")
    return data


def sniff(data: bytes, path: Path) -> tuple[str, list[str]]:
    """(kind, remarks): docx xlsx csv html text json; raises with how to convert what cannot be read."""
    name = path.name
    claimed = BY_SUFFIX.get(path.suffix.lower(), "")
    _refuse(data, path)
    if data.startswith(b"PK"):
        kind, remarks = _office(data, name)
    else:
        kind, remarks = _textual(data, claimed, name), []
    if claimed and claimed != kind:
        remarks.append(f"扩展名是 {path.suffix}，内容是{FORMATS[kind].label}，按内容读取")
    return kind, remarks


def _refuse(data: bytes, path: Path) -> None:
    name, suffix = path.name, path.suffix.lower()
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入")
        if suffix in (".xls", ".et", ".xlsx"):
            raise DocumentError(f"{name} 是旧版 Excel 文件", "请用 Excel 或 WPS 打开，另存为 .xlsx 再导入")
        raise DocumentError(f"{name} 是旧版 Word 文件（.doc）", "请用 Word 或 WPS 打开，另存为 .docx 再导入")
    if data[:1024].lstrip().startswith(b"%PDF"):
        raise DocumentError(
            f"{name} 是 PDF，不能直接导入", "请用 Word 或 WPS 打开，另存为 .docx 再导入；扫描件请先做文字识别"
        )
    if (
        data.startswith(_IMAGES)
        or data[:4] == b"RIFF"
        or suffix in (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic")
    ):
        raise DocumentError(
            f"{name} 是图片，不能直接导入", "请先做文字识别（OCR），把结果存为 .docx 或 .xlsx 再导入"
        )
    if data.startswith(b"{\\rtf"):
        raise DocumentError(f"{name} 是 RTF 文件", "请用 Word 或 WPS 打开，另存为 .docx 再导入")
    if data.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        raise DocumentError(f"{name} 是压缩包", "请先解压，再导入里面的文件")


def _office(data: bytes, name: str) -> tuple[str, list[str]]:
    entries = set(check_archive(data, name))
    remarks = ["含有宏，已忽略"] if any(e.endswith("vbaProject.bin") for e in entries) else []
    if "word/document.xml" in entries:
        return "docx", remarks
    if "xl/workbook.xml" in entries:
        return "xlsx", remarks
    if "mimetype" in entries or "content.xml" in entries:
        raise DocumentError(f"{name} 是 OpenDocument 文件", "请另存为 .docx 或 .xlsx 再导入")
    if any(e.startswith("ppt/") for e in entries):
        raise DocumentError(f"{name} 是演示文稿", "请把表格复制到 Word 或 Excel 后再导入")
    raise DocumentError(f"{name} 不是 Word 或 Excel 文件", "如果是压缩包，请先解压，再导入里面的文件")


def _textual(data: bytes, claimed: str, name: str) -> str:
    """Text kinds by how they begin; a claimed csv or text is believed unless it is plainly HTML or JSON."""
    from assistant.documents.readers.csv import decode

    text = (
        decode(data, name)
        if claimed != "html" or data[:2] in (b"\xff\xfe", b"\xfe\xff")
        else data.decode("latin-1")
    )
    start = text.lstrip("\ufeff \t\r\n")[:2000]
    if re.match(
        r"<(?:!doctype\s+html|html|head|meta|body|table|div|!--|\?xml[^>]*>\s*<(?:!doctype\s+html|html))",
        start,
        re.I,
    ):
        return "html"
    if start.startswith(("{", "[")) and claimed in ("json", ""):
        return "json"
    if claimed in ("docx", "xlsx", "html", "json", ""):
        if claimed == "html" and "<" in start:
            return "html"
        lines = [line for line in text.splitlines()[:30] if line.strip()]
        return (
            "csv" if lines and sum("\t" in x or x.count(",") > 2 for x in lines) > len(lines) / 2 else "text"
        )
    return claimed
