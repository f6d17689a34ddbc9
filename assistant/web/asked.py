"""A conversation in an address: /?q=那四季度呢&after=区残联三季度要做什么 — a link that a colleague can open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlencode

from assistant.arguments import iso_day
from assistant.render.to_html import Links

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from assistant.answer import Answer
    from assistant.assistant import Assistant

MAX_TURNS = 8  # earlier questions that a link carries


class Asked(NamedTuple):
    """``after``: the questions before, oldest first; ``large``: type for a projector."""

    question: str = ""
    after: tuple[str, ...] = ()
    today: date | None = None
    large: bool = False

    @classmethod
    def of(cls, params: QueryParams) -> Asked:
        """What an address asks; UsageError for a ``today`` that is no day."""
        day = params.get("today", "")
        after = tuple(text for text in params.getlist("after") if text.strip())[-MAX_TURNS:]
        question = params.get("q", "").strip()
        return cls(question, after, iso_day(day) if day else None, params.get("size") == "large")

    def answer(self, assistant: Assistant) -> Answer:
        """The answer in the light of the questions before; a conversation is never logged."""
        talk = assistant.conversation()
        for question in self.after:
            talk.ask(question, self.today)
        return talk.ask(self.question, self.today)

    @property
    def turns(self) -> tuple[str, ...]:
        """What the next question follows."""
        return (*self.after, self.question)[-MAX_TURNS:] if self.question else self.after

    @property
    def kept(self) -> dict[str, str]:
        """What stays from page to page."""
        day = {"today": self.today.isoformat()} if self.today else {}
        return {**day, **({"size": "large"} if self.large else {})}

    def address(self, path: str = "/", extra: Mapping[str, str] | None = None) -> str:
        """``path`` with what stays from page to page."""
        query = urlencode({**(extra or {}), **self.kept})
        return f"{path}?{query}" if query else path

    def same(self, path: str = "/", large: bool | None = None) -> str:
        """This very question at ``path``: another format of it, or another size."""
        shown = self if large is None else self._replace(large=large)
        pairs = [("q", self.question)] if self.question else []
        query = urlencode([*pairs, *(("after", text) for text in self.after), *shown.kept.items()])
        return f"{path}?{query}" if query else path

    def links(self) -> Links:
        """Suggestions are complete questions: nothing of the turns before belongs to them."""
        return Links(
            ask=lambda question: self.address("/", {"q": question}),
            task=lambda number: self.address(f"/tasks/{number}"),
            unit=lambda name: self.address(f"/units/{quote(name, safe='')}"),
        )
