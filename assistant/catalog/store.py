"""Reading the catalog: the only connection on the answering path, read-only, every value bound."""

from __future__ import annotations

import json
import os
import sqlite3
from _thread import RLock  # threading would cost a cold answer a millisecond
from collections.abc import Collection, Iterable
from functools import cached_property, partial

from assistant.catalog.lexicon import Lexicon
from assistant.catalog.packed import unpack
from assistant.errors import DatabaseError
from assistant.model.document import ListDocument, ListInfo, Measure
from assistant.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.catalog.synonyms import Entry

APPLICATION_ID = 0x51494E47  # "QING": tells our databases from others
SCHEMA_VERSION = 1
_CACHE_LIMIT = 50_000
_KEPT_LISTS = 160  # some 35 MB; a question about all lists reads twenty

_SPELLED = """
SELECT s.surface, s.pinyin FROM json_each(?) j CROSS JOIN spellings s ON s.{column} = j.value
"""
_SHAPED = """
SELECT h.surface, s.pinyin FROM json_each(?) j CROSS JOIN shapes h ON h.shape = j.value
  CROSS JOIN spellings s ON s.surface = h.surface
UNION
SELECT s.surface, s.pinyin FROM json_each(?1) j CROSS JOIN spellings s ON s.surface = j.value
"""
_PACKED = "SELECT content FROM packed WHERE list_id = ?"
_VECTORS = "SELECT words, whole FROM vectors WHERE list_id = ?"
_MEASURES = """
SELECT s.task_id, s.scope, s.quarter, s.value, s.high, s.unit, s.counted, s.cumulative, s.bound, s.clause, s.sentence
  FROM tasks t CROSS JOIN measures s ON s.task_id = t.id WHERE t.list_id = ? ORDER BY s.id
"""
_LISTS = "SELECT id, title, region, city, year, issued FROM lists"
_FEW = 500
_MATCHES = 400  # of the tasks that have a word, the latest stored: enough for twenty lists
_UNITS_OF = "SELECT u.list_id FROM json_each(?) j CROSS JOIN units u ON u.core = j.value LIMIT ?"
_OF_FEW = "id IN (SELECT u.list_id FROM json_each(?) j CROSS JOIN units u ON u.core = j.value)"
_OF_MANY = """EXISTS (SELECT 1 FROM units u
  WHERE u.list_id = l.id AND u.core IN (SELECT value FROM json_each(?)))"""


