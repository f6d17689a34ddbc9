"""One list's records → rows.  Used by the build and by every import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.catalog.measures import Measure, find_measures, infer_cumulative
from assistant.catalog.packed import store_packed, unpack
from assistant.catalog.records import ListRecord, TaskRecord
from assistant.catalog.unit_names import core_of, told_apart
from assistant.model.document import ListInfo
from assistant.text.simplified import plain as today
from assistant.text.simplified import simple_forms
from assistant.words.of_list import blobs

if TYPE_CHECKING:
    from sqlite_utils import Database


def next_id(db: Database, table: str) -> int:
    """One more than the highest id of ``table``."""
    return int(next(db.query(f"SELECT coalesce(max(id), 0) + 1 AS id FROM [{table}]"))["id"])


def add_list(
    db: Database,
    record: ListRecord,
    tokenizer: Any,
    digest: str,
    default: bool = False,
    list_id: int | None = None,
) -> int:
    """Insert a whole list in the caller's transaction; returns its id (``list_id``: the one to give it)."""
    list_id = list_id or next_id(db, "lists")
    db.table("lists").insert(
        {
            "id": list_id,
            "title": record.title,
            "region": record.region,
            "city": record.city,
            "year": record.year,
            "issued": record.issued,
            "is_default": int(default),
        }
    )
    db.table("sources").insert(
        {"id": next_id(db, "sources"), "list_id": list_id, "document": record.document, "sha256": digest}
    )
    if record.issuer:
        db.table("issuers").insert({"list_id": list_id, "name": record.issuer})
    units = _add_units(db, record, list_id)
    categories = _add_categories(db, record, list_id)
    first = next_id(db, "tasks")
    for offset, task in enumerate(record.tasks):
        _add_task(db, task, first + offset, list_id, categories[task.category_no, task.category], units)
    _add_measures(db, record, first)
    _add_details(db, record, first)
    plain = simple_forms("".join(text for task in record.tasks for text in task_texts(task)))
    db.table("task_tokens").insert_all(
        {"task_id": first + offset, "tokens": " ".join(tokens(task, tokenizer, plain))}
        for offset, task in enumerate(record.tasks)
    )
    store_packed(db.conn, list_id)
    _add_vectors(db, list_id)
    return list_id


# Of each table, the rows that belong to list ?; children before parents.
_OF_LIST = "task_id IN (SELECT id FROM tasks WHERE list_id = ?)"
_OWNED = (
    *((table, _OF_LIST) for table in ("task_tokens", "measures", "details", "task_units", "milestones")),
    *(
        (table, "list_id = ?")
        for table in ("packed", "vectors", "tasks", "units", "categories", "sources", "issuers")
    ),
    ("lists", "id = ?"),
)


def remove_list(db: Database, list_id: int) -> None:
    """Delete a list and all that belongs to it, in the caller's transaction; words stay known."""
    db.execute(
        f"""INSERT INTO task_tokens_fts(task_tokens_fts, rowid, tokens)
        SELECT 'delete', task_id, tokens FROM task_tokens WHERE {_OF_LIST}""",
        [list_id],
    )
    existing = set(db.table_names())
    for table, where in _OWNED:
        if table in existing:
            db.execute(f"DELETE FROM [{table}] WHERE {where}", [list_id])


def _add_vectors(db: Database, list_id: int) -> None:
    """The vectors of the list's words."""
    (content,) = db.execute("SELECT content FROM packed WHERE list_id = ?", [list_id]).fetchone()
    words, whole = blobs(unpack(content, ListInfo(list_id, "", "", "", 0, "")))
    db.table("vectors").insert({"list_id": list_id, "words": words, "whole": whole})


def _add_details(db: Database, record: ListRecord, first: int) -> None:
    """Columns without a field of their own."""
    if not any(task.details for task in record.tasks):
        return
    following = next_id(db, "details")
    rows = (
        {"task_id": first + offset, "label": label, "text": text}
        for offset, task in enumerate(record.tasks)
        for label, text in task.details
    )
    db.table("details").insert_all({"id": following + i, **row} for i, row in enumerate(rows))


def _add_units(db: Database, record: ListRecord, list_id: int) -> dict[tuple[str, str], int]:
    """(main name, name) → id: main names first in order of appearance, each followed by its second names.

    A name can be a unit of its own in one task and the second name of another unit in the next one.
    """
    aliases = {row["alias"]: row["core"] for row in db.query("SELECT alias, core FROM aliases ORDER BY core")}
    plain = simple_forms("".join(unit.name for task in record.tasks for unit in task.units))
    every = {name for task in record.tasks for unit in task.units for name in (unit.name, *unit.second_names)}
    place = record.region, record.city
    cores = told_apart({name: core_of(name.translate(plain), aliases, *place) for name in every}, *place)
    ids: dict[tuple[str, str], int] = {}
    rows: list[dict[str, Any]] = []
    following = next_id(db, "units")
    for unit in (unit for task in record.tasks for unit in task.units):
        for name in (unit.name, *unit.second_names):
            if (unit.name, name) in ids:
                continue
            level, core = cores[name]
            main = None if name == unit.name else ids[unit.name, unit.name]
            ids[unit.name, name] = following
            rows.append(
                {
                    "id": following,
                    "list_id": list_id,
                    "name": name,
                    "core": core,
                    "level": level,
                    "main_unit_id": main,
                }
            )
            following += 1
    db.table("units").insert_all(rows)
    names = ((today(row["name"]).translate(plain), row["level"], row["core"]) for row in rows)
    # Without the level: 区 before 教育局 is read by itself, so that 南开区教育局 is not 南开 + 区教育局.
    printed = {(name[len(level) :], core) for name, level, core in names}
    new = [{"alias": alias, "core": core} for alias, core in sorted(printed) if alias not in aliases]
    db.table("aliases").insert_all(new, ignore=True)
    return ids


