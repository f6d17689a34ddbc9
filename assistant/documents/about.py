"""Which list a document is: title, region, city, year, when and by whom it was issued, from its text or from options."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.documents.columns import has_headings
from assistant.documents.grid import Grid, Source
from assistant.documents.headings import SIMPLIFIED
from assistant.documents.where import fill_region, region_hint
from assistant.errors import DocumentError

_TITLE = re.compile(
    r"清单|分解表|任务表|项目表|计划表|一览表|安排表|分工表|进度表|实事|[民惠][心生民](?:工程|项目)|任务分解|责任分解|重点工作|工作要点|目标任务|任务分工|分工(?:方案|安排)|(?:工作|实施)(?:方案|意见)|台账|责任矩阵"
)
_NOT_TITLE = re.compile(
    r"[。；;|〔]|^[（(]?[一二三四五六七八九十]+[、)）]|^附件?[:：\d]|^(?:序号|单位|填报|制表|主题|来源|#|source|当前位置|信息名称)|各单位[:：]|[:：]$|^\d[.、]|docx?$|^(?:责任|牵头)单位|(?:政府|办公室|委员会|局|督查室|文件)$"
)
_KIND = re.compile("[\u4e00-\u9fff、]{2,16}")
_LABELLED = re.compile(
    r"^(地区|区域|城市|年份|年度|标题|印发日期|发布日期|发文日期|成文日期|公开日期|印发时间|发布时间|印发机关)\s*[:：]\s*(\S.*)$"
)
_DATES = ("印发日期", "发文日期", "成文日期", "生成日期", "发布日期", "印发时间", "发布时间", "公开日期")
_DATED = re.compile("|".join(_DATES))
_ISSUER = re.compile(r"发布(?:单位|机构|机关)|发文(?:单位|机关|字号)|来源|文号")
_NAMED = r"[\u4e00-\u9fff、 ]{2,40}?"
_ISSUED_BY = re.compile(
    rf"^({_NAMED}[府室厅会局委院司团校学处所社队部办厂村])\s*关于(?:印发|下达|公布|发布|分解|做好|报送)", re.M
)
_ISSUE_LABEL = re.compile(rf"^(?:印发|发文|发布)(?:机关|机构|单位)\s*[:：]\s*({_NAMED})$", re.M)
# 来源：市政府办公室  日期：2024年3月8日
_LABEL_DATE = re.compile(
    rf"({'|'.join(_DATES)}|(?<![\u4e00-\u9fff])(?:日期|时间)(?=\s*[:：]))\s*[:：]?\s*([^:：]{{8,16}})"
)
_DATE = re.compile(r"(20\d\d)\s*[年\-/.]\s*(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*日?")
_HAN_DATE = re.compile(
    r"(二[〇○零0Oo]{1}[〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_YEAR = re.compile(r"(20\d\d)\s*(?:年|(?=[^\d年]|$))")
_HAN_YEAR = re.compile(r"(二[〇○零Oo][〇○零一二三四五六七八九]{2})年")
_HAN_DIGITS = {c: str(i) for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
    "o": "0",
    "0": "0",
}


@dataclass(frozen=True)
class About:
    """What identifies a list; empty where unknown.  ``issued`` is ISO 8601."""

    title: str = ""
    region: str = ""
    city: str = ""
    year: int = 0
    issued: str = ""
    issuer: str = ""


def lines_outside(source: Source) -> tuple[list[str], list[str]]:
    """(lines before the first table or task, all lines outside tables); 发文日期 | 2022-11-03 is a line."""
    before: list[str] = []
    everything: list[str] = []
    in_body = False
    tables = [block for block in source.blocks if isinstance(block, Grid) and has_headings(block)]
    for block in source.blocks:
        if isinstance(block, Grid):
            lines = [] if block in tables else _issue_lines(block)
            in_body = in_body or block in tables or (not tables and block.width > 1 and not lines)
        else:
            lines = [block.text]
        everything += lines
        if not in_body:
            before += lines
    return before, everything


def _issue_lines(grid: Grid) -> list[str]:
    """The label and the value beside it, of a table that says when and by whom a document was issued."""
    cells = [c.text for row in grid.rows for c in row if c.text and not (c.from_left or c.from_above)]
    pairs = [(a.rstrip(":：").strip(), b) for a, b in pairwise(cells)]
    return [
        f"{label}：{value}" for label, value in pairs if _DATED.fullmatch(label) or _ISSUER.fullmatch(label)
    ]


def find_about(source: Source, preamble: list[str], given: About) -> About:
    """What the document says, overridden by what was ``given``; raises when region or year stay unknown."""
    labels = {m[1]: m[2] for line in preamble if (m := _LABELLED.match(line.strip()))}
    rest = [line.strip() for line in preamble if line.strip() and not _LABELLED.match(line.strip())]
    outside = lines_outside(source)[1]
    found = About(
        title=given.title or labels.get("标题") or _title(rest, source),
        region=labels.get("地区") or labels.get("区域") or "",
        city=labels.get("城市", ""),
        year=int(next(iter(re.findall(r"20\d\d", labels.get("年份") or labels.get("年度") or "")), 0)),
        issued=_labelled_date([*preamble, *outside]),
        issuer=labels.get("印发机关") or issuer_in([*rest, *outside]),
    )
    everything = [*source.shared, *outside]
    found = _fill_date(found, rest, everything)
    found = _fill_year(found, source, [*rest, *source.shared])
    found = fill_region(found, source, [*rest, *everything])
    found = replace(found, **{k: v for k, v in vars(given).items() if v})
    if found.city == found.region:
        found = replace(found, city="")
    if not found.region:
        raise DocumentError(f"{source.name}：看不出是哪个地区的清单", region_hint(source))
    if not found.year:
        raise DocumentError(f"{source.name}：看不出是哪一年的清单", "请加上 --year，例如 --year 2023")
    return found


def issuer_in(lines: list[str]) -> str:
    """Who issued it: 津南区人民政府办公室, of …关于印发《…》的通知, or behind 发文机关."""
    text = "\n".join(line.strip() for line in lines)
    found = _ISSUE_LABEL.search(text) or _ISSUED_BY.search(text)
    return "、".join(re.split("[、 ]+", found[1].strip())) if found else ""


def is_issue_label(text: str) -> bool:
    """Whether a cell is a label of the table that says when and by whom a document was issued."""
    return bool(
        re.fullmatch(
            rf"(?:{_DATED.pattern}|{_ISSUER.pattern}|索引号?|公开(?:方式|时限|范围))\s*[:：]?", text.strip()
        )
    )


def is_title(line: str) -> bool:
    """Whether a line reads like a list's title."""
    return (
        bool(_TITLE.search(line.translate(SIMPLIFIED)))
        and not _NOT_TITLE.search(line)
        and 5 <= len(line) <= 80
    )


