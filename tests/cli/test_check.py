"""``check`` finds what is broken, and says what is there."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from cli_program import run

from assistant.catalog.check import ERROR, INFO, WARNING, check_database
from assistant.catalog.places import default_database

SHIPPED = Path(default_database())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    shutil.copy(SHIPPED, path)
    return path


def texts(path: Path, level: str, own: Path | None = None) -> list[str]:
    return [finding.text for finding in check_database(path, own) if finding.level == level]


def test_the_shipped_database_is_sound() -> None:
    assert texts(SHIPPED, ERROR) == []
    counted = "34项任务，136个季度目标，19个类别，19个责任单位，2个又名"
    assert any(counted in text for text in texts(SHIPPED, INFO))


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE milestones SET quarter = 1 WHERE id = 7", "重复的季度目标"),
        ("UPDATE milestones SET quarter = 5 WHERE id = 7", "不是1至4季度的目标"),
        (
            "INSERT INTO units SELECT 99, list_id, '区气象局', '气象局', '区', NULL FROM units LIMIT 1",
            "没有任务的单位",
        ),
        (
            "INSERT INTO categories SELECT 99, list_id, 99, 14, '多余' FROM categories LIMIT 1",
            "没有任务的类别",
        ),
        ("UPDATE tasks SET number = 1 WHERE number = 2", "重复的任务号"),
        ("UPDATE tasks SET category_id = 999 WHERE number = 2", "指向不存在的记录"),
        ("DROP TABLE measures", "缺少数据表：measures"),
        ("ALTER TABLE tasks RENAME COLUMN city_task TO x", "缺少列"),
        ("DELETE FROM lists", "指向不存在的记录"),
    ],
)
def test_damage_is_found(copy: Path, sql: str, said: str) -> None:
    connection = sqlite3.connect(copy)
    connection.execute(sql)
    connection.commit()
    connection.close()
    assert any(said in text for text in texts(copy, ERROR))
    done = run("check", "--db", str(copy))
    assert done.status == 2 and done.err.count("\n") == 1 and "错误  " in done.out


def test_search_index_out_of_step(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE task_tokens SET tokens = '别的' WHERE task_id = 1")
    connection.commit()
    connection.close()
    assert any("全文索引与任务不一致" in text for text in texts(copy, ERROR))


def test_stale_words_are_a_warning(copy: Path) -> None:
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE meta SET value = 'x' WHERE key = 'synonyms'")
    connection.commit()
    connection.close()
    assert any("词表改过" in text for text in texts(copy, WARNING))
    assert run("check", "--db", str(copy)).status == 0


def test_own_words_that_point_nowhere(tmp_path: Path) -> None:
    (tmp_path / "topics.txt").write_text("口袋公园 = 巴掌公园\n火星基地 = 火星站\n", encoding="utf-8")
    (tmp_path / "units.txt").write_text("残联 = 我们残联\n宇航局 = 航天局\n", encoding="gbk")
    found = texts(SHIPPED, WARNING, tmp_path)
    assert any("topics.txt 第2行" in text and "火星基地" in text for text in found)
    assert any("units.txt 第2行" in text and "宇航局" in text for text in found)
    assert not any("口袋公园" in text or "“残联”" in text for text in found)


def test_json() -> None:
    record = json.loads(run("check", "--json").out)
    assert record["ok"] is True and {"level", "text"} == set(record["findings"][0])


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM milestones WHERE id = 7", "没有目标的季度：2022年任务2第3季度"),
        ("DELETE FROM task_units WHERE task_id = 3", "没有责任单位的任务：2022年任务3"),
    ],
)
def test_what_a_published_list_may_lack_is_a_warning(copy: Path, sql: str, said: str) -> None:
    connection = sqlite3.connect(copy)
    connection.execute(sql)
    connection.commit()
    connection.close()
    assert any(said in text for text in texts(copy, WARNING))
    assert not any(said in text for text in texts(copy, ERROR))
