"""``/导出``: the last answer in a file for a memo, a spreadsheet or a program."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Answer
from assistant.render.sheet import answer_sheet
from assistant.render.texts import csv_sheet, json_line, markdown_answer

if TYPE_CHECKING:
    from assistant.chat.session import Session

_USAGE = "请写明文件，例：/导出 三季度.csv（可用 .md .csv .json）"
_QUOTES = "“”‘’\"'"


class Format(NamedTuple):
    """``encoding``: Excel reads Chinese in a CSV file only after a byte order mark."""

    text: Callable[[Answer], str]
    encoding: str = "utf-8"


def _csv(answer: Answer) -> str:
    return csv_sheet(answer_sheet(answer, full=True))


def _json(answer: Answer) -> str:
    return json_line(answer.to_dict())


FORMATS = {
    ".md": Format(markdown_answer),
    ".csv": Format(_csv, "utf-8-sig"),
    ".json": Format(_json),
}


def export(session: Session, argument: str) -> str:
    """Write the last answer to the file named in ``argument``; returns what to tell the person.

    An existing file is overwritten after the same command twice in a row, or with ``!`` behind the name.
    """
    allowed, session.overwrite = session.overwrite, None
    forced = argument.endswith(("!", "！"))
    name = argument.rstrip("!！ ").strip(_QUOTES + " ")
    if not name:
        return _USAGE
    form = FORMATS.get(os.path.splitext(name)[1].lower())
    if form is None:
        return f"不知道“{name}”要存成哪种格式：文件名请以 .md .csv 或 .json 结尾。"
    answer = session.last
    if answer is None:
        return "还没有可以导出的回答，先问一个问题。"
    if form.text is _csv and not answer.rows:
        return "上一个回答没有表格，存不成 CSV；可以存成 .md 或 .json。"
    path = Path(os.path.realpath(os.path.expanduser(name)))  # a link's target is replaced, not the link
    try:
        if _exists(path) and not forced and path != allowed:
            session.overwrite = path
            return f"已经有 {name}。要覆盖就把这个命令再输一次，或输入 /导出 {name} !"
        write_atomically(path, form.text(answer) + "\n", form.encoding)
    except (OSError, ValueError) as error:
        return f"写不了 {name}：{_why(error)}"
    rows = f"（{len(answer.rows)}行）" if answer.rows else ""
    return f"已存到 {path}{rows}"


def _exists(path: Path) -> bool:
    """Whether a file is there; raises OSError for what must never be replaced."""
    if path.is_dir():
        raise IsADirectoryError
    if not path.exists():
        return False
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("不是普通文件")
    return True


def write_atomically(path: Path, text: str, encoding: str) -> None:
    """The whole file or nothing: written beside the target, then put in its place."""
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".qingdan-")
    try:
        with open(descriptor, "wb") as file:
            file.write(text.encode(encoding, "replace"))
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


def _why(error: Exception) -> str:
    """An error of the system in Chinese."""
    reasons: tuple[tuple[type[Exception], str], ...] = (
        (FileNotFoundError, "没有这个文件夹"),
        (PermissionError, "没有写入权限"),
        (IsADirectoryError, "这是文件夹，请写上文件名"),
        (NotADirectoryError, "路径里有一段不是文件夹"),
    )
    for kind, reason in reasons:
        if isinstance(error, kind):
            return reason
    return str(getattr(error, "strerror", None) or error)