def _add_categories(db: Database, record: ListRecord, list_id: int) -> dict[tuple[int | None, str], int]:
    following = next_id(db, "categories")
    ids: dict[tuple[int | None, str], int] = {}
    for task in record.tasks:
        ids.setdefault((task.category_no, task.category), following + len(ids))
    db.table("categories").insert_all(
        {"id": id_, "list_id": list_id, "position": position, "number": number, "name": name}
        for position, ((number, name), id_) in enumerate(ids.items(), 1)
    )
    return ids


def _add_task(
    db: Database,
    task: TaskRecord,
    task_id: int,
    list_id: int,
    category_id: int,
    units: dict[tuple[str, str], int],
) -> None:
    db.table("tasks").insert(
        {
            "id": task_id,
            "list_id": list_id,
            "number": task.number,
            "category_id": category_id,
            "city_task": task.city_task,
            "district_task": task.district_task,
        }
    )
    following = next_id(db, "milestones")
    db.table("milestones").insert_all(
        {"id": following + i, "task_id": task_id, "quarter": quarter, "text": text}
        for i, (quarter, text) in enumerate(sorted(task.milestones.items()))
    )
    names = [
        (units[unit.name, name], unit.role) for unit in task.units for name in (unit.name, *unit.second_names)
    ]
    db.table("task_units").insert_all(
        {"task_id": task_id, "position": position, "unit_id": unit_id, "role": role}
        for position, (unit_id, role) in enumerate(names, 1)
    )


def _add_measures(db: Database, record: ListRecord, first: int) -> None:
    following = next_id(db, "measures")
    rows = (
        _measure_row(first + offset, scope, quarter, measure)
        for offset, task in enumerate(record.tasks)
        for scope, quarter, measure in task_measures(task)
    )
    db.table("measures").insert_all({"id": following + i, **row} for i, row in enumerate(rows))


def task_measures(task: TaskRecord) -> Iterator[tuple[str, int | None, Measure]]:
    """(scope, quarter, measure) of a task: city goal, district goal, milestones."""
    for measure in find_measures(task.city_task):
        yield "city", None, measure
    annual = find_measures(task.district_task)
    for measure in annual:
        yield "district", None, measure
    by_quarter = {q: find_measures(text, quarter=True) for q, text in sorted(task.milestones.items())}
    for quarter, measures in infer_cumulative(annual, by_quarter).items():
        for measure in measures:
            yield "milestone", quarter, measure


def _measure_row(task_id: int, scope: str, quarter: int | None, measure: Measure) -> dict[str, Any]:
    return {
        "task_id": task_id,
        "scope": scope,
        "quarter": quarter,
        "value": measure.value,
        "high": measure.high,
        "unit": measure.unit,
        "counted": measure.counted,
        "cumulative": None if measure.cumulative is None else int(measure.cumulative),
        "bound": measure.bound,
        "clause": measure.clause,
        "sentence": measure.sentence,
        "offset": measure.start,
    }


def task_texts(task: TaskRecord) -> tuple[str, ...]:
    """The texts that questions are matched with."""
    return (task.category, task.city_task, task.district_task, *task.milestones.values())


def tokens(task: TaskRecord, tokenizer: Any, plain: dict[int, str] | None = None) -> list[str]:
    """The words of a task's texts, longer ones also in their parts.

    ``plain`` turns traditional characters, as the dictionary has only simplified ones.
    """
    texts = [today(text).translate(plain or {}) for text in task_texts(task)]
    return [word for text in texts for word in words_of(tokenizer.lcut(text, HMM=False), tokenizer.FREQ)]


def words_of(pieces: list[str], known: dict[str, int]) -> list[str]:
    """The words of a text that is cut into ``pieces``, longer ones also in their parts."""
    return [
        word
        for token in pieces
        if token.strip() and len(token) > 1
        for word in (token, *parts_of(token, known))
    ]


_PREFIXES = frozenset("高新大小老旧无全副总多微农")


def parts_of(token: str, known: dict[str, int]) -> list[str]:
    """The words that a longer word is made of: 口袋公园 of 口袋 and 公园; but 作者 is no part of 工作者.

    A part begins where the word begins, or behind another part.
    """
    found = []
    for start in range(len(token) - 1):
        before = token[:start]
        halves = start == 2 and len(token) == 4  # 镇村公交
        if start and not (known.get(before) and len(before) > 1) and before not in _PREFIXES and not halves:
            continue
        found += [
            token[start:end]
            for end in range(start + 2, min(start + 5, len(token)) + 1)
            if end - start < len(token) and known.get(token[start:end])
        ]
    return found
