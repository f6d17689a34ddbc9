"""Cells one after another, their rows lost (copied from a web page, a pipe table cut by line ends) → grids.

The headings are the first run of cells that are headings; the cells after them find their columns by what they
are (:mod:`assistant.documents.aligning`).  What was guessed is reported with its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from assistant.documents.about import is_title
from assistant.documents.aligning import DOUBTFUL, Placed, align, numbers_of
from assistant.documents.columns import is_heading_row
from assistant.documents.drafts import split_category
from assistant.documents.grid import Cell, Grid, Paragraph, Source, make_grid
from assistant.documents.headings import clean_heading, role_of
from assistant.documents.natures import kind_of_column, nature
from assistant.documents.rows_aside import is_caption
from assistant.documents.wrapped import PAGE

_END = re.compile(
    r"^(?:附件?\s*\d*\s*[:：]?$|附件?\s*\d+[:：.、]|分享到|扫一扫|打印|关闭|【?(?:打印|关闭|字体)|上一[篇条]|下一[篇条]|相关(?:链接|文件|新闻)|责任编辑|编辑[:：]|footer$|版权所有|主办单位[:：]"
    r"|20\d\d年\d{1,2}月\d{1,2}日$|抄送|注[:：]|备注[:：]|说明[:：]|索引号)",
    re.I,
)
# Who signed, in the last lines only: a cell of a row can say so too.
_SIGNED = re.compile(r"^(?:填表|填报|制表|审核|联系|咨询)(?:人|单位|电话|部门)?\s*[:：]")
_RESULT = re.compile(r"完成情况|进展|落实情况|实际|成效")
_MOST_JOINS = 10
_HALVES = frozenset(
    "责任 牵头 配合 协办 领导 单位 部门 科室 目标 任务 内容 时限 时间 情况 安排 进度 名称 项目 工作 完成 主要 重点 攻坚 类别".split()
)


@dataclass(frozen=True)
class Piece:
    """A cell as found: its line, and whether it is known to begin a row (None: nobody knows)."""

    text: str
    row: int
    begins: bool | None = None


_TAILS = frozenset("领导 单位 部门 科室 任务 内容 时限 时间 情况 安排 进度 名称".split())


def heading_run(pieces: Sequence[Piece], start: int = 0) -> tuple[int, int] | None:
    """The first run of at least three cells that are headings, as (first, one after the last)."""
    first = start
    while first < len(pieces):
        last = first
        while last < len(pieces) and _is_heading(pieces[last].text):
            last += 1
        while last - first >= 3:
            run = pieces[first:last]
            if is_heading_row(tuple(Cell(p.text) for p in run)) or _numbered(run):
                return first, last
            break
        first = max(last, first + 1)
    return None


def _numbered(run: Sequence[Piece]) -> bool:
    roles = {role_of(p.text).kind for p in run}
    return "number" in roles and bool(roles & {"lead", "quarter", "deadline", "progress"})


def _is_heading(text: str) -> bool:
    clean = clean_heading(text)
    if (
        not clean
        or len(clean) > 18
        or re.search("[：:。；;]", text)
        or _is_whole_title(text)
        or _captions(text)
    ):
        return False
    return bool(role_of(text).kind) or (len(clean) <= 6 and nature(text) in ("short", "units", "person"))


def _captions(text: str) -> bool:
    """一、安全保障, alone on its line: the name of the rows below it."""
    return split_category(text)[0] is not None and not text[:1].isdecimal() and is_caption(text)


def _is_whole_title(text: str) -> bool:
    """A title, not a heading that has a title's words (民生实事项目名称): it names a year, or what it is."""
    return is_title(text) and bool(
        re.search(r"20\d\d|(?:表|清单|方案|通知|报告|通报|要点|情况|计划)(?:[（(].*[）)])?$", text)
    )


def read_stream(pieces: Sequence[Piece], source: Source) -> bool:
    """Add the paragraphs and grids of the pieces; False when no run of headings is among them."""
    at, tables = 0, 0
    while True:
        run = heading_run(pieces, at)
        end = _end_of(pieces, run[1]) if run else len(pieces)
        before = pieces[at : run[0]] if run else pieces[at:]
        source.blocks += [Paragraph(p.text, p.row) for p in before if p.text]
        if not run:
            return tables > 0
        tables += 1
        grid = _grid(pieces[run[0] : run[1]], pieces[run[1] : end], f"表{tables}", source)
        source.blocks.append(grid)
        at = end


def _end_of(pieces: Sequence[Piece], body: int) -> int:
    """Where the table's cells end: at a footer, or at the title of the next table."""
    for i in range(body, len(pieces)):
        text = pieces[i].text
        if _END.match(text) or (_SIGNED.match(text) and i >= len(pieces) - 4):
            return i
        if (
            _is_whole_title(text)
            and pieces[i].begins is not False
            and (heading_run(pieces[i : i + 8]) or i >= len(pieces) - 2)
        ):
            return i
    return len(pieces)


