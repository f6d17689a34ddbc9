"""Old Word and WPS texts (.doc, .wps): converted to .docx in a folder of their own, then read as .docx."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.documents.grid import Source
from assistant.documents.packages import missing
from assistant.documents.readers import docx
from assistant.errors import DocumentError


def read(data: bytes, source: Source) -> None:
    """The document's blocks; raises :class:`DocumentError` for one that cannot be converted."""
    docx.read(_converted(data, source.name), source)


def _converted(data: bytes, name: str) -> bytes:
    try:
        from doc2docx import convert
        from doc2docx.errors import EncryptedDocumentError
    except ImportError:
        raise missing("msdoc2docx", "读 .doc 和 .wps 文件") from None
    with tempfile.TemporaryDirectory(prefix="qingdan-") as folder:
        old, new = Path(folder, "old.doc"), Path(folder, "new.docx")
        old.write_bytes(data)
        try:
            convert(old, new)
            return new.read_bytes()
        except EncryptedDocumentError:
            raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入") from None
        except Exception as error:  # besides its own errors the converter lets those of damaged parts through
            raise DocumentError(
                f"{name} 转换不了（{type(error).__name__}）", "请用 Word 或 WPS 打开，另存为 .docx 再导入"
            ) from None
