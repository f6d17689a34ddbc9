"""An answer as it looks on this terminal at this moment, as text that can be measured and paged."""

from __future__ import annotations

import io
import os
from typing import TextIO

from assistant.answer import Answer
from assistant.cli.pager import terminal_size
from assistant.render.from_answer import answer_page


def draw(answer: Answer, stdout: TextIO) -> str:
    """``answer`` as a table in the width that ``stdout`` has now, or as plain lines on a dumb terminal."""
    from assistant.cli.streams import is_dumb

    if is_dumb():
        return f"{answer}\n"
    from assistant.render.ink import Terminal
    from assistant.render.to_table import draw_page

    buffer = io.StringIO()
    # The old Windows console shows colour codes as garbage; Windows Terminal says who it is.
    styled = os.name != "nt" or bool(os.environ.get("WT_SESSION"))
    draw_page(answer_page(answer), Terminal(buffer, terminal_size(stdout)[0], styled=styled))
    return buffer.getvalue()
