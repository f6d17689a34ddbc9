"""Tables, keys, indexes and readable views of the catalog (made with sqlite-utils)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.catalog.store import APPLICATION_ID, SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlite_utils import Database


# table → (columns, primary key, foreign keys (column, table, column))
TABLES: dict[str, tuple[dict[str, type], Any, list[tuple[str, str, str]]]] = {
    "meta": ({"key": str, "value": str}, "key", []),
    "lists": (
        {
            "id": int,
            "title": str,
            "region": str,
            "city": str,
            "year": int,
            "issued": str,
            "is_default": int,
        },
        "id",
        [],
    ),
    "sources": (
        {"id": int, "list_id": int, "document": str, "sha256": str},
        "id",
        [("list_id", "lists", "id")],
    ),
    "categories": (
        {"id": int, "list_id": int, "position": int, "number": int, "name": str},
        "id",
        [("list_id", "lists", "id")],
    ),
    "tasks": (
        {
            "id": int,
            "list_id": int,
            "number": int,
            "category_id": int,
            "city_task": str,
            "district_task": str,
        },
        "id",
        [("list_id", "lists", "id"), ("category_id", "categories", "id")],
    ),
    "milestones": (
        {"id": int, "task_id": int, "quarter": int, "text": str},
        "id",
        [("task_id", "tasks", "id")],
    ),
    "units": (
        {"id": int, "list_id": int, "name": str, "core": str, "level": str, "main_unit_id": int},
        "id",
        [("list_id", "lists", "id"), ("main_unit_id", "units", "id")],
    ),
    "task_units": (
        {"task_id": int, "position": int, "unit_id": int, "role": str},
        ("task_id", "position"),
        [("task_id", "tasks", "id"), ("unit_id", "units", "id")],
    ),
    # Who published a list, where the document says so.
    "issuers": ({"list_id": int, "name": str}, "list_id", [("list_id", "lists", "id")]),
    # Columns without a field of their own (完成时限, 责任领导, 备注), under their headings as printed.
    "details": (
        {"id": int, "task_id": int, "label": str, "text": str},
        "id",
        [("task_id", "tasks", "id")],
    ),
    "measures": (
        {
            "id": int,
            "task_id": int,
            "scope": str,
            "quarter": int,
            "value": float,
            "high": float,
            "unit": str,
            "counted": str,
            "cumulative": int,
            "bound": str,
            "clause": str,
            "sentence": str,
            "offset": int,
        },
        "id",
        [("task_id", "tasks", "id")],
    ),
    "task_tokens": ({"task_id": int, "tokens": str}, "task_id", [("task_id", "tasks", "id")]),
    # A list in one row, computed from the tables above: see assistant.catalog.packed.
    "packed": ({"list_id": int, "content": str}, "list_id", [("list_id", "lists", "id")]),
    # The vectors of its words and of its tasks: see assistant.words.of_list.
    "vectors": ({"list_id": int, "words": bytes, "whole": bytes}, "list_id", [("list_id", "lists", "id")]),
    # —— language: what the words mean, how they sound, how they are written wrongly ——
    "lexicon": ({"surface": str, "dimension": str, "value": str}, ("surface", "dimension", "value"), []),
    "aliases": ({"alias": str, "core": str}, ("alias", "core"), []),
    "concepts": ({"name": str, "words": str}, "name", []),
    "spellings": ({"surface": str, "pinyin": str, "sound": str, "initials": str}, "surface", []),
    "shapes": ({"shape": str, "surface": str}, ("shape", "surface"), []),
    "words": ({"word": str, "freq": int, "tag": str}, "word", []),
    "hanzi": ({"char": str, "readings": str}, "char", []),
}

# Looked up by key alone, and never shown: stored in the key's own B-tree, half the size.
WITHOUT_ROWID = ("lexicon", "aliases", "concepts", "spellings", "shapes", "words", "hanzi")

# Computed from the others, or empty in most lists: a database without them is given them by the next import.
LATER = ("issuers", "details", "packed", "vectors")

INDEXES: dict[str, list[list[str]]] = {
    "lists": [["-year", "region"], ["region"], ["is_default"]],  # -: newest first
    "categories": [["list_id"]],
    "tasks": [["list_id", "number"]],
    "milestones": [["task_id", "quarter"]],
    "units": [["list_id", "core"], ["core", "list_id"]],
    "task_units": [["unit_id"]],
    "details": [["task_id"]],
    "measures": [["task_id"], ["unit", "value"]],
    "sources": [["list_id"], ["sha256"]],
    "aliases": [["core"]],
    "spellings": [["sound"], ["initials"]],
}

VIEWS = {
    "清单": """SELECT l.id AS 编号, l.year AS 年份, l.region AS 地区, l.title AS 标题, l.issued AS 印发日期,
        count(t.id) AS 任务数 FROM lists l LEFT JOIN tasks t ON t.list_id = l.id GROUP BY l.id""",
    "任务": """SELECT l.year AS 年份, l.region AS 地区, t.number AS 任务号, c.number AS 类别号, c.name AS 类别,
        t.city_task AS 全市任务, t.district_task AS 本区任务,
        (SELECT group_concat(u.name, '、') FROM task_units tu JOIN units u ON u.id = tu.unit_id
          WHERE tu.task_id = t.id AND u.main_unit_id IS NULL) AS 责任单位
        FROM tasks t JOIN categories c ON c.id = t.category_id JOIN lists l ON l.id = t.list_id""",
    "阶段性目标": """SELECT l.year AS 年份, l.region AS 地区, t.number AS 任务号, c.name AS 类别,
        m.quarter AS 季度, m.text AS 目标 FROM milestones m JOIN tasks t ON t.id = m.task_id
        JOIN categories c ON c.id = t.category_id JOIN lists l ON l.id = t.list_id""",
    "单位": """SELECT l.region AS 地区, u.name AS 名称, coalesce(m.name, u.name) AS 主名,
        count(tu.task_id) AS 任务数 FROM units u JOIN lists l ON l.id = u.list_id
        LEFT JOIN units m ON m.id = u.main_unit_id LEFT JOIN task_units tu ON tu.unit_id = u.id GROUP BY u.id""",
    "数字": """SELECT t.number AS 任务号, s.scope AS 范围, s.quarter AS 季度, s.value AS 数值, s.unit AS 单位,
        s.counted AS 对象, s.cumulative AS 累计, s.sentence AS 原文
        FROM measures s JOIN tasks t ON t.id = s.task_id""",
}


def create_table(db: Database, name: str) -> None:
    """One table of :data:`TABLES`, empty, with its indexes."""
    columns, pk, foreign_keys = TABLES[name]
    if name in WITHOUT_ROWID:
        sql = db.create_table_sql(name, columns, pk=pk, not_null=set(columns))
        db.execute(sql.rstrip().rstrip(";") + " WITHOUT ROWID")
    else:
        db.table(name).create(columns, pk=pk, foreign_keys=foreign_keys)
    for indexed in INDEXES.get(name, ()):
        db.table(name).create_index(_descending(indexed))


def add_later_tables(db: Database) -> None:
    """Make the tables that databases from before them lack."""
    for name in LATER:
        if name not in db.table_names():
            create_table(db, name)


def _descending(columns: list[str]) -> list[Any]:
    from sqlite_utils.db import DescIndex

    return [DescIndex(name[1:]) if name.startswith("-") else name for name in columns]


def create_schema(db: Database) -> None:
    """All tables (empty), indexes and views of a new database."""
    for name in TABLES:
        create_table(db, name)
    db.table("task_tokens").enable_fts(["tokens"], tokenize="unicode61")
    for name, sql in VIEWS.items():
        db.create_view(name, sql)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
