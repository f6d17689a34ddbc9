"""What Tab offers: units, topics, periods, follow-ups and /commands.  Pure functions over a word table.

Chinese has no spaces to tell where a word begins, so the longest tail of the line that begins a known name
is completed; pinyin and its initials work too (``qcl`` → 区残联).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from assistant.chat.commands import COMMANDS
from assistant.model.document import ListDocument

if TYPE_CHECKING:
    from assistant.catalog.lexicon import Sense

    Senses = Callable[[Iterable[str]], Mapping[str, Iterable[Sense]]]

UNIT, CATEGORY, TOPIC, PERIOD = "单位", "类别", "事项", "时间"
PERIODS = ("一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "本季度", "下季度", "全年")
MAX_OFFERED = 40
_LONGEST_TAIL = 20
_LATIN_TAIL = re.compile(r"[a-zA-Z]+$")

# What may follow a finished name or period.
_AFTER = {
    UNIT: (
        "一季度要做什么",
        "二季度要做什么",
        "三季度要做什么",
        "四季度要做什么",
        "有哪些任务",
        "一共多少项任务",
    ),
    CATEGORY: ("谁负责", "有哪些任务", "三季度要做什么", "四季度要做什么"),
    TOPIC: ("谁负责", "什么时候完成", "三季度要做什么", "四季度要做什么"),
    PERIOD: ("要做什么", "有哪些任务"),
}

Readings = Callable[[Collection[str]], Mapping[str, tuple[str, ...]]]


class Word(NamedTuple):
    """A name to be completed.  ``keys``: what may be typed for it; the first ones are whole names."""

    text: str
    kind: str
    names: tuple[str, ...]
    latin: tuple[str, ...] = ()


class Offer(NamedTuple):
    """``text`` replaces the last ``length`` characters before the cursor; ``note`` says what it is."""

    text: str
    length: int
    note: str


def topics(document: ListDocument, senses: Senses) -> list[str]:
    """The list's words that the thesaurus knows as things to ask about: 口袋公园, 停车泊位."""
    known = senses(document.vocabulary)
    return [word for word, found in known.items() if any(sense.dimension == "topic" for sense in found)]


def vocabulary(document: ListDocument, topics: Iterable[str], readings: Readings) -> tuple[Word, ...]:
    """The list's names with their pinyin.  ``readings``: characters → their syllables."""
    named: list[tuple[str, str, tuple[str, ...]]] = []
    named += [(unit.name, UNIT, (unit.name, unit.core)) for unit in document.units]
    named += [(name, CATEGORY, (name,)) for name, _ in document.categories.values()]
    known = {text for text, _, _ in named}
    named += [(topic, TOPIC, (topic,)) for topic in sorted(set(topics) - known, key=lambda t: (len(t), t))]
    named += [(period, PERIOD, (period,)) for period in PERIODS]
    table = readings({char for text, _, _ in named for char in text})
    return tuple(Word(text, kind, names, _spellings(names, table)) for text, kind, names in named)


def _spellings(names: Iterable[str], table: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Initials and full pinyin of ``names``, by each character's commonest reading."""
    spelled: list[str] = []
    for name in names:
        syllables = [table[char][0] if table.get(char) else char.lower() for char in name]
        spelled += ["".join(s[0] for s in syllables), "".join(syllables)]
    return tuple(dict.fromkeys(spelled))


def complete(before: str, words: Iterable[Word], suggestions: Iterable[str] = ()) -> list[Offer]:
    """What Tab offers when ``before`` stands left of the cursor; best first."""
    if not before.strip():
        return [Offer(text, len(before), "建议") for text in suggestions] or _all_units(before, words)
    if before.startswith(("/", "／")):
        return _commands(before)
    words = tuple(words)
    offers = _longer_names(before, words) + _follow_ups(before, words)
    if all(offer.length == 1 for offer in offers):  # one character says little: 卫健 is more than 健
        offers = _latin(before, words) + _abbreviated(before, words) + offers
    return list(dict.fromkeys(offers))[:MAX_OFFERED]


def _all_units(before: str, words: Iterable[Word]) -> list[Offer]:
    return [Offer(word.text, len(before), UNIT) for word in words if word.kind == UNIT]


def _commands(before: str) -> list[Offer]:
    """Commands with a name that begins as typed; always offered by the Chinese name."""
    typed = before[1:].lower()
    return [
        Offer("/" + command.names[0] + (" " if command.argument else ""), len(before), command.help)
        for command in COMMANDS
        if any(name.startswith(typed) for name in command.names)
    ]


def _longer_names(before: str, words: Iterable[Word]) -> list[Offer]:
    """Names that begin with the longest possible tail of the line, and go on."""
    for length in range(min(len(before), _LONGEST_TAIL), 0, -1):
        tail = before[-length:]
        if _LATIN_TAIL.fullmatch(tail):
            return []
        found = [
            Offer(word.text, length, word.kind)
            for word in words
            if any(name.startswith(tail) and name != tail for name in word.names)
        ]
        if found:
            return found
        if any(tail in word.names for word in words):
            return []  # a finished name: its last character begins no other one
    return []


def _follow_ups(before: str, words: Iterable[Word]) -> list[Offer]:
    """What may come after the name that the line ends with."""
    finished = [word for word in words if any(before.endswith(name) for name in word.names)]
    if not finished:
        return []
    word = max(finished, key=lambda w: max(len(name) for name in w.names if before.endswith(name)))
    return [Offer(text, 0, "接着问") for text in _AFTER[word.kind]]


def _latin(before: str, words: Iterable[Word]) -> list[Offer]:
    """Names by pinyin or its initials, two letters at least."""
    match = _LATIN_TAIL.search(before)
    if match is None or len(match[0]) < 2:
        return []
    typed = match[0].lower()
    return [
        Offer(word.text, len(typed), word.kind)
        for word in words
        if any(spelling.startswith(typed) for spelling in word.latin)
    ]


def _abbreviated(before: str, words: tuple[Word, ...]) -> list[Offer]:
    """Names that hold the tail's characters in order: 卫健 → 区卫生健康委."""
    for length in range(min(len(before), 6), 1, -1):
        tail = before[-length:]
        found = [Offer(word.text, length, word.kind) for word in words if _holds(word.text, tail)]
        if found:
            return found
    return []


def _holds(name: str, chars: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in chars)
