"""Every cell of the database against the published document, which is read here by its own few lines."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.text.numerals import parse_number

ROOT = Path(__file__).resolve().parents[2]
SOURCE = next((ROOT / "data" / "sources").glob("*.txt"))
HEADINGS = 14  # cells above the first task


def cells() -> list[list[str]]:
    """The table's rows, eight cells each: a tab opens a cell, later lines without one go on with it."""
    text = SOURCE.read_text(encoding="utf-8")
    found = [cell.strip() for cell in re.split(r"^\t", text, flags=re.M)[1:]]
    first = next(i for i, cell in enumerate(found) if cell.startswith("一、"))
    return [found[i : i + 8] for i in range(first, len(found), 8)]


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return cells()


@pytest.fixture(scope="module")
def db() -> Iterator[sqlite3.Connection]:
    uri = f"file:{ROOT / 'data' / 'qingdan.db'}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        yield connection


def stored_units(db: sqlite3.Connection, task: int) -> list[str]:
    """Names as printed, second names in （）."""
    sql = """SELECT u.name, u.main_unit_id FROM task_units x JOIN units u ON u.id = x.unit_id
        JOIN tasks t ON t.id = x.task_id WHERE t.number = ? ORDER BY x.position"""
    return [f"（{name}）" if main else name for name, main in db.execute(sql, [task])]


def test_the_document_has_34_tasks(rows: list[list[str]]) -> None:
    assert [len(row) for row in rows] == [8] * 34


def test_tasks_are_verbatim(rows: list[list[str]], db: sqlite3.Connection) -> None:
    stored = db.execute("SELECT number, city_task, district_task FROM tasks ORDER BY number").fetchall()
    assert stored == [(number, row[1], row[2]) for number, row in enumerate(rows, 1)]


def test_milestones_are_verbatim(rows: list[list[str]], db: sqlite3.Connection) -> None:
    sql = (
        "SELECT t.number, m.quarter, m.text FROM milestones m JOIN tasks t ON t.id = m.task_id ORDER BY 1, 2"
    )
    wanted = [(number, q, row[2 + q]) for number, row in enumerate(rows, 1) for q in (1, 2, 3, 4)]
    assert db.execute(sql).fetchall() == wanted


def test_categories_are_those_printed(rows: list[list[str]], db: sqlite3.Connection) -> None:
    printed, wanted = "", []
    for row in rows:
        printed = row[0] or printed
        numeral, name = printed.split("、", 1)
        wanted.append((parse_number(numeral), name.strip()))
    sql = "SELECT c.number, c.name FROM tasks t JOIN categories c ON c.id = t.category_id ORDER BY t.number"
    assert db.execute(sql).fetchall() == wanted


def test_units_are_those_printed(rows: list[list[str]], db: sqlite3.Connection) -> None:
    for number, row in enumerate(rows, 1):
        assert "".join(stored_units(db, number)) == re.sub(r"[\s、]", "", row[7]), number


@pytest.mark.parametrize(
    ("sql", "count"),
    [
        ("SELECT count(*) FROM lists", 1),
        ("SELECT count(*) FROM tasks", 34),
        ("SELECT count(*) FROM milestones", 136),
        ("SELECT count(*) FROM categories", 19),
        ("SELECT count(*) FROM categories WHERE number = 14", 0),
        ("SELECT max(number) FROM categories", 20),
        ("SELECT count(*) FROM units WHERE main_unit_id IS NULL", 19),
        ("SELECT count(*) FROM units WHERE main_unit_id IS NOT NULL", 2),
    ],
)
def test_counts(sql: str, count: int, db: sqlite3.Connection) -> None:
    assert db.execute(sql).fetchone() == (count,)


def test_about_the_list(db: sqlite3.Connection) -> None:
    about = db.execute("SELECT title, region, city, year, issued, is_default FROM lists").fetchone()
    assert about == (
        "天津市2022年20项民心工程涉及津南区任务责任清单",
        "津南区",
        "天津市",
        2022,
        "2022-03-30",
        1,
    )


