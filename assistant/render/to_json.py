"""One line of JSON: all of a page."""

from __future__ import annotations

import json
import re

from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.render.page import Page

# Valid in JSON, but a terminal acts on them or a reader of lines takes them for a line's end.
_UNSAFE = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def json_line(record: object, encoding: str | None = "utf-8") -> str:
    """One line of JSON, Chinese as it is — or as \\uXXXX where ``encoding`` has no such characters."""
    return escaped(json.dumps(record, ensure_ascii=False), encoding)


def escaped(text: str, encoding: str | None) -> str:
    """The JSON ``text`` with \\uXXXX for what acts on a terminal, divides lines or is not in ``encoding``."""
    if not text.isprintable():  # most texts are, and a pattern takes longer to compile than they to write
        text = re.sub(_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", text)
    try:
        text.encode(encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return "\n".join(json.dumps(json.loads(line)) for line in text.split("\n"))
    return text


def render(page: Page) -> str:
    """The page's JSON object."""
    return json_line(page.record())
