"""Questions asked before, one a line in a private file of the user's data folder.

History is a comfort: whatever goes wrong with its file, the conversation goes on without it.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from assistant.catalog.places import user_folder

LIMIT = 1000
_MAX_BYTES = 1 << 20
_MAX_ENTRY = 500


def history_path(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The history file; None when nothing may be stored (``QINGDAN_NO_HISTORY``)."""
    folder = None if environ.get("QINGDAN_NO_HISTORY") else user_folder(environ)
    return Path(folder, "history") if folder else None


class HistoryFile:
    """At most :data:`LIMIT` lines, oldest first, readable by their owner only."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def load(self) -> list[str]:
        """The stored lines, oldest first; [] when there are none or they cannot be read."""
        try:
            lines = self._read()
        except OSError:
            return []
        if len(lines) > LIMIT:
            lines = lines[-LIMIT:]
            with contextlib.suppress(OSError):
                self._rewrite(lines)
        return lines

    def append(self, line: str) -> None:
        """Add one line; failing to store is no error."""
        line = " ".join(line.split())[:_MAX_ENTRY]
        if self.path is None or not line:
            return
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
            descriptor = os.open(self.path, flags, 0o600)
            with open(descriptor, "ab") as file:
                if stat.S_ISREG(os.fstat(descriptor).st_mode):
                    with contextlib.suppress(OSError):
                        os.chmod(self.path, 0o600)  # an older, more open file becomes private
                    file.write(line.encode("utf-8", "replace") + b"\n")

    def _read(self) -> list[str]:
        """The end of the file, as much as can hold :data:`LIMIT` lines."""
        if self.path is None or not self.path.is_file():
            return []
        with open(self.path, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _MAX_BYTES))
            text = file.read(_MAX_BYTES).decode("utf-8", "replace")
        lines = text.split("\n")[1 if size > _MAX_BYTES else 0 :]
        return [line for line in lines if line.strip() and line.isprintable()]

    def _rewrite(self, lines: list[str]) -> None:
        """Replace the file in one step, so that another session never reads half of it."""
        assert self.path is not None
        path = os.path.realpath(self.path)
        descriptor, name = tempfile.mkstemp(dir=os.path.dirname(path), prefix=".history-")  # mode 0600
        try:
            with open(descriptor, "wb") as file:
                file.write("".join(line + "\n" for line in lines).encode())
            os.replace(name, path)
        except OSError:
            os.unlink(name)
            raise
