"""One slip in a question, as hurried typists make them.  Seeded: the same question gets the same slips.

Numerals, negations and marks are left alone: 二季度 with a slip in 二 is another question, not a noisy one.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache

from pypinyin import lazy_pinyin

from assistant.catalog.hanzi import gb2312_characters, traditional_forms
from assistant.text.normalize import is_han

_KEEP = frozenset("零一二三四五六七八九十百千万亿两几第不没无除上下前后本今去明年月日半全初中底多少，。？！、")
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
    for traditional, simple in traditional_forms().items():
        forms.setdefault(simple, traditional)
    return forms


def _places(text: str) -> list[int]:
    return [i for i, c in enumerate(text) if is_han(c) and c not in _KEEP]


def homophone(text: str, rng: random.Random) -> str | None:
    """区残联 → 区惨联."""
    places = [i for i in _places(text) if homophones().get(text[i])]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + rng.choice(homophones()[text[at]]) + text[at + 1 :]


def drop(text: str, rng: random.Random) -> str | None:
    """口袋公园 → 口袋园; one character of a longer run."""
    places = _places(text)
    if len(text) < 6 or not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]


def double(text: str, rng: random.Random) -> str | None:
    """教育局 → 教育育局."""
    places = _places(text)
    if not places:
        return None
    at = rng.choice(places)
    return text[: at + 1] + text[at:]


def swap(text: str, rng: random.Random) -> str | None:
    """停车场 → 停场车."""
    places = [i for i in _places(text) if i + 1 in set(_places(text)) and text[i] != text[i + 1]]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def traditional(text: str, rng: random.Random) -> str | None:
    """区残联 → 區殘聯."""
    changed = "".join(_traditional().get(c, c) for c in text)
    return changed if changed != text else None


def full_width(text: str, rng: random.Random) -> str | None:
    """Q3 → Ｑ３, with stray blanks."""
    changed = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if changed != text:
        return changed
    at = rng.randrange(1, max(len(text), 2))
    return text[:at] + "　" + text[at:]


def pinyin(text: str, rng: random.Random) -> str | None:
    """The whole question in pinyin, when it is short and all Chinese."""
    if len(text) > 12 or not all(map(is_han, text)):
        return None
    return " ".join(lazy_pinyin(text))


SLIPS: dict[str, Callable[[str, random.Random], str | None]] = {
    "同音": homophone,
    "漏字": drop,
    "叠字": double,
    "换位": swap,
    "繁体": traditional,
    "全角": full_width,
    "拼音": pinyin,
}


def noisy(question: str, kind: str) -> str | None:
    """``question`` with one slip of ``kind``, or None where it has no place for one."""
    changed = SLIPS[kind](question, random.Random(f"{kind}:{question}"))
    return changed if changed != question else None
