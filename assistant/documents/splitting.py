"""One document → its lists: 附件1 and 附件2 with titles of their own, a sheet a year.

Sheets of quarters and of categories, and tables that go on under one title, are one list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.documents.about import is_title
from assistant.documents.columns import has_headings, is_heading_row
from assistant.documents.grid import Grid, Paragraph, Source
from assistant.text.numerals import parse_number
from assistant.text.simplified import simplify

_ATTACHMENT = re.compile(r"^附\s*[件表]\s*[:：]?\s*[\d一二三四五六七八九十]*\s*[:：]?$")
# What does not make another list of a title: (一), 续表, the quarter, the day up to which it counts.
_SAME = re.compile(
    r"[（(](?:[一二三四五六七八九十\d]{1,3}|续表?|截[至止]?.*?)[）)]|续表?$|第?[一二三四1-4]季度|\s+|[《》“”\"]|附件\d*[:：]?"
)
_QUARTER = re.compile(r"^(?:20\d\d年)?(?:第?([一二三四1-4])季度?|[Qq]([1-4])|([1-4])季度)$")
_IN_TITLE = re.compile(r"第([一二三四1-4])季度|([一二三四])季度")
_YEAR = re.compile(r"20\d\d")


def lift_titles(source: Source) -> None:
    """Rows of one text above a table's headings (a title over the whole width) become paragraphs before it."""
    blocks: list[Paragraph | Grid] = []
    stacked = [
        part for b in source.blocks for part in (_lines(b) if isinstance(b, Paragraph) else _stacked(b))
    ]
    for block in stacked:
        if isinstance(block, Grid):
            first = next((i for i, row in enumerate(block.rows[:40]) if is_heading_row(row)), 0)
            texts = [[c.text for c in row if c.text and not c.from_left] for row in block.rows[:first]]
            lifted = 0
            while lifted < first and len(texts[lifted]) <= 1:
                lifted += 1
            if lifted:
                blocks += [
                    line
                    for i in range(lifted)
                    for text in texts[i]
                    if not block.rows[i][0].from_above
                    for line in _lines(Paragraph(text, block.numbers[i]))
                ]
                block = Grid(block.rows[lifted:], block.place, block.numbers[lifted:], block.name)
        blocks.append(block)
    source.blocks[:] = _without_sheet_names(blocks)


def _lines(block: Paragraph) -> list[Paragraph]:
    return [Paragraph(line, block.row) for line in block.text.split("\n") if line.strip()]


def _stacked(grid: Grid) -> list[Grid]:
    """A table with another below it: a title of its own in a row, and headings of its own in the next."""
    cuts = [0]
    for i in range(2, len(grid.rows)):
        title = {c.text for c in grid.rows[i - 1] if c.text}
        if len(title) == 1 and is_title(next(iter(title))) and is_heading_row(grid.rows[i]):
            above = any(map(is_heading_row, grid.rows[cuts[-1] : i - 1]))
            cuts += [i - 1] if above else []
    parts = [
        replace(grid, rows=grid.rows[a:b], numbers=grid.numbers[a:b])
        for a, b in pairwise([*cuts, len(grid.rows)])
    ]
    return parts if len(parts) > 1 else [grid]


def _without_sheet_names(blocks: list[Paragraph | Grid]) -> list[Paragraph | Grid]:
    """…推进计划表（教育） on a sheet 教育, one of several: the title of all the sheets, and one of their names."""
    if len({block.name for block in blocks if isinstance(block, Grid)}) < 2:
        return blocks
    plain: list[Paragraph | Grid] = []
    name = ""
    for block in reversed(blocks):
        if isinstance(block, Grid):
            name = block.name
        elif name and block.text.endswith((f"（{name}）", f"({name})")):
            block = Paragraph(block.text[: -len(name) - 2].rstrip(), block.row)
        plain.append(block)
    return plain[::-1]


def is_table(block: Paragraph | Grid) -> bool:
    """Whether a block is a grid with headings."""
    return isinstance(block, Grid) and has_headings(block)


def quarter_of(name: str) -> int:
    """一季度, 第2季度, Q3 → its number, else 0."""
    match = _QUARTER.match("".join(name.split()))
    return int(parse_number(next(g for g in match.groups() if g)) or 0) if match else 0


def quarter_in(title: str) -> int:
    """The one quarter that a title names, else 0."""
    found = {a or b for a, b in _IN_TITLE.findall(title)}
    return int(parse_number(found.pop()) or 0) if len(found) == 1 else 0


def split_lists(source: Source) -> list[Source]:
    """The lists of a document, each with the paragraphs that are its own; one list gives ``source`` itself."""
    starts = _starts(source.blocks)
    if len(starts) < 2:
        return [source]
    shared = source.blocks[: starts[0]]
    ends = [*starts[1:], len(source.blocks)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        part = Source(source.name, [*source.blocks[start:end]], list(source.warnings), source.heading)
        part.shared = [b.text for b in shared if isinstance(b, Paragraph)]
        parts.append(part)
    return parts


def _starts(blocks: Sequence[Paragraph | Grid]) -> list[int]:
    """Where each list begins: at the 附件 or the title before its first table."""
    if not any(map(is_table, blocks)):
        return _starts_of_texts([_text(block).strip() for block in blocks])
    starts: list[int] = []
    name = ""
    known: set[str] = set()  # the last list's title; one in two lines is known joined, too
    since = 0
    for i, block in enumerate(blocks):
        if not is_table(block):
            continue
        assert isinstance(block, Grid)
        own = [k for k in range(since, i) if _is_own(blocks[k])]
        titles = [_core(_text(blocks[k])) for k in own if is_title(_text(blocks[k]))]
        another = bool(starts) and (
            bool(titles) and titles[-1] not in known or _another_year(name, block.name, titles, known)
        )
        if not starts or another:
            starts.append(own[0] if own else (since if another else i))
            known = {titles[-1], "".join(titles[-2:])} if titles else known
        name = block.name
        since = i + 1
    return starts


def _starts_of_texts(texts: Sequence[str]) -> list[int]:
    """Lists without tables: each 附件 with a title of its own in the two lines after it."""
    starts: list[int] = []
    titles: list[str] = []
    for i, text in enumerate(texts):
        title = next((_core(t) for t in texts[i + 1 : i + 3] if is_title(t)), "")
        if _ATTACHMENT.match(text) and title and title not in titles:
            starts.append(i)
            titles.append(title)
    return starts


def _another_year(before: str, name: str, titles: list[str], known: set[str]) -> bool:
    """A sheet a year: 2022年, 2023年."""
    years = _YEAR.findall(before), _YEAR.findall(name)
    return (
        all(years)
        and years[0] != years[1]
        and not (titles and titles[-1] in known and _YEAR.search(titles[-1]))
    )


def _text(block: Paragraph | Grid) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _is_own(block: Paragraph | Grid) -> bool:
    text = _text(block).strip()
    return bool(text) and (bool(_ATTACHMENT.match(text)) or is_title(text))


def _core(title: str) -> str:
    return _SAME.sub("", simplify(title))
