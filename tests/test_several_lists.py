"""Questions that choose among lists: by year, by region, all of them; what each row says of its list."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, conversation
from assistant.answer import Answer
from assistant.catalog import library
from assistant.catalog.check import ERROR, check_database
from assistant.catalog.packed import pack
from assistant.catalog.places import shipped_database
from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord
from assistant.documents import read_document
from assistant.errors import DatabaseError
from assistant.language.question import read
from assistant.lists import route

TODAY = date(2022, 8, 30)
SOURCE = next(Path("data/sources").glob("*.txt"))


def made(region: str, year: int, *tasks: tuple[str, str]) -> ListRecord:
    """A list of (text, unit); quarter n's goal is “text的第n步”."""
    records = tuple(
        TaskRecord(
            number=number,
            category_no=1,
            category="民生保障",
            city_task="",
            district_task=text,
            milestones={q: f"{text}的第{q}步。" for q in (1, 2, 3, 4)},
            units=(UnitRecord(unit),),
        )
        for number, (text, unit) in enumerate(tasks, 1)
    )
    return ListRecord(f"{region}{year}年民心工程清单", region, year, "", f"{region}{year}", records, "天津市")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = Path(shutil.copy(shipped_database(), tmp_path_factory.mktemp("several") / "qingdan.db"))
    template = read_document(SOURCE)
    records = [
        made("西青区", 2023, ("新建幼儿园2所", "区教育局"), ("改造菜市场3个", "区商务局")),
        made("西青区", 2022, ("新建公厕5座", "区城市管理委"), ("帮扶残疾人就业80人", "区残联")),
        made("津南区", 2023, ("完成残疾人家庭无障碍改造90户", "区残联")),
    ]
    library.import_records(target, [replace(template, record=r, digest=r.document) for r in records])
    return target


@pytest.fixture
def clerk(path: Path) -> Iterator[Assistant]:
    assistant = Assistant(path)
    yield assistant
    assistant.close()


def places(answer: Answer) -> set[tuple[str, int, int | None]]:
    return {(row.list_label, row.task, row.quarter) for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2023年西青区教育局二季度", {("2023年西青区", 1, 2)}),
        ("西青区残联二季度", {("2022年西青区", 2, 2)}),  # no year: the default list's
        ("2022年西青区公厕谁负责", {("2022年西青区", 1, None)}),
        ("2023年残联三季度", {("2023年津南区", 1, 3)}),
        ("明年残联三季度", {("2023年津南区", 1, 3)}),
        ("2022年津南区残联三季度", {("", 15, 3), ("", 16, 3)}),
        ("残联三季度", {("", 15, 3), ("", 16, 3)}),
    ],
)
def test_year_and_region_choose_the_list(
    question: str, rows: set[tuple[str, int, int | None]], clerk: Assistant
) -> None:
    assert places(clerk.ask(question, TODAY)) == rows


def test_two_years_are_set_side_by_side(clerk: Assistant) -> None:
    answer = clerk.ask("2022年和2023年残联三季度", TODAY)
    assert {label for label, _, _ in places(answer)} == {"2022年津南区", "2023年津南区"}


