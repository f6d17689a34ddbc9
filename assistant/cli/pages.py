"""The help pages, written out: Typer composes them once (``make pages``), nobody waits for it to be loaded."""

from __future__ import annotations

import os
from collections.abc import Sequence

PAGES = os.path.join(os.path.dirname(__file__), "pages.json")
HELP = ("-h", "--help")


def page(arguments: Sequence[str]) -> str | None:
    """The page that ``command … --help`` asks for; None for any other command line."""
    if not arguments or arguments[-1] not in HELP:
        return None
    import json

    with open(PAGES, encoding="utf-8") as file:
        pages: dict[str, str] = json.load(file)
    return pages.get(" ".join(arguments[:-1]))
