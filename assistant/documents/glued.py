"""Tables whose cells were glued together when they were copied: 实事内容工作任务责任单位进展情况 …

Nothing marks where a cell ends, so every cut is a guess from the words, and is reported.
"""

from __future__ import annotations

import re

from assistant.documents.drafts import Draft
from assistant.documents.grid import Source
from assistant.documents.headings import clean_heading, role_of
from assistant.documents.units import parse_units

_HEADINGS_TEXT = (
    "序号 编号 类别 实事内容 实事项目 项目名称 项目 工作任务 重点任务 任务内容 工作内容 工作目标 年度目标 目标任务 目标 牵头领导 责任领导 牵头单位 责任单位 "
    "配合单位 责任部门 完成时限 完成时间 进展情况 完成情况 阶段性目标 备注 第一季度 第二季度 第三季度 第四季度 一季度 二季度 三季度 四季度"
)
_HEADINGS = _HEADINGS_TEXT.split()
_GLUED = re.compile(rf"(?:{'|'.join(sorted(_HEADINGS, key=len, reverse=True))}){{2,}}")
_ONE = re.compile("|".join(sorted(_HEADINGS, key=len, reverse=True)))
_END = "(?:局|委|办|联|部|院|会|中心|公司|街道|镇街|街镇|乡镇|指挥部|管委会|集团|政府|支队|单位|部门)"
_UNIT = rf"(?:各|相关|有关|市|区|县|省|[\u4e00-\u9fff])[\u4e00-\u9fff]{{1,9}}?{_END}(?:[（(][^（）()]{{2,15}}[）)])?"
_UNITS = re.compile(
    rf"(?<=[。；;！])\s*({_UNIT}(?:[、，,；;／/]\s*{_UNIT})*)(?![、，,]?[\u4e00-\u9fff]?[。；])"
)
_THEME = re.compile(r"^(?:主题|类别|领域)[:：]\s*(.*)$")
PLACE = "正文"


def is_glued_heading(line: str) -> bool:
    """Whether a line is nothing but two or more headings without anything between them."""
    clean = clean_heading(line)
    return bool(_GLUED.fullmatch(clean)) and len(_ONE.findall(clean)) >= 2


def headings_in(line: str) -> list[str]:
    """The headings of a line that holds a table's headings among other text: 分解表序号项目名称主要内容牵头单位1增加…"""
    words = list(dict.fromkeys(_ONE.findall(clean_heading(line))))
    return words if "序号" in words and len(words) > 3 else []


def read_glued(lines: list[tuple[int, str]], source: Source) -> tuple[list[Draft], list[str]]:
    """(tasks, lines before the headings) of a text that has a line of glued headings."""
    first = next(i for i, (_, line) in enumerate(lines) if is_glued_heading(line))
    last = first
    while last + 1 < len(lines) and is_glued_heading(lines[last + 1][1]):
        last += 1
    headings = [h for _, line in lines[first : last + 1] for h in _ONE.findall(clean_heading(line))]
    quarters = [role_of(h).quarter for h in headings if role_of(h).quarter]
    preamble = [line for _, line in lines[:first] if line.strip()]
    theme = _theme(preamble)
    drafts: list[Draft] = []
    for row, line in lines[last + 1 :]:
        if not line.strip() or is_glued_heading(line):
            continue
        draft = _row(row, line.strip(), theme)
        if draft is not None:
            drafts.append(draft)
        elif drafts:
            drafts[-1].details["\0rest"] = drafts[-1].details.get("\0rest", "") + "\n" + line.strip()
        else:
            source.warn(row, "", f"看不出单位，没有导入：{line.strip()[:60]}", PLACE)
    for draft in drafts:
        _split_quarters(draft, quarters, source)
    return drafts, preamble


def _theme(preamble: list[str]) -> str:
    for index, line in enumerate(preamble):
        match = _THEME.match(line.strip())
        if match:
            return match[1].strip() or (preamble[index + 1].strip() if index + 1 < len(preamble) else "")
    return ""


def _row(row: int, line: str, theme: str) -> Draft | None:
    """A line with a task that ends in a stop and the units right after it."""
    match = _UNITS.search(line)
    if not match:
        return None
    task = line[: match.start()].strip()
    if theme and task.startswith(theme) and len(task) > len(theme):
        task = task[len(theme) :].strip()
    draft = Draft(row, PLACE, category=theme, district=[task], units=list(parse_units(match[1])))
    draft.details["\0rest"] = line[match.end() :].strip()
    return draft


def _split_quarters(draft: Draft, quarters: list[int], source: Source) -> None:
    """Cut what follows the units into the quarters, if it falls into exactly so many parts."""
    rest = draft.details.pop("\0rest", "").strip()
    source.warn(
        draft.row,
        "责任单位",
        f"各格连在一起，按字面切分：{'、'.join(u.name for u in draft.units)}",
        draft.place,
    )
    if not rest:
        return
    parts = _numbered_parts(rest, len(quarters)) or _sentences(rest)
    if quarters and len(parts) == len(quarters):
        for quarter, part in zip(quarters, parts, strict=True):
            draft.milestones[quarter] = [part]
            source.warn(draft.row, f"第{quarter}季度", f"按字面切分：{part[:24]}", draft.place)
    else:
        draft.add_detail("进展情况", rest)
        source.warn(
            draft.row, "进展情况", f"连在一起的文字分不出{len(quarters)}个季度，原文存作附加信息", draft.place
        )


def _sentences(text: str) -> list[str]:
    return [s.strip() for s in re.findall(r"[^。\n]+。?", text) if s.strip()]


def _numbered_parts(text: str, wanted: int) -> list[str]:
    """1.…2.… 1.…2.…: a quarter begins where the numbers start again; the last may have no numbers."""
    starts = [m.start() for m in re.finditer(r"(?<!\d)1[.．、](?!\d)", text)]
    if not starts or starts[0] != 0:
        return []
    parts = [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(parts) == wanted - 1:
        numbers = list(re.finditer(r"(?<!\d)[1-9][.．、](?!\d)", parts[-1]))
        stop = parts[-1].find("。", numbers[-1].start())
        if 0 <= stop < len(parts[-1]) - 1:
            parts[-1:] = [parts[-1][: stop + 1].strip(), parts[-1][stop + 1 :].strip()]
    return parts
