"""The simple case stays simple: how many of our own functions a plain question runs through, once all is loaded."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType

from assistant import Assistant

PACKAGE = str(Path(__file__).resolve().parents[1] / "assistant")
MOST_CALLS, MOST_FILES = 400, 37  # comprehensions count too, where the interpreter calls them


def calls(clerk: Assistant, question: str) -> Counter[str]:
    """File → calls of its functions while the question is answered."""
    found: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            found[frame.f_code.co_filename] += 1

    sys.setprofile(count)
    try:
        clerk.ask(question)
    finally:
        sys.setprofile(None)
    return found


def test_a_plain_question_runs_through_few_functions() -> None:
    clerk = Assistant()
    for _ in range(3):
        assert clerk.ask("区残联三季度要做什么").status == "answered"
    found = calls(clerk, "区残联三季度要做什么")
    assert 0 < found.total() <= MOST_CALLS, found
    assert len(found) <= MOST_FILES, sorted(found)
