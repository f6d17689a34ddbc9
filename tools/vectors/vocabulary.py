"""Which words the table holds, the most useful first, and how rare each is in general Chinese."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant.catalog.segmenter import dictionary_lines
from tools.vectors.asked import asked

ROOT = Path(__file__).resolve().parents[2]
EXTRA = Path(__file__).with_name("words.txt")
_IDEOGRAPHS = re.compile(r"[\u4e00-\u9fff]+")
_NOT_TOPICS = frozenset(("regions.txt", "fillers.txt"))  # places are themselves, never like another
# A name is met as itself; only those so common that they are words too are kept: tag → least frequency.
_NAMES = {"nr": 40, "nrfg": 40, "nrt": 100, "ns": 100, "nt": 100}
_IDIOMS = {"i": 20, "z": 20}
_LEAST_FREQUENT = 3
RARITY_STEPS = 255


def thesaurus(folder: Path) -> Iterator[str]:
    """The ideographic words of 2 to 5 characters in a folder of ``概念 = 词, 词`` files."""
    for path in sorted(folder.rglob("*.txt")):
        if path.name in _NOT_TOPICS:
            continue
        for line in path.read_text(encoding="utf-8").splitlines():
            for word in re.split(r"[=,，、\s]+", line.partition("#")[0]):
                if 2 <= len(word) <= 5 and _IDEOGRAPHS.fullmatch(word):
                    yield word


def extra_words() -> Iterator[str]:
    """The words of ``words.txt``."""
    for line in EXTRA.read_text(encoding="utf-8").splitlines():
        yield from line.partition("#")[0].split()


def asked_words() -> Iterator[str]:
    """The words of jieba's dictionary in the questions and tasks of ``asked``."""
    import jieba

    for sample in asked():
        for text in (*sample.tasks, *(question for question, _ in sample.questions)):
            for word in jieba.cut(text, HMM=False):
                if 1 < len(word) <= 5 and _IDEOGRAPHS.fullmatch(word):
                    yield word


def _common(rows: Iterable[tuple[str, int, str]]) -> Iterator[str]:
    """jieba's words without rare names and idioms; frequent ones first, short ones first among equals."""
    kept = [
        (-frequency, len(word), word)
        for word, frequency, tag in rows
        if 1 < len(word) <= 5
        and _IDEOGRAPHS.fullmatch(word)
        and frequency >= max(_NAMES.get(tag, 0), _IDIOMS.get(tag, 0), _LEAST_FREQUENT)
    ]
    return (word for _, _, word in sorted(kept))


def _characters(rows: Iterable[tuple[str, int, str]]) -> Iterator[str]:
    """The single characters that GB 2312 has (6,763); what is rarer is composed of nothing."""
    for word, _, _ in rows:
        if len(word) == 1 and _IDEOGRAPHS.fullmatch(word):
            try:
                word.encode("gb2312")
            except UnicodeEncodeError:
                continue
            yield word


def vocabulary(size: int) -> list[str]:
    """The ``size`` most useful words, in code point order."""
    rows = list(dictionary_lines())
    chosen: dict[str, None] = {}
    sources = (_characters(rows), extra_words(), thesaurus(ROOT / "synonyms"), asked_words(), _common(rows))
    for words in sources:
        for word in words:
            chosen.setdefault(word)
            if len(chosen) == size:
                return sorted(chosen)
    return sorted(chosen)


def rarity(words: Iterable[str]) -> list[int]:
    """0 (的) to 255 (not in jieba's dictionary): −log of the share of running text, evenly spread."""
    frequencies = {word: frequency for word, frequency, _ in dictionary_lines()}
    total = sum(frequencies.values())
    least = math.log(total / max(frequencies.values()))
    span = math.log(total) - least
    return [
        round(RARITY_STEPS * (math.log(total / max(frequencies.get(word, 1), 1)) - least) / span)
        for word in words
    ]
