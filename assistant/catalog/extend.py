"""Teaching the database a new list's words, as the build does, but without pypinyin.

Readings come from what the database already knows: spelled words first (长 in 增长 is zhang), else a
character's usual reading.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.catalog.records import ListRecord
from assistant.catalog.segmenter import full_tokenizer
from assistant.text.normalize import is_han
from assistant.text.pinyin import deletions, initials, sound_key

if TYPE_CHECKING:
    from sqlite_utils import Database

_LONGEST = 10


def import_tokenizer(db: Database) -> Any:
    """jieba's dictionary plus all words of the database."""
    return full_tokenizer(
        word
        for (word,) in db.execute(
            "SELECT surface FROM lexicon WHERE dimension NOT IN ('everyday', 'hint') UNION SELECT alias FROM aliases ORDER BY 1"
        )
    )


def extend_language(db: Database, record: ListRecord, list_id: int) -> None:
    """Make the list's region, units and words known: as names, by sound, by shape."""
    _add_region(db, record)
    surfaces = {alias for (alias,) in db.execute(
        "SELECT a.alias FROM units u JOIN aliases a ON a.core = u.core WHERE u.list_id = ?", [list_id]
    )}  # fmt: skip
    tokens = db.execute(
        "SELECT k.tokens FROM task_tokens k JOIN tasks t ON t.id = k.task_id WHERE t.list_id = ?", [list_id]
    )
    surfaces |= {word for (line,) in tokens for word in line.split(" ")}
    surfaces |= {record.region}
    add_spellings(db, surfaces)


def _add_region(db: Database, record: ListRecord) -> None:
    for name in filter(None, (record.region, record.city)):
        known = db.execute(
            "SELECT 1 FROM lexicon WHERE surface = ? AND dimension = 'region'", [name]
        ).fetchone()
        if known:
            continue
        short = name[:-1] if len(name) > 2 else name
        taken = db.execute("SELECT 1 FROM lexicon WHERE surface = ?1 UNION SELECT 1 FROM words WHERE word = ?1 "
                           "AND tag NOT LIKE 'ns%'", [short]).fetchone()  # fmt: skip
        for surface in {name} if taken else {name, short}:
            db.execute(
                "INSERT OR IGNORE INTO lexicon(surface, dimension, value) VALUES (?, 'region', ?)",
                [surface, name],
            )


def add_spellings(db: Database, surfaces: Iterable[str]) -> None:
    """Pinyin, initials and one-slip shapes of words that the database cannot spell yet."""
    wanted = sorted(s for s in surfaces if 2 <= len(s) <= _LONGEST * 2 and all(map(is_han, s)))
    known = _known(db, wanted)
    new = [s for s in wanted if s not in known]
    parts = _known(
        db, {s[i:j] for s in new for i in range(len(s)) for j in range(i + 2, min(len(s), i + 4) + 1)}
    )
    readings = _readings(db, {c for s in new for c in s})
    rows, shapes = [], []
    for surface in new:
        spelled = _spell(surface, parts, readings)
        if spelled is None:
            continue
        rows.append((surface, " ".join(spelled), sound_key(spelled), initials(spelled)))
        if 3 <= len(surface) <= _LONGEST:
            shapes += [(shape, surface) for shape in deletions(surface)]
    db.conn.executemany(
        "INSERT OR IGNORE INTO spellings(surface, pinyin, sound, initials) VALUES (?, ?, ?, ?)", rows
    )
    db.conn.executemany("INSERT OR IGNORE INTO shapes(shape, surface) VALUES (?, ?)", shapes)


def _known(db: Database, words: Iterable[str]) -> dict[str, list[str]]:
    sql = "SELECT surface, pinyin FROM spellings WHERE surface IN (SELECT value FROM json_each(?))"
    return {surface: pinyin.split(" ") for surface, pinyin in db.execute(sql, [json.dumps(sorted(words))])}


def _readings(db: Database, chars: Iterable[str]) -> dict[str, str]:
    sql = "SELECT char, readings FROM hanzi WHERE char IN (SELECT value FROM json_each(?))"
    return {char: readings.split(" ")[0] for char, readings in db.execute(sql, [json.dumps(sorted(chars))])}


def _spell(word: str, parts: dict[str, list[str]], readings: dict[str, str]) -> list[str] | None:
    """Syllables of a word, longest known parts first; None when a character has no reading."""
    syllables: list[str] = []
    position = 0
    while position < len(word):
        for length in (4, 3, 2):
            part = word[position : position + length]
            if len(part) == length and len(parts.get(part, ())) == length:
                syllables += parts[part]
                position += length
                break
        else:
            reading = readings.get(word[position])
            if not reading:
                return None
            syllables.append(reading)
            position += 1
    return syllables
