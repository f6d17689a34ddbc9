"""The phrase files as a specification: every phrase has its meaning, the must-not-match lines none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant
from assistant.assistant import Explanation
from assistant.first.query import Query
from assistant.text.normalize import normalize
from assistant.text.numerals import parse_number
from tests.evaluation.phrases import NOTHING, Example, examples

TODAY = date(2022, 8, 30)
TIME = ("period", "year")
EXAMPLES = tuple(examples())


def period(read: Explanation) -> str:
    """Quarters, 全年, 今年, a year, ! for what no year has; a time must be read as one whole mention."""
    query = read.query
    times = [m for m in query.mentions if m.dimension in TIME]
    if not times:
        return NOTHING
    if [(m.start, m.end) for m in times] != [(0, len(normalize(query.question).text))]:
        return "只认出" + "、".join(m.surface for m in times)
    if query.problems:
        return "!"
    if query.year:
        return f"year {query.year}"
    if not query.quarters:
        return "今年"
    return "全年" if query.whole_year else ",".join(map(str, query.quarters))


def ordinal(read: Explanation) -> str:
    """类, 任务 or 第…个 with the number."""
    query = read.query
    found = [f"类{n}" for n in query.categories] + [f"任务{n}" for n in query.tasks]
    return " ".join([*found, *(f"第{item.number}个" for item in query.references)]) or NOTHING


def condition(read: Explanation) -> str:
    """Operator, value in base units, unit."""
    return "；".join(f"{c.op} {c.value:.10g} {c.unit}".strip() for c in read.query.conditions) or NOTHING


def quantity(read: Explanation) -> str:
    """The unit of the number asked for, or what of the list is counted."""
    ask = read.query.ask
    if ask is None:
        return NOTHING
    return ask.what if ask.what.startswith("count_") and ask.unit == "" else ask.unit or "任意"


def aspect(read: Explanation) -> str:
    """What is asked; - where nothing in the words asks."""
    query = read.query
    asks = [
        m for m in query.mentions if m.dimension == "ask" or "and" not in m.value and m.dimension == "aspect"
    ]
    return query.intent if asks else NOTHING


def excluded(query: Query) -> str:
    """What is left out, in one line."""
    names = [unit.core for unit in query.excluded_units]
    names += [f"{n}季度" for n in query.excluded_quarters]
    names += [f"第{n}项" for n in query.excluded_categories]
    names += [term.surface for term in query.excluded_terms if term.kind != "unknown"]
    return ",".join(names) or NOTHING


def corrected(read: Explanation) -> str:
    """The phrase as it was taken, - where it was taken as typed."""
    text = read.query.question
    for typed, meant in read.query.corrections:
        text = text.replace(typed, meant)
    return text.removesuffix(SLIP_FRAME[2:]) if read.query.corrections else NOTHING


SLIP_FRAME = "{}三季度要做什么"
# dimension → the question around the phrase, and what is read off it
READINGS: dict[str, tuple[str, Callable[[Explanation], str]]] = {
    "periods": ("{}", period),
    "units": ("{}有哪些任务", lambda read: "、".join(read.answer.understood.units) or NOTHING),
    "categories": ("{}", ordinal),
    "conditions": ("{}的任务有哪些", condition),
    "quantities": ("{}", quantity),
    "aspects": ("口袋公园{}", aspect),
    "help": ("{}", lambda read: "help" if read.answer.status == "help" else NOTHING),
    "exclusions": ("{}", lambda read: excluded(read.query)),
    "corrections": (SLIP_FRAME, corrected),
    "numerals": ("{}", lambda read: str(parse_number(read.query.question)).lower()),
}


def parameters() -> list[object]:
    """One test a phrase, named after it."""
    return [
        pytest.param(
            e, id=f"{e.dimension}:{e.text}", marks=[pytest.mark.xfail(reason=e.why)] if e.why else []
        )
        for e in EXAMPLES
    ]


@pytest.mark.parametrize("example", parameters())
def test_a_phrase_has_its_meaning(example: Example, clerk: Assistant) -> None:
    frame, meaning = READINGS[example.dimension]
    assert meaning(clerk.explain(frame.format(example.text), TODAY)) == example.meaning


def test_a_mention_cuts_its_surface_out_of_the_text(clerk: Assistant) -> None:
    wrong = []
    for example in EXAMPLES:
        question = READINGS[example.dimension][0].format(example.text)
        query = clerk.explain(question, TODAY).query
        clean = normalize(question)
        for mention in query.mentions:
            cut = query.text[mention.start : mention.end]
            typed = normalize(clean.surface(mention.start, mention.end)).text
            as_typed = clean.text == query.text  # nothing corrected, nothing simplified
            if cut != mention.surface or (as_typed and typed != mention.surface):
                wrong.append((question, mention))
    assert wrong == []


def test_mentions_do_not_overlap(clerk: Assistant) -> None:
    for example in EXAMPLES:
        mentions = clerk.explain(READINGS[example.dimension][0].format(example.text), TODAY).query.mentions
        assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False)), example


@pytest.mark.parametrize(
    ("typed", "meant"), [(e.text, e.meaning) for e in EXAMPLES if e.dimension == "corrections" and not e.why]
)
def test_a_correction_is_shown_and_answers_as_if_well_typed(typed: str, meant: str, clerk: Assistant) -> None:
    answer = clerk.ask(SLIP_FRAME.format(typed), TODAY)
    shown = answer.to_dict()["understood"]["corrections"]
    assert bool(shown) == (meant != NOTHING)
    if shown:
        assert all(slip["from"] in typed for slip in shown)
        assert answer.rows == clerk.ask(SLIP_FRAME.format(meant), TODAY).rows != ()


def test_enough_phrases_must_not_match() -> None:
    assert set(READINGS) == {example.dimension for example in EXAMPLES}
    negative = sum(example.meaning in (NOTHING, "none") for example in EXAMPLES)
    assert negative >= len(EXAMPLES) / 10


def test_no_phrase_is_listed_twice() -> None:
    counted = Counter((example.dimension, example.text) for example in EXAMPLES)
    assert [phrase for phrase, times in counted.items() if times > 1] == []
