"""The first import into a database that does not exist: it is there whole or not at all, whoever else writes."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant.catalog import library, rewrite
from assistant.catalog.check import ERROR, check_database
from assistant.catalog.places import shipped_database, writable_database
from assistant.catalog.rewrite import mend, rewriting
from assistant.cli.importing import ImportRequest, run_import
from assistant.documents import read_document
from assistant.errors import DatabaseError
from tests.documents.makers import text_file

LIST = "序号,任务内容,责任单位\n1,{}。,区住建局\n2,种树。,区城管局\n"


def document(folder: Path, year: int, region: str = "西青区") -> Path:
    return text_file(folder / f"{year}年{region}民生实事清单.csv", LIST.format(f"修路{year}米"))


def files(folder: Path) -> set[str]:
    """What lies in ``folder`` beside the lock."""
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


def importing(path: Path, db: Path, **more: Any) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "assistant", "import", str(path), "--db", str(db)]
    env = os.environ | {"PYTHONPATH": os.getcwd(), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", **more
    )


def test_two_at_once_both_stored_or_one_told_to_wait(tmp_path: Path) -> None:
    documents = [document(tmp_path, year) for year in (2023, 2024)]
    for number in range(3):
        db = tmp_path / f"own{number}" / "n.db"
        both = [importing(path, db) for path in documents]
        results = [(process.communicate(timeout=120), process.returncode) for process in both]
        stored = {line.year for line in library.lists(db)}
        done = {year for year, (_, status) in zip((2023, 2024), results, strict=True) if status == 0}
        assert done and stored == done | {2022}
        assert all("另一个导入" in err for (_, err), status in results if status)
        assert files(db.parent) <= {"n.db", "n.db.bak"}


def test_whoever_comes_second_adds_to_what_the_first_made(tmp_path: Path) -> None:
    """The one that looked before the other had written, and got the lock behind it."""
    db = tmp_path / "n.db"
    first, second = (read_document(document(tmp_path, year)) for year in (2023, 2024))
    with rewriting(db, Path(shipped_database())):
        pass
    library.import_records(db, [first], base=Path(shipped_database()))
    with rewriting(
        db, Path(shipped_database())
    ) as draft:  # the file is there by now: the base is not copied over it
        assert {year for (year,) in draft.execute("SELECT year FROM lists")} == {2022, 2023}
    library.import_records(db, [second], base=Path(shipped_database()))
    assert writable_database(db) == db and {x.year for x in library.lists(db)} == {2022, 2023, 2024}


def test_what_changed_before_the_lock_was_got_is_not_replaced_unseen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "n.db"
    mine = read_document(document(tmp_path, 2023))
    theirs = read_document(text_file(tmp_path / "2023年西青区民生实事清单.txt.csv", LIST.format("修桥2座")))
    planned = library.plan(Path(shipped_database()), [mine])
    library.import_records(db, [theirs], base=Path(shipped_database()))
    monkeypatch.setattr(library, "plan", lambda *_: planned)  # as it was before they came
    before = db.read_bytes()
    with pytest.raises(DatabaseError, match="刚被另一个导入改过"):
        library.import_records(db, [mine], base=Path(shipped_database()))
    assert db.read_bytes() == before


class TestFullDisk:
    def limited(self, tmp_path: Path, most: int) -> tuple[int, str, Path]:
        """An import by a process that may write no file longer than ``most``: status, complaint, database."""
        resource = pytest.importorskip("resource")
        db = tmp_path / "own" / "n.db"
        process = importing(
            document(tmp_path, 2023),
            db,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        )
        _, err = process.communicate(timeout=120)
        return process.returncode, err, db

    @pytest.mark.parametrize("share", [0.0, 0.5])
    def test_nothing_is_left(self, tmp_path: Path, share: float) -> None:
        most = int(Path(shipped_database()).stat().st_size * share)
        status, err, db = self.limited(tmp_path, most)
        assert status == 2 and "磁盘满了" in err and str(db) in err
        assert str(Path(shipped_database())) not in err
        assert not db.parent.exists() or files(db.parent) == set()

    @pytest.mark.parametrize("name", ["_sync", "_keep"])
    def test_at_the_last_step(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        db = tmp_path / "own" / "n.db"
        if name == "_keep":  # the backup of an older database
            db.parent.mkdir()
            shutil.copy(Path(shipped_database()), db)
        kept = files(db.parent) if db.parent.exists() else set()
        monkeypatch.setattr(rewrite, name, full)
        with pytest.raises(DatabaseError, match="磁盘满了"):
            run_import(ImportRequest((document(tmp_path, 2023),), {}, db=db))
        assert files(db.parent) == kept


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt, SystemExit])
def test_a_first_import_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(library, "add_list", fail)
    with pytest.raises(error):
        run_import(ImportRequest((document(tmp_path, 2023),), {}, db=tmp_path / "own" / "n.db"))
    assert files(tmp_path / "own") == set()


def test_a_check_while_an_import_is_at_work(tmp_path: Path) -> None:
    db = Path(shutil.copy(shipped_database(), tmp_path / "n.db"))
    with rewriting(db):
        assert len(files(tmp_path)) == 2
        assert not [finding for finding in check_database(db) if finding.level == ERROR]
        assert len(files(tmp_path)) == 2


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_stopped_in_the_middle(tmp_path: Path, name: str) -> None:
    """An end that is asked for clears up; what cannot be caught is cleared up by the next check or import."""
    db = tmp_path / "own" / "n.db"
    process = importing(document(tmp_path, 2023), db)
    while not list(tmp_path.glob("own/.n.db.*.tmp")) and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(getattr(signal, name))
    process.communicate(timeout=60)
    assert not db.exists()
    if name == "SIGTERM":
        assert files(db.parent) == set()
    shutil.copy(Path(shipped_database()), db)
    mend(db)
    assert files(db.parent) == {"n.db"}
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
