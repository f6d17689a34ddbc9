"""Whether this terminal draws “ambiguous” characters two columns wide.

``QINGDAN_AMBIGUOUS=wide`` or ``narrow`` says so.  Otherwise: Windows' own console under a Chinese, Japanese or
Korean code page does; a real xterm is asked (it may run with ``-cjk_width``); everything else does not.
"""

from __future__ import annotations

import os
import re
import sys

from assistant.typed import IO

_CJK_CODE_PAGES = (932, 936, 949, 950)
_SECONDS = 0.3
_REPLY = re.compile(rb"\x1b\[\d+;(\d+)R")


def ambiguous_cells(stdin: IO[str] | None, stdout: IO[str]) -> int:
    """Columns of an ambiguous character on the terminal ``stdout``: 1 or 2."""
    wish = os.environ.get("QINGDAN_AMBIGUOUS", "").lower()
    if wish in ("wide", "2", "narrow", "1"):
        return 2 if wish in ("wide", "2") else 1
    if sys.platform == "win32":
        return 2 if not os.environ.get("WT_SESSION") and _console_code_page() in _CJK_CODE_PAGES else 1
    if not os.environ.get("XTERM_VERSION") or os.environ.get("TMUX") or stdin is None:
        return 1
    return _asked(stdin, stdout) or 1


def _console_code_page() -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())


def _asked(stdin: IO[str], stdout: IO[str]) -> int | None:
    """Writes “ at the beginning of a line and asks where the cursor is; None when nothing answers.

    Not asked when keys are waiting to be read: they are meant for somebody else.
    """
    try:
        import select
        import termios
        import tty

        source, target = stdin.fileno(), stdout.fileno()
        if not (os.isatty(source) and os.isatty(target)) or select.select([source], [], [], 0)[0]:
            return None
        before = termios.tcgetattr(source)
    except (ImportError, OSError, ValueError):
        return None
    try:
        tty.setcbreak(source)
        os.write(target, "\r“\x1b[6n".encode())
        answer = b""
        while select.select([source], [], [], _SECONDS)[0] and not _REPLY.search(answer):
            answer += os.read(source, 64)
            if _REPLY.search(answer):
                break
        os.write(target, b"\r\x1b[K")
    finally:
        termios.tcsetattr(source, termios.TCSADRAIN, before)
    found = _REPLY.search(answer)
    return int(found[1]) - 1 if found and found[1] in (b"2", b"3") else None
