"""Files that must be refused, or read without harm: one clear Chinese line, never a traceback, never a guess."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.documents.readers import archive
from assistant.errors import DocumentError
from tests.documents import forms, old_makers
from tests.documents.expect import check_quarterly, reasons
from tests.documents.makers import docx_file, text_file, xlsx_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("a.doc", OLE, "复制到 Word 或 Excel"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xls", OLE + "Workbook\0".encode("utf-16-le"), "另存为 .xlsx"),
        ("a.pdf", b"%PDF-1.7\n...", "另存为 .docx"),
        ("a.docx", b"%PDF-1.7\n...", "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n....", "文字识别"),
        ("a.jpg", b"\xff\xd8\xff\xe0....", "文字识别"),
        ("a.rtf", b"{\\rtf1 x}", "另存为 .docx"),
        ("a.zip", b"PK\x03\x04 broken", "损坏"),
        ("a.rar", b"Rar!\x1a\x07", "解压"),
        ("a.txt", b"", "空文件"),
        ("a.txt", b"\x81\xff\xfe\x00\x81\x20\x00", "编码"),
        ("a.csv", '任务,责任单位\n"没有配对的引号,区教育局\n修路,区住建委'.encode(), "引号"),
        ("a.json", b'{"schema": 1, "list": []}', "JSON"),
        ("a.json", b"[" * 100_000, "JSON"),
        ("a.txt", "今天天气很好。".encode(), "没有找到任务"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, content: bytes, hint: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        read_document(path, region="西青区", year=2023)
    assert hint in str(caught.value) and "\n" not in str(caught.value)


def _rezip(path: Path, changes: dict[str, bytes]) -> None:
    """Replace or add entries of an archive."""
    with zipfile.ZipFile(path) as old:
        entries = {name: old.read(name) for name in old.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in entries.items():
            new.writestr(name, data)


def test_zip_bomb(tmp_path: Path) -> None:
    path = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY)
    _rezip(path, {"word/media/bomb.xml": b"\0" * (50 * 2**20)})
    with pytest.raises(DocumentError, match="压缩炸弹"):
        read_document(path)


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    with pytest.raises(DocumentError, match="不像正常文档"):
        read_document(path)


@pytest.mark.parametrize("entry", ["word/document.xml", "word/numbering.xml"])
def test_external_entity(tmp_path: Path, entry: str) -> None:
    path = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY)
    secret = text_file(tmp_path / "secret", "SECRET")
    xml = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>'
    for encoding in ("utf-8", "utf-16"):
        _rezip(path, {entry: xml.encode(encoding)})
        with pytest.raises(DocumentError, match="外部实体"):
            read_document(path)


@pytest.mark.parametrize("content", [b"<not xml", b"", b"<a/>"])
def test_damaged_parts(tmp_path: Path, content: bytes) -> None:
    word = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY)
    _rezip(word, {"word/document.xml": content})
    sheet = xlsx_file(tmp_path / "x.xlsx", {"s": forms.QUARTERLY})
    _rezip(sheet, {"xl/workbook.xml": content})
    for path in (word, sheet):
        with pytest.raises(DocumentError):
            read_document(path, region="西青区", year=2023)


def test_every_truncation_is_refused(tmp_path: Path) -> None:
    whole = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY).read_bytes()
    for length in range(10, len(whole), len(whole) // 25):
        path = tmp_path / "y.docx"
        path.write_bytes(whole[:length])
        with pytest.raises(DocumentError):
            read_document(path)


def test_wrong_extension_is_read_by_content_and_said(tmp_path: Path) -> None:
    word = docx_file(tmp_path / "x.docx", forms.TITLE, forms.QUARTERLY)
    for name in ("x.xlsx", "x.txt", "x.csv"):
        path = word.rename(tmp_path / name)
        result = read_document(path)
        check_quarterly(result.record)
        assert "内容是Word，按内容读取" in reasons(result)
        word = path


def test_macros_are_ignored_and_said(tmp_path: Path) -> None:
    path = xlsx_file(tmp_path / "西青区2023年清单.xlsx", {"s": forms.QUARTERLY})
    _rezip(path, {"xl/vbaProject.bin": b"macro"})
    result = read_document(path)
    assert "含有宏，已忽略" in reasons(result)


def test_huge_cell(tmp_path: Path) -> None:
    text = "任务,责任单位\n" + "长" * 100_001 + ",区教育局"
    with pytest.raises(DocumentError, match="超过10万字"):
        read_document(text_file(tmp_path / "x.csv", text), region="西青区", year=2023)


def test_huge_spans_and_deep_tables(tmp_path: Path) -> None:
    wide = "<table>" + "<tr><td colspan=999999999 rowspan=65534>x</td></tr>" * 5_000 + "</table>"
    deep = "<table><tr><td>" * 10_000
    for page in (wide, deep):
        with pytest.raises(DocumentError):
            read_document(text_file(tmp_path / "x.html", page), region="西青区", year=2023)


def test_far_away_cell_in_a_sheet(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    import openpyxl

    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "x"
    book.save(path)
    with pytest.raises(DocumentError, match="太大"):
        read_document(path, region="西青区", year=2023)


def test_tracked_changes_and_content_controls(tmp_path: Path) -> None:
    path = docx_file(
        tmp_path / "x.docx", "西青区2023年实事项目清单", [["任务", "责任单位"], ["建学校", "区教育局"]]
    )
    with zipfile.ZipFile(path) as old:
        xml = old.read("word/document.xml").decode()
    ins = '<w:ins w:id="1" w:author="a"><w:r><w:t>3所。</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2" w:author="a"><w:r><w:delText>2所。</w:delText></w:r></w:del>'
    xml = xml.replace("<w:r><w:t>建学校</w:t></w:r>", f"<w:r><w:t>建学校</w:t></w:r>{gone}{ins}")
    xml = xml.replace("<w:tbl>", "<w:sdt><w:sdtContent><w:tbl>").replace(
        "</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>"
    )
    _rezip(path, {"word/document.xml": xml.encode()})
    result = read_document(path)
    assert result.record.tasks[0].district_task == "建学校3所。"
    assert "修订痕迹" in reasons(result)


def test_control_characters_are_not_kept(tmp_path: Path) -> None:
    text = "任务,责任单位\n\x1b[31m修路\x07。,区住建委"
    (task,) = read_document(text_file(tmp_path / "西青区2023年清单.csv", text)).record.tasks
    assert task.district_task == "[31m修路。"


def test_random_bytes_never_crash(tmp_path: Path) -> None:
    import random

    chance = random.Random(5)
    pieces = [
        "任务",
        "责任单位：",
        "\t",
        "|",
        "1.",
        "（",
        "）",
        "<table>",
        "<td>",
        "\n",
        "一、",
        "，",
        '"',
        "区教育局",
        "四季度",
    ]
    for index in range(300):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(1, 60)))
        path = text_file(tmp_path / f"x{index % 3}.{('txt', 'csv', 'html')[index % 3]}", text)
        try:
            read_document(path, region="西青区", year=2023)
        except DocumentError:
            continue


def test_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b"<a>" + b" " * (40 * 2**20))
    data = bytearray(stream.getvalue())
    size = (40 * 2**20 + 3).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
    path = tmp_path / "x.docx"
    path.write_bytes(bytes(data))
    with pytest.raises(DocumentError):
        read_document(path)


def test_elements_in_elements_without_end(tmp_path: Path) -> None:
    path = old_makers.odf_file(tmp_path / "a.odt", "<text:span>" * 50_000 + "</text:span>" * 50_000, "text")
    with pytest.raises(DocumentError, match="嵌套过深"):
        read_document(path)


def test_a_small_sheet_that_says_it_is_huge(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-spanned="9999999"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="99999999">{cell}</table:table-row>'
    path = old_makers.odf_file(tmp_path / "a.ods", f"<table:table>{row}</table:table>", "spreadsheet")
    with pytest.raises(DocumentError, match="太大"):
        read_document(path)
