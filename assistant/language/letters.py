"""Letters → words: a run of pinyin, or the initials of a unit or a thing of the list."""

from __future__ import annotations

import re

from assistant.language.scope import Scope, Words
from assistant.language.slips import Fix, by_sound, worth
from assistant.text.pinyin import loose

_FUZZY = 0.8  # xian for xiang: rather the word that is spelled just so
_ONE_LETTER = frozenset("aeo")  # syllables of their own: 啊


def from_letters(match: re.Match[str], words: Words, scope: Scope) -> list[Fix]:
    """A run of letters as pinyin words from left to right, or else as the initials of a name."""
    run = match[0]
    compact = run.replace(" ", "")
    pieces = {compact[i:j] for i in range(len(compact)) for j in range(i + 2, min(i + 36, len(compact)) + 1)}
    pieces |= _ONE_LETTER & set(run.split(" "))
    sounding = by_sound(words.spelled("sound", {loose(p) for p in pieces}))
    cover = _cover(compact, sounding, words, scope)
    if cover is not None:
        meant = "".join(surface for _, _, surface in cover)
        return [Fix(match.start(), match.end(), run, meant, 0.95)]
    fixes = []
    position = match.start()
    for token in run.split(" "):
        names = _by_initials(token, words, scope)
        if names:
            fixes.append(Fix(position, position + len(token), token, names[0], 0.9, names[1:]))
        position += len(token) + 1
    return fixes


def _cover(
    letters: str, sounding: dict[str, list[tuple[str, str]]], words: Words, scope: Scope
) -> list[tuple[int, int, str]] | None:
    """The words that spell ``letters`` from end to end, in the fewest and most welcome pieces."""
    best: list[tuple[float, list[tuple[int, int, str]]] | None] = [None] * (len(letters) + 1)
    best[0] = (0.0, [])
    for start in range(len(letters)):
        here = best[start]
        if here is None:
            continue
        for end in range(start + 1, min(start + 36, len(letters)) + 1):
            piece = letters[start:end]
            for surface, pinyin in sounding.get(loose(piece), ()):
                exact = pinyin.replace(" ", "") == piece
                value = worth(surface, words, scope) * (1.0 if exact else _FUZZY)
                if value <= 0.3:
                    continue
                score = here[0] + value - 1.35  # every further piece costs
                known = best[end]
                if known is None or score > known[0]:
                    best[end] = (score, [*here[1], (start, end, surface)])
    final = best[len(letters)]
    return final[1] if final else None


def _by_initials(token: str, words: Words, scope: Scope) -> tuple[str, ...]:
    """``qcl`` → 区残联, ``kdgy`` → 口袋公园: the units, or else the one thing, of the list with these initials."""
    if not 2 <= len(token) <= 8:
        return ()
    surfaces = sorted((s for s, _ in words.spelled("initials", {token, token[1:]}) if len(s) > 1), key=len)
    units: dict[str, str] = {}
    for surface in surfaces:
        for sense in words.senses([surface]).get(surface, ()):
            if sense.dimension == "unit" and sense.value in scope.cores:
                prefix = _level_prefix(token, surface, {unit.level for unit in scope.cores[sense.value]})
                if prefix is not None:
                    units.setdefault(sense.value, prefix + surface)
    if len(units) > 1:  # cgw is 城管委 rather than 残工委, jyj 教育局 rather than 交运局: as it is printed
        for is_printed in (lambda short, name: name.endswith(short), _in_order):
            printed = {c: s for c, s in units.items() if any(is_printed(s, u.name) for u in scope.cores[c])}
            if printed:
                units = printed
                break
    if units:
        return tuple(units.values())
    things = [s for s in surfaces if len(s) == len(token) >= 3 and scope.places(s)]
    return (things[0],) if len(things) == 1 else ()


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(char in rest for char in short)


def _level_prefix(token: str, surface: str, levels: set[str]) -> str | None:
    """What stands before ``surface`` so that ``token`` is all its initials; None when it is not."""
    if len(surface) == len(token):
        return ""
    return next((v for v in levels if _LEVEL_PINYIN.get(v, " ")[0] == token[0]), None)


_LEVEL_PINYIN = {"区": "qu", "县": "xian", "市": "shi", "省": "sheng", "旗": "qi"}
