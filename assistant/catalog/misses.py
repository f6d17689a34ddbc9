"""Questions that got nothing, noted only when the user asks for it (``QINGDAN_LOG=文件``).

One JSON object a line, in a file that only its owner can read; ``qingdan synonyms check`` counts them.  Conversations
(chat, the web page) are never noted.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

MAX_BYTES = 4 << 20


def note_miss(log: str | Path, question: str, unknown: Iterable[str] = ()) -> None:
    """Append a question and the words in it that nothing is known about; failing to store is no error."""
    line = json.dumps(
        {"question": question[:200], "unknown": list(dict.fromkeys(unknown))}, ensure_ascii=False
    )
    with contextlib.suppress(OSError, UnicodeError):
        if os.path.exists(log) and os.path.getsize(log) > MAX_BYTES:
            return
        handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(handle, "a", encoding="utf-8") as file:
            file.write(line + "\n")


def common_misses(log: Path, limit: int = 20) -> list[tuple[str, int]]:
    """The unknown words (or whole questions) asked most often, with how often; [] without a log."""
    counted: Counter[str] = Counter()
    with contextlib.suppress(OSError), log.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
                entry = json.loads(line)
                counted.update(map(str, entry.get("unknown") or [entry["question"]]))
    return counted.most_common(limit)
