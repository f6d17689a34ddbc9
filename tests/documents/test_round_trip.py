"""An export imports back to the same content, whatever is in the texts; formulas are inert."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.documents import read_document
from assistant.documents.formats import WRITTEN, export_list
from tests.documents import forms
from tests.documents.makers import docx_file

SOURCE = next(Path("data/sources").glob("*.txt"))
NASTY = '=1+1|<b>"引号"&amp;\\|\n第二行\n\n\'=x,；*粗*'


def _back(record: ListRecord, style: str, folder: Path) -> ListRecord:
    path = folder / ("x" + WRITTEN[style])
    path.write_bytes(export_list(record, style))
    return replace(read_document(path).record, document=record.document)


def _task(number: int, text: str, **more: object) -> TaskRecord:
    fields: dict[str, object] = {
        "category_no": 1, "category": "教育", "city_task": "", "milestones": {}, "units": (UnitRecord("区教育局"),),
    }  # fmt: skip
    return TaskRecord(number=number, district_task=text, **(fields | more))  # type: ignore[arg-type]


def _record(*tasks: TaskRecord) -> ListRecord:
    return ListRecord("西青区2023年实事清单", "西青区", 2023, "2023-03-01", "x", tasks, "天津市")


@pytest.mark.parametrize("style", WRITTEN)
def test_the_first_list(style: str, tmp_path: Path) -> None:
    record = read_document(SOURCE).record
    assert _back(record, style, tmp_path) == record


@pytest.mark.parametrize("style", WRITTEN)
@pytest.mark.parametrize("form", ["QUARTERLY", "DEADLINE", "MONTHLY"])
def test_other_lists(style: str, form: str, tmp_path: Path) -> None:
    title = {"QUARTERLY": forms.TITLE, "DEADLINE": forms.TITLE_DEADLINE, "MONTHLY": forms.TITLE_MONTHLY}[form]
    record = read_document(docx_file(tmp_path / "in.docx", title, getattr(forms, form))).record
    assert _back(record, style, tmp_path) == record


@pytest.mark.parametrize("style", WRITTEN)
@pytest.mark.parametrize(
    "start",
    ["=1+1", "+1", "-1", "@x", "＝1", "'=1", "'", "''=1", "|", "#", "a\nb\n\nc", "\\|", "<br>", "- x"],
)
def test_odd_texts(style: str, start: str, tmp_path: Path) -> None:
    record = _record(
        _task(
            3, start, milestones={1: start, 4: NASTY}, details=(("备注", start), ("投资（万元）", "=SUM(A1)"))
        ),
        _task(
            5,
            NASTY,
            city_task=start,
            units=(UnitRecord("区教育局", ("区教委",)), UnitRecord("区财政局", (), "support")),
        ),
    )
    assert _back(record, style, tmp_path) == record


def test_a_spreadsheet_runs_nothing(tmp_path: Path) -> None:
    import openpyxl

    record = _record(_task(1, "=HYPERLINK(1)"), _task(2, "@SUM(1)"))
    path = tmp_path / "x.xlsx"
    path.write_bytes(export_list(record, "xlsx"))
    cells = [c for row in openpyxl.load_workbook(path).active.iter_rows() for c in row if c.value]
    assert all(cell.data_type != "f" for cell in cells)
    for line in export_list(record, "csv").decode("utf-8-sig").splitlines():
        assert not any(cell.strip('"').startswith(("=", "+", "-", "@")) for cell in line.split(","))


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=30)


@pytest.mark.parametrize("style", WRITTEN)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=1, max_size=4))
def test_any_text(style: str, tmp_path: Path, texts: list[str]) -> None:
    tasks = [_task(i, f"任务{text}", milestones={2: f"{text}完成"}) for i, text in enumerate(texts, 1)]
    record = _record(*tasks)
    assert _back(record, style, tmp_path) == record
