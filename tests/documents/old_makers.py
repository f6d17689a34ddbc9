"""Writes small documents of the formats that python-docx and openpyxl do not write."""

from __future__ import annotations

import plistlib
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_ODF = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
_NAMES = " ".join(f'xmlns:{n}="{_ODF % n}"' for n in ("office", "text", "table", "style"))


def xls_file(path: Path, rows: list[list[object]], codes: dict[tuple[int, int], str] | None = None) -> Path:
    """A sheet of .xls; the first row is merged over its width, ``codes`` are number formats of cells."""
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("s")
    for r, row in enumerate(rows):
        if len(row) == 1:
            sheet.write_merge(r, r, 0, len(rows[-1]) - 1, row[0])
            continue
        for c, value in enumerate(row):
            code = (codes or {}).get((r, c), "General")
            sheet.write(r, c, value, xlwt.easyxf(num_format_str=code))
    book.save(str(path))
    return path


def _odf_cells(row: list[str]) -> str:
    return "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)


def odf_file(path: Path, body: str, kind: str, styles: str = "") -> Path:
    """``body`` in an OpenDocument file; ``kind`` is text or spreadsheet."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>",
        )
    return path


def odf_table(rows: list[list[str]], name: str = "s", style: str = "") -> str:
    """<table:table>; the empty rest of a sheet is one repeated cell and row, as LibreOffice writes it."""
    lines = "".join(
        f"<table:table-row>{_odf_cells(row)}"
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        for row in rows
    )
    rest = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f'<table:table table:name="{name}" table:style-name="{style}">{lines}{rest}</table:table>'


def mht_file(path: Path, page: str) -> Path:
    """A page as browsers save it in one file."""
    import email.mime.multipart
    import email.mime.text

    message = email.mime.multipart.MIMEMultipart("related")
    message.attach(email.mime.text.MIMEText(page, "html", "gb18030"))
    path.write_bytes(message.as_bytes())
    return path


def webarchive_file(path: Path, page: str) -> Path:
    """A page as Safari saves it."""
    main = {"WebResourceData": page.encode("utf-8"), "WebResourceTextEncodingName": "UTF-8"}
    path.write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY))
    return path


def xml2003_file(path: Path, rows: list[list[str]]) -> Path:
    """Excel's “XML 表格 2003”; a row of one cell is merged over the width."""
    lines = []
    for row in rows:
        across = f' ss:MergeAcross="{len(rows[-1]) - 1}"' if len(row) == 1 else ""
        cells = "".join(f'<Cell{across}><Data ss:Type="String">{escape(c)}</Data></Cell>' for c in row)
        lines.append(f"<Row>{cells}</Row>")
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="s"><Table>{"".join(lines)}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path
