"""Excel's “XML 表格 2003” (.xml, often named .xls) → one grid per sheet."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from assistant.documents.grid import MAX_CELLS, Source
from assistant.documents.readers.html import MAX_SPAN
from assistant.documents.readers.sheets import Area, add_sheet, place_of
from assistant.documents.readers.xml import parse
from assistant.errors import DocumentError

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read(data: bytes, source: Source) -> None:
    """All worksheets of the workbook."""
    for sheet in parse(data, source.name).iter(f"{_S}Worksheet"):
        name = sheet.get(f"{_S}Name", "")
        table = sheet.find(f"{_S}Table")
        if table is not None:
            rows, areas = _cells(table, place_of(name))
            add_sheet(rows, areas, name, source)


def _number(element: Element, name: str) -> int:
    value = element.get(f"{_S}{name}") or "0"
    return int(value) if value.isdigit() and len(value) < 7 else 0


def _cells(table: Element, place: str) -> tuple[list[list[str]], list[Area]]:
    rows: list[list[str]] = []
    areas: list[Area] = []
    total = 0
    for row in table.iter(f"{_S}Row"):
        wanted = _number(row, "Index") - 1
        total += max(0, wanted - len(rows)) + 1
        if total > MAX_CELLS:
            raise DocumentError(f"{place}太大", "请删去多余的空行空列后重试")
        rows += [[] for _ in range(wanted - len(rows))]
        texts: list[str] = []
        for cell in row.findall(f"{_S}Cell"):
            texts += [""] * (min(_number(cell, "Index") - 1, MAX_SPAN) - len(texts))
            down, right = _number(cell, "MergeDown"), min(_number(cell, "MergeAcross"), MAX_SPAN)
            if down or right:
                areas.append(Area(len(rows), len(texts), len(rows) + down, len(texts) + right))
            texts += [_shown(cell), *[""] * right]
        total += len(texts)
        rows.append(texts)
    return rows, areas


def _shown(cell: Element) -> str:
    data = cell.find(f"{_S}Data")
    text = "".join(data.itertext()) if data is not None else ""
    if data is not None and data.get(f"{_S}Type") == "DateTime":
        from datetime import datetime

        from assistant.documents.readers.number_formats import show_date

        try:
            return show_date(datetime.fromisoformat(text.split(".")[0].rstrip("Z")), "ymd")
        except ValueError:
            return text
    return text
