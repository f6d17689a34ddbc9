"""The same three lists in every table format: Word, Excel, CSV, HTML, Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.catalog.records import ListRecord
from assistant.documents import read_document
from tests.documents import forms
from tests.documents.expect import check_deadline, check_monthly, check_quarterly, reasons
from tests.documents.makers import LEFT, UP, Rows, docx_file, html_table, text_file, xlsx_file

FORMS = {
    "quarterly": (forms.TITLE, forms.QUARTERLY, check_quarterly),
    "deadline": (forms.TITLE_DEADLINE, forms.DEADLINE, check_deadline),
    "monthly": (forms.TITLE_MONTHLY, forms.MONTHLY, check_monthly),
}


def _plain(rows: Rows) -> list[list[str]]:
    return [["" if cell in (LEFT, UP) else cell for cell in row] for row in rows]


def _csv(title: str, rows: Rows, comma: str) -> str:
    lines = [[title]] + _plain(rows)
    return "\n".join(comma.join('"' + c.replace('"', '""') + '"' for c in line) for line in lines)


def _docx(folder: Path, title: str, rows: Rows) -> Path:
    return docx_file(folder / "清单.docx", title, rows)


def _xlsx(folder: Path, title: str, rows: Rows) -> Path:
    heading = [title] + [LEFT] * (len(rows[0]) - 1)
    return xlsx_file(folder / "清单.xlsx", {"Sheet1": [heading, *rows]})


def _utf8_csv(folder: Path, title: str, rows: Rows) -> Path:
    return text_file(folder / "清单.csv", _csv(title, rows, ","), "utf-8-sig")


def _gbk_csv(folder: Path, title: str, rows: Rows) -> Path:
    return text_file(folder / "清单.csv", _csv(title, rows, ","), "gbk")


def _tsv(folder: Path, title: str, rows: Rows) -> Path:
    return text_file(folder / "清单.tsv", _csv(title, rows, "\t"), "utf-16")


def _html(folder: Path, title: str, rows: Rows) -> Path:
    page = f"<html><head><meta charset='gb2312'><title>政府网</title></head><body><h1>{title}</h1>{html_table(rows)}"
    return text_file(folder / "清单.html", page, "gb18030")


def _layout_html(folder: Path, title: str, rows: Rows) -> Path:
    """Old sites put everything into a layout table; some tags are never closed."""
    inner = html_table(rows).replace("</td>", "").replace("</tr>", "")
    page = f"<!DOCTYPE html><table><tr><td>首页<td>导航<tr><td colspan=2><b>{title}</b><br>{inner}<script>x='<td>'</script></table>"
    return text_file(folder / "清单.htm", page)


WRITERS = (_docx, _xlsx, _utf8_csv, _gbk_csv, _tsv, _html, _layout_html)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("write", WRITERS, ids=lambda f: f.__name__.strip("_"))
def test_every_form_in_every_format(
    tmp_path: Path, form: str, write: Callable[[Path, str, Rows], Path]
) -> None:
    title, rows, check = FORMS[form]
    result = read_document(write(tmp_path, title, rows))
    checked: Callable[[ListRecord], None] = check
    checked(result.record)


@pytest.mark.parametrize("write", (_docx, _xlsx, _html), ids=lambda f: f.__name__.strip("_"))
def test_what_was_guessed_or_skipped_is_said(
    tmp_path: Path, write: Callable[[Path, str, Rows], Path]
) -> None:
    quarterly = reasons(read_document(write(tmp_path, forms.TITLE, forms.QUARTERLY)))
    assert "重复的表头" in quarterly
    deadline = reasons(read_document(write(tmp_path, forms.TITLE_DEADLINE, forms.DEADLINE)))
    assert "合计行" in deadline and "长期坚持" in deadline and "“2024年6月底前”读作第2季度" in deadline
    assert "“责任领导”没有对应的栏目" in deadline and "读作类别" in deadline
    monthly = reasons(read_document(write(tmp_path, forms.TITLE_MONTHLY, forms.MONTHLY)))
    assert "并入上一项任务" in monthly and "合并成一格" in monthly


def test_a_table_that_goes_on_after_a_page_break_without_headings(tmp_path: Path) -> None:
    head, rest = forms.QUARTERLY[:4], [forms.QUARTERLY[5]]
    result = read_document(docx_file(tmp_path / "x.docx", forms.TITLE, head, rest))
    assert len(result.record.tasks) == 3
    assert "按上一张表的列接着读" in reasons(result)


def test_several_tables_under_headings(tmp_path: Path) -> None:
    head = ["序号", "任务", "责任单位"]
    path = docx_file(
        tmp_path / "x.docx", "宝山区2023年实事项目清单", "一、教育", [head, ["1", "建学校。", "区教育局"]],
        "二、医疗", [head, ["1", "建医院。", "区卫健委"]],
    )  # fmt: skip
    tasks = read_document(path).record.tasks
    assert [(t.number, t.category_no, t.category) for t in tasks] == [(1, 1, "教育"), (2, 2, "医疗")]


def test_several_sheets_and_one_that_is_no_list(tmp_path: Path) -> None:
    head = ["任务", "责任单位", "第1季度", "第2季度", "第3季度", "第4季度"]
    sheets: dict[str, Rows] = {
        "教育": [head, ["建学校。", "区教育局", "a", "b", "c", "d"]],
        "说明": [["本表由办公室填写", "谢谢"]],
        "医疗": [head, ["建医院。", "区卫健委", "a", "b", "c", "d"]],
    }
    result = read_document(xlsx_file(tmp_path / "2023年宝山区重点工作清单.xlsx", sheets))
    assert [t.category for t in result.record.tasks] == ["教育", "医疗"]
    assert "本表由办公室填写" in reasons(result)
    assert (result.record.region, result.record.year) == ("宝山区", 2023)


def test_excel_values_are_shown_as_people_see_them(tmp_path: Path) -> None:
    import datetime

    rows: Rows = [
        ["序号", "任务", "责任单位", "完成时限"],
        [1.0, "=SUM(A1)", "区教育局", datetime.date(2023, 6, 30)],
    ]
    result = read_document(xlsx_file(tmp_path / "2023年宝山区清单.xlsx", {"s": rows}))
    (task,) = result.record.tasks
    assert task.district_task == "=SUM(A1)"
    assert dict(task.details)["完成时限"] == "2023年6月30日"
    assert "公式没有算好的结果" in reasons(result) and "日期单元格" in reasons(result)
