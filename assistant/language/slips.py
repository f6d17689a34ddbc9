"""What corrections are made of: a fix, and how welcome a word is as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.scope import Scope, Words
from assistant.text.pinyin import loose
from assistant.typed import NamedTuple

# 哪个季度 without its 哪, 什么时候 without its 什: a question word that begins in mid-air.
# What is missing, what may stand before it instead, the character after it, what follows.
_CLIPPED: tuple[tuple[str, str, str, str], ...] = (
    ("哪", r"一二两三四五六七八九十几每各这那前后哪整半\d首末上下本当头俩仨多少", "个", "(?:季度|单位|部门)"),
    ("什", "什啥嘛怎", "么", "时候"),
    ("哪", "一有这那哪某好", "些", "(?:单位|部门)"),
)
_ABSENT = 0.8  # 物页费 is 物业费, and that the list has none is the answer


class Fix(NamedTuple):
    """``text[start:end]`` is most likely ``meant``; ``score`` from 0 to 1.

    ``others`` are names that it may as likely be: then the answer is a question back.
    """

    start: int
    end: int
    typed: str
    meant: str
    score: float
    others: tuple[str, ...] = ()


def clipped(text: str) -> list[tuple[int, str, str]]:
    """(start, what was typed, what was meant) of question words without their first character."""
    found = []
    for missing, before, char, after in _CLIPPED:
        if char in text:
            matches = re.finditer(f"(?<![{before}]){char}{after}", text)
            found += [(m.start(), m[0], missing + m[0]) for m in matches]
    return sorted(found)


def worth(surface: str, words: Words, scope: Scope) -> float:
    """How welcome ``surface`` is as a correction: 1 for a unit of the list, 0 for what the list lacks."""
    best = 0.85 if surface == "区" else 0.0
    for sense in words.senses([surface]).get(surface, ()):
        if sense.dimension == "unit":
            best = max(best, 1.0 if sense.value in scope.cores else _ABSENT)
        elif sense.dimension in ("aspect", "period"):
            best = max(best, 0.97)
        elif sense.dimension in ("topic", "event", "people"):
            best = max(best, 0.95 if any(map(scope.places, (surface, *sense.words))) else _ABSENT)
        elif sense.dimension == "filler":
            best = max(best, 0.8 if len(surface) > 1 else 0.7)
    if best < 0.95 and len(surface) > 1 and surface in scope.vocabulary:
        best = 0.95
    return best


def by_sound(found: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """(surface, pinyin) pairs by their loose sound."""
    table: dict[str, list[tuple[str, str]]] = {}
    for surface, pinyin in found:
        table.setdefault(loose(pinyin.replace(" ", "")), []).append((surface, pinyin))
    return table


def unit_cores(surface: str, words: Words, scope: Scope) -> frozenset[str]:
    """The list's units that ``surface`` names, by core."""
    senses = words.senses([surface]).get(surface, ())
    return frozenset(s.value for s in senses if s.dimension == "unit" and s.value in scope.cores)
