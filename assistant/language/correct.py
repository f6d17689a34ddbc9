"""Slips → corrections: sound-alikes, wrong, missing, doubled or swapped characters, pinyin, initials.

Only a part of the question that was not understood is corrected, only to a word that this list (or the
language of questions) has, and only on evidence: the same sound, or one character of a longer word.
"""

from __future__ import annotations

import re

from assistant.language.letters import from_letters
from assistant.language.mention import Mention
from assistant.language.scan import LEVEL_RULE, LEVELS
from assistant.language.scope import Pass, Scope, Words
from assistant.language.segment import TELLING, Token
from assistant.language.slips import ABSENT, SAME_SOUND, Fix, by_sound, likeness, points, unit_cores, worth
from assistant.language.soundalike import listed_names
from assistant.text.pinyin import deletions, loose, spellings
from assistant.typed import NamedTuple

MAX_WINDOW = 8
ACCEPT = 0.6
_LETTERS = re.compile(r"[a-z]+(?: [a-z]+)*")
MAX_TRIED = 4
_LONGER = 0.05  # per character: a longer stretch that fits is better evidence
_OPEN_WEIGHT = 0.2
_CLOSED = frozenset(
    ("period", "year", "condition", "never", "ask", "ordinal", "region", "reference", "pointer")
)


class Window(NamedTuple):
    """A stretch of the text that may be one misspelt word."""

    start: int
    end: int
    text: str


def find_corrections(reading: Pass, words: Words, scope: Scope) -> list[Fix]:
    """The likeliest corrections of a part that was not understood, likeliest first, at most four."""
    covered = {i for m in reading.mentions for i in range(m.start, m.end)}
    bare = "".join("\0" if i in covered else c for i, c in enumerate(reading.text))
    letters = [m for m in _LETTERS.finditer(bare) if _is_open(reading, m.start(), m.end())]
    fixes = [fix for match in letters for fix in from_letters(match, words, scope)]
    if not fixes:
        fixes = [
            *_doubled_characters(reading),
            *listed_names(reading, words, scope),
            *_from_characters(reading, words, scope),
        ]
    fixes = [f for f in fixes if f.score >= ACCEPT and not points(reading.text, f)]
    fixes.sort(key=lambda f: (-f.score - _LONGER * min(f.end - f.start, 5), -len(f.meant), f.start))
    return fixes[:MAX_TRIED]


def _is_open(reading: Pass, start: int, end: int) -> bool:
    return any(t.start < end and t.end > start and t.weight >= _OPEN_WEIGHT for t in reading.tokens)


# —— characters ——


def _doubled_characters(reading: Pass) -> list[Fix]:
    """总工会会: one of two equal characters is left over; the reader keeps the fix if it reads better."""
    text = reading.text
    fixes = []
    for token in reading.tokens:
        if token.known and len(token.text) > 1:
            continue  # 会费 in 工会会费 is right as it stands
        for i in range(token.start, token.end):
            if text[i] in (text[i - 1 : i], text[i + 1 : i + 2]) and not text[i].isascii():
                start = i - 1 if text[i] == text[i - 1 : i] else i
                fixes.append(Fix(start, start + 2, text[start : start + 2], text[i], 0.93))
    return fixes


def _from_characters(reading: Pass, words: Words, scope: Scope) -> list[Fix]:
    windows = _windows(reading, scope)
    if not windows:
        return []
    readings = words.readings({c for w in windows for c in w.text})
    spelled = {w: [("".join(s)) for s in spellings(w.text, readings)] for w in windows}
    sounding = by_sound(words.spelled("sound", {loose(s) for group in spelled.values() for s in group}))
    shapes = {key for w in windows if len(w.text) >= 2 for key in (w.text, *_long_deletions(w.text))}
    by_shape: dict[str, list[tuple[str, str]]] = {}
    for surface, pinyin in words.shaped(shapes):
        for key in {surface, *deletions(surface)} & shapes:
            by_shape.setdefault(key, []).append((surface, pinyin))
    general = words.words([w.text for w in windows])
    fixes = []
    for window in windows:
        if window.text in general or _too_right(window, reading):
            continue
        candidates = {c for s in spelled[window] for c in sounding.get(loose(s), ())}
        candidates |= {c for k in (window.text, *_long_deletions(window.text)) for c in by_shape.get(k, ())}
        fixes += _ranked(window, candidates, spelled[window], reading, words, scope)
    return fixes


def _long_deletions(text: str) -> list[str]:
    return deletions(text) if len(text) >= 3 else []


def _windows(reading: Pass, scope: Scope) -> list[Window]:
    """Runs of up to 8 characters that hold something not understood and cut no mention apart."""
    text = reading.text
    open_ = {i for t in reading.tokens if t.weight >= _OPEN_WEIGHT for i in range(t.start, t.end)}
    closed = {
        i
        for m in reading.mentions
        if (m.dimension in _CLOSED and len(m.surface) > 1 and not _is_own_region(m, scope))
        or m.surface == "谁"
        for i in range(m.start, m.end)
    }
    whole: list[Mention | Token] = [*reading.mentions, *(t for t in reading.tokens if t.known)]
    cuts = {i for part in whole for i in range(part.start + 1 + _has_level(part), part.end)}
    windows = []
    for start in range(len(text)):
        if start in cuts:
            continue
        for end in range(start + 2, min(start + MAX_WINDOW, len(text)) + 1):
            if (
                end - 1 in closed
                or start in closed
                or text[end - 1] in ",.;:!?()"
                or text[start] in ",.;:!?()"
            ):
                break
            if end not in cuts and any(i in open_ for i in range(start, end)):
                windows.append(Window(start, end, text[start:end]))
    return windows


