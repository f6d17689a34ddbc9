"""``show``, ``units``, ``categories``, ``overview``: the list itself, in every format."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NamedTuple

from assistant.answer import Row
from assistant.assistant import Assistant
from assistant.cli.guard import NOT_FOUND, complain
from assistant.cli.streams import is_drawn
from assistant.errors import UsageError
from assistant.render import listing, texts
from assistant.render.sheet import Sheet, row_sheet
from assistant.text.numerals import parse_number

_LONGEST_NUMBER = 6


class Listing(NamedTuple):
    """One listing in its forms: ``record`` for JSON, ``records`` for JSON lines, ``draw`` for a terminal."""

    record: Any
    records: list[Any]
    sheet: Sheet
    draw: Callable[[], None]


def task_number(text: str) -> int:
    """15, １５ and 十五 → 15."""
    clean = text.strip()
    value = parse_number("".join(str(int(c)) if c.isdecimal() else c for c in clean)) if clean else None
    if not isinstance(value, int):
        raise UsageError(f"“{text[:20]}”不是任务号", "例：qingdan show 15")
    return value


def show(assistant: Assistant, text: str, style: str) -> int:
    """Task N whole; 1 when the list has no such task."""
    row = assistant.task(task_number(text)) if len(text) <= _LONGEST_NUMBER else None
    if row is None:
        numbers = [task.number for task in assistant.document.tasks]
        complain(f"清单里没有任务{text[:20]}（任务号从{min(numbers)}到{max(numbers)}）")
        return NOT_FOUND
    found, drawn = row, is_drawn(sys.stdout)
    record = found.to_dict()
    sheet = listing.task_sheet(found)
    if style in ("plain", "markdown"):  # a field a line reads better than one long line
        sheet = Sheet(("项目", "内容"), list(zip(sheet.headers, sheet.rows[0], strict=True)))
    draw = Listing(
        record, [record], sheet, lambda: listing.print_task(found, assistant.document, sys.stdout, drawn)
    )
    return write(draw, style)


def units(assistant: Assistant, style: str) -> int:
    """Every responsible unit and its tasks."""
    document = assistant.document
    records = listing.unit_records(document)
    second = sum(len(record["second_names"]) for record in records)
    summary = f"{len(records)}个责任单位" + (f"（另有{second}个又名）" if second else "")
    return write(_listing(assistant, "units", records, listing.unit_sheet(records), summary), style)


def categories(assistant: Assistant, style: str) -> int:
    """Every category and its tasks."""
    records = listing.category_records(assistant.document)
    sheet = listing.category_sheet(records)
    return write(_listing(assistant, "categories", records, sheet, f"{len(records)}个类别"), style)


def overview(assistant: Assistant, style: str) -> int:
    """Every task by quarter."""
    document = assistant.document
    found = (assistant.task(task.number) for task in document.tasks)
    rows: tuple[Row, ...] = tuple(row for row in found if row)
    records = [row.to_dict() for row in rows]
    record = listing.listing_object(document, "rows", records)
    sheet = row_sheet(rows, full=style == "csv")
    drawn = is_drawn(sys.stdout)
    draw = Listing(record, records, sheet, lambda: listing.print_overview(rows, document, sys.stdout, drawn))
    return write(draw, style)


def _listing(assistant: Assistant, name: str, records: list[Any], sheet: Sheet, summary: str) -> Listing:
    document, drawn = assistant.document, is_drawn(sys.stdout)
    return Listing(
        listing.listing_object(document, name, records),
        records,
        sheet,
        lambda: listing.print_sheet(sheet, document, summary, sys.stdout, drawn),
    )


def write(shown: Listing, style: str) -> int:
    """Write a listing to standard output."""
    encoding = sys.stdout.encoding
    if style == "table":
        shown.draw()
    elif style == "json":
        texts.write_lines(sys.stdout, [texts.json_line(shown.record, encoding)])
    elif style == "jsonl":
        texts.write_lines(sys.stdout, [texts.json_line(record, encoding) for record in shown.records])
    else:
        form = {"csv": texts.csv_sheet, "markdown": texts.markdown_sheet, "plain": texts.plain_sheet}[style]
        texts.write_lines(sys.stdout, [form(shown.sheet)])
    return 0
