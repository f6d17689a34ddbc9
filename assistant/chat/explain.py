"""``/解释``: how the last question was read, with what it took over from the turns before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.render.from_answer import notes

if TYPE_CHECKING:
    from assistant.chat.session import Session


def explanation(session: Session) -> str:
    """The reading of the last question as lines of text."""
    from assistant.render.trace import trace_lines

    last = session.last
    if last is None:
        return "还没有问过问题。"
    # The conversation knows what a follow-up came to mean; without it the question is read by itself.
    explain = getattr(session.talk, "explain", None)
    if explain is not None and (merged := explain()) is not None:
        return "\n".join(trace_lines(merged))
    lines = [f"问题　　  {last.question}", *(note.text for note in notes(last))]
    return "\n".join([*lines, *trace_lines(session.assistant.explain(last.question, session.today))])
