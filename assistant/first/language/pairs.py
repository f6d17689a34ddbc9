"""教育局三季度，民政局四季度: each subject with its own time, not every subject with every time."""

from __future__ import annotations

from assistant.first.language.mention import Mention
from assistant.first.language.segment import Token

_SUBJECTS = frozenset(("unit", "topic", "word", "ordinal"))
_JOINT = frozenset(
    "compare difference ratio sum share except outside not add only instead most fewest".split()
)


def segments(items: list[Mention | Token]) -> list[list[Mention | Token]]:
    """The parts of a question that pair subjects with times, in order; empty when it is one question."""
    if sum(isinstance(i, Mention) and i.dimension == "period" for i in items) < 2:
        return []
    kinds = [_kind(item) for item in items]
    if "?" in kinds:
        return []
    named = [kind for kind in kinds if kind]
    parts: list[list[Mention | Token]] = [[]]
    seen: set[str] = set()
    for item, kind in zip(items, kinds, strict=True):
        if kind and kind == named[0] and len(seen) == 2:
            parts.append([])
            seen = set()
        if kind:
            seen.add(kind)
        parts[-1].append(item)
    times = [
        {i.surface for i in part if isinstance(i, Mention) and i.dimension == "period"} for part in parts
    ]
    paired = len(parts) > 1 and len(seen) == 2 and times[0] != times[1]
    return parts if paired else []


def _kind(item: Mention | Token) -> str:
    """S for a subject, P for a time, ? for what speaks of all of them together, else ""."""
    if isinstance(item, Token):
        return ""
    if item.dimension in _SUBJECTS:
        return "S"
    if item.dimension == "period":
        return "P"
    if item.dimension in ("condition", "year", "region"):
        return "?"
    return "?" if item.dimension == "aspect" and not _JOINT.isdisjoint(item.value) else ""
