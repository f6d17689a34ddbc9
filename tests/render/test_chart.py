"""The bars of a quantity over several quarters."""

from __future__ import annotations

from io import BytesIO, StringIO, TextIOWrapper

import pytest
from rich.cells import cell_len
from sample_answers import QUARTER

from assistant.answer import Point
from assistant.render.from_answer import answer_page
from assistant.render.ink import Terminal
from assistant.render.to_table import draw_page

SERIES = (Point(2, 3, "3条"), Point(3, 6, "6条"), Point(4, 0, "0条"))


def drawn(width: int, series: tuple[Point, ...] = SERIES, lines: bool = True) -> list[str]:
    file = StringIO()
    draw_page(
        answer_page(QUARTER._replace(series=series)),
        Terminal(file, width),
        lines=lines,
    )
    return file.getvalue().splitlines()


def bars(lines: list[str], block: str = "█") -> list[int]:
    return [line.count(block) for line in lines if "季度  " in line and "条" in line]


def figures(lines: list[str]) -> list[str]:
    return [line.split()[-1] for line in lines if "季度  " in line and "条" in line]


def test_a_bar_is_as_long_as_its_value() -> None:
    assert bars(drawn(80)) == [20, 40, 0]


def test_the_value_stands_behind_the_bar() -> None:
    assert any(line.rstrip().endswith("█ 3条") for line in drawn(80))


@pytest.mark.parametrize("width", [20, 30, 50, 80, 200])
def test_bars_fit_the_terminal(width: int) -> None:
    assert all(cell_len(line) <= width for line in drawn(width) if "█" in line)


def test_where_there_is_no_room_the_figures_stand_alone() -> None:
    assert figures(drawn(16)) == ["3条", "6条", "0条"]
    assert bars(drawn(16)) == [0, 0, 0]


def test_a_table_asked_for_in_a_pipe_has_them_too() -> None:
    assert bars(drawn(80, lines=False)) == [20, 40, 0]


def test_an_encoding_without_blocks_gets_signs() -> None:
    file = TextIOWrapper(BytesIO(), encoding="latin-1", errors="replace")
    draw_page(answer_page(QUARTER._replace(series=SERIES)), Terminal(file, 80))
    file.flush()
    file.seek(0)
    assert "#" * 40 + " 6" in file.read()
