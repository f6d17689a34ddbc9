"""A JSON object a line: the rows, and before them the answer itself where it is not the rows."""

from __future__ import annotations

from assistant.render.page import Page
from assistant.render.to_json import json_line


def render(page: Page) -> str:
    """The page's records."""
    return "\n".join(map(json_line, page.records()))
