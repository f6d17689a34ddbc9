"""Numbered paragraphs: what the number at a line's start is, and which numbering counts the tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.documents.labels import names_unit, split_labels, unit_labels
from assistant.text.numerals import parse_number

_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("一、", re.compile(r"([一二三四五六七八九十百]{1,4})[、.．]\s*")),
    ("（一）", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]、?\s*")),
    ("第一项", re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,3})[项条件][、:：]?\s*")),
    ("任务1", re.compile(r"(?:任务|项目|实事|工作)([一二三四五六七八九十]{1,3}|\d{1,3})\s*[:：、.．]\s*")),
    ("1.", re.compile(r"(\d{1,3})\s*(?:[、．。]|\.(?!\d))\s*")),
    ("（1）", re.compile(r"[（(](\d{1,3})[）)]、?\s*")),
    ("①", re.compile(r"([①-⑳])\s*")),
    ("01", re.compile(r"(0\d|\d{1,3})(?=\s*$|\s+(?=[\u4e00-\u9fff])|(?=项目名称))\s*")),
)
# Read as a number only where it is the next one: 11.121人才梯队项目, 2加快市场主体培育.
_RUN_ON = re.compile(r"(\d{1,3})(?:\.(?=\d)|(?=[\u4e00-\u9fff“《]))")
_COUNTS = re.compile(r"\d+(?:[个项处家所条座人户套名场次件亩台辆张份岁年月日天万亿元]|平方|公里|[-—~至]\d)")
_INLINE_NUMBER = re.compile(r"(?:(?<=[\s。；;])|^)(\d{1,3})(?:[、．]|\.(?!\d))\s*(?=\S)")


@dataclass(frozen=True)
class Line:
    """A line with its number taken off; ``style`` is "" for one without."""

    row: int
    text: str
    style: str = ""
    number: int = 0
    mark: str = ""  # the number as printed


def read_line(row: int, text: str) -> Line:
    """Recognize the number at the start of a line."""
    text = text.strip()
    for style, pattern in _STYLES:
        match = pattern.match(text)
        if match:
            digits = match[1]
            number = ord(digits) - 0x245F if "①" <= digits <= "⑳" else int(parse_number(digits) or 0)
            if number:
                return Line(row, text[match.end() :].strip(), style, number, match[0])
    return Line(row, text)


def read_lines(rows: list[tuple[int, str]]) -> list[Line]:
    """All lines with their numbers; a number without a mark after it counts where it goes on with a series."""
    lines = [read_line(row, text) for row, text in rows]
    loose = {i: m for i, line in enumerate(lines) if not line.style and (m := _RUN_ON.match(line.text))}
    bare = {i for i in loose if not _COUNTS.match(lines[i].text)}
    if not any(line.style == "1." for line in lines):
        series = [i for n, i in enumerate(sorted(bare)) if int(loose[i][1]) == n + 1]
        if len(series) < 2 or len(series) < len(bare):
            return lines
    last = 0
    for i, line in enumerate(lines):
        if i in loose and int(loose[i][1]) == last + 1 and (last or i in bare):
            match = loose[i]
            lines[i] = Line(line.row, line.text[match.end() :].strip(), "1.", last + 1, match[0])
        if lines[i].style == "1.":
            last = lines[i].number
    return lines


def split_inline(row: int, text: str) -> list[tuple[int, str]]:
    """One long line “1.… 责任单位：… 2.… 责任单位：…” → a line per item.

    A number counts as the next item only when it is the one expected and a unit was named since the last one,
    so that the 1. 2. 3. inside an item stay inside.
    """
    labels = unit_labels(text)
    if len(labels) < 2:
        return [(row, text)]
    numbers: dict[int, list[int]] = {}
    for match in _INLINE_NUMBER.finditer(text):
        numbers.setdefault(int(match[1]), []).append(match.start())
    cuts: list[int] = []
    for expected in range(1, len(labels) + 2):
        cut = _next_item(text, numbers.get(expected, []), cuts[-1] if cuts else None, labels)
        if cut is None:
            break
        cuts.append(cut)
    if len(cuts) < 2:
        return [(row, text)]
    pieces = [text[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    return [(row, piece) for piece in pieces if piece]


def _next_item(text: str, places: list[int], last: int | None, labels: list[int]) -> int | None:
    """The first place after the last item's unit and before the next unit; one after a blank is preferred."""
    if last is None:
        return places[0] if places else None
    named = next((label for label in labels if label > last), None)
    if named is None:
        return None
    limit = next((label for label in labels if any(named < p < label for p in places)), len(text))
    fitting = [p for p in places if named < p < limit]
    return next((p for p in fitting if text[p - 1].isspace()), fitting[0] if fitting else None)


def task_style(lines: list[Line]) -> str | None:
    """The style that numbers the tasks: about one responsible unit per number.  None: no numbering does."""
    outer_first = list(dict.fromkeys(line.style for line in lines if line.style))
    good: dict[str, int] = {}  # style → numbers without a unit, and units beyond the first
    for style in outer_first:
        above = set(outer_first[: outer_first.index(style)])
        with_unit = total = labels = 0
        current = 0
        inside = False
        for line in lines:
            if line.style == style:
                total, current, inside = total + 1, 0, True
            elif line.style in above:
                inside = False
            if inside and names_unit(line.text):
                labels += 1
                current += 1
                with_unit += current == 1
        if total and with_unit >= 0.5 * total and labels <= 2 * with_unit:
            good[style] = total + labels - 2 * with_unit
    while len(good) > 1 and _only_titles(lines, next(iter(good))):
        del good[next(iter(good))]
    return min(good, key=lambda style: good[style], default=None)  # of equals the outermost


def _only_titles(lines: list[Line], style: str) -> bool:
    """All numbered lines of this style are short headings, followed by a line that is numbered itself."""
    followed = [
        (line, after) for line, after in zip(lines, [*lines[1:], None], strict=True) if line.style == style
    ]
    return all(
        len(line.text) <= 30
        and "。" not in line.text
        and not names_unit(line.text)
        and after
        and after.style
        and not split_labels(after.text)[0].label
        for line, after in followed
    )
