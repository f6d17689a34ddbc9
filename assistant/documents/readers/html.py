"""HTML → paragraphs and grids, with the standard library's parser: no scripts, no entities of a DTD, no network."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from assistant.documents.grid import MAX_CELLS, Cell, Grid, Paragraph, Source, check_cell, contract, make_grid
from assistant.documents.labels import names_unit
from assistant.documents.numbering import read_line
from assistant.documents.readers.csv import decode
from assistant.errors import DocumentError

_SKIP = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "object", "rt", "rp"))
_STRUCK = frozenset(("s", "strike", "del"))
_VOID = frozenset(
    ("br", "img", "input", "hr", "meta", "link", "col", "wbr", "area", "base", "embed", "source")
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.I)
_BLOCK_TEXT = "p div li h1 h2 h3 h4 h5 h6 section article ul ol dl dt dd header footer pre blockquote center"
_BLOCK = frozenset(_BLOCK_TEXT.split())
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
MAX_SPAN = 1_000
MAX_DEPTH = 60


class _Table:
    """A table being read.  ``layout``: it holds other tables, so its own cells are only text."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[str, int, int]]] = []
        self.layout = False
        self.cell: list[str] | None = None
        self.spans = (1, 1)


class _Reader(HTMLParser):
    def __init__(self, source: Source) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tables: list[_Table] = []
        self.text: list[str] = []
        self.skipping = 0
        self.unseen: list[
            str
        ] = []  # the element that is hidden or struck through, and those of its name in it
        self.gone = ""
        self.in_title = self.in_caption = False
        self.count = self.level = 0
        self.headings: dict[int, list[int]] = {}  # level of heading → the blocks that are some

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.unseen or (tag not in _VOID and _is_unseen(tag, dict(attrs))):
            if not self.unseen or tag == self.unseen[0]:
                self.unseen.append(tag)
            return
        if tag in _SKIP:
            self.skipping += 1
        elif tag == "title":
            self.in_title = True
        elif tag == "table":
            self._open_table()
        elif tag == "tr" and self.tables:
            self._close_cell()
            self.tables[-1].rows.append([])
        elif tag in ("td", "th") and self.tables:
            self._close_cell()
            table = self.tables[-1]
            if not table.rows:
                table.rows.append([])
            values = dict(attrs)
            table.cell, table.spans = [], (_span(values.get("rowspan")), _span(values.get("colspan")))
        elif tag == "caption":
            self.in_caption = True
        elif tag == "br" or tag in _BLOCK:
            self._break()
            self.level = int(tag[1]) if tag in _HEADINGS else self.level

    def handle_endtag(self, tag: str) -> None:
        if self.unseen:
            if tag == self.unseen[0]:
                self.unseen.pop()
            return
        if tag in _SKIP:
            self.skipping = max(0, self.skipping - 1)
        elif tag == "title":
            self.in_title = False
        elif tag == "table" and self.tables:
            self._close_table()
        elif tag in ("td", "th") and self.tables:
            self._close_cell()
        elif tag == "caption":
            self.in_caption = False
            self.flush()
        elif tag in _BLOCK:
            self._break()
            self.level = 0 if tag in _HEADINGS else self.level

    def handle_data(self, data: str) -> None:
        if self.skipping:
            return
        if self.unseen:
            self.gone += data.strip()
            return
        if self.in_title:
            self.source.heading += data.strip()
            return
        text = re.sub(r"[ \t\r\n\xa0]+", " ", data)
        if self.tables and not self.in_caption:
            if self.tables[-1].cell is not None:
                self.tables[-1].cell.append(text)
        else:
            self.text.append(text)

    def _break(self) -> None:
        if self.tables:
            if self.tables[-1].cell is not None:
                self.tables[-1].cell.append("\n")
        else:
            self.flush()

    def flush(self) -> None:
        """End of a paragraph."""
        self._paragraphs("".join(self.text))
        self.text = []

    def _paragraphs(self, text: str) -> None:
        for line in text.split("\n"):
            if line.strip():
                self.count += 1
                clean = check_cell(line, "网页", self.count)
                if self.level:
                    self.headings.setdefault(self.level, []).append(len(self.source.blocks))
                self.source.blocks.append(Paragraph(clean, self.count))

    def _open_table(self) -> None:
        if len(self.tables) >= MAX_DEPTH:
            raise DocumentError(f"{self.source.name} 的表格嵌套过深", "请把表格复制到 Word 或 Excel 后再导入")
        self.flush()
        for table in self.tables:
            self._empty(table)
        self.tables.append(_Table())

    def _empty(self, table: _Table) -> None:
        """A table around another one is page layout: what it holds so far becomes paragraphs."""
        table.layout = True
        for row in table.rows:
            for text, _, _ in row:
                self._paragraphs(text)
        self._paragraphs("".join(table.cell or ()))
        table.rows, table.cell = [[]], [] if table.cell is not None else None

    def _close_cell(self) -> None:
        table = self.tables[-1]
        if table.cell is None:
            return
        lines = [line.strip() for line in "".join(table.cell).split("\n")]
        text = "\n".join(line for line in lines if line)
        if table.layout:
            self._paragraphs(text)
        else:
            table.rows[-1].append((text, *table.spans))
        table.cell = None

    def _close_table(self) -> None:
        self._close_cell()
        table = self.tables.pop()
        rows = [row for row in table.rows if row]
        if not rows or table.layout:
            return
        number = 1 + sum(isinstance(b, Grid) for b in self.source.blocks)
        grid = make_grid(contract(spread(rows, f"表{number}")), f"表{number}")
        if grid.width == 1:
            for line in grid.rows:
                self._paragraphs(line[0].text)
        else:
            self.source.blocks.append(grid)

    def _name_blocks(self) -> None:
        """<h3>修路</h3> over 责任单位：…, once for each task and without a number: the names of the tasks."""
        deepest = self.headings.get(max(self.headings, default=0), [])
        lines = {i: b for i, b in enumerate(self.source.blocks) if isinstance(b, Paragraph)}
        led = sum(names_unit(line.text) for line in lines.values())
        numbered = any(read_line(0, lines[i].text).style for i in deepest)
        if len(lines) < len(self.source.blocks) or not 2 < len(deepest) <= led or numbered:
            return
        for i in deepest:
            self.source.blocks[i] = Paragraph(f"项目名称：{lines[i].text}", lines[i].row)

    def finish(self) -> None:
        """Close what the document left open."""
        self.close()
        while self.tables:
            self._close_table()
        self.flush()
        self._name_blocks()
        if self.gone:
            self.source.warn(None, "", f"隐藏或有删除线的文字没有读：{self.gone[:60]}", "网页")


