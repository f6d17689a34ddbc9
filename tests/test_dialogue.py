"""merge() as a table of turns: the Query before, the Query now, the slots of the Query meant."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.first.dialogue import Turn, merge
from assistant.first.language.conditions import Condition
from assistant.first.language.numbers import Ask, Ordinal
from assistant.first.query import Correction, Query, Term, UnitRef


def unit(core: str) -> UnitRef:
    return UnitRef(core, "区", f"区{core}")


def topic(word: str) -> Term:
    return Term(word, (word,), 0, len(word))


def step(word: str) -> Term:
    return Term(word, (word,), 0, len(word), kind="event")


def stranger(word: str) -> Term:
    return Term(word, (word,), 0, len(word), kind="unknown")


def says(**slots: Any) -> Query:
    """A turn's own query; ``modifiers`` as words."""
    words = slots.pop("modifiers", "")
    return Query(question="这一句", modifiers=frozenset(words.split()), **slots)


残联, 教育局, 民政局, 体育局 = map(unit, ("残联", "教育局", "民政局", "体育局"))
PARK, PARKING = topic("口袋公园"), topic("停车场")
FIRST, SECOND, LAST = Ordinal("item", 1), Ordinal("item", 2), Ordinal("item", -1)
HOW_MANY = Ask("quantity", "户")

THIRD = Turn(Query(units=(残联,), quarters=(3,), modifiers=frozenset(("list",))), (15, 16), (残联,))
BOTH = Turn(Query(units=(教育局, 民政局), quarters=(3, 4)), (2, 3, 4), (教育局, 民政局))
ABOUT_PARKS = Turn(Query(terms=(PARK,)), (33,), (unit("城市管理委"),))
WHO = Turn(
    Query(intent="units", terms=(PARK,), modifiers=frozenset(("units",))), (33,), (unit("城市管理委"),)
)
HOUSES = Turn(Query(intent="quantity", terms=(topic("危房改造"),), ask=HOW_MANY), (8,), (unit("住房建设委"),))
WHEN = Turn(Query(intent="when", terms=(PARK, step("开工"))), (33,), (unit("城市管理委"),))
COUNTED = Turn(Query(intent="count", units=(残联,), ask=Ask("count_tasks")), (15, 16), (残联,))

