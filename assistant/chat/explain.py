"""``/解释``: how the last question was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.chat.session import Session


def explanation(session: Session) -> str:
    """The reading of the last question as lines of text."""
    from assistant.output.trace import trace_lines

    if session.last is None:
        return "还没有问过问题。"
    explained = session.assistant.explain(session.last.question, session.today)
    return "\n".join(trace_lines(explained))
