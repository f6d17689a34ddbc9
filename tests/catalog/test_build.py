"""Building is reproducible, and the committed database is what the sources and word files say today."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.catalog.build import build, synonyms_digest
from assistant.catalog.schema import TABLES

ROOT = Path(__file__).resolve().parents[2]
SYNONYMS = ROOT / "synonyms"


def build_in(folder: Path) -> Path:
    """A fresh database of the shipped sources and words."""
    target = folder / "qingdan.db"
    build(target, (ROOT / "data" / "sources").glob("*.txt"), SYNONYMS)
    return target


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield build_in(tmp_path_factory.mktemp("fresh"))


def content(path: Path, table: str) -> list[tuple[object, ...]]:
    """All rows of a table, sorted."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return sorted(db.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)


def schema(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        return db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def test_two_builds_give_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    assert build_in(tmp_path).read_bytes() == fresh.read_bytes()


@pytest.mark.parametrize("table", TABLES)
def test_the_committed_database_is_current(table: str, fresh: Path) -> None:
    committed, built = (content(path, table) for path in (ROOT / "data" / "qingdan.db", fresh))
    only_committed, only_built = set(committed) - set(built), set(built) - set(committed)
    message = f"make data: {sorted(map(repr, only_committed))[:5]} {sorted(map(repr, only_built))[:5]}"
    assert not only_committed and not only_built, message
    assert len(committed) == len(built)


def test_the_committed_schema_is_current(fresh: Path) -> None:
    assert schema(ROOT / "data" / "qingdan.db") == schema(fresh)


def test_only_the_database_is_left_behind(fresh: Path) -> None:
    assert [path.name for path in fresh.parent.iterdir()] == ["qingdan.db"]


def test_an_interrupted_build_leaves_the_old_file(tmp_path: Path) -> None:
    target, source = tmp_path / "qingdan.db", tmp_path / "bad.txt"
    target.write_bytes(b"old")
    source.write_text("没有表格", encoding="utf-8")
    with pytest.raises(Exception, match="四季度"):
        build(target, [source], _few_words(tmp_path))
    assert target.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"qingdan.db", "bad.txt", "words"}


def _few_words(folder: Path) -> Path:
    words = folder / "words"
    words.mkdir()
    (words / "units.txt").write_text("残联 = 残疾人联合会\n", encoding="utf-8")
    return words


def test_the_digest_follows_the_words(tmp_path: Path) -> None:
    words = _few_words(tmp_path)
    before = synonyms_digest(words)
    assert synonyms_digest(words) == before
    (words / "units.txt").write_text("残联 = 残疾人联合会, 残联会\n", encoding="utf-8")
    assert synonyms_digest(words) != before
