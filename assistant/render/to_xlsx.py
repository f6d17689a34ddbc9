"""Excel: one sheet, the sentences above their tables; texts are texts, so that = + - @ at the beginning do nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.errors import DocumentError
from assistant.render.characters import visible
from assistant.render.page import Bars, Choices, Fields, Hint, Nearest, Page, Part, Sheet, Tasks
from assistant.render.tables import task_sheet
from assistant.slots import QUARTER_NAMES

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

MAX_CELL = 32_767
_WIDE, _NARROW = 36, 9
_NARROW_COLUMNS = frozenset(("任务", "季度", "类别号", "任务数", "截止", "数值"))


def render(page: Page) -> bytes:
    """The workbook as a file."""
    try:
        import openpyxl
    except ImportError:
        raise DocumentError("写 Excel 文件需要 openpyxl", "请先运行 pip install 'qingdan[docs]'") from None
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "清单助手"
    for block in page.blocks:
        match block:
            case Tasks():
                _table(sheet, task_sheet(block, full=True))
            case Sheet():
                _table(sheet, block)
            case Fields(title, subtitle, groups):
                _line(sheet, title, bold=True)
                _table(sheet, Sheet((subtitle, ""), [pair for group in groups for pair in group]))
            case Bars(points):
                _line(sheet, "；".join(f"{QUARTER_NAMES[p.quarter]}{p.text}" for p in points))
            case Choices() | Nearest() | Hint():
                continue
            case Part(question):
                _line(sheet, question)
            case _:
                _line(sheet, block.text, bold=sheet.max_row == 1)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _next_row(sheet: Worksheet) -> int:
    return sheet.max_row + 1 if sheet.max_row > 1 or sheet.cell(1, 1).value is not None else 1


def _line(sheet: Worksheet, text: str, bold: bool = False) -> None:
    from openpyxl.styles import Font

    if text:
        cell = sheet.cell(_next_row(sheet), 1)
        _write(cell, text)
        cell.font = Font(bold=bold, size=14 if bold else 11)


def _table(sheet: Worksheet, table: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    side = Side(style="thin", color="999999")
    first = _next_row(sheet)
    for number, texts in enumerate((table.headers, *table.rows), first):
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(number, column)
            _write(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=side, right=side, top=side, bottom=side)
            if number == first:
                cell.font = Font(bold=True)
    for column, name in enumerate(table.headers, 1):
        width = _NARROW if name in _NARROW_COLUMNS else _WIDE if "任务" in name or "目标" in name else 18
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write(cell: Cell, text: str) -> None:
    clean = visible(text)[:MAX_CELL]
    if clean.isascii() and clean.isdigit() and len(clean) < 9:
        cell.value = int(clean)
        return
    cell.value = clean
    cell.data_type = "s"  # openpyxl takes a text that begins with = for a formula
    cell.quotePrefix = clean.startswith(("=", "+", "-", "@"))
