"""The real program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
_FROM_OUTSIDE = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "QINGDAN_DB", "QINGDAN_SYNONYMS", "QINGDAN_DEBUG")


class Result(NamedTuple):
    """What the program left behind."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """This process's environment, without what would change the output, with UTF-8 and ``more``."""
    kept = {name: value for name, value in os.environ.items() if name not in _FROM_OUTSIDE}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | more


def run_bytes(*argv: str | bytes, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``python -m assistant argv…``."""
    command: list[str | bytes] = [sys.executable, "-m", "assistant", *argv]
    return subprocess.run(command, input=stdin, capture_output=True, env=environment(**env), timeout=60)


def run(*argv: str | bytes, stdin: str | bytes = b"", **env: str) -> Result:
    """Run the program; its output as text."""
    data = stdin.encode() if isinstance(stdin, str) else stdin
    done = run_bytes(*argv, stdin=data, **env)
    encoding = env.get("PYTHONIOENCODING", "utf-8").partition(":")[0]
    return Result(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding, "replace"))
