"""Word: a landscape page, the sentence, the small print, tables whose heading row repeats on every page."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.errors import DocumentError
from assistant.render.characters import lines_kept
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Fields,
    Heading,
    Hint,
    Nearest,
    Page,
    Part,
    Sentence,
    Sheet,
    Tasks,
    Title,
)
from assistant.render.tables import task_sheet
from assistant.slots import QUARTER_NAMES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row

_NARROW = frozenset(("任务", "季度", "类别号", "任务数", "截止"))


def render(page: Page) -> bytes:
    """The document as a file."""
    try:
        import docx
    except ImportError:
        raise DocumentError("写 Word 文件需要 python-docx", "请先运行 pip install 'qingdan[docs]'") from None
    document = docx.Document()
    _turn_page(document)
    for block in page.blocks:
        _block(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _block(document: Document, block: Block) -> None:
    match block:
        case Tasks():
            _table(document, task_sheet(block))
        case Sheet():
            (_groups if block.grouped else _table)(document, block)
        case Fields(title, subtitle, groups):
            document.add_heading(lines_kept(title), 1)
            document.add_paragraph(lines_kept(subtitle))
            _table(document, Sheet(("项目", "内容"), [pair for group in groups for pair in group]))
        case Heading(text) | Title(text) | Part(text):
            document.add_heading(lines_kept(text), 2)
        case Sentence(text):
            document.add_paragraph().add_run(lines_kept(text)).bold = True
        case Bars(points):
            document.add_paragraph("；".join(f"{QUARTER_NAMES[p.quarter]}{p.text}" for p in points))
        case Choices() | Nearest() | Hint():
            return
        case _:
            document.add_paragraph(lines_kept(block.text))


def _groups(document: Document, sheet: Sheet) -> None:
    """A heading and a table for each group."""
    for title in dict.fromkeys(row[0] for row in sheet.rows):
        rows = [row[1:] for row in sheet.rows if row[0] == title]
        document.add_heading(lines_kept(title), 2)
        _table(document, Sheet(sheet.headers[1:], rows))


def _table(document: Document, sheet: Sheet) -> None:
    body = document.add_table(rows=0, cols=len(sheet.headers))
    body.style = "Table Grid"
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    parts = [1 if name in _NARROW else 3 for name in sheet.headers]
    for texts in (sheet.headers, *sheet.rows):
        row = body.add_row()
        for cell, text, part in zip(row.cells, texts, parts, strict=True):
            cell.text = lines_kept(text)
            cell.width = room * part // sum(parts)
    _repeat(body.rows[0])


def _repeat(row: _Row) -> None:
    """The heading row: bold, and again on every page."""
    from docx.oxml.parser import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


def _turn_page(document: Document) -> None:
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
