"""The commands that manage lists: import, lists, use, remove, export, synonyms.  A few lines over the library.

The commands are made inside functions because Typer, which reads their annotations, is imported there.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

if TYPE_CHECKING:
    import typer

DB_HELP = "数据库文件（默认 $QINGDAN_DB，或用户文件夹里的 qingdan.db）"


def register(app: "typer.Typer") -> None:
    """Add the commands to ``app``."""
    _add_import(app)
    _add_lists(app)
    _add_changes(app)
    _add_export(app)
    _add_synonyms(app)


def _add_import(app: "typer.Typer") -> None:
    from typer import Argument, Option

    @app.command("import")
    def import_(
        files: Annotated[list[Path], Argument(metavar="文件…", help="Word、Excel、WPS、PDF、网页、文本")],
        dry_run: Annotated[bool, Option("--dry-run", help="只看读懂了什么，不写数据库")] = False,
        region: Annotated[
            str | None, Option("--region", metavar="地区", help="如 西青区（默认从文件里读）")
        ] = None,  # noqa: UP045
        city: Annotated[Optional[str], Option("--city", metavar="城市", help="如 天津市")] = None,  # noqa: UP045
        year: Annotated[
            int | None, Option("--year", metavar="年份", min=1990, max=2100, help="如 2023")
        ] = None,  # noqa: UP045
        title: Annotated[Optional[str], Option("--title", metavar="标题", help="清单的标题")] = None,  # noqa: UP045
        issued: Annotated[Optional[str], Option("--issued", metavar="YYYY-MM-DD", help="印发日期")] = None,  # noqa: UP045
        yes: Annotated[bool, Option("--yes", "-y", help="清单有修订时直接替换，不再问")] = False,
        accept_warnings: Annotated[
            bool, Option("--accept-warnings", help="读得没有把握的清单也导入，不再问")
        ] = False,
        use: Annotated[bool, Option("--use", help="导入后设为默认清单")] = False,
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """导入清单：Word、Excel、WPS、PDF、网页、文本。

        列按表头认，顺序和说法不限；猜的、并的、略的都会列出来。先用 --dry-run 看一看。
        同一份文件再导入一次不会有变化；修订过的先显示差别，确认后才替换。
        例：
          qingdan import 西青区2023年清单.docx --dry-run
          qingdan import 西青区2023年清单.docx --use
          qingdan import 实事项目.xlsx --region 余杭区 --year 2020
          qingdan import 扫描后整理.pdf --accept-warnings
        退出码：0 完成，1 没有确认，2 文件读不了、没有把握或用法有误。
        """
        from assistant.cli.importing import ImportRequest, run_import

        about = {"region": region, "city": city, "year": year, "title": title, "issued": issued}
        return run_import(ImportRequest(tuple(files), about, dry_run, yes, use, db, accept_warnings))


def _add_lists(app: "typer.Typer") -> None:
    from typer import Option

    @app.command("lists")
    def lists(
        json: Annotated[bool, Option("--json", help="输出 JSON")] = False,
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """数据库里有哪些清单。

        例：
          qingdan lists
          qingdan lists --json
        """
        from assistant.cli.managing import run_lists

        return run_lists(db, json)


def _add_changes(app: "typer.Typer") -> None:
    from typer import Argument, Option

    @app.command("use")
    def use(
        wanted: Annotated[str, Argument(metavar="清单", help="编号，或年份加地区")],
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """设为默认清单：不提年份和地区的问题都问它。

        例：
          qingdan use 2
          qingdan use 2023年西青区
        """
        from assistant.cli.managing import run_use

        return run_use(wanted, db)

    @app.command("remove")
    def remove(
        wanted: Annotated[str, Argument(metavar="清单", help="编号，或年份加地区")],
        yes: Annotated[bool, Option("--yes", "-y", help="不再问，直接移除")] = False,
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """移除一份清单（原数据库留有备份 .bak）。

        例：
          qingdan remove 2
          qingdan remove 2023年西青区 --yes
        """
        from assistant.cli.managing import run_remove

        return run_remove(wanted, yes, db)


def _add_export(app: "typer.Typer") -> None:
    from typer import Argument, Option

    @app.command("export")
    def export(
        wanted: Annotated[
            str | None, Argument(metavar="清单", help="编号，或年份加地区；不写是默认清单")
        ] = None,  # noqa: UP045
        format: Annotated[
            str, Option("--format", "-f", metavar="格式", help="docx xlsx csv markdown json")
        ] = "",
        output: Annotated[Path | None, Option("--output", "-o", metavar="文件", help="写到哪个文件")] = None,  # noqa: UP045
        yes: Annotated[bool, Option("--yes", "-y", help="文件已存在时直接覆盖")] = False,
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """导出一份清单，导出的文件能原样再导入。

        例：
          qingdan export -o 清单.docx
          qingdan export 2 --format csv > 清单.csv
          qingdan export 2023年西青区 -o 西青.xlsx
        """
        from assistant.cli.managing import run_export

        return run_export(wanted, format, output, yes, db)


def _add_synonyms(app: "typer.Typer") -> None:
    from typer import Argument, Option, Typer

    words = Typer(help="自己的词：单位的别称、事项的俗称。", rich_markup_mode=None, no_args_is_help=True)
    app.add_typer(words, name="synonyms")

    @words.command("add")
    def add(
        name: Annotated[str, Argument(metavar="规范名", help="单位名或事项名")],
        aliases: Annotated[list[str], Argument(metavar="别名…", help="大家的说法")],
        kind: Annotated[
            str, Option("--kind", metavar="种类", help="unit 单位，topic 事项，event 环节（默认自动判断）")
        ] = "",
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """加一个说法。

        例：
          qingdan synonyms add 区残联 残疾人之家
          qingdan synonyms add 口袋公园 街角小花园 小游园
        """
        from assistant.cli.own_words import run_add

        return run_add(name, aliases, kind, db)

    @words.command("list")
    def list_() -> int:
        """自己加过的词。

        例：
          qingdan synonyms list
        """
        from assistant.cli.own_words import run_list

        return run_list()

    @words.command("check")
    def check(
        db: Annotated[Optional[Path], Option("--db", metavar="文件", help=DB_HELP)] = None,  # noqa: UP045
    ) -> int:
        """检查自己的词表；开了记录（$QINGDAN_LOG）时，列出问了没有答案的词。

        例：
          qingdan synonyms check
        """
        from assistant.cli.own_words import run_check

        return run_check(db)
