"""What a file is, by its content: an extension can be wrong; scans, .ofd and .rtf cannot be read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from assistant.documents.formats import BY_SUFFIX, FORMATS
from assistant.documents.readers.archive import check_archive
from assistant.errors import DocumentError

MAX_FILE = 100 * 2**20
_MANIFEST = "META-INF/manifest.xml"
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
    """(a key of FORMATS, remarks); raises with what to do for a file that cannot be read."""
    name, suffix = path.name, path.suffix.lower()
    claimed = BY_SUFFIX.get(suffix, "")
    remarks: list[str] = []
    _refuse(data, path)
    if data.startswith(b"PK"):
        kind, remarks = _office(data, name)
    else:
        kind = _marked(data, name, suffix) or _textual(data, claimed, name)
    if claimed and claimed != kind:
        remarks.append(f"扩展名是 {path.suffix}，内容是{FORMATS[kind].label}，按内容读取")
    return kind, remarks


def _marked(data: bytes, name: str, suffix: str) -> str:
    """Formats that begin with marks of their own."""
    start = data[:1024].lstrip()
    if data.startswith(_OLE):
        return _compound(data, name, suffix)
    if data.startswith((b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")):
        return "xls"  # Excel's records without a container around them
    if start.startswith(b"%PDF"):
        return "pdf"
    if (
        data.startswith(b"bplist")
        or re.match(rb"[\w-]+:", start)
        and re.search(rb"^MIME-Version:", start, re.I | re.M)
    ):
        return "mht"
    if b"urn:schemas-microsoft-com:office:spreadsheet" in data[:4096] and b"<Workbook" in data[:4096]:
        return "xml2003"
    return ""


def _compound(data: bytes, name: str, suffix: str) -> str:
    """Old Office files are told apart by their streams; one inside the other has both names."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入")
    word = "WordDocument".encode("utf-16-le") in data
    excel = any(f"{stream}\0".encode("utf-16-le") in data for stream in ("Workbook", "Book"))
    if word and excel:
        return "xls" if BY_SUFFIX.get(suffix) in ("xls", "xlsx") else "doc"
    if word or excel:
        return "doc" if word else "xls"
    raise DocumentError(f"{name} 不是 Word 或 Excel 文件", "请把表格复制到 Word 或 Excel 后再导入")


def _refuse(data: bytes, path: Path) -> None:
    name, suffix = path.name, path.suffix.lower()
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
    if (
        b"http://schemas.microsoft.com/office/word/2003/wordml" in data[:4096]
        or b"<pkg:package" in data[:4096]
    ):
        raise DocumentError(f"{name} 是 Word 的 XML 文件", "请用 Word 或 WPS 打开，另存为 .docx 再导入")
    if data.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")):
        raise DocumentError(f"{name} 是压缩包", "请先解压，再导入里面的文件")


def _office(data: bytes, name: str) -> tuple[str, list[str]]:
    entries = set(check_archive(data, name))
    remarks = ["含有宏，已忽略"] if any(e.endswith("vbaProject.bin") for e in entries) else []
    if "word/document.xml" in entries:
        return "docx", remarks
    if "xl/workbook.xml" in entries:
        return "xlsx", remarks
    if "content.xml" in entries:
        return _open_document(data, name), remarks
    if "OFD.xml" in entries:
        raise DocumentError(f"{name} 是 OFD 版式文件", "请用 WPS 或 OFD 阅读器打开，另存为 .docx 再导入")
    if "xl/workbook.bin" in entries:
        raise DocumentError(f"{name} 是 Excel 二进制文件（.xlsb）", "请用 Excel 打开，另存为 .xlsx 再导入")
    if any(e.startswith("ppt/") for e in entries):
        raise DocumentError(f"{name} 是演示文稿", "请把表格复制到 Word 或 Excel 后再导入")
    raise DocumentError(f"{name} 不是 Word 或 Excel 文件", "如果是压缩包，请先解压，再导入里面的文件")


def _open_document(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            entry: archive.read(entry) for entry in ("mimetype", _MANIFEST) if entry in archive.namelist()
        }
    kind = parts.get("mimetype", b"")
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入")
    if b"text" in kind or b"spreadsheet" in kind:
        return "ods" if b"spreadsheet" in kind else "odt"
    raise DocumentError(f"{name} 不是文字或表格文件", "请把表格复制到 Word 或 Excel 后再导入")


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
    if claimed not in ("csv", "text", "markdown"):
        if claimed == "html" and "<" in start:
            return "html"
        lines = [line for line in text.splitlines()[:30] if line.strip()]
        return (
            "csv" if lines and sum("\t" in x or x.count(",") > 2 for x in lines) > len(lines) / 2 else "text"
        )
    return claimed
