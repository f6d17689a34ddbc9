"""The formats that offices hold besides .docx and .xlsx, and what is refused with a way out."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.formats import BY_SUFFIX, FORMATS
from assistant.documents.readers.number_formats import is_date, show
from assistant.errors import DocumentError
from tests.documents import old_makers as old
from tests.documents.expect import lead, reasons
from tests.documents.makers import html_table

FIXTURES = Path(__file__).parent / "fixtures"
TITLE = "2023年西青区民生实事任务表"
ROWS = [["序号", "任务内容", "一季度", "责任单位"], ["1", "新建幼儿园2所。", "选址。", "区教育局"]]
SHEET: list[list[object]] = [[TITLE]]
SHEET += [[*row] for row in ROWS]
PAGE = f"<html><body><p>{TITLE}</p>{html_table(ROWS)}</body></html>"


def make(folder: Path, suffix: str) -> Path:
    """The same list in each format."""
    path = folder / f"a{suffix}"
    story = f"<text:p>{TITLE}</text:p>{old.odf_table(ROWS)}"
    makers = {
        ".xls": lambda: old.xls_file(path, SHEET),
        ".et": lambda: old.xls_file(path, SHEET),
        ".doc": lambda: old.xls_file(path, SHEET),  # a sheet that was renamed
        ".ods": lambda: old.odf_file(path, old.odf_table([[TITLE], *ROWS]), "spreadsheet"),
        ".odt": lambda: old.odf_file(path, story, "text"),
        ".mht": lambda: old.mht_file(path, PAGE),
        ".webarchive": lambda: old.webarchive_file(path, PAGE),
        ".xml": lambda: old.xml2003_file(path, [[TITLE], *ROWS]),
    }
    return makers[suffix]()


@pytest.mark.parametrize("suffix", [".xls", ".et", ".doc", ".ods", ".odt", ".mht", ".webarchive", ".xml"])
def test_every_format_is_read(tmp_path: Path, suffix: str) -> None:
    result = read_document(make(tmp_path, suffix))
    (task,) = result.record.tasks
    assert (result.record.title, result.record.region, result.record.year) == (TITLE, "西青区", 2023)
    assert (task.number, task.district_task, task.milestones) == (1, "新建幼儿园2所。", {1: "选址。"})
    assert lead("区教育局") in task.units
    assert ("按内容读取" in reasons(result)) == (suffix == ".doc")


@pytest.mark.parametrize("name", ["table.doc", "table.pdf"])
def test_files_of_real_programs(name: str) -> None:
    result = read_document(FIXTURES / name)
    first, _, last = result.record.tasks
    assert (result.record.region, result.record.year) == ("余杭区", 2020)
    assert first.district_task == "创建20个无障碍社区。" and first.category == "养老助残"
    assert first.milestones[1] == "完成第一批申报、培训,其中2个已完成改造。"
    assert lead("区交通运输局") in last.units
    assert ("请逐格核对" in reasons(result)) == (name == "table.pdf")


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ]
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    path = tmp_path / "扫描.pdf"
    path.write_bytes(body + b"trailer << /Root 1 0 R /Size 4 >>\nstartxref\n0\n%%EOF")
    with pytest.raises(DocumentError, match="文字识别.*docx"):
        read_document(path)


def test_ofd_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "a.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("OFD.xml", "<ofd/>")
    with pytest.raises(DocumentError, match=r"OFD.*另存为 \.docx"):
        read_document(path)


def test_a_missing_library_is_named_with_a_command_that_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.setattr(sys, "executable", "/opt/a b/python")
    with pytest.raises(DocumentError, match=r"'/opt/a b/python' -m pip install pdfplumber"):
        read_document(FIXTURES / "table.pdf")


def test_an_entity_in_xml_is_not_expanded(tmp_path: Path) -> None:
    path = old.xml2003_file(tmp_path / "a.xml", [[TITLE], *ROWS])
    text = path.read_text(encoding="utf-8").replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook', 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match="DTD"):
        read_document(path)


def test_old_sheets_show_numbers_as_people_see_them(tmp_path: Path) -> None:
    head: list[object] = ["任务", "责任单位", "一季度", "二季度", "三季度", "完成时限"]
    row: list[object] = ["修路", "区住建局", 0.5, 3, 12000, datetime.date(2023, 6, 1)]
    codes = {(2, 2): "0%", (2, 3): '"完成"0"个"', (2, 4): "#,##0", (2, 5): 'yyyy"年"m"月"'}
    result = read_document(old.xls_file(tmp_path / "a.xls", [[TITLE], head, row], codes))
    (task,) = result.record.tasks
    assert task.milestones == {1: "50%", 2: "完成3个", 3: "12,000"}
    assert dict(task.details)["完成时限"] == "2023年6月"


def test_hidden_sheets_of_a_workbook_are_named_and_not_read(tmp_path: Path) -> None:
    styles = '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    last_year = [["2022年西青区民生实事任务表"], ROWS[0], ["1", "去年的事", "做完", "区民政局"]]
    body = old.odf_table([[TITLE], *ROWS], "今年") + old.odf_table(last_year, "去年", "off")
    result = read_document(old.odf_file(tmp_path / "a.ods", body, "spreadsheet", styles))
    assert [t.district_task for t in result.record.tasks] == ["新建幼儿园2所。"]
    assert "工作表“去年”" in reasons(result) and "隐藏的工作表，没有读" in reasons(result)


def test_struck_text_and_hidden_columns_of_open_documents(tmp_path: Path) -> None:
    styles = '<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    rows = [[TITLE], [*ROWS[0], "内部意见"], [*ROWS[1], "不公开"]]
    columns = '<table:table-column table:number-columns-repeated="4"/><table:table-column table:visibility="collapse"/>'
    body = old.odf_table(rows).replace("<table:table-row>", columns + "<table:table-row>", 1)
    body = body.replace("幼儿园2所", '幼儿园<text:span text:style-name="T1">3</text:span>2所')
    result = read_document(old.odf_file(tmp_path / "a.ods", body, "spreadsheet", styles))
    (task,) = result.record.tasks
    assert task.district_task == "新建幼儿园2所。" and not task.details
    assert "没有读：3" in reasons(result) and "内部意见" in reasons(result)


def test_struck_and_hidden_text_of_pages(tmp_path: Path) -> None:
    page = PAGE.replace(
        "幼儿园2所", "幼儿<ruby>园<rt>yuán</rt></ruby><s>3</s>2<span style='DISPLAY: none'>x<br>y</span>所"
    )
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    result = read_document(path)
    assert result.record.tasks[0].district_task == "新建幼儿园2所。"
    assert "没有读：3xy" in reasons(result)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1234.5, "#,##0.00", "1,234.50"),
        (0.125, "0.0%", "12.5%"),
        (-3, "0;[Red]-0", "-3"),
        (5, "[$￥-804]0", "￥5"),
        (2.50, "0.##", "2.5"),
        (7, "000", "007"),
        (12345678, '0,"千元"', "12346千元"),
        (3, "@", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (4, 'General"个"', "4个"),
        (1.5e20, "0.00E+00", "1.5e+20"),
    ],
)
def test_number_formats(value: float, code: str, shown: str) -> None:
    assert show(value, code) == shown


def test_dates_are_told_by_their_codes() -> None:
    assert is_date("yyyy/m/d") and is_date("h:mm") and not is_date('0"days"') and not is_date("General")


def test_the_registry_is_whole() -> None:
    assert len(BY_SUFFIX) == sum(len(f.suffixes) for f in FORMATS.values())
    assert all(f.reader or f.name == "json" for f in FORMATS.values())
