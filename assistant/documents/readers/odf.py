"""OpenDocument texts and sheets (.odt, .ods): paragraphs and tables as LibreOffice and WPS show them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from assistant.documents.grid import (
    EMPTY,
    MAX_CELLS,
    Cell,
    Paragraph,
    Source,
    check_cell,
    contract,
    make_grid,
)
from assistant.documents.readers.html import MAX_SPAN
from assistant.documents.readers.sheets import Area, add_sheet, place_of, warn_hidden_rows
from assistant.documents.readers.xml import part
from assistant.errors import DocumentError

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _STYLE = (_NS % name for name in ("text", "table", "office", "style"))
_LINES = frozenset((f"{_TEXT}p", f"{_TEXT}h"))
# Deleted text, notes of reviewers, and the reading over a character are not the document's words.
_GONE = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}ruby-text", f"{_TEXT}note"))
_ROW_GROUPS = frozenset(
    f"{_TABLE}{name}"
    for name in ("table-header-rows", "table-row-group", "table-rows", "table-header-columns")
)


def read(data: bytes, source: Source) -> None:
    """The body of a text, or all visible sheets."""
    root = part(data, "content.xml", source.name)
    gone = _take_out(root, _unseen_styles(root)).strip()
    if gone:
        source.warn(None, "", f"隐藏或有删除线的文字没有读：{gone[:60]}")
    body = next(iter(root.iter(f"{_OFFICE}body")), None)
    for story in body if body is not None else ():
        if story.tag == f"{_OFFICE}spreadsheet":
            _sheets(story, _hidden_styles(root), source)
        else:
            _Story(source).blocks(story)


def _unseen_styles(root: Element) -> frozenset[str]:
    """The styles whose text is hidden or struck through."""
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}text-properties")
        if properties.get(f"{_TEXT}display") == "none"
        or properties.get(f"{_STYLE}text-line-through-style", "none") != "none"
    )


def _take_out(parent: Element, styles: frozenset[str]) -> str:
    """Empty the elements of these styles; what they held."""
    gone = ""
    for child in parent:
        named = {child.get(f"{_TEXT}style-name", ""), child.get(f"{_TABLE}style-name", "")}
        if named & styles:
            gone += "".join(child.itertext())
            child.text = ""
            del child[:]
        else:
            gone += _take_out(child, styles)
    return gone


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph: blanks, tabs and line breaks are elements."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(_number(child, "c", _TEXT), MAX_SPAN)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag not in _GONE:
            yield from _words(child)
        yield child.tail or ""


def _lines(element: Element) -> Iterator[str]:
    """The paragraphs in a cell or a list, one text each."""
    for child in element:
        if child.tag in _LINES:
            yield "".join(_words(child))
        elif child.tag not in _GONE:
            yield from _lines(child)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _number(element: Element, name: str, space: str = _TABLE) -> int:
    value = element.get(f"{space}{name}") or "1"
    return max(1, int(value)) if value.isdigit() and len(value) < 9 else 1


def _cells(table: Element, place: str) -> tuple[list[list[str]], list[Area], list[int]]:
    """(texts, merged areas, hidden rows).  Repeated empty rows and cells at the ends are left out."""
    rows: list[list[str]] = []
    areas: list[Area] = []
    hidden: list[int] = []
    blank = total = 0
    for row in _rows(table):
        texts: list[str] = []
        gap = 0
        for cell in row:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            times = _number(cell, "number-columns-repeated")
            text = "\n".join(_lines(cell)) if cell.tag == f"{_TABLE}table-cell" else ""
            down = min(_number(cell, "number-rows-spanned"), MAX_CELLS)
            right = min(_number(cell, "number-columns-spanned"), MAX_SPAN)
            if not text.strip() and down == right == 1:
                gap += times
                continue
            texts += [""] * min(gap, MAX_SPAN)
            if down > 1 or right > 1:
                top, left = len(rows) + blank, len(texts)
                areas.append(Area(top, left, top + down - 1, left + right - 1))
            texts += [text] * min(times, MAX_SPAN)
            gap = 0
        times = _number(row, "number-rows-repeated")
        if not texts:
            blank += min(times, MAX_SPAN)
            continue
        total += blank + len(texts) * times
        if total > MAX_CELLS:
            raise DocumentError(f"{place}太大", "请删去多余的空行空列后重试")
        rows += [[] for _ in range(blank)]
        blank = 0
        if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.append(len(rows) + 1)
        rows += [list(texts) for _ in range(times)]
    return rows, areas, hidden


def _hidden_styles(root: Element) -> frozenset[str]:
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    )


def _hidden_columns(table: Element) -> frozenset[int]:
    hidden: set[int] = set()
    index = 0
    for column in table.iter(f"{_TABLE}table-column"):
        times = min(_number(column, "number-columns-repeated"), MAX_SPAN)
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden.update(range(index, index + times))
        index += times
    return frozenset(hidden)


def _sheets(story: Element, hidden: frozenset[str], source: Source) -> None:
    tables = list(story.findall(f"{_TABLE}table"))
    visible = [t for t in tables if t.get(f"{_TABLE}style-name", "") not in hidden]
    for table in tables:
        name = table.get(f"{_TABLE}name", "")
        if visible and table not in visible:
            source.warn(None, "", "隐藏的工作表，没有读；要导入请先取消隐藏", place_of(name))
            continue
        rows, areas, unseen = _cells(table, place_of(name))
        warn_hidden_rows(unseen, place_of(name), source)
        add_sheet(rows, areas, name, source, _hidden_columns(table))


class _Story:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.tables = self.count = 0

    def blocks(self, parent: Element) -> None:
        """Paragraphs, lists and tables in order, also those in sections and frames."""
        for child in parent:
            if child.tag in _LINES:
                self._paragraph("".join(_words(child)))
            elif child.tag == f"{_TEXT}list":
                for line in _lines(child):
                    self._paragraph(line)
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in _GONE:
                self.blocks(child)

    def _paragraph(self, text: str) -> None:
        self.count += 1
        clean = check_cell(text, "正文", self.count)
        if clean:
            self.source.blocks.append(Paragraph(clean, self.count))

    def _table(self, table: Element) -> None:
        self.tables += 1
        place = f"表{self.tables}"
        rows, areas, _ = _cells(table, place)
        width = max((len(row) for row in rows), default=0)
        width = max([width, *(a.right + 1 for a in areas)])
        cells = [
            [Cell(check_cell(t, place, n)) for t in row] + [EMPTY] * (width - len(row))
            for n, row in enumerate(rows, 1)
        ]
        for top, left, bottom, right in areas:
            for r in range(top, min(bottom + 1, len(cells))):
                for c in range(left, right + 1):
                    if (r, c) != (top, left):
                        cells[r][c] = Cell(cells[top][left].text, r > top, c > left)
        grid = make_grid(contract(cells), place)
        if grid.width == 1:
            for row in grid.rows:
                self._paragraph(row[0].text)
        elif grid.rows:
            self.source.blocks.append(grid)
