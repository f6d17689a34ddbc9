"""How things are called in speech → how the list calls them.

An everyday word stands for the list's own (饭堂, 食堂); a hint only makes one think of it (做饭, 助餐).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.language.mention import Mention
from assistant.language.names import is_name
from assistant.language.scan import CONCEPTS, choose
from assistant.language.scope import Scope, Senses
from assistant.language.segment import NOUN, general_weight
from assistant.text.normalize import occurrences
from assistant.typed import NamedTuple

_SPOKEN = ("everyday", "hint")
SPOKEN_RULES = ("日常说法", "联想")
_HINT_WEIGHS = 0.6  # of what a word weighs that is the list's own


class Spoken(NamedTuple):
    """The words of the list that a typed one stands for or hints at."""

    heads: tuple[str, ...]
    is_hint: bool


def spoken(senses: dict[str, Senses], scope: Scope) -> dict[str, Spoken]:
    """Everyday words and hints → the list's words; they are no longer among ``senses``.

    What the list itself says, and what has another use here, is left alone.
    """
    found = {}
    for surface, entries in list(senses.items()):
        if len(entries) == 1 and entries[0].dimension not in _SPOKEN:
            continue
        own = tuple([e for e in entries if e.dimension not in _SPOKEN])
        if len(own) == len(entries):
            continue
        concepts = [w for e in own if e.dimension in CONCEPTS for w in e.words]
        used = any(e.dimension not in CONCEPTS for e in own)
        if not used and not alive([surface, *concepts], scope):
            for kind in _SPOKEN:
                heads = alive([e.value.lower() for e in entries if e.dimension == kind], scope)
                if heads:
                    found[surface] = Spoken(tuple(heads), kind == "hint")
                    own = ()
                    break
        if own:
            senses[surface] = own
        else:
            del senses[surface]
    return found


def alive(words: Iterable[str], scope: Scope) -> list[str]:
    """The words that stand in the list; a two-character word must be one of its tokens (高中 in 提高中小学)."""
    return [w for w in words if (len(w) > 2 or w in scope.vocabulary) and scope.places(w)]


def _hint_weight(word: str, entry: tuple[int, str] | None) -> float:
    """At most _HINT_WEIGHS; a word of general Chinese that says little hints at little (楼下)."""
    return _HINT_WEIGHS * (min(1.0, general_weight(word, *entry) / NOUN) if entry else 1.0)


def mentions(text: str, meant: Mapping[str, Spoken], known: Mapping[str, tuple[int, str]]) -> list[Mention]:
    """Where the everyday words and hints stand.  ``known``: words of general Chinese with frequency and tag."""
    found: list[Mention] = []
    for typed, (heads, is_hint) in meant.items():
        dimension, value = ("topic", ("hint:",)) if is_hint else ("word", ())
        weight = _hint_weight(typed, known.get(typed)) if is_hint else 1.0
        found += [
            Mention(
                dimension,
                value,
                start,
                start + len(typed),
                typed,
                SPOKEN_RULES[is_hint],
                weight,
                (typed, *heads),
            )
            for start in occurrences(text, typed)
        ]
    return found


def without_dead_pieces(candidates: list[Mention], scope: Scope) -> list[Mention]:
    """动车 inside 电动车: a topic that the list lacks, cut out of a word of general Chinese, is none.

    Nor is an everyday word that begins within one: 接的活, of 嫁接的活.
    """
    words = [m for m in candidates if m.dimension == "general"]
    whole = [m for m in words if len(m.surface) > 2]
    cut = choose(words) if [m for m in candidates if m.rule in SPOKEN_RULES] else []
    if not whole and not cut:
        return candidates
    return [
        m
        for m in candidates
        if not (m.dimension == "topic" and any(w.start < m.start and m.end <= w.end for w in whole))
        or alive([m.surface, *m.words], scope)
        if not (m.rule in SPOKEN_RULES and any(w.start < m.start < w.end < m.end for w in cut))
    ]


def drop_dead_compounds(senses: dict[str, Senses], scope: Scope) -> None:
    """A compound topic that the list lacks gives way when its parts, all known to the list, say the same.

    电梯安全 is read as 电梯 + 安全; 加装电梯 stays whole, because the list knows no 加装.
    """
    dead = [
        s
        for s, entries in senses.items()
        if entries[0].dimension in CONCEPTS
        and CONCEPTS.issuperset([e.dimension for e in entries])
        and not alive([s, *[w for e in entries for w in e.words]], scope)
    ]
    if not dead:
        return
    covered = [s for s in dead if _covered(s, senses, scope, frozenset(dead))]
    for surface in dead:
        if any(surface in whole for whole in covered):  # 旧小区改造 goes with 老旧小区改造
            del senses[surface]


def _covered(surface: str, senses: dict[str, Senses], scope: Scope, dead: frozenset[str]) -> bool:
    position = 0
    while position < len(surface):
        for end in range(len(surface), position + 1, -1):
            piece = surface[position:end]
            listed = piece in senses or is_name(piece, scope) or (end - position > 3 and scope.places(piece))
            listed = listed or (end - position > 1 and _in_one_task(surface, piece, scope))
            if piece != surface and piece not in dead and listed:
                position = end
                break
        else:
            return False
    return True


def _in_one_task(surface: str, piece: str, scope: Scope) -> bool:
    """检查检验结果互认, where one task has 互认 and 检查检验结果: the rest of the name stands there too."""
    rest = surface.replace(piece, "", 1)
    return len(rest) > 3 and not scope.places(rest).keys().isdisjoint(scope.places(piece))
