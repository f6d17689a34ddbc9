"""Tables of a PDF over several pages: headings that repeat, rows that a page cuts, cells that go on."""

from __future__ import annotations

from assistant.documents.grid import Grid, Source
from assistant.documents.readers.pdf_tables import Box, Joiner, PageTable
from assistant.documents.readers.pdf_text import Line, join, paragraphs

SIZE = 10.0
WIDTH = 70.0  # six characters and the margins


def lines(*texts: str, x0: float = 0.0) -> list[Line]:
    return [Line(t, x0 + 5, x0 + 5 + SIZE * len(t), n * 12.0, n * 12.0 + SIZE) for n, t in enumerate(texts)]


def page(number: int, *rows: list[str]) -> PageTable:
    """A table of equally wide columns; a cell's lines are divided by /."""
    boxes = [
        Box(
            (c * WIDTH, r * 40.0, (c + 1) * WIDTH, (r + 1) * 40.0),
            lines(*filter(None, cell.split("/")), x0=c * WIDTH),
        )
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    ]
    return PageTable(number, boxes, 0.0, WIDTH * len(rows[0]))


def read(*pages: PageTable) -> tuple[list[list[str]], Source]:
    source = Source("a.pdf")
    Joiner(list(pages), 1, source).grid()
    (grid,) = source.blocks
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows], source


HEAD = ["序号", "任务内容", "责任单位"]


def test_a_repeated_heading_is_dropped_and_a_whole_row_stays_one() -> None:
    rows, source = read(
        page(1, HEAD, ["1", "新建幼儿园。", "区教育局"]), page(2, HEAD, ["2", "修路。", "区住建局"])
    )
    assert rows == [HEAD, ["1", "新建幼儿园。", "区教育局"], ["2", "修路。", "区住建局"]]
    assert source.warnings == []


def test_a_row_without_its_unit_belongs_to_the_row_before() -> None:
    rows, source = read(
        page(1, HEAD, ["1", "改造老旧小区", "区住建局"]),
        page(2, HEAD, ["", "12个。", ""], ["2", "修路。", "区交通局"]),
    )
    assert rows[1:] == [["1", "改造老旧小区12个。", "区住建局"], ["2", "修路。", "区交通局"]]
    said = [(w.row, w.column, w.reason) for w in source.warnings]
    assert (2, "任务内容", "第1、2页接成一格：改造老旧小区12个。") in said


def test_sentences_that_go_on_in_every_cell_are_one_row() -> None:
    rows, _ = read(
        page(1, HEAD, ["1", "举办市民文化", "区文化和旅游"]),
        page(2, ["", "艺术节。", "局"], ["2", "修路。", "区交通局"]),
    )
    assert rows[1] == ["1", "举办市民文化艺术节。", "区文化和旅游局"]


def test_a_unit_on_the_next_page_is_one_of_its_own() -> None:
    rows, _ = read(
        page(1, HEAD, ["1", "治理噪声扰民", "区住建委"]),
        page(2, HEAD, ["", "行动。", "区政务办"], ["2", "修路。", "甲局"]),
    )
    assert rows[1] == ["1", "治理噪声扰民行动。", "区住建委\n区政务办"]


def test_a_whole_row_without_a_unit_stays_a_row_of_its_own() -> None:
    first = page(1, HEAD, ["1", "建幼儿园。", "区教育局。"], ["2", "修路。", "区住建局。"])
    rows, _ = read(first, page(2, HEAD, ["3", "种树。", ""]))
    assert rows[-1] == ["3", "种树。", ""]


def test_lines_are_joined_where_the_line_was_full() -> None:
    assert join(lines("改造老旧小区", "十二个。"), 0, WIDTH) == "改造老旧小区十二个。"
    assert join(lines("区教育局", "区民政局"), 0, WIDTH) == "区教育局\n区民政局"
    assert join(lines("新增学位共", "1200个。"), 0, WIDTH) == "新增学位共1200个。"  # a number is not divided
    assert (
        join(lines("新建改建五", "所，完工。"), 0, WIDTH) == "新建改建五所，完工。"
    )  # nor a comma put first
    assert join([], 0, WIDTH) == ""


def test_paragraphs_outside_tables() -> None:
    full = "各街镇各委办局各直属单位"
    texts = [full, "请认真执行。", "津南区政府办"]
    assert paragraphs(lines(*texts)) == [full + "请认真执行。", "津南区政府办"]
