"""The lists of a database: what is there, adding, revising, removing, choosing the default.

Every change is one transaction on a copy (:mod:`assistant.catalog.rewrite`): all of it happens or nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol
from urllib.parse import quote

from assistant.catalog.compare import Difference, compare
from assistant.catalog.extend import extend_language, import_tokenizer
from assistant.catalog.lists import add_list, remove_list
from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.catalog.rewrite import rewriting
from assistant.catalog.store import Store
from assistant.errors import DatabaseError, UsageError

if TYPE_CHECKING:
    from sqlite_utils import Database

Progress = Callable[[str], None]
ADDED, UNCHANGED, REVISED = "added", "unchanged", "revised"


class Imported(Protocol):
    """What an importer gives: the record, its digest, and the digest of the file that it is in."""

    @property
    def record(self) -> ListRecord: ...
    @property
    def digest(self) -> str: ...
    @property
    def file(self) -> str: ...


class ListLine(NamedTuple):
    """One stored list."""

    id: int
    title: str
    region: str
    city: str
    year: int
    issued: str
    is_default: bool
    tasks: int


@dataclass(frozen=True)
class Outcome:
    """What happens, or happened (``applied``), to one document: added, unchanged or revised."""

    action: str
    record: ListRecord
    list_id: int | None = None
    difference: Difference | None = None
    applied: bool = False


def _open(path: Path) -> sqlite3.Connection:
    Store(path).close()  # raises a clear error for a missing, foreign or outdated file
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)


def lists(path: Path) -> list[ListLine]:
    """All lists, newest year first."""
    sql = """SELECT l.id, l.title, l.region, l.city, l.year, l.issued, l.is_default,
        (SELECT count(*) FROM tasks t WHERE t.list_id = l.id) FROM lists l ORDER BY l.year DESC, l.region, l.id"""
    with closing(_open(path)) as db:
        return [ListLine(*row)._replace(is_default=bool(row[6])) for row in db.execute(sql)]


def read_record(path: Path, list_id: int) -> ListRecord:
    """A stored list as the readers would give it."""
    with closing(_open(path)) as db:
        return _read_record(db, list_id)


def _read_record(db: sqlite3.Connection, list_id: int) -> ListRecord:
    about = db.execute(
        "SELECT title, region, year, issued, city FROM lists WHERE id = ?", [list_id]
    ).fetchone()
    if about is None:
        raise UsageError(f"没有编号为{list_id}的清单", "用 qingdan lists 查看")
    document = db.execute("SELECT document FROM sources WHERE list_id = ? ORDER BY id", [list_id]).fetchone()
    milestones: dict[int, dict[int, str]] = {}
    units: dict[int, list[UnitRecord]] = {}
    details: dict[int, list[tuple[str, str]]] = {}
    inside = "(SELECT id FROM tasks WHERE list_id = ?)"
    for task, quarter, text in db.execute(
        f"SELECT task_id, quarter, text FROM milestones WHERE task_id IN {inside} ORDER BY id", [list_id]
    ):
        milestones.setdefault(task, {})[quarter] = text
    for task, name, role, main in db.execute(
        f"""SELECT x.task_id, u.name, x.role, u.main_unit_id FROM task_units x JOIN units u ON u.id = x.unit_id
        WHERE x.task_id IN {inside} ORDER BY x.task_id, x.position""",
        [list_id],
    ):
        row = units.setdefault(task, [])
        if main is not None and row:
            row[-1] = replace(row[-1], second_names=(*row[-1].second_names, name))
        else:
            row.append(UnitRecord(name, (), role))
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'details'").fetchone():
        for task, label, text in db.execute(
            f"SELECT task_id, label, text FROM details WHERE task_id IN {inside} ORDER BY id", [list_id]
        ):
            details.setdefault(task, []).append((label, text))
    tasks = tuple(
        TaskRecord(
            number,
            no,
            name,
            city,
            own,
            milestones.get(id_, {}),
            tuple(units.get(id_, ())),
            tuple(details.get(id_, ())),
        )
        for id_, number, no, name, city, own in db.execute(
            """SELECT t.id, t.number, c.number, c.name, t.city_task, t.district_task
            FROM tasks t JOIN categories c ON c.id = t.category_id WHERE t.list_id = ? ORDER BY t.id""",
            [list_id],
        )
    )
    title, region, year, issued, city = about
    return ListRecord(title, region, year, issued, document[0] if document else "", tasks, city)


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
            return Outcome(UNCHANGED, record, list_id)
        if list_id in others or (city and record.city and city != record.city):
            continue
        stored = _read_record(db, list_id)
        if not _one_version(record, stored):
            continue
        difference = compare(stored, replace(record, city=record.city or city))
        if not difference:
            return Outcome(UNCHANGED, record, list_id)
        return Outcome(REVISED, replace(record, city=record.city or city), list_id, difference)
    return Outcome(ADDED, record)


def plan(path: Path, results: Iterable[Imported]) -> tuple[Outcome, ...]:
    """What importing would do; nothing is written."""
    outcomes: list[Outcome] = []
    with closing(_open(path)) as db:
        for result in results:
            taken = [outcome.list_id for outcome in outcomes if outcome.list_id]
            outcomes.append(_plan_one(db, result, taken))
    return tuple(outcomes)


def import_records(
    path: Path,
    results: Sequence[Imported],
    *,
    replace_revised: bool = False,
    use: bool = False,
    progress: Progress = lambda step: None,
) -> tuple[Outcome, ...]:
    """Import all documents in one transaction.

    A document that is there already changes nothing.  A revised list is replaced only with
    ``replace_revised``; without it nothing at all is written and the outcomes show the differences.
    ``use`` makes the last list the default.
    """
    _refuse_twins(results)
    outcomes = plan(path, results)
    if any(o.action == REVISED for o in outcomes) and not replace_revised:
        return outcomes
    if all(o.action == UNCHANGED for o in outcomes) and not use:
        return outcomes
    done: list[Outcome] = []
    with rewriting(path) as db:
        progress("准备词典")
        tokenizer = import_tokenizer(db) if any(o.action != UNCHANGED for o in outcomes) else None
        for result in results:
            progress(f"写入 {result.record.title}")
            taken = [before.list_id for before in done if before.list_id]
            outcome = _plan_one(db.conn, result, taken)  # again, under the lock
            list_id = outcome.list_id
            if outcome.action != UNCHANGED:
                list_id = _write(db, outcome, result.digest, tokenizer)
            done.append(replace(outcome, list_id=list_id, applied=outcome.action != UNCHANGED))
        if use and done:
            _set_default(db, done[-1].list_id or 0)
        progress("检查并替换数据库")
    return tuple(done)


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