def _is_own_region(mention: Mention, scope: Scope) -> bool:
    """津南 in 公安津南份局 is a part of the name."""
    return bool(mention.dimension == "region" and mention.value[0] == scope.info.region)


def _has_level(part: Mention | Token) -> bool:
    """区 + 文旅, 县民 in 县民正局: a slip may begin behind the level."""
    return getattr(part, "rule", "") == LEVEL_RULE or (isinstance(part, Token) and part.text[0] in LEVELS)


def _too_right(window: Window, reading: Pass) -> bool:
    """Nothing unknown in it but ordinary words: all its tokens are right as they stand and none is short."""
    inside = [t for t in reading.tokens if t.start >= window.start and t.end <= window.end and t.weight > 0]
    return bool(inside) and all(t.known and len(t.text) >= 3 for t in inside)


def _ranked(
    window: Window,
    candidates: set[tuple[str, str]],
    spelled: list[str],
    reading: Pass,
    words: Words,
    scope: Scope,
) -> list[Fix]:
    scored: list[tuple[float, str]] = []
    listed = len(window.text) > 2 and window.text in scope.text  # 职工危, of 职工危旧住房
    for surface, pinyin in candidates:
        if listed and surface not in scope.text:
            continue
        if _holds_unit(window, reading) and not _is_unit(surface, words, scope):
            continue
        if surface == window.text or _already_read(window, surface, reading):
            continue
        score = likeness(window.text, surface, spelled, pinyin.replace(" ", ""))
        if score < SAME_SOUND and TELLING.intersection(window.text).difference(surface):
            continue  # 地铁8号线 is not 地铁1号线
        if score < 0.8 and _reads_well(window, surface, reading):
            continue
        if score < SAME_SOUND and _leaves_orphan(window, reading):
            continue
        if len(window.text) == 2 and not _short_enough(window, surface, score, reading, words, scope):
            continue
        welcome = worth(surface, words, scope)
        if score > 0 and (welcome > ABSENT or score >= SAME_SOUND):
            scored.append((score * welcome, surface))
    if not scored:
        return []
    scored.sort(key=lambda item: (-item[0], item[1]))
    best, surface = scored[0]
    others = _as_near(scored, words, scope)
    return [Fix(window.start, window.end, window.text, surface, best, others)]


def _as_near(scored: list[tuple[float, str]], words: Words, scope: Scope) -> tuple[str, ...]:
    """Other units of the list that are as near as the best one: which is meant has to be asked."""
    best, surface = scored[0]
    seen = unit_cores(surface, words, scope)
    if not seen:
        return ()
    others = []
    for score, other in scored[1:]:
        cores = unit_cores(other, words, scope)
        if score >= best - 0.01 and cores and not cores & seen:
            others.append(other)
            seen |= cores
    return tuple(others)


def _already_read(window: Window, surface: str, reading: Pass) -> bool:
    """什么时候投 holds 什么时候 as it is: a correction would only drop a character."""
    return any(
        m.surface == surface and m.start >= window.start and m.end <= window.end for m in reading.mentions
    )


def _holds_unit(window: Window, reading: Pass) -> bool:
    """公安 in 公安芬局: what corrects a unit is a unit."""
    return any(
        m.dimension == "unit" and m.start < window.end and m.end > window.start for m in reading.mentions
    )


def _leaves_orphan(window: Window, reading: Pass) -> bool:
    """津沽路大修 is not 津 + 公路大修: the unknown name does not end where the window begins; 区 may stand there."""
    return any(
        t.weight > 0
        and not t.known
        and window.start in (t.end, *range(t.start + 1, t.end))
        and reading.text[t.start : window.start] not in LEVELS
        for t in reading.tokens
    )


def _short_enough(
    window: Window, surface: str, score: float, reading: Pass, words: Words, scope: Scope
) -> bool:
    """Two characters are little evidence: a unit of the list, or the same sound and nothing right in them."""
    if _is_unit(surface, words, scope):
        return True
    if score < SAME_SOUND:
        return False
    return not _has_particle(window, reading) or worth(surface, words, scope) >= 0.97


def _has_particle(window: Window, reading: Pass) -> bool:
    """是建 is no slip of 私建: 是 is right as it stands."""
    return any(t.weight == 0 and t.start < window.end and t.end > window.start for t in reading.tokens)


def _is_unit(surface: str, words: Words, scope: Scope) -> bool:
    return bool(unit_cores(surface, words, scope))


def _reads_well(window: Window, surface: str, reading: Pass) -> bool:
    """财务局 is not a slip of 商务局, nor 宣传排 of 宣传部: what differs stands beside or in a word that is right."""
    parts: list[Mention | Token] = [*reading.tokens, *reading.mentions]
    for part in parts:
        if part.end - part.start < 2:
            continue
        if part.start < window.end and part.end > window.start:
            word = reading.text[part.start : part.end]
            right = getattr(part, "known", True) and getattr(part, "weight", 1.0) > 0
            if getattr(part, "dimension", "") == "aspect" and len(surface) <= len(window.text):
                return True
            if right and (word not in surface or len(surface) <= 3):
                return True
    return False
