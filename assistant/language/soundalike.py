"""Names and phrases of the list that were typed with another character of the same sound: 葛估镇, 粉尘防暴."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.language.mention import Mention
from assistant.language.names import NO_UNIT
from assistant.language.places import ELSEWHERE
from assistant.language.scope import Pass, Scope, Words
from assistant.language.segment import SINGLE, TELLING, Token
from assistant.language.slips import SAME_SOUND, Fix
from assistant.text.normalize import is_han, occurrences
from assistant.text.pinyin import loose, spellings

_WINDOW = 8
_PHRASE = range(4, 6)  # characters of a stretch that the list has with another one, which sounds the same
_SHORT_NAME = 3
_LONG_NAME = 4  # characters; of a shorter one too little is left


def listed_names(reading: Pass, words: Words, scope: Scope) -> list[Fix]:
    """葛估镇 is 葛沽镇, 粉尘防暴 is 粉尘防爆, by the same sound; 白马镇 and 白沙镇 are two places."""
    strange: list[Mention | Token] = [
        m for m in reading.mentions if m.rule in (ELSEWHERE, NO_UNIT) or m.dimension == "another"
    ]
    begins = {m.start for m in reading.mentions if m.dimension in ("topic", "word")}
    # 北向社区, of 北巷: before a name not even a light word stands for nothing
    strange += [t for t in reading.tokens if len(t.text) > 1 and (t.weight > SINGLE or t.end in begins)]
    alone = {t.end: t for t in reading.tokens if len(t.text) == 1 and not t.known}
    strange += [
        m._replace(start=alone[m.start].start)  # 望和口袋公园, of 望河
        for m in reading.mentions
        if m.surface in ("和", "与") and m.start in alone and m.end in begins
    ]
    text = reading.text
    names, phrases = [], []
    # 侯车亭, which nobody knows: all of it is the list's 候车亭
    unknown = {text[part.start : part.end] for part in strange if part.end - part.start == _SHORT_NAME}
    for start, wrong, end in _around(strange, len(text)):
        typed = text[start:end]
        near = scope.near_names.get(text[start:wrong] + "\0" + text[wrong + 1 : end], ())
        names += [Fix(start, end, typed, name, SAME_SOUND) for name in near if name != typed]
        if len(typed) in _PHRASE or typed in unknown:
            there = _listed_as(typed, wrong - start, scope)
            phrases += [Fix(start, end, typed, phrase, SAME_SOUND) for phrase in there if phrase != typed]
    readings = words.readings({c for f in (*names, *phrases) for c in f.typed + f.meant})
    for fixes in (names, phrases):
        if alike := [f for f in fixes if _sounds(f.typed, readings) & _sounds(f.meant, readings)]:
            return alike
    return [
        Fix(part.start, part.end, part.text, name, SAME_SOUND)
        for part in strange
        if isinstance(part, Token)
        and not part.known
        and len(part.text) >= _LONG_NAME
        and (name := _listed_once(part.text, scope))
    ]


def _around(strange: list[Mention | Token], length: int) -> Iterator[tuple[int, int, int]]:
    """(start, place, end) of every window around every place that may hold a wrong character; most often there is none."""
    for part in strange:
        for wrong in range(part.start, part.end):
            for start in range(max(wrong - _WINDOW + 1, 0), wrong + 1):
                for end in range(wrong + 1, min(start + _WINDOW, length) + 1):
                    yield start, wrong, end


def _listed_once(typed: str, scope: Scope) -> str:
    """互花米草 for 互花米早: the one name of the list that differs by one character, which tells no two apart."""
    places = [at for at in range(1, len(typed)) if typed[at] not in TELLING]
    found = {name for at in places for name in _listed_as(typed, at, scope)}
    return found.pop() if len(found) == 1 else ""


def _listed_as(typed: str, wrong: int, scope: Scope) -> set[str]:
    """What the list has that differs from ``typed`` in the character at ``wrong`` at most."""
    before, after, text = typed[:wrong], typed[wrong + 1 :], scope.text
    starts = (
        occurrences(text, before)
        if len(before) >= len(after)
        else (at - wrong - 1 for at in occurrences(text, after) if at > wrong)
    )
    return {
        text[at : at + len(typed)]
        for at in starts
        if text.startswith(before, at) and text.startswith(after, at + wrong + 1) and is_han(text[at + wrong])
    }


def _sounds(text: str, readings: Mapping[str, tuple[str, ...]]) -> set[str]:
    """How the text may sound, near sounds alike."""
    return {loose("".join(spelled)) for spelled in spellings(text, readings)}
