"""What happens to one line of a conversation, whoever typed it: a /command, a number, a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MAX_KEPT = 200


class Talk(Protocol):
    """The part of a :class:`~assistant.first.conversation.Conversation` that chatting needs."""

    @property
    def context(self) -> tuple[str, ...]:
        """What the next question would inherit, in words."""
        ...

    def ask(self, question: str, today: date | None = None) -> Answer:
        """Answer in the light of the turns before."""
        ...

    def reset(self) -> None:
        """Forget the turns before."""
        ...


@dataclass
class Session:
    """A conversation and what its commands need to know.

    ``say`` writes a short message (one or more whole lines); ``show`` draws an answer.
    """

    assistant: Assistant
    talk: Talk
    say: Callable[[str], None]
    show: Callable[[Answer], None]
    today: date | None = None
    answers: list[Answer] = field(default_factory=list)
    overwrite: Path | None = None  # the file that the next /导出 may overwrite

    @property
    def last(self) -> Answer | None:
        """The last answer, if any question was asked since the topic began."""
        return self.answers[-1] if self.answers else None

    @property
    def suggestions(self) -> tuple[str, ...]:
        """The questions that a number chooses from."""
        return self.last.suggestions if self.last else ()

    def ask(self, question: str) -> None:
        """Ask, keep and show."""
        from assistant.saved import meant

        saved = meant(question)
        if saved != question:
            self.say(f"→ {saved}")
        answer = self.talk.ask(saved, self.today)
        self.answers.append(answer)
        del self.answers[:-MAX_KEPT]
        self.show(answer)

    def reset(self) -> None:
        """Begin a new topic."""
        self.talk.reset()
        self.answers.clear()

    def chosen(self, line: str) -> str | None:
        """The question meant: a bare number picks a suggestion when the last answer made any."""
        number = line.rstrip(".。、)）")
        if not self.suggestions or not (number.isdecimal() and len(number) <= 2):
            return line
        if not 1 <= int(number) <= len(self.suggestions):
            self.say(f"刚才只有{len(self.suggestions)}个建议，请输入 1 到 {len(self.suggestions)}。")
            return None
        question = self.suggestions[int(number) - 1]
        self.talk.reset()  # a suggestion is a complete question: nothing of the turn before belongs to it
        self.say(f"→ {question}")
        return question
