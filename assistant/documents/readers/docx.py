"""Word → paragraphs and grids.  python-docx opens the package; the body is walked as XML, because its own
``paragraphs`` and ``tables`` leave out tracked insertions and content controls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from assistant.documents.grid import EMPTY, Cell, Grid, Paragraph, Source, check_cell, contract, make_grid
from assistant.documents.packages import missing
from assistant.documents.readers.docx_numbers import Numbering, W
from assistant.documents.readers.html import MAX_SPAN
from assistant.errors import DocumentError

_TRANSPARENT = frozenset(f"{W}{n}" for n in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Deleted text, properties, text boxes (read apart), the pinyin over a character, the copy for old programs.
_GONE = frozenset((*(f"{W}{n}" for n in ("del", "moveFrom", "pPr", "rPr", "txbxContent", "rt")), _FALLBACK))
_UNSEEN = {"vanish": "隐藏", "strike": "有删除线", "dstrike": "有删除线"}


def read(data: bytes, source: Source) -> None:
    """All paragraphs and tables of the body in order, then text boxes."""
    document = _open(data, source.name)
    numbering = _numbering(document)
    reader = _Reader(source, numbering)
    body = document.element.body
    reader.blocks(body)
    boxes = [box for box in body.iter(f"{W}txbxContent") if not _in_fallback(box)]
    titles = []
    for box in boxes:
        if box.find(f".//{W}tbl") is not None:
            reader.blocks(box)
        else:
            titles += [text for p in box.iter(f"{W}p") if (text := "".join(_words(p)).strip())]
    # A title is often set in a text box, so it counts as text before the table.
    source.blocks[:0] = [Paragraph(check_cell(text, "文本框", 1)) for text in titles]
    for text in titles:
        source.warn(None, "", f"文本框里的文字放在最前面：{text[:30]}")
    if any(True for _ in body.iter(f"{W}del", f"{W}ins")):
        source.warn(None, "", "有修订痕迹：按接受全部修订后的内容读取")


def _in_fallback(element: Any) -> bool:
    return any(parent.tag == _FALLBACK for parent in element.iterancestors())


def _open(data: bytes, name: str) -> Any:
    try:
        import docx
    except ImportError:
        raise missing("python-docx", "读 Word 文件") from None
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


def _unseen(run: Any) -> str:
    """How a run is hidden or struck through, "" for one that is to be read."""
    for name, how in _UNSEEN.items():
        mark = run.find(f"{W}rPr/{W}{name}")
        if mark is not None and mark.get(f"{W}val") not in ("0", "false", "off"):
            return how
    return ""


def _words(element: Any, unseen: list[tuple[str, str]] | None = None) -> Iterator[str]:
    """The text of a paragraph with accepted revisions: tabs and line breaks kept.

    What is hidden or struck through goes to ``unseen`` as (how, text).
    """
    for child in element:
        if child.tag in _GONE or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}r" and (how := _unseen(child)):
            if unseen is not None:
                unseen.append((how, "".join(_words(child))))
        elif child.tag in (f"{W}t", f"{_MATH}t"):
            yield child.text or ""
        elif child.tag == f"{_MATH}den":
            yield "/"
            yield from _words(child, unseen)
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag == f"{W}cr" or (
            child.tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping")
        ):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _words(child, unseen)


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
                self._table(child)
            elif child.tag in _TRANSPARENT:
                self.blocks(child)

    def _paragraph(self, element: Any, place: str = "正文", row: int = 0, bare: bool = False) -> str:
        """Number and text; ``bare``: a number without text counts too (a column of automatic numbers)."""
        unseen: list[tuple[str, str]] = []
        text = "".join(_words(element, unseen))
        for how in dict.fromkeys(how for how, _ in unseen):
            gone = "".join(words for kind, words in unseen if kind == how).strip()
            if gone:
                self.source.warn(row or self.lines, "", f"{how}的文字没有读：{gone[:60]}", place)
        return self.numbering.mark(element) + text if text.strip() or bare else ""

    def _table(self, table: Any) -> None:
        inner = _only_cell(table)
        if inner is not None:  # a frame around the real table
            self.blocks(inner)
            return
        self.tables += 1
        place = f"表{self.tables}"
        rows: list[list[Cell]] = []
        numbers: list[int] = []
        for number, row in enumerate(_children(table, "tr"), 1):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.source.warn(number, "", "标记为删除的一行，没有读", place)
                continue
            rows.append(self._row(row, rows[-1] if rows else [], place, number))
            numbers.append(number)
        grid = make_grid(contract(rows), place, numbers)
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
            across = properties.find(f"{W}hMerge") if properties is not None else None
            if across is not None and across.get(f"{W}val") in (None, "continue") and cells:
                cells += [Cell(cells[-1].text, cells[-1].from_above, True)] * span
                continue
            text = check_cell(self._cell(cell, place, number), place, number)
            cells += [Cell(text, False, i > 0) for i in range(span)]
        return cells

    def _cell(self, cell: Any, place: str, number: int) -> str:
        """Paragraphs of a cell, one a line; a table inside it as lines too."""
        paragraphs = [
            child
            for child in cell.iter(f"{W}p")
            if not any(p.tag in (f"{W}txbxContent", _FALLBACK) for p in child.iterancestors())
        ]
        if cell.find(f"{W}tbl") is not None:
            self.source.warn(number, "", "单元格里还有表格，逐行读作文字", place)
        text = ""
        for child in paragraphs:
            text += self._paragraph(child, place, number, bare=len(paragraphs) == 1)
            # A deleted paragraph mark joins the paragraph to the next one.
            text += "" if child.find(f"{W}pPr/{W}rPr/{W}del") is not None else "\n"
        return text


def _only_cell(table: Any) -> Any:
    """The cell of a 1×1 table that holds another table, else None."""
    cells = [cell for row in _children(table, "tr") for cell in _children(row, "tc")]
    return cells[0] if len(cells) == 1 and cells[0].find(f"{W}tbl") is not None else None


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
