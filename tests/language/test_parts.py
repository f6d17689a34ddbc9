"""Several questions in one message, and what is one question all the same."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.language.parts import split
from assistant.language.question import read
from assistant.language.reading import understand
from assistant.language.said import Item
from assistant.query import TopicFilter

TODAY = date(2022, 8, 30)


def parts(text: str, clerk: Assistant) -> list[str]:
    """The text of every part, from its first word to its last."""
    seen = understand(text, clerk.store, clerk.document).reading
    items: tuple[Item, ...] = tuple(sorted([*seen.mentions, *seen.tokens], key=lambda item: item.start))
    return [seen.text[part[0].start : part[-1].end] for part in split(seen.text, items)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # however they are divided
        ("便利店几家？什么时候建完？谁负责？", ["便利店几家", "什么时候建完", "谁负责"]),
        ("便利店谁管，危房谁管", ["便利店谁管", "危房谁管"]),
        ("便利店谁管 危房谁管", ["便利店谁管", "危房谁管"]),
        ("便利店谁管危房谁管", ["便利店谁管", "危房谁管"]),
        ("口袋公园三季度 停车场三季度", ["口袋公园三季度", "停车场三季度"]),
        ("教育局三季度，民政局四季度", ["教育局三季度", "民政局四季度"]),
        ("残联三季度干什么；教育局四季度干什么", ["残联三季度干什么", "教育局四季度干什么"]),
        ("口袋公园几个谁负责", ["口袋公园几个", "谁负责"]),
        ("停车场有多少泊位，什么时候竣工", ["停车场有多少泊位", "什么时候竣工"]),
    ],
)
def test_several_questions(text: str, found: list[str], clerk: Assistant) -> None:
    assert parts(text, clerk) == found


@pytest.mark.parametrize(
    "text",
    [
        "区残联三季度要做什么",
        "教育局和民政局三季度要做什么",  # one question of two units
        "残联、民政局、教育局四季度",
        "口袋公园和停车场谁负责",
        "教育局和卫健委三季度比一比",  # a comparison is one question
        "教育局比卫健委少几项",
        "公交线路二季度和四季度一共优化多少条",  # a sum is one
        "租房补贴四季度比二季度多多少",
        "除了教育局，三季度还有哪些任务",  # what is left out belongs to the question
        "三季度任务，教育局除外",
        "政务服务办和住建委共同负责的",
        "谁的任务最多",
        "超过1000人的任务有哪些，谁负责",  # a bound is about all at once
        "我妈眼睛不好。白内障手术谁管？",  # a story asks nothing
        "老师您好，我是街道的，残联三季度要做什么",
        "口袋公园三季度",
        "2022年和2023年残联三季度",
        "",
        "？？？",
    ],
)
def test_one_question(text: str, clerk: Assistant) -> None:
    assert len(parts(text, clerk)) <= 1


def test_a_part_without_a_subject_is_about_the_one_before(clerk: Assistant) -> None:
    question = read("便利店几家？什么时候建完？谁负责？", clerk.store, clerk.document, TODAY)
    assert [part.target for part in question.parts] == ["value", "when", "units"]
    topics = [f.topics for part in question.parts for f in part.filters if isinstance(f, TopicFilter)]
    assert len(topics) == 3 and len(set(topics)) == 1


def test_a_part_that_has_no_answer_says_so_in_its_place(clerk: Assistant) -> None:
    answer = clerk.ask("口袋公园谁负责？火星基地谁负责？", TODAY)
    assert [part.status for part in answer.parts] == ["answered", "not_found"]
    assert answer.status == "answered" and "火星" in answer.summary
    assert {row.task for row in answer.rows} == {33}


def test_the_summary_tells_every_part_in_turn(clerk: Assistant) -> None:
    answer = clerk.ask("便利店谁管危房谁管", TODAY)
    places = [answer.summary.find(name) for name in ("区商务局", "区住房建设委")]
    assert -1 not in places and places == sorted(places)
    assert answer.rows == tuple(row for part in answer.parts for row in part.rows)
