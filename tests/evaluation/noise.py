"""One slip in a word of a question, as hurried typists make them.  Seeded: the same question, the same slips.

A slip is made inside one of the words that were understood (a unit, a topic, a step, a question word):
characters are dropped from, swapped in and doubled in words of three or more.  Numerals, negations and
marks are left alone: 二季度 with a slip in 二 is another question, not a noisy one.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from pypinyin import lazy_pinyin

from assistant.catalog.hanzi import gb2312_characters
from assistant.text.normalize import is_han
from assistant.text.simplified import simple_of

_KEEP = frozenset(
    "零一二三四五六七八九十百千万亿两几第不没无除上下前后本今去明年月日半全初中底多少，。？！、"
)
Spans = tuple[tuple[int, int], ...]  # the words understood, (start, end) half open
COMMON = 3755  # GB2312's first level, in pinyin order: the characters people type


@lru_cache(maxsize=1)
def homophones() -> dict[str, list[str]]:
    """Character → other common characters of the same toneless reading."""
    by_reading: defaultdict[str, list[str]] = defaultdict(list)
    chars = gb2312_characters()[:COMMON]
    for char, reading in zip(chars, lazy_pinyin("".join(chars)), strict=True):
        by_reading[reading].append(char)
    return {c: [x for x in group if x != c] for group in by_reading.values() for c in group}


@lru_cache(maxsize=1)
def _traditional() -> dict[str, str]:
    forms: dict[str, str] = {}
    for traditional, simple in simple_of().items():
        forms.setdefault(simple, chr(traditional))
    return forms


def _places(text: str, words: Spans, shortest: int) -> list[int]:
    """Where a slip may fall: characters of words that are long enough to survive it."""
    return [
        i
        for start, end in words
        if end - start >= shortest
        for i in range(start, end)
        if is_han(text[i]) and text[i] not in _KEEP
    ]


def homophone(text: str, words: Spans, rng: random.Random) -> str | None:
    """区残联 → 区惨联."""
    places = [i for i in _places(text, words, 2) if homophones().get(text[i])]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + rng.choice(homophones()[text[at]]) + text[at + 1 :]


def drop(text: str, words: Spans, rng: random.Random) -> str | None:
    """口袋公园 → 口袋园; one character of a longer run."""
    places = _places(text, words, 4)
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]


def double(text: str, words: Spans, rng: random.Random) -> str | None:
    """教育局 → 教育育局."""
    places = _places(text, words, 3)
    if not places:
        return None
    at = rng.choice(places)
    return text[: at + 1] + text[at:]


def swap(text: str, words: Spans, rng: random.Random) -> str | None:
    """停车场 → 停场车."""
    inside = set(_places(text, words, 3))
    ends = {end - 1 for _, end in words}
    places = [i for i in sorted(inside) if i + 1 in inside and i not in ends and text[i] != text[i + 1]]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def traditional(text: str, words: Spans, rng: random.Random) -> str | None:
    """区残联 → 區殘聯."""
    changed = "".join(_traditional().get(c, c) for c in text)
    return changed if changed != text else None


def full_width(text: str, words: Spans, rng: random.Random) -> str | None:
    """Q3 → Ｑ３, with stray blanks."""
    changed = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if changed != text:
        return changed
    at = rng.randrange(1, max(len(text), 2))
    return text[:at] + "　" + text[at:]


def pinyin(text: str, words: Spans, rng: random.Random) -> str | None:
    """The whole question in pinyin, when it is short and all Chinese."""
    if len(text) > 12 or not all(map(is_han, text)):
        return None
    return " ".join(lazy_pinyin(text))


def unit_initials(text: str, words: Spans, rng: random.Random) -> str | None:
    """区残联 → qcl, for the name of a unit."""
    units = [
        (a, b)
        for a, b in words
        if text[b - 1 : b] in tuple("局委办部联会") and 3 <= b - a <= 5 and text[a] not in "哪那几谁"
    ]
    if not units:
        return None
    start, end = rng.choice(units)
    return text[:start] + "".join(s[0] for s in lazy_pinyin(text[start:end])) + text[end:]


SLIPS: dict[str, Callable[[str, Spans, random.Random], str | None]] = {
    "同音": homophone,
    "漏字": drop,
    "叠字": double,
    "换位": swap,
    "繁体": traditional,
    "全角": full_width,
    "拼音": pinyin,
    "首字母": unit_initials,
}


def noisy(question: str, kind: str, words: Spans) -> str | None:
    """``question`` with one slip of ``kind``, or None where it has no place for one."""
    changed = SLIPS[kind](question, words, random.Random(f"{kind}:{question}"))
    return changed if changed != question else None
