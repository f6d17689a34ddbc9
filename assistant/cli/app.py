"""The Typer app: every command a few lines over the library.  A plain question does not come here."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from assistant import __version__
from assistant.cli import ask as asking
from assistant.cli import completion, options, skins
from assistant.cli.guard import WRONG, complain
from assistant.cli.help import Group, make_chinese, usage_message
from assistant.cli.reader import is_completing
from assistant.cli.showing import Style

ABOUT = """清单助手：用一句话查民心工程任务责任清单。

不用引号，不用记命令，直接问：

  qingdan 区残联三季度要做什么
  qingdan 口袋公园谁负责
  qingdan 危房改造什么时候竣工
  qingdan 租房补贴全年发多少钱
  qingdan 卫健委下半年 --json
"""


def _option(option: options.Option, **more: Any) -> Any:
    return typer.Option(*option.flags, help=option.help, metavar=option.metavar or None, **more)


def _parsed(name: str) -> Any:
    """An option's parser as a callback: it gets the text as typed, and "" when there is none."""
    parse: Any = options.PARSERS[name]
    return lambda text: parse(text) if text else text


Json = Annotated[bool, _option(options.JSON)]
Format = Annotated[str, _option(options.FORMAT, callback=_parsed("format"))]
Today = Annotated[Optional[str], _option(options.TODAY, callback=_parsed("today"))]  # noqa: UP045
Db = Annotated[Optional[str], _option(options.DB)]  # noqa: UP045
Synonyms = Annotated[Optional[str], _option(options.SYNONYMS)]  # noqa: UP045
Explain = Annotated[bool, _option(options.EXPLAIN)]
Bom = Annotated[bool, _option(options.BOM)]
NoPager = Annotated[bool, _option(options.NO_PAGER)]


def _style(json: bool, format: str, bom: bool, no_pager: bool) -> Style:
    return Style(asking.chosen_format(json, format), bom, not no_pager)


app = typer.Typer(
    name="qingdan",
    cls=Group,
    help=ABOUT,
    add_completion=False,
    no_args_is_help=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
command = app.command


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"qingdan {__version__}")
        raise typer.Exit()


def _install_completion(wanted: bool) -> None:
    if wanted:
        typer.echo(completion.install(""))
        raise typer.Exit()


def _show_completion(shell: str) -> None:
    if shell:
        typer.echo(completion.script(shell))
        raise typer.Exit()


@app.callback()
def program(
    ctx: typer.Context,
    install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help="给正在用的 shell 装上 Tab 补全",
            is_eager=True,
            callback=_install_completion,
        ),
    ] = False,
    show_script: Annotated[
        str,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            help=f"打印补全脚本：{'、'.join(completion.SHELLS)}",
            is_eager=True,
            callback=_show_completion,
        ),
    ] = "",
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


@command("ask")
def ask(
    question: Annotated[Optional[list[str]], typer.Argument(metavar="问题…")] = None,  # noqa: UP045
    json: Json = False,
    format: Format = "",
    today: Today = None,
    db: Db = None,
    synonyms: Synonyms = None,
    explain: Explain = False,
    bom: Bom = False,
    no_pager: NoPager = False,
) -> int:
    """回答一个问题（ask 可以不写）。

    例：
      qingdan 区残联三季度要做什么
      qingdan ask 本季度 民政局 --today 2022-08-30
      qingdan 口袋公园谁负责 --format markdown
      qingdan 停车位一共多少个 --explain

    退出码：0 有回答，1 没有找到，2 用法或数据库有误。
    """
    day: Any = today
    words = tuple(question or ())
    return asking.run_ask(options.AskRequest(words, json, format, day, db, synonyms, explain, bom, no_pager))


