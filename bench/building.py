"""Building the made-up catalog with the project's own storing code, and with bare sqlite3."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from assistant.catalog.bulk import BulkWriter
from assistant.catalog.extend import add_spellings, import_tokenizer
from assistant.catalog.library import import_records
from assistant.catalog.records import ListRecord
from bench.national import Preparer, national_lists
from bench.timing import ROOT

BATCH = 200  # lists in one transaction
# table → the rows that belong to the lists ?1 … ?2
_OF_TASKS = "task_id BETWEEN (SELECT min(id) FROM tasks WHERE list_id BETWEEN ?1 AND ?2) AND \
(SELECT max(id) FROM tasks WHERE list_id BETWEEN ?1 AND ?2)"
_OF_LISTS = "list_id BETWEEN ?1 AND ?2"
_TABLES = {
    "lists": "id BETWEEN ?1 AND ?2",
    "sources": _OF_LISTS,
    "categories": _OF_LISTS,
    "units": _OF_LISTS,
    "tasks": _OF_LISTS,
    "milestones": _OF_TASKS,
    "task_units": _OF_TASKS,
    "measures": _OF_TASKS,
    "task_tokens": _OF_TASKS,
    "packed": _OF_LISTS,
}


class Built(NamedTuple):
    """Seconds inside the storing code, and peak memory at the end against that after a tenth."""

    seconds: float
    growth: float


def build(target: Path, tasks: int) -> Built:
    """The shipped catalog and ``tasks`` made-up tasks in ``target``, with a progress bar."""
    from sqlite_utils import Database

    shutil.copyfile(ROOT / "data" / "qingdan.db", target)
    connection = open_to_write(target)
    preparer = Preparer(import_tokenizer(Database(connection)))
    writer = BulkWriter(connection)
    spent, done, early = 0.0, 0, 0
    regions: set[tuple[str, str]] = set()
    batch = []
    for record in national_lists(tasks):
        batch.append(preparer.prepare(record))
        regions.add((record.region, record.city))
        done += len(record.tasks)
        if len(batch) == BATCH or done == tasks:
            start = time.perf_counter()
            for prepared in batch:
                writer.write(prepared)
            connection.commit()
            spent += time.perf_counter() - start
            batch = []
            progress("写入", done, tasks)
            early = early or (peak() if done >= tasks / 10 else 0)
    start = time.perf_counter()
    writer.finish()
    names = {(name, name) for pair in regions for name in pair} | {
        (r[:-1], r) for r, _ in regions if len(r) > 2
    }
    connection.executemany(
        "INSERT OR IGNORE INTO lexicon(surface, dimension, value) VALUES (?, 'region', ?)", sorted(names)
    )
    add_spellings(Database(connection), preparer.words | {name for name, _ in names})
    connection.commit()
    spent += time.perf_counter() - start
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()
    return Built(spent, peak() / early if early else 1.0)


class Written(NamedTuple):
    """A made-up list as a reader would hand it over."""

    record: ListRecord
    digest: str
    file: str


def import_one(large: Path, small: Path, times: int = 3) -> float:
    """Importing a list into ``large`` against importing it into a copy of the shipped database: ratio of medians."""
    shutil.copyfile(ROOT / "data" / "qingdan.db", small)
    taken: dict[Path, list[float]] = {large: [], small: []}
    (model,) = itertools.islice(national_lists(40, seed=9), 1)
    for number in range(times):
        record = replace(model, region=f"新{'甲乙丙丁'[number]}区", title=f"新区第{number}份民生实事清单")
        for path, seconds in taken.items():
            start = time.perf_counter()
            import_records(path, [Written(record, f"bench {number}", record.title)])
            seconds.append(time.perf_counter() - start)
    return statistics.median(taken[large]) / statistics.median(taken[small])


def build_bare(source: Path, target: Path) -> float:
    """Seconds that bare ``executemany`` takes for the same rows, tables, indexes and word index."""
    rows = sqlite3.connect(source)
    connection = open_to_write(target)
    for (sql,) in rows.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name IN (SELECT value FROM json_each(?)) OR "
        "type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY type DESC",
        ['["' + '","'.join(_TABLES) + '"]'] * 2,
    ):
        connection.execute(sql)
    words = "SELECT sql FROM sqlite_master WHERE name = 'task_tokens_fts'"
    connection.execute(rows.execute(words).fetchone()[0])
    (last,) = rows.execute("SELECT max(id) FROM lists").fetchone()
    spent = 0.0
    for first in range(2, last + 1, BATCH):
        bounds = [first, min(first + BATCH - 1, last)]
        read = {
            t: rows.execute(f"SELECT * FROM {t} WHERE {w}", bounds).fetchall() for t, w in _TABLES.items()
        }
        start = time.perf_counter()
        for table, values in read.items():
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        connection.executemany(
            "INSERT INTO task_tokens_fts(rowid, tokens) VALUES (?, ?)", read["task_tokens"]
        )
        connection.commit()
        spent += time.perf_counter() - start
        progress("裸写", bounds[1], last)
    connection.close()
    rows.close()
    return spent


def open_to_write(path: Path) -> sqlite3.Connection:
    """A connection as an import uses it: nothing counts before the file is in place."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA cache_size = -32000")
    return connection


def peak() -> int:
    """This process's peak memory so far; 1 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def progress(what: str, done: int, whole: int) -> None:
    """A bar on a terminal's standard error."""
    if sys.stderr.isatty():
        filled = 40 * done // whole
        end = "\n" if done == whole else ""
        print(f"\r{what} {'█' * filled}{'░' * (40 - filled)} {done:,}/{whole:,}", end=end, file=sys.stderr)
