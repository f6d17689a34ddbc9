"""Opening a database: what cannot be used is refused with a clear error, and reading never writes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant, DatabaseError
from assistant.catalog.places import default_database
from assistant.catalog.store import APPLICATION_ID, SCHEMA_VERSION, Store
from assistant.words.of_list import blobs


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped database, to be broken."""
    return Path(shutil.copyfile(default_database(), tmp_path / "copy.db"))


def set_pragma(path: Path, pragma: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA {pragma}")
        db.commit()


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="找不到数据库") as caught:
        Assistant(tmp_path / "none.db")
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"not a database " * 100, b"SQLite format 3\x00" + b"\xff" * 2000])
def test_a_file_that_is_no_database(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(data)
    with pytest.raises(DatabaseError):
        Assistant(path).ask("区残联三季度要做什么")


def test_an_empty_file_and_a_foreign_database(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as db:
        db.execute("CREATE TABLE t (x)")
        db.commit()
    (tmp_path / "empty.db").touch()
    for path in (foreign, tmp_path / "empty.db"):
        with pytest.raises(DatabaseError, match="不是清单助手的数据库"):
            Store(path)


def test_a_database_of_another_version(copy: Path) -> None:
    set_pragma(copy, f"user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(DatabaseError, match=f"版本{SCHEMA_VERSION + 1}"):
        Store(copy)


def test_our_databases_are_marked(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_a_truncated_database(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:40_000])
    with pytest.raises(DatabaseError):
        Assistant(copy).ask("区残联三季度要做什么")


def test_a_database_without_lists(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as db:
        db.execute("DELETE FROM lists")
        db.commit()
    with pytest.raises(DatabaseError, match="没有清单"):
        Assistant(copy).ask("区残联三季度要做什么")


def test_asking_leaves_the_file_as_it_was(copy: Path) -> None:
    before = copy.read_bytes()
    copy.chmod(0o444)
    assistant = Assistant(copy)
    assert assistant.ask("区残联三季度要做什么").status == "answered"
    assistant.close()
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]


def test_a_path_with_odd_characters(copy: Path) -> None:
    odd = copy.rename(copy.with_name("清单 100%?#.db"))
    assert Assistant(odd).ask("区残联三季度要做什么").rows


def test_an_unknown_word_without_the_stored_vectors(copy: Path) -> None:
    """Databases from before them answer the same; what is stored is what would be computed."""
    question = "午饭补助谁负责"
    own = Assistant(copy)
    stored = own.document.vector_blobs()
    assert stored == blobs(own.document)
    with_them = own.ask(question)
    own.close()
    with closing(sqlite3.connect(copy)) as db:
        db.execute("DROP TABLE vectors")
        db.commit()
    without = Assistant(copy)
    assert without.document.vector_blobs() is None
    assert without.ask(question) == with_them and with_them.nearest
