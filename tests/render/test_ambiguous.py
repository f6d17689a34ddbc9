"""Terminals on which “ ” — … ─ █ are two columns wide: the same columns stand below each other there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import StringIO

import pytest
from sample_answers import AUDIT, NOTHING, QUARTER, TASKS, answered

from assistant.answer import Answer, Point
from assistant.render import cells
from assistant.render.ambiguous import ambiguous_cells
from assistant.render.from_answer import answer_page
from assistant.render.ink import Terminal
from assistant.render.to_table import draw_page

QUOTED = answered(
    AUDIT._replace(district_task="做好“五爱”教育阵地——“一老一小”…建设。"),
    AUDIT._replace(task=16),
    summary="“五爱”三季度共2项任务。",
    series=(Point(2, 3, "3条"), Point(3, 6, "6条")),
)


@pytest.fixture(autouse=True)
def wide() -> Iterator[None]:
    cells.set_ambiguous(2)
    yield
    cells.set_ambiguous(1)


def columns(text: str) -> int:
    """Columns on such a terminal, counted by Unicode's own table."""
    return sum({"W": 2, "F": 2, "A": 2}.get(unicodedata.east_asian_width(char), 1) for char in text)


def drawn(answer: Answer, width: int) -> list[str]:
    file = StringIO()
    draw_page(answer_page(answer), Terminal(file, width))
    return file.getvalue().splitlines()


@pytest.mark.parametrize(
    "answer", [QUARTER, TASKS, NOTHING, QUOTED], ids=["quarter", "tasks", "nothing", "quoted"]
)
@pytest.mark.parametrize("width", [40, 69, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(answer: Answer, width: int) -> None:
    assert max(map(columns, drawn(answer, width))) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_columns_stand_below_their_headings(width: int) -> None:
    lines = drawn(QUOTED, width)
    heading = next(line for line in lines if "责任单位" in line)
    starts = [columns(line[: line.index("区残联")]) for line in lines if line.rstrip().endswith("区残联")]
    assert starts == [columns(heading[: heading.index("责任单位")])] * 2


@pytest.mark.parametrize("width", [80, 120])
def test_rules_are_as_wide_as_the_table(width: int) -> None:
    lines = drawn(QUOTED, width)
    rule = next(line for line in lines if "---" in line)
    assert width - 40 < columns(rule) <= width
    assert not any(char in line for line in lines for char in "─█")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QINGDAN_AMBIGUOUS": "wide"}, 2),
        ({"QINGDAN_AMBIGUOUS": "narrow", "XTERM_VERSION": "XTerm(379)"}, 1),
        ({"XTERM_VERSION": "XTerm(379)"}, 1),  # nobody answers
        ({}, 1),
    ],
)
def test_the_setting(environ: dict[str, str], expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QINGDAN_AMBIGUOUS", "XTERM_VERSION", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert ambiguous_cells(StringIO(), StringIO()) == expected
