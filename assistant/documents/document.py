"""One document, from the file to a :class:`ListRecord` and what was guessed on the way."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from assistant.catalog.records import ListRecord, TaskRecord
from assistant.documents.about import About, find_about, is_title, lines_outside
from assistant.documents.answerable import find_answerable
from assistant.documents.cleaning import clean_source
from assistant.documents.drafts import Draft, finish_tasks
from assistant.documents.formats import read_format
from assistant.documents.grid import Grid, ImportWarning, Paragraph, Source
from assistant.documents.headings import role_of
from assistant.documents.matrices import straighten_matrices
from assistant.documents.natures import looks_like_units
from assistant.documents.sniff import read_bytes, sniff
from assistant.documents.splitting import is_table, lift_titles, split_lists
from assistant.documents.verdict import doubts_of
from assistant.errors import DocumentError

if TYPE_CHECKING:
    from typing_extensions import Unpack

# 项目4, over a form
_FORM_NUMBER = re.compile(r"(?:项目|任务|事项|表)\s*第?\s*[\d０-９一二三四五六七八九十]+\s*[项个表]?")


class Options(TypedDict, total=False):
    """What the person says about the document; it overrides what the document says."""

    region: str | None
    city: str | None
    year: int | None
    title: str | None
    issued: str | None


@dataclass(frozen=True)
class ImportResult:
    """A list understood.  ``digest`` is the SHA-256 of the file's bytes (and of the place of a further list in it).

    ``doubts`` say why the list should not be stored unless a person has looked at it; empty: nothing against it.
    """

    record: ListRecord
    warnings: tuple[ImportWarning, ...]
    digest: str
    kind: str
    doubts: tuple[str, ...] = ()
    file: str = ""  # the SHA-256 of the whole file, the same for all of its lists


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """A big document is a million objects that all stay; looking for garbage among them takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@_without_collector()
def read_documents(
    path: str | Path,
    *,
    region: str | None = None,
    city: str | None = None,
    year: int | None = None,
    title: str | None = None,
    issued: str | None = None,
) -> tuple[ImportResult, ...]:
    """Read all lists of a file (附件1, 附件2; a sheet a year); the options override what the document says.

    Raises :class:`DocumentError` for a file that cannot be read as a list, or whose region or year is unknown.
    """
    path = Path(path)
    data = read_bytes(path)
    kind, remarks = sniff(data, path)
    source = Source(path.name)
    for remark in remarks:
        source.warn(None, "", remark)
    given = About(title or "", region or "", city or "", year or 0, _iso_date(issued))
    if kind == "json":
        record = _from_json(data, path, source, given)
        file = hashlib.sha256(data).hexdigest()
        return (ImportResult(record, tuple(source.warnings), file, kind, file=file),)
    read_format(kind, data, source)
    clean_source(source)
    straighten_matrices(source)
    lift_titles(source)
    file = hashlib.sha256(data).hexdigest()
    results = []
    for index, (record, part) in enumerate(understand(source, given, path.stem)):
        digest = hashlib.sha256(data + b"#%d" % index).hexdigest() if index else file
        doubts = doubts_of(record, part.warnings, given)
        results.append(ImportResult(record, tuple(part.warnings), digest, kind, doubts, file))
    return tuple(results)


def read_document(path: str | Path, **about: Unpack[Options]) -> ImportResult:
    """The one list of a file, as :func:`read_documents` reads it; raises :class:`DocumentError` for several."""
    results = read_documents(path, **about)
    if len(results) > 1:
        titles = "、".join(f"《{result.record.title}》" for result in results)
        raise DocumentError(f"{Path(path).name} 里有{len(results)}份清单：{titles}", "用 read_documents 读取")
    return results[0]


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
    title, region, city, issued, issuer = (
        str(fields.get(k) or "") for k in ("title", "region", "city", "issued", "issuer")
    )
    source.blocks.append(Paragraph(f"标题：{given.title or title or path.stem}"))
    merged = About(
        "", given.region or region, given.city or city, given.year or year, given.issued or issued, issuer
    )
    about = find_about(source, [b.text for b in source.blocks if isinstance(b, Paragraph)], merged)
    return _record(about, tasks, path.stem, source)


