"""``/导出``: the last answer in a file for a memo, a spreadsheet or a program."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import QingdanError
from assistant.files import write_atomically
from assistant.render.formats import BY_SUFFIX, render_bytes
from assistant.render.from_answer import answer_page

if TYPE_CHECKING:
    from assistant.chat.session import Session

_KINDS = ".docx .xlsx .csv .md .json .html"
_USAGE = f"请写明文件，例：/导出 三季度.xlsx（可用 {_KINDS}）"
_QUOTES = "“”‘’\"'"


def export(session: Session, argument: str) -> str:
    """Write the last answer to the file named in ``argument``; returns what to tell the person.

    An existing file is overwritten after the same command twice in a row, or with ``!`` behind the name.
    """
    allowed, session.overwrite = session.overwrite, None
    forced = argument.endswith(("!", "！"))
    name = argument.rstrip("!！ ").strip(_QUOTES + " ")
    if not name:
        return _USAGE
    suffix = os.path.splitext(name)[1].lower()
    if suffix not in _KINDS.split():
        return f"不知道“{name}”要存成哪种格式：文件名请以 {_KINDS} 结尾。"
    answer = session.last
    if answer is None:
        return "还没有可以导出的回答，先问一个问题。"
    page = answer_page(answer)
    if suffix in (".csv", ".xlsx") and not (answer.rows or page.value):
        return "上一个回答没有表格，存不成表；可以存成 .md、.docx 或 .json。"
    path = Path(os.path.realpath(os.path.expanduser(name)))  # a link's target is replaced, not the link
    try:
        if _exists(path) and not forced and path != allowed:
            session.overwrite = path
            return f"已经有 {name}。要覆盖就把这个命令再输一次，或输入 /导出 {name} !"
        write_atomically(path, render_bytes(page, BY_SUFFIX[suffix].name))
    except QingdanError as error:
        return str(error)
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
