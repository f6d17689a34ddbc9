"""Writing files so that a reader finds the old one or the new one, whole; and names that are safe on every system."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_UNSAFE = r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
_RESERVED = r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$"
_LONGEST = 80  # bytes of UTF-8, which leaves room for a date and a suffix


def decode(data: bytes) -> str:
    """Text of a person's file: UTF-8, else GBK, else with � in place of what is neither."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def safe_name(text: str) -> str:
    """``text`` as a file's name: never a path, never a device, never hidden.

    >>> safe_name("../区/残联"), safe_name("con"), safe_name("..")
    ('_区_残联', '_con', '_')
    """
    name = re.sub(_UNSAFE, "_", text).strip(" .")
    name = name.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"_{name}" if not name or re.match(_RESERVED, name) else name


def write_atomically(path: Path, data: bytes) -> None:
    """The whole file or nothing: written beside the target, then put in its place."""
    import tempfile  # a question does without it

    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".qingdan-")
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
