"""A mention: a span of the question that was recognized as something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from assistant.language.triggers import TRIGGERS

DIGITS = "0123456789"


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
    """A pattern over the clean text and what a match means (None: not this after all).

    Without one of ``triggers`` in the text there is no match; empty: unknown.
    """

    name: str
    dimension: str
    pattern: str
    produce: Callable[[re.Match[str]], Any]
    triggers: frozenset[str] = frozenset()


_compiled = cache(re.compile)  # on first use: most questions need few of the rules


def rule(name: str, dimension: str, pattern: str, produce: Callable[[re.Match[str]], Any]) -> Rule:
    """A :class:`Rule` with the triggers known for its pattern."""
    return Rule(name, dimension, pattern, produce, frozenset(TRIGGERS.get(pattern, "")))


def apply_rules(text: str, rules: Iterable[Rule]) -> list[Mention]:
    """Every match of every rule, overlaps included."""
    found = []
    present = set(text)
    if any(map(str.isdecimal, present)):
        present.update(DIGITS)  # what \d matches is not only 0 to 9
    due = [rule for rule in rules if not (rule[4] and present.isdisjoint(rule[4]))]
    for name, dimension, pattern, produce, _ in due:
        for match in _compiled(pattern).finditer(text):
            value = produce(match)
            if value is not None:
                found.append(Mention(dimension, value, match.start(), match.end(), match[0], name))
    return found