TABLE: list[tuple[str, Turn | None, Query, dict[str, Any]]] = [
    # —— nothing before ——
    ("a complete first question stays", None, says(units=(残联,), quarters=(3,)), {"units": (残联,), "problems": ()}),
    ("a first greeting stays", None, says(intent="help"), {"intent": "help", "problems": ()}),
    ("a first 四季度 asks about all tasks", None, says(quarters=(4,)), {"quarters": (4,), "problems": ()}),
    # —— fill: the subject comes from before ——
    ("那四季度呢", THIRD, says(quarters=(4,), modifiers="so"), {"units": (残联,), "quarters": (4,)}),
    ("上半年", THIRD, says(quarters=(1, 2)), {"units": (残联,), "quarters": (1, 2)}),
    ("谁负责", ABOUT_PARKS, says(intent="units", modifiers="units"), {"terms": (PARK,), "intent": "units"}),
    ("什么时候", ABOUT_PARKS, says(intent="when", modifiers="when"), {"terms": (PARK,), "intent": "when"}),
    ("什么时候开工", ABOUT_PARKS, says(intent="when", terms=(step("开工"),), modifiers="when"),
     {"terms": (PARK, step("开工")), "intent": "when"}),
    ("多少户", THIRD, says(intent="quantity", ask=HOW_MANY), {"units": (残联,), "ask": HOW_MANY, "quarters": (3,)}),
    ("几项", THIRD, says(intent="count", ask=Ask("count_tasks")), {"units": (残联,), "intent": "count", "quarters": ()}),
    ("谁负责 drops the quarter", THIRD, says(intent="units", modifiers="units"), {"intent": "units", "quarters": ()}),
    ("四季度呢 after 谁负责 asks what", WHO, says(quarters=(4,), modifiers="so"), {"intent": "list", "quarters": (4,)}),
    ("四季度呢 after 多少户 asks a number", HOUSES, says(quarters=(4,), modifiers="so"),
     {"intent": "quantity", "ask": HOW_MANY, "quarters": (4,)}),
    ("三季度呢 after 几项 asks what", COUNTED, says(quarters=(3,), modifiers="so"), {"intent": "list", "units": (残联,)}),
    ("全市呢", HOUSES, says(intent="quantity", modifiers="city"), {"terms": (topic("危房改造"),), "quarters": ()}),
    # —— keep and replace: a new subject keeps the quarters ——
    ("教育局呢", THIRD, says(units=(教育局,), modifiers="so"), {"units": (教育局,), "quarters": (3,)}),
    ("停车场呢", ABOUT_PARKS, says(terms=(PARKING,), modifiers="so"), {"terms": (PARKING,)}),
    ("体育局 after 谁负责", WHO, says(terms=(PARKING,), modifiers="so"), {"terms": (PARKING,), "intent": "units"}),
    ("停车场呢 after 什么时候开工", WHEN, says(terms=(PARKING,), modifiers="so"),
     {"terms": (PARKING, step("开工")), "intent": "when"}),
    ("a topic replaces a unit", THIRD, says(terms=(PARK,)), {"units": (), "terms": (PARK,), "quarters": (3,)}),
    # —— a complete question inherits nothing ——
    ("教育局四季度干什么", THIRD, says(units=(教育局,), quarters=(4,), modifiers="list"),
     {"units": (教育局,), "quarters": (4,), "inherited": ()}),
    ("口袋公园谁负责", THIRD, says(intent="units", terms=(PARK,), modifiers="units"),
     {"units": (), "terms": (PARK,), "quarters": (), "inherited": ()}),
    ("a greeting changes nothing", THIRD, says(intent="help"), {"intent": "help", "units": (), "quarters": ()}),
    ("火星呢 is a question of its own", THIRD, says(terms=(stranger("火星"),)), {"units": (), "quarters": ()}),
    # —— add ——
    ("再加上教育局", THIRD, says(units=(教育局,), modifiers="add"), {"units": (残联, 教育局), "quarters": (3,)}),
    ("跟二季度比呢", THIRD, says(quarters=(2,), modifiers="add compare"), {"units": (残联,), "quarters": (2, 3)}),
    ("再加上口袋公园", THIRD, says(terms=(PARK,), modifiers="add"), {"units": (残联,), "also": (Query(terms=(PARK,)),)}),
    ("再加上停车场", ABOUT_PARKS, says(terms=(PARKING,), modifiers="add"),
     {"terms": (PARK,), "also": (Query(terms=(PARKING,)),)}),
    # —— remove ——
    ("不算教育局", BOTH, says(excluded_units=(教育局,), modifiers="except"), {"units": (民政局,), "quarters": (3, 4)}),
    ("去掉四季度", BOTH, says(excluded_quarters=(4,)), {"units": (教育局, 民政局), "quarters": (3,)}),
    ("去掉 the only unit excludes it", THIRD, says(excluded_units=(残联,)), {"excluded_units": (残联,)}),
    ("不要停车场", ABOUT_PARKS, says(excluded_terms=(PARKING,)), {"terms": (PARK,), "excluded_terms": (PARKING,)}),
    # —— correct ——
    ("不是残联，是民政局", THIRD, says(units=(民政局,), modifiers="not"), {"units": (民政局,), "quarters": (3,)}),
    ("改成四季度", THIRD, says(quarters=(4,), modifiers="instead"), {"units": (残联,), "quarters": (4,)}),
    ("换成体育局", BOTH, says(units=(体育局,), modifiers="instead"), {"units": (体育局,), "quarters": (3, 4)}),
    # —— narrow ——
    ("只看停车场的", BOTH, says(terms=(PARKING,), modifiers="only"), {"tasks": (2, 3, 4), "terms": (PARKING,)}),
    ("其中超过100户的", BOTH, says(conditions=(Condition(">", 100, "户"),)),
     {"tasks": (2, 3, 4), "conditions": (Condition(">", 100, "户"),), "quarters": (3, 4)}),
    ("只看四季度", BOTH, says(quarters=(4,), modifiers="only"), {"units": (教育局, 民政局), "quarters": (4,)}),
    # —— ordinals ——
    ("第一个", BOTH, says(references=(FIRST,)), {"tasks": (2,), "quarters": (3, 4), "references": ()}),
    ("第二个谁负责", BOTH, says(intent="units", references=(SECOND,), modifiers="units"),
     {"tasks": (3,), "intent": "units", "quarters": ()}),
    ("最后一个", BOTH, says(references=(LAST,)), {"tasks": (4,)}),
    ("第二个四季度", BOTH, says(references=(SECOND,), quarters=(4,)), {"tasks": (3,), "quarters": (4,)}),
    # —— they, it ——
    ("他们四季度干什么", ABOUT_PARKS, says(quarters=(4,), modifiers="they list"),
     {"units": (unit("城市管理委"),), "quarters": (4,), "terms": ()}),
    ("他们还有什么别的", WHO, says(modifiers="they else list"), {"excluded_tasks": (33,)}),
    ("他们 after a unit", THIRD, says(quarters=(1,), modifiers="they"), {"units": (残联,), "quarters": (1,)}),
    ("这个什么时候完成", WHO, says(intent="when", modifiers="it when"), {"tasks": (33,), "intent": "when"}),
    ("它四季度呢", THIRD, says(quarters=(4,), modifiers="it so"), {"tasks": (15, 16), "quarters": (4,)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("previous", "now", "meant"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_turn_means(previous: Turn | None, now: Query, meant: dict[str, Any]) -> None:
    result = merge(previous, now)
    assert {slot: getattr(result, slot) for slot in meant} == meant
    assert result.question == now.question


@pytest.mark.parametrize(
    ("previous", "now"),
    [
        (None, says(references=(SECOND,))),
        (None, says(quarters=(4,), modifiers="so")),
        (None, says(modifiers="they")),
        (None, says(intent="when", modifiers="it when")),
        (None, says(modifiers="more")),
        (THIRD, says(references=(Ordinal("item", 3),))),
        (THIRD, says(references=(Ordinal("item", 0),))),
        (THIRD._replace(tasks=()), says(references=(FIRST,))),
        (Turn(Query(), (), ()), says(modifiers="they")),
    ],
)
def test_a_turn_that_points_at_nothing_says_so(previous: Turn | None, now: Query) -> None:
    (problem,) = merge(previous, now).problems
    kind, _, sentence = problem.partition(":")
    assert kind == "dialogue" and sentence.endswith("。")


@pytest.mark.parametrize(("previous", "now"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_corrected_now_is_shown_now(previous: Turn | None, now: Query) -> None:
    """A slip of this turn is shown with it; one of an earlier turn is not shown again."""
    slip = Correction("残连", "残联")
    assert merge(previous, now._replace(corrections=(slip,))).corrections == (slip,)
    if previous is not None:
        before = previous._replace(query=previous.query._replace(corrections=(slip,)))
        assert merge(before, now).corrections == ()


@pytest.mark.parametrize(("previous", "now"), [row[1:3] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_inherited_is_named(previous: Turn | None, now: Query) -> None:
    """Units of the turn before that the turn now does not name are called by name in the answer."""
    result = merge(previous, now)
    taken = [u for u in result.units if u not in now.units]
    assert {u.surface for u in taken} <= set(result.inherited)


def test_merging_changes_neither_turn() -> None:
    for _, previous, now, _ in TABLE:
        before = repr((previous, now))
        merge(previous, now)
        assert repr((previous, now)) == before
