"""Excel → one grid per sheet, with merged cells; a formula's stored value is read, nothing is computed."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time
from typing import Any

from assistant.documents.grid import MAX_CELLS, Paragraph, Source, check_cell
from assistant.documents.packages import missing
from assistant.documents.readers.number_formats import show, show_date
from assistant.documents.readers.sheets import Area, Notes, add_sheet, place_of, warn_hidden_rows
from assistant.documents.readers.xml import parse
from assistant.errors import DocumentError

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


def read(data: bytes, source: Source) -> None:
    """All visible sheets of a workbook; hidden ones are named."""
    traits = _traits(data)
    for text in _text_boxes(data, source.name):
        source.blocks.append(Paragraph(check_cell(text, "文本框", 1)))
        source.warn(None, "", f"文本框里的文字放在最前面：{text[:30]}")
    workbook = _open(data, source.name, data_only=True, rich_text="struck" in traits)
    formulas = _open(data, source.name) if "formulas" in traits else None
    try:
        visible = [s for s in workbook.worksheets if s.sheet_state == "visible"]
        for sheet in workbook.worksheets:
            if visible and sheet not in visible:
                source.warn(None, "", "隐藏的工作表，没有读；要导入请先取消隐藏", place_of(sheet.title))
                continue
            _Sheet(sheet, source, formulas[sheet.title] if formulas else None, "struck" in traits).read()
        for sheet in workbook.chartsheets:
            source.warn(None, "", "图表，没有导入", place_of(sheet.title))
    finally:
        workbook.close()


def _traits(data: bytes) -> set[str]:
    """What is rare and slow to look for: formulas and struck-through text, if the file has any at all."""
    found = set()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if (
                _SHEET.fullmatch(name)
                and "formulas" not in found
                and re.search(rb"<f[ />]", archive.read(name))
            ):
                found.add("formulas")
            elif name in ("xl/styles.xml", "xl/sharedStrings.xml") and b"<strike" in archive.read(name):
                found.add("struck")
    return found


def _text_boxes(data: bytes, name: str) -> list[str]:
    """The texts of shapes: a title is often set in one."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawings = [entry for entry in archive.namelist() if _DRAWING.fullmatch(entry)]
        roots = [parse(archive.read(entry), name) for entry in drawings]
    bodies = [body for root in roots for body in root.iter(f"{_XDR}txBody")]
    texts = ["".join(t.text or "" for t in p.iter(f"{_A}t")) for body in bodies for p in body.iter(f"{_A}p")]
    return [text.strip() for text in texts if text.strip()]


def _open(data: bytes, name: str, **options: bool) -> Any:
    try:
        import openpyxl
    except ImportError:
        raise missing("openpyxl", "读 Excel 文件") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that we do not read
            return openpyxl.load_workbook(io.BytesIO(data), keep_links=False, **options)
    except Exception as error:  # openpyxl raises KeyError, ValueError, TypeError … for damaged parts
        raise DocumentError(
            f"{name} 已损坏或不是规范的 Excel 文件（{type(error).__name__}）", "请用 Excel 打开后另存"
        ) from None


class _Sheet:
    """One sheet being read; ``formulas`` is the same sheet with its formulas, where the file has any."""

    def __init__(self, sheet: Any, source: Source, formulas: Any, struck: bool) -> None:
        self.sheet, self.source, self.formulas, self.struck = sheet, source, formulas, struck
        self.place = place_of(sheet.title)
        self.notes = Notes(self.place, source)

    def read(self) -> None:
        sheet = self.sheet
        rows = self._rows()
        self.notes.flush()
        areas = [
            Area(a.min_row - 1, a.min_col - 1, a.max_row - 1, a.max_col - 1)
            for a in sheet.merged_cells.ranges
        ]
        warn_hidden_rows(
            [n for n, d in sheet.row_dimensions.items() if d.hidden and n <= len(rows)],
            self.place,
            self.source,
        )
        add_sheet(rows, areas, sheet.title, self.source, self._hidden_columns())

    def _rows(self) -> list[list[str]]:
        """The texts up to the last one: formats often reach much farther than what is written.

        A sheet has no public way to only those cells that its file has.
        """
        texts = {
            place: text for place, cell in self.sheet._cells.items() if (text := self._text(cell)).strip()
        }
        height, width = (max((place[i] for place in texts), default=0) for i in (0, 1))
        if height * width > MAX_CELLS:
            raise DocumentError(f"{self.place}有{height}行{width}列，太大", "请删去多余的空行空列后重试")
        return [[texts.get((r, c), "") for c in range(1, width + 1)] for r in range(1, height + 1)]

    def _hidden_columns(self) -> frozenset[int]:
        hidden = [d for d in self.sheet.column_dimensions.values() if d.hidden]
        width = self.sheet.max_column
        return frozenset(i - 1 for d in hidden for i in range(d.min or 1, min(d.max or 1, width) + 1))

    def _note(self, cell: Any, reason: str, text: str = "") -> None:
        self.notes.add(cell.row, cell.column_letter, reason, text)

    def _text(self, cell: Any) -> str:
        """A cell's value as it is shown: 3 for 3.0, 50% for 0.5 in a percent format, dates in Chinese."""
        value = cell.value
        if type(value) is str and not self.struck and cell.data_type != "e":
            return value
        if value is None:
            return self._formula(cell) if self.formulas is not None else ""
        if cell.data_type == "e":
            self._note(cell, "错误值，按文字存", str(value))
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, (datetime, date, time)):
            self._note(cell, "日期单元格，写作年月日")
            return show_date(value, cell.number_format or "")
        if isinstance(value, (int, float)):
            return show(value, cell.number_format or "")
        return self._without_struck(cell) if self.struck else str(value)

    def _formula(self, cell: Any) -> str:
        """A formula that Excel never computed (the file was made by a program) is kept as its text."""
        value = self.formulas.cell(cell.row, cell.column).value
        if value is None:
            return ""
        text = value if isinstance(value, str) else f"={getattr(value, 'text', value)}"
        self._note(cell, "公式没有算好的结果，按文字存", str(text))
        return str(text)

    def _without_struck(self, cell: Any) -> str:
        """Struck-through text is deleted text that somebody left standing."""
        value = cell.value
        if isinstance(value, str) and not isinstance(value, list):
            runs = [(value, cell.font.strike)]
        else:
            runs = [(str(r), getattr(getattr(r, "font", None), "strike", None) or False) for r in value]
        gone = "".join(text for text, struck in runs if struck)
        if gone.strip():
            self._note(cell, "有删除线的文字没有读", gone.strip())
        return "".join(text for text, struck in runs if not struck)
