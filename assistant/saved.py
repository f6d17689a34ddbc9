"""Saved questions: a name → a question, kept beside the user's own words as lines that an editor opens as well.

周会 = 三季度要做什么
"""

from __future__ import annotations

import os

from assistant.catalog.places import user_synonyms
from assistant.errors import QingdanError, UsageError

MAX_NAME = 20
_HEAD = "# 保存的问题，一行一个：名字 = 问题"


def saved_file() -> str | None:
    """Where they are kept, whether or not the file exists yet."""
    folder = user_synonyms()
    return os.path.join(folder, "saved", "questions.txt") if folder else None


def saved_questions() -> dict[str, str]:
    """Name → question, in the order in which they were saved."""
    path = saved_file()
    if path is None or not os.path.isfile(path):
        return {}
    from assistant.files import decode

    try:
        with open(path, "rb") as file:
            lines = decode(file.read()).removeprefix("\ufeff").splitlines()
    except OSError as error:
        raise QingdanError(f"{path} 读不了：{error.strerror}") from None
    pairs = [line.split("=", 1) for line in lines if "=" in line and not line.startswith("#")]
    return {name.strip(): question.strip() for name, question in pairs if name.strip() and question.strip()}


def meant(question: str) -> str:
    """The saved question that ``question`` is the name of, else ``question`` itself."""
    return saved_questions().get(question.strip(), question)


def save(name: str, question: str, reserved: tuple[str, ...] = ()) -> bool:
    """Keep ``question`` as ``name``; whether another one had that name.  UsageError for a name that cannot be."""
    name, question = name.strip(), " ".join(question.split())
    if not question:
        raise UsageError("没有问题", "例：qingdan save 周会 三季度要做什么")
    if not name or len(name) > MAX_NAME or any(c in "=＝#" or not c.isprintable() for c in name):
        raise UsageError(f"“{name}”不能当名字", f"最多{MAX_NAME}字，不含 = 和 #")
    if name.startswith(("-", "/", "／")) or name in reserved or name.isdecimal():
        raise UsageError(f"“{name}”另有用处，不能当名字", "换一个名字")
    kept = saved_questions()
    known = name in kept
    _write({**kept, name: question})
    return known


def remove(name: str) -> str:
    """Forget a saved question; returns it.  UsageError when there is none of that name."""
    kept = saved_questions()
    if name.strip() not in kept:
        raise UsageError(f"没有保存过“{name}”", "看全部：qingdan saved")
    question = kept.pop(name.strip())
    _write(kept)
    return question


def _write(kept: dict[str, str]) -> None:
    path = saved_file()
    if path is None:
        raise UsageError("不知道放在哪里", "请设置 QINGDAN_SYNONYMS=文件夹")
    from pathlib import Path

    from assistant.files import write_atomically

    os.makedirs(os.path.dirname(path), exist_ok=True)
    lines = [_HEAD, *(f"{name} = {question}" for name, question in kept.items())]
    write_atomically(Path(path), ("\n".join(lines) + "\n").encode("utf-8", "replace"))
