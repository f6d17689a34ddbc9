"""Typer in Chinese: help pages and messages about wrong usage.

Works on Click's objects as they are, because Typer keeps Click in a place of its own.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup  # noqa: TID253  — loaded by cli.app only

from assistant.cli.guard import ReaderGone


def _usage(ctx: Any, command: Any) -> str:
    pieces = [ctx.command_path]
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            pieces.append(_argument_name(param))
    return " ".join([*pieces, "[选项]"])


def _argument_name(param: Any) -> str:
    name: str = param.metavar or param.name.upper()
    if param.nargs == -1 and not name.endswith("…"):
        name += "…"
    return name if param.required else f"[{name}]"


def _option_rows(ctx: Any, command: Any) -> list[tuple[str, str]]:
    rows = []
    for param in command.get_params(ctx):
        if param.param_type_name == "argument" or getattr(param, "hidden", False):
            continue
        if param.name == "help":
            rows.append(("-h, --help", "显示这份帮助"))
            continue
        flags = ", ".join(sorted(param.opts, key=len))
        value = "" if param.is_flag else f" {param.metavar or '值'}"
        rows.append((flags + value, param.help or ""))
    return rows


def _argument_rows(ctx: Any, command: Any) -> list[tuple[str, str]]:
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    return [(_argument_name(p), p.help) for p in arguments if getattr(p, "help", None)]


def _cells(text: str) -> int:
    return sum(2 if ord(char) > 0x2E7F else 1 for char in text)


def _section(title: str, rows: list[tuple[str, str]]) -> list[str]:
    if not rows:
        return []
    width = min(max(_cells(left) for left, _ in rows), 26)
    lines = []
    for left, right in rows:
        gap = " " * max(width - _cells(left) + 2, 2)
        lines.append(f"  {left}{gap}{right}".rstrip())
    return [f"{title}：", *lines, ""]


def _page(ctx: Any, command: Any) -> list[str]:
    """Usage, what it does (with examples, from the docstring), arguments, options."""
    lines = [f"用法：{_usage(ctx, command)}", ""]
    lines += [*(line.rstrip() for line in (command.help or "").replace("\b", "").strip().splitlines()), ""]
    lines += _section("参数", _argument_rows(ctx, command))
    return lines + _section("选项", _option_rows(ctx, command))


class Command(TyperCommand):
    """A command with a Chinese help page."""

    def invoke(self, ctx: Any) -> Any:
        """Run it; a broken pipe is passed by Typer, which would make it exit status 1."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page, line by line as composed."""
        formatter.write("\n".join(_page(ctx, self)).rstrip() + "\n")


class Group(TyperGroup):
    """The program: its commands are listed in the order in which they were added."""

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Commands and, where a question may begin or go on, the options of ``ask``, units and topics."""
        from assistant.cli.completion import offers

        found = list(super().shell_complete(ctx, incomplete))
        if ctx.parent is not None:
            return found
        if incomplete.startswith("-"):
            ask = self.get_command(ctx, "ask")
            return found + (list(ask.shell_complete(ctx, incomplete)) if ask else [])
        if found and incomplete:
            return found
        item = type(super().shell_complete(ctx, "")[0])
        return found + [item(text, help=note) for text, note in offers(incomplete)]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page with the list of commands."""
        lines = _page(ctx, self)
        lines[0] = f"用法：{ctx.command_path} 问题…    或    {ctx.command_path} 命令 …"
        if ctx.parent is not None:
            lines[0] = f"用法：{ctx.command_path} 命令 …"
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, (command.help or "").strip().split("\n")[0].rstrip("。")))
        lines += _section("命令", rows)
        formatter.write("\n".join(lines).rstrip() + "\n")


def make_chinese(app: Any) -> None:
    """Give every command and sub-app of a Typer ``app`` (also those that others registered) these classes."""
    for info in app.registered_commands:
        info.cls = Command
    for info in app.registered_groups:
        info.cls = Group
        make_chinese(info.typer_instance)
        info.typer_instance.info.cls = Group


_REASONS = {
    "valid integer": "应为整数",
    "not in the range": "超出范围",
    "than or equal to": "超出范围",
    "does not exist": "没有这个文件或文件夹",
    "is not one of": "不在可选的值里",
}
_MESSAGES = {
    "NoSuchOption": "没有选项 {option_name}",
    "BadOptionUsage": "选项 {option_name} 后面少了值，或不该有值",
    "MissingParameter": "缺少{name}",
    "NoArgsIsHelpError": "缺少命令",
    "BadArgumentUsage": "参数的个数不对",
}


def usage_message(error: Any) -> str:
    """A usage error of Click's in Chinese, with the command whose help explains it."""
    kind = type(error).__name__
    ctx = getattr(error, "ctx", None)
    fields = {"option_name": getattr(error, "option_name", ""), "name": _missing(error)}
    if kind in _MESSAGES:
        message = _MESSAGES[kind].format(**fields)
    elif kind == "BadParameter":
        message = f"{_missing(error)}的值不对：{_in_chinese(error.message)}"
    elif "No such command" in error.message:
        message = "没有这个命令"
    elif "unexpected extra argument" in error.message:
        message = "多了参数" + error.message[error.message.rfind("(") :].replace("(", "“").replace(")", "”")
    else:
        message = error.format_message()
    return f"{message}（看 {ctx.command_path if ctx else 'qingdan'} --help）"


def _in_chinese(message: str) -> str:
    """Click's reasons for refusing a value that people meet."""
    for english, chinese in _REASONS.items():
        if english in message:
            return chinese
    return message


def _missing(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", None) or "参数")
    if param.param_type_name == "argument":
        return str(param.metavar or param.name)
    return f"选项 {max(param.opts, key=len)}"
