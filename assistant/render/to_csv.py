"""Comma-separated: every field of every row; a number that is the answer has columns of its own."""

from __future__ import annotations

import csv
import io

from assistant.render.characters import inert, visible
from assistant.render.page import Page, Sheet
from assistant.render.tables import one_sheet, row_sheet


def render(page: Page) -> str:
    """One table with one line of headings, which stands there even when there are no rows."""
    names = tuple(name for name, _ in page.value)
    values = tuple(text for _, text in page.value)
    sheet = one_sheet(page)
    if sheet is not None:
        return csv_text(Sheet((*sheet.headers, *names), [(*row, *values) for row in sheet.rows]))
    return csv_text(Sheet(names, [values]) if page.value else row_sheet((), full=True))


def csv_text(sheet: Sheet) -> str:
    """Quoted where needed; a cell that looks like a formula gets a leading ``'``."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([inert(visible(name)) for name in sheet.headers])
    writer.writerows([inert(visible(cell)) for cell in cells] for cells in sheet.rows)
    return buffer.getvalue().rstrip("\n")