def test_foreign_keys_hold_and_the_file_is_whole(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("word", "tasks"), [("口袋公园", [33]), ("停车场", [25]), ("无障碍", [15]), ("火星", [])]
)
def test_full_text_search_finds_tasks(word: str, tasks: list[int], db: sqlite3.Connection) -> None:
    sql = """SELECT t.number FROM task_tokens_fts f JOIN tasks t ON t.id = f.rowid
        WHERE task_tokens_fts MATCH ? ORDER BY 1"""
    assert [number for (number,) in db.execute(sql, [f'"{word}"'])] == tasks


@pytest.mark.parametrize(
    ("sql", "first"),
    [
        ("SELECT 年份, 地区, 印发日期, 任务数 FROM 清单", (2022, "津南区", "2022-03-30", 34)),
        (
            "SELECT 类别号, 类别, 责任单位 FROM 任务 WHERE 任务号 = 33",
            (20, "支持群众健身运动", "区城市管理委"),
        ),
        (
            "SELECT 目标 FROM 阶段性目标 WHERE 任务号 = 15 AND 季度 = 4",
            ("开展残疾人家庭无障碍改造工作，完成80户改造任务。",),
        ),
        ("SELECT 主名, 任务数 FROM 单位 WHERE 名称 = '区体育局'", ("区文化和旅游局", 2)),
        ("SELECT 数值, 单位 FROM 数字 WHERE 任务号 = 23 AND 范围 = 'district'", (16.0, "条")),
        ("SELECT count(*) FROM 任务", (34,)),
        ("SELECT count(*) FROM 阶段性目标", (136,)),
    ],
)
def test_views_read_like_the_list(sql: str, first: tuple[object, ...], db: sqlite3.Connection) -> None:
    assert db.execute(sql).fetchone() == first


@pytest.mark.parametrize(
    ("task", "scope", "quarter", "value", "unit", "cumulative"),
    [
        (4, "district", None, 55_000, "人", None),  # 不少于5.5万人
        (5, "district", None, 92, "%", None),
        (9, "district", None, 2_000_000, "元", None),
        (9, "milestone", 1, 500_000, "元", 0),
        (9, "milestone", 2, 1_000_000, "元", 1),
        (8, "district", None, 20, "户", None),
        (15, "district", None, 80, "户", None),
        (17, "district", None, 1600, "人次", None),
        (22, "milestone", 2, 150, "户", 0),
        (22, "milestone", 3, 300, "户", 1),
        (23, "milestone", 4, 6, "条", 0),
        (1, "milestone", 3, 80, "%", 1),
        (24, "district", None, 2.42, "公里", None),
        (26, "district", None, 172, "个", None),
        (3, "city", None, 33_000, "个", None),
    ],
)
def test_measures(
    task: int,
    scope: str,
    quarter: int | None,
    value: float,
    unit: str,
    cumulative: int | None,
    db: sqlite3.Connection,
) -> None:
    sql = """SELECT DISTINCT s.cumulative FROM measures s JOIN tasks t ON t.id = s.task_id
        WHERE t.number = ? AND s.scope = ? AND s.quarter IS ? AND s.value = ? AND s.unit = ?"""
    assert db.execute(sql, [task, scope, quarter, value, unit]).fetchall() == [(cumulative,)]


def test_measures_stand_in_their_text(db: sqlite3.Connection) -> None:
    sql = """SELECT s.clause, s.sentence, CASE s.scope WHEN 'city' THEN t.city_task
        WHEN 'district' THEN t.district_task ELSE m.text END
        FROM measures s JOIN tasks t ON t.id = s.task_id
        LEFT JOIN milestones m ON m.task_id = t.id AND m.quarter = s.quarter"""
    found = db.execute(sql).fetchall()
    assert len(found) > 100
    assert all(clause in sentence and sentence in text for clause, sentence, text in found)
