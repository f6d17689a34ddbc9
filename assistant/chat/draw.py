"""An answer as it looks on this terminal at this moment, as text that can be measured and paged."""

from __future__ import annotations

import io
import os
from typing import TextIO

from assistant.answer import Answer
from assistant.chat.paging import terminal_size


def draw(answer: Answer, stdout: TextIO) -> str:
    """``answer`` as a table in the width that ``stdout`` has now, or as plain lines on a dumb terminal."""
    from assistant.chat.loop import is_dumb

    if is_dumb():
        from assistant.render.texts import plain_answer

        return plain_answer(answer) + "\n"
    from rich.console import Console

    from assistant.render.terminal import draw_answer

    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=terminal_size(stdout)[0],
        force_terminal=True,
        # The old Windows console shows colour codes as garbage; Windows Terminal says who it is.
        color_system=None if os.name == "nt" and not os.environ.get("WT_SESSION") else "auto",
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    draw_answer(answer, console)
    return buffer.getvalue()
