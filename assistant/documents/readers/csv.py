"""CSV and TSV → one grid.  UTF-8, with or without BOM, UTF-16 with BOM (Excel's “Unicode 文本”) and GBK are read."""

from __future__ import annotations

import csv
import io
import re

from assistant.documents.grid import MAX_CELL, Cell, Paragraph, Source, check_cell, make_grid
from assistant.errors import DocumentError

_MAX_QUOTED_LINES = 400
INERT_MARKS = "=+-@\t\r\n＝＋－＠'"  # what a spreadsheet may run; the export puts ' before it


def decode(data: bytes, name: str) -> str:
    """The text of ``data``; raises :class:`DocumentError` when its encoding is none of ours."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (
            "\x00" in text
            or sum(not c.isprintable() and c not in "\t\r\n\f\v\u3000" for c in text[:4000]) > 200
        ):
            break
        return text
    raise DocumentError(f"{name} 的文字编码无法识别", "请用记事本打开，另存为 UTF-8 编码")


def read(data: bytes, source: Source) -> None:
    """A file of rows."""
    read_csv(decode(data, source.name), source)


def read_csv(text: str, source: Source, place: str = "表格") -> None:
    """Parse ``text`` into the source's blocks."""
    delimiter = _delimiter(text)
    rows, numbers = _parse(text, delimiter, source, place)
    add_rows(rows, numbers, source, place)


def add_rows(rows: list[list[str]], numbers: list[int], source: Source, place: str, name: str = "") -> None:
    """Lines with one cell before the table are paragraphs (title, date); the rest is the grid."""
    start = 0
    while start < len(rows) and sum(map(bool, rows[start])) <= 1:
        text = next(filter(None, rows[start]), "")
        if text:
            source.blocks.append(Paragraph(text, numbers[start]))
        start += 1
    if start < len(rows):
        cells = ([Cell(text) for text in row] for row in rows[start:])
        source.blocks.append(make_grid(cells, place, numbers[start:], name))


def _delimiter(text: str) -> str:
    """Tab, comma or semicolon: the one that stands in most lines."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]
    return max("\t,;", key=lambda mark: (sum(line.count(mark) > 1 for line in lines), mark == ","))


def _parse(text: str, delimiter: str, source: Source, place: str) -> tuple[list[list[str]], list[int]]:
    """Strict first: an unclosed quotation mark would swallow the rest of the file in silence."""
    csv.field_size_limit(10 * MAX_CELL)
    for strict in (True, False):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
        rows: list[list[str]] = []
        numbers: list[int] = []
        line = 0
        try:
            for row in reader:
                if strict is False and reader.line_num - line > _MAX_QUOTED_LINES:
                    raise DocumentError(
                        f"{source.name} 第{line + 1}行的引号没有配对", "请检查这一行的英文引号"
                    )
                rows.append([_active(check_cell(text, place, line + 1)) for text in row])
                numbers.append(line + 1)
                line = reader.line_num
        except csv.Error as error:
            if "field larger" in str(error) or "unexpected end" in str(error):
                raise DocumentError(
                    f"{source.name} 第{line + 1}行起无法读取，引号可能没有配对", "请检查这一行的英文引号"
                ) from None
            source.warn(line + 1, "", "引号不规范，按字面读取", place)
            continue
        return rows, numbers
    raise DocumentError(f"{source.name} 不是规范的表格文本", "请在 Excel 中另存为“CSV UTF-8”")


def _active(text: str) -> str:
    """Take off the ' that an export put before = + - @."""
    return text[1:] if re.match(f"'[{re.escape(INERT_MARKS)}]", text) else text
