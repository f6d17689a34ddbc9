"""Numbered paragraphs and label blocks → drafts of tasks."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.catalog.records import UnitRecord
from assistant.documents.drafts import Draft, plain_number
from assistant.documents.grid import Source
from assistant.documents.headings import role_of
from assistant.documents.labels import Piece, names_unit, split_labels, split_tail, with_whole_labels
from assistant.documents.natures import looks_like_units
from assistant.documents.numbering import Line, read_lines, split_inline
from assistant.documents.own_labels import (
    BLOCKS,
    LABEL,
    PLACE,
    ends_text,
    is_next_category,
    label_headings,
    label_sentences,
    label_tails,
    opens_with_unit,
    own_labels,
    style_of,
    titles_between,
)
from assistant.documents.schedules import STARTS_WITH_TIME, by_quarter
from assistant.documents.units import PEOPLE, no_unit, parse_units, people_in
from assistant.documents.wrapped import closed

_BULLET = re.compile(r"^\s*(?:[●○■□◆◇▲△★☆▪•·➤►√]|[-*+]\s)\s*(?:\[[ xX√✓]?\]\s*)?")
# A chapter of the document, not a kind of tasks: 二、主要任务
_CHAPTER = re.compile(
    r"(?:主要|重点|工作|年度|目标|具体)*(?:任务|工作|目标|内容|安排|清单)(?:和|及|与)?(?:责任)?(?:分工|安排)?"
)


def read_paragraphs(paragraphs: list[tuple[int, str]], source: Source) -> tuple[list[Draft], list[str]]:
    """(tasks, the lines before the first one).  ``paragraphs`` are (row, text)."""
    parts = ((row, part) for row, text in paragraphs for part in text.split("\n") if part.strip())
    rows = closed(with_whole_labels([(row, _BULLET.sub("", part)) for row, part in parts]))
    lines = read_lines([piece for row, text in rows for piece in split_inline(row, text)])
    if not any(names_unit(line.text) for line in lines):
        lines = label_sentences(label_tails(lines, source), source)
    if not any(names_unit(line.text) for line in lines):
        lines = label_headings(lines, source)
    if not any(names_unit(line.text) for line in lines):
        return [], [text for _, text in paragraphs]
    style, heads = style_of(lines)
    reader = ParagraphReader(style, source, own_labels(lines), heads)
    titles = titles_between(lines, style)
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line in titles:
            reader.set_category(line)
        else:
            before_units = following is not None and opens_with_unit(following)
            reader.feed(line, before_units, ends_text(line, following))
    return reader.finish()


class ParagraphReader:
    """Feeds on lines; ``style``: the numbering of tasks, 项目名称 for label blocks, None for neither.

    ``labels`` are those of the document's own, ``heads`` those that begin a block.
    """

    def __init__(
        self, style: str | None, source: Source, labels: frozenset[str], heads: frozenset[str]
    ) -> None:
        self.style, self.source, self.labels, self.heads = style, source, labels, heads
        self.item = 0  # the last number under a label
        self.shared: list[UnitRecord] = []  # units said with the category
        self.result = ""  # the heading of a part that tells results: 落实情况
        self.drafts: list[Draft] = []
        self.preamble: list[str] = []
        self.category_no: int | None = None
        self.category = ""
        self.label = ""
        self.awaits = False  # the label stood alone on its line
        self.headed = False  # a heading came after the last task
        self.pending: Line | None = None  # a number alone on its line, before 项目名称
        self.ended = False

    def feed(self, line: Line, heads: bool, ends: bool) -> None:
        """Take the next line; ``heads``: the line after it begins with 责任单位; ``ends``: it may end the tasks."""
        self.ended = self.ended or (ends and bool(self.drafts))
        if self.ended and not (line.style and line.style == self.style):
            self._warn(line, "", f"文末的文字，没有导入：{line.text[:60]}")
            return
        self.ended = False
        if self.style == BLOCKS:
            self._feed_block(line)
        elif self.style is None:
            self._feed_unnumbered(line, heads)
        else:
            self._feed_numbered(line)

    def _feed_numbered(self, line: Line) -> None:
        if line.style == self.style and self._is_item(line):
            self.item = line.number
            self._pieces(line, line.mark + line.text)
        elif line.style == self.style:
            self._start(line)
            self._pieces(line, line.text)
        elif line.style and (not self.drafts or self._is_category(line)):
            self.set_category(line)
        elif self.headed:
            self._warn(line, "", f"标题下的文字，没有导入：{line.text[:60]}")
        elif self.drafts:
            labelled = self._split(line.text)[0].label  # ①牵头单位：区教育局
            self._pieces(line, line.text if labelled else line.mark + line.text)
        else:
            self.preamble.append(line.mark + line.text)

    def _is_item(self, line: Line) -> bool:
        """Whether the number counts what stands under a label (进度安排：1. 2.), numbered as the tasks are."""
        listed = self.drafts and role_of(self.label).kind in ("deadline", "progress", "detail")
        if not listed or line.number != self.item + 1:
            return False
        next_task = (plain_number(self.drafts[-1].number) or 0) + 1
        return line.number != next_task or bool(STARTS_WITH_TIME.match(line.text))

    def _is_category(self, line: Line) -> bool:
        """A heading between tasks: short, of a style that is not used inside tasks, after a finished task."""
        finished = bool(self.drafts and self.drafts[-1].units)
        return (
            finished
            and line.style in ("一、", "（一）", "第一项")
            and len(line.text) <= 40
            and "。" not in line.text
        )

    def set_category(self, line: Line) -> None:
        """The heading stands over the tasks that follow."""
        if len(line.text) > 60:
            self.preamble.append(line.mark + line.text)
            return
        chapter = _CHAPTER.fullmatch(line.text)
        first, *units = split_labels(line.text)
        title = first.text if units else line.text
        self.category_no, self.category = (None, "") if chapter else (line.number or None, title)
        self.shared = [u for piece in units for u in parse_units(piece.text, role_of(piece.label).kind)]
        self.label = ""
        self.headed = bool(self.drafts)

    def _feed_block(self, line: Line) -> None:
        pieces = split_labels(line.text)
        starts = any(p.label in self.heads for p in pieces)
        if starts:
            numbered = line if line.style else self.pending
            self._start(numbered or line)
            self.pending = None
            self._pieces(line, line.text)
        elif line.style and not line.text:
            self.pending = line
        elif self.category and is_next_category(line, self.category_no):
            self.set_category(line)
        elif self.drafts:
            self._pieces(line, line.mark + line.text)
        elif line.style == "一、" and len(line.text) <= 40:
            self.set_category(line)
        else:
            self.preamble.append(line.mark + line.text)

    def _feed_unnumbered(self, line: Line, heads: bool) -> None:
        plain = not self._split(line.text)[0].label
        if plain and heads:
            self._start(line)
        elif plain and (not self.drafts or self.drafts[-1].units) and not self.label:
            if not names_unit(line.text) and not self.drafts and not line.style and len(line.text) <= 40:
                self.preamble.append(line.text)
                return
            self._start(line)
        if self.drafts:
            self._pieces(line, line.text)
        else:
            self.preamble.append(line.text)

    def _split(self, text: str) -> list[Piece]:
        """The line at its labels, those of the document's own too."""
        pieces = split_labels(text, self.labels)
        own = LABEL.match(text.strip())
        if len(pieces) == 1 and not pieces[0].label and own and own[1] in self.labels:
            return [Piece(own[1], text.strip()[own.end() :].strip())]
        return pieces

    def _start(self, line: Line) -> None:
        number = str(line.number) if line.style else ""
        draft = Draft(line.row, PLACE, number, self.category_no, self.category, units=list(self.shared))
        self.drafts.append(draft)
        self.label = self.result = ""
        self.item = 0
        self.headed = self.awaits = False

    def _pieces(self, line: Line, text: str) -> None:
        for piece in self._split(text):
            if piece.label:
                self.label, self.item = piece.label, 0
                if not piece.text and not role_of(piece.label).quarter:
                    self.result = piece.label if role_of(piece.label).kind == "progress" else ""
                self.awaits = not piece.text
            if piece.text:
                self._store(line, piece, fresh=bool(piece.label) or self.awaits)
                self.awaits = False

    def _store(self, line: Line, piece: Piece, fresh: bool) -> None:
        """Put a text where its label says; a line without a label goes on with the label before it."""
        draft, label, text = self.drafts[-1], self.label, piece.text
        role = role_of(label)
        if role.kind in ("lead", "support"):
            if not fresh and draft.units and not looks_like_units(text):
                self.label = ""
                self._leftover(line, label, text)
                return
            if no_unit(text):
                draft.add_detail(label, text)
                self._warn(line, label, f"“{text[:24]}”不是单位，原文存作附加信息")
                return
            self._units(draft, role.kind, label, self._cut(line, label, text))
            if people := people_in(text):
                draft.add_detail(PEOPLE, "、".join(people))
                self._warn(line, label, f"“{'、'.join(people)}”不是单位，存作“{PEOPLE}”")
        elif role.kind in ("name", "category") and label:
            draft.name += text
        elif role.quarter and self.result:
            draft.add_detail(f"{self.result} {label}", text)
        elif role.quarter:
            shown = f"{role.prefix}：{text}" if role.prefix and fresh else text
            draft.milestones.setdefault(role.quarter, []).append(shown)
        elif role.kind == "deadline" or (label and role.kind in ("task", "") and by_quarter(text)):
            draft.add_deadline(label, text)
        elif role.kind == "goal" and draft.name:
            draft.goals.append(text)
        elif label and role.kind not in ("task", "goal", "city"):
            draft.add_detail(label, text)
        else:
            self._text(line, draft, text)

    def _units(self, draft: Draft, kind: str, label: str, text: str) -> None:
        """责任单位 beside 牵头单位 are those that help."""
        led = kind == "lead" and bool(re.search("牵头|牽頭|主办|主責|主责", label))
        draft.led = draft.led or led
        role = "support" if draft.led and not led else kind
        if led:
            draft.units = [replace(u, role="support") for u in draft.units]
        draft.units += [u for u in parse_units(text, role) if u not in draft.units]

    def _text(self, line: Line, draft: Draft, text: str) -> None:
        """The task's own words; units in a closing （…牵头，…配合） are taken out of them."""
        body, leads, supports, when = split_tail(text)
        if leads:
            draft.units += [*parse_units(leads), *parse_units(supports, "support")]
            if when:
                draft.add_deadline("时限", when)
            self._warn(
                line, "责任单位", f"由句末括号读出：{leads}{'；配合：' + supports if supports else ''}"
            )
        told = draft.units and (draft.units != self.shared or any(draft.district))
        if told and not leads and not self.label:
            self._leftover(line, "", text)
            return
        draft.district.append(body)

    def _cut(self, line: Line, label: str, text: str) -> str:
        """In a run-on line, what stands after a blank behind the units is something else (a table, a note)."""
        head, blank, rest = text.partition(" ")
        names = parse_units(text)
        if (
            not blank
            or len(text) <= 12
            or looks_like_units(rest)
            or all(looks_like_units(u.name) for u in names)
        ):
            return text
        if re.search(r"[、，,；;／/]\s*$", head):
            return text
        self._leftover(line, label, rest.strip())
        return head

    def _leftover(self, line: Line, label: str, text: str) -> None:
        self.drafts[-1].add_detail("其他", text)
        after = f"“{label}”之后" if label else "单位之后"
        self._warn(line, label, f"{after}的文字没有标签，原文存作附加信息：{text[:40]}")

    def _warn(self, line: Line, column: str, reason: str) -> None:
        self.source.warn(line.row, column, reason, PLACE)

    def finish(self) -> tuple[list[Draft], list[str]]:
        """The drafts; a name without 项目内容 is the task, with it the category."""
        for draft in self.drafts:
            if draft.name and any(draft.district):
                draft.category, draft.category_no = draft.name, plain_number(draft.number)
            elif draft.name:
                draft.district = [draft.name]
            draft.district += draft.goals
        if not any(d.category for d in self.drafts):
            self.source.warn(None, "类别", "没有类别")
        return self.drafts, self.preamble
