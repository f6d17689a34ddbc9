"""Workbooks as people leave them: formulas, formats, hidden and struck-through cells, text boxes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from assistant.documents import ImportResult, read_document
from tests.documents.expect import reasons
from tests.documents.makers import Rows

TITLE = "2023年西青区民生实事任务表"
HEAD = ["序号", "任务内容", "一季度", "二季度", "责任单位"]
TASK = [1, "新建幼儿园2所。", "选址。", "开工。", "区教育局"]
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"


def workbook(folder: Path, rows: Rows, change: Callable[[Any, Any], None]) -> Path:
    """A workbook of these rows; ``change(workbook, sheet)`` does the rest."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    change(book, sheet)
    book.save(folder / "a.xlsx")
    return folder / "a.xlsx"


def read(
    folder: Path, rows: Rows, change: Callable[[Any, Any], None] = lambda book, sheet: None
) -> ImportResult:
    return read_document(workbook(folder, rows, change))


def rewrite(path: Path, changes: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    with zipfile.ZipFile(path) as archive:
        entries = {name: changes(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (entries | (more or {})).items():
            archive.writestr(name, data)
    return path


def test_the_stored_value_of_a_formula_is_read(tmp_path: Path) -> None:
    rows: Rows = [[TITLE], HEAD, ["=ROW()-2", '="新建幼儿园"&2&"所。"', *TASK[2:]]]
    path = workbook(tmp_path, rows, lambda book, sheet: None)

    def compute(name: str, data: bytes) -> bytes:
        if not name.startswith("xl/worksheets/"):
            return data
        text = re.sub(r"(<f>ROW.*?</f>)<v ?/?>(</v>)?", r"\1<v>7</v>", data.decode())
        text = re.sub(
            r'(<c r="B3")([^>]*>)(<f>.*?</f>)<v ?/?>(</v>)?', r'\1 t="str"\2\3<v>新建幼儿园2所。</v>', text
        )
        return text.encode()

    result = read_document(rewrite(path, compute))
    (task,) = result.record.tasks
    assert (task.number, task.district_task) == (7, "新建幼儿园2所。")
    assert "公式" not in reasons(result)


def test_numbers_are_stored_as_shown(tmp_path: Path) -> None:
    def shape(book: Any, sheet: Any) -> None:
        for address, code in (("C3", '"完成"0"个"'), ("D3", "0%"), ("E3", "#,##0")):
            sheet[address].number_format = code

    head = ["序号", "任务内容", "一季度", "二季度", "三季度", "责任单位"]
    result = read(tmp_path, [[TITLE], head, [1, "建站点。", 3, 0.5, 12000, "区教育局"]], shape)
    assert result.record.tasks[0].milestones == {1: "完成3个", 2: "50%", 3: "12,000"}


def test_hidden_columns_are_left_out_and_hidden_rows_are_read(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.column_dimensions["F"].hidden = True
        sheet.row_dimensions[4].hidden = True

    rows: Rows = [
        [TITLE],
        [*HEAD, "内部意见"],
        [*TASK, "不要公开"],
        [2, "修路。", "一。", "二。", "区住建局", "x"],
    ]
    result = read(tmp_path, rows, hide)
    assert [t.district_task for t in result.record.tasks] == ["新建幼儿园2所。", "修路。"]
    assert all(not t.details for t in result.record.tasks)
    assert "内部意见" in reasons(result) and "隐藏的1行也读了" in reasons(result)


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    def add(book: Any, sheet: Any) -> None:
        other = book.create_sheet("字典")
        other.append(["序号", "任务内容", "责任单位"])
        other.append([1, "不是任务。", "区民政局"])
        other.sheet_state = "hidden"

    result = read(tmp_path, [[TITLE], HEAD, TASK], add)
    assert [t.district_task for t in result.record.tasks] == ["新建幼儿园2所。"]
    assert "工作表“字典”" in reasons(result)


def test_struck_through_text_is_not_read(tmp_path: Path) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Font

    def strike(book: Any, sheet: Any) -> None:
        sheet["B3"].value = CellRichText("新建幼儿园", TextBlock(InlineFont(strike=True), "3"), "2所。")
        sheet["C3"].font = Font(strike=True)

    result = read(tmp_path, [[TITLE], HEAD, TASK], strike)
    (task,) = result.record.tasks
    assert task.district_task == "新建幼儿园2所。" and task.milestones == {2: "开工。"}
    assert "有删除线的文字没有读：3" in reasons(result) and "选址。" in reasons(result)


def test_a_title_in_a_text_box_is_the_title(tmp_path: Path) -> None:
    box = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}spreadsheetDrawing" xmlns:a="{DRAWING}main"><xdr:sp><xdr:txBody>'
        f"<a:p><a:r><a:t>{TITLE}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    path = workbook(tmp_path, [HEAD, TASK], lambda book, sheet: None)
    result = read_document(rewrite(path, lambda name, data: data, {"xl/drawings/drawing1.xml": box.encode()}))
    assert (result.record.title, result.record.region) == (TITLE, "西青区")


def test_one_remark_a_column_however_many_cells(tmp_path: Path) -> None:
    rows: Rows = [
        [TITLE],
        HEAD,
        *([f"=ROW()-{n}", f"事{n}。", "一。", "二。", "区教育局"] for n in range(2, 30)),
    ]
    result = read(tmp_path, rows)
    assert sum("公式" in w.reason for w in result.warnings) == 1
    assert "（共28格）" in reasons(result)
