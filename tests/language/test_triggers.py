"""Rules wait for one of their characters; waiting must never cost a match."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.first.language import triggers
from assistant.first.language.mention import Rule, RuleSet
from assistant.first.language.required import module_text, required
from assistant.first.language.scan import RULES

ROOT = Path(__file__).resolve().parents[2]


def questions() -> list[str]:
    """Every text of the corpus, questions and phrases alike."""
    texts = [
        json.loads(line).get("question", "")
        for path in sorted((ROOT / "tests" / "corpus").glob("questions*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for path in sorted((ROOT / "tests" / "corpus").glob("*.txt")):
        texts += re.split(r"[\n,，]| ← |\s=\s", path.read_text(encoding="utf-8"))
    return [*texts, "超过٣户", "Ｑ３", "前３个季度", "第３项"]


def test_the_written_triggers_are_current() -> None:
    written = Path(triggers.__file__).read_text(encoding="utf-8")
    expected = module_text(rule.pattern for rule in RULES)
    assert written == expected, "run: python -m assistant.first.language.required"


def test_no_match_is_lost_by_waiting_for_a_trigger() -> None:
    patient = [rule._replace(triggers=frozenset()) for rule in RULES]
    for text in questions():
        assert RuleSet(RULES).apply(text) == RuleSet(patient).apply(text), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_does_not_match_the_empty_text(rule: Rule) -> None:
    assert not re.compile(rule.pattern).match("")


@pytest.mark.parametrize(
    ("pattern", "chars"),
    [
        ("ab", "a"),
        ("a?b", "b"),
        ("a*", ""),
        ("ab|cd", "ac"),
        ("ab|c?", ""),
        ("(?:a|bc)+d?", "ab"),
        ("[一二三]季", "季"),
        (r"\d人", "人"),
        (r"\d", "0123456789"),
        ("[^a]b", "b"),
        ("[^a]", ""),
        ("(?<!a)b", "b"),
        ("x*(?=y)", "y"),
        (".", ""),
    ],
)
def test_required_characters(pattern: str, chars: str) -> None:
    assert required(pattern) == frozenset(chars)
