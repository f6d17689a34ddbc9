"""PDF with text → paragraphs and grids: cells by their printed lines.  Everything read so is to be checked."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from assistant.documents.grid import Paragraph, Source, check_cell
from assistant.documents.packages import missing
from assistant.documents.readers.pdf_tables import Box, Joiner, PageTable, goes_on
from assistant.documents.readers.pdf_text import Line, paragraphs
from assistant.errors import DocumentError

MAX_PAGES = 1_000
_PAGE_NUMBER = re.compile(r"[-—–－\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／共]\s*\d{1,4}\s*页?)?)[-—–－\s]*")
_EDGE = 0.1  # a running title stands in this part of the page


def read(data: bytes, source: Source) -> None:
    """All pages; raises :class:`DocumentError` for a scan, a password, or a damaged file."""
    try:
        import pdfplumber
    except ImportError:
        raise missing("pdfplumber", "读 PDF 文件") from None
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    pages = _Pages(source)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise DocumentError(f"{source.name} 有{len(pdf.pages)}页", "请只导出清单所在的几页再导入")
            for page in pdf.pages:
                pages.add(page)
                page.close()
    except DocumentError:
        raise
    except Exception as error:  # pdfminer lets errors of every kind through
        locked = "Password" in type(error).__name__ or "Password" in repr(error)
        reason = "有密码" if locked else f"已损坏或不是规范的 PDF（{type(error).__name__}）"
        raise DocumentError(f"{source.name} {reason}", "请用 WPS 或浏览器打开，另存为 .docx 再导入") from None
    if not pages.characters:
        raise DocumentError(
            f"{source.name} 是扫描的 PDF，里面没有文字", "请先做文字识别（OCR），把结果另存为 .docx 再导入"
        )
    source.warn(None, "", "PDF 没有单元格，按版面的线和字读出，请逐格核对")
    pages.finish()


class _Pages:
    """Collects pages; a table is finished when another one or a text begins."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.parts: list[PageTable] = []
        self.tables = self.lines = self.characters = 0
        self.running: set[str] = set()

    def add(self, page: Any) -> None:
        """One page's text and tables from top to bottom."""
        upright = page.dedupe_chars()
        self.characters += sum(not c["text"].isspace() for c in upright.chars)
        found = sorted((t for t in upright.find_tables() if len(t.cells) > 1), key=lambda t: t.bbox[1])
        outside = self._outside(upright, [t.bbox for t in found])
        for table in found:
            self._text([line for line in outside if line.top < table.bbox[1]])
            outside = [line for line in outside if line.top >= table.bbox[1]]
            self._table(upright, table)
        self._text(outside)

    def _outside(self, page: Any, areas: list[tuple[float, float, float, float]]) -> list[Line]:
        def is_outside(item: dict[str, Any]) -> bool:
            if item["object_type"] != "char":
                return True
            x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
            return not any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in areas)

        kept = []
        for line in _lines(page.filter(is_outside)):
            at_edge = line.top < _EDGE * page.height or line.bottom > (1 - _EDGE) * page.height
            if _PAGE_NUMBER.fullmatch(line.text) or (at_edge and line.text in self.running):
                continue
            if at_edge:
                self.running.add(line.text)
            kept.append(line)
        return kept

    def _text(self, lines: list[Line]) -> None:
        if not lines:
            return
        self._finish_table()
        for text in paragraphs(lines):
            self.lines += 1
            clean = check_cell(text, "正文", self.lines)
            if clean:
                self.source.blocks.append(Paragraph(clean, self.lines))

    def _table(self, page: Any, table: Any) -> None:
        part = PageTable(
            page.page_number, [_box(page, cell) for cell in table.cells], table.bbox[0], table.bbox[2]
        )
        last = self.parts[-1] if self.parts else None
        if last is not None and (last.page == part.page or not goes_on(part, last)):
            self._finish_table()
        self.parts.append(part)

    def _finish_table(self) -> None:
        if self.parts:
            self.tables += 1
            Joiner(self.parts, self.tables, self.source).grid()
            self.parts = []

    def finish(self) -> None:
        """The last table."""
        self._finish_table()


def _lines(page: Any) -> list[Line]:
    return [
        Line(line["text"], line["x0"], line["x1"], line["top"], line["bottom"])
        for line in page.extract_text_lines(return_chars=False)
        if line["text"].strip()
    ]


def _box(page: Any, area: tuple[float, float, float, float]) -> Box:
    """A cell with its text: the characters whose middle is inside."""
    x0, top, x1, bottom = area

    def is_inside(item: dict[str, Any]) -> bool:
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return bool(item["object_type"] == "char" and x0 <= x <= x1 and top <= y <= bottom)

    return Box(area, _lines(page.filter(is_inside)))
