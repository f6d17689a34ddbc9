"""``lists``, ``use``, ``remove``, ``export``."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from assistant.catalog import library
from assistant.catalog.places import default_database, writable_database
from assistant.cli.ending import ending_cleanly
from assistant.cli.guard import NOT_FOUND, complain
from assistant.cli.importing import confirm
from assistant.cli.show_lists import Screen, name_of
from assistant.errors import UsageError


def _readable(db: Path | None) -> Path:
    return Path(db or default_database())


def run_lists(db: Path | None, as_json: bool) -> int:
    """Show all lists; 1 when there is none."""
    lines = library.lists(_readable(db))
    if as_json:
        print(json.dumps([line._asdict() for line in lines], ensure_ascii=False))
    else:
        Screen(sys.stdout).lists(lines)
    return 0 if lines else NOT_FOUND


def run_use(wanted: str, db: Path | None) -> int:
    """Choose the default list."""
    with ending_cleanly():
        path = writable_database(db)
        line = library.use(path, library.find(path, wanted).id)
    Screen(sys.stdout).line(f"默认清单：{name_of(line)}")
    return 0


def run_remove(wanted: str, yes: bool, db: Path | None) -> int:
    """Take a list out, after asking; 1 when not confirmed."""
    path = writable_database(db)
    line = library.find(path, wanted)
    screen = Screen(sys.stdout)
    if not yes:
        screen.line(f"将移除：{name_of(line)}（{line.tasks}项任务）")
        if not confirm("移除？"):
            complain("没有移除（加 --yes 直接移除）")
            return NOT_FOUND
    with ending_cleanly():
        library.remove(path, line.id)
    screen.line(f"已移除：{name_of(line)}")
    return 0


def run_export(wanted: str | None, style: str, output: Path | None, yes: bool, db: Path | None) -> int:
    """Write a list to a file or to standard output."""
    from assistant.documents.formats import WRITTEN, export_list

    path = _readable(db)
    by_suffix = {suffix: name for name, suffix in WRITTEN.items()}
    chosen = style or (by_suffix.get(output.suffix.lower(), "") if output else "csv")
    if chosen not in WRITTEN:
        raise UsageError(
            f"不知道导出成什么格式“{style or (output.suffix if output else '')}”",
            f"加 --format {'、'.join(WRITTEN)}",
        )
    if output is None and chosen in ("docx", "xlsx") and sys.stdout.isatty():
        raise UsageError(f"{chosen} 不能显示在终端", f"加 -o 文件名{WRITTEN[chosen]}")
    if output is not None and output.exists() and not yes and not confirm(f"{output} 已存在，覆盖？"):
        raise UsageError(f"{output} 已存在", "换一个文件名，或加 --yes 覆盖")
    if wanted is None:
        stored = library.lists(path)
        line = next((x for x in stored if x.is_default), stored[0] if stored else None)
        if line is None:
            raise UsageError("数据库里没有清单", "先用 qingdan import 导入一份")
    else:
        line = library.find(path, wanted)
    data = export_list(library.read_record(path, line.id), chosen)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    write_file(output, data)
    Screen(sys.stdout).line(f"已导出：{name_of(line)} → {output}")
    return 0


def write_file(path: Path, data: bytes) -> None:
    """Write so that ``path`` is the old file or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    finally:
        Path(name).unlink(missing_ok=True)
