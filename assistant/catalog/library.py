"""The lists of a database: what is there, adding, revising, removing, choosing the default.

Every change is one transaction on a copy (:mod:`assistant.catalog.rewrite`): all of it happens or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.catalog.compare import Difference, compare
from assistant.catalog.extend import extend_language, import_tokenizer
from assistant.catalog.lists import add_list, remove_list
from assistant.catalog.records import ListRecord
from assistant.catalog.rewrite import rewriting
from assistant.catalog.schema import LATER, add_later_tables
from assistant.catalog.stored import ListLine, is_intact, lists, opened, read_record, record_of, table_names
from assistant.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["ListLine", "Outcome", "find", "import_records", "lists", "plan", "read_record", "remove", "use"]

Progress = Callable[[str], None]
# A list that is there but is not answered from (its packed row is gone or broken) is repaired without a question.
ADDED, UNCHANGED, REVISED, REPAIRED = "added", "unchanged", "revised", "repaired"


class Imported(Protocol):
    """What an importer gives: the record, its digest, and the digest of the file that it is in."""

    @property
    def record(self) -> ListRecord: ...
    @property
    def digest(self) -> str: ...
    @property
    def file(self) -> str: ...


@dataclass(frozen=True)
class Outcome:
    """What happens, or happened (``applied``), to one document: added, unchanged or revised."""

    action: str
    record: ListRecord
    list_id: int | None = None
    difference: Difference | None = None
    applied: bool = False


def _one_version(record: ListRecord, stored: ListRecord) -> bool:
    """Whether two lists of one region and year are versions of one list, not two lists of different plans."""
    from rapidfuzz import fuzz

    if fuzz.ratio(record.title, stored.title) >= 60:
        return True
    texts = {task.district_task for task in stored.tasks}
    return 2 * sum(task.district_task in texts for task in record.tasks) >= len(record.tasks)


def _plan_one(db: sqlite3.Connection, result: Imported, others: Sequence[int] = ()) -> Outcome:
    """What storing ``result`` does; ``others``: lists that other lists of the same command are."""
    record = result.record
    sources = db.execute("SELECT list_id FROM sources WHERE sha256 = ?", [result.digest]).fetchall()
    candidates = db.execute(
        "SELECT id, city, title FROM lists WHERE region = ? AND year = ? ORDER BY title <> ?, id",
        [record.region, record.year, record.title],
    ).fetchall()
    for list_id, city, _ in candidates:
        if (list_id,) in sources:
            return Outcome(_same(db, list_id), record, list_id)
        if list_id in others or (city and record.city and city != record.city):
            continue
        stored = record_of(db, list_id)
        if not _one_version(record, stored):
            continue
        difference = compare(stored, replace(record, city=record.city or city))
        if not difference:
            return Outcome(_same(db, list_id), record, list_id)
        return Outcome(REVISED, replace(record, city=record.city or city), list_id, difference)
    return Outcome(ADDED, record)


def _same(db: sqlite3.Connection, list_id: int) -> str:
    whole = table_names(db).issuperset(LATER) and is_intact(db, list_id)
    return UNCHANGED if whole else REPAIRED


def plan(path: Path, results: Iterable[Imported]) -> tuple[Outcome, ...]:
    """What importing would do; nothing is written."""
    outcomes: list[Outcome] = []
    with opened(path) as db:
        for result in results:
            taken = [outcome.list_id for outcome in outcomes if outcome.list_id]
            outcomes.append(_plan_one(db, result, taken))
    return tuple(outcomes)


def import_records(
    path: Path,
    results: Sequence[Imported],
    *,
    base: Path | None = None,
    replace_revised: bool = False,
    use: bool = False,
    progress: Progress = lambda step: None,
) -> tuple[Outcome, ...]:
    """Import all documents in one transaction.

    A document that is there already changes nothing.  A revised list is replaced only with
    ``replace_revised``; without it nothing at all is written and the outcomes show the differences.
    ``use`` makes the last list the default.  A ``path`` that does not exist begins as a copy of ``base``.
    """
    _refuse_twins(results)
    is_new = base is not None and not path.exists()
    outcomes = plan(base if is_new and base else path, results)
    if any(o.action == REVISED for o in outcomes) and not replace_revised:
        return outcomes
    if all(o.action == UNCHANGED for o in outcomes) and not (use or is_new):
        return outcomes
    done: list[Outcome] = []
    with rewriting(path, base) as db:
        add_later_tables(db)
        _match_search(db)
        progress("准备词典")
        tokenizer = import_tokenizer(db) if any(o.action != UNCHANGED for o in outcomes) else None
        for result, planned in zip(results, outcomes, strict=True):
            progress(f"写入 {result.record.title}")
            taken = [before.list_id for before in done if before.list_id]
            outcome = _plan_one(db.conn, result, taken)  # again, under the lock
            if outcome.action not in (planned.action, UNCHANGED):
                raise DatabaseError(f"{path} 刚被另一个导入改过，没有改动", "请再导入一次")
            list_id = outcome.list_id
            if outcome.action != UNCHANGED:
                list_id = _write(db, outcome, result.digest, tokenizer)
            done.append(replace(outcome, list_id=list_id, applied=outcome.action != UNCHANGED))
        if use and done:
            _set_default(db, done[-1].list_id or 0)
        progress("检查并替换数据库")
    return tuple(done)


def _match_search(db: Database) -> None:
    """Tasks that another program deleted are still in the word index: it is made anew."""
    tables = ("task_tokens", "task_tokens_fts_docsize")
    tasks, indexed = (db.execute(f"SELECT count(*) FROM {table}").fetchone() for table in tables)
    if tasks != indexed:
        db.execute("INSERT INTO task_tokens_fts(task_tokens_fts) VALUES ('rebuild')")


def _refuse_twins(results: Sequence[Imported]) -> None:
    """Two versions of one list in one command: which one is meant is not for us to guess."""
    seen: dict[str, str] = {}
    for result in results:
        if result.digest in seen:
            raise UsageError(
                f"{result.record.document} 和 {seen[result.digest]} 是同一个文件", "每个文件只写一次"
            )
        seen[result.digest] = result.record.document
    for index, first in enumerate(results):
        for second in results[index + 1 :]:
            a, b = first.record, second.record
            if first.file == second.file:
                continue  # 附件1 and 附件2 of one document are two lists
            if (a.region, a.year, a.city) == (b.region, b.year, b.city) and _one_version(a, b):
                raise UsageError(
                    f"{a.document} 和 {b.document} 都是{a.region}{a.year}年的同一份清单", "请分两次导入"
                )


def _write(db: Database, outcome: Outcome, digest: str, tokenizer: object) -> int:
    default = not db.execute("SELECT 1 FROM lists WHERE is_default = 1").fetchone()
    kept: int | None = None
    if outcome.list_id is not None:
        kept = outcome.list_id
        (default,) = db.execute("SELECT is_default FROM lists WHERE id = ?", [kept]).fetchone()
        remove_list(db, kept)
    list_id = add_list(db, outcome.record, tokenizer, digest, default=bool(default), list_id=kept)
    db.execute(
        """INSERT INTO task_tokens_fts(rowid, tokens)
        SELECT task_id, tokens FROM task_tokens WHERE task_id IN (SELECT id FROM tasks WHERE list_id = ?)""",
        [list_id],
    )
    extend_language(db, outcome.record, list_id)
    return list_id


def _set_default(db: Database, list_id: int) -> None:
    db.execute("UPDATE lists SET is_default = (id = ?)", [list_id])


def use(path: Path, list_id: int) -> ListLine:
    """Make a list the one that questions without a year or region are about."""
    chosen = find(path, str(list_id))
    if not chosen.is_default:
        with rewriting(path) as db:
            _set_default(db, list_id)
    return chosen._replace(is_default=True)


def remove(path: Path, list_id: int) -> ListLine:
    """Take a list out; the last one stays, because a database without lists answers nothing."""
    stored = lists(path)
    chosen = find(path, str(list_id))
    if len(stored) == 1:
        raise UsageError("这是最后一份清单，不能移除", "先导入另一份")
    with rewriting(path) as db:
        remove_list(db, list_id)
        if chosen.is_default:
            newest = db.execute("SELECT id FROM lists ORDER BY year DESC, id LIMIT 1").fetchone()
            _set_default(db, newest[0])
    return chosen


def find(path: Path, wanted: str) -> ListLine:
    """The list meant by its number, or by words of its region, year and title (2023年西青区)."""
    stored = lists(path)
    by_number = [line for line in stored if wanted.isascii() and wanted.isdigit() and line.id == int(wanted)]
    if by_number:
        return by_number[0]
    from assistant.catalog.wanted import matches

    found = [line for line in stored if matches(wanted, line.region, line.city, line.year, line.title)]
    if len(found) == 1:
        return found[0]
    if not stored:
        raise DatabaseError("数据库里没有清单", "先用 qingdan import 导入一份")
    what = "不止一份" if found else "没有"
    raise UsageError(f"“{wanted}”：{what}这样的清单", "用 qingdan lists 查看编号")
