"""What was asked, as the language room hands it to the answering room.

Named tuples, not dataclasses: immutable too, and importing ``dataclasses`` would cost a tenth of a cold answer.
"""

from __future__ import annotations

from typing import NamedTuple

from assistant.first.language.conditions import Condition
from assistant.first.language.mention import Mention
from assistant.first.language.numbers import Ask, Ordinal


class UnitRef(NamedTuple):
    """A unit named in the question: its core, the level typed before it (区, 市 or ""), the surface."""

    core: str
    level: str
    surface: str


class Term(NamedTuple):
    """A content word: what it may stand for in the list, and what it weighs when nothing is found.

    ``words`` holds the surface first, then the other words of its concepts; ``known`` is False for a word
    that neither the list nor the thesaurus has.  Terms of one ``group`` describe one thing.
    """

    surface: str
    words: tuple[str, ...]
    start: int
    end: int
    group: int = 0
    kind: str = "topic"  # topic | people | event | word | unknown
    weight: float = 1.0
    background: bool = False  # outside the clause that asks


class Correction(NamedTuple):
    """What was typed and what it was taken for."""

    typed: str
    meant: str


class Query(NamedTuple):
    """The semantic frame of one question.  Empty slots say that the question does not name them."""

    question: str = ""
    intent: str = "list"  # list | units | when | count | quantity | help
    units: tuple[UnitRef, ...] = ()
    excluded_units: tuple[UnitRef, ...] = ()
    categories: tuple[int, ...] = ()
    excluded_categories: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    excluded_tasks: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    excluded_quarters: tuple[int, ...] = ()
    whole_year: bool = False
    end_of_year: bool = False
    year: int | None = None  # another year than the list's
    region: str | None = None  # another region than the list's
    years: tuple[int, ...] = ()  # every year named, the list's own included
    regions: tuple[str, ...] = ()
    excluded_regions: tuple[str, ...] = ()
    year_step: int = 0  # 去年 -1, 明年 1, counted from the list's year
    terms: tuple[Term, ...] = ()
    excluded_terms: tuple[Term, ...] = ()
    ask: Ask | None = None
    conditions: tuple[Condition, ...] = ()
    numbers: tuple[Condition, ...] = ()
    modifiers: frozenset[str] = frozenset()
    references: tuple[Ordinal, ...] = ()
    problems: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    choices: tuple[str, ...] = ()  # complete questions, when a name typed is as near to several
    ignored: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    also: tuple[Query, ...] = ()  # further queries whose tasks are added (跟民政局比呢)
    parts: tuple[Query, ...] = ()  # 教育局三季度，民政局四季度: the questions that this one is made of
    text: str = ""  # clean and corrected; spans count in it
    tokens: tuple[str, ...] = ()  # jieba's cuts of the gaps
    mentions: tuple[Mention, ...] = ()

    @property
    def things(self) -> tuple[Term, ...]:
        """The terms that name a thing, not a step of it (开工) and not chatter."""
        return tuple(
            t for t in self.terms if t.kind in ("topic", "people") or (t.kind == "word" and t.weight > 0.6)
        )

    @property
    def unknown_weight(self) -> float:
        """How much of the question no word knowledge covers."""
        return sum(t.weight for t in self.terms if t.kind == "unknown")

    @property
    def has_subject(self) -> bool:
        """Whether the question itself says what it is about."""
        return bool(self.units or self.categories or self.tasks or self.things)

    @property
    def names_something(self) -> bool:
        """Whether any unit, topic, category, task or period is named."""
        return bool(
            self.units
            or self.categories
            or self.tasks
            or self.quarters
            or self.terms
            or self.year
            or self.region
        )
