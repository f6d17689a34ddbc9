"""A whole list in one row, so that answering reads it at once.  Computed when the list is stored.

``[units, tasks, words]`` as JSON, and who issued the list where that is known: a unit is ``[id, name, core, level,
main id]``; a task ``[id, number, category number, category, city task, district task, [four milestones], [unit ids],
[ids of those that only support], [[label, text] of every further column]]``; words are those of the list's texts,
joined by blanks.  The tables stay the source; ``qingdan check`` compares.  The vectors of the words stand
beside it (``vectors``): a list without them is answered all the same, the first unknown word only takes longer.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from assistant.model.document import ListDocument, ListInfo, Measure, Task, Unit
from assistant.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_TASKS = """
SELECT t.id, t.number, c.number, c.name, t.city_task, t.district_task, x.tokens
  FROM tasks t JOIN categories c ON c.id = t.category_id LEFT JOIN task_tokens x ON x.task_id = t.id
  WHERE t.list_id = ? ORDER BY t.number
"""
_MILESTONES = """
SELECT m.task_id, m.quarter, m.text FROM tasks t CROSS JOIN milestones m ON m.task_id = t.id
  WHERE t.list_id = ?
"""
_UNITS = "SELECT id, name, core, level, main_unit_id FROM units WHERE list_id = ? ORDER BY id"
_TASK_UNITS = """
SELECT x.task_id, x.unit_id, x.role FROM tasks t CROSS JOIN task_units x ON x.task_id = t.id
  WHERE t.list_id = ? ORDER BY x.task_id, x.position
"""

_DETAILS = """
SELECT d.task_id, d.label, d.text FROM tasks t CROSS JOIN details d ON d.task_id = t.id
  WHERE t.list_id = ? ORDER BY d.id
"""


def packed_text(units: Sequence[Any], tasks: Sequence[Any], words: Iterable[str], issuer: str = "") -> str:
    """The JSON of a list; see the head of this module."""
    distinct = " ".join(sorted({word for line in words for word in line.split(" ")}))
    return json.dumps(
        [units, tasks, distinct, *([issuer] if issuer else [])], ensure_ascii=False, separators=(",", ":")
    )


def pack(connection: sqlite3.Connection, list_id: int) -> str:
    """The JSON of a stored list, from its tables."""
    milestones: dict[int, dict[int, str]] = {}
    for task_id, quarter, text in connection.execute(_MILESTONES, [list_id]):
        milestones.setdefault(task_id, {})[quarter] = text
    units: dict[int, list[int]] = {}
    supporting: dict[int, list[int]] = {}
    for task_id, unit_id, role in connection.execute(_TASK_UNITS, [list_id]):
        units.setdefault(task_id, []).append(unit_id)
        if role == "support":
            supporting.setdefault(task_id, []).append(unit_id)
    details: dict[int, list[list[str]]] = {}
    has_details = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'details'").fetchone()
    for task_id, label, text in connection.execute(_DETAILS, [list_id]) if has_details else ():
        details.setdefault(task_id, []).append([label, text])
    tasks, words = [], []
    for task_id, *fields, tokens in connection.execute(_TASKS, [list_id]):
        quarters = milestones.get(task_id, {})
        texts = [quarters.get(q, "") for q in (1, 2, 3, 4)]
        of_task = [found.get(task_id, []) for found in (units, supporting, details)]
        tasks.append([task_id, *fields, texts, *of_task])
        words.append(tokens or "")
    return packed_text(
        connection.execute(_UNITS, [list_id]).fetchall(), tasks, words, issuer_of(connection, list_id)
    )


def issuer_of(connection: sqlite3.Connection, list_id: int) -> str:
    """Who issued a stored list; empty where the document does not say, and in databases from before it was kept."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'issuers'").fetchone():
        return ""
    found = connection.execute("SELECT name FROM issuers WHERE list_id = ?", [list_id]).fetchone()
    return str(found[0]) if found else ""


def store_packed(connection: sqlite3.Connection, list_id: int) -> None:
    """Write the row of a list whose tables are complete, in the caller's transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO packed(list_id, content) VALUES (?, ?)", [list_id, pack(connection, list_id)]
    )


def unpack(
    content: str,
    info: ListInfo,
    measures: Callable[[], list[Measure]] = list,
    vectors: Callable[[], tuple[bytes, bytes] | None] = lambda: None,
) -> ListDocument:
    """The list that ``content`` packs."""
    stored, listed, words, *issuer = json.loads(content)
    units = [Unit(*unit) for unit in stored]
    main = {unit.id: unit.name for unit in units if unit.main_id is None}
    tasks = [
        Task(
            index,
            id_,
            number,
            category_no,
            category,
            city,
            district,
            tuple(quarters),
            tuple([main[unit] for unit in unit_ids if unit in main]),
            frozenset(unit_ids),
            tuple([main[unit] for unit in support if unit in main]),
            tuple([(label, text) for label, text in details[0]]) if details else (),
        )
        for index, (
            id_,
            number,
            category_no,
            category,
            city,
            district,
            quarters,
            unit_ids,
            support,
            *details,  # lists stored by the first version have none
        ) in enumerate(listed)
    ]
    return ListDocument(info, tasks, units, words, measures, vectors, *issuer)
