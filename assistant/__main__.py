"""``qingdan`` and ``python -m assistant``: a question is answered here, the rest is the Typer app's."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from assistant.cli.guard import guarded
from assistant.cli.reader import is_completing, read_ask, with_command
from assistant.cli.streams import prepare, repair


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line ``argv`` (default: the process's); returns the exit status."""
    prepare()
    arguments = with_command([repair(arg) for arg in (sys.argv[1:] if argv is None else argv)])
    return guarded(lambda: _run(arguments))


def run() -> int:
    """The installed command.  After an answer, all of it written, nothing is left that needs taking apart."""
    gc.disable()  # one answer makes little to collect, and looking for it takes longer than the answer
    status = main()
    if "assistant.cli.app" not in sys.modules:
        sys.stderr.flush()
        os._exit(status)
    return status


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from assistant import __version__

        print(f"qingdan {__version__}")
        return 0
    request = None if is_completing() else read_ask(arguments)
    if request is None:
        from assistant.cli.pages import page

        if (text := page(arguments)) is not None:
            print(text)
            return 0
        from assistant.cli.app import run_app

        gc.enable()  # a conversation, an import
        return run_app(arguments)
    from assistant.cli.ask import run_ask

    return run_ask(request)


if __name__ == "__main__":
    raise SystemExit(run())
