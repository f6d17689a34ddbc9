"""What holds for every text, found by Hypothesis: an answer of the right shape, spans in bounds, bounded work."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Answer, Assistant
from assistant.answer import Intent, Status
from assistant.text.normalize import normalize

TODAY = date(2022, 8, 30)
STATUSES, INTENTS = get_args(Status), get_args(Intent)
KEYS = (
    "schema question status intent summary understood rows units value value_unit parts nearest caveats "
    "suggestions source".split()
)
UNDERSTOOD = set(
    "units quarters categories keywords places excluded role year corrections links ignored".split()
)
ROW = {"task", "quarter", "category_no", "category", "city_task", "district_task", "units"}
ROW_EXTRA = {"support", "details", "list"}
MAX_QUERIES = 120  # of one question over a warm list, however long or odd it is

modest = settings(
    max_examples=60, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)

WORDS = st.sampled_from(
    "区残联 残联 教育局 卫健委 口袋公园 停车场 第八项 任务15 三季度 Q2 上半年 本季度 去年 谁负责 什么时候 多少户 多少钱 "
    "几项 一共 累计 超过1000人 除了 以外 不要 和 、 ， ？ 那 呢 他们 第二个 不是 是 再加上 跟 比 只看 占全市百分之几 最多 "
    "区惨联 qcl koudaigongyuan 殘聯 Ｑ３ 你好 谢谢 西青区 2035年 五季度 火星 abc 123 % _ ' \" ; -- \x00".split(
        " "
    )
)
SENTENCES = st.lists(WORDS, max_size=9).map("".join)
# Controls, lone surrogates and characters outside the basic plane included.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)
TEXTS = st.one_of(SENTENCES, ANYTHING, st.tuples(SENTENCES, ANYTHING).map("".join))
ODD = [
    "",
    " ",
    "\n\t\r",
    "\x00",
    "\x1b[31m红\x1b[0m三季度",
    "区\x00残联三季度",
    "\ud800",
    "区残联\udfff三季度要做什么",
    "\u202e三季度\u200b区残联",
    "[bold]区残联[/bold]三季度",
    "[/]",
    "<script>alert(1)</script>",
    "'; DROP TABLE tasks; --",
    '" OR 1=1 --',
    'tokens MATCH "*"',
    "{{7*7}} %s %(a)s {0}",
    "👩‍👩‍👧三季度",
    "三" * 499,
    "除了" * 200,
    "一、" * 200,
    "区残联、" * 120,
    "qu can lian " * 40,
    "殘" * 450,
    "公园" * 5000,
    "a" * 10_000,
]


def assert_contract(answer: Answer, question: str) -> None:
    """The answer object has the contract's shape, whatever was asked."""
    record = answer.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert list(record) == [*KEYS, *(["series"] if answer.series else [])]
    assert Answer.from_dict(record).to_dict() == record
    assert record["schema"] == 1 and record["question"] == question
    assert record["status"] in STATUSES
    assert (record["intent"] in INTENTS) == (record["status"] == "answered")
    assert record["summary"].strip() and "\n" not in record["summary"]
    assert record["understood"].keys() >= UNDERSTOOD
    assert set(record["source"]) == {"list", "issued"} and record["source"]["list"]
    assert len(record["suggestions"]) <= 5
    assert bool(record["rows"]) <= (record["status"] == "answered")
    for row in record["rows"]:
        wanted = ROW | {"milestones" if row["quarter"] is None else "milestone"}
        assert wanted <= row.keys() <= wanted | ROW_EXTRA


@modest
@given(TEXTS)
def test_any_text_gets_an_answer_and_the_same_one_again(clerk: Assistant, question: str) -> None:
    answer = clerk.ask(question, TODAY)
    assert_contract(answer, question)
    assert clerk.ask(question, TODAY) == answer


@pytest.mark.parametrize("question", ODD, ids=lambda text: ascii(text[:20]))
def test_odd_texts_get_an_answer(clerk: Assistant, question: str) -> None:
    assert_contract(clerk.ask(question, TODAY), question)


@modest
@given(TEXTS)
def test_pieces_lie_in_the_text_in_order(clerk: Assistant, question: str) -> None:
    read = clerk.explain(question, TODAY).question
    end = 0
    for piece in read.pieces:
        assert end <= piece.start < piece.end
        assert len(piece.text) == piece.end - piece.start
        end = piece.end
    if not read.corrections:
        assert end <= len(normalize(question[:500]).text)


@modest
@given(TEXTS, st.data())
def test_a_clean_span_lies_in_the_original(question: str, data: st.DataObject) -> None:
    clean = normalize(question)
    start = data.draw(st.integers(0, len(clean.text)))
    end = data.draw(st.integers(start, len(clean.text)))
    surface = clean.surface(start, end)
    assert surface in question
    assert (surface == "") == (start == end)
    assert clean.surface(0, len(clean.text)) in question


@modest
@given(TEXTS)
def test_normalizing_twice_changes_nothing_more(question: str) -> None:
    once = normalize(question).text
    assert normalize(once).text == once


@settings(modest, max_examples=30)
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_conversation_never_raises(clerk: Assistant, questions: list[str]) -> None:
    talk = clerk.conversation()
    for question in questions:
        assert_contract(talk.ask(question, TODAY), question)


@settings(modest, max_examples=10)
@given(st.lists(SENTENCES, min_size=1, max_size=4))
def test_a_saved_conversation_goes_on_as_if_never_left(clerk: Assistant, questions: list[str]) -> None:
    talk = clerk.conversation()
    for question in questions:
        talk.ask(question, TODAY)
    again = clerk.conversation(talk.to_json())
    assert again.context == talk.context
    assert again.ask("那四季度呢", TODAY) == talk.ask("那四季度呢", TODAY)


class Traced(NamedTuple):
    """An assistant and every SQL statement its connections run, parameters filled in."""

    assistant: Assistant
    statements: list[str]


@pytest.fixture(scope="module")
def traced() -> Iterator[Traced]:
    statements: list[str] = []
    connect = sqlite3.connect

    def connect_traced(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(statements.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connect_traced)
        opened = Assistant()
        opened.ask("区残联三季度要做什么", TODAY)  # loads the list
        yield Traced(opened, statements)
        opened.close()


@pytest.mark.parametrize(
    "question", ["区残联三季度要做什么", "火星基地谁负责", *ODD], ids=lambda text: ascii(text[:20])
)
def test_work_is_bounded(traced: Traced, question: str) -> None:
    traced.statements.clear()
    traced.assistant.ask(question, TODAY)
    assert len(traced.statements) <= MAX_QUERIES


def test_answering_only_reads(traced: Traced) -> None:
    traced.statements.clear()
    traced.assistant.ask("qucanlian三季度要做什么'; DROP TABLE tasks; --", TODAY)
    assert traced.statements
    assert all(re.match(r"(--.*\n|\s)*(SELECT|WITH|PRAGMA)\b", sql) for sql in traced.statements)
