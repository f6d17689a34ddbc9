"""Adding, revising, removing, choosing lists; a killed import leaves the old database or the new one."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.catalog import library
from assistant.catalog.places import default_database, shipped_database, user_database, writable_database
from assistant.catalog.records import TaskRecord, UnitRecord
from assistant.catalog.rewrite import backup_path, rewriting
from assistant.documents import ImportResult, read_document, read_documents
from assistant.errors import DatabaseError, UsageError
from tests.documents import forms
from tests.documents.makers import docx_file

SOURCE = next(Path("data/sources").glob("*.txt"))


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A copy of the shipped database."""
    return Path(shutil.copy(Path(shipped_database()), tmp_path / "qingdan.db"))


@pytest.fixture
def new(tmp_path: Path) -> ImportResult:
    """A list that is not in the database."""
    return read_document(docx_file(tmp_path / "新清单.docx", forms.TITLE, forms.QUARTERLY))


def contents(path: Path) -> dict[str, int]:
    """Rows of every table that holds lists; raises when the file is not whole."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO task_tokens_fts(task_tokens_fts) VALUES ('integrity-check')")
        tables = ("lists", "tasks", "milestones", "task_units", "units", "sources", "task_tokens")
        return {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}


def revised(result: ImportResult, *tasks: TaskRecord) -> ImportResult:
    """Another version of the document."""
    return replace(result, record=replace(result.record, tasks=tasks), digest="another")


def test_import_adds_a_list_and_keeps_the_default(db: Path, new: ImportResult) -> None:
    (outcome,) = library.import_records(db, [new])
    assert (outcome.action, outcome.applied, outcome.list_id) == ("added", True, 2)
    assert library.read_record(db, 2) == new.record
    assert [(x.id, x.region, x.year, x.is_default) for x in library.lists(db)] == [
        (2, "西青区", 2023, False), (1, "津南区", 2022, True),
    ]  # fmt: skip
    assert contents(db)["tasks"] == 37


def test_the_same_document_again_changes_nothing(db: Path, new: ImportResult) -> None:
    before = db.read_bytes()
    assert library.import_records(db, [read_document(SOURCE)])[0].action == "unchanged"
    assert db.read_bytes() == before and not backup_path(db).exists()
    library.import_records(db, [new])
    after = db.read_bytes()
    assert library.import_records(db, [new])[0].action == "unchanged"
    assert db.read_bytes() == after


def test_a_backup_of_the_old_database_is_kept(db: Path, new: ImportResult) -> None:
    before = db.read_bytes()
    library.import_records(db, [new])
    assert backup_path(db).read_bytes() == before


def test_a_revision_shows_its_difference_and_waits(db: Path, new: ImportResult) -> None:
    library.import_records(db, [new], use=True)
    first, second, third = new.record.tasks
    changed = replace(
        first, milestones=first.milestones | {2: "二季度开工。"}, units=(UnitRecord("区住房建设委"),)
    )
    added = replace(third, number=4, district_task="全新的任务。")
    version = revised(new, changed, second, added)
    before = db.read_bytes()
    (outcome,) = library.import_records(db, [version])
    assert (outcome.action, outcome.applied) == ("revised", False) and db.read_bytes() == before
    difference = outcome.difference
    assert difference is not None
    assert [t.district_task for t in difference.added] == ["全新的任务。"]
    assert [t.number for t in difference.removed] == [3]
    (change,) = difference.changed
    assert [(f.name, f.old, f.new) for f in change.fields] == [
        ("二季度", "开工。", "二季度开工。"),
        ("责任单位", "区教育局、区住房建设委", "区住房建设委"),
    ]
    (outcome,) = library.import_records(db, [version], replace_revised=True)
    assert outcome.applied and outcome.list_id == 2
    assert library.read_record(db, 2).tasks == version.record.tasks
    assert [x.id for x in library.lists(db) if x.is_default] == [2]
    assert contents(db)["lists"] == 2


def test_another_plan_of_the_same_region_and_year_is_a_list_of_its_own(db: Path, new: ImportResult) -> None:
    library.import_records(db, [new])
    record = replace(
        new.record,
        title="政府工作报告任务分解",
        tasks=(replace(new.record.tasks[0], district_task="别的。"),),
    )
    (outcome,) = library.import_records(db, [replace(new, record=record, digest="z")])
    assert outcome.action == "added"


def test_use_and_remove(db: Path, new: ImportResult) -> None:
    library.import_records(db, [new])
    library.use(db, library.find(db, "2023年西青区").id)
    assert Assistant(db).ask("区教育局二季度").rows[0].milestone == "开工。"
    library.remove(db, 2)
    assert [(x.id, x.is_default) for x in library.lists(db)] == [(1, True)]
    assert contents(db) == contents(Path(shipped_database()))
    with pytest.raises(UsageError, match="最后一份"):
        library.remove(db, 1)
    with pytest.raises(UsageError, match="没有这样的清单"):
        library.find(db, "2019年和平区")


def test_words_of_a_new_list_are_corrected_without_pypinyin(db: Path, tmp_path: Path) -> None:
    rows = [
        ["任务", "责任单位", "一季度", "二季度", "三季度", "四季度"],
        ["建设锦鲤观赏池。", "区锦鲤办", "甲", "乙", "丙", "丁"],
    ]
    result = read_document(docx_file(tmp_path / "x.docx", "西青区2023年实事清单", rows))
    code = (
        "import sys; sys.modules['pypinyin'] = sys.modules['opencc'] = None\n"
        "from assistant.catalog import library; from assistant.documents import read_document\n"
        f"library.import_records(__import__('pathlib').Path({str(db)!r}), [read_document({str(tmp_path / 'x.docx')!r})], use=True)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    assert result.record.tasks[0].units[0].name == "区锦鲤办"
    for question in ("区紧鲤办二季度", "qujinliban二季度"):
        answer = Assistant(db).ask(question)
        assert [row.milestone for row in answer.rows] == ["乙"], question


def test_a_name_that_is_second_here_and_main_there(db: Path, new: ImportResult) -> None:
    tasks = (
        replace(new.record.tasks[0], units=(UnitRecord("区委宣传部", ("区文明办",)),)),
        replace(new.record.tasks[1], units=(UnitRecord("区文明办"),)),
    )
    library.import_records(db, [revised(new, *tasks)])
    assert library.read_record(db, 2).tasks == tasks


def test_an_error_while_writing_changes_nothing(db: Path) -> None:
    before = db.read_bytes()
    with pytest.raises(ZeroDivisionError), rewriting(db) as draft:
        draft.execute("DELETE FROM tasks")
        raise ZeroDivisionError
    with pytest.raises(DatabaseError, match="检查不通过"), rewriting(db) as draft:
        draft.execute("DELETE FROM lists")
    assert db.read_bytes() == before
    assert {p.name for p in db.parent.iterdir()} <= {"qingdan.db", ".qingdan.db.lock"}


def test_two_writers_at_once(db: Path) -> None:
    with rewriting(db), pytest.raises(DatabaseError, match="另一个导入"), rewriting(db):
        pass


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path, new: ImportResult, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseError):
        library.import_records(path, [new])
    assert path.read_bytes() == content


def test_killed_at_any_point_the_database_is_the_old_or_the_new_one(
    db: Path, new: ImportResult, tmp_path: Path
) -> None:
    old = contents(db)
    command = [sys.executable, "-m", "assistant", "import", str(tmp_path / "新清单.docx"), "--db", str(db)]
    environment = os.environ | {"PYTHONPATH": os.getcwd()}
    start = time.monotonic()
    copy = Path(shutil.copy(db, tmp_path / "whole.db"))
    subprocess.run([*command[:-1], str(copy)], check=True, env=environment, capture_output=True, timeout=120)
    duration = time.monotonic() - start
    added = contents(copy)
    chance = random.Random(7)
    seen = set()
    for _ in range(int(os.environ.get("QINGDAN_KILLS", "12"))):
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.3, 1.0) * duration)
        process.kill()
        process.wait(timeout=60)
        now = contents(db)
        assert now in (old, added)
        seen.add(now["lists"])
        if backup_path(db).exists():
            assert contents(backup_path(db)) in (old, added)
        if now == added:
            library.remove(db, 2)
    library.import_records(db, [new])  # and it still works, leftovers are gone
    assert not list(db.parent.glob(".qingdan.db.*.tmp*"))


def test_where_databases_are(tmp_path: Path) -> None:
    environ = {"XDG_DATA_HOME": str(tmp_path / "data")}
    own = user_database(environ)
    assert own is not None
    assert default_database(environ) == shipped_database()
    assert default_database(environ | {"QINGDAN_DB": "/x.db"}) == "/x.db"
    if sys.platform.startswith("linux"):
        assert writable_database(None, environ) == Path(own)
        assert default_database(environ) == own
        assert contents(Path(own)) == contents(Path(shipped_database()))


def test_two_lists_of_one_file_are_both_stored_and_found_again(db: Path, tmp_path: Path) -> None:
    rows = [["序号", "任务", "责任单位"], ["1", "修路3条。", "区交通局"]]
    path = docx_file(
        tmp_path / "两份.docx",
        "附件1",
        "2019年省民生实事涉及西青区落实情况表",
        rows,
        "附件2",
        "2019年西青区10件民生实事进展情况表",
        [rows[0], ["1", "建桥2座。", "区住建委"]],
    )
    results = read_documents(path)
    done = library.import_records(db, results)
    assert [outcome.action for outcome in done] == ["added", "added"]
    assert len({outcome.list_id for outcome in done}) == 2
    assert [outcome.action for outcome in library.import_records(db, results)] == ["unchanged", "unchanged"]
    assert len(library.lists(db)) == 3
