"""A mention: a span of the question that was recognized as something."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple


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


class Rule(NamedTuple):
    """A pattern over the clean text and what a match means (None: not this after all)."""

    name: str
    dimension: str
    pattern: re.Pattern[str]
    produce: Callable[[re.Match[str]], Any]


def rule(name: str, dimension: str, pattern: str, produce: Callable[[re.Match[str]], Any]) -> Rule:
    """A checked :class:`Rule`: a pattern that matches nothing at all is a mistake."""
    compiled = re.compile(pattern)
    if compiled.match(""):
        raise ValueError(f"rule {name!r} matches the empty text")
    return Rule(name, dimension, compiled, produce)


def apply_rules(text: str, rules: tuple[Rule, ...]) -> list[Mention]:
    """Every match of every rule, overlaps included."""
    found = []
    for name, dimension, pattern, produce in rules:
        for match in pattern.finditer(text):
            value = produce(match)
            if value is not None:
                found.append(Mention(dimension, value, match.start(), match.end(), match[0], name))
    return found
