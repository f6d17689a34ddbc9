"""Build time only: readings and simplified forms of characters, from pypinyin and OpenCC."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
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


def traditional_forms() -> dict[str, str]:
    """Traditional character → simplified one (OpenCC's TSCharacters table)."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    table: dict[str, str] = {}
    for line in (folder / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        char, _, forms = line.partition("\t")
        simplified = forms.split(" ")[0]
        if len(char) == len(simplified) == 1 and char != simplified and ord(char) < 0x10000:
            table[char] = simplified
    return table


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
    simplified = traditional_forms()
    for char, syllables in word_readings(sorted({*gb2312_characters(), *simplified})):
        others = [r for r, n in heard[char].most_common(3) if n >= 2 and r != syllables[0]]
        rows.append(
            {
                "char": char,
                "simplified": simplified.get(char, ""),
                "readings": " ".join([syllables[0], *others]),
            }
        )
    return rows
