"""``units``, ``categories``, ``overview`` and ``show``: the list as records, as sheets, on a terminal."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from assistant.answer import Row
from assistant.output.characters import one_line
from assistant.output.notes import SHOW_HINT, source_line
from assistant.output.sheet import QUARTER_NAMES, Sheet, category_title, row_sheet

if TYPE_CHECKING:
    from assistant.catalog.document import ListDocument
    from assistant.output.canvas import Canvas

Record = dict[str, Any]
# Not left standing before …: half a number (80% must not become 8…), an opening quotation mark.
_NEVER_LAST = "0123456789.,%％，、：；“‘（《 "


def unit_records(document: ListDocument) -> list[Record]:
    """Every main unit: its second names and the numbers of its tasks."""
    records = []
    for unit in document.units:
        if unit.main_id is None:
            second = [other.name for other in document.units if other.main_id == unit.id]
            tasks = [task.number for task in document.tasks if unit.id in task.unit_ids]
            records.append({"unit": unit.name, "second_names": second, "tasks": tasks})
    return records


def category_records(document: ListDocument) -> list[Record]:
    """Every category: its tasks' numbers and its units."""
    records = []
    for number, (name, indexes) in sorted(document.categories.items()):
        tasks = [document.tasks[index] for index in indexes]
        units = list(dict.fromkeys(unit for task in tasks for unit in task.units))
        records.append(
            {"category_no": number, "category": name, "tasks": [t.number for t in tasks], "units": units}
        )
    return records


def listing_object(document: ListDocument, name: str, records: list[Record]) -> Record:
    """The JSON object of a listing: ``{"schema": 1, name: […], "source": {…}}``."""
    return {
        "schema": 1,
        name: records,
        "source": {"list": document.info.title, "issued": document.info.issued},
    }


def unit_sheet(records: list[Record]) -> Sheet:
    """Units as a sheet."""
    headers = ("责任单位", "又名", "任务数", "任务")
    rows = [
        (r["unit"], "、".join(r["second_names"]), str(len(r["tasks"])), "、".join(map(str, r["tasks"])))
        for r in records
    ]
    return Sheet(headers, rows)


def category_sheet(records: list[Record]) -> Sheet:
    """Categories as a sheet."""
    rows = []
    for r in records:
        title = category_title(Row(0, None, r["category_no"], r["category"], "", "", (), ()))
        tasks = "、".join(map(str, r["tasks"]))
        rows.append((title, str(len(r["tasks"])), tasks, "、".join(r["units"])))
    return Sheet(("类别", "任务数", "任务", "责任单位"), rows)


def print_sheet(sheet: Sheet, document: ListDocument, summary: str, stream: IO[str], drawn: bool) -> None:
    """Draw a listing on a terminal."""
    from assistant.output.canvas import Canvas, make_console

    canvas = Canvas(make_console(stream, drawn), drawn)
    canvas.blank()
    canvas.paragraph(summary, "bold")
    canvas.blank()
    _draw_sheet(sheet, canvas)
    _end(canvas, document)