def _grid(headings: Sequence[Piece], body: Sequence[Piece], place: str, source: Source) -> Grid:
    names = _join_headings([p.text for p in headings], body)
    kinds = [kind_of_column(role_of(name), name) for name in names]
    body, captions = _without_captions(_without_pages(headings, body), "category" in kinds)
    placed = align([p.text for p in body], kinds, [p.begins for p in body])
    rows, numbers = _rows(names, body, placed, place, source)
    lines = [[Cell(text) for text in line] for line in (names, *rows)]
    for at, caption in reversed(captions):  # in front of the row that begins with the cell there
        row = sum(where.begins for where in placed[: at + 1]) if at < len(placed) else len(lines)
        wide = Cell(caption.text, from_left=True)
        lines.insert(max(row, 1), [Cell(caption.text), *[wide] * (len(names) - 1)])
        numbers.insert(max(row, 1) - 1, caption.row)
    return make_grid(lines, place, [headings[0].row, *numbers])


def _without_pages(headings: Sequence[Piece], body: Sequence[Piece]) -> list[Piece]:
    """The cells without what a page adds: its number, and the headings once more."""
    kept = [piece for piece in body if not PAGE.fullmatch(piece.text)]
    names = [piece.text for piece in headings]
    at = 0
    while at + len(names) <= len(kept):
        if [piece.text for piece in kept[at : at + len(names)]] == names:
            del kept[at : at + len(names)]
        else:
            at += 1
    return kept


def _without_captions(
    body: Sequence[Piece], in_a_column: bool
) -> tuple[list[Piece], list[tuple[int, Piece]]]:
    """The cells, and what stands alone over several rows: where the next cell is, and the caption."""
    if in_a_column:
        return list(body), []
    kept: list[Piece] = []
    captions: list[tuple[int, Piece]] = []
    for piece in body:
        if _captions(piece.text):
            captions.append((len(kept), piece))
        else:
            below = bool(captions) and captions[-1][0] == len(kept)
            kept.append(replace(piece, begins=True) if below else piece)
    return kept, captions


def _rows(
    names: Sequence[str], body: Sequence[Piece], placed: Sequence[Placed], place: str, source: Source
) -> tuple[list[list[str]], list[int]]:
    rows: list[list[str]] = []
    numbers: list[int] = []
    for piece, where in zip(body, placed, strict=True):
        if where.begins or not rows:
            rows.append([""] * len(names))
            numbers.append(piece.row)
        known = rows[-1][where.column]
        rows[-1][where.column] = f"{known}\n{piece.text}" if known and piece.text else known or piece.text
        if where.margin < DOUBTFUL and piece.text:
            reason = f"“{piece.text[:24]}”的位置不确定，读作“{names[where.column]}”"
            source.warn(piece.row, names[where.column], reason, place)
    return rows, numbers


def _join_headings(names: list[str], body: Sequence[Piece]) -> list[str]:
    """Headings cut by line ends (责任 / 领导): joined where the rows then have as many cells as headings."""
    texts = [p.text for p in body]
    starts = sorted(numbers_of(texts))
    sizes = Counter(b - a for a, b in pairwise([*starts, len(texts)])) if len(starts) > 1 else Counter()
    joints = [i for i, pair in enumerate(pairwise(names)) if _broken(*pair)][:_MOST_JOINS]
    if not sizes or not joints:
        return names
    width = sizes.most_common(1)[0][0]
    if width >= len(names):
        return names
    best = max(
        _variants(names, joints),
        key=lambda v: (len(v) == width, -sum(map(_odd, v)), -sum(len("".join(h)) ** 2 for h in v)),
    )
    return ["".join(heading) for heading in best]


def _broken(left: str, right: str) -> bool:
    short = clean_heading(left) in _HALVES or clean_heading(right) in _HALVES
    numbered = "number" in (role_of(left).kind, role_of(right).kind)
    return not numbered and (short or bool(role_of(left).quarter and _RESULT.search(right)))


def _variants(names: list[str], joints: list[int]) -> Iterator[list[list[str]]]:
    for choice in product((False, True), repeat=len(joints)):
        joined = {joint for joint, chosen in zip(joints, choice, strict=True) if chosen}
        variant = [[names[0]]]
        for i, name in enumerate(names[1:]):
            if i in joined:
                variant[-1].append(name)
            else:
                variant.append([name])
        yield variant


def _odd(pieces: list[str]) -> int:
    """1 for a heading that is no whole one: half a word, three parts, a part that does not end a word."""
    text = "".join(pieces)
    known = role_of(text).kind or clean_heading(text).endswith("室")
    if len(pieces) == 1:
        return int(not known or (clean_heading(text) in _HALVES and role_of(text).kind != "number"))
    ends = clean_heading(pieces[1]) in _TAILS or bool(
        role_of(pieces[0]).quarter and _RESULT.search(pieces[1])
    )
    return int(not known or len(pieces) > 2 or not ends or clean_heading(pieces[0]) in _TAILS)