def understand(source: Source, given: About, document: str) -> list[tuple[ListRecord, Source]]:
    """Blocks → the records of the lists that are in them, each with its part of the document."""
    parts = split_lists(source)
    found = [(part, drafts, preamble) for part in parts for drafts, preamble in [_drafts(part)] if drafts]
    if not found:
        need = "要有“任务”“责任单位”等表头的表格，或写明“责任单位：…”的段落"
        raise DocumentError(f"{source.name}：没有找到任务", _stopped_at(source) or need)
    known = given
    results = []
    for part, drafts, preamble in found:
        about = find_about(part, preamble, known)
        if len(found) > 1:
            known = replace(known, region=known.region or about.region, city=known.city or about.city)
            part.warn(None, "清单", f"文件里有{len(found)}份清单，这一份是《{about.title}》")
        find_answerable(drafts, part)
        tasks = finish_tasks(drafts, part, about.year)
        results.append((_record(about, tasks, document, part), part))
    return results


def _stopped_at(source: Source) -> str:
    """The line of which the cells cannot be told apart: 1序号项目名称主要内容牵头单位…"""
    from assistant.documents.glued import headings_in

    for block in source.blocks:
        words = headings_in(block.text) if isinstance(block, Paragraph) else []
        if isinstance(block, Paragraph) and words:
            shown = "、".join(words[:5])
            return f"第{block.row}行的表头连成一片（{shown}），看不出各格的界限；请从原文件导入，或每格一行"
    return ""


def _drafts(part: Source) -> tuple[list[Draft], list[str]]:
    """Tables with headings first, else glued text, else paragraphs; and the lines before the first task."""
    preamble, everything = lines_outside(part)
    drafts: list[Draft] = []
    if any(map(is_table, part.blocks)):
        from assistant.documents.grids import read_grids

        drafts = read_grids(part)
    if not drafts:
        drafts, preamble = _from_lines(part)
    return drafts, preamble or everything


def _from_lines(source: Source) -> tuple[list[Draft], list[str]]:
    from assistant.documents.glued import is_glued_heading, read_glued
    from assistant.documents.paragraphs import read_paragraphs

    lines: list[tuple[int, str]] = []
    titles: set[str] = set()
    for block in source.blocks:
        if isinstance(block, Paragraph):
            if block.text in titles:  # said again over each sheet
                continue
            titles.update([block.text] if is_title(block.text) else [])
            lines += [
                (block.row, text) for text in block.text.split("\n") if not _FORM_NUMBER.fullmatch(text)
            ]
        elif _is_matrix(block):
            source.warn(block.numbers[0], "", "一列一项的表，没有导入：请转置成一行一项", block.place)
        elif _is_roster(block):
            source.warn(block.numbers[0], "", "表里没有任务一栏，没有导入", block.place)
        else:
            lines += _grid_lines(block)
    if any(is_glued_heading(text) for _, text in lines):
        return read_glued(lines, source)
    return read_paragraphs(lines, source)


def _is_matrix(grid: Grid) -> bool:
    """One column for each task: 责任单位 | 市人社局 | 市妇联."""
    for row in grid.rows:
        own = [c.text for c in row if c.text and not c.from_left]
        form = any(role_of(text).kind for text in own[1:])  # 牵头单位 | 区教育局 | 配合单位 | 区住建局
        if (
            len(own) > 2
            and role_of(own[0]).kind == "lead"
            and not form
            and all(map(looks_like_units, own[1:]))
        ):
            return True
    return False


def _is_roster(grid: Grid) -> bool:
    """Columns, but none of tasks: 姓名 | 单位 | 电话.  In a form a value stands beside each label."""
    kinds = [role_of(cell.text).kind for cell in grid.rows[0]]
    texts = [cell.text for cell in grid.rows[0]]
    return len(set(texts)) > 2 and any(
        all(pair) and left != right
        for pair, left, right in zip(pairwise(kinds), texts, texts[1:], strict=False)
    )


def _grid_lines(grid: Grid) -> list[tuple[int, str]]:
    """A table without headings as lines: 项目名称 | 修路 → 项目名称：修路."""
    lines = []
    for number, row in zip(grid.numbers, grid.rows, strict=True):
        own = [c.text for c in row if c.text and not c.from_left and not c.from_above]
        if len(own) == 1 and _FORM_NUMBER.fullmatch(own[0]):
            continue  # 项目4, over a form
        while own:
            if len(own) > 1 and role_of(own[0]).kind:
                label, text, own = own[0], own[1], own[2:]
                if role_of(label).kind in ("lead", "support"):  # 镇水利站、 / 沙埠村
                    text = re.sub(r"(?<![、，,；;])\n", "、", text).replace("\n", "")
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
        issuer=about.issuer,
    )
