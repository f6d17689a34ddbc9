"""Standard streams that never fail on a character: GBK and C locales, closed pipes, broken bytes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from assistant.files import decode
from assistant.typed import IO, BinaryIO


def prepare() -> None:
    """Make stdout and stderr replace what they cannot encode; a closed stream becomes a sink."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def silence_stdout() -> None:
    """After a broken pipe: nothing more is written, not even by the interpreter at exit."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def repair(text: str) -> str:
    """``text`` without lone surrogates: GBK typed into a UTF-8 shell is read as what it says."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    try:
        return decode(os.fsencode(text))
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode("utf-8")


def text_lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of ``stream`` as they arrive, each decoded by itself; byte order marks are dropped."""
    first = stream.readline()
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):  # Notepad's "Unicode"
        yield from (first + stream.read()).decode("utf-16", "replace").splitlines()
        return
    line = first.removeprefix(b"\xef\xbb\xbf")
    while line or first:
        yield decode(line).rstrip("\r\n")
        line = first = stream.readline()


def is_drawn(stream: IO[str]) -> bool:
    """Whether tables and colours suit ``stream``: a terminal, or FORCE_COLOR asks for them."""
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def is_dumb() -> bool:
    """A terminal that cannot move its cursor: an editor's shell window, a serial line."""
    return os.name != "nt" and os.environ.get("TERM", "") in ("", "dumb", "unknown")