def _is_unseen(tag: str, attributes: dict[str, str | None]) -> bool:
    style = attributes.get("style") or ""
    return tag in _STRUCK or bool(_HIDDEN.search(style) or _LINE_THROUGH.search(style))


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return (
        min(max(int(digits), 1), MAX_SPAN) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 1
    )


def spread(rows: list[list[tuple[str, int, int]]], place: str) -> list[list[Cell]]:
    """Cells with (text, rowspan, colspan) → a full grid; covered cells repeat the text."""
    cells: list[dict[int, Cell]] = [{} for _ in rows]
    total = 0
    for index, row in enumerate(rows):
        column = 0
        for text, down, right in row:
            while column in cells[index]:
                column += 1
            text = check_cell(text, place, index + 1)
            for lower in range(index, min(index + down, len(rows))):
                for beside in range(column, column + right):
                    cells[lower].setdefault(beside, Cell(text, lower > index, beside > column))
                    total += 1
            if total > MAX_CELLS:
                raise DocumentError(f"{place}展开后过大", "请检查合并单元格，或复制到 Excel 后再导入")
            column += right
    return [[row.get(i, Cell("")) for i in range(max(row, default=-1) + 1)] for row in cells]


def read(data: bytes, source: Source) -> None:
    """Parse a page, in the encoding that it names or that fits."""
    read_page(text_of(data, "", source.name), source)


def text_of(data: bytes, charset: str, name: str = "网页") -> str:
    """The page's text: ``charset`` is what the file around it says, else what the page says of itself counts."""
    named = _CHARSET.search(data[:4096])
    charset = charset.lower() or (named[1].decode("ascii").lower() if named else "")
    encoding = {"gbk": "gb18030", "gb2312": "gb18030"}.get(charset, charset)
    if encoding in ("gb18030", "big5", "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decode(data, name)


def read_page(text: str, source: Source) -> None:
    """Add a page's blocks."""
    reader = _Reader(source)
    reader.feed(text)
    reader.finish()
