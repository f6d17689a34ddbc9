"""Further columns in other words than their headings: money spent, cells that are blank, what stands in a cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.catalog.library import import_records
from assistant.catalog.places import shipped_database
from assistant.documents import read_document
from tests.documents.makers import text_file

TODAY = date(2026, 8, 20)
ROWS = """类别,市级目标,县级目标,第一季度,第二季度,第三季度,第四季度,责任单位,分管领导,总投资（万元）,已到位资金（万元）,存在问题
一、教育,,新建幼儿园2所。,选址。,开工。,封顶。,验收。,县教育局,罗建平,2860,1900,征地拆迁滞后
,,改造食堂14个。,勘察。,招标。,改造10个。,累计改造14个。,县教育局,罗建平,630,630,无
二、应急,,建设救援站8个，发电机配备到位。,选址。,建成2个。,建成5个。,建成8个。,县应急管理局,,240,0,
"""


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("columns")
    database = folder / "q.db"
    database.write_bytes(Path(shipped_database()).read_bytes())
    read = read_document(text_file(folder / "松坪县2026年民生台账.csv", ROWS), region="松坪县")
    import_records(database, [read], use=True)
    return Assistant(database)


@pytest.mark.parametrize(
    ("question", "tasks"),
    [
        ("资金全部到位的任务有哪些", {2}),
        ("哪些任务资金没有全部到位", {1, 3}),
        ("哪个任务一分钱都没到位", {3}),
        ("到位资金是0的任务", {3}),
        ("到位资金和总投资一样多的有哪些", {2}),
        ("到位资金不到总投资一半的有哪些", {3}),
        ("资金到位率最低的是哪个任务", {3}),
        ("资金到位率超过60%的有哪些", {1, 2}),
        ("已到位资金超过600万元的有哪几项", {1, 2}),
        ("哪个项目总投资最大", {1}),
        ("总投资排前二的", {1, 2}),
        ("存在问题的任务有哪些", {1}),
        ("没有存在问题的任务", {2, 3}),
        ("哪些任务遇到了征地拆迁的问题", {1}),
        ("罗建平分管的任务", {1, 2}),
        ("幼儿园谁分管", {1}),
        ("整份台账里的项目", {1, 2, 3}),
    ],
)
def test_which_tasks(clerk: Assistant, question: str, tasks: set[int]) -> None:
    assert {row.task for row in clerk.ask(question, TODAY).rows} == tasks


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("幼儿园到位了多少资金", 19_000_000),
        ("幼儿园还差多少资金没到位", 9_600_000),
        ("幼儿园资金到位率", 66.43),
        ("县教育局到位资金一共多少", 25_300_000),
        ("救援站建几个", 8),
        ("存在问题的有几项", 1),
        ("所有项目总投资合计", 37_300_000),
        ("幼儿园的资金还剩多少", 9_600_000),
        ("台账里一共多少项任务", 3),
    ],
)
def test_how_much(clerk: Assistant, question: str, value: float) -> None:
    assert clerk.ask(question, TODAY).value == value


def test_two_columns_are_two_questions(clerk: Assistant) -> None:
    told = clerk.ask("总投资合计多少，到位资金合计多少", TODAY)
    assert [part.value for part in told.parts] == [37_300_000, 25_300_000]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("救援站由哪位领导分管", "清单没有写“救援站”的分管领导。"),
        ("救援站存在什么问题", "清单没有写“救援站”的存在问题。"),
    ],
)
def test_a_blank_cell_is_refused(clerk: Assistant, question: str, said: str) -> None:
    told = clerk.ask(question, TODAY)
    assert (told.status, told.summary) == ("not_found", said)
