"""The options of ``ask`` and the names of the commands, defined once.

The fast reader (:mod:`assistant.cli.reader`) and the Typer app (:mod:`assistant.cli.app`) both read this
table, so neither can know an option that the other does not (``tests/cli/test_options.py``).
"""

from __future__ import annotations

from datetime import date

from assistant.arguments import iso_day
from assistant.errors import UsageError
from assistant.render.formats import FORMATS as ALL_FORMATS
from assistant.typed import NamedTuple

FORMATS = tuple(name for name in ALL_FORMATS if name != "ics")  # an answer has no days

# Everything that is not one of these words begins a question.
COMMANDS = (
    "ask", "chat", "batch", "show", "units", "categories", "overview", "check",
    "import", "lists", "use", "remove", "export", "synonyms",
    "due", "save", "saved", "unsave", "serve", "mcp",
)  # fmt: skip


class Option(NamedTuple):
    """``name`` is the field of :class:`AskRequest`; without ``metavar`` it is a switch."""

    name: str
    flags: tuple[str, ...]
    help: str
    metavar: str = ""


JSON = Option("json", ("--json",), "输出一行 JSON（同 --format json）")
FORMAT = Option("format", ("--format", "-f"), f"输出格式：{'、'.join(FORMATS)}", "格式")
TODAY = Option("today", ("--today",), "“本季度”“下个月”从哪天算起（默认今天）", "YYYY-MM-DD")
DB = Option("db", ("--db",), "数据库文件（默认随程序带的，或 $QINGDAN_DB）", "文件")
SYNONYMS = Option("synonyms", ("--synonyms",), "再加一个自己的词表文件夹（或 $QINGDAN_SYNONYMS）", "文件夹")
EXPLAIN = Option("explain", ("--explain",), "先说明问题是怎样读懂的")
BOM = Option("bom", ("--bom",), "CSV 前加 BOM，Excel 直接打开不乱码（Windows 上默认加）")
NO_PAGER = Option("no_pager", ("--no-pager",), "回答再长也不分页")

ASK_OPTIONS = (JSON, FORMAT, TODAY, DB, SYNONYMS, EXPLAIN, BOM, NO_PAGER)


class AskRequest(NamedTuple):
    """One ``ask`` as typed.  ``format`` "" means: a table on a terminal, plain lines in a pipe."""

    words: tuple[str, ...] = ()
    json: bool = False
    format: str = ""
    today: date | None = None
    db: str | None = None
    synonyms: str | None = None
    explain: bool = False
    bom: bool = False
    no_pager: bool = False


def parse_format(text: str) -> str:
    """One of :data:`FORMATS`."""
    if text in FORMATS:
        return text
    raise UsageError(f"没有“{text}”这种格式", f"可用：{'、'.join(FORMATS)}")


def parse_any_format(text: str) -> str:
    """One of the registry, calendars too."""
    if text in ALL_FORMATS:
        return text
    raise UsageError(f"没有“{text}”这种格式", f"可用：{'、'.join(ALL_FORMATS)}")


# What the text of an option becomes; the others stay text.
PARSERS = {"today": iso_day, "format": parse_format}
