"""Writing files so that a reader finds the old one or the new one, whole; and names that are safe on every system."""

from __future__ import annotations

import os
import re
import stat

from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UNSAFE = r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]'
_RESERVED = r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?$"
_LONGEST = 80  # bytes of UTF-8, which leaves room for a date and a suffix


def decode(data: bytes) -> str:
    """Text of a person's file: UTF-8, else GBK; what is neither has a � for every byte that cannot be read.

    >>> decode("区残联".encode("gbk")), is_unreadable(decode("殘聯".encode("big5")))
    ('区残联', True)
    """
    text = data.decode("utf-8", "replace")
    if "\ufffd" not in text or not is_unreadable(text):
        return text  # or with a slip in it: GBK is hardly ever right as UTF-8
    chinese = data.decode("gb18030", "replace")
    return chinese if _is_plausible(chinese) else text


def _is_plausible(text: str) -> bool:
    """Whether two characters of three are in use: GBK takes nearly any bytes, and makes 笊焢 of them."""
    from assistant.text.simplified import simplify

    foreign = [char for char in simplify(text) if char > "\x7f"]
    # Behind the symbols stand ideographs, and what no encoding of Chinese means.
    unused = [char for char in foreign if char >= "\u3400" and not char.encode("gb2312", "ignore")]
    return 3 * len(unused) < max(1, len(foreign))


def is_unreadable(text: str) -> bool:
    """Whether :func:`decode` did not know the encoding: a third or more of it is �, not one slip."""
    lost = text.count("\ufffd")
    return lost > 1 and 3 * lost >= sum(char > "\x7f" for char in text)


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
