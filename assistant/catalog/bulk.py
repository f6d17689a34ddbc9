"""Many lists at once: the rows of :func:`assistant.catalog.lists.add_list`, written without a look back.

Ids are counted here instead of asked for, one list is one batch of ``executemany``, and what was computed
before (words, quantities) is taken as it comes.  The caller opens and commits the transaction.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from assistant.catalog.measures import Measure
from assistant.catalog.packed import packed_text
from assistant.catalog.records import ListRecord
from assistant.catalog.unit_names import core_of, told_apart

Stated = tuple[str, int | None, Measure]  # scope, quarter, quantity
_COLUMNS = {
    "lists": 7,
    "sources": 4,
    "issuers": 2,
    "categories": 5,
    "units": 6,
    "tasks": 6,
    "milestones": 4,
    "task_units": 4,
    "measures": 13,
    "task_tokens": 2,
    "packed": 2,
}


class Prepared(NamedTuple):
    """A list with its tasks' words (joined by blanks) and quantities, in the tasks' order."""

    record: ListRecord
    digest: str
    tokens: Sequence[str]
    measures: Sequence[Sequence[Stated]]


class BulkWriter:
    """Appends lists to an open catalog."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last = {
            table: int(connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])
            for table in _COLUMNS
        }
        self._aliases = dict(connection.execute("SELECT alias, core FROM aliases ORDER BY core DESC"))
        self._cores: dict[str, tuple[str, str]] = {}
        self.new_aliases: set[tuple[str, str]] = set()

    def write(self, prepared: Prepared) -> int:
        """Store one list, without its spellings; returns its id."""
        record = prepared.record
        list_id = self._next("lists")
        about = (list_id, record.title, record.region, record.city, record.year, record.issued, 0)
        self._insert("lists", [about])
        self._insert("sources", [(self._next("sources"), list_id, record.document, prepared.digest)])
        self._insert("issuers", [(list_id, record.issuer)] if record.issuer else [])
        units, unit_rows = self._write_units(record, list_id)
        categories = self._write_categories(record, list_id)
        tasks = self._write_tasks(prepared, list_id, units, categories)
        packed = packed_text([(row[0], *row[2:]) for row in unit_rows], tasks, prepared.tokens, record.issuer)
        self._insert("packed", [(list_id, packed)])
        return list_id

    def finish(self) -> None:
        """The names under which the new units are known."""
        rows = sorted(self.new_aliases)
        self._connection.executemany("INSERT OR IGNORE INTO aliases(alias, core) VALUES (?, ?)", rows)

    def _next(self, table: str, count: int = 1) -> int:
        first = self._last[table] + 1
        self._last[table] += count
        return first

    def _insert(self, table: str, rows: Sequence[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * _COLUMNS[table])
        self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)

    def _write_units(
        self, record: ListRecord, list_id: int
    ) -> tuple[dict[str, int], list[tuple[object, ...]]]:
        ids: dict[str, int] = {}
        rows: list[tuple[object, ...]] = []
        units = [unit for task in record.tasks for unit in task.units]
        names = dict.fromkeys(name for unit in units for name in (unit.name, *unit.second_names))
        cores = told_apart({name: self._core(name, record) for name in names}, record.region, record.city)
        for unit in units:
            main: int | None = None
            for name in (unit.name, *unit.second_names):
                if name not in ids:
                    level, core = cores[name]
                    ids[name] = self._next("units")
                    rows.append((ids[name], list_id, name, core, level, main))
                main = main or ids[name]
        self._insert("units", rows)
        return ids, rows

    def _core(self, name: str, record: ListRecord) -> tuple[str, str]:
        placed = record.region[:-1] in name or (record.city and record.city in name)
        known = None if placed else self._cores.get(name)
        if known is None:
            known = core_of(name, self._aliases, record.region, record.city)
            level, core = known
            alias = name[len(level) :]
            if alias not in self._aliases:
                self.new_aliases.add((alias, core))
            if not placed:
                self._cores[name] = known
        return known

    def _write_categories(self, record: ListRecord, list_id: int) -> dict[tuple[int | None, str], int]:
        ids: dict[tuple[int | None, str], int] = {}
        for task in record.tasks:
            key = task.category_no, task.category
            if key not in ids:
                ids[key] = self._next("categories")
        rows = [
            (id_, list_id, position, number, name)
            for position, ((number, name), id_) in enumerate(ids.items(), 1)
        ]
        self._insert("categories", rows)
        return ids

    def _write_tasks(
        self,
        prepared: Prepared,
        list_id: int,
        units: dict[str, int],
        categories: dict[tuple[int | None, str], int],
    ) -> list[object]:
        """Store the tasks; returns them as they are packed."""
        record = prepared.record
        first = self._next("tasks", len(record.tasks))
        ids = range(first, first + len(record.tasks))
        milestone = self._last["milestones"]
        tasks, milestones, task_units = [], [], []
        packed: list[object] = []
        for task_id, task in zip(ids, record.tasks, strict=True):
            category = categories[task.category_no, task.category]
            tasks.append((task_id, list_id, task.number, category, task.city_task, task.district_task))
            for quarter, text in sorted(task.milestones.items()):
                milestone += 1
                milestones.append((milestone, task_id, quarter, text))
            named = [(name, unit.role) for unit in task.units for name in (unit.name, *unit.second_names)]
            for position, (name, role) in enumerate(named, 1):
                task_units.append((task_id, position, units[name], role))
            quarters = [task.milestones.get(quarter, "") for quarter in (1, 2, 3, 4)]
            texts = (task.category_no, task.category, task.city_task, task.district_task)
            supporting = [units[name] for name, role in named if role == "support"]
            packed.append(
                (task_id, task.number, *texts, quarters, [units[n] for n, _ in named], supporting, [])
            )
        self._last["milestones"] = milestone
        self._insert("tasks", tasks)
        self._insert("milestones", milestones)
        self._insert("task_units", task_units)
        words = list(zip(ids, prepared.tokens, strict=True))
        self._insert("task_tokens", words)
        self._connection.executemany("INSERT INTO task_tokens_fts(rowid, tokens) VALUES (?, ?)", words)
        self._write_measures(ids, prepared)
        return packed

    def _write_measures(self, ids: range, prepared: Prepared) -> None:
        rows: list[tuple[object, ...]] = []
        number = self._last["measures"]
        for task_id, stated in zip(ids, prepared.measures, strict=True):
            for scope, quarter, m in stated:
                number += 1
                cumulative = None if m.cumulative is None else int(m.cumulative)
                value = (
                    m.value,
                    m.high,
                    m.unit,
                    m.counted,
                    cumulative,
                    m.bound,
                    m.clause,
                    m.sentence,
                    m.start,
                )
                rows.append((number, task_id, scope, quarter, *value))
        self._last["measures"] = number
        self._insert("measures", rows)
