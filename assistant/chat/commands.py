"""The /commands: one table, from which parsing, help and completion are made."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assistant.render.cells import cell_len

if TYPE_CHECKING:
    from assistant.chat.session import Session


class Command(NamedTuple):
    """A /command.  ``names``: the Chinese name first, then English and short forms.

    ``run`` gets the session and the text behind the name, and says False to end the conversation;
    ``confirms``: giving the command twice in a row means yes.
    """

    names: tuple[str, ...]
    argument: str
    help: str
    run: Callable[[Session, str], bool]
    confirms: bool = False

    @property
    def usage(self) -> str:
        """How to type it: ``/导出 文件``."""
        return f"/{self.names[0]} {self.argument}".rstrip()


def is_command(line: str) -> bool:
    """Whether ``line`` is a command, known or not.  Input methods turn / into ／ or 、.

    >>> is_command("/help"), is_command("、帮助"), is_command("、教育局呢")
    (True, True, False)
    """
    return line.startswith(("/", "／")) or (line.startswith("、") and find(line) is not None)


def find(line: str) -> tuple[Command, str] | None:
    """The command that ``line`` gives and its argument; None for an unknown one.

    A Chinese name needs no space before its argument, a Latin name does; the beginning of a name is enough
    when no other command begins so.

    >>> command, argument = find("/导出结果.csv")
    >>> command.names[0], argument
    ('导出', '结果.csv')
    """
    body = line[1:].strip()
    word = re.split(r"\s", body, maxsplit=1)[0].lower()
    for command in COMMANDS:
        for name in command.names:
            if word == name or (not name.isascii() and command.argument and body.startswith(name)):
                return command, body[len(name) :].strip()
    begun = [c for c in COMMANDS if word and any(name.startswith(word) for name in c.names)]
    return (begun[0], body[len(word) :].strip()) if len(begun) == 1 else None


def unknown(line: str) -> str:
    """What to say about a command that does not exist, with the nearest one that does."""
    import difflib

    word = line[1:].split(" ")[0].lower()
    names = {name: command for command in COMMANDS for name in command.names}
    near = difflib.get_close_matches(word, names, 1, 0.5)
    hint = f"是不是 {names[near[0]].usage}？" if near else ""
    return f"没有 /{word} 这个命令。{hint}输入 /帮助 看全部命令。"


def help_text() -> str:
    """The commands and the keys, ready to print."""
    lines = ["直接输入问题，可以接着问（那四季度呢、第二个谁负责）；输入数字就问那条建议。", ""]
    left = [(c.usage, " ".join("/" + name for name in c.names[1:])) for c in COMMANDS]
    first = max(cell_len(usage) for usage, _ in left) + 2
    second = max(cell_len(others) for _, others in left) + 2
    for (usage, others), command in zip(left, COMMANDS, strict=True):
        pad = " " * (first - cell_len(usage))
        lines.append(f"  {usage}{pad}{others}{' ' * (second - cell_len(others))}{command.help}")
    lines += ["", "按键：Tab 补全，↑↓ 翻看问过的话，Ctrl-C 清空这一行，Ctrl-D 离开。"]
    return "\n".join(lines)


def _help(session: Session, _: str) -> bool:
    session.say(help_text())
    return True


def _new(session: Session, _: str) -> bool:
    session.reset()
    session.say("好，换个新话题，前面问的不再沿用。")
    return True


def _explain(session: Session, _: str) -> bool:
    from assistant.chat.explain import explanation

    session.say(explanation(session))
    return True


def _export(session: Session, argument: str) -> bool:
    from assistant.chat.export import export

    session.say(export(session, argument))
    return True


def _today(session: Session, argument: str) -> bool:
    text = argument.strip("“”\"' ")
    if text in ("今天", "today", "-"):
        session.today = None
    elif text:
        parsed = parse_date(text)
        if parsed is None:
            session.say(f"“{argument}”不是日期，请写成 /今天 2022-08-15。")
            return True
        session.today = parsed
    day = session.today or date.today()
    how = "" if session.today else "（系统日期）"
    session.say(f"今天按{day.isoformat()}算{how}，本季度是{'一二三四'[(day.month - 1) // 3]}季度。")
    return True


def _quit(session: Session, _: str) -> bool:
    return False


def parse_date(text: str) -> date | None:
    """A date as people type it; None when it is none.

    >>> parse_date("2022年8月15日"), parse_date("2022/8/15"), parse_date("2022-02-30")
    (datetime.date(2022, 8, 15), datetime.date(2022, 8, 15), None)
    """
    match = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)", text.strip())
    if match is None:
        return None
    try:
        year, month, day = (int(part) for part in match.groups() if part)
        return date(year, month, day)
    except ValueError:
        return None


COMMANDS = (
    Command(("帮助", "help", "h", "?", "？"), "", "看这份说明", _help),
    Command(("新话题", "new", "n", "reset"), "", "忘掉前面问的，重新开始", _new),
    Command(("解释", "explain", "e"), "", "看上一个问题是怎样理解的", _explain),
    Command(
        ("导出", "export", "x"), "文件", "把上一个回答存成 .docx .xlsx .csv .md .json", _export, confirms=True
    ),
    Command(("今天", "today", "t"), "日期", "设定“本季度”从哪天算起", _today),
    Command(("退出", "quit", "q", "exit", "bye"), "", "离开（也可按 Ctrl-D）", _quit),
)
