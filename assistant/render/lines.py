"""Writing lines to a stream."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.typed import IO


def write_lines(stream: IO[str], texts: Iterable[str]) -> None:
    """Write the non-empty ``texts``, each with its line end, and flush."""
    for text in texts:
        if text:
            stream.write(text + "\n")
    stream.flush()
