"""Whether the words people use lead anywhere in a list.

The shipped words are general vocabulary for any year and district: that many reach nothing in one list is
by design, so they are counted.  A person's own folder is written for this list: there every entry that
reaches nothing is named, with file and line.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.catalog.build import synonyms_digest
from assistant.catalog.synonyms import Entry, load_folder
from assistant.model.document import ListDocument, fold

_SHOWN = 20
Found = tuple[str, str]  # level, text


def shipped_folder() -> Path | None:
    """The synonyms that came with the program: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    folders = (package / "_shipped" / "synonyms", package.parent / "synonyms")
    return next((folder for folder in folders if folder.is_dir()), None)


def check_shipped_words(db: sqlite3.Connection, document: ListDocument) -> Iterator[Found]:
    """How many concepts and units reach the list; whether the database has today's files."""
    for prefix, name in (("topic:", "事项概念"), ("event:", "环节概念")):
        sql = "SELECT words FROM concepts WHERE name LIKE ? || '%'"
        groups = [words.split("\t") for (words,) in db.execute(sql, (prefix,))]
        reached = sum(_stands(words, document) for words in groups)
        yield "info", f"词表里{len(groups)}个{name}，{reached}个在本清单里有"
    cores = {core for (core,) in db.execute("SELECT DISTINCT core FROM aliases")}
    known = [unit.name for unit in document.units if unit.core in cores]
    yield "info", f"词表里{len(cores)}个单位；本清单的{len(document.units)}个名称中{len(known)}个有别名"
    if len(known) < len(document.units):
        missing = [unit.name for unit in document.units if unit.core not in cores]
        yield "warning", "词表不认识的单位（只能按全称问）：" + "、".join(missing[:_SHOWN])
    yield from _check_digest(db)


def _check_digest(db: sqlite3.Connection) -> Iterator[Found]:
    row = db.execute("SELECT value FROM meta WHERE key = 'synonyms'").fetchone()
    folder = shipped_folder()
    if folder is None:
        yield "warning", "找不到随程序带的词表"
    elif row is None or row[0] != synonyms_digest(folder):
        yield "warning", "词表改过，数据库里还是旧的（开发者请运行 make data）"
    else:
        yield "info", "数据库里的词表与随程序带的一致"


def check_own_words(folder: Path, document: ListDocument) -> Iterator[Found]:
    """The entries of a person's own folder that reach nothing; raises SynonymError for unreadable ones."""
    entries = load_folder(folder)
    dead = [entry for entry in entries if not reaches(entry, document)]
    yield "info", f"自己的词表 {folder}：{len(entries)}条"
    for entry in dead[:_SHOWN]:
        what = "单位" if entry.dimension == "unit" else "词"
        yield "warning", f"{entry.file} 第{entry.line}行：清单里没有“{entry.value}”这个{what}，也没有它的别名"
    if len(dead) > _SHOWN:
        yield "warning", f"……另有{len(dead) - _SHOWN}条也不指向清单里的内容"


def reaches(entry: Entry, document: ListDocument) -> bool:
    """Whether a unit is the list's, or a topic's word stands in its text; other kinds always count."""
    if entry.dimension == "unit":
        names = {name for unit in document.units for name in (unit.name.lower(), unit.core)}
        return not names.isdisjoint((entry.value, *entry.words))
    if entry.dimension in ("topic", "event"):
        return _stands(entry.words, document)
    return True


def _stands(words: Iterable[str], document: ListDocument) -> bool:
    return any(fold(word) in document.text for word in words)
