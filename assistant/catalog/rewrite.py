"""Changing a database so that a power cut or kill -9 at any point leaves the old one or the new one, whole.

The change is made in a copy beside it, checked, written through to the disk and then put in its place by one
``os.replace``; the old database stays as ``….bak``.  A lock file keeps two writers apart; it is released by
the system when its holder dies.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant.catalog.store import APPLICATION_ID, SCHEMA_VERSION
from assistant.errors import DatabaseError

if TYPE_CHECKING:
    from sqlite_utils import Database


def backup_path(path: Path) -> Path:
    """``qingdan.db`` → ``qingdan.db.bak``."""
    return path.with_name(path.name + ".bak")


@contextlib.contextmanager
def rewriting(path: Path) -> Iterator[Database]:
    """A copy of the database to change; it replaces ``path`` when the block ends without an error."""
    from sqlite_utils import Database

    path = path.resolve()  # a link stays a link to the changed file
    with _locked(path):
        _remove_leftovers(path)
        draft = _temporary(path)
        try:
            _snapshot(path, draft)
            connection = sqlite3.connect(draft)
            try:
                # Nothing of the draft counts before it is in place, so it needs no safety of its own.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute("PRAGMA journal_mode = MEMORY")
                yield Database(connection)
                connection.commit()
                _verify(connection, path)
                connection.execute("PRAGMA journal_mode = DELETE")
            finally:
                connection.close()
            _put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a database so that ``target`` appears only when it is complete."""
    draft = _temporary(target)
    try:
        _snapshot(source, draft)
        _sync(draft)
        os.replace(draft, target)
        _sync_folder(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise DatabaseError(
            f"不能写 {path.parent}：{error.strerror}", "请检查权限，或用 --db 指定别处"
        ) from None
    os.close(handle)
    return Path(name)


def _remove_leftovers(path: Path) -> None:
    """Drafts of writers that were killed; nobody else can hold one while we hold the lock."""
    for stale in path.parent.glob(f".{path.name}.*.tmp*"):
        with contextlib.suppress(OSError):
            stale.unlink()


def _snapshot(path: Path, draft: Path) -> None:
    """A consistent copy, by SQLite itself: it recovers what another program left half written."""
    if not path.is_file():
        raise DatabaseError(f"找不到数据库 {path}", "请检查 --db 或 QINGDAN_DB")
    try:
        source = sqlite3.connect(path)
        try:
            (application,) = source.execute("PRAGMA application_id").fetchone()
            (version,) = source.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION_ID or version != SCHEMA_VERSION:
                raise DatabaseError(f"{path} 不是本版清单助手的数据库", "请检查 --db 或 QINGDAN_DB")
            with contextlib.closing(sqlite3.connect(draft)) as target:
                source.backup(target)
        finally:
            source.close()
    except sqlite3.DatabaseError as error:
        raise DatabaseError(f"{path} 读取失败：{error}", "用 qingdan check 检查，或换回 .bak 备份") from None
    for suffix in ("-wal", "-journal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists() and beside.stat().st_size:
            raise DatabaseError(f"{path} 正被其他程序使用", "请先关闭那个程序，再试一次")


def _verify(connection: sqlite3.Connection, path: Path) -> None:
    """No reference may point nowhere; the copy is dropped otherwise."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise DatabaseError(f"写入后检查不通过（表 {broken[0]}），{path} 没有改动", "请把清单文件发给开发者")


def _put_in_place(draft: Path, path: Path) -> None:
    mode = path.stat().st_mode & 0o777
    os.chmod(draft, mode)
    _sync(draft)
    copy_whole_file(path, backup_path(path))
    try:
        os.replace(draft, path)
    except PermissionError:  # Windows refuses while another program has the file open
        raise DatabaseError(
            f"{path} 正被其他程序使用，没有改动", "请先关闭其他窗口里的清单助手，再试一次"
        ) from None
    _sync_folder(path.parent)


def copy_whole_file(source: Path, target: Path) -> None:
    """Copy bytes to a file that appears only when complete."""
    import shutil

    draft = _temporary(target)
    try:
        shutil.copyfile(source, draft)
        _sync(draft)
        os.replace(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; NTFS logs the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    try:
        file = open(path.with_name(f".{path.name}.lock"), "a+b")  # noqa: SIM115  — closed below
    except OSError as error:
        raise DatabaseError(
            f"不能写 {path.parent}：{error.strerror}", "请检查权限，或用 --db 指定别处"
        ) from None
    with file:
        try:
            _lock(file)
        except OSError:
            raise DatabaseError(f"另一个导入正在改 {path}", "请等它完成后再试") from None
        yield


def _lock(file: IO[bytes]) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
