"""Verifying a catalog: is the file whole, is every list complete, do the words lead anywhere.

``check_database(path)`` gives the findings; ``error`` means that answers may be wrong, ``warning`` that a
person should look, ``info`` counts what is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from assistant.catalog.rewrite import mend
from assistant.catalog.schema import LATER, TABLES
from assistant.catalog.store import Store
from assistant.catalog.stored import is_intact, opened, table_names
from assistant.catalog.words_check import check_own_words, check_shipped_words
from assistant.errors import DatabaseError

ERROR, WARNING, INFO = "error", "warning", "info"
_SHOWN = 5  # examples in one message


class Finding(NamedTuple):
    """``level``: error | warning | info."""

    level: str
    text: str


# What is wrong → SQL giving a readable place for each case; answers built on such rows are wrong.
_TASK = "l.year || '年任务' || t.number"
_TASKS = "FROM tasks t JOIN lists l ON l.id = t.list_id"
_BROKEN = {
    "重复的季度目标": f"""SELECT {_TASK} || '第' || m.quarter || '季度' {_TASKS}
        JOIN milestones m ON m.task_id = t.id GROUP BY m.task_id, m.quarter HAVING count(*) > 1""",
    "不是1至4季度的目标": "SELECT '目标' || id FROM milestones WHERE quarter NOT IN (1, 2, 3, 4)",
    "没有任务的单位": """SELECT u.name FROM units u
        WHERE NOT EXISTS (SELECT 1 FROM task_units x WHERE x.unit_id = u.id)""",
    "没有任务的类别": """SELECT c.name FROM categories c
        WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.category_id = c.id)""",
    "没有任务的清单": """SELECT title FROM lists l
        WHERE NOT EXISTS (SELECT 1 FROM tasks t WHERE t.list_id = l.id)""",
    "重复的任务号": f"SELECT {_TASK} {_TASKS} GROUP BY t.list_id, t.number HAVING count(*) > 1",
    "用了别的清单的类别": f"""SELECT {_TASK} {_TASKS}
        JOIN categories c ON c.id = t.category_id WHERE c.list_id <> t.list_id""",
    "用了别的清单的单位": f"""SELECT {_TASK} {_TASKS} JOIN task_units x ON x.task_id = t.id
        JOIN units u ON u.id = x.unit_id WHERE u.list_id <> t.list_id""",
    "没有分词的任务": f"""SELECT {_TASK} {_TASKS}
        WHERE NOT EXISTS (SELECT 1 FROM task_tokens k WHERE k.task_id = t.id)""",
}
_ODD = {
    "没有目标的季度": f"""SELECT {_TASK} || '第' || q.value || '季度' {_TASKS}
        CROSS JOIN json_each('[1,2,3,4]') q
        LEFT JOIN milestones m ON m.task_id = t.id AND m.quarter = q.value WHERE m.id IS NULL
        AND EXISTS (SELECT 1 FROM milestones o WHERE o.task_id = t.id)""",
    "没有责任单位的任务": f"""SELECT {_TASK} {_TASKS}
        WHERE NOT EXISTS (SELECT 1 FROM task_units x WHERE x.task_id = t.id)""",
    "空白的本区任务": f"SELECT {_TASK} {_TASKS} WHERE trim(t.district_task) = ''",
    "空白的季度目标": f"""SELECT {_TASK} || '第' || m.quarter || '季度' {_TASKS}
        JOIN milestones m ON m.task_id = t.id WHERE trim(m.text) = ''""",
    "没有出处的清单": """SELECT title FROM lists l
        WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.list_id = l.id)""",
    "不在原文里的数字": f"""SELECT {_TASK} || '“' || s.sentence || '”' {_TASKS}
        JOIN measures s ON s.task_id = t.id
        LEFT JOIN milestones m ON m.task_id = t.id AND m.quarter = s.quarter
        WHERE instr(CASE s.scope WHEN 'city' THEN t.city_task WHEN 'district' THEN t.district_task
        ELSE coalesce(m.text, '') END, s.sentence) = 0""",
}
_COUNTS = """
SELECT l.id, l.title, l.year, l.region,
  (SELECT count(*) FROM tasks t WHERE t.list_id = l.id),
  (SELECT count(*) FROM milestones m JOIN tasks t ON t.id = m.task_id WHERE t.list_id = l.id),
  (SELECT count(*) FROM categories c WHERE c.list_id = l.id),
  (SELECT count(*) FROM units u WHERE u.list_id = l.id AND u.main_unit_id IS NULL),
  (SELECT count(*) FROM units u WHERE u.list_id = l.id AND u.main_unit_id IS NOT NULL),
  (SELECT count(*) FROM measures s JOIN tasks t ON t.id = s.task_id WHERE t.list_id = l.id)
