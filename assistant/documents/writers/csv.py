"""CSV for Excel: UTF-8 with BOM; no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io

from assistant.catalog.records import ListRecord
from assistant.documents.readers.csv import INERT_MARKS
from assistant.documents.writers.table import as_table


def inert(text: str) -> str:
    """``text`` with a ' before what a spreadsheet would run; the importer takes it off again.

    >>> inert("=1+1"), inert("'=x"), inert("区残联")
    ("'=1+1", "''=x", '区残联')
    """
    risky = text[:1] in tuple(INERT_MARKS.replace("'", "")) if text else False
    quoted = len(text) > 1 and text[0] == "'" and text[1] in INERT_MARKS
    return f"'{text}" if risky or quoted else text


def export(record: ListRecord) -> bytes:
    """The list as a CSV file."""
    table = as_table(record)
    lines = [[table.title], *([line] for line in table.about), table.headings, *table.rows]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([inert(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")
