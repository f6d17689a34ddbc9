"""Plain lines for grep, cut and awk: the sentence, then one line a row, cells divided by tabs."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.render.characters import one_line
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Fields,
    Hint,
    Nearest,
    Page,
    Part,
    Sheet,
    Source,
    Tasks,
    Title,
)
from assistant.render.tables import task_sheet
from assistant.slots import QUARTER_NAMES


def render(page: Page) -> str:
    """The page as lines without colours or rules."""
    blocks = page.blocks
    if blocks and isinstance(blocks[0], Title):
        blocks = tuple(block for block in blocks if not isinstance(block, (Title, Source)))
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Part(question):
            yield f"问：{one_line(question)}"
        case Tasks():
            yield from _table(task_sheet(block))
        case Sheet():
            yield from _table(block)
        case Fields(title, subtitle, groups):
            yield one_line(title)
            yield one_line(subtitle)
            yield from (f"{one_line(name)}\t{one_line(text)}" for group in groups for name, text in group)
        case Bars(points):
            yield "；".join(f"{QUARTER_NAMES[p.quarter]}{one_line(p.text)}" for p in points)
        case Nearest(tasks):
            yield nearest_line(tasks)
        case Choices(heading, questions):
            yield heading
            yield from (f"{number}. {one_line(text)}" for number, text in enumerate(questions, 1))
        case Hint():
            return  # a script has the milestones already
        case _:
            yield one_line(block.text)


def nearest_line(tasks: tuple[int, ...]) -> str:
    """最接近的任务：15、16（全文：qingdan show 15）."""
    return f"最接近的任务：{'、'.join(map(str, tasks))}（全文：qingdan show {tasks[0]}）"


def _table(sheet: Sheet) -> Iterator[str]:
    for cells in (sheet.headers, *sheet.rows):
        yield "\t".join(map(one_line, cells))
