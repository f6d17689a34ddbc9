"""``synonyms add``, ``list``, ``check``: the user's own words, plain text files that an editor opens as well."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from assistant.catalog.misses import common_misses
from assistant.catalog.places import default_database, question_log, user_synonyms
from assistant.catalog.store import Store
from assistant.catalog.synonyms import Entry, load_folder, parse_lines, read_text
from assistant.catalog.words_check import check_own_words, reaches
from assistant.cli.guard import NOT_FOUND
from assistant.cli.managing import write_file
from assistant.cli.show_lists import Screen
from assistant.errors import UsageError
from assistant.model.document import ListDocument

_FILES = {"unit": "units.txt", "topic": "topics.txt", "event": "events.txt"}
_MARKS = re.compile(r"[=＝,，#!！\n]")
_KINDS = {
    "unit": "单位",
    "topic": "事项",
    "event": "环节",
    "aspect": "问法",
    "never": "不认",
    "filler": "虚词",
}


def _folder() -> Path:
    folder = user_synonyms()
    if folder is None:
        raise UsageError("不知道词表放在哪里", "请设置 QINGDAN_SYNONYMS=文件夹")
    return Path(folder)


def _document(db: Path | None) -> tuple[Store, ListDocument]:
    store = Store(db or default_database())
    return store, store.document(store.default_list())


def run_add(name: str, aliases: list[str], kind: str, db: Path | None) -> int:
    """Append 规范名 = 别名, … to the file of its kind; words that mean something else already are named."""
    if kind and kind not in _FILES:
        raise UsageError(f"没有种类“{kind}”", f"种类：{'、'.join(_FILES)}")
    bad = next((word for word in (name, *aliases) if _MARKS.search(word) or not word.strip()), None)
    if bad is not None:
        raise UsageError(f"“{bad}”里不能有 = , # ! 和换行", "一个词一个参数")
    store, document = _document(db)
    try:
        chosen = kind or ("unit" if _is_unit(name, store, document) else "topic")
        screen = Screen(sys.stdout)
        if chosen == "unit":
            name = _core(name, document)
        path = _folder() / _FILES[chosen]
        line = f"{name} = {', '.join(aliases)}"
        (entry,) = parse_lines(line, path)
        old = read_text(path) if path.exists() else ""
        if line in old.splitlines():
            screen.line(f"已经有了：{line}")
            return 0
        for word in aliases:
            others = {s.value for s in store.senses([word.lower()]).get(word.lower(), ()) if s.value != name}
            if others:
                screen.line(f"注意：“{word}”原来指{'、'.join(sorted(others))}")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, (old + ("" if not old or old.endswith("\n") else "\n") + line + "\n").encode())
        screen.line(f"已加入{_KINDS[chosen]}：{line}（{path}）")
        if not reaches(entry, document):
            screen.line(f"注意：默认清单里没有“{name}”，问了也查不到")
    finally:
        store.close()
    return 0


def _is_unit(name: str, store: Store, document: ListDocument) -> bool:
    known = any(s.dimension == "unit" for s in store.senses([name]).get(name, ()))
    return known or any(name in (unit.name, unit.core) for unit in document.units)


def _core(name: str, document: ListDocument) -> str:
    """The name by which lists and aliases agree: 区残联 → 残联."""
    return next((unit.core for unit in document.units if unit.name == name), name)


def _entries() -> list[Entry]:
    folder = _folder()
    return load_folder(folder) if folder.is_dir() else []


def run_list() -> int:
    """All own entries; 1 when there is none."""
    entries = _entries()
    screen = Screen(sys.stdout)
    for entry in entries:
        words = "、".join(word for word in entry.words if word != entry.value)
        screen.line(
            f"{_KINDS.get(entry.dimension, entry.dimension)}  {entry.value or '（无）'} = {words}  （{entry.file} 第{entry.line}行）"
        )
    if not entries:
        screen.line(f"还没有自己的词（用 qingdan synonyms add 规范名 别名；文件夹 {_folder()}）")
    return 0 if entries else NOT_FOUND


def run_check(db: Path | None) -> int:
    """Unreadable lines are an error; words that lead nowhere, twins and unanswered terms are shown."""
    screen = Screen(sys.stdout)
    entries = _entries()
    store, document = _document(db)
    try:
        if entries:
            for level, text in check_own_words(_folder(), document):
                screen.line(("提醒  " if level == "warning" else "正常  ") + text)
        else:
            screen.line(f"还没有自己的词（{_folder()}）")
    finally:
        store.close()
    for text in _twins(entries):
        screen.line(f"提醒  {text}")
    log = question_log()
    if not log:
        screen.line("没有记录问不到的词（设 QINGDAN_LOG=文件 后开始记，只存在本机）")
        return 0
    misses = common_misses(Path(log))
    screen.line("问过但没有答案的：" if misses else "记录里没有问不到的词")
    for word, count in misses:
        screen.line(f"  {word}  {count}次")
    return 0


def _twins(entries: list[Entry]) -> list[str]:
    """Words that mean two things."""
    seen: dict[str, Entry] = {}
    found = []
    for entry in entries:
        for word in entry.words:
            first = seen.setdefault(word, entry)
            if (first.dimension, first.value) != (entry.dimension, entry.value):
                found.append(
                    f"“{word}”同时指{first.value}（{first.file} 第{first.line}行）和{entry.value}（{entry.file} 第{entry.line}行）"
                )
    return found
