"""Writes small documents of each format into a folder, merged cells and all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

# A row is a list of cells; a cell is a text, LEFT (merged with the one to its left) or UP (with the one above).
LEFT, UP = "\0left", "\0up"
Rows = list[list[Any]]


def _origin(rows: Rows, row: int, column: int) -> tuple[int, int]:
    while rows[row][column] in (LEFT, UP):
        row, column = (row, column - 1) if rows[row][column] == LEFT else (row - 1, column)
    return row, column


def _areas(rows: Rows) -> dict[tuple[int, int], tuple[int, int]]:
    """Origin of each merged area → its last cell."""
    areas: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell in (LEFT, UP):
                areas[_origin(rows, r, c)] = (r, c)
    return areas


def docx_file(path: Path, *blocks: str | Rows) -> Path:
    """Paragraphs and tables in order."""
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for r, row in enumerate(block):
            for c, cell in enumerate(row):
                if cell not in (LEFT, UP):
                    table.cell(r, c).text = cell
        for (r, c), (r2, c2) in _areas(block).items():
            text = table.cell(r, c).text
            table.cell(r, c).merge(table.cell(r2, c2)).text = text
    document.save(str(path))
    return path


def xlsx_file(path: Path, sheets: dict[str, Rows]) -> Path:
    """Sheets of cells from A1 on."""
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, cell in enumerate(row, 1):
                if cell not in (LEFT, UP):
                    sheet.cell(r, c).value = cell
        for (r, c), (r2, c2) in _areas(rows).items():
            sheet.merge_cells(start_row=r + 1, start_column=c + 1, end_row=r2 + 1, end_column=c2 + 1)
    workbook.save(path)
    return path


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file in the given encoding."""
    path.write_bytes(text.encode(encoding))
    return path


def html_table(rows: Rows) -> str:
    """<table> with rowspan and colspan."""
    areas = _areas(rows)
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c, cell in enumerate(row):
            if cell in (LEFT, UP):
                continue
            r2, c2 = areas.get((r, c), (r, c))
            spans = f' rowspan="{r2 - r + 1}"' * (r2 > r) + f' colspan="{c2 - c + 1}"' * (c2 > c)
            cells.append(f"<td{spans}><p>{cell}</p></td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    return "<table>" + "\n".join(lines) + "</table>"
