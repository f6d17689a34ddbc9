"""Sound keys: how a word is spelled in pinyin, and what sounds so alike that people mix it up.

Readings come from the database (computed when it is built); this module knows no character.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

MAX_READINGS = 6


def loose(letters: str) -> str:
    """Fold what southern and hurried typists mix: zh/z, ch/c, sh/s, -ng/-n, l/n.

    Works on joined syllables, so that a run of typed letters needs no cutting first.

    >>> loose("shengchan") == loose("sencan"), loose("lan") == loose("nan")
    (True, True)
    """
    for full, short in (
        ("shei", "shui"),
        ("zh", "z"),
        ("ch", "c"),
        ("sh", "s"),
        ("ng", "n"),
        ("l", "n"),
        ("v", "u"),
    ):
        letters = letters.replace(full, short)
    return letters


def sound_key(syllables: Sequence[str]) -> str:
    """The loose sound of a word: ``["qu","can","lian"]`` → ``"qucannian"``."""
    return loose("".join(syllables))


def initials(syllables: Sequence[str]) -> str:
    """First letters: ``["qu","can","lian"]`` → ``"qcl"``."""
    return "".join(s[0] for s in syllables if s)


def spellings(text: str, readings: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Every reading of ``text`` (letters stand for themselves); at most :data:`MAX_READINGS`."""
    choices = [readings.get(char, (char,)) for char in text]
    result: list[tuple[str, ...]] = []
    for spelled in product(*choices):
        result.append(spelled)
        if len(result) == MAX_READINGS:
            break
    return result


def deletions(word: str) -> list[str]:
    """``word`` with each one character left out: equal for words one slip apart (SymSpell's key)."""
    return list(dict.fromkeys(word[:i] + word[i + 1 :] for i in range(len(word))))
