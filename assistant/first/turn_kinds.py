"""What kind of turn a question is: whole in itself, a fragment, one that points back.  Pure."""

from __future__ import annotations

from assistant.first.query import Query

_QUESTION_WORDS = frozenset(
    ["list", "show", "units", "when", "detail", "most", "fewest", "share", "difference"]
)


def is_complete(now: Query) -> bool:
    """谁的任务最多, 超过1000人的任务: whole questions about the list, without 其中 or 他们."""
    if now.modifiers & {"it", "they", "only", "add", "else", "not", "instead"} or now.references:
        return False
    if now.modifiers & {"most", "fewest"} and "units" in now.modifiers and "任务" in now.text:
        return True
    return bool(now.conditions) and not now.has_subject and "任务" in now.text


def own_subject(now: Query) -> bool:
    """Whether the turn names its own subject; 优化几条 and 补贴多少台 ask about the one before."""
    if now.intent in ("quantity", "when") and not (now.units or now.categories or now.tasks):
        return any(t.kind == "topic" for t in now.things)
    return now.has_subject


def points_back(now: Query) -> bool:
    """Whether a first turn makes no sense alone: 第二个呢, 他们呢, 这个什么时候完成, 那四季度呢."""
    if now.references or (now.modifiers & {"they", "more", "back"} and not now.has_subject):
        return True
    return bool(now.modifiers & {"it", "so"}) and not now.has_subject


def is_fragment(now: Query) -> bool:
    """A subject alone (残联呢, 体育局): everything else comes from the turn before."""
    return not (now.ask or now.quarters or now.conditions or now.modifiers & _QUESTION_WORDS)


def asks_something(now: Query) -> bool:
    return bool(now.ask or now.modifiers & _QUESTION_WORDS)
