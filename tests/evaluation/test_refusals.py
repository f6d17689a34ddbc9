"""A question that the list does not answer gets no row."""

from __future__ import annotations

from collections import Counter
from datetime import date

from assistant import Assistant
from tests.evaluation.refusals import unanswerable

FLOOR = 0.99


def test_what_the_list_lacks_gets_no_row(clerk: Assistant) -> None:
    asked = list(unanswerable(clerk.document))
    kinds = Counter(one.kind for one in asked)
    assert len(asked) >= 300 and min(kinds.values()) >= 20, kinds
    answers = [(one, clerk.ask(one.question, date(2022, 8, 30))) for one in asked]
    wrong = [(one, answer) for one, answer in answers if answer.status != "not_found" or answer.rows]
    message = "\n".join(f"[{one.kind}] {one.question} → {answer.summary}" for one, answer in wrong)
    assert len(wrong) <= (1 - FLOOR) * len(asked), message


def test_the_questions_are_the_same_every_time(clerk: Assistant) -> None:
    assert list(unanswerable(clerk.document)) == list(unanswerable(clerk.document))
