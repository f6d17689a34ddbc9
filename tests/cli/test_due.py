"""``due``: by unit, in every format, as a calendar and as notices."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import icalendar
import pytest
from cli_program import run, run_bytes

from assistant import Assistant, UsageError
from assistant.due import due, due_quarters

AUGUST = ["--today", "2022-08-30"]


def rows(*more: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run("due", *AUGUST, "--format", "csv", *more).out)))


def events(*more: str) -> list[icalendar.Event]:
    data = run_bytes("due", "--format", "ics", *more).stdout
    assert data.endswith(b"END:VCALENDAR\r\n") and all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    assert isinstance(calendar, icalendar.Calendar)
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_every_milestone_of_both_quarters_stands_once_under_each_of_its_units(clerk: Assistant) -> None:
    wanted = {
        (unit, task.task, quarter)
        for task in clerk.tasks()
        for unit in task.units
        for quarter in (3, 4)
        if task.milestones[quarter - 1]
    }
    found = [(r["责任单位"], int(r["任务"]), {"三季度": 3, "四季度": 4}[r["季度"]]) for r in rows()]
    assert len(found) == len(set(found)) and set(found) == wanted


def test_texts_are_verbatim_and_days_are_the_quarters_last(clerk: Assistant) -> None:
    for row in rows():
        task = clerk.task(int(row["任务"]))
        assert task is not None and row["本区任务"] == task.district_task
        assert row["阶段目标"] in task.milestones
        assert row["截止"] == {"三季度": "2022-09-30", "四季度": "2022-12-31"}[row["季度"]]


@pytest.mark.parametrize("name", ["残联", "区残联", "qcl"])
def test_a_unit_by_any_of_its_names(name: str) -> None:
    assert {row["责任单位"] for row in rows("--unit", name)} == {"区残联"}
    assert [row["任务"] for row in rows("--unit", name)] == ["15", "16", "15", "16"]


def test_a_second_name_and_a_shared_task() -> None:
    assert {row["任务"] for row in rows("--unit", "区体育局")} == {"31", "32", "34"}


@pytest.mark.parametrize("name", ["火星局", "财政局"])
def test_a_unit_that_is_responsible_for_nothing(name: str) -> None:
    done = run("due", "--unit", name)
    assert done.status == 2 and "没有由" in done.err and done.out == ""


def test_json_says_from_which_day_it_counts() -> None:
    record = json.loads(run("due", *AUGUST, "--json").out)
    assert record["today"] == "2022-08-30" and record["due"][0]["due"] == "2022-09-30"
    assert record["due"][0]["milestone"]


def test_another_year_is_said() -> None:
    assert "清单是2022年的" in run("due", "--today", "2026-08-30").out
    assert "清单是2022年的" not in run("due", *AUGUST).out


@pytest.mark.parametrize(
    ("today", "quarters"),
    [
        (date(2022, 1, 1), (1, 2)),
        (date(2022, 3, 31), (1, 2)),
        (date(2022, 10, 1), (4,)),
        (date(2022, 7, 1), (3, 4)),
    ],
)
def test_quarters(today: date, quarters: tuple[int, ...]) -> None:
    assert due_quarters(today) == quarters


def test_an_empty_quarter_has_nothing_due(clerk: Assistant) -> None:
    task = clerk.tasks()[0]._replace(milestones=("一", "", " ", "四"))
    assert due([task], 2022, date(2022, 4, 1)) == []
    assert [entry.quarter for entry in due([task], 2024, date(2022, 1, 1))] == [1]
    assert due([task], 2024, date(2022, 1, 1))[0].day == date(2024, 3, 31)


class TestCalendar:
    def test_all_day_entries_that_an_importer_takes(self, clerk: Assistant) -> None:
        found = events(*AUGUST)
        assert len(found) == len(clerk.due(today="2022-08-30"))
        for event in found:
            assert not event.errors
            assert (event.start, event.end) in (
                (date(2022, 9, 30), date(2022, 10, 1)),
                (date(2022, 12, 31), date(2023, 1, 1)),
            )
            assert event["DTSTART"].params["VALUE"] == "DATE"

    def test_uids_are_unique_and_stay(self) -> None:
        first = [str(event["UID"]) for event in events(*AUGUST)]
        again = [str(event["UID"]) for event in events("--today", "2022-09-15")]
        later = [str(event["UID"]) for event in events("--today", "2022-11-01")]
        assert len(set(first)) == len(first) and first == again and set(later) < set(first)

    def test_the_milestone_is_in_it_verbatim(self, clerk: Assistant) -> None:
        for event in events(*AUGUST, "--unit", "残联"):
            number = int(str(event["SUMMARY"]).split("任务")[1].split()[0])
            task = clerk.task(number)
            assert task is not None
            assert str(event["DESCRIPTION"]).startswith(tuple(task.milestones))
            assert str(event["SUMMARY"]).startswith("区残联：")


class TestNotices:
    def test_one_a_unit(self, tmp_path: Path, clerk: Assistant) -> None:
        import docx

        folder = tmp_path / "通知"
        done = run("due", *AUGUST, "--each-unit", str(folder))
        files = {path.name.split()[0]: path for path in folder.iterdir()}
        assert done.status == 0 and files.keys() == {unit.name for unit in clerk.units()}
        document = docx.Document(str(files["区残联"]))
        text = "\n".join(p.text for p in document.paragraphs)
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        assert "区残联2022年三季度、四季度到期事项（4条）" in text
        assert "2022-09-30" in cells and "区民政局" not in text + "".join(cells)

    def test_nothing_is_overwritten_unasked(self, tmp_path: Path) -> None:
        assert run("due", *AUGUST, "--each-unit", str(tmp_path), "--format", "markdown").status == 0
        before = sorted((p.name, p.read_bytes()) for p in tmp_path.iterdir())
        done = run("due", *AUGUST, "--each-unit", str(tmp_path), "--format", "markdown")
        assert done.status == 2 and "--yes" in done.err
        assert run("due", *AUGUST, "--each-unit", str(tmp_path), "--format", "markdown", "--yes").status == 0
        assert before == sorted((p.name, p.read_bytes()) for p in tmp_path.iterdir())

    @pytest.mark.parametrize("style", ["xlsx", "ics", "html", "csv", "json"])
    def test_other_formats(self, style: str, tmp_path: Path) -> None:
        assert run("due", *AUGUST, "--each-unit", str(tmp_path), "--format", style).status == 0
        assert {path.suffix for path in tmp_path.iterdir()} == {f".{style}"}

    def test_a_folder_that_cannot_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        done = run("due", *AUGUST, "--each-unit", str(tmp_path / "file"))
        assert done.status == 2 and done.err.count("\n") == 1


def test_questions_say_it_too(clerk: Assistant) -> None:
    for question in ("下个月有什么到期", "残联本季度到期的事"):
        assert clerk.ask(question, today="2022-08-30").understood.quarters == (3,)


def test_the_library_refuses_a_unit_it_does_not_know(clerk: Assistant) -> None:
    with pytest.raises(UsageError, match="火星局"):
        clerk.due(unit="火星局")
