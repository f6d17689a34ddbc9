"""Old Excel and WPS sheets (.xls, .et) → the same blocks as .xlsx."""

from __future__ import annotations

import io
from typing import Any

from assistant.documents.grid import MAX_CELLS, Source
from assistant.documents.packages import missing
from assistant.documents.readers.number_formats import show, show_date
from assistant.documents.readers.sheets import (
    Area,
    Notes,
    add_sheet,
    column_letter,
    place_of,
    warn_hidden_rows,
)
from assistant.errors import DocumentError


def read(data: bytes, source: Source) -> None:
    """All visible sheets; hidden ones are named."""
    book = _open(data, source.name)
    visible = [s for s in book.sheets() if not s.visibility]
    for sheet in book.sheets():
        if visible and sheet.visibility:
            source.warn(None, "", "隐藏的工作表，没有读；要导入请先取消隐藏", place_of(sheet.name))
        else:
            _read_sheet(book, sheet, source)


def _open(data: bytes, name: str) -> Any:
    try:
        import xlrd
    except ImportError:
        raise missing("xlrd", "读 .xls 文件") from None
    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # xlrd lets struct.error, AssertionError … of damaged files through
        if "encrypt" in str(error).lower():
            raise DocumentError(f"{name} 有密码", "请打开后去掉密码，另存再导入") from None
        raise DocumentError(
            f"{name} 已损坏或不是规范的 Excel 文件（{type(error).__name__}）",
            "请用 Excel 或 WPS 打开，另存为 .xlsx",
        ) from None


def _read_sheet(book: Any, sheet: Any, source: Source) -> None:
    place = place_of(sheet.name)
    if sheet.nrows * sheet.ncols > MAX_CELLS:
        raise DocumentError(f"{place}有{sheet.nrows}行{sheet.ncols}列，太大", "请删去多余的空行空列后重试")
    notes = Notes(place, source)
    rows = [
        [_text(book, sheet, cell, n, column, notes) for column, cell in enumerate(sheet.row(n))]
        for n in range(sheet.nrows)
    ]
    notes.flush()
    areas = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    hidden = [n + 1 for n, info in sheet.rowinfo_map.items() if info.hidden and n < sheet.nrows]
    warn_hidden_rows(sorted(hidden), place, source)
    unseen = frozenset(n for n, info in sheet.colinfo_map.items() if info.hidden)
    add_sheet(rows, areas, sheet.name, source, unseen)


def _without_struck(book: Any, text: str, runs: list[tuple[int, int]]) -> tuple[str, str]:
    """(what stays, what is struck through); ``runs`` are (first character, font)."""
    kept = gone = ""
    for (start, font), (end, _) in zip(runs, [*runs[1:], (len(text), 0)], strict=True):
        if font < len(book.font_list) and book.font_list[font].struck_out:
            gone += text[start:end]
        else:
            kept += text[start:end]
    return kept, gone


def _text(book: Any, sheet: Any, cell: Any, row: int, column: int, notes: Notes) -> str:
    """A cell's value as it is shown (xlrd's types: 1 text, 2 number, 3 date, 4 truth, 5 error)."""
    if cell.ctype in (0, 6):
        return ""
    style = book.xf_list[cell.xf_index]
    if cell.ctype == 1:
        runs = sheet.rich_text_runlist_map.get((row, column), [])
        kept, gone = _without_struck(book, str(cell.value), [(0, style.font_index), *runs])
        if gone.strip():
            notes.add(row + 1, column_letter(column), "有删除线的文字没有读", gone.strip())
        return kept
    code = book.format_map[style.format_key].format_str
    if cell.ctype == 2:
        value = float(cell.value)
        return show(int(value) if value.is_integer() and abs(value) < 1e15 else value, code)
    if cell.ctype == 3:
        notes.add(row + 1, column_letter(column), "日期单元格，写作年月日")
        return _date(book, float(cell.value), code)
    if cell.ctype == 4:
        return "是" if cell.value else "否"
    from xlrd.biffh import error_text_from_code

    text = str(error_text_from_code.get(cell.value, "#?"))
    notes.add(row + 1, column_letter(column), "错误值，按文字存", text)
    return text


def _date(book: Any, value: float, code: str) -> str:
    from xlrd.xldate import xldate_as_datetime

    try:
        moment = xldate_as_datetime(value, book.datemode)
    except (ValueError, OverflowError):
        return show(value, "")
    return show_date(moment.time() if value < 1 else moment, code)