@command("chat")
def chat(json: Json = False, today: Today = None, db: Db = None, synonyms: Synonyms = None) -> int:
    """连续对话，记得上一句。

    例：
      qingdan chat
      printf '区残联三季度要做什么\\n那四季度呢\\n' | qingdan chat --json
    """
    import sys

    from assistant.chat import run_chat

    day: Any = today
    assistant = asking.open_assistant(db, synonyms)
    return run_chat(assistant, json_lines=json, today=day, stdin=sys.stdin, stdout=sys.stdout)


@command("batch")
def batch(
    file: Annotated[Optional[Path], typer.Argument(metavar="文件", help="不写或写 - 时读标准输入")] = None,  # noqa: UP045
    json: Annotated[bool, typer.Option("--json", hidden=True)] = False,
    today: Today = None,
    db: Db = None,
    synonyms: Synonyms = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, max=64, metavar="N", help="用几个进程一起答，顺序不变")
    ] = 1,
) -> int:
    """一行一个问题，一行一个 JSON 回答。

    每行是一句话，或 {"question": "…", "today": "YYYY-MM-DD"}。

    例：
      qingdan batch 问题.txt > 回答.jsonl
      qingdan batch 问题.txt --jobs 4 > 回答.jsonl
      echo 区残联三季度要做什么 | qingdan batch
    """
    from assistant.cli.batch import run_batch

    day: Any = today
    return run_batch(asking.open_assistant(db, synonyms), file, day, jobs)


@command("show")
def show(
    number: Annotated[str, typer.Argument(metavar="任务号")],
    json: Json = False,
    format: Format = "",
    db: Db = None,
    bom: Bom = False,
    no_pager: NoPager = False,
) -> int:
    """一项任务的全文，四个季度。

    例：
      qingdan show 15
      qingdan show 15 --json
    """
    from assistant.cli import listings

    return listings.show(asking.open_assistant(db, None), number, _style(json, format, bom, no_pager))


@command("units")
def units(
    json: Json = False, format: Format = "", db: Db = None, bom: Bom = False, no_pager: NoPager = False
) -> int:
    """所有责任单位和它们的任务。

    例：
      qingdan units
      qingdan units --format csv > 单位.csv
    """
    from assistant.cli import listings

    return listings.units(asking.open_assistant(db, None), _style(json, format, bom, no_pager))


@command("categories")
def categories(
    json: Json = False, format: Format = "", db: Db = None, bom: Bom = False, no_pager: NoPager = False
) -> int:
    """所有类别和它们的任务。

    例：
      qingdan categories
      qingdan categories --json
    """
    from assistant.cli import listings

    return listings.categories(asking.open_assistant(db, None), _style(json, format, bom, no_pager))


@command("overview")
def overview(
    json: Json = False, format: Format = "", db: Db = None, bom: Bom = False, no_pager: NoPager = False
) -> int:
    """全部任务各季度一览。

    例：
      qingdan overview
      qingdan overview --format markdown > 一览.md
    """
    from assistant.cli import listings

    return listings.overview(asking.open_assistant(db, None), _style(json, format, bom, no_pager))


@command("check")
def check(json: Json = False, db: Db = None, synonyms: Synonyms = None) -> int:
    """检查数据库和词表。

    例：
      qingdan check
      qingdan check --synonyms 我的词表

    退出码：0 可用（可能有提醒），2 数据库坏了。
    """
    from assistant.cli.checking import run_check

    return run_check(db, synonyms, json)


skins.register(app)
if find_spec("assistant.cli.lists"):  # import, lists, use, remove, export, synonyms
    import_module("assistant.cli.lists").register(app)
make_chinese(app)


def run_app(arguments: list[str]) -> int:
    """Run a command line through Typer; wrong usage is one Chinese line and status 2."""
    if is_completing():
        completion.prepare()
    usage_error: Any = typer.BadParameter.__mro__[1]  # Click's UsageError, which Typer keeps in its own place
    try:
        status = typer.main.get_command(app).main(arguments, prog_name="qingdan", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except usage_error as error:
        complain(usage_message(error))
        return WRONG
    return status if isinstance(status, int) else 0
