"""The rule engine: what each element of a pattern takes, and what it only looks at."""

from __future__ import annotations

import pytest

from assistant.language.mention import Mention
from assistant.language.rules import asks, bounds, items, left_out, loads, phrases, sheet, time, unsaid, who
from assistant.language.rules.engine import Match, Nodes, Rule, RuleSet, compiled
from assistant.language.rules.numerals import numbers
from assistant.language.scan import RULE_SETS, seen


def nodes(text: str) -> Nodes:
    """The numbers of a text, where they begin."""
    found: Nodes = {}
    for mention in numbers(text):
        found.setdefault(mention.start, []).append(mention)
    return found


def surfaces(pattern: str, text: str) -> list[str]:
    """What a rule of this pattern finds in the text, at every place where it fits."""
    rules = RuleSet([Rule("一条", "it", pattern, lambda match: True)])
    return [mention.surface for mention in rules.apply(text, nodes(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("季度", "三季度", ["季度"]),  # a literal
        ("季|季度", "三季度", ["季度"]),  # the longest alternative first
        ("季度|季 末", "季末", ["季末"]),  # … and a shorter one where the rest needs it
        ("季|季度 度", "季度", ["季度"]),
        (
            "第? <number> 季度",
            "第3季度",
            ["第3季度", "3季度"],
        ),  # a dimension, and something that may be missing
        ("第? <number> 季度", "三季度", ["三季度"]),
        ("<number> 季度", "上季度", []),
        ("三 !天|号", "三天", []),  # none of these follows
        ("三 !天|号", "三季度", ["三"]),
        ("三 &季", "三季度", ["三"]),  # one of these follows, and is not taken
        ("三 &季", "三天", []),
        ("占 ~多少", "占全市的多少", ["占"]),  # stands later
        ("占 ~多少", "占地,多少", []),  # … but not in another clause
        ("多 @比", "比二季度多", ["多"]),  # stands earlier
        ("多 @比", "比一比,多", []),
        ("多 @比", "多比", []),
        ("^ 和", "和二季度比", ["和"]),  # the clause begins here
        ("^ 和", "残联,和二季度比", ["和"]),
        ("^ 和", "一和二", []),
        ("呢 $", "残联呢", ["呢"]),  # … ends here
        ("呢 $", "呢,残联", ["呢"]),
        ("呢 $", "呢子大衣", []),
        (". 完", "投完", ["投完"]),  # any ideograph
        (". 完", "a完", []),
        ("what_can", "what can", ["what can"]),  # a blank inside a literal
    ],
)
def test_an_element(pattern: str, text: str, found: list[str]) -> None:
    assert surfaces(pattern, text) == found


@pytest.mark.parametrize("pattern", ["第? 的?", "!天", "^ $", "^ 第?", "&三"])
def test_a_pattern_that_takes_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="matches nothing"):
        compiled(pattern)


def test_a_match_says_what_each_element_took() -> None:
    seen_parts: list[tuple[tuple[str, ...], int, str]] = []

    def produce(match: Match) -> object:
        seen_parts.append((match.parts, match.number(), match.surface))
        return None  # not this after all

    rules = RuleSet([Rule("一条", "it", "第? <number> !天 季度|季 末?", produce)])
    assert rules.apply("前十二季度", nodes("前十二季度")) == []
    assert seen_parts[0] == (("", "十二", "", "季度", ""), 12, "十二季度")


def test_numbers_in_order_and_none_where_there_is_none() -> None:
    found = tuple(numbers("三到四"))
    match = Match("三到四", 0, 3, ("三", "到", "四"), found)
    assert (match.number(), match.number(1), match.number(2)) == (3, 4, 0)


def test_a_set_sees_what_the_one_before_found() -> None:
    text = "三季度"
    there = nodes(text)
    first = RuleSet([Rule("季度", "period", "<number> 季度", lambda m: m.number())]).apply(text, there)
    for mention in first:
        there.setdefault(mention.start, []).append(mention)
    second = RuleSet([Rule("仅", "aspect", "<period>", lambda m: m.found[0].value)]).apply(text, there)
    assert [(m.dimension, m.value, m.start, m.end) for m in second] == [("aspect", 3, 0, 3)]


RULES = [rule for rules in RULE_SETS for rule in rules.rules]


def test_rules_have_names_and_say_what_they_are() -> None:
    every = (
        *time.RULES,
        *time.FROM_THERE,
        *asks.ASKS,
        *asks.ORDINALS,
        *bounds.RULES,
        *items.RULES,
        *loads.RULES,
        *phrases.RULES,
        *sheet.RULES,
        *left_out.RULES,
        *who.RULES,
        *unsaid.RULES,
    )
    assert len(RULES) == len(every) == len({(rule.dimension, rule.name, rule.pattern) for rule in every})
    assert all(rule.name and rule.dimension and compiled(rule.pattern) for rule in every)


@pytest.mark.parametrize(
    "text", ["", "，", "。。。", "a", "的", " ", "!", "一", "\ud800", "1" * 300, "一" * 300]
)
def test_rules_meet_any_text(text: str) -> None:
    _, found = seen(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)


def test_what_is_seen_cuts_its_surface_out() -> None:
    text = "教育局比卫健委三季度少几项，超过1000人的第八项谁牵头"
    _, found = seen(text)
    assert {m.dimension for m in found} >= {"period", "condition", "ordinal", "aspect"}
    assert all(isinstance(m, Mention) and text[m.start : m.end] == m.surface for m in found)
