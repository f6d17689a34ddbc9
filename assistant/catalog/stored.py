"""The lists that a database holds, as records: what the readers would give."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from assistant.catalog.packed import issuer_of, pack
from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.catalog.store import connect, unusable
from assistant.errors import UsageError


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


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, to be read; what is wrong with it is a clear error."""
    with closing(connect(str(path))) as db:
        try:
            yield db
        except sqlite3.DatabaseError as error:
            raise unusable(path, error) from None


def lists(path: Path) -> list[ListLine]:
    """All lists, newest year first."""
    sql = """SELECT l.id, l.title, l.region, l.city, l.year, l.issued, l.is_default,
        (SELECT count(*) FROM tasks t WHERE t.list_id = l.id) FROM lists l ORDER BY l.year DESC, l.region, l.id"""
    with opened(path) as db:
        return [ListLine(*row)._replace(is_default=bool(row[6])) for row in db.execute(sql)]


def read_record(path: Path, list_id: int) -> ListRecord:
    """A stored list as the readers would give it."""
    with opened(path) as db:
        return record_of(db, list_id)


def record_of(db: sqlite3.Connection, list_id: int) -> ListRecord:
    """:func:`read_record` of an open database."""
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
    if "details" in table_names(db):
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
    issuer = issuer_of(db, list_id)
    return ListRecord(title, region, year, issued, document[0] if document else "", tasks, city, issuer)


def table_names(connection: sqlite3.Connection) -> set[str]:
    """The tables that the database has."""
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def is_intact(connection: sqlite3.Connection, list_id: int) -> bool:
    """Whether the packed row of a list is there and says what its tables say."""
    if "packed" not in table_names(connection):
        return False
    row = connection.execute("SELECT content FROM packed WHERE list_id = ?", [list_id]).fetchone()
    return bool(row and row[0] == pack(connection, list_id))
