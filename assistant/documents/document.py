"""One document, from the file to a :class:`ListRecord` and what was guessed on the way."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from assistant.catalog.records import ListRecord, TaskRecord
from assistant.documents.about import About, find_about, lines_outside
from assistant.documents.columns import is_heading_row
from assistant.documents.drafts import Draft, finish_tasks
from assistant.documents.formats import reader_of
from assistant.documents.grid import Grid, ImportWarning, Paragraph, Source
from assistant.documents.headings import role_of
from assistant.documents.sniff import read_bytes, sniff
from assistant.errors import DocumentError


@dataclass(frozen=True)
class ImportResult:
    """A document understood.  ``digest`` is the SHA-256 of the file's bytes."""

    record: ListRecord
    warnings: tuple[ImportWarning, ...]
    digest: str
    kind: str


def read_document(
    path: str | Path,
    *,
    region: str | None = None,
    city: str | None = None,
    year: int | None = None,
    title: str | None = None,
    issued: str | None = None,
) -> ImportResult:
    """Read a list from a file; the options override what the document says.

    Raises :class:`DocumentError` for a file that cannot be read as a list, or whose region or year is unknown.
    """
    path = Path(path)
    data = read_bytes(path)
    kind, remarks = sniff(data, path)
    source = Source(path.name)
    for remark in remarks:
        source.warn(None, "", remark)
    given = About(title or "", region or "", city or "", year or 0, _iso_date(issued))
    digest = hashlib.sha256(data).hexdigest()
    if kind == "json":
        record = _from_json(data, path, source, given)
    else:
        reader_of(kind)(data, source)
        record = understand(source, given, path.stem)
    return ImportResult(record, tuple(source.warnings), digest, kind)


def _iso_date(issued: str | None) -> str:
    if not issued:
        return ""
    from datetime import date

    try:
        return date.fromisoformat(issued).isoformat()
    except ValueError:
        raise DocumentError(f"印发日期“{issued}”无法识别", "格式：2023-03-30") from None


def _from_json(data: bytes, path: Path, source: Source, given: About) -> ListRecord:
    from assistant.documents.readers.csv import decode
    from assistant.documents.readers.json import read_json

    fields, tasks = read_json(decode(data, path.name), path.name)
    try:
        year = int(fields.get("year") or 0)
    except (TypeError, ValueError):
        raise DocumentError(f"{path.name} 的年份不是数字", "请检查 list.year") from None
    title, region, city, issued = (str(fields.get(k) or "") for k in ("title", "region", "city", "issued"))
    source.blocks.append(Paragraph(f"标题：{given.title or title or path.stem}"))
    merged = About("", given.region or region, given.city or city, given.year or year, given.issued or issued)
    about = find_about(source, [b.text for b in source.blocks if isinstance(b, Paragraph)], merged)
    return _record(about, tasks, path.stem, source)


def understand(source: Source, given: About, document: str) -> ListRecord:
    """Blocks → record: tables with headings first, else glued text, else paragraphs."""
    preamble, everything = lines_outside(source)
    drafts: list[Draft] = []
    if _has_headed_grid(source):
        from assistant.documents.tables import read_grids

        drafts = read_grids(source)
    if not drafts:
        drafts, preamble = _from_lines(source)
    if not drafts:
        raise DocumentError(
            f"{source.name}：没有找到任务", "要有“任务”“责任单位”等表头的表格，或写明“责任单位：…”的段落"
        )
    about = find_about(source, preamble or everything, given)
    return _record(about, finish_tasks(drafts, source, about.year), document, source)


def _has_headed_grid(source: Source) -> bool:
    return any(is_heading_row(row) for b in source.blocks if isinstance(b, Grid) for row in b.rows[:40])


def _from_lines(source: Source) -> tuple[list[Draft], list[str]]:
    from assistant.documents.glued import is_glued_heading, read_glued
    from assistant.documents.paragraphs import read_paragraphs

    lines: list[tuple[int, str]] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            lines += [(block.row, text) for text in block.text.split("\n")]
        else:
            lines += _grid_lines(block)
    if any(is_glued_heading(text) for _, text in lines):
        return read_glued(lines, source)
    return read_paragraphs(lines, source)


def _grid_lines(grid: Grid) -> list[tuple[int, str]]:
    """A table without headings as lines: 项目名称 | 修路 → 项目名称：修路."""
    lines = []
    for number, row in zip(grid.numbers, grid.rows, strict=True):
        own = [c.text for c in row if c.text and not c.from_left and not c.from_above]
        while own:
            if len(own) > 1 and role_of(own[0]).kind:
                label, text, own = own[0], own[1], own[2:]
                first, *more = text.split("\n")
                lines += [
                    (number, f"{''.join(label.split()).rstrip(':：')}：{first}"),
                    *((number, m) for m in more),
                ]
            else:
                lines += [(number, text) for text in own.pop(0).split("\n")]
    return lines


def _record(about: About, tasks: tuple[TaskRecord, ...], document: str, source: Source) -> ListRecord:
    if not tasks:
        raise DocumentError(f"{source.name}：没有找到任务", "请确认文件是否正确")
    return ListRecord(
        title=about.title,
        region=about.region,
        year=about.year,
        issued=about.issued,
        document=document,
        tasks=tasks,
        city=about.city,
    )
