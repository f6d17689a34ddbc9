"""Tab in bash, zsh, fish and PowerShell: Typer's own scripts, with the list's units and topics added."""

from __future__ import annotations

import os
import sys

from assistant.cli.reader import COMPLETES
from assistant.errors import QingdanError, UsageError

PROGRAM = "qingdan"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
# zsh takes ? for a pattern of file names: qingdan 三季度要做什么? would never reach the program.
_NO_PATTERNS = "alias qingdan='noglob qingdan'"


def prepare() -> None:
    """Make Typer know the shells, which it only does by itself when its own options are used."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def install(shell: str) -> str:
    """Install for ``shell`` ("" : the one that is running); what to tell the person."""
    from typer.completion import install as install_script  # type: ignore[attr-defined]

    chosen = shell or _running_shell()
    if chosen not in SHELLS:
        raise UsageError(f"没有为 {chosen or '这个 shell'} 准备补全", f"可用：{'、'.join(SHELLS)}")
    try:
        name, path = install_script(shell=chosen, prog_name=PROGRAM, complete_var=COMPLETES)
    except OSError as error:
        raise QingdanError(f"补全没有装上：{error.strerror or error}") from None
    lines = [f"{name} 的补全已装到 {path}，重新打开终端后生效。"]
    if chosen == "zsh" and _add_line(os.path.expanduser("~/.zshrc"), _NO_PATTERNS):
        lines.append("并在 ~/.zshrc 里加了一行别名，问题里的半角 ? 不再被当作文件名通配符。")
    return "\n".join(lines)


def script(shell: str) -> str:
    """The script for ``shell``, for those who keep their own."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    chosen = shell or _running_shell()
    if chosen not in SHELLS:
        raise UsageError(f"没有为 {chosen or '这个 shell'} 准备补全", f"可用：{'、'.join(SHELLS)}")
    return str(get_completion_script(prog_name=PROGRAM, complete_var=COMPLETES, shell=chosen))


def offers(incomplete: str) -> list[tuple[str, str]]:
    """What a word of a question may become, and what that is: (区残联, 单位)."""
    from assistant.assistant import Assistant
    from assistant.chat.completion import complete
    from assistant.chat.words import list_words

    try:
        with Assistant() as assistant:
            words = list_words(assistant)
    except QingdanError:
        return []
    found = complete(incomplete, words)
    return [(incomplete[: len(incomplete) - offer.length] + offer.text, offer.note) for offer in found]


def _running_shell() -> str:
    if sys.platform == "win32":
        return "powershell"
    try:
        import shellingham
    except ImportError:
        return os.path.basename(os.environ.get("SHELL", ""))
    try:
        name: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        return os.path.basename(os.environ.get("SHELL", ""))
    return name


def _add_line(path: str, line: str) -> bool:
    """Whether ``line`` was missing in ``path`` and now stands at its end."""
    from pathlib import Path

    file = Path(path)
    text = file.read_text(encoding="utf-8", errors="surrogateescape") if file.is_file() else ""
    if line in text.splitlines():
        return False
    file.write_text(f"{text.rstrip()}\n{line}\n".lstrip("\n"), encoding="utf-8", errors="surrogateescape")
    return True
