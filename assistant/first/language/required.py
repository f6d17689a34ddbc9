"""Characters of which one must stand in a text for a rule to match → :mod:`assistant.first.language.triggers`.

``python -m assistant.first.language.required`` writes that module anew; ``tests/language/test_triggers.py`` says when
it is due.  A rule that is not in it is tried on every text: that is slower, never wrong.

    >>> "".join(sorted(required(r"第(?:[一二]|三)?季度?|q[12]")))
    'q季'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.first.language.mention import DIGITS

_MOST = 24  # a larger set tells texts apart too seldom to be worth its look-up
# How often a character stands in a question: a rule should wait for the rarest of those that it needs.
_COMMON = dict.fromkeys("的有是个么一哪几多少", 8) | dict.fromkeys("季度三月年大不和二四到下上项", 3)


def required(pattern: str) -> frozenset[str]:
    """Every match of ``pattern`` holds, or stands beside, one of these; empty when no such set is useful."""
    parser: Any = getattr(re, "_parser", None)
    if parser is None:  # Python 3.10
        import sre_parse as parser  # type: ignore[no-redef,unused-ignore]
    found = _of_sequence(parser.parse(pattern))
    return found if found and len(found) <= _MOST else frozenset()


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best set of all parts that must be there."""
    sets = [found for item in items if (found := _of_item(*item))]
    return min(sets, key=_cost, default=frozenset())


def _cost(chars: frozenset[str]) -> tuple[int, str]:
    return sum(_COMMON.get(char, 1) for char in chars), "".join(sorted(chars))


def _of_item(kind: Any, value: Any) -> frozenset[str]:
    name = str(kind)
    if name == "LITERAL":
        return frozenset(chr(value))
    if name == "IN":
        return _of_class(value)
    if name == "BRANCH":
        branches = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else frozenset()
    if name in ("SUBPATTERN", "ASSERT", "ATOMIC_GROUP"):  # ASSERT: (?=…) and (?<=…)
        return _of_sequence(value if name == "ATOMIC_GROUP" else value[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_sequence(value[2]) if value[0] > 0 else frozenset()
    return frozenset()


def _of_class(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    chars: set[str] = set()
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL":
            chars.add(chr(value))
        elif name == "RANGE" and value[1] - value[0] < _MOST:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            chars.update(DIGITS)
        else:
            return frozenset()
    return frozenset(chars)


def module_text(patterns: Iterable[str]) -> str:
    """The source of :mod:`assistant.first.language.triggers` for these patterns."""
    lines = [
        '"""Pattern → characters of which one must stand in the text.  Written by assistant.first.language.required."""',
        "",
        "# ruff: noqa: E501",
        "# fmt: off",
        "TRIGGERS: dict[str, str] = {",
        *(
            f"    {pattern!r}: {''.join(sorted(found))!r},"
            for pattern in dict.fromkeys(patterns)
            if (found := required(pattern))
        ),
        "}",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write ``triggers.py`` beside this file."""
    from assistant.first.language.scan import RULES

    target = Path(__file__).with_name("triggers.py")
    target.write_text(module_text(rule.pattern for rule in RULES), encoding="utf-8")
    print(f"{target}: {len(RULES)} rules")


if __name__ == "__main__":
    main()
