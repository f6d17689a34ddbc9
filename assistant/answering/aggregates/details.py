"""A number in one of the list's further columns: 进展情况 “已完成60户”, 衔接资金（万元） “120”."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.answering.figures import amount_text, fit, with_value, words_of
from assistant.answering.filters import detail
from assistant.answering.measures import same_unit
from assistant.answering.selection import Context
from assistant.answering.wording import clip, sentence
from assistant.model.document import Measure, Task
from assistant.query import DetailFilter

_UNITS = ("万元", "亿元", "元", "%", "人", "户")


def in_details(context: Context) -> Answer | None:
    """The figure of the columns asked for, on the state where that is asked, else of those that name the noun."""
    found = [(m, label) for task in context.tasks for m, label in _figures(context, task)]
    if not found:
        return None
    words = words_of(context)
    noun = context.ask.figure.noun
    measure, label = max(
        found, key=lambda one: fit(words, one[0], "") + 3.0 * bool(noun and noun in one[0].counted)
    )
    said = f"{label}{amount_text(measure)}：{sentence(clip(measure.sentence))}"
    return with_value(context, measure.value, measure.unit, said, [measure])


def _figures(context: Context, task: Task) -> Iterator[tuple[Measure, str]]:
    """The measures (in base units) in the columns of a task, with the columns' labels."""
    from assistant.catalog.measures import find_measures  # only such a question reads numbers

    ask = context.ask
    named = ask.state or any(isinstance(f, DetailFilter) for f in ask.filters)
    noun = ask.figure.noun
    for label, text in detail.asked(ask, task):
        if not named and not (noun and noun in label + text):
            continue
        for m in find_measures(_with_unit(label, text)):
            measure = Measure(
                task.id,
                "detail",
                None,
                m.value,
                m.high,
                m.unit,
                m.counted,
                None,
                m.bound,
                m.clause,
                m.sentence,
            )
            if same_unit(ask.figure.unit, measure):
                yield measure, label


def _with_unit(label: str, text: str) -> str:
    """A bare number under 资金（万元） is counted in what the label says."""
    bare = text.strip().replace(",", "").replace(".", "", 1).isdigit()
    return text.strip() + next((unit for unit in _UNITS if unit in label), "") if bare else text
