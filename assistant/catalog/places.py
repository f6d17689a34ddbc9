"""Where the databases and the words of one's own are.

The shipped database is never written: the first command that writes makes a copy of it for the user.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from assistant.errors import DatabaseError
from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def user_folder(environ: Mapping[str, str] = os.environ) -> str | None:
    """Where this user's data belongs on this system; None when there is no home."""
    home = os.path.expanduser("~")
    if home == "~":  # no HOME and no entry in the user database, as in a bare container
        return None
    if sys.platform == "win32":
        return os.path.join(environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local"), "qingdan")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", "qingdan")
    named = environ.get("XDG_DATA_HOME", "")
    return os.path.join(named if os.path.isabs(named) else os.path.join(home, ".local", "share"), "qingdan")


def shipped_database() -> str:
    """The database that came with the program: in the package, or beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    shipped = os.path.join(package, "_shipped", "qingdan.db")
    return (
        shipped if os.path.isfile(shipped) else os.path.join(os.path.dirname(package), "data", "qingdan.db")
    )


def user_database(environ: Mapping[str, str] = os.environ) -> str | None:
    """The user's own database, whether or not it exists yet."""
    folder = user_folder(environ)
    return os.path.join(folder, "qingdan.db") if folder else None


def default_database(environ: Mapping[str, str] = os.environ) -> str:
    """What questions are asked of: ``$QINGDAN_DB``, else the user's database if there is one, else the shipped."""
    named = environ.get("QINGDAN_DB")
    if named:
        return named
    own = user_database(environ)
    return own if own and os.path.isfile(own) else shipped_database()


def chosen_database(named: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """What ``import``, ``use`` and ``remove`` change: ``named``, else ``$QINGDAN_DB``, else the user's database.

    It need not exist yet; see :func:`writable_database`.
    """
    chosen = named or environ.get("QINGDAN_DB") or user_database(environ)
    if chosen is None:
        raise DatabaseError("不知道数据库放在哪里", "请用 --db 指定一个文件")
    from pathlib import Path  # a question does without it

    path, shipped = Path(chosen), shipped_database()
    if (
        path.is_file()
        and path.resolve() == Path(shipped).resolve()
        and not (named or environ.get("QINGDAN_DB"))
    ):
        raise DatabaseError(f"{path} 是随程序带的数据库，不能改", "请用 --db 指定另一个文件")
    return path


def writable_database(named: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """:func:`chosen_database`, created as a copy of the shipped database where it does not exist yet."""
    path = chosen_database(named, environ)
    if not path.exists():
        from pathlib import Path

        from assistant.catalog.rewrite import rewriting

        with rewriting(path, Path(shipped_database())):
            pass
    return path


def user_synonyms(environ: Mapping[str, str] = os.environ) -> str | None:
    """The folder of the user's own words: ``$QINGDAN_SYNONYMS``, else ``synonyms`` in the user's folder."""
    named = environ.get("QINGDAN_SYNONYMS")
    if named:
        return named
    folder = user_folder(environ)
    return os.path.join(folder, "synonyms") if folder else None


def question_log(environ: Mapping[str, str] = os.environ) -> str | None:
    """``$QINGDAN_LOG``: where questions without an answer are noted.  Off unless the user sets it."""
    return environ.get("QINGDAN_LOG") or None