@pytest.mark.parametrize("question", ["所有区的残联三季度", "各区残联三季度要做什么"])
def test_all_lists_answer_together(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert places(answer) == {
        ("2022年津南区", 15, 3),
        ("2022年津南区", 16, 3),
        ("2022年西青区", 2, 3),
        ("2023年津南区", 1, 3),
    }
    assert all(label in answer.summary for label in ("2022年津南区", "2022年西青区", "2023年津南区"))


def test_a_year_restricts_all_lists(clerk: Assistant) -> None:
    assert places(clerk.ask("2023年所有区的残联三季度", TODAY)) == {("2023年津南区", 1, 3)}


def test_a_word_of_another_list_is_understood_there(clerk: Assistant) -> None:
    assert places(clerk.ask("所有区的菜市场谁负责", TODAY)) == {("2023年西青区", 2, None)}
    assert places(clerk.ask("2023年西青区菜市昌谁负责", TODAY)) == {("2023年西青区", 2, None)}


def test_supporting_units_are_told_from_leading_ones(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    record = made("北辰区", 2023, ("新建公园3个", "区城市管理委"))
    units = (UnitRecord("区城市管理委"), UnitRecord("区财政局", role="support"))
    record = replace(record, tasks=(replace(record.tasks[0], units=units),))
    library.import_records(copy, [replace(read_document(SOURCE), record=record, digest="b")])
    clerk = Assistant(copy)
    lead = clerk.ask("2023年北辰区公园谁负责", TODAY)
    assert lead.units == ("区城市管理委",) and lead.summary.endswith("负责，区财政局配合。")
    assert clerk.ask("2023年北辰区公园配合单位是谁", TODAY).units == ("区财政局",)
    assert {row.task for row in clerk.ask("2023年北辰区财政局有哪些任务", TODAY).rows} == {1}
    clerk.close()


def test_a_district_left_out_of_all_lists(clerk: Assistant) -> None:
    assert places(clerk.ask("除了津南区其他区的残联三季度", TODAY)) == {("2022年西青区", 2, 3)}


@pytest.mark.parametrize("question", ["所有区的机场谁负责", "2023年西青区残联三季度", "2021年残联三季度"])
def test_what_no_list_has_is_not_found(question: str, clerk: Assistant) -> None:
    answer = clerk.ask(question, TODAY)
    assert (answer.status, answer.rows) == ("not_found", ())


def test_a_list_that_is_not_meant_is_not_read_against(
    clerk: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    against: list[str] = []

    def counted(*given: Any) -> Any:
        against.append(given[2].info.region)
        return read(*given)

    monkeypatch.setattr(conversation, "read", counted)
    clerk.ask("区残联三季度要做什么", TODAY)
    assert against == ["津南区"]
    against.clear()
    clerk.ask("2023年西青区教育局二季度", TODAY)
    assert against == ["津南区", "西青区"]


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("残联三季度", [("津南区", 2022)]),
        ("2022年津南区残联", [("津南区", 2022)]),
        ("天津市残联", [("津南区", 2022)]),  # the city's name chooses no list
        ("明年残联三季度", [("津南区", 2023)]),
        ("西青区教育局", [("西青区", 2022)]),  # no year: the default list's
        ("2023年西青区教育局", [("西青区", 2023)]),
        ("2022年和2023年残联三季度", [("津南区", 2022), ("津南区", 2023)]),
        ("2021年残联", []),
        ("北辰区残联", []),
    ],
)
def test_the_scope_chooses_the_lists(question: str, meant: list[tuple[str, int]], clerk: Assistant) -> None:
    scope = read(question, clerk.store, clerk.document, TODAY).scope
    assert [(info.region, info.year) for info in route(scope, clerk.info, clerk.store)] == meant


def sources(answer: Answer) -> set[tuple[str, int, int | None]]:
    """(the list's title, task, quarter) of the rows of one list."""
    return {(answer.source_list, row.task, row.quarter) for row in answer.rows}


XIQING, NEXT_YEAR = "西青区2023年民心工程清单", "津南区2023年民心工程清单"


def test_a_refused_turn_changes_nothing(clerk: Assistant) -> None:
    talk = clerk.conversation()
    talk.ask("2023年西青区教育局二季度", TODAY)
    assert talk.ask("2021年呢", TODAY).status == "not_found"
    assert sources(talk.ask("三季度呢", TODAY)) == {(XIQING, 1, 3)}


def test_a_conversation_stays_with_the_list_that_was_named(clerk: Assistant) -> None:
    talk = clerk.conversation()
    own = clerk.info.title
    turns: list[tuple[str, set[tuple[str, int, int | None]]]] = [
        ("残联三季度", {(own, 15, 3), (own, 16, 3)}),
        ("明年呢", {(NEXT_YEAR, 1, 3)}),
        ("去年呢", {(own, 15, 3), (own, 16, 3)}),  # of the year that was spoken of
        ("明年呢", {(NEXT_YEAR, 1, 3)}),
        ("四季度呢", {(NEXT_YEAR, 1, 4)}),
        ("西青区2022年呢", {("西青区2022年民心工程清单", 2, 4)}),
        ("谁负责", {("西青区2022年民心工程清单", 2, None)}),
    ]
    for question, rows in turns:
        assert sources(talk.ask(question, TODAY)) == rows, question


@pytest.mark.xfail(reason="全部清单的下一句丢了单位")
def test_all_lists_stay_all_lists(clerk: Assistant) -> None:
    talk = clerk.conversation()
    everywhere = {("2022年津南区", 15), ("2022年津南区", 16), ("2022年西青区", 2), ("2023年津南区", 1)}
    assert {row[:2] for row in places(talk.ask("所有区的残联三季度", TODAY))} == everywhere
    assert {row[:2] for row in places(talk.ask("一季度呢", TODAY))} == everywhere


def test_rows_of_another_list_say_so_in_every_turn(clerk: Assistant) -> None:
    talk = clerk.conversation()
    talk.ask("2023年西青区教育局二季度", TODAY)
    assert places(talk.ask("三季度呢", TODAY)) == {("2023年西青区", 1, 3)}


def test_the_list_that_was_kept_is_said(clerk: Assistant) -> None:
    talk = clerk.conversation()
    talk.ask("2023年西青区教育局二季度", TODAY)
    inherited = talk.ask("三季度呢", TODAY).understood.inherited
    assert {"教育局", "西青区", "2023年"} <= set(inherited)


def test_the_packed_row_says_what_the_tables_say(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT list_id, content FROM packed").fetchall()
        assert len(rows) == 4
        assert all(pack(connection, list_id) == content for list_id, content in rows)


def test_check_finds_a_text_that_was_changed_by_hand(path: Path, tmp_path: Path) -> None:
    changed = Path(shutil.copy(path, tmp_path / "changed.db"))
    assert not any(finding.level == ERROR for finding in check_database(changed))
    with closing(sqlite3.connect(changed)) as connection:
        connection.execute("UPDATE milestones SET text = '另一句。' WHERE id = 1")
        connection.commit()
    assert any("与它的表不一致" in f.text for f in check_database(changed) if f.level == ERROR)


def test_a_list_without_its_row_is_an_error_that_says_what_to_do(path: Path, tmp_path: Path) -> None:
    broken = Path(shutil.copy(path, tmp_path / "broken.db"))
    with closing(sqlite3.connect(broken)) as connection:
        connection.execute("DELETE FROM packed WHERE list_id = 1")
        connection.commit()
    with pytest.raises(DatabaseError, match="缺了或坏了（重新导入"):
        Assistant(broken).ask("残联三季度")


def test_a_removed_list_leaves_nothing(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "copy.db"))
    library.remove(copy, library.find(copy, "2023年西青区").id)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM packed").fetchone() == (3,)
