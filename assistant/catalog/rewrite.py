"""Changing a database so that a power cut or kill -9 at any point leaves the old one or the new one, whole.

The change is made in a copy beside it, checked, written through to the disk and then put in its place by one
``os.replace``; the old database stays as ``….bak``.  A lock file keeps two writers apart; it is released by
the system when its holder dies.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from assistant.catalog.store import connect, unusable
from assistant.errors import DatabaseError

if TYPE_CHECKING:
    from sqlite_utils import Database

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def backup_path(path: Path) -> Path:
    """``qingdan.db`` → ``qingdan.db.bak``."""
    return path.with_name(path.name + ".bak")


@contextlib.contextmanager
def rewriting(path: Path, base: Path | None = None) -> Iterator[Database]:
    """A copy of the database to change; it replaces ``path`` when the block ends without an error.

    A ``path`` that does not exist yet begins as a copy of ``base``; it is there when all is done, or not at all.
    """
    from sqlite_utils import Database

    path = path.resolve()  # a link stays a link to the changed file
    with _locked(path), _explained(path):
        _remove_leftovers(path)
        source = path if base is None or path.exists() else base
        with _temporary(path) as draft:
            with _copied(source, draft) as connection:
                yield Database(connection)
                connection.commit()
                _verify(connection, path)
                connection.execute("PRAGMA journal_mode = DELETE")
            _put_in_place(draft, path)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What SQLite or the system says about a failed change, as an error of ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        full = "disk" in str(error)  # “database or disk is full”, and a quota is a “disk I/O error”
        raise (full_disk(path) if full else unusable(path, error)) from None
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise full_disk(path) from None


def full_disk(path: Path) -> DatabaseError:
    """There is no room for what is to be written."""
    return DatabaseError(f"磁盘满了，写不下 {path}，没有改动", "腾出空间再试，或用 --db 指定别处")


def mend(path: Path) -> list[str]:
    """Clear away what writers that were stopped left beside ``path``; says what was done, nothing if there was nothing."""
    path = path.resolve()
    journal = path.with_name(path.name + "-journal")
    unfinished = journal.is_file() and journal.stat().st_size
    if not unfinished and not _leftovers(path):
        return []
    with _locked(path):
        done = [f"清除了上次导入中断留下的 {stale.name}" for stale in _remove_leftovers(path)]
        if unfinished:
            with _explained(path), contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute(
                    "SELECT count(*) FROM sqlite_master"
                ).fetchone()  # SQLite rolls back by itself
            if not journal.exists():
                done.append("有一次写到一半的改动，已还原到改动之前")
    return done


@contextlib.contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """A new file beside ``path``, gone at the end whatever happens: its name is known before it is made."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except OSError as error:
            raise _no_place(path, error) from None
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _no_place(path: Path, error: OSError) -> DatabaseError:
    if error.errno in _FULL:
        return full_disk(path)
    return DatabaseError(f"不能写 {path.parent}：{error.strerror}", "请检查权限，或用 --db 指定别处")


def _leftovers(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f".{glob.escape(path.name)}.*.tmp*"))


def _remove_leftovers(path: Path) -> list[Path]:
    """Delete the drafts of writers that were killed; nobody else can hold one while we hold the lock."""
    stale = _leftovers(path)
    for draft in stale:
        with contextlib.suppress(OSError):
            draft.unlink()
    return stale


@contextlib.contextmanager
def _copied(path: Path, draft: Path) -> Iterator[sqlite3.Connection]:
    """A consistent copy, made by SQLite itself."""
    connect(str(path)).close()  # a clear error for what is no catalog
    with contextlib.closing(sqlite3.connect(draft)) as target:
        # Nothing of the draft counts before it is in place, so it needs no safety of its own.
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA journal_mode = MEMORY")
        with contextlib.closing(sqlite3.connect(path)) as source:
            source.backup(target)
        for suffix in ("-wal", "-journal"):
            beside = path.with_name(path.name + suffix)
            if beside.exists() and beside.stat().st_size:
                raise DatabaseError(f"{path} 正被其他程序使用", "请先关闭那个程序，再试一次")
        yield target


def _verify(connection: sqlite3.Connection, path: Path) -> None:
    """No reference may point nowhere; the copy is dropped otherwise."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise DatabaseError(f"写入后检查不通过（表 {broken[0]}），{path} 没有改动", "请把清单文件发给开发者")


def _put_in_place(draft: Path, path: Path) -> None:
    if path.exists():
        os.chmod(draft, path.stat().st_mode & 0o777)
        _keep(path, backup_path(path))
    _sync(draft)
    try:
        os.replace(draft, path)
    except PermissionError:  # Windows refuses while another program has the file open
        raise DatabaseError(
            f"{path} 正被其他程序使用，没有改动", "请先关闭其他窗口里的清单助手，再试一次"
        ) from None
    _sync_folder(path.parent)


def _keep(source: Path, target: Path) -> None:
    """The old database under another name: its own file, which nothing changes any more, else a whole copy of it."""
    with _temporary(target) as draft:
        draft.unlink()
        try:
            os.link(source, draft)
        except OSError:  # a file system without links
            import shutil

            shutil.copyfile(source, draft)
            _sync(draft)
        os.replace(draft, target)


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
        path.parent.mkdir(parents=True, exist_ok=True)
        file = open(path.with_name(f".{path.name}.lock"), "a+b")  # noqa: SIM115  — closed below
    except OSError as error:
        raise _no_place(path, error) from None
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
