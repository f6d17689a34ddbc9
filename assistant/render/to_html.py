"""HTML without scripts, styles or markup of anybody else's: every text is escaped.

:func:`fragment` is what a notebook and the web page show; :func:`render` makes a file of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import NamedTuple

from assistant.answer import Point, Row
from assistant.render.characters import lines_kept, visible
from assistant.render.goals import city_reason, goals_of, shows_goals, tasks_of
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Fields,
    Heading,
    Nearest,
    Note,
    Page,
    Part,
    Sentence,
    Sheet,
    Source,
    Tasks,
    Title,
)
from assistant.render.tables import group_title, leading
from assistant.slots import QUARTER_NAMES

_STYLE = """
body { font-family: "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2rem; line-height: 1.6 }
table { border-collapse: collapse } th, td { border: 1px solid #999; padding: .3rem .6rem; text-align: left;
vertical-align: top } .said { font-size: 1.3rem; font-weight: bold } svg { fill: #9b1c4a; height: 1rem; width: 20rem }
"""


class Links(NamedTuple):
    """Where a question, a task and a unit lead to; without it nothing is a link."""

    ask: Callable[[str], str]
    task: Callable[[int], str]
    unit: Callable[[str], str]


def render(page: Page) -> str:
    """A whole document."""
    body = fragment(page)
    head = '<!doctype html>\n<html lang="zh-CN">\n<meta charset="utf-8">\n<title>清单助手</title>'
    return f"{head}\n<style>{_STYLE}</style>\n{body}\n</html>"


def fragment(page: Page, links: Links | None = None) -> str:
    """``<article>`` with the page in it."""
    pieces = [piece for block in page.blocks for piece in _block(block, links) if piece]
    return '<article class="qingdan">\n' + "\n".join(pieces) + "\n</article>"


def text_html(text: str, marked: re.Pattern[str] | None = None) -> str:
    """``text`` escaped, its line breaks kept, what ``marked`` matches in ``<mark>``."""
    clean = lines_kept(text)
    pieces, start = [], 0
    for match in marked.finditer(clean) if marked else ():
        pieces += [escape(clean[start : match.start()]), f"<mark>{escape(match[0])}</mark>"]
        start = match.end()
    return "".join([*pieces, escape(clean[start:])]).replace("\n", "<br>")


def _linked(text: str, address: str | None) -> str:
    inner = text_html(text)
    return f'<a href="{escape(address)}">{inner}</a>' if address else inner


def _block(block: Block, links: Links | None) -> Iterator[str]:
    match block:
        case Part(question):
            yield f'<h2 class="part">{text_html(question)}</h2>'
        case Heading(text) | Title(text):
            yield f"<h2>{text_html(text)}</h2>"
        case Sentence(text, found, value):
            yield f'<p class="said {"found" if found else "missing"}">{text_html(text, value)}</p>'
        case Note(kind, text):
            yield f'<p class="note {kind}">{text_html(text)}</p>'
        case Bars(points):
            yield from _bars(points)
        case Tasks():
            yield from _tasks(block, links)
        case Sheet():
            yield from _sheet(block)
        case Fields(title, subtitle, groups):
            yield f'<h2>{text_html(title)}</h2>\n<p class="group">{text_html(subtitle)}</p>\n<dl>'
            yield from (f"<dt>{text_html(n)}</dt><dd>{text_html(t)}</dd>" for g in groups for n, t in g)
            yield "</dl>"
        case Nearest(tasks):
            named = [_linked(f"任务{n}", links.task(n) if links else None) for n in tasks]
            yield f'<p class="nearest">最接近的任务：{"、".join(named)}</p>'
        case Choices(heading, questions):
            items = [f"<li>{_linked(q, links.ask(q) if links else None)}</li>" for q in questions]
            yield f'<p class="choices">{text_html(heading)}</p>\n<ol>' + "".join(items) + "</ol>"
        case Source(text):
            yield f'<p class="source">{text_html(text)}</p>'
        case _:
            return  # how to type it at a terminal


def _bars(points: tuple[Point, ...]) -> Iterator[str]:
    most = max(max(point.value for point in points), 1e-9)
    yield '<div class="bars">'
    for point in points:
        width = f"{max(100 * point.value / most, 0):.2f}".rstrip("0").rstrip(".")
        drawn = f'<rect width="{width}" height="10"/>'
        svg = f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
        yield f"<span>{QUARTER_NAMES[point.quarter]}</span> {svg} <span>{text_html(point.text)}</span><br>"
    yield "</div>"


def _tasks(block: Tasks, links: Links | None) -> Iterator[str]:
    """A row a task, its quarters as columns."""
    tasks = tasks_of(block.rows)
    quarters = sorted({g.quarter for rows in tasks for g in goals_of(rows)}) if shows_goals(block) else []
    details = list(dict.fromkeys(name for row in block.rows for name, text in row.details if text))
    headers = (
        "任务",
        f"{block.levels.own}任务",
        *(f"{QUARTER_NAMES[q]}目标" for q in quarters),
        *details,
        "责任单位",
    )
    groups: list[tuple[str, list[list[tuple[str, str]]]]] = []
    for rows in tasks:
        title = group_title(rows[0])
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        texts = [*_task_cells(rows, block, links, quarters, details), _units(rows[0], links)]
        groups[-1][1].append(list(zip(headers, texts, strict=True)))
    yield from _table("tasks", headers, groups)


def _sheet(sheet: Sheet) -> Iterator[str]:
    first = 1 if sheet.grouped else 0
    headers = sheet.headers[first:]
    groups: list[tuple[str, list[list[tuple[str, str]]]]] = []
    for row in sheet.rows:
        title = row[0] if sheet.grouped else ""
        if not groups or groups[-1][0] != title:
            groups.append((title, []))
        groups[-1][1].append(list(zip(headers, map(text_html, row[first:]), strict=True)))
    yield from _table("sheet", headers, groups)


def _task_cells(
    rows: list[Row], block: Tasks, links: Links | None, quarters: list[int], details: list[str]
) -> list[str]:
    row, written = rows[0], dict(rows[0].details)
    goals = {goal.quarter: goal.text for goal in goals_of(rows)}
    task = text_html(row.district_task, block.marked)
    if city := city_reason(rows, block):
        task += f"<br><small>{block.levels.above}：{text_html(city, block.marked)}</small>"
    number = _linked(str(row.task), links.task(row.task) if links and not row.list_label else None)
    texts = [text_html(goals.get(q, ""), block.marked) for q in quarters]
    return [number, task, *texts, *(text_html(written.get(name, ""), block.marked) for name in details)]


def _units(row: Row, links: Links | None) -> str:
    lead = [_linked(u, links.unit(u) if links and not row.list_label else None) for u in leading(row)]
    return "<br>".join([*lead, *(f"<small>配合：{text_html(unit)}</small>" for unit in row.support)])


def _table(
    kind: str, headers: tuple[str, ...], groups: list[tuple[str, list[list[tuple[str, str]]]]]
) -> Iterator[str]:
    """Cells are (name of the column, HTML): the name is shown in the cell where columns do not fit."""
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="表格"><table class="{kind}">\n<thead><tr>'
    yield "".join(f'<th scope="col">{text_html(name)}</th>' for name in headers) + "</tr></thead>"
    for title, rows in groups:
        yield "<tbody>"
        if title:
            yield f'<tr class="group"><th colspan="{len(headers)}" scope="rowgroup">{text_html(title)}</th></tr>'
        for cells in rows:
            yield (
                "<tr>"
                + "".join(f'<td data-label="{_attribute(n)}">{html}</td>' for n, html in cells)
                + "</tr>"
            )
        yield "</tbody>"
    yield "</table></div>"


def _attribute(text: str) -> str:
    return escape(visible(text).replace("\n", " "))
