"""A mention: a span of the question that was recognized as something."""

from __future__ import annotations

from operator import attrgetter

from assistant.typed import Any, NamedTuple

BY_START = attrgetter("start")  # the order of mentions and tokens


class Mention(NamedTuple):
    """``text[start:end]`` (half open) means ``value`` in ``dimension``, by ``rule``, this surely (0-1)."""

    dimension: str
    value: Any
    start: int
    end: int
    surface: str
    rule: str
    confidence: float = 1.0
    words: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start
