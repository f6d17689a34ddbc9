"""Grids → drafts of tasks: rows, merged cells, repeated headings, section rows, page breaks."""

from __future__ import annotations

import re

from assistant.documents.columns import Column, Layout, is_heading_row, signature
from assistant.documents.drafts import Draft, plain_number, split_category
from assistant.documents.grid import Cell, Grid, Source
from assistant.documents.headings import clean_heading, level_of
from assistant.documents.rows_aside import (
    end_of_rows,
    is_caption,
    is_numbered_caption,
    numbered_captions,
    what_aside,
)
from assistant.documents.schedules import by_quarter
from assistant.documents.units import PEOPLE, dropped_notes, no_unit, parse_units, people_in

_NOTE = re.compile(r"^(?:注|备注|说明|填表|填报|制表|审核|联系人|单位[:：]|附[:：]|★|※|\*)")
_LABEL = 10  # characters
_BUILDS = re.compile("(?:建设|施工|实施|执行)(?:单位|主体)$")
_AND_PEOPLE = re.compile("人|领导")  # 责任单位及责任人


class TableReader:
    """Reads one grid with one layout; the category carries over from row to row."""

    def __init__(self, grid: Grid, layout: Layout, source: Source, category: str = "") -> None:
        self.grid, self.layout, self.source = grid, layout, source
        self.drafts: list[Draft] = []
        self.captions, self.end = numbered_captions(grid, layout), end_of_rows(grid, layout)
        self.category_no, self.category = split_category(category)
        self._choose_columns()

    def _warn(self, index: int, column: str, reason: str) -> None:
        self.source.warn(self.grid.numbers[index], column, reason, self.grid.place)

    def _choose_columns(self) -> None:
        """Which columns hold the category, the city's task and the task's own text."""
        layout, top = self.layout, self.layout.first
        own, city = self._levels(layout.of("name", "task", "goal"), layout.of("city"))
        categories = layout.of("category")
        if not own:
            own, city = (city, []) if city else (categories[-1:], [])
            categories = [c for c in categories if c not in own]
        self.numbers_category = False
        self.plans = [c for c in own[1:] if self._is_plan(c)]
        self.aside = self._behind_the_quarters([c for c in own if c not in self.plans]) | self._builders()
        own = [c for c in own if c not in self.plans and c.index not in self.aside]
        named = own and own[0].role.kind == "name" and any(c.role.kind != "goal" for c in own[1:])
        if not categories and len(own) > 1 and (named or self._groups(own[0], own[1:])):
            categories, own = own[:1], own[1:]
            self.numbers_category = True
            self._warn(top, categories[0].heading, f"没有“类别”列，“{categories[0].heading}”读作类别")
        if len(own) > 1:
            names = "、".join(f"“{c.heading}”" for c in own)
            self._warn(top, own[0].heading, f"{names}几列合为任务内容，各占一行")
        self.own, self.city, self.categories = own, city, categories

    def _levels(self, own: list[Column], city: list[Column]) -> tuple[list[Column], list[Column]]:
        """区级目标 beside 街道目标: the goals of the lowest level are the list's own, the others those from above."""
        told = [(level, c.index) for c in own + city if (level := level_of(c.heading)) is not None]
        lowest = max(told, default=(0, -1))[1]
        above = {index for _, index in told if index != lowest}
        ours = [c for c in own if c.index == lowest and clean_heading(c.heading)[0] in "本我"]
        if ours and not above:  # 年度目标 | 本院目标
            above = {c.index for c in own if c.role.kind == "goal" and c not in ours}
        if not above:
            return own, city
        every = sorted(own + city, key=lambda c: c.index)
        return [c for c in every if c.index not in above], [c for c in every if c.index in above]

    def _behind_the_quarters(self, own: list[Column]) -> set[int]:
        """整改措施, 需协调事项 behind the quarters of tasks that stand before them: no text of the task."""
        quarters = [c.index for c in self.layout.of("quarter")]
        if not quarters or not any(c.index < quarters[0] for c in own):
            return set()
        return {c.index for c in own if c.index > quarters[-1] and c.role.kind in ("task", "name")}

    def _builders(self) -> set[int]:
        """建设单位 beside 责任科室: who builds it, and not who answers for it."""
        leads = self.layout.of("lead")
        builds = {c.index for c in leads if _BUILDS.match(clean_heading(c.heading))}
        return builds if len(builds) < len(leads) else set()

    def _is_plan(self, column: Column) -> bool:
        """Whether most of the column's cells are schedules: 推进计划 beside 项目名称 is no task of that project."""
        texts = [c.text for row in self.grid.rows[self.layout.body :] if (c := row[column.index]).text]
        return 2 * sum(bool(by_quarter(text)) for text in texts) > len(texts)

    def _groups(self, column: Column, others: list[Column]) -> bool:
        """Whether the column's cells stand for several rows: merged, or blank where others are not."""
        for row in self.grid.rows[self.layout.body :]:
            cell = row[column.index]
            beside = any(row[o.index].text and not row[o.index].from_above for o in others)
            if beside and (cell.from_above or not cell.text):
                return True
        return False

    def read(self) -> list[Draft]:
        """All tasks of the grid in order."""
        for index in range(self.layout.body, len(self.grid.rows)):
            row = self.grid.rows[index]
            own = [c for c in row if c.text and not c.from_left]
            if (
                not own
                or self._skipped(index, row)
                or self._schedule(row, own)
                or self._section(index, row, own)
            ):
                continue
            if any(self._starts(row[c.index]) for c in (*self.own, *self.city)):
                self._task(index, row)
            else:
                self._continue(index, row)
        self._number_categories()
        return self.drafts

    @staticmethod
    def _starts(cell: Cell) -> bool:
        return bool(cell.text) and not cell.from_above

    def _skipped(self, index: int, row: tuple[Cell, ...]) -> bool:
        """Repeated headings, totals and column numbers: reported, not stored."""
        words = signature(row)
        if words in self.layout.signatures or (is_heading_row(row) and len(words) > 2):
            self._warn(index, "", "重复的表头，已跳过")
            return True
        aside = "表下说明" if index >= self.end else what_aside(row)
        if aside:
            texts = [c.text for c in row if c.text and not c.from_left]
            self._warn(index, "", f"{aside}，没有导入：{' '.join(texts)[:60]}")
        return bool(aside)

    def _schedule(self, row: tuple[Cell, ...], own: list[Cell]) -> bool:
        """推进安排：一季度…；二季度…, over the whole width below its task."""
        new = [c for c in own if not c.from_above]
        text = new[0].text if len(new) == 1 else ""
        label, mark, plan = text.partition("：")
        wide = sum(c.text == text for c in row) > 1
        if not (self.drafts and mark and wide and len(label) < _LABEL and by_quarter(plan)):
            return False
        self.drafts[-1].add_deadline(label, plan)
        return True

    def _section(self, index: int, row: tuple[Cell, ...], own: list[Cell]) -> bool:
        """A row with one text over the whole width (or alone in front): a category or a note."""
        numbered = index in self.captions
        if len(own) != 1 and not numbered:
            return False
        text = own[-1].text
        first = next(i for i, c in enumerate(row) if c.text)
        wide = all(c.text == text for c in row) and len(row) > 1
        contents = {c.index for c in (*self.own, *self.city)}
        alone = first not in contents and first <= min(contents)
        alone = alone or (len(own) == 1 and first <= min(contents) and self._captions_its_column(first, text))
        if not numbered and not wide and not (alone and not own[0].from_above and is_caption(text)):
            if _NOTE.match(text):
                self._warn(index, "", f"表下说明，没有导入：{text[:60]}")
                return True
            return False
        if _NOTE.match(text) or len(text) > 60:
            self._warn(index, "", f"表里的说明，没有导入：{text[:60]}")
            return True
        self.category_no, self.category = split_category(text)
        if numbered:
            self.category_no = plain_number(own[0].text)
        self._warn(index, "", f"整行只有“{text[:20]}”，读作类别")
        return True

    def _captions_its_column(self, column: int, text: str) -> bool:
        """Whether 一、老旧房屋修缮 stands alone where tasks without such numbers stand."""
        rows = self.grid.rows[self.layout.body :]
        filled = [row[column].text for row in rows if sum(bool(c.text) for c in row) > 1]
        return is_numbered_caption(text) and not any(map(is_numbered_caption, filled))

    def _task(self, index: int, row: tuple[Cell, ...]) -> None:
        self._read_category(index, row)
        draft = Draft(
            row=self.grid.numbers[index],
            place=self.grid.place,
            category_no=self.category_no,
            category=self.category,
        )
        for column in self.layout.of("number"):
            cell = row[column.index]
            if cell.from_above or not cell.text:
                continue
            if draft.number:  # 项目编号 beside 序号
                draft.add_detail(column.heading, cell.text)
            draft.number = draft.number or cell.text
        draft.city = [row[c.index].text for c in self.city]
        for column in (*self.own, *self.plans):
            cell = row[column.index]
            if not cell.from_left and column is not self.own[0] and by_quarter(cell.text):
                draft.planned.append((column.heading, cell.text))
            elif not cell.from_left:
                draft.district.append(cell.text)
        self.drafts.append(draft)
        self._fill(draft, index, row, everything=True)

    def _read_category(self, index: int, row: tuple[Cell, ...]) -> None:
        cells = [row[c.index] for c in self.categories if row[c.index].text and not row[c.index].from_left]
        if not cells:
            return
        if len(self.categories) > 1 and not all(c.from_above for c in cells):
            self._warn(index, self.categories[0].heading, "几级类别合为一个类别")
        self.category_no, self.category = split_category(" ".join(c.text for c in cells))

    def _continue(self, index: int, row: tuple[Cell, ...]) -> None:
        """A row without a task of its own belongs to the one above (a split page, a merged task)."""
        if not self.drafts:
            texts = " ".join(c.text for c in row if c.text and not c.from_left)
            self._warn(index, "", f"没有任务内容，没有导入：{texts[:60]}")
            return
        self._warn(index, "", "本行没有新的任务，内容并入上一项任务")
        self._fill(self.drafts[-1], index, row, everything=False)

    def _fill(self, draft: Draft, index: int, row: tuple[Cell, ...], everything: bool) -> None:
        """Units, milestones and details of a row; a continuing row adds only cells of its own."""
        for column in self.layout.columns:
            cell = row[column.index]
            if not cell.text or (cell.from_above and not everything):
                continue
            kind = column.role.kind
            if kind == "quarter":
                self._milestone(draft, index, cell, column, row)
            elif cell.from_left:
                continue
            elif kind == "lead" and column.index in self.aside:
                draft.add_detail(column.heading, cell.text)
            elif kind in ("lead", "support") and no_unit(cell.text):
                self._warn(index, column.heading, f"“{cell.text[:24]}”不是单位，原文存作附加信息")
                draft.add_detail(column.heading, cell.text)
            elif kind in ("lead", "support"):
                draft.units += [u for u in parse_units(cell.text, kind) if u not in draft.units]
                self._aside(draft, index, cell.text, column.heading)
            elif kind == "deadline" or kind == "" and by_quarter(cell.text):
                draft.add_deadline(column.heading, cell.text)
            elif kind in ("progress", "detail", "") or column.index in self.aside:
                draft.add_detail(column.heading, cell.text)

    def _aside(self, draft: Draft, index: int, text: str, heading: str) -> None:
        """What stands with the units: people are kept as details, （按职责分工） is not."""
        people, notes = people_in(text), dropped_notes(text)
        if (people or notes) and _AND_PEOPLE.search(heading):
            draft.add_detail(heading, text)
            return
        if people:
            draft.add_detail(PEOPLE, "、".join(people))
            self._warn(index, heading, f"“{'、'.join(people)}”不是单位，存作“{PEOPLE}”")
        for note in notes:
            self._warn(index, heading, f"“{note}”不是单位，没有存")

    def _milestone(self, draft: Draft, index: int, cell: Cell, column: Column, row: tuple[Cell, ...]) -> None:
        role = column.role
        if cell.from_left:
            left = next((c for c in self.layout.columns if c.index == column.index - 1), None)
            if left is None or left.role.kind != "quarter":
                return
            self._warn(index, column.heading, f"“{left.heading}”和“{column.heading}”合并成一格")
            if left.role.quarter == role.quarter:
                return
        text = f"{role.prefix}：{cell.text}" if role.prefix else cell.text
        draft.milestones.setdefault(role.quarter, []).append(text)

    def _number_categories(self) -> None:
        """The number column numbers the categories where it has one for each of them only."""
        if not self.layout.of("number") or any(d.category_no for d in self.drafts):
            return
        if self.numbers_category and len({d.category for d in self.drafts}) == len(self.drafts):
            for draft in self.drafts:
                draft.category_no = plain_number(draft.number)
            return
        starts = [i for i, d in enumerate(self.drafts) if i == 0 or d.category != self.drafts[i - 1].category]
        numbered = [i for i, d in enumerate(self.drafts) if d.number]
        if self.categories and numbered == starts and len(starts) < len(self.drafts):
            number: int | None = None
            for draft in self.drafts:
                number = plain_number(draft.number) if draft.number else number
                draft.category_no, draft.number = number, ""
