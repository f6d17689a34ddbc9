"""The phrase files as a specification: every phrase has its meaning, the must-not-match lines none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from assistant import Assistant
from assistant.conversation import Reading
from assistant.language import period as periods
from assistant.language.gather import gather
from assistant.language.reading import understand
from assistant.language.said import Item, Said
from assistant.language.scan import seen
from assistant.text.normalize import normalize
from assistant.text.numerals import parse_number
from tests.evaluation.phrases import NOTHING, Example, examples

TODAY = date(2022, 8, 30)
TIME = ("period", "year")
EXAMPLES = tuple(examples())
COUNTS = ("count_tasks", "count_units", "count_categories")
SLIP_FRAME = "{}三季度要做什么"


class Phrase:
    """A phrase in its frame, read as far as its dimension needs."""

    def __init__(self, clerk: Assistant, text: str) -> None:
        self.clerk, self.text = clerk, text

    @property
    def explained(self) -> Reading:
        """The whole way of the question, its answer included."""
        return self.clerk.explain(self.text, TODAY)

    @property
    def said(self) -> Said:
        """What the phrase says, dimension by dimension."""
        read = understand(self.text, self.clerk.store, self.clerk.document).reading
        items: tuple[Item, ...] = tuple(sorted([*read.mentions, *read.tokens], key=lambda item: item.start))
        return gather(read.text, items, self.clerk.document, TODAY)


def period(phrase: Phrase) -> str:
    """Quarters, 全年, 今年, a year, ! for what no year has; a time must be read as one whole mention."""
    said = phrase.said
    times = [item for item in said.items if getattr(item, "dimension", "") in TIME]
    if not times:
        return NOTHING
    if [(m.start, m.end) for m in times] != [(0, len(normalize(phrase.text).text))]:
        return "只认出" + "、".join(phrase.text[m.start : m.end] for m in times)
    if said.no_quarter:
        return "!"
    if said.named.quarters:
        return "全年" if said.whole else ",".join(map(str, said.named.quarters))
    other = [year for year in said.years if year != 2022]
    return f"year {other[0]}" if other else "今年"


def ordinal(phrase: Phrase) -> str:
    """类, 任务 or 第…个 with the number."""
    said = phrase.said
    found = [f"类{n}" for n in said.named.categories] + [f"任务{n}" for n in said.named.tasks]
    return " ".join([*found, *(f"第{item.number}个" for item in said.references)]) or NOTHING


def condition(phrase: Phrase) -> str:
    """Operator, value in base units, unit."""
    return "；".join(f"{c.op} {c.value:.10g} {c.unit}".strip() for c in phrase.said.conditions) or NOTHING


def quantity(phrase: Phrase) -> str:
    """The unit of the number asked for, or what of the list is counted."""
    asks = phrase.said.asks
    if not asks:
        return NOTHING
    ask = asks[0]
    return ask.what if ask.what in COUNTS and not ask.unit else ask.unit or "任意"


def aspect(phrase: Phrase) -> str:
    """What is asked; - where nothing in the words asks."""
    said, ask = phrase.said, phrase.explained.question.parts[0]
    if not said.asks and not said.words - {"and"}:
        return NOTHING
    if ask.aggregate == "count":
        return "count"
    return {"value": "quantity", "tasks": "list", "milestones": "list"}.get(ask.target, ask.target)


def excluded(phrase: Phrase) -> str:
    """What is left out, in one line."""
    no = phrase.said.excluded
    names = [unit.core for unit in no.units]
    names += [f"{n}季度" for n in no.quarters]
    names += [f"第{n}项" for n in no.categories]
    names += [term.surface for term in no.terms if term.kind != "unknown"]
    return ",".join(names) or NOTHING


def corrected(phrase: Phrase) -> str:
    """The phrase as it was taken, - where it was taken as typed."""
    question = phrase.explained.question
    text = question.text
    for typed, meant in question.corrections:
        text = text.replace(typed, meant)
    return text.removesuffix(SLIP_FRAME[2:]) if question.corrections else NOTHING


def helped(phrase: Phrase) -> str:
    """Talk about the assistant, no question."""
    return "help" if phrase.explained.answer.status == "help" else NOTHING


# dimension → the question around the phrase, and what is read off it
READINGS: dict[str, tuple[str, Callable[[Phrase], str]]] = {
    "periods": ("{}", period),
    "units": ("{}有哪些任务", lambda p: "、".join(p.explained.answer.understood.units) or NOTHING),
    "categories": ("{}", ordinal),
    "conditions": ("{}的任务有哪些", condition),
    "quantities": ("{}", quantity),
    "aspects": ("口袋公园{}", aspect),
    "help": ("{}", helped),
    "exclusions": ("{}", excluded),
    "corrections": (SLIP_FRAME, corrected),
    "numerals": ("{}", lambda p: str(parse_number(p.text)).lower()),
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
    assert meaning(Phrase(clerk, frame.format(example.text))) == example.meaning


SEEN = {"periods": {"period", "year", "festival"}, "conditions": {"condition"}, "quantities": {"ask"}}


@pytest.mark.parametrize(
    "example",
    [e for e in EXAMPLES if e.dimension in SEEN and e.meaning == NOTHING],
    ids=lambda e: f"{e.dimension}:{e.text}",
)
def test_a_rule_that_sees_something_in_it_is_outdone(example: Example, clerk: Assistant) -> None:
    """What the rules alone see in 三八红旗手 or 几乎 never outlives the words of general Chinese."""
    _, ruled = seen(normalize(example.text).text)
    read = understand(example.text, clerk.store, clerk.document).reading
    kept = {m.dimension for m in read.mentions} & SEEN[example.dimension] - {"festival"}
    assert kept == set(), (ruled, read.mentions)


def test_a_mention_cuts_its_surface_out_of_the_text(clerk: Assistant) -> None:
    wrong = []
    for example in EXAMPLES:
        question = READINGS[example.dimension][0].format(example.text)
        read = understand(question, clerk.store, clerk.document)
        clean = normalize(question)
        for mention in read.reading.mentions:
            cut = read.reading.text[mention.start : mention.end]
            typed = normalize(clean.surface(mention.start, mention.end)).text
            as_typed = clean.text == read.reading.text  # nothing corrected, nothing simplified
            if cut != mention.surface or (as_typed and typed != mention.surface):
                wrong.append((question, mention))
    assert wrong == []


def test_mentions_do_not_overlap(clerk: Assistant) -> None:
    for example in EXAMPLES:
        text = READINGS[example.dimension][0].format(example.text)
        mentions = understand(text, clerk.store, clerk.document).reading.mentions
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


@pytest.mark.parametrize(("month", "quarter"), [(month, (month + 2) // 3) for month in range(1, 13)])
def test_this_quarter_is_counted_from_the_day(month: int, quarter: int, clerk: Assistant) -> None:
    (value,) = [m.value for m in seen("本季度")[1] if m.dimension == "period"]
    assert periods.resolve(value, date(2022, month, 15)) == (quarter,)


def test_enough_phrases_must_not_match() -> None:
    assert set(READINGS) == {example.dimension for example in EXAMPLES}
    negative = sum(example.meaning in (NOTHING, "none") for example in EXAMPLES)
    assert negative >= len(EXAMPLES) / 10


def test_no_phrase_is_listed_twice() -> None:
    counted = Counter((example.dimension, example.text) for example in EXAMPLES)
    assert [phrase for phrase, times in counted.items() if times > 1] == []
