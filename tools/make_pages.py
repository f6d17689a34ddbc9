"""``make pages``: write the help page of every command into ``assistant/cli/pages.json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import typer  # noqa: TID253  — composes what the program then only prints

from assistant.cli.app import app
from assistant.cli.pages import HELP, PAGES


def main() -> None:
    """Compose all pages and write them, one a line."""
    with open(PAGES, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(composed(), ensure_ascii=False, indent=0) + "\n")


def composed() -> dict[str, str]:
    """Every page by the words of its command ("" for the program itself), as Typer composes it."""
    return dict(_pages(typer.main.get_command(app), None, "qingdan", ""))


def _pages(command: Any, parent: Any, name: str, words: str) -> Iterator[tuple[str, str]]:
    context = command.context_class(command, info_name=name, parent=parent, help_option_names=list(HELP))
    yield words, command.get_help(context)
    for sub, below in getattr(command, "commands", {}).items():
        yield from _pages(below, context, sub, f"{words} {sub}".strip())


if __name__ == "__main__":
    main()
