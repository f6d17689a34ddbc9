"""Excel → one grid per sheet, with merged cells; formulas are kept as text and never computed."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from typing import Any

from assistant.documents.grid import MAX_CELLS, Cell, Paragraph, Source, check_cell, make_grid
from assistant.errors import DocumentError


def read(data: bytes, source: Source) -> None:
    """All sheets of a workbook; hidden ones are read too, and said so."""
    workbook = _open(data, source.name)
    try:
        for sheet in workbook.worksheets:
            place = f"工作表“{sheet.title}”"
            if sheet.sheet_state != "visible":
                source.warn(None, "", "隐藏的工作表，也读了", place)
            _read_sheet(sheet, place, source)
        for sheet in workbook.chartsheets:
            source.warn(None, "", "图表，没有导入", f"工作表“{sheet.title}”")
    finally:
        workbook.close()


def _open(data: bytes, name: str) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise DocumentError("读 Excel 文件需要 openpyxl", "请先运行 pip install 'qingdan[docs]'") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
            return openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:  # openpyxl raises KeyError, ValueError, TypeError … for damaged parts
        raise DocumentError(
            f"{name} 已损坏或不是规范的 Excel 文件（{type(error).__name__}）", "请用 Excel 打开后另存"
        ) from None


def _read_sheet(sheet: Any, place: str, source: Source) -> None:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise DocumentError(
            f"{place}有{sheet.max_row}行{sheet.max_column}列，太大", "请删去多余的空行空列后重试"
        )
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    covered = _merged(sheet, place)
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            origin = covered.get((cell.row, cell.column))
            shown = sheet.cell(*origin) if origin else cell
            text = check_cell(
                _text(shown, place, source if origin in (None, (cell.row, cell.column)) else None),
                place,
                cell.row,
            )
            cells.append(
                Cell(text, origin[0] < cell.row, origin[1] < cell.column) if origin and text else Cell(text)
            )
        if any(cell.text for cell in cells):
            rows.append(cells)
            numbers.append(row[0].row)
    _report_hidden(sheet, place, source)
    _add(rows, numbers, place, sheet.title, source)


def _merged(sheet: Any, place: str) -> dict[tuple[int, int], tuple[int, int]]:
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        bottom, right = min(area.max_row, sheet.max_row), min(area.max_col, sheet.max_column)
        if len(covered) + (bottom - area.min_row + 1) * (right - area.min_col + 1) > MAX_CELLS:
            raise DocumentError(f"{place}的合并单元格过多", "请取消多余的合并后重试")
        for row in range(area.min_row, bottom + 1):
            for column in range(area.min_col, right + 1):
                covered[row, column] = (area.min_row, area.min_col)
    return covered


def _text(cell: Any, place: str, source: Source | None) -> str:
    """A cell's value as it is shown: 3 for 3.0, 50% for 0.5 in a percent format, dates in Chinese."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        text = value if isinstance(value, str) else f"={getattr(value, 'text', value)}"
        if source:
            source.warn(cell.row, cell.column_letter, f"公式没有计算，按文字存：{text[:30]}", place)
        return str(text)
    if cell.data_type == "e" and source:
        source.warn(cell.row, cell.column_letter, f"错误值“{value}”，按文字存", place)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (datetime, date)):
        if source:
            source.warn(cell.row, cell.column_letter, "日期单元格，写作年月日", place)
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    return str(value)


def _number(value: float, shape: str) -> str:
    if shape.endswith("%"):
        return f"{value * 100:.10g}%"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _report_hidden(sheet: Any, place: str, source: Source) -> None:
    hidden = [n for n, d in sheet.row_dimensions.items() if d.hidden and n <= sheet.max_row]
    columns = [n for n, d in sheet.column_dimensions.items() if d.hidden]
    if hidden or columns:
        what = "、".join(
            filter(None, (f"{len(hidden)}行" if hidden else "", f"{len(columns)}列" if columns else ""))
        )
        source.warn(hidden[0] if hidden else None, "", f"隐藏的{what}也读了", place)


def _add(rows: list[list[Cell]], numbers: list[int], place: str, name: str, source: Source) -> None:
    """Rows with one text (merged over the sheet) before the table are paragraphs."""
    start = 0
    while start < len(rows):
        own = [c.text for c in rows[start] if c.text and not c.from_left and not c.from_above]
        if len(own) > 1:
            break
        if own:
            source.blocks.append(Paragraph(own[0], numbers[start]))
        start += 1
    if start < len(rows):
        source.blocks.append(make_grid(rows[start:], place, numbers[start:], name))
