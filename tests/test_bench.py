"""The benchmarks' own parts: what they measure is made right.  No test here asserts a time."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.catalog.bulk import BulkWriter, Prepared
from assistant.catalog.library import lists
from assistant.catalog.lists import add_list, task_measures, tokens
from assistant.catalog.records import ListRecord
from assistant.catalog.segmenter import small_tokenizer
from bench.building import import_one
from bench.national import Preparer, national_lists, regions, subjects
from bench.questions import beyond_reading, mixed
from bench.table import Line

ROOT = Path(__file__).resolve().parents[1]
WORDS = {"新建": 5, "养老": 5, "服务": 5, "幼儿园": 5, "完成": 5, "停车": 5, "停车位": 5}


@pytest.fixture(scope="module")
def records() -> list[ListRecord]:
    return list(national_lists(300, seed=5))


@pytest.fixture(scope="module")
def prepared(records: list[ListRecord]) -> list[Prepared]:
    preparer = Preparer(small_tokenizer(WORDS))
    return [preparer.prepare(record) for record in records]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "national.db"
    shutil.copyfile(ROOT / "data" / "qingdan.db", path)
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_the_same_seed_gives_the_same_lists(records: list[ListRecord]) -> None:
    assert records == list(national_lists(300, seed=5))
    assert records != list(national_lists(300, seed=6))


def test_the_catalog_has_as_many_tasks_as_asked_for(records: list[ListRecord]) -> None:
    assert sum(len(record.tasks) for record in records) == 300


def test_lists_look_like_lists(records: list[ListRecord]) -> None:
    for record in records:
        assert record.region in record.title and str(record.year) in record.title
        assert [task.number for task in record.tasks] == list(range(1, len(record.tasks) + 1))
        for task in record.tasks:
            texts = (task.city_task, task.district_task, *task.milestones.values())
            assert sorted(task.milestones) == [1, 2, 3, 4] and all(texts) and task.units
            assert not any("{" in text for text in texts)
            assert all(unit.name[0] == record.region[-1] for unit in task.units)


def test_there_are_districts_enough_for_a_nation() -> None:
    places = list(regions())
    assert len(places) == len(set(places)) == len({region for region, _ in places}) > 3000
    assert all(len(steps) == 4 for _, _, _, steps in subjects())


def test_prepared_words_and_quantities_are_the_programs_own(prepared: list[Prepared]) -> None:
    tokenizer = small_tokenizer(WORDS)
    for one in prepared:
        for task, words, stated in zip(one.record.tasks, one.tokens, one.measures, strict=True):
            assert words == " ".join(tokens(task, tokenizer))
            assert stated == list(task_measures(task))


def rows_of(connection: sqlite3.Connection, first_list: int) -> dict[str, list[tuple[object, ...]]]:
    """The stored lists, without ids."""
    queries = {
        "tasks": "SELECT l.region, t.number, c.number, c.name, t.city_task, t.district_task FROM tasks t "
        "JOIN lists l ON l.id = t.list_id JOIN categories c ON c.id = t.category_id WHERE l.id >= ?",
        "milestones": "SELECT l.region, t.number, m.quarter, m.text FROM milestones m "
        "JOIN tasks t ON t.id = m.task_id JOIN lists l ON l.id = t.list_id WHERE l.id >= ?",
        "units": "SELECT l.region, t.number, x.position, x.role, u.name, u.core, u.level FROM task_units x "
        "JOIN tasks t ON t.id = x.task_id JOIN units u ON u.id = x.unit_id JOIN lists l ON l.id = t.list_id "
        "WHERE l.id >= ?",
        "measures": "SELECT l.region, t.number, s.scope, s.quarter, s.value, s.high, s.unit, s.counted, "
        "s.cumulative, s.bound, s.clause, s.sentence, s.offset FROM measures s "
        "JOIN tasks t ON t.id = s.task_id JOIN lists l ON l.id = t.list_id WHERE l.id >= ?",
        "packed": "SELECT list_id, content FROM packed WHERE list_id >= ?",
        "tokens": "SELECT l.region, t.number, k.tokens FROM task_tokens k JOIN tasks t ON t.id = k.task_id "
        "JOIN lists l ON l.id = t.list_id WHERE l.id >= ?",
    }
    return {name: sorted(connection.execute(sql, [first_list]), key=repr) for name, sql in queries.items()}


def test_the_bulk_path_stores_what_an_import_stores(
    prepared: list[Prepared], database: sqlite3.Connection, tmp_path: Path
) -> None:
    from sqlite_utils import Database

    shutil.copyfile(ROOT / "data" / "qingdan.db", tmp_path / "imported.db")
    imported = Database(tmp_path / "imported.db")
    writer = BulkWriter(database)
    (first,) = database.execute("SELECT max(id) + 1 FROM lists").fetchone()
    for one in prepared[:3]:
        writer.write(one)
        add_list(imported, one.record, small_tokenizer(WORDS), one.digest)
    writer.finish()
    assert rows_of(database, first) == rows_of(imported.conn, first)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    aliases = "SELECT alias, core FROM aliases ORDER BY 1, 2"
    assert database.execute(aliases).fetchall() == imported.conn.execute(aliases).fetchall()
    imported.conn.close()


def test_questions_are_reproducible_and_their_time_is_shared_out(
    prepared: list[Prepared], database: sqlite3.Connection, tmp_path: Path
) -> None:
    writer = BulkWriter(database)
    for one in prepared:
        writer.write(one)
    writer.finish()
    database.commit()
    assert mixed(database, 40) == mixed(database, 40)
    assert len({kind for kind, _ in mixed(database, 200)}) == 8
    lines = beyond_reading(tmp_path / "national.db", 16)
    assert lines[-1].what.startswith("全部") and all(0 < line.ratio < 1 for line in lines)


def test_one_list_is_imported_into_both(tmp_path: Path) -> None:
    large = Path(shutil.copyfile(ROOT / "data" / "qingdan.db", tmp_path / "large.db"))
    assert import_one(large, tmp_path / "small.db", 1) > 0
    assert [len(lists(path)) for path in (large, tmp_path / "small.db")] == [2, 2]


@pytest.mark.parametrize(
    ("line", "verdict"),
    [
        (Line("a", 1.0, 2.0), "ok"),
        (Line("a", 2.1, 2.0), "missed"),
        (Line("a", 0.6, 0.5, least=True), "ok"),
        (Line("a", 0.4, 0.5, least=True), "missed"),
        (Line("a", 9.0), ""),
    ],
)
def test_a_line_says_whether_its_target_is_met(line: Line, verdict: str) -> None:
    assert line.verdict == verdict
