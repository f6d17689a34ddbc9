"""A database that somebody else has changed: ask, import and check say in Chinese what is wrong and what to do about it."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assistant.__main__ import main
from assistant.catalog.places import shipped_database
from assistant.catalog.schema import TABLES
from tests.documents.makers import text_file

SOURCE = next(Path("data/sources").glob("*.txt"))
NEW = "序号,任务内容,责任单位\n1,修路。,区住建局\n2,种树。,区城管局\n"
PACKED = (
    "DROP TABLE packed",
    "DELETE FROM packed",
    "UPDATE packed SET content = 'nonsense'",
    "UPDATE packed SET content = NULL",
    "UPDATE packed SET content = x'ff00'",
    "UPDATE packed SET content = '[1,2,3]'",
    "UPDATE packed SET content = '[[[1,2]],[[1]],\"\"]'",
    "UPDATE packed SET content = substr(content, 1, 5000)",
)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return Path(shutil.copy(Path(shipped_database()), tmp_path / "q.db"))


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for sql in statements:
            connection.execute(sql)
        connection.commit()


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str]:
    """Exit status and complaint of the command line ``argv``; a complaint is one line of Chinese with advice."""
    status = main([str(word) for word in argv])
    err = capsys.readouterr().err
    if status == 2:
        assert re.fullmatch(r"qingdan: .*（.+）\n", err), err
        assert "程序出错" not in err and not re.search(r"Error|no such|malformed", err), err
    return status, err


@pytest.mark.parametrize("sql", PACKED)
def test_packed_is_gone_or_broken(db: Path, sql: str, capsys: pytest.CaptureFixture[str]) -> None:
    change(db, sql)
    status, err = run(capsys, "区残联三季度", "--db", db)
    assert status == 2 and "重新导入" in err
    assert run(capsys, "check", "--db", db)[0] == 2


@pytest.mark.parametrize("sql", [PACKED[0], PACKED[-1]])
def test_packed_is_mended_by_the_next_import(
    db: Path, sql: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(db, sql)
    other = text_file(tmp_path / "2023年西青区民生实事清单.csv", NEW)
    assert run(capsys, "import", other, "--db", db)[0] == 0
    assert main(["import", str(SOURCE), "--db", str(db)]) == 0
    assert "已修复" in capsys.readouterr().out
    assert run(capsys, "check", "--db", db)[0] == 0
    assert run(capsys, "区残联三季度", "--db", db)[0] == 0
    assert main(["import", str(SOURCE), "--db", str(db)]) == 0
    assert "没有变化" in capsys.readouterr().out


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE vectors",
        "DROP TABLE details",
        "UPDATE vectors SET words = x'01'",
        "UPDATE vectors SET words = substr(words, 1, length(words) - 7)",
        "UPDATE vectors SET words = 'x', whole = NULL",
    ],
)
def test_what_answers_do_without_is_no_error_of_theirs(
    db: Path, sql: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["午饭补助谁负责", "--db", str(db)]) == 1
    whole = capsys.readouterr().out
    change(db, sql)
    assert main(["午饭补助谁负责", "--db", str(db)]) == 1
    assert capsys.readouterr().out == whole
    assert run(capsys, "import", SOURCE, "--db", db)[0] == 0
    run(capsys, "check", "--db", db)


@pytest.mark.parametrize("table", [*TABLES, "task_tokens_fts"])
def test_a_table_that_is_gone(
    db: Path, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(db, "PRAGMA foreign_keys = OFF", f"DROP TABLE {table}")
    other = text_file(tmp_path / "2023年西青区民生实事清单.csv", NEW)
    before = db.read_bytes()
    run(capsys, "check", "--db", db)
    for question in ("区残联三季度", "区惨联三季度花多少钱", "所有区的午饭补助"):
        run(capsys, question, "--db", db)
    if run(capsys, "import", other, "--db", db)[0]:
        assert db.read_bytes() == before


def test_a_word_where_a_number_belongs(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(db, "UPDATE words SET freq = 'x' WHERE word = '公园'", "UPDATE lists SET year = '二〇二二'")
    assert main(["check", "--db", str(db)]) == 2
    out = capsys.readouterr().out
    assert "数据表 words 里有不该有的内容：freq（1处）" in out and "year（1处）" in out


def test_emptied_by_another_program_and_filled_again(
    db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """sqlite-utils knows nothing of the word index beside the table."""
    owned = [name for name, (columns, _, _) in TABLES.items() if {"list_id", "task_id"} & set(columns)]
    change(db, *(f"DELETE FROM {table}" for table in (*owned, "lists")))
    status, err = run(capsys, "区残联三季度", "--db", db)
    assert status == 2 and "导入" in err
    other = text_file(tmp_path / "2023年西青区民生实事清单.csv", NEW)
    assert run(capsys, "import", other, "--db", db)[0] == 0
    assert run(capsys, "check", "--db", db) == (0, "")
    assert run(capsys, "区住建局有哪些任务", "--db", db)[0] == 0


CRASH = """
import os, signal, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA cache_size = 5")
db.execute("UPDATE task_tokens SET tokens = tokens || 'x'")
db.execute("DELETE FROM words")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_writer_that_was_stopped(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run([sys.executable, "-c", CRASH, str(db)], check=False, timeout=60)
    assert db.with_name("q.db-journal").stat().st_size
    for command in (["区残联三季度"], ["lists"], ["import", str(SOURCE)]):
        status, err = run(capsys, *command, "--db", db)
        assert status == 2 and "q.db-journal" in err and "qingdan check" in err
    assert main(["check", "--db", str(db)]) == 0
    assert "已还原到改动之前" in capsys.readouterr().out
    assert run(capsys, "区残联三季度", "--db", db)[0] == 0
    assert db.read_bytes() == Path(shipped_database()).read_bytes()
