"""How a text of a person's own making says who and what: its own labels, the label that begins a block, brackets."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from assistant.documents.grid import Source
from assistant.documents.headings import role_of
from assistant.documents.natures import looks_like_units
from assistant.documents.numbering import Line

LABEL = re.compile(r"^([\u4e00-\u9fff]{2,8})[:：](?=\s*\S)")
_NO_LABEL = re.compile(r"其中|注$|例如|包括|如下|截[至止]|附件|主要")
_UNITS_LAST = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])+)[）)]\s*[。；;]?\s*$")
PLACE = "正文"


def own_labels(lines: list[Line]) -> frozenset[str]:
    """Labels of the document's own: the same few characters before a colon in several lines."""
    found = Counter(m[1] for line in lines if (m := LABEL.match(line.text)) and not _NO_LABEL.match(m[1]))
    return frozenset(label for label, count in found.items() if count > 1)


def head_label(labels: Counter[str], units: int) -> str:
    """The label that begins each block where none is a name: 【重点工作】 once for every 【责任部门】; "" for none."""
    first = next(iter(labels), "")
    fits = role_of(first).kind in ("task", "goal") and labels[first] >= 2 and units <= 2 * labels[first]
    return first if fits else ""


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
