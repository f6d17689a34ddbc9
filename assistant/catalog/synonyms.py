"""The word files people edit (``synonyms/``) → entries.

``概念 = 词, 词`` joins words to a meaning, a line without ``=`` is a word of the file's own kind (fillers),
``!短语`` is a phrase in which nothing may be recognized, ``#`` starts a comment.  The file's name gives the
dimension.  UTF-8, UTF-8 with BOM and GBK (Windows Notepad) are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.errors import SynonymError

_DIMENSIONS = {
    "units": "unit",
    "events": "event",
    "question_words": "aspect",
    "fillers": "filler",
    "regions": "region",
    "periods": "period",
    "topics": "topic",
}
_FOLDERS = {"topics": "topic", "everyday": "everyday", "hints": "hint"}
_NOT_ITSELF = ("aspect", "everyday", "hint")  # the head is no word that is looked for in a question
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
MAX_WORD = 24


class Entry(NamedTuple):
    """One line: ``words`` (canonical first where it is itself a word) mean ``value``."""

    dimension: str
    value: str
    words: tuple[str, ...]
    file: str
    line: int


def read_text(path: Path) -> str:
    """The file's text; raises :class:`SynonymError` when neither UTF-8 nor GBK."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SynonymError(f"词表 {path.name} 的编码无法识别", "请另存为 UTF-8")


def dimension_of(path: Path) -> str:
    """``units.txt`` → unit; a file in ``topics``, ``everyday`` or ``hints`` is of that kind, any other name → topic."""
    if path.stem == "人群":  # whom something is for: says less than what it is
        return "people"
    if path.parent.name in _FOLDERS:
        return _FOLDERS[path.parent.name]
    return _DIMENSIONS.get(path.stem, "topic")


def parse_lines(text: str, path: Path) -> Iterator[Entry]:
    """The entries of one file; raises :class:`SynonymError` with file and line for a bad one."""
    dimension = dimension_of(path)
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.split("#", 1)[0].strip()
        if not line:
            continue
        if _CONTROL.search(line):
            raise SynonymError(f"{path.name} 第{number}行有控制字符", "请删去后重试")
        if line.startswith(("!", "！")):
            yield Entry("never", "", (_word(line[1:], path, number),), path.name, number)
            continue
        head, mark, tail = line.replace("＝", "=").partition("=")
        head = head.strip()
        if not mark:
            if dimension != "filler":
                raise SynonymError(
                    f"{path.name} 第{number}行缺少“=”：{line[:20]}", "格式：规范名 = 别名, 别名"
                )
            yield Entry(dimension, "", (_word(head, path, number),), path.name, number)
            continue
        words = [_word(part, path, number) for part in re.split(r"[,，]", tail) if part.strip()]
        if not head or not words:
            raise SynonymError(f"{path.name} 第{number}行“=”两边不能为空", "格式：规范名 = 别名, 别名")
        named = words if dimension in _NOT_ITSELF else [_word(head, path, number), *words]
        yield Entry(dimension, head, tuple(dict.fromkeys(named)), path.name, number)


def _word(text: str, path: Path, number: int) -> str:
    word = text.strip().lower()
    if not word or len(word) > MAX_WORD:
        raise SynonymError(f"{path.name} 第{number}行的词为空或超过{MAX_WORD}字：{text.strip()[:12]}")
    return word


def word_files(folder: Path) -> list[Path]:
    """The word files of a folder and of its folders of a kind, by name."""
    folders = (folder, *(folder / name for name in _FOLDERS))
    return sorted(path for each in folders for path in each.glob("*.txt"))


def load_folder(folder: Path) -> list[Entry]:
    """All entries of a folder's ``*.txt`` and of its folders of a kind, in file-name order."""
    if not folder.is_dir():
        raise SynonymError(f"找不到词表文件夹 {folder}", "请检查 --synonyms 或 QINGDAN_SYNONYMS")
    entries: list[Entry] = []
    for path in word_files(folder):
        entries.extend(parse_lines(read_text(path), path))
    return entries
