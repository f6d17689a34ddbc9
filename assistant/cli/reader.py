"""argv → :class:`AskRequest`, without Typer: the cold path of a question.

Whatever is not a plain question (a command, ``--help``, an unknown option, a wrong value) gives None and is
left to the Typer app, which knows the same options and explains what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from assistant.cli.options import ASK_OPTIONS, COMMANDS, PARSERS, AskRequest
from assistant.errors import UsageError
from assistant.typed import Any

COMPLETES = "_QINGDAN_COMPLETE"  # set by a shell that runs the program to learn what Tab may offer
_PROGRAMS_OWN = ("--install-completion", "--show-completion")
_BY_FLAG = {flag: option for option in ASK_OPTIONS for flag in option.flags}


def with_command(argv: Sequence[str]) -> list[str]:
    """argv with its command in front: a question gets ``ask``, options typed before a command move behind it.

    >>> with_command(["--json", "区残联"]), with_command(["--db", "x.db", "show", "3"])
    (['ask', '--json', '区残联'], ['show', '--db', 'x.db', '3'])
    """
    if argv and argv[0].split("=")[0] in _PROGRAMS_OWN:
        return list(argv)
    index = 0
    while index < len(argv) and argv[index].startswith("-") and argv[index] not in ("-", "--"):
        option = _BY_FLAG.get(argv[index])
        index += 2 if option and option.metavar else 1
    if index < len(argv) and argv[index] in COMMANDS:
        return [argv[index], *argv[:index], *argv[index + 1 :]]
    if index >= len(argv) and not any(arg.split("=")[0] in _BY_FLAG for arg in argv):
        return list(argv)  # nothing, --help or --version: the program's own
    return ["ask", *argv]


def is_completing() -> bool:
    """Whether a shell runs the program to learn what Tab may offer."""
    return COMPLETES in os.environ


def read_ask(argv: Sequence[str]) -> AskRequest | None:
    """The question in ``argv``, or None when Typer has to look at it."""
    if not argv or argv[0] != "ask":
        return None
    words: list[str] = []
    values: dict[str, Any] = {}
    rest = iter(argv[1:])
    for arg in rest:
        if arg == "--":
            words.extend(rest)
        elif not arg.startswith("-") or arg == "-":
            words.append(arg)
        elif not _take_option(arg, rest, values):
            return None
    return AskRequest(words=tuple(words), **values)


def _take_option(arg: str, rest: Any, values: dict[str, Any]) -> bool:
    """Whether ``arg`` is one of our options with a usable value; stores it in ``values``."""
    flag, equals, value = arg.partition("=")
    option = _BY_FLAG.get(flag)
    if option is None or (equals and (not option.metavar or not flag.startswith("--"))):
        return False
    if not option.metavar:
        values[option.name] = True
        return True
    text = value if equals else next(rest, None)
    if text is None:
        return False
    try:
        values[option.name] = PARSERS[option.name](text) if option.name in PARSERS else text
    except UsageError:
        return False
    return True
