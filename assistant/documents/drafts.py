"""A task as it is being read, and the last steps that tables and paragraphs share: numbers, deadlines, texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from assistant.catalog.records import TaskRecord, UnitRecord
from assistant.documents.grid import Source
from assistant.documents.headings import month_number, quarter_of_month, role_of
from assistant.documents.schedules import by_quarter
from assistant.text.numerals import parse_number

_CATEGORY = re.compile(
    r"(?:第?([一二三四五六七八九十百]+)(?:、|[.．](?!\d)|项[、:：]?|\s)|[（(]([一二三四五六七八九十]+)[）)]、?|(\d{1,3})(?:[、．]|[.](?!\d)))\s*(.+)",
    re.S,
)
_NUMBER = re.compile(r"[（(]?(?:第)?(\d{1,6}|[一二三四五六七八九十百]+)[）)、.．项]?")
_CODE = re.compile(r"[A-Za-z]{1,6}[-\w./]*\d")  # MS-2025-001
_LEADING = re.compile(r"(\d{1,3})[.．、](?!\d)")
_MONTH = re.compile(
    r"(?:(20\d\d)\s*[年.\-/]|(?<![\d.\-/]))\s*(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*(?:月|(?=[-./]\d{1,2})|$)"
)
_YEAR = re.compile(r"(20\d\d)\s*[年.\-/]")
_SPOKEN = (
    (re.compile("上半年|年中"), 2),
    (re.compile("前三季度"), 3),
    (re.compile("年底|年末|年内|全年|下半年|年终"), 4),
    (re.compile("年初"), 1),
)


@dataclass
class Draft:
    """One task being read; texts in lists are joined by line breaks."""

    row: int
    place: str
    number: str = ""
    category_no: int | None = None
    category: str = ""
    city: list[str] = field(default_factory=list)
    district: list[str] = field(default_factory=list)
    milestones: dict[int, list[str]] = field(default_factory=dict)
    units: list[UnitRecord] = field(default_factory=list)
    deadlines: list[tuple[str, str]] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)
    planned: list[tuple[str, str]] = field(
        default_factory=list
    )  # (heading, a schedule over several quarters)
    led: bool = False  # a 牵头单位 was named
    name: str = ""  # the 项目名称 of a label block: a category above 项目内容, else the task itself
    goals: list[str] = field(default_factory=list)  # the 年度目标 of such a block

    def add_deadline(self, label: str, text: str) -> None:
        """A 完成时限: a detail, and a milestone where the list has no quarterly ones."""
        self.deadlines.append((label, text))
        self.add_detail(label, text)

    def add_detail(self, label: str, text: str) -> None:
        """Keep a text that has no field of its own under its heading as printed."""
        label = label or "其他"
        known = self.details.get(label)
        self.details[label] = f"{known}\n{text}" if known else text


def split_category(text: str) -> tuple[int | None, str]:
    """一、推进社区养老服务 → (1, 推进社区养老服务); a name without a number → (None, name)."""
    match = _CATEGORY.fullmatch(text.strip())
    if not match:
        return None, text.strip()
    number = parse_number(match[1] or match[2] or match[3])
    return (int(number), match[4].strip()) if number else (None, text.strip())


def plain_number(text: str) -> int | None:
    """1, 01, （1）, 一、 → 1; None for 1-1 and the like."""
    match = _NUMBER.fullmatch(text.strip())
    value = parse_number(match[1]) if match else None
    return int(value) if value else None


def due_quarter(text: str, year: int) -> int | None:
    """The quarter of the list's year in which ``text`` (完成时限) ends; None when it names no such time."""
    years = {int(y) for y in _YEAR.findall(text)}
    if years and year and year not in years:
        return None
    for pattern, quarter in _SPOKEN:
        if pattern.search(text):
            return quarter
    quarters = re.findall(r"第?([一二三四1-4])季度|[Qq]([1-4])", text)
    if quarters:
        return int(parse_number("".join(quarters[-1])) or 0)
    months = [m for y, m in _MONTH.findall(text) if not y or not year or int(y) == year]
    return (
        quarter_of_month(month_number(months[-1])) if months and 1 <= month_number(months[-1]) <= 12 else None
    )