FROM lists l ORDER BY l.is_default DESC, l.year DESC, l.id
"""


def check_database(path: Path, own_words: Path | None = None) -> list[Finding]:
    """Everything that was found, errors included; raises DatabaseError for an unreadable file."""
    findings: list[Finding] = []
    with suppress(
        DatabaseError
    ):  # an import is at work, or nothing can be written here; what matters is said below
        findings += [Finding(INFO, done) for done in mend(path)]
    with opened(path) as db:
        for stage in (_check_tables, _check_file, _check_rows, _check_contents):
            findings += stage(db)
            if any(finding.level == ERROR for finding in findings):
                return findings  # what follows reads what is broken
    with closing(Store(path)) as store, opened(path) as db:
        document = store.document(store.default_list())
        findings += [Finding(*found) for found in check_shipped_words(db, document)]
        if own_words is not None:
            findings += [Finding(*found) for found in check_own_words(own_words, document)]
    return findings


def _check_tables(db: sqlite3.Connection) -> Iterator[Finding]:
    """Whether all tables and columns are there."""
    present = table_names(db)
    missing = [name for name in (*TABLES, "task_tokens_fts") if name not in present]
    if later := [name for name in missing if name in LATER]:
        text = f"缺少数据表：{'、'.join(later)}（把清单重新导入一次就会补上）"
        yield Finding(ERROR if "packed" in later else WARNING, text)
    if lost := [name for name in missing if name not in LATER]:
        yield Finding(ERROR, "缺少数据表：" + "、".join(lost))
    for table in (name for name in TABLES if name in present):
        known = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")')}
        if gone := [column for column in TABLES[table][0] if column not in known]:
            yield Finding(ERROR, f"数据表 {table} 缺少列：" + "、".join(gone))


_STORED_AS = {int: "integer", float: "integer real", str: "text", bytes: "blob"}


def _check_rows(db: sqlite3.Connection) -> Iterator[Finding]:
    """Whether every value is of its column's kind: SQLite itself takes a word for a number."""
    present = table_names(db)
    for table in (name for name in TABLES if name in present):
        kinds = {name: _STORED_AS[kind] for name, kind in TABLES[table][0].items()}
        wrong = ", ".join(f"sum(instr('null {kind}', typeof([{name}])) = 0)" for name, kind in kinds.items())
        counts = db.execute(f"SELECT {wrong} FROM [{table}]").fetchone()
        if odd := [f"{name}（{count}处）" for name, count in zip(kinds, counts, strict=True) if count]:
            yield Finding(ERROR, f"数据表 {table} 里有不该有的内容：" + "、".join(odd))


def _check_contents(db: sqlite3.Connection) -> Iterator[Finding]:
    """What the lists hold, and whether what is computed from them agrees."""
    yield from _check_lists(db)
    yield from _check_packed(db)
    yield from _check_search(db)


def _check_file(db: sqlite3.Connection) -> Iterator[Finding]:
    """Pages and keys."""
    messages = [message for (message,) in db.execute("PRAGMA integrity_check(5)")]
    if messages == ["ok"]:
        yield Finding(INFO, "文件完好")
    else:
        yield Finding(ERROR, "文件损坏：" + "；".join(messages))
    orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        places = "、".join(f"{table} 第{rowid}行" for table, rowid, *_ in orphans[:_SHOWN])
        yield Finding(ERROR, f"{len(orphans)}行指向不存在的记录：{places}")
    else:
        yield Finding(INFO, "没有孤立的记录")


def _check_lists(db: sqlite3.Connection) -> Iterator[Finding]:
    """What each list holds, and what it lacks."""
    lists = db.execute(_COUNTS).fetchall()
    if not lists:
        yield Finding(ERROR, "数据库里没有清单")
    for _, title, year, region, tasks, milestones, categories, units, second, measures in lists:
        yield Finding(
            INFO,
            f"《{title}》（{year}年 {region}）：{tasks}项任务，{milestones}个季度目标，{categories}个类别，"
            f"{units}个责任单位，{second}个又名，{measures}个数字",
        )
    for level, checks in ((ERROR, _BROKEN), (WARNING, _ODD)):
        for name, sql in checks.items():
            if cases := [str(case) for (case,) in db.execute(sql)]:
                yield Finding(level, f"{name}：{_examples(cases)}")


def _check_packed(db: sqlite3.Connection) -> Iterator[Finding]:
    """Whether what is answered from says the same as the tables."""
    lists = db.execute("SELECT id, title FROM lists").fetchall()
    if wrong := [f"《{title}》" for list_id, title in lists if not is_intact(db, list_id)]:
        yield Finding(ERROR, f"清单与它的表不一致，重新导入就会修好：{_examples(wrong)}")


def _check_search(db: sqlite3.Connection) -> Iterator[Finding]:
    """Whether the full-text index says the same as the table (tried on a copy in memory)."""
    with closing(sqlite3.connect(":memory:")) as copy:
        db.backup(copy)
        try:
            copy.execute("INSERT INTO task_tokens_fts(task_tokens_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield Finding(ERROR, "全文索引与任务不一致，重建：sqlite-utils rebuild-fts 数据库 task_tokens")
        else:
            (count,) = copy.execute("SELECT count(*) FROM task_tokens").fetchone()
            yield Finding(INFO, f"全文索引与{count}项任务一致")


def _examples(cases: list[Any]) -> str:
    shown = "、".join(map(str, cases[:_SHOWN]))
    return shown if len(cases) <= _SHOWN else f"{shown}等{len(cases)}处"
