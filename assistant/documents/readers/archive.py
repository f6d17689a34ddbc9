"""Office files are zip archives: bombs, external entities and macros are found before anything is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib

from assistant.errors import DocumentError

MAX_ENTRIES = 5_000
MAX_UNPACKED = 300 * 2**20
MAX_RATIO = 250
_SMALL = 2**20
_CHUNK = 2**20


def check_archive(data: bytes, name: str) -> list[str]:
    """Names of the archive's entries; raises :class:`DocumentError` for one that must not be opened."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise DocumentError(f"{name} 已损坏，打不开", "请重新保存或重新下载后再试") from None
    if len(entries) > MAX_ENTRIES:
        raise DocumentError(f"{name} 里有{len(entries)}个部分，不像正常文档", "请用 Word 或 Excel 打开后另存")
    if any(entry.flag_bits & 1 for entry in entries):
        raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入")
    total = 0
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise _bomb(name)
        total += _check_entry(archive, entry, name, MAX_UNPACKED - total)
    return [entry.filename for entry in entries]


def _bomb(name: str) -> DocumentError:
    return DocumentError(f"{name} 解压后过大，可能是压缩炸弹，没有打开", "请用 Word 或 Excel 打开后另存")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: int) -> int:
    """Unpack an entry piece by piece, counting; XML with a DTD is refused (external entities)."""
    size = 0
    tail = b""
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > room or (size > _SMALL and size > MAX_RATIO * max(entry.compress_size, 1)):
                    raise _bomb(name)
                if is_xml:
                    flat = (tail + chunk).replace(b"\x00", b"").upper()
                    if b"<!DOCTYPE" in flat or b"<!ENTITY" in flat:
                        raise DocumentError(
                            f"{name} 含有外部实体声明（DTD），没有打开", "请用 Word 或 Excel 打开后另存"
                        )
                    tail = chunk[-32:]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        raise DocumentError(f"{name} 已损坏，打不开", "请重新保存或重新下载后再试") from None
    return size