def _place_deadlines(draft: Draft, source: Source, year: int) -> None:
    """With no quarterly texts a deadline is the milestone of the quarter in which it falls."""
    whole: dict[str, str] = {}
    for label, text in draft.deadlines:
        whole[label] = f"{whole[label]}\n{text}" if label in whole else text
    for label, text in whole.items():
        if schedule := by_quarter(text, year):
            _place_schedule(draft, label, schedule, source)
            draft.details.pop(label, None)
            continue
        found: dict[int, list[str]] = {}
        unclear = []
        for piece in filter(None, (p.strip() for p in re.split(r"[；;\n]", text))):
            quarter = due_quarter(piece, year)
            if quarter:
                found.setdefault(quarter, []).append(piece if len(piece) > 14 else f"{label}：{piece}")
                source.warn(draft.row, label, f"“{piece[:20]}”读作第{quarter}季度的目标", draft.place)
            else:
                unclear.append(piece)
        for quarter, pieces in found.items():
            draft.milestones.setdefault(quarter, []).extend(pieces)
        for piece in unclear:
            source.warn(draft.row, label, f"“{piece[:20]}”看不出季度，只作附加信息", draft.place)


def _place_schedule(draft: Draft, label: str, schedule: dict[int, str], source: Source) -> None:
    for quarter, text in schedule.items():
        draft.milestones.setdefault(quarter, []).append(text)
        source.warn(draft.row, label, f"“{text[:20]}”读作第{quarter}季度的目标", draft.place)


def _read_numbers(drafts: list[Draft]) -> None:
    """Without a column of numbers the tasks' own texts may begin with them: 14.改扩建泉山学校."""
    found = [_LEADING.match(next(filter(None, d.district), "")) for d in drafts]
    if all(found) and not any(d.number for d in drafts):
        for draft, match in zip(drafts, found, strict=True):
            draft.number = match[1] if match else ""


def _numbers(drafts: list[Draft], source: Source) -> list[int]:
    """Printed numbers where every task has its own, else document order."""
    printed = [plain_number(d.number) for d in drafts]
    known = [n for n in printed if n is not None]
    if len(known) == len(drafts) and len(set(known)) == len(known) and max(known, default=0) < 100_000:
        return known
    if known and known != list(range(1, len(drafts) + 1)):
        source.warn(None, "序号", "序号有重复或空缺，任务按先后顺序重新编号")
    return list(range(1, len(drafts) + 1))


def _keep_codes(drafts: list[Draft]) -> None:
    """Numbers of the office's own (MS-2025-001), where no task has a plain one."""
    if not any(plain_number(draft.number) for draft in drafts):
        for draft in drafts:
            if _CODE.fullmatch(draft.number.strip()):
                draft.add_detail("编号", draft.number)


def _under_quarters(drafts: list[Draft], source: Source) -> None:
    """第一季度（1—3月） over the tasks of that quarter is no category: the task itself is due then."""
    quarters = [role_of(draft.category).quarter for draft in drafts]
    if not all(quarters) or any(d.milestones for d in drafts):
        return
    source.warn(None, "季度", "任务按季度分组，读作在那个季度完成", drafts[0].place)
    for draft, quarter in zip(drafts, quarters, strict=True):
        draft.milestones[quarter] = list(draft.district)
        draft.category_no, draft.category = None, ""


def finish_tasks(drafts: list[Draft], source: Source, year: int) -> tuple[TaskRecord, ...]:
    """The records of all tasks; ``year`` tells which deadlines are this list's."""
    _under_quarters(drafts, source)
    quarterly = any(d.milestones for d in drafts)
    _read_numbers(drafts)
    numbers = _numbers(drafts, source)
    _keep_codes(drafts)
    tasks = []
    for draft, number in zip(drafts, numbers, strict=True):
        for label, text in draft.planned:
            schedule = {} if quarterly else by_quarter(text, year)
            _place_schedule(draft, label, schedule, source)
            if not schedule:
                draft.district.append(text)
        if not quarterly:
            _place_deadlines(draft, source, year)
        if not draft.units:
            source.warn(draft.row, "责任单位", f"第{number}项任务没有责任单位", draft.place)
        tasks.append((draft, number))
    labels = list(dict.fromkeys(label for d in drafts for label in d.details))
    for label in (name for name in labels if quarterly or role_of(name).kind != "deadline"):
        source.warn(None, label, f"“{label}”没有对应的栏目，原文存作附加信息")
    return tuple(_record(draft, number, labels) for draft, number in tasks)


def _record(draft: Draft, number: int, labels: list[str]) -> TaskRecord:
    leads = [u for u in draft.units if u.role == "lead"]
    units = list(dict.fromkeys([*leads, *(u for u in draft.units if u.role != "lead")]))
    milestones = {q: "\n".join(filter(None, texts)) for q, texts in sorted(draft.milestones.items())}
    return TaskRecord(
        number=number,
        category_no=draft.category_no,
        category=draft.category,
        city_task="\n".join(filter(None, draft.city)),
        district_task="\n".join(filter(None, draft.district)),
        milestones={q: text for q, text in milestones.items() if text},
        units=tuple(units),
        details=tuple((label, draft.details[label]) for label in labels if draft.details.get(label)),
    )
