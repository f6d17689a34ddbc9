"""The commands around the answers: what is due, saved questions, the page, the agents' server."""

from pathlib import Path
from typing import Annotated, Any, Optional

import typer  # noqa: TID253  — loaded by cli.app only

from assistant.cli import ask as asking
from assistant.cli import options
from assistant.cli.showing import Style


def _checked_format(text: str) -> str:
    return options.parse_any_format(text) if text else text


Json = Annotated[bool, typer.Option("--json", help=options.JSON.help)]
Today = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(
        "--today",
        metavar=options.TODAY.metavar,
        help=options.TODAY.help,
        callback=lambda text: options.PARSERS["today"](text) if text else None,
    ),
]
Db = Annotated[Optional[str], typer.Option("--db", metavar="文件", help=options.DB.help)]  # noqa: UP045
Bom = Annotated[bool, typer.Option("--bom", help=options.BOM.help)]
NoPager = Annotated[bool, typer.Option("--no-pager", help=options.NO_PAGER.help)]


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    _add_due(app)
    _add_saved(app)
    _add_servers(app)


def _add_servers(app: typer.Typer) -> None:
    @app.command("serve")
    def serve(
        host: Annotated[
            str, typer.Option("--host", metavar="地址", help="在哪个地址上等（默认只有本机）")
        ] = "127.0.0.1",
        port: Annotated[
            int, typer.Option("--port", metavar="端口", min=0, max=65535, help="0 是随便一个空着的")
        ] = 8000,
        db: Db = None,
        synonyms: Annotated[
            Optional[str],  # noqa: UP045
            typer.Option("--synonyms", metavar="文件夹", help=options.SYNONYMS.help),
        ] = None,
    ) -> int:
        """在浏览器里问：开一个只在本机的网页。

        例：
          qingdan serve
          qingdan serve --port 8001

        要多装：pip install "qingdan[web]"。只能查看，不能改清单。
        """
        from assistant.web.server import serve as run_server

        return run_server(asking.open_assistant(db, synonyms), host, port, typer.echo)

    @app.command("mcp")
    def mcp(db: Db = None) -> int:
        """给智能体用：标准输入输出上的 MCP 服务。

        例：
          qingdan mcp

        要多装：pip install "qingdan[mcp]"。
        """
        from assistant.mcp.server import run_mcp

        return run_mcp(asking.open_assistant(db, None))


def _add_due(app: typer.Typer) -> None:
    @app.command("due")
    def due(
        unit: Annotated[
            str, typer.Option("--unit", "-u", metavar="单位", help="只看一个单位，怎么叫都行")
        ] = "",
        today: Today = None,
        format: Annotated[
            str,
            typer.Option(
                "--format",
                "-f",
                metavar="格式",
                help="table、ics、docx、xlsx、markdown、csv、json、html、plain",
                callback=_checked_format,
            ),
        ] = "",
        each_unit: Annotated[
            Optional[Path],  # noqa: UP045
            typer.Option("--each-unit", metavar="文件夹", help="每个单位写一份通知（默认 docx）"),
        ] = None,
        yes: Annotated[bool, typer.Option("--yes", "-y", help="通知已经在时直接覆盖")] = False,
        json: Json = False,
        db: Db = None,
        bom: Bom = False,
        no_pager: NoPager = False,
    ) -> int:
        """本季度和下季度到期的事，按单位。

        例：
          qingdan due
          qingdan due --unit 残联 --today 2022-08-30
          qingdan due --format ics > 到期.ics
          qingdan due --each-unit 通知 --format docx

        退出码：0 有到期的事，1 没有，2 用法有误。
        """
        from assistant.cli.due import DueRequest, run_due

        day: Any = today
        style = Style(asking.chosen_format(json, format), bom, not no_pager)
        return run_due(asking.open_assistant(db, None), DueRequest(unit, day, style, each_unit, yes))


def _add_saved(app: typer.Typer) -> None:
    @app.command("save")
    def save(
        name: Annotated[str, typer.Argument(metavar="名字")],
        question: Annotated[list[str], typer.Argument(metavar="问题…")],
    ) -> int:
        """给一个问题起名字，以后直接问名字。

        例：
          qingdan save 周会 三季度要做什么
          qingdan 周会
        """
        from assistant.cli.own_questions import run_save

        return run_save(name, question)

    @app.command("saved")
    def saved(
        json: Json = False,
        format: Annotated[
            str, typer.Option("--format", "-f", metavar="格式", help="同 ask", callback=_checked_format)
        ] = "",
    ) -> int:
        """保存过的问题。

        例：
          qingdan saved
          qingdan saved --format csv > 问题.csv
        """
        from assistant.cli.own_questions import run_saved

        return run_saved(Style(asking.chosen_format(json, format)))

    @app.command("unsave")
    def unsave(name: Annotated[str, typer.Argument(metavar="名字")]) -> int:
        """删去一个保存的问题。

        例：
          qingdan unsave 周会
        """
        from assistant.cli.own_questions import run_unsave

        return run_unsave(name)