def _draw_sheet(sheet: Sheet, canvas: Canvas) -> None:
    """Columns as wide as their texts; the last one takes what is left."""
    from assistant.output.canvas import GAP, cell, cell_len

    columns = list(zip(sheet.headers, *sheet.rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    kept = [i for i, column in enumerate(columns) if any(column[1:])]
    left = canvas.width - sum(widths[i] + GAP for i in kept[:-1])
    if left < min(widths[kept[-1]], 14):
        _draw_stacked(sheet, canvas)
        return
    fitted = [widths[i] for i in kept[:-1]] + [min(left, widths[kept[-1]])]
    total = sum(fitted) + GAP * (len(fitted) - 1)
    canvas.row([cell(sheet.headers[i], w, "bold") for i, w in zip(kept, fitted, strict=True)], fitted)
    canvas.rule(total)
    for cells in sheet.rows:
        canvas.row([cell(cells[i], w) for i, w in zip(kept, fitted, strict=True)], fitted)
    canvas.rule(total)


def _draw_stacked(sheet: Sheet, canvas: Canvas) -> None:
    for cells in sheet.rows:
        canvas.rule()
        canvas.paragraph(cells[0], "bold")
        for header, text in zip(sheet.headers[1:], cells[1:], strict=True):
            if text:
                canvas.paragraph(f"{header}：{text}")
    canvas.rule()


def print_overview(rows: tuple[Row, ...], document: ListDocument, stream: IO[str], drawn: bool) -> None:
    """Every task by quarter at a glance; what does not fit ends in … (``show N`` has it whole)."""
    from assistant.output.canvas import Canvas, make_console

    canvas = Canvas(make_console(stream, drawn), drawn)
    canvas.blank()
    canvas.paragraph(f"{document.info.title}：{len(rows)}项任务一览", "bold")
    canvas.blank()
    _draw_overview(rows, canvas)
    canvas.footer(SHOW_HINT)
    _end(canvas, document)


def _draw_overview(rows: tuple[Row, ...], canvas: Canvas) -> None:
    from rich.text import Text

    from assistant.output.canvas import GAP, cell
    from assistant.output.terminal import CARDS_BELOW

    wide = canvas.console.width >= CARDS_BELOW
    lines = 2 if canvas.width >= 100 else 3
    quarters = 4 if wide else 0
    unit = 14 if canvas.width >= 110 else 0
    free = canvas.width - 4 - GAP - (unit + GAP if unit else 0)
    each = min((free - quarters * GAP) // 5, 40) if wide else 0
    task = min(free - quarters * (each + GAP), 60)
    widths = [4, task, *([each] * quarters), *([unit] if unit else [])]
    names = ["任务", "本区任务", *QUARTER_NAMES[1 : quarters + 1], *(["责任单位"] if unit else [])]
    total = sum(widths) + GAP * (len(widths) - 1)
    canvas.row([cell(name, w, "bold") for name, w in zip(names, widths, strict=True)], widths)
    title = None
    for row in rows:
        if category_title(row) != title:
            title = category_title(row)
            canvas.rule(total)
            canvas.heading(title)
        texts = [row.district_task, *row.milestones[:quarters]]
        cells = [clipped(text, width, lines) for text, width in zip(texts, widths[1:], strict=False)]
        units = [[line for name in row.units for line in cell(name, unit)]] if unit else []
        canvas.row([[Text(f"{row.task:>3}", style="bold")], *cells, *units], widths)
        if row.details:
            told = "　".join(f"{label}：{text}" for label, text in row.details)
            canvas.row([[], clipped(told, total - 4 - GAP, 1)], [4, total - 4 - GAP])
    canvas.rule(total)


def clipped(text: str, width: int, lines: int) -> list[Any]:
    """``text`` run on in at most ``lines`` lines, … at the end when there is more."""
    from assistant.output.canvas import cell
    from assistant.output.wrap import cells_before, wrap

    whole = one_line(text)
    end = cells_before(whole, width * lines)
    shown = whole
    while len(wrap(shown, width, hanging=False)) > lines and end:
        shown = whole[:end].rstrip(_NEVER_LAST) + "…"
        end -= 1
    return cell(shown, width, hanging=False)


def task_sheet(row: Row) -> Sheet:
    """One task whole as a sheet of one row."""
    return row_sheet((row,), full=True)


def print_task(row: Row, document: ListDocument, stream: IO[str], drawn: bool) -> None:
    """One task whole, field by field."""
    from assistant.output.canvas import Canvas, make_console
    from assistant.output.cards import field

    canvas = Canvas(make_console(stream, drawn), drawn)
    canvas.blank()
    canvas.paragraph(f"任务{row.task}　{'、'.join(row.units)}", "bold")
    canvas.heading(category_title(row))
    canvas.rule(min(canvas.width, 110))
    field(canvas, "全市任务", row.city_task)
    field(canvas, "本区任务", row.district_task)
    canvas.rule(min(canvas.width, 110))
    for name, text in zip(QUARTER_NAMES[1:], row.milestones, strict=True):
        field(canvas, name, text)
    canvas.rule(min(canvas.width, 110))
    for name, text in row.details:
        field(canvas, name, text)
    if row.details:
        canvas.rule(min(canvas.width, 110))
    _end(canvas, document)


def _end(canvas: Canvas, document: ListDocument) -> None:
    canvas.footer(source_line(document.info.title, document.info.issued))
    canvas.blank()