class Store:
    """A read-only catalog.  Lookups are cached; lists are loaded when first asked about.

    Threads may share it: a question holds it as a whole (:meth:`held`), so that it is never closed in the middle of one
    and what it keeps is never half there.  A forked process opens the file anew, a pickled store is its path and words.
    """

    def __init__(self, path: Path | str, own_words: Iterable[Entry] = ()) -> None:
        self.path = os.fspath(path)
        self._own_words = tuple(own_words)
        self._connection: sqlite3.Connection | None = connect(self.path)
        self._process = os.getpid()
        self._lock = RLock()
        self.lexicon = Lexicon(self._query, self._own_words)
        self.senses, self.words = self.lexicon.senses, self.lexicon.words
        self._documents: dict[int, ListDocument] = {}
        self._default: ListInfo | None = None
        self._found_lists: dict[tuple[str | None, int | None], list[ListInfo]] = {}
        self._lists_with: dict[object, list[ListInfo]] = {}

    def close(self) -> None:
        """Close the connection, behind the question that another thread may be asking; what comes later is refused."""
        with self._ours():
            if self._connection:
                self._connection.close()
            self._connection = None

    def __del__(self) -> None:
        # Python 3.13 warns of a connection that is collected open; a read-only one has nothing to lose.
        if connection := getattr(self, "_connection", None):
            connection.close()

    def __reduce__(self) -> tuple[type[Store], tuple[str, tuple[Entry, ...]]]:
        return Store, (os.path.abspath(self.path), self._own_words)

    def held(self) -> RLock:
        """To be held for the time of a question; :class:`DatabaseError` when the store was closed."""
        lock = self._ours()
        if self._connection is None:
            raise DatabaseError("数据库已经关上", "请重新打开：Assistant()")
        return lock

    def _ours(self) -> RLock:
        """The lock; behind a fork a new one, as another thread of the parent may have held the old one for ever."""
        if self._process != os.getpid():
            self._process, self._lock = os.getpid(), RLock()
            if self._connection is not None:  # SQLite's connections are not carried through a fork either
                self._connection = connect(self.path)
        return self._lock

    def readings(self, chars: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Characters → toneless syllables, the usual one first."""
        if not chars:
            return {}
        sql = "SELECT h.char, h.readings FROM json_each(?) j CROSS JOIN hanzi h ON h.char = j.value"
        return {
            char: tuple(readings.split()) for char, readings in self._query(sql, json.dumps(sorted(chars)))
        }

    def spelled(self, column: str, keys: Collection[str]) -> list[tuple[str, str]]:
        """(surface, pinyin) of words whose ``sound`` or ``initials`` is one of ``keys``."""
        assert column in ("sound", "initials", "surface")
        return self._query(_SPELLED.format(column=column), json.dumps(sorted(keys)))

    def shaped(self, shapes: Collection[str]) -> list[tuple[str, str]]:
        """(surface, pinyin) of words that have one of ``shapes``, whole or with one character out."""
        return self._query(_SHAPED, json.dumps(sorted(shapes)))

    def default_list(self) -> ListInfo:
        """The list that questions without a year or region are about."""
        if self._default is None:
            rows = self._query(_LISTS + " WHERE is_default = 1 ORDER BY year DESC, id LIMIT 1")
            rows = rows or self._query(_LISTS + " ORDER BY year DESC, id LIMIT 1")
            if not rows:
                raise DatabaseError("数据库里没有清单", "先用 qingdan import 导入一份")
            self._default = ListInfo(*rows[0])
        return self._default

    @cached_property
    def has_several(self) -> bool:
        """Whether there is a list beside the default one."""
        return len(self._query("SELECT 1 FROM lists LIMIT 2")) > 1

    def find_lists(self, region: str | None, year: int | None) -> list[ListInfo]:
        """Lists of a region (full name) and/or year, newest first; kept for the next question."""
        key = region, year
        if key not in self._found_lists:
            if len(self._found_lists) > _CACHE_LIMIT:
                self._found_lists.clear()
            self._found_lists[key] = self._find_lists(region, year)
        return self._found_lists[key]

    def every_list(self) -> list[ListInfo]:
        """All lists, newest first."""
        return [ListInfo(*row) for row in self._query(_LISTS + " ORDER BY year DESC, id")]

    def _find_lists(self, region: str | None, year: int | None) -> list[ListInfo]:
        where = [name for name, value in (("region = ?", region), ("year = ?", year)) if value is not None]
        values = [value for value in (region, year) if value is not None]
        sql = (
            _LISTS + (" WHERE " + " AND ".join(where) if where else "") + " ORDER BY year DESC, id LIMIT 100"
        )
        return [ListInfo(*row) for row in self._query(sql, *values)]

    def lists_with(
        self, cores: Collection[str], words: Collection[str], limit: int, years: Collection[int] = ()
    ) -> list[ListInfo]:
        """Lists that have a unit of ``cores``, or (without any) one of ``words``; at most ``limit``, newest first.

        ``years`` restricts them to those years.
        """
        key = tuple(sorted(cores)), tuple(sorted(words)), limit, tuple(sorted(years))
        if key not in self._lists_with:
            if len(self._lists_with) > _FEW:
                self._lists_with.clear()
            self._lists_with[key] = self._find_lists_with(cores, words, limit, years)
        return self._lists_with[key]

    def _find_lists_with(
        self, cores: Collection[str], words: Collection[str], limit: int, years: Collection[int]
    ) -> list[ListInfo]:
        only = "AND year IN (SELECT value FROM json_each(?))" if years else ""
        wanted = [json.dumps(sorted(years))] if years else []
        newest = f"{only} ORDER BY year DESC, region, id LIMIT ?"
        if cores:
            names = json.dumps(sorted(cores))
            few = self._query(_UNITS_OF, names, _FEW)
            # A unit of few lists: find those; one of most lists: go through the lists, newest first.
            where = _OF_FEW if len(few) < _FEW else _OF_MANY
            rows = self._query(f"{_LISTS} l WHERE {where} {newest}", names, *wanted, limit)
        elif words:
            phrase = " OR ".join('"' + word.replace('"', '""') + '"' for word in sorted(words))
            sql = f"""{_LISTS} WHERE id IN (SELECT t.list_id FROM task_tokens_fts f
                JOIN tasks t ON t.id = f.rowid WHERE task_tokens_fts MATCH ?
                ORDER BY f.rowid DESC LIMIT {_MATCHES}) {newest}"""
            rows = self._query(sql, phrase, *wanted, limit)
        else:
            rows = self._query(f"{_LISTS} WHERE 1 {newest}", *wanted, limit)
        return [ListInfo(*row) for row in rows]

    def document(self, info: ListInfo) -> ListDocument:
        """The whole list, ready to be searched; kept for the next question."""
        with self.held():
            document = self._documents.get(info.id)
            if document is None:
                if len(self._documents) >= _KEPT_LISTS:
                    del self._documents[next(iter(self._documents))]
                document = self._documents[info.id] = self._load(info)
            return document

    def _load(self, info: ListInfo) -> ListDocument:
        packed = self._query(_PACKED, info.id)
        measures, vectors = partial(self._measures, info.id), partial(self._vectors, info.id)
        try:
            return unpack(packed[0][0], info, measures, vectors)
        except (LookupError, TypeError, ValueError):  # no row, or none that this program wrote
            raise DatabaseError(
                f"数据库 {self.path} 里《{info.title}》的内容缺了或坏了",
                "重新导入这份清单就会修好，或换回 .bak 备份",
            ) from None

    def _vectors(self, list_id: int) -> tuple[bytes, bytes] | None:
        """As stored with the list; None in a database from before them."""
        if not self._query("SELECT 1 FROM sqlite_master WHERE name = 'vectors'"):
            return None
        found = self._query(_VECTORS, list_id)
        return found[0] if found else None

    def _measures(self, list_id: int) -> list[Measure]:
        return [Measure(*row) for row in self._query(_MEASURES, list_id)]

    def _query(self, sql: str, *values: object) -> list[Any]:
        with self.held():  # two threads that run one statement of a connection see each other's rows
            assert self._connection is not None
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise unusable(self.path, error) from None


def unusable(path: str | Path, error: sqlite3.Error) -> DatabaseError:
    """What SQLite's ``error`` about the catalog ``path`` means, and what to do about it."""
    reason = str(error)
    for suffix in ("-journal", "-wal"):
        if os.path.isfile(f"{path}{suffix}") and os.path.getsize(f"{path}{suffix}"):
            return DatabaseError(
                f"数据库 {path} 旁边有 {os.path.basename(path)}{suffix}：另一个程序正在写它，或写到一半停了",
                "先关闭那个程序，再运行 qingdan check，会还原到它写之前",
            )
    if "not a database" in reason:
        return DatabaseError(f"{path} 不是可用的数据库", "请换一个文件，或重新安装")
    if reason.startswith("no such "):
        missing = reason.removeprefix("no such ").replace("table: ", "数据表 ").replace("column: ", "列 ")
        return DatabaseError(f"数据库 {path} 缺少{missing}", "请换回 .bak 备份，或重新安装、重新导入")
    return DatabaseError(f"数据库 {path} 读取失败：{reason}", "用 qingdan check 检查，或换回 .bak 备份")


def _read_only_uri(path: str) -> str:
    """``path`` as SQLite reads it in a URI (urllib and pathlib take longer to load than a list does)."""
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode=ro"


def connect(path: str) -> sqlite3.Connection:
    """Open read-only; raises :class:`DatabaseError` when missing, corrupt or not one of ours."""
    if not os.path.isfile(path):
        raise DatabaseError(f"找不到数据库 {path}", "请检查 --db 或 QINGDAN_DB")
    try:
        connection = sqlite3.connect(_read_only_uri(path), uri=True, check_same_thread=False)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise unusable(path, error) from None
    if application != APPLICATION_ID:
        raise DatabaseError(f"{path} 不是清单助手的数据库", "请检查 --db 或 QINGDAN_DB")
    if version != SCHEMA_VERSION:
        raise DatabaseError(f"{path} 是版本{version}的数据库，本程序要版本{SCHEMA_VERSION}", "请重新导入清单")
    return connection
