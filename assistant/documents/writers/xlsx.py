"""Excel: one sheet; texts are stored as texts, so that = + - @ at their beginning does nothing."""

from __future__ import annotations

import io
from typing import Any

from assistant.catalog.records import ListRecord
from assistant.documents.packages import missing
from assistant.documents.writers.table import as_table
from assistant.errors import UsageError

MAX_CELL = 32_767


def export(record: ListRecord) -> bytes:
    """The list as an .xlsx file."""
    try:
        import openpyxl
    except ImportError:
        raise missing("openpyxl", "写 Excel 文件") from None
    table = as_table(record)
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = f"{record.year}年"
    width = len(table.headings)
    lines = [[table.title], *([line] for line in table.about), table.headings, *table.rows]
    for number, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            _write(sheet.cell(number, column), text)
    head = len(table.about) + 2
    _style(sheet, head, len(lines), width, table.widths)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write(cell: Any, text: str) -> None:
    if len(text) > MAX_CELL:
        raise UsageError(
            f"第{cell.row - 1}行有一格超过 Excel 的{MAX_CELL}字上限", "请导出成 csv、docx 或 json"
        )
    if text.isascii() and text.isdigit() and len(text) < 9:
        cell.value = int(text)
        return
    cell.value = text
    cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula


def _style(sheet: Any, head: int, last: int, width: int, widths: list[int]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin", color="999999")
    border = Border(left=side, right=side, top=side, bottom=side)
    for row in sheet.iter_rows(min_row=head, max_row=last, max_col=width):
        for cell in row:
            formula = isinstance(cell.value, str) and cell.value[:1] in tuple("=+-@")
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = border
            cell.quotePrefix = formula
            if cell.row == head:
                cell.font = Font(bold=True)
    sheet["A1"].font = Font(bold=True, size=14)
    for index, size in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = size * 1.6
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
