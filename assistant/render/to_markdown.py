"""Markdown for a memo or a chat group: the sentence in bold, the small print quoted, pipe tables."""

from __future__ import annotations

import re

from assistant.render.characters import lines_kept
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Fields,
    Heading,
    Hint,
    Nearest,
    Note,
    Page,
    Part,
    Sentence,
    Sheet,
    Source,
    Tasks,
    Title,
)
from assistant.render.tables import task_sheet
from assistant.slots import QUARTER_NAMES

_MARKS = re.compile(r"([\\`*_\[\]<>|#~&])")
_LIST = re.compile(r"^(\s*\d*)([-+.)])(?=\s)")


def render(page: Page) -> str:
    """The page in CommonMark with tables; nothing of a list's text is read as Markdown or HTML."""
    return "\n\n".join(text for block in page.blocks if (text := _block(block)))


def escape(text: str) -> str:
    """``text`` verbatim in one line of Markdown; its line breaks become ``<br>``."""
    escaped = _MARKS.sub(r"\\\1", lines_kept(text)).replace("\n", "<br>")
    return _LIST.sub(r"\1\\\2", escaped)


def _block(block: Block) -> str:
    match block:
        case Part(question):
            return f"## {escape(question)}"
        case Heading(text) | Title(text):
            return f"## {escape(text)}"
        case Sentence(text):
            return f"**{escape(text)}**" if text else ""
        case Note(_, text):
            return f"> {escape(text)}"
        case Tasks():
            return table(task_sheet(block))
        case Sheet():
            return table(block)
        case Fields(title, subtitle, groups):
            pairs = Sheet(("项目", "内容"), [pair for group in groups for pair in group])
            return f"**{escape(title)}**\n\n{escape(subtitle)}\n\n{table(pairs)}"
        case Bars(points):
            return "；".join(f"{QUARTER_NAMES[p.quarter]}{escape(p.text)}" for p in points)
        case Nearest(tasks):
            return "最接近的任务：" + "、".join(map(str, tasks))
        case Choices(heading, questions):
            listed = [f"{number}. {escape(text)}" for number, text in enumerate(questions, 1)]
            return "\n\n".join([heading, "\n".join(listed)])
        case Hint():
            return ""
        case Source(text):
            return escape(text)


def table(sheet: Sheet) -> str:
    """A pipe table."""
    lines = [sheet.headers, tuple("---" for _ in sheet.headers), *(tuple(map(escape, r)) for r in sheet.rows)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
