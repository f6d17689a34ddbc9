"""A library that is not installed: which one, and the command that installs it beside this very program."""

from __future__ import annotations

import shlex
import sys

from assistant.errors import DocumentError


def missing(package: str, purpose: str) -> DocumentError:
    """The error for a file that needs ``package``; ``purpose`` is 读 PDF."""
    python = shlex.quote(sys.executable or "python")
    return DocumentError(f"{purpose}需要 {package}", f"请先运行 {python} -m pip install {package}，再导入")
