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


class RuleSet:
    """Rules found by the characters of a text: most texts have the triggers of a few."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._always = tuple(i for i, rule in enumerate(self._rules) if not rule.triggers)
        self._by_char: dict[str, list[int]] = {}
        for index, each in enumerate(self._rules):
            for char in each.triggers:
                self._by_char.setdefault(char, []).append(index)

    def apply(self, text: str) -> list[Mention]:
        """Every match of every rule, overlaps included, in the rules' order."""
        present = set(text)
        if any(map(str.isdecimal, present)):
            present.update(DIGITS)  # what \d matches is not only 0 to 9
        due = {index for char in present for index in self._by_char.get(char, ())}
        due.update(self._always)
        found = []
        for index in sorted(due):
            name, dimension, pattern, produce, _ = self._rules[index]
            for match in _compiled(pattern).finditer(text):
                value = produce(match)
                if value is not None:
                    found.append(Mention(dimension, value, match.start(), match.end(), match[0], name))
        return found
