"""Plain text → blocks: flattened tables, pipe tables (also Markdown), tab-separated rows, or paragraphs."""

from __future__ import annotations

import html
import re

from assistant.documents.cleaning import without_pinyin
from assistant.documents.columns import is_heading_row
from assistant.documents.flat_text import split_cells
from assistant.documents.grid import Cell, Paragraph, Source, check_cell, make_grid
from assistant.documents.headings import clean_heading, role_of
from assistant.documents.readers.boxes import is_drawn, read_boxes
from assistant.documents.readers.csv import decode, read_csv
from assistant.documents.readers.fixed import read_fixed
from assistant.documents.readers.pasted import read_lines, read_pipes
from assistant.documents.wrapped import unwrapped, without_blanks

_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
# Markdown without tables: # titles, **labels**; 张**、李** are names.
_TITLE = re.compile(r"^\s*#{1,6}\s+(?!source)")
_STRONG = re.compile(r"(?<!\S)(\*\*|__)([^*_]+)\1")
_BLANKS = re.compile(r"[ \u3000]{2,}")
_PIPE = re.compile(r"(?<!\\)[|｜]")


def read(data: bytes, source: Source) -> None:
    """A text file, in the encoding that it is in."""
    read_text(decode(data, source.name), source)


def read_text(text: str, source: Source) -> None:
    """Find the form of the text and add its blocks."""
    plain = without_pinyin(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"), source)
    plain = without_blanks(plain)
    lines = plain.split("\n")
    filled = sum(bool(line.strip()) for line in lines)
    if sum(line.strip("\n ").count("\t") >= 2 for line in lines) >= max(2, 0.5 * filled) or any(
        line.count(mark) > 1 and is_heading_row(tuple(map(Cell, line.split(mark))))
        for line in lines[:20]
        for mark in ",\t"
    ):
        read_csv(plain, source, "正文")
    elif is_drawn(lines):
        read_boxes(lines, source)
    elif _has_blank_columns(lines):
        read_csv("\n".join(_BLANKS.sub("\t", line.strip()) for line in lines), source, "正文")
    elif (
        read_fixed(lines, source)
        or sum(line.startswith("\t") for line in lines) >= 6
        and read_flat(plain, source)
    ):
        return
    elif any(_RULE.match(line) and "|" in line for line in lines):
        _read_markdown(lines, source)
    elif (
        sum(len(_PIPE.findall(line)) > 1 for line in lines) > 1
        or sum(bool(_PIPE.search(line)) for line in lines) >= 0.3 * filled
    ):
        read_pipes(lines, source)
    elif not read_lines(lines, source):
        for number, line in enumerate(unwrapped(lines), 1):
            clean = check_cell(_STRONG.sub(r"\2", _TITLE.sub("", line)), "正文", number)
            if clean:
                # Comment lines (source: …) say where a text was copied from.
                source.blocks.append(Paragraph(clean, number))


def _has_blank_columns(lines: list[str]) -> bool:
    """Whether columns stand apart by runs of blanks: headings, and below them mostly as many cells."""
    rows = [_BLANKS.split(line.strip()) for line in lines if line.strip()]
    for i, row in enumerate(rows[:20]):
        if len(row) > 2 and is_heading_row(tuple(map(Cell, row))):
            return 2 * sum(len(r) == len(row) for r in rows[i + 1 :]) > len(rows[i + 1 :])
    return False


def _read_markdown(lines: list[str], source: Source) -> None:
    """Runs of lines with | are tables; a |---| line says Markdown, where <br> and \\| are written for text."""
    rows: list[list[Cell]] = []
    numbers: list[int] = []
    tables = 0
    for number, line in [*enumerate(lines, 1), (len(lines) + 1, "")]:
        if len(_PIPE.findall(line)) >= 2 or (rows and _PIPE.search(line)):
            if not (_RULE.match(line) and "|" in line):
                rows.append([Cell(check_cell(c, "表格", number)) for c in _split_pipes(line)])
                numbers.append(number)
            continue
        clean = check_cell(line, "正文", number)
        if rows and (clean or number > len(lines)):
            tables += 1
            source.blocks.append(make_grid(rows, f"表{tables}", numbers))
            rows, numbers = [], []
        if clean:
            source.blocks.append(Paragraph(_unescape(clean.lstrip("#").strip()), number))


def _split_pipes(line: str) -> list[str]:
    text = line.strip()
    leading = text.startswith(("|", "｜"))
    parts = _PIPE.split(text)
    if leading:
        parts = parts[1:]
    if parts and not parts[-1].strip():
        parts = parts[:-1]
    return [_unescape(_STRONG.sub(r"\2", p.strip())) for p in parts]


def _unescape(text: str) -> str:
    lines = re.sub(r"<br\s*/?>", "\n", text, flags=re.I)
    return html.unescape(re.sub(r"\\([\\|*_`#<>\[\]~])", r"\1", lines))


def read_flat(text: str, source: Source) -> bool:
    """The form of the first list: a line with a tab starts a cell, lines after it belong to it.

    Only the headings tell how wide a row is, so the width is found from them and must divide the body.
    """
    preamble, cells = split_cells(text)
    heads = [i for i, cell in enumerate(cells[:40]) if role_of(cell).kind or clean_heading(cell) == ""]
    if not cells or not heads:
        return False
    last = _last_heading(cells)
    start = last + 1
    while start < len(cells) and not cells[start] and (len(cells) - start) % 8:
        start += 1
    headings = [cell for cell in cells[:start] if cell]
    width = _width(headings, len(cells) - start)
    if not width:
        return False
    for number, line in enumerate(preamble, 1):
        if line.strip():
            source.blocks.append(Paragraph(line.strip(), number))
    first = len(preamble)
    top = [Cell(h) for h in _align(headings, width)]
    rows = [top] + [
        [Cell(check_cell(c, "表格", first)) for c in cells[i : i + width]]
        for i in range(start, len(cells), width)
    ]
    source.blocks.append(make_grid(rows, "表格"))
    return is_heading_row(tuple(top))


def _last_heading(cells: list[str]) -> int:
    """Index of the last heading before the body: headings are short and all known."""
    last = -1
    for index, cell in enumerate(cells[:40]):
        if not cell:
            continue
        role = role_of(cell)
        if not role.kind or re.match(r"[一二三四五六七八九十]+、", cell):
            break
        last = index
    return last


def _leaves(headings: list[str]) -> list[str]:
    """The headings of single columns: 阶段性目标 over four quarters is none."""
    timed = [h for h in headings if role_of(h).quarter]
    first = headings.index(timed[0]) if timed else -1
    if first <= 0 or not timed:
        return headings
    plain = [h for h in headings if not role_of(h).quarter]
    over = next(
        (h for h in reversed(plain[: max(first, 1)]) if role_of(h).kind in ("goal", "progress")), None
    )
    if over and clean_heading(over) in (
        "阶段性目标",
        "目标",
        "进展情况",
        "季度目标",
        "工作进度",
        "时间进度",
        "进度安排",
    ):
        plain.remove(over)
    after = [h for h in plain if role_of(h).kind in ("lead", "support", "detail", "deadline", "progress")]
    before = [h for h in plain if h not in after]
    return [*before, *timed, *after]


def _align(headings: list[str], width: int) -> list[str]:
    """One heading per column; where one is missing, the first covers two columns (category and task)."""
    leaves = _leaves(headings)
    return ([leaves[0]] + leaves if len(leaves) == width - 1 else leaves)[:width]


def _width(headings: list[str], body: int) -> int:
    leaves = len(_leaves(headings))
    return next((w for w in (leaves, leaves + 1) if w >= 3 and body and body % w == 0), 0)
