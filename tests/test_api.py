"""The library as scripts use it: clear errors, the list's contents, notebooks, threads, processes."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest

import assistant
from assistant import Answer, Assistant, Conversation, UsageError

QUESTIONS = [
    "区残联三季度要做什么",
    "口袋公园谁负责",
    "前三季度一共优化几条公交线路",
    "区惨联四季度",
    "qcl三季度",
    "第十四项",
    "租房补贴全年发多少钱",
    "清单一共多少项任务",
    "火星局有哪些任务",
    "危房改造什么时候竣工",
    "教育局和民政局下半年",
    "停车场几季度竣工",
]


@pytest.fixture(scope="module")
def expected(clerk: Assistant) -> list[Answer]:
    """What one thread gets."""
    return [clerk.ask(question) for question in QUESTIONS]


class TestArguments:
    @pytest.mark.parametrize("question", [None, 15, b"x", ["区残联"], 1.5, object()])
    def test_a_question_is_a_text(self, clerk: Assistant, question: object) -> None:
        name = type(question).__name__
        for ask in (clerk.ask, clerk.explain, clerk.conversation().ask):
            with pytest.raises(TypeError, match=f"^问题应为 str，得到的是 {name}$"):
                ask(question)  # type: ignore[arg-type]

    @pytest.mark.parametrize("today", [20220830, 1.5, ("2022",), b"2022-08-30"])
    def test_a_day_is_a_date_or_a_text(self, clerk: Assistant, today: object) -> None:
        for call in (lambda: clerk.ask("民政局本季度", today), lambda: Assistant(today=today)):  # type: ignore[arg-type]
            with pytest.raises(TypeError, match="^today 应为 date"):
                call()

    @pytest.mark.parametrize("db", [5, b"a.db", ["a.db"]])
    def test_a_database_is_a_path(self, db: object) -> None:
        with pytest.raises(TypeError, match=f"^db 应为路径，得到的是 {type(db).__name__}$"):
            Assistant(db)  # type: ignore[arg-type]

    @pytest.mark.parametrize("today", ["2022-02-30", "20220830", "昨天", "", "2022-8-30"])
    def test_no_such_day(self, clerk: Assistant, today: str) -> None:
        with pytest.raises(UsageError, match="日期"):
            clerk.ask("民政局本季度", today)

    @pytest.mark.parametrize("today", ["2022-08-30", date(2022, 8, 30), datetime(2022, 8, 30, 23, 59)])
    def test_ways_to_say_a_day(self, clerk: Assistant, today: date | str) -> None:
        assert clerk.ask("民政局本季度", today).understood.quarters == (3,)
        with Assistant(today=today) as other:
            assert other.ask("民政局本季度").understood.quarters == (3,)

    def test_closed_behind_with(self) -> None:
        with Assistant() as opened:
            assert opened.ask("区残联三季度").status == "answered"
        with pytest.raises(Exception, match="(?i)closed|关"):
            opened.ask("口袋公园谁负责")
            opened.ask("区残联四季度的任务和民政局")


class TestContents:
    def test_units_once_with_their_second_names(self, clerk: Assistant) -> None:
        units = clerk.units()
        assert len({unit.name for unit in units}) == len(units) == 19
        assert [u.second_names for u in units if u.name == "区文化和旅游局"] == [("区体育局",)]
        assert {number for unit in units for number in unit.tasks} == {row.task for row in clerk.tasks()}
        for row in clerk.tasks():
            assert set(row.units) == {unit.name for unit in units if row.task in unit.tasks}

    def test_tasks_are_whole_and_verbatim(self, clerk: Assistant) -> None:
        rows = clerk.tasks()
        assert [row.task for row in rows] == list(range(1, 35))
        assert all(row.quarter is None and len(row.milestones) == 4 for row in rows)
        assert clerk.task(15) == rows[14] == clerk.ask("任务15").rows[0]._replace(quarter=None)

    def test_lists(self, clerk: Assistant) -> None:
        (only,) = clerk.lists()
        assert (only.year, only.region, only.title) == (2022, "津南区", clerk.info.title)


class TestShown:
    def test_as_text(self, clerk: Assistant) -> None:
        answer = clerk.ask("区残联三季度要做什么")
        assert str(answer).splitlines()[0] == answer.summary and "\t" in str(answer)
        assert answer.to_markdown().startswith(f"**{answer.summary}**")
        assert f'<td data-label="任务">{answer.rows[0].task}</td>' in answer._repr_html_()

    def test_pickled_with_everything_in_it(self, expected: list[Answer]) -> None:
        assert pickle.loads(pickle.dumps(expected)) == expected

    def test_json_both_ways(self, expected: list[Answer]) -> None:
        for answer in expected:
            record = answer.to_dict()
            assert Answer.from_dict(record).to_dict() == record

    def test_exported_names(self, clerk: Assistant) -> None:
        assert isinstance(clerk.conversation(), Conversation)
        assert all(getattr(assistant, name) is not None for name in assistant.__all__)
        with pytest.raises(AttributeError):
            _ = assistant.nothing


class TestThreads:
    def test_eight_threads_on_one_assistant(self, expected: list[Answer]) -> None:
        """Cold caches, so that the threads fill them at the same time."""
        with Assistant() as shared, ThreadPoolExecutor(8) as pool:
            for _ in range(5):
                assert list(pool.map(shared.ask, QUESTIONS * 8)) == expected * 8

    def test_eight_assistants(self, expected: list[Answer]) -> None:
        def one(_: int) -> list[Answer]:
            with Assistant() as own:
                return [own.ask(question) for question in QUESTIONS]

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(one, range(8))) == [expected] * 8

    def test_asyncio(self, expected: list[Answer]) -> None:
        async def ask_all(shared: Assistant) -> list[Answer]:
            return list(await asyncio.gather(*(asyncio.to_thread(shared.ask, q) for q in QUESTIONS)))

        with Assistant() as shared:
            assert asyncio.run(ask_all(shared)) == expected

    def test_conversations_side_by_side(self, clerk: Assistant) -> None:
        def talk(_: int) -> list[str]:
            own = clerk.conversation()
            return [own.ask(q).summary for q in ("区残联三季度要做什么", "那四季度呢", "谁负责")]

        alone = talk(0)
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(talk, range(32))) == [alone] * 32


def _ask_in_child(opened: Assistant, pipe: object) -> None:
    answers = [opened.ask(question) for question in QUESTIONS]
    pipe.send(answers)  # type: ignore[attr-defined]


@pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_process_goes_on(expected: list[Answer]) -> None:
    opened = Assistant()
    assert opened.ask(QUESTIONS[0]) == expected[0]
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe()
    child = context.Process(target=_ask_in_child, args=(opened, theirs))
    child.start()
    assert mine.poll(60) and mine.recv() == expected
    child.join(10)
    assert [opened.ask(question) for question in QUESTIONS] == expected
    opened.close()
