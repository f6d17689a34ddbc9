"""What a part sets right, or only adds: 教育局……不对，民政局; …，配合的也算."""

from __future__ import annotations

from assistant.language.clauses import clause_start
from assistant.language.mention import Mention
from assistant.language.said import Item

_SAID_ANEW = frozenset(("unit", "period", "ordinal", "place"))
_COUNT_TOO = ("也算", "都算")


def set_right(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """教育局……不对，民政局，四季度: what is said anew behind 不对 takes the place of what was said before."""
    wrong = [i.start for i in items if isinstance(i, Mention) and i.value == ("instead",)]
    if not wrong or wrong[0] == items[0].start:
        return items
    again = {i.dimension for i in items if isinstance(i, Mention) and i.start > wrong[0]} & _SAID_ANEW
    return tuple(
        i
        for i in items
        if i.start > wrong[-1] or not (isinstance(i, Mention) and (i.dimension in again or i.start in wrong))
    )


def not_counted_too(text: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """住建局牵头几项，跟别的单位一起牵头的也算: such a clause names no other tasks, and asks nothing else."""
    said = text.rstrip("?")
    if not said.endswith(_COUNT_TOO):
        return items
    tail = clause_start(text, len(said) - 1)
    within = [i for i in items if i.start >= tail > 0]
    if any(i.dimension in _SAID_ANEW for i in within if isinstance(i, Mention)):
        return items
    return items[: len(items) - len(within)]
