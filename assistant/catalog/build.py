"""Records + synonyms → a catalog database.  The same input gives the same bytes.

``python -m assistant.catalog.build`` rebuilds ``data/qingdan.db`` from ``data/sources/``.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.catalog.hanzi import character_rows, word_readings
from assistant.catalog.lists import add_list
from assistant.catalog.schema import create_schema
from assistant.catalog.segmenter import common_words, full_tokenizer
from assistant.catalog.synonyms import Entry, load_folder, word_files
from assistant.text.normalize import is_han
from assistant.text.pinyin import deletions, initials, sound_key

if TYPE_CHECKING:
    from sqlite_utils import Database

MIN_WORD_FREQUENCY = 10  # below it jieba's dictionary is mostly names and rare compounds
_SLIP_DIMENSIONS = ("unit", "topic", "people", "event", "aspect", "region", "period", "word", "filler")


def write_language(db: Database, entries: list[Entry]) -> None:
    """The words people use: lexicon, aliases of units, concepts of the thesaurus, general words."""
    rows = [
        {"surface": word, "dimension": e.dimension, "value": e.value}
        for e in entries
        for word in e.words
        if e.dimension != "unit"
    ]
    db.table("lexicon").insert_all(rows, ignore=True)
    units = [{"alias": w, "core": e.value} for e in entries if e.dimension == "unit" for w in e.words]
    db.table("aliases").insert_all(units, ignore=True)
    concepts: dict[str, dict[str, None]] = {}
    for entry in entries:
        if entry.dimension in ("topic", "event", "people"):
            concepts.setdefault(f"{entry.dimension}:{entry.value}", {}).update(dict.fromkeys(entry.words))
    db.table("concepts").insert_all({"name": n, "words": "\t".join(w)} for n, w in concepts.items())
    general = common_words(MIN_WORD_FREQUENCY)
    db.table("words").insert_all({"word": w, "freq": f, "tag": t} for w, f, t in general)
    db.table("hanzi").insert_all(character_rows(w for w, f, _ in general if f >= 50))
    # Single characters (的, 有) matter in typed pinyin only; 区 may stand before any unit.
    surfaces = (
        {"区"}
        | {r["surface"] for r in rows if r["dimension"] in _SLIP_DIMENSIONS}
        | {u["alias"] for u in units}
    )
    write_spellings(db, surfaces)


def write_spellings(db: Database, surfaces: Iterable[str]) -> None:
    """Pinyin, initials and one-slip shapes of every word that a slip may hide."""
    spelled = list(word_readings(sorted(surfaces)))
    db.table("spellings").insert_all(
        (
            {"surface": w, "pinyin": " ".join(s), "sound": sound_key(s), "initials": initials(s)}
            for w, s in spelled
        ),
        ignore=True,
    )
    db.table("shapes").insert_all(
        ({"shape": d, "surface": w} for w, _ in spelled if 3 <= len(w) <= 10 for d in deletions(w)),
        ignore=True,
    )


def list_words(db: Database) -> set[str]:
    """The words of the lists' own texts (two characters or more, Chinese throughout)."""
    rows = db.query("SELECT tokens FROM task_tokens")
    return {w for row in rows for w in row["tokens"].split(" ") if len(w) > 1 and all(map(is_han, w))}


def finish(db: Database) -> None:
    """Compact indexes and file, so that the bytes depend on the content alone."""
    db.execute("INSERT INTO task_tokens_fts(task_tokens_fts) VALUES ('rebuild')")
    db.execute("INSERT INTO task_tokens_fts(task_tokens_fts) VALUES ('optimize')")
    db.conn.commit()
    db.execute("PRAGMA journal_mode = DELETE")
    db.execute("ANALYZE")
    db.conn.commit()
    db.vacuum()


def build(target: Path, sources: Iterable[Path], synonyms: Path) -> None:
    """Write ``target`` anew from list documents; an interrupted build leaves the old file."""
    from sqlite_utils import Database

    from assistant.documents.flat_text import parse

    handle, name = tempfile.mkstemp(suffix=".db", dir=target.parent)
    os.close(handle)
    os.unlink(name)
    try:
        db = Database(name)
        create_schema(db)
        entries = load_folder(synonyms)
        write_language(db, entries)
        tokenizer = full_tokenizer(
            w for e in entries if e.dimension not in ("everyday", "hint") for w in e.words
        )
        for number, path in enumerate(sorted(sources), 1):
            text = path.read_text(encoding="utf-8")
            digest = hashlib.sha256(text.encode()).hexdigest()
            add_list(db, parse(text, path.stem), tokenizer, digest, default=number == 1)
        write_spellings(db, list_words(db))
        db.table("meta").insert({"key": "synonyms", "value": synonyms_digest(synonyms)})
        finish(db)
        db.conn.close()
        os.chmod(name, 0o644)
        os.replace(name, target)
    finally:
        Path(name).unlink(missing_ok=True)


def synonyms_digest(folder: Path) -> str:
    """SHA-256 over the word files, by which ``check`` sees that the database is current."""
    digest = hashlib.sha256()
    for path in word_files(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def main(argv: list[str] | None = None) -> int:
    """``python -m assistant.catalog.build [TARGET]``, from the project's root."""
    arguments: list[Any] = sys.argv[1:] if argv is None else argv
    root = Path(__file__).resolve().parents[2]
    target = Path(arguments[0]) if arguments else root / "data" / "qingdan.db"
    build(target, (root / "data" / "sources").glob("*.txt"), root / "synonyms")
    print(f"{target} {target.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
