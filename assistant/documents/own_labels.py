"""How a text of a person's own making says who and what: its own labels, the label that begins a block, brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from assistant.documents.about import names_kind
from assistant.documents.grid import Source
from assistant.documents.headings import role_of
from assistant.documents.labels import names_unit, split_labels
from assistant.documents.natures import looks_like_units
from assistant.documents.numbering import Line, task_style
from assistant.documents.rows_aside import is_numbered_caption

LABEL = re.compile(r"^([\u4e00-\u9fff]{2,8}(?:[（(][^（）()]{1,8}[）)])?)[:：](?=\s*\S)")
_INSIDE = re.compile(r"(?<=[。；;])\s*([\u4e00-\u9fff]{2,6})[:：](?=\s*\S)")
_NO_LABEL = re.compile(r"其中|注$|例如|包括|如下|截[至止]|附件|主要")
_UNITS_LAST = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])+)[）)]\s*[。；;]?\s*$")
_FOOTER = re.compile(
    r"^(?:附件?[:：\d]|注[:：]|（?此件|抄送|上一[篇条]|下一[篇条]|版权所有|【?(?:打印|关闭)|主办[:：]|扫一扫|(?:监督|举报|咨询)电话|公示(?:期|时间)[:：]|(?:编辑|审核|责编|阅读)[:：\s]|来源[:：].*(?:办公室|政府|网|报)$|网站标识码|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$|[\u4e00-\u9fff]{2,20}(?:人民政府|委员会)(?:办公室)?\s*(?:\d{4}年\d{1,2}月\d{1,2}日(?:印发)?)?$)"
)
# 各科室要按月报送进展情况: said to all, behind the tasks
_ADMONISHES = re.compile("请?各[\u4e00-\u9fff、（）]{1,14}?(?:要|须|应当?|于每|按月|每月).{6,}")
_DAY = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_WHO_FIRST = re.compile(
    "由?([\u4e00-\u9fff、（）()]{2,60}?)(?:负责)?(?:牵头|主办|主责)(?:负责)?[，,；;]"
    "(?:([\u4e00-\u9fff、（）()]{2,60}?)(?:协同|协助|参与)?(?:配合|参与|协助|协办)[，,；;])?(.{4,})"
)
_BY = re.compile(r"((?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|底|末)前?)")
_ONLY_WHEN = re.compile(rf"[于在]?{_BY.pattern}(?:完成|建成|办结)?[。；;]?")
PLACE = "正文"
BLOCKS = "项目名称"
_NAMES = ("name", "category")


def own_labels(lines: list[Line]) -> frozenset[str]:
    """Labels of the document's own: the same few characters before a colon in several lines, or inside most of the tasks'."""
    found = Counter(m[1] for line in lines if (m := LABEL.match(line.text)) and not _NO_LABEL.match(m[1]))
    tasks = sum(names_unit(line.text) for line in lines)
    inside = Counter(label for line in lines for label in set(_INSIDE.findall(line.text)))
    usual = {label for label, count in inside.items() if 2 * count > tasks and not _NO_LABEL.match(label)}
    return frozenset(label for label, count in found.items() if count > 1) | (usual if tasks > 2 else set())


def _head_label(labels: Counter[str], units: int, named: int, unnumbered: bool) -> str:
    """The label that begins each block, where it is no name; "" for none.

    项目编号, once for each of the ``named`` blocks; in an ``unnumbered`` text 【重点工作】, once for every 【责任部门】.
    """
    first = next(iter(labels), "")
    kind = role_of(first).kind
    if kind in ("number", "detail") and labels[first] == named:
        return first
    fits = kind in ("task", "goal") and labels[first] >= 2 and units <= 2 * labels[first]
    return first if unnumbered and fits else ""


def titles_between(lines: list[Line], style: str | None) -> list[Line]:
    """Short lines without a number right before a task, where the first task has one too: 环境整治, 便民服务."""
    begins = [
        line.style == style if style else bool(not line.style and after and opens_with_unit(after))
        for line, after in zip(lines, [*lines[1:], None], strict=True)
    ]
    over = [
        line for line, task in zip(lines, begins[1:], strict=False) if task and (line.style or "-") != style
    ]
    over = [line for line in over if not split_labels(line.text)[0].label] if not style else over
    short = [
        line
        for line in over
        if not line.style
        and not split_labels(line.text)[0].label
        and (names_kind(line.text) or role_of(line.text).quarter)
    ]
    return short if over and short[:1] == over[:1] and len(short) > 1 else []


def is_next_category(line: Line, number: int | None) -> bool:
    """二、生态环境, between two blocks, after 一、 over the first: ``number`` is that of the category before."""
    follows = line.style == "一、" and line.number == (number or 0) + 1
    return follows and is_numbered_caption(line.mark + line.text)


def opens_with_unit(line: Line) -> bool:
    """责任单位：…"""
    return role_of(split_labels(line.text)[0].label).kind == "lead"


def ends_text(line: Line, following: Line | None) -> bool:
    """Whether what follows the tasks begins: notes, who signed (白鹤街道党政综合办公室, over the day)."""
    signed = following is not None and _DAY.fullmatch(following.text) and looks_like_units(line.text)
    return bool(
        signed or _FOOTER.match(line.mark + line.text) or (not line.style and _ADMONISHES.match(line.text))
    )


def label_tails(lines: list[Line], source: Source) -> list[Line]:
    """1.新建学校。（区教育局、区财政局): the brackets name who is responsible where most of the numbered lines have them."""
    tails = [_UNITS_LAST.search(line.text) for line in lines]
    named = [bool(t and len(t[1]) > 2 and looks_like_units(t[1])) for t in tails]
    numbered = sum(bool(line.style) for line in lines)
    if sum(named) < 2 or 2 * sum(named) <= numbered:
        return lines
    first = lines[named.index(True)]
    source.warn(first.row, "责任单位", "没有写明责任单位，句末括号里的单位读作责任单位", PLACE)
    return [
        replace(line, text=f"{line.text[: tail.start()]}（责任单位：{tail[1]}）") if found and tail else line
        for line, tail, found in zip(lines, tails, named, strict=True)
    ]


def label_sentences(lines: list[Line], source: Source) -> list[Line]:
    """由县水务局牵头，县财政局配合，于6月30日前修路。 → 于6月30日前修路。（牵头单位：…；配合单位：…；完成时限：…）"""
    said = [_WHO_FIRST.match(line.text) for line in lines]
    if sum(bool(m and looks_like_units(m[1])) for m in said) < 2:
        return lines
    first = next(line for line, m in zip(lines, said, strict=True) if m)
    source.warn(first.row, "责任单位", "没有写明责任单位，句首“…牵头，…配合”的读作牵头单位和配合单位", PLACE)
    return [
        _labelled(line, m) if m and looks_like_units(m[1]) else line
        for line, m in zip(lines, said, strict=True)
    ]


def _labelled(line: Line, said: re.Match[str]) -> Line:
    lead, support, task = said.groups()
    when = _BY.search(task)
    told = [("牵头单位", lead), ("配合单位", support), ("完成时限", when and when[1])]
    names = "；".join(f"{label}：{text}" for label, text in told if text)
    return replace(line, text=names if _ONLY_WHEN.fullmatch(task) else f"{task}（{names}）")


def label_headings(lines: list[Line], source: Source) -> list[Line]:
    """一、镇卫生院 over 1.开展筛查: the headings of one style name who is responsible for what is numbered below them."""
    style = next((line.style for line in lines if line.style), "")
    heads = [line for line in lines if line.style == style]
    below = [line for line in lines if line.style and line.style != style]
    if not 1 < len(heads) <= len(below) or not all(looks_like_units(head.text) for head in heads):
        return lines
    source.warn(heads[0].row, "责任单位", "没有写明责任单位，任务上面的单位名称读作责任单位", PLACE)
    labelled, unit = [], ""
    for line in lines:
        if line.style == style:
            unit = line.text
        elif line.style and unit:
            when = _BY.search(line.text)
            by = f"；完成时限：{when[1]}" if when else ""
            line = replace(line, text=f"{line.text}（责任单位：{unit}{by}）")
        labelled.append(line)
    return labelled


def style_of(lines: list[Line]) -> tuple[str | None, frozenset[str]]:
    """How the tasks are told apart: by a numbering, by blocks (with the labels that begin one), by neither."""
    labels = Counter(p.label for line in lines for p in split_labels(line.text) if p.label)
    leads = frozenset(line for line in lines if names_unit(line.text))
    style = _below_units(lines, leads) or task_style(lines)
    names = _NAMES if style is None else ("name",)  # 所属类别, below 1.扩建幼儿园
    heads = frozenset(label for label in labels if role_of(label).kind in names)
    named = sum(labels[label] for label in heads)
    if named >= 2 or (named == 1 and len(leads) == 1):
        style = BLOCKS
    if first := _head_label(labels, len(leads), named if style == BLOCKS else 0, style is None):
        style, heads = BLOCKS, frozenset((first,))
    return style, heads


def _below_units(lines: list[Line], heads: frozenset[Line]) -> str:
    """The style of the tasks where the units stand with the headings: 一、绿色空间（牵头单位：…）, 1. 2. below it, 3. in the next."""
    outer = {line.style for line in heads}
    inner = [line for line in lines if line.style and line not in heads]
    if len(heads) < 2 or len(outer) != 1 or "" in outer or len({line.style for line in inner}) != 1:
        return ""
    numbers = [line.number for line in inner]
    below = all(after.style and after not in heads for head, after in pairwise(lines) if head in heads)
    return inner[0].style if below and numbers == list(range(1, len(numbers) + 1)) else ""
