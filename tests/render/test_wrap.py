"""Line breaking: nothing is lost, nothing is too wide, no line begins or ends with the wrong mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.render.cells import cell_len
from assistant.render.wrap import cells_before, wrap

TEXTS = st.text(alphabet="完成80户残疾人家庭，。（）《》“”A1b2．% \n、一二", max_size=120)


def lines(text: str, width: int) -> list[str]:
    return [" " * indent + text[start:end].rstrip() for indent, start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("已完成。", 10, ["已完成。"]),
        ("完成80户残疾人家庭无障碍改造。", 16, ["完成80户残疾人家", "庭无障碍改造。"]),
        ("目标任务20户", 10, ["目标任务", "20户"]),  # a number stays with its measure word
        ("一二三四，五六", 8, ["一二三", "四，五六"]),  # no line begins with ，
        ("一二三（四五）", 8, ["一二三", "（四五）"]),  # no line ends with （
        ("开展互联网WiFi工作", 12, ["开展互联网", "WiFi工作"]),
        ("一二三四五六。", 12, ["一二三四", "五六。"]),  # no lone character at the end
        ("一\n二", 10, ["一", "二"]),
        ("1．制定工作方案并开展调查。", 20, ["1．制定工作方案并开", "   展调查。"]),
        ("12345678901234567890", 6, ["123456", "789012", "345678", "90"]),
        ("发放50万元", 8, ["发放", "50万元"]),
    ],
)
def test_examples(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(TEXTS, st.integers(2, 60))
def test_every_character_is_in_exactly_one_line(text: str, width: int) -> None:
    spans = [(start, end) for _, start, end in wrap(text, width)]
    breaks = [text[end:start] for (_, end), (start, _) in zip(spans, spans[1:], strict=False)]
    assert all(gap in ("", "\n") for gap in breaks)
    assert "".join(text[a:b] for a, b in spans) == text.replace("\n", "")


@given(TEXTS, st.integers(4, 60))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@given(TEXTS, st.integers(0, 40))
def test_cells_before(text: str, width: int) -> None:
    count = cells_before(text, width)
    assert cell_len(text[:count]) <= width
    assert count == len(text) or cell_len(text[: count + 1]) > width
