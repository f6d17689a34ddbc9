"""Several questions in one message: 便利店谁管危房谁管, 教育局三季度，民政局四季度, 几家？什么时候建完？谁负责？"""

from __future__ import annotations

from assistant.language.mention import Mention
from assistant.language.said import Item
from assistant.language.segment import Token

_SUBJECTS = frozenset(("unit", "topic", "word", "ordinal", "place"))
_TOGETHER = frozenset(
    "compare difference ratio sum share except outside not add only instead most fewest everywhere".split()
)
_ASKS = frozenset(("units", "when"))
_MARKS = ",.;?!"
Part = tuple[Item, ...]


def split(text: str, items: tuple[Item, ...]) -> tuple[Part, ...]:
    """The parts in order; one part where the message is one question."""
    kinds = [_kind(item) for item in items]
    if "together" in kinds:
        return (items,)
    parts: list[list[Item]] = [[]]
    seen: list[str] = []
    for at, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if kind and _begins(text, items, kinds, at, seen):
            parts.append([])
            seen = []
        if kind:
            seen.append(kind)
        parts[-1].append(item)
    return tuple(map(tuple, parts))


def _begins(text: str, items: Part, kinds: list[str], at: int, seen: list[str]) -> bool:
    """Whether a new question begins with item ``at``, ``seen`` being what the current one has so far."""
    if "S" not in seen or len(set(seen)) < 2:
        return False
    kind = kinds[at]
    rest = [k for k in kinds[at:] if k]
    if kind == seen[0] and len(set(rest)) > 1 and seen[-1] != kind:
        if "Q" in seen:
            return "Q" in rest and _apart(kinds, at)
        return kind == "S" and _next_pair(rest) and _differ(items, kinds, at)
    if "Q" not in seen or not _after_mark(text, items, at):
        return False
    end = min((i for mark in _MARKS if (i := text.find(mark, items[at].start)) >= 0), default=len(text))
    return any(k == "Q" for k, item in zip(kinds[at:], items[at:], strict=True) if item.start < end)


def _apart(kinds: list[str], at: int) -> bool:
    """No 和 right before: 便利店和危房谁管 is one question."""
    return at == 0 or kinds[at - 1] != "and"


def _next_pair(rest: list[str]) -> bool:
    """教育局三季度 民政局四季度: a subject, then its own time."""
    return rest[:2] == ["S", "T"] or (rest[:1] == ["S"] and "T" in rest)


def _differ(items: Part, kinds: list[str], at: int) -> bool:
    """Each with its own time; 教育局三季度民政局三季度 may as well be one question."""
    before = [
        i.surface for i, k in zip(items[:at], kinds, strict=False) if k == "T" and isinstance(i, Mention)
    ]
    after = [
        i.surface for i, k in zip(items[at:], kinds[at:], strict=True) if k == "T" and isinstance(i, Mention)
    ]
    return bool(before and after)


def _after_mark(text: str, items: Part, at: int) -> bool:
    return any(mark in text[items[at - 1].end : items[at].start] for mark in _MARKS)


def _kind(item: Item) -> str:
    """S subject, T time, Q question, ``together`` for what speaks of all at once, else ""."""
    if isinstance(item, Token):
        return ""
    if item.dimension in _SUBJECTS:
        return "S"
    if item.dimension == "period":
        return "T"
    if item.dimension == "ask":
        return "Q"
    if item.dimension in ("condition", "year", "region"):
        return "together"
    if item.dimension == "aspect":
        if not _TOGETHER.isdisjoint(item.value):
            return "together"
        return "Q" if not _ASKS.isdisjoint(item.value) else ""
    return ""
