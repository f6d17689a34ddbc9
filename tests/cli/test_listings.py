"""``show``, ``units``, ``categories``, ``overview``."""

from __future__ import annotations

import csv
import io
import json

import pytest
from cli_program import run

from assistant import Assistant
from assistant.cli.listings import task_number
from assistant.errors import UsageError


def test_show_json_is_one_row_object() -> None:
    row = json.loads(run("show", "15", "--json").out)
    assert row["task"] == 15 and row["quarter"] is None and len(row["milestones"]) == 4
    assert row["units"] == ["区残联"] and "milestone" not in row


@pytest.mark.parametrize("number", ["15", "１５", "十五", " 15 "])
def test_show_reads_numbers(number: str) -> None:
    assert "完成80户残疾人家庭无障碍改造。" in run("show", number).out


@pytest.mark.parametrize("number", ["99", "0", "35", "9" * 5000])
def test_show_of_an_unknown_task(number: str) -> None:
    done = run("show", number)
    assert (done.status, done.out, done.err.count("\n")) == (1, "", 1)
    assert "1到34" in done.err


@pytest.mark.parametrize("text", ["", "x", "3.5", "区残联", "²"])
def test_task_number_refuses(text: str) -> None:
    with pytest.raises(UsageError):
        task_number(text)


def test_units_and_categories_agree_with_the_list() -> None:
    units = json.loads(run("units", "--json").out)["units"]
    categories = json.loads(run("categories", "--json").out)["categories"]
    document = Assistant().document
    every = [task.number for task in document.tasks]
    assert [n for c in categories for n in c["tasks"]] == every
    assert sorted({n for u in units for n in u["tasks"]}) == every
    assert {"unit": "区文化和旅游局", "second_names": ["区体育局"], "tasks": [31, 32, 34]} in units
    assert (len(units), len(categories)) == (19, 19)


def test_overview_has_every_task_in_every_format() -> None:
    tasks = Assistant().document.tasks
    table = list(csv.reader(io.StringIO(run("overview", "--format", "csv").out)))
    assert [row[0] for row in table[1:]] == [str(task.number) for task in tasks]
    assert [row[5:9] for row in table[1:]] == [list(task.milestones) for task in tasks]
    assert len(run("overview", "--format", "jsonl").out.splitlines()) == len(tasks)
    assert run("overview").out.count("\n") == len(tasks) + 1
    assert run("overview", "--format", "markdown").out.count("\n| ") == len(tasks) + 2


@pytest.mark.parametrize(
    "command", [["show", "30"], ["units"], ["categories"], ["overview"]], ids=lambda c: c[0]
)
@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_drawn_listings_fit_the_terminal(command: list[str], columns: int) -> None:
    from rich.cells import cell_len

    out = run(*command, FORCE_COLOR="1", NO_COLOR="1", TERM="dumb", COLUMNS=str(columns)).out
    assert max(map(cell_len, out.splitlines())) <= columns


def test_overview_never_shows_half_a_number() -> None:
    import re

    out = run("overview", FORCE_COLOR="1", NO_COLOR="1", TERM="dumb", COLUMNS="80").out
    assert "…" in out and not re.search(r"[\d%]…", out)
