"""Styled lines: what is written for a style, and for which terminal."""

from __future__ import annotations

import re
from io import StringIO

import pytest

from assistant.render.ink import Terminal, Text, terminal


def written(line: Text, *, styled: bool) -> str:
    stream = StringIO()
    Terminal(stream, 80, styled=styled).write(line)
    return stream.getvalue()


def test_styles_become_escapes_and_stay_out_where_nobody_wants_them() -> None:
    line = Text.assemble(" ", Text("区残联", "bold magenta"), "三季度")
    assert written(line, styled=True) == " \x1b[1;35m区残联\x1b[0m三季度\n"
    assert written(line, styled=False) == " 区残联三季度\n"


def test_emphasis_adds_to_the_style_and_its_colour_wins() -> None:
    line = Text("改造80户", "dim magenta")
    line.highlight(re.compile("80户"), "bold red")
    assert written(line, styled=True) == "\x1b[2;35m改造\x1b[0m\x1b[1;2;31m80户\x1b[0m\n"


def test_parts_keep_their_styles_and_blanks_at_the_end_go() -> None:
    line = Text("一季度", "bold")
    line.append("  ")
    part = line.part(2, 5)
    part.rstrip()
    assert part.plain == "度" and written(part, styled=True) == "\x1b[1m度\x1b[0m\n"


def test_no_color_keeps_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert written(Text("没有", "bold red"), styled=True) == "\x1b[1m没有\x1b[0m\n"


@pytest.mark.parametrize(("columns", "width"), [("100", 100), ("0", None), ("abc", None), ("99999", None)])
def test_columns_says_the_width(columns: str, width: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    found = terminal(StringIO(), drawn=True).width
    assert found == width if width else found > 0


def test_a_dumb_terminal_gets_no_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    screen = terminal(stream := StringIO(), drawn=True)
    screen.write(Text("没有", "bold red"))
    assert stream.getvalue() == "没有\n"
