"""How things are called in speech → how the list calls them: 饭堂 is its 食堂, 抓贼 its 治安."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.language.mention import Mention
from assistant.language.scan import CONCEPTS
from assistant.language.scope import Scope, Senses


def everyday(senses: dict[str, Senses], scope: Scope) -> dict[str, list[str]]:
    """Everyday words → the words of the list that mean the same (饭堂: 食堂); no longer among ``senses``.

    What the list itself says, and what has another use here, is left alone.
    """
    found = {}
    for surface, entries in list(senses.items()):
        own = tuple(e for e in entries if e.dimension != "everyday")
        if len(own) == len(entries):
            continue
        heads = [e.value.lower() for e in entries if e.dimension == "everyday"]
        concepts = [w for e in own if e.dimension in CONCEPTS for w in e.words]
        used = any(e.dimension not in CONCEPTS for e in own)
        if not used and not alive([surface, *concepts], scope) and (heads := alive(heads, scope)):
            found[surface] = heads
            own = ()
        if own:
            senses[surface] = own
        else:
            del senses[surface]
    return found


def alive(words: Iterable[str], scope: Scope) -> list[str]:
    """The words that stand in the list; a two-character word must be one of its tokens (高中 in 提高中小学)."""
    return [w for w in words if (len(w) > 2 or w in scope.vocabulary) and scope.places(w)]


def mentions(text: str, meant: Mapping[str, Iterable[str]]) -> list[Mention]:
    """Everyday words that stand for words of the list: 饭堂 for 食堂."""
    return [
        Mention("word", (), start, start + len(typed), typed, "日常说法", 1.0, (typed, *heads))
        for typed, heads in meant.items()
        for start in range(len(text))
        if text.startswith(typed, start)
    ]
