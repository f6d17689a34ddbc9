"""Lines of a conversation: numbers, blank lines, harmful text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from assistant.chat.session import Session

Tell = Callable[[str], str]


@pytest.fixture
def refused(tell: Tell, shown: list[Answer]) -> Answer:
    """An answer with suggestions."""
    tell("民政局五季度")
    assert len(shown[-1].suggestions) >= 2
    return shown[-1]


@pytest.mark.parametrize("typed", ["2", "２", " 2 ", "2.", "2、", "2）", "02"])
def test_number_asks_the_suggestion(typed: str, refused: Answer, tell: Tell, shown: list[Answer]) -> None:
    assert tell(typed) == f"→ {refused.suggestions[1]}"
    assert shown[-1].question == refused.suggestions[1]
    assert shown[-1].status == "answered"


@pytest.mark.parametrize("typed", ["0", "9", "99"])
def test_number_outside_the_suggestions(typed: str, refused: Answer, tell: Tell, shown: list[Answer]) -> None:
    assert f"1 到 {len(refused.suggestions)}" in tell(typed)
    assert shown[-1] is refused


@pytest.mark.parametrize("typed", ["2022", "二", "2个", "-1", "²"])
def test_other_numbers_are_questions(typed: str, refused: Answer, tell: Tell, shown: list[Answer]) -> None:
    assert tell(typed) == ""
    assert shown[-1].question == typed


def test_number_without_suggestions_is_a_question(tell: Tell, shown: list[Answer]) -> None:
    tell("2")
    assert shown[-1].question == "2"


def test_a_suggestion_inherits_nothing(tell: Tell, shown: list[Answer]) -> None:
    tell("口袋公园三季度要做什么")
    tell("火星局有哪些任务")
    tell(str(len(shown[-1].suggestions)))
    assert shown[-1].understood.inherited == ()


def test_suggestions_have_answers(refused: Answer, session: Session) -> None:
    for suggestion in refused.suggestions:
        session.reset()
        assert session.talk.ask(suggestion).status == "answered", suggestion


def test_blank_lines_do_nothing(tell: Tell, shown: list[Answer]) -> None:
    assert (tell(""), tell(" \t\u3000 "), shown) == ("", "", [])


def test_control_characters_are_not_passed_on(tell: Tell, shown: list[Answer]) -> None:
    tell("区残联\x1b]0;x\x07三季度\x9b31m")
    assert shown[-1].question.isprintable()


def test_kept_answers_are_bounded(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.chat.session.MAX_KEPT", 3)
    for _ in range(5):
        session.ask("区残联三季度要做什么")
    assert len(session.answers) == 3
