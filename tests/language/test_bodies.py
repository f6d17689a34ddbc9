"""Units of a kind, bodies that the list does not have, names that two bodies share elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.catalog.library import import_records
from assistant.catalog.places import shipped_database
from assistant.catalog.unit_names import told_apart
from assistant.documents import read_document
from assistant.model.unit_names import forms
from tests.documents.makers import text_file

TODAY = date(2024, 8, 20)
ROWS = """类别,省级目标,学院目标,第一季度,第二季度,第三季度,第四季度,责任单位
一、教学,,立项示范课12门。,申报。,评审。,建设。,验收。,马克思主义学院、信息中心
,,新建实训基地2个。,选址。,开工。,封顶。,验收。,智能制造学院
,,完善翠柳路停车场。,选址。,开工。,封顶。,验收。,智能制造学院、护理学院
"""


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("bodies")
    database = folder / "q.db"
    database.write_bytes(Path(shipped_database()).read_bytes())
    read = read_document(
        text_file(folder / "海岳职业技术学院2024年任务清单.csv", ROWS), region="海岳职业技术学院", year=2024
    )
    import_records(database, [read], use=True)
    return Assistant(database)


def test_all_units_of_a_kind_are_ranked(clerk: Assistant) -> None:
    most = clerk.ask("二级学院里面哪个任务最多", TODAY)
    assert (most.units, most.value) == (("智能制造学院",), 2)
    assert set(clerk.ask("哪个学院任务最少", TODAY).units) == {"马克思主义学院", "护理学院"}


def test_another_body_is_none_of_the_list(clerk: Assistant) -> None:
    other = clerk.ask("信息工程学院有什么任务", TODAY)
    assert (other.status, other.summary) == ("not_found", "清单里没有“信息工程学院”负责的任务。")
    assert {row.task for row in clerk.ask("马院三季度做什么", TODAY).rows} == {1}


def test_two_questions_one_after_the_other(clerk: Assistant) -> None:
    told = clerk.ask("信息中心有哪些任务 护理学院三季度做什么", TODAY)
    assert [part.intent for part in told.parts] == ["tasks", "milestones"]


def test_short_names_of_masses_and_branches() -> None:
    told = forms(("集团工会", "市生态环境局北湖分局"), "北湖区", "沅陵市")
    assert (told["工会"], told["环境分局"]) == ("集团工会", "市生态环境局北湖分局")


def test_bodies_that_are_one_elsewhere_are_told_apart() -> None:
    """住建委 is short for 住房和城乡建设局; 排水公司 is not for 污水处理公司."""
    two = told_apart({"排水公司": ("", "排水管理处"), "污水处理公司": ("", "排水管理处")})
    assert two == {"排水公司": ("", "排水公司"), "污水处理公司": ("", "污水处理公司")}
    one = {"县住建局": ("县", "住房建设委"), "县住房和城乡建设局": ("县", "住房建设委")}
    assert told_apart(one) == one


@pytest.mark.parametrize(
    ("question", "value"),
    [("有几个单位只承担一项任务", 8), ("任务一共分几大类", 19), ("口袋公园和停车场，一共几个", 777)],
)
def test_counts_of_the_shipped_list(question: str, value: float) -> None:
    assert Assistant().ask(question, date(2022, 8, 30)).value == value


def test_what_is_nothing_of_the_list_is_never_all_of_it() -> None:
    told = Assistant().ask("水稻田里养螃蟹那事，三季度干啥", date(2022, 8, 30))
    assert (told.status, told.rows) == ("not_found", ())