def names_kind(line: str) -> bool:
    """便民服务: a line that may say what sort of tasks follow, and is no title."""
    return bool(_KIND.fullmatch(line)) and not is_title(line)


def _title(lines: list[str], source: Source) -> str:
    """The line nearest to the table that reads like a list's title, else <title>, else the file's name."""
    candidates = [(i, line) for i, line in enumerate(lines) if is_title(line)]
    if candidates:
        index, line = candidates[-1]
        previous = lines[index - 1] if index else ""
        broken = previous and len(previous) <= 40 and not re.search(r"[。：:；，,）)》]$", previous)
        if broken and not _YEAR.search(line) and _YEAR.search(previous) and not _DATE.search(previous):
            source.warn(None, "标题", f"标题分在两行，合为“{previous}{line}”")
            return previous + line
        going_on = line.endswith("的") and index + 1 < len(lines)
        return line + lines[index + 1] if going_on else line
    if source.heading and _TITLE.search(source.heading):
        return re.split(r"\s*[_|\-—–]\s*", source.heading)[0]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", source.name)
    short = next(
        (x for x in lines if 5 <= len(x) <= 60 and not _NOT_TITLE.search(x) and not _DATE.search(x)), ""
    )
    source.warn(None, "标题", f"没有找到标题，用“{short or stem}”")
    return short or stem


def _iso(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if not year[0].isdigit():
        from assistant.text.numerals import parse_number

        year = "".join(_HAN_DIGITS[c] for c in year)
        month, day = str(parse_number(month)), str(parse_number(day))
    valid = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if valid else ""


def _labelled_date(lines: list[str]) -> str:
    """The date behind the best of the labels: 发文日期 before 发布时间."""
    found: dict[str, str] = {}
    for line in lines:
        for match in _LABEL_DATE.finditer(line) if len(line) <= 200 else ():
            date = _DATE.search(match[2])
            if date and _iso(date):
                found.setdefault(match[1], _iso(date))
    return next((found[label] for label in (*_DATES, *found) if label in found), "")


def _fill_date(found: About, preamble: list[str], everything: list[str]) -> About:
    """The issue date: a date that is a line of its own (or ends 印发), before the table or after it."""
    if found.issued:
        return found
    for lines in (preamble, everything):
        for line in reversed(lines):
            match = _DATE.search(line) or _HAN_DATE.search(line)
            alone = match and len(line) - len(match[0]) <= 6 and not re.search("[至到~]", line)
            if match and (alone or re.search(r"印\s*发|发布|成文", line)) and len(line) <= 60 and _iso(match):
                return replace(found, issued=_iso(match))
    return found


def _year_in(text: str) -> int:
    match = _YEAR.search(text)
    if match:
        return int(match[1])
    han = _HAN_YEAR.search(text)
    return int("".join(_HAN_DIGITS[c] for c in han[1])) if han else 0


def _fill_year(found: About, source: Source, preamble: list[str]) -> About:
    if found.year:
        return found
    year = _year_in(unicodedata.normalize("NFKC", found.title))
    if not year:
        year, where = _year_in(source.name), "文件名"
        sheets = {_year_in(b.name) for b in source.blocks if isinstance(b, Grid)} - {0}
        if not year and len(sheets) == 1:
            year, where = sheets.pop(), "工作表名称"
        if not year:
            year, where = next((y for y in map(_year_in, preamble) if y), 0), "正文"
        if not year:
            year, where = int(found.issued[:4] or 0), "印发日期"
        if year:
            source.warn(None, "年份", f"标题没有年份，按{where}读作{year}年")
    return replace(found, year=year)
