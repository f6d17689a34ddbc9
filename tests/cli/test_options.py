"""The fast reader and the Typer app know the same options, and the same commands."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import typer

from assistant.arguments import iso_day
from assistant.cli import ask as asking
from assistant.cli.app import app, run_app
from assistant.cli.options import ASK_OPTIONS, COMMANDS, AskRequest
from assistant.cli.reader import read_ask, with_command
from assistant.errors import UsageError


def _commands() -> dict[str, Any]:
    group: Any = typer.main.get_command(app)
    commands: dict[str, Any] = group.commands
    return commands


def test_typer_knows_exactly_the_options_of_the_table() -> None:
    options = [p for p in _commands()["ask"].params if p.param_type_name == "option"]
    assert {(p.name, tuple(p.opts), p.is_flag, p.help) for p in options} == {
        (o.name, o.flags, not o.metavar, o.help) for o in ASK_OPTIONS
    }


def test_every_command_is_known_to_the_reader() -> None:
    assert set(_commands()) <= set(COMMANDS)


LINES = [
    ["区残联", "三季度"],
    ["区残联", "--json"],
    ["--json", "区残联", "三季度"],
    ["ask", "区残联", "--format", "csv"],
    ["ask", "--format=plain", "区残联"],
    ["-f", "markdown", "区残联"],
    ["本季度", "--today", "2022-08-30", "--db", "x.db"],
    ["--today=2022-08-30", "本季度", "--synonyms", "mine", "--explain"],
    ["ask", "--explain", "--", "--json", "show"],
    ["--", "-1"],
    ["-"],
]


@pytest.mark.parametrize("argv", LINES, ids=" ".join)
def test_reader_and_typer_read_alike(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[AskRequest] = []

    def record(request: AskRequest) -> int:
        seen.append(request)
        return 0

    monkeypatch.setattr(asking, "run_ask", record)
    arguments = with_command(argv)
    assert run_app(arguments) == 0
    assert seen == [read_ask(arguments)]


@pytest.mark.parametrize(
    "argv",
    [
        ["区残联", "--today", "昨天"],
        ["区残联", "--format", "pdf"],
        ["区残联", "--nonsense"],
        ["区残联", "--db"],
        ["区残联", "--json=1"],
        ["区残联", "--help"],
        ["-fcsv", "区残联"],
        ["show", "3"],
        [],
    ],
    ids=" ".join,
)
def test_reader_leaves_the_rest_to_typer(argv: list[str]) -> None:
    assert read_ask(with_command(argv)) is None


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["区残联"], ["ask", "区残联"]),
        (["show", "3"], ["show", "3"]),
        (["--db", "x", "show", "3"], ["show", "--db", "x", "3"]),
        (["--json", "show", "3"], ["show", "--json", "3"]),
        (["--db", "show", "区残联"], ["ask", "--db", "show", "区残联"]),
        (["--", "show"], ["ask", "--", "show"]),
        (["--help"], ["--help"]),
        (["--version"], ["--version"]),
        (["--json"], ["ask", "--json"]),
        (["--today=2022-01-01"], ["ask", "--today=2022-01-01"]),
        ([], []),
    ],
)
def test_with_command(argv: list[str], expected: list[str]) -> None:
    assert with_command(argv) == expected


def test_today_takes_one_form_only() -> None:
    assert iso_day("2022-08-30") == date(2022, 8, 30)
    for text in ("20220830", "2022-8-30", "2022-02-30", "2022-W01-1", "２０２２-08-30", "", "2022-08-30 "):
        with pytest.raises(UsageError):
            iso_day(text)


@pytest.mark.parametrize("name", ["", *sorted(_commands())])
def test_every_help_page_is_chinese_and_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app([name, "--help"] if name else ["--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("用法：qingdan")
    assert "  qingdan " in page or hasattr(_commands().get(name), "commands")  # a group's commands have them
    assert "Usage" not in page and "Options" not in page and "Show this" not in page
