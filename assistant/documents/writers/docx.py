"""Word: a landscape page, a title, the metadata, one table whose heading row repeats on every page."""

from __future__ import annotations

import io
from typing import Any

from assistant.catalog.records import ListRecord
from assistant.documents.packages import missing
from assistant.documents.writers.table import as_table


def export(record: ListRecord) -> bytes:
    """The list as a .docx file."""
    try:
        import docx
    except ImportError:
        raise missing("python-docx", "写 Word 文件") from None
    table = as_table(record)
    document = docx.Document()
    _turn_page(document)
    document.add_paragraph(table.title, style="Title")
    for line in table.about:
        document.add_paragraph(line)
    body = document.add_table(rows=0, cols=len(table.headings))
    body.style = "Table Grid"
    for row in [table.headings, *table.rows]:
        _fill(body.add_row(), row)
    _repeat_heading(body.rows[0])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _fill(row: Any, texts: list[str]) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        lines = text.split("\n")
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _turn_page(document: Any) -> None:
    from docx.enum.section import WD_ORIENT

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def _repeat_heading(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            for run in paragraph.runs:
                run.bold = True
