"""Build time only: readings of characters, from pypinyin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any


def gb2312_characters() -> list[str]:
    """The 6,763 ideographs of GB2312, in code order."""
    chars = []
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                chars.append(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return chars


def word_readings(words: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """(word, toneless syllables) for every word; letters and digits are kept as they are."""
    from pypinyin import lazy_pinyin

    apart: Any = list  # pypinyin accepts a function that cuts up what it has no reading for
    for word in words:
        syllables = lazy_pinyin(word, errors=apart)
        yield word, [s.replace("ü", "v").lower() for s in syllables]


def character_rows(common_words: Iterable[str]) -> list[dict[str, str]]:
    """Rows for ``hanzi``: default reading first, then those heard in common words (行 hang xing)."""
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, syllables in word_readings(common_words):
        if len(word) == len(syllables):
            for char, syllable in zip(word, syllables, strict=True):
                heard[char][syllable] += 1
    rows = []
    for char, syllables in word_readings(gb2312_characters()):
        others = [r for r, n in heard[char].most_common(3) if n >= 2 and r != syllables[0]]
        rows.append({"char": char, "readings": " ".join([syllables[0], *others])})
    return rows
