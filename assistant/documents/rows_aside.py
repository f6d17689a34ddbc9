"""Rows of a table that hold no task: captions of the rows below, notes, totals, who signed."""

from __future__ import annotations

import re

from assistant.documents.columns import Layout
from assistant.documents.grid import Cell, Grid
from assistant.documents.natures import nature

_HEADING = re.compile(r"^[（(]?[一二三四五六七八九十]+[）)、.]")  # 一、教育 over a table
_SIGNED = re.compile(
    r"^(?:(?:填表|填报|制表|审核|审批|批准|签发|联系)(?:人|单位|部门)?|公示(?:期|时间)|(?:监督|举报|咨询)电话)\s*[:：]"
)
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计)(?:[（(].*[）)])?[:：]?$")
_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")


def what_aside(row: tuple[Cell, ...]) -> str:
    """What a row is that holds no task: 表下的落款, 合计行; "" for any other."""
    texts = [c.text for c in row if c.text and not c.from_left]
    if texts and _SIGNED.match(texts[0]):
        return "表下的落款"
    return "合计行" if any(_TOTAL.match(text) for text in texts[:2]) else ""


def is_caption(text: str) -> bool:
    """Whether a text alone in its row can name the rows below it: 一、教育; 教育; no sentence of a task."""
    return (
        bool(_HEADING.match(text))
        or nature(text) in ("short", "units")
        or text.endswith(("工程", "类", "方面"))
    )


def is_numbered_caption(text: str) -> bool:
    """一、教育: what nothing but a name of the rows below looks like."""
    return bool(_HEADING.match(text)) and is_caption(text)


def numbered_captions(grid: Grid, layout: Layout) -> frozenset[int]:
    """The rows 一 | 社会保障 with nothing else, where the tasks are 1, 2, 3."""
    places = [c.index for c in layout.of("number")]
    body = range(layout.body, len(grid.rows))
    if not places or not any(grid.rows[i][places[0]].text[:1].isdecimal() for i in body):
        return frozenset()
    found = set()
    for i in body:
        own = [c for c in grid.rows[i] if c.text and not c.from_left]
        number = grid.rows[i][places[0]]
        if len(own) == 2 and own[0] is number and _HAN_NUMBER.fullmatch(number.text):
            found.update([i] if is_caption(own[1].text) else [])
    return frozenset(found)


def end_of_rows(grid: Grid, layout: Layout) -> int:
    """Where the notes below the table begin: rows of one text in the numbers' place, after the last number."""
    places = [c.index for c in layout.of("number")]
    end = len(grid.rows)
    while places and end > layout.body:
        row = grid.rows[end - 1]
        own = [c for c in row if c.text and not c.from_left]
        first = row[places[0]]
        if own and not (len(own) == 1 and own[0] is first and nature(first.text) != "number"):
            break
        end -= 1
    return end
