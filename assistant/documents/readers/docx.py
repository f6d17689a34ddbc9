"""Word → paragraphs and grids.  python-docx opens the package; the body is walked as XML, because its own
``paragraphs`` and ``tables`` leave out tracked insertions and content controls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.documents.grid import EMPTY, Cell, Grid, Paragraph, Source, check_cell, make_grid
from assistant.documents.readers.docx_numbers import Numbering, W
from assistant.documents.readers.html import MAX_SPAN
from assistant.errors import DocumentError

_TRANSPARENT = frozenset(f"{W}{n}" for n in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset((f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}txbxContent", _FALLBACK))


def read(data: bytes, source: Source) -> None:
    """All paragraphs and tables of the body in order, then text boxes."""
    document = _open(data, source.name)
    numbering = _numbering(document)
    reader = _Reader(source, numbering)
    body = document.element.body
    reader.blocks(body)
    boxes = [
        "".join(_words(p)).strip()
        for box in body.iter(f"{W}txbxContent")
        for p in box.iter(f"{W}p")
        if not _in_fallback(box)
    ]
    for text in filter(None, boxes):
        # A title is often set in a text box, so it counts as text before the table.
        source.blocks.insert(0, Paragraph(check_cell(text, "文本框", 1)))
        source.warn(None, "", f"文本框里的文字放在最前面：{text[:30]}")
    if any(True for _ in body.iter(f"{W}del", f"{W}ins")):
        source.warn(None, "", "有修订痕迹：按接受全部修订后的内容读取")


def _in_fallback(element: Any) -> bool:
    return any(parent.tag == _FALLBACK for parent in element.iterancestors())


def _open(data: bytes, name: str) -> Any:
    try:
        import docx
    except ImportError:
        raise DocumentError("读 Word 文件需要 python-docx", "请先运行 pip install 'qingdan[docs]'") from None
    try:
        document = docx.Document(io.BytesIO(data))
        if document.element.body is None:
            raise KeyError("body")
        return document
    except ValueError:
        raise DocumentError(f"{name} 是带宏的文档或模板", "请另存为普通的 .docx 再导入") from None
    except Exception as error:  # python-docx lets KeyError, XMLSyntaxError … of damaged parts through
        raise DocumentError(
            f"{name} 已损坏或不是规范的 Word 文件（{type(error).__name__}）", "请用 Word 打开后另存"
        ) from None


def _numbering(document: Any) -> Numbering:
    try:
        part = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        part = None
    return Numbering(part, document.styles.element)


def _words(element: Any) -> Iterator[str]:
    """The text of a paragraph with accepted revisions: tabs and line breaks kept."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}cr" or (
            child.tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping")
        ):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif isinstance(child.tag, str):
            yield from _words(child)


class _Reader:
    def __init__(self, source: Source, numbering: Numbering) -> None:
        self.source, self.numbering = source, numbering
        self.tables = self.lines = 0

    def blocks(self, parent: Any) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.lines += 1
                text = check_cell(self._paragraph(child), "正文", self.lines)
                if text:
                    self.source.blocks.append(Paragraph(text, self.lines))
            elif child.tag == f"{W}tbl":
                self.tables += 1
                self._table(child)
            elif child.tag in _TRANSPARENT:
                self.blocks(child)

    def _paragraph(self, element: Any) -> str:
        text = "".join(_words(element))
        return self.numbering.mark(element) + text if text.strip() else ""

    def _table(self, table: Any) -> None:
        place = f"表{self.tables}"
        rows: list[list[Cell]] = []
        for number, row in enumerate(_children(table, "tr"), 1):
            rows.append(self._row(row, rows[-1] if rows else [], place, number))
        grid = make_grid(rows, place)
        if grid.width == 1:
            self._single_column(grid)
        elif grid.rows:
            self.source.blocks.append(grid)

    def _single_column(self, grid: Grid) -> None:
        for number, row in zip(grid.numbers, grid.rows, strict=True):
            if row[0].text and not row[0].from_above:
                self.source.blocks.append(Paragraph(row[0].text, number))

    def _row(self, row: Any, above: list[Cell], place: str, number: int) -> list[Cell]:
        cells = [EMPTY] * _size(row.find(f"{W}trPr/{W}gridBefore"))
        for cell in _children(row, "tc"):
            properties = cell.find(f"{W}tcPr")
            span = max(1, _size(properties.find(f"{W}gridSpan")) if properties is not None else 1)
            merge = properties.find(f"{W}vMerge") if properties is not None else None
            continued = merge is not None and merge.get(f"{W}val") in (None, "continue")
            if continued and len(cells) < len(above):
                cells += [
                    Cell(c.text, True, i > 0) for i, c in enumerate(above[len(cells) : len(cells) + span])
                ]
                continue
            text = check_cell(self._cell(cell, place, number), place, number)
            cells += [Cell(text, False, i > 0) for i in range(span)]
        return cells

    def _cell(self, cell: Any, place: str, number: int) -> str:
        """Paragraphs of a cell, one a line; a table inside it as lines too."""
        lines = []
        for child in cell.iter(f"{W}p"):
            if any(p.tag in (f"{W}txbxContent", _FALLBACK) for p in child.iterancestors()):
                continue
            lines.append(self._paragraph(child))
        if cell.find(f"{W}tbl") is not None:
            self.source.warn(number, "", "单元格里还有表格，逐行读作文字", place)
        return "\n".join(lines)


def _children(parent: Any, name: str) -> Iterator[Any]:
    """Rows or cells, also those inside content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _children(child, name)


def _size(element: Any) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), MAX_SPAN) if value.isdigit() else 0
