"""What the language room makes of a question before the list is asked: units and content words."""

from __future__ import annotations

from assistant.model.document import ListDocument, Unit
from assistant.query import Link, Problem, Topic
from assistant.typed import NamedTuple


class UnitRef(NamedTuple):
    """A unit named in the question: its core, the level typed before it (区, 市 or ""), the surface."""

    core: str
    level: str
    surface: str


def find_units(document: ListDocument, ref: UnitRef) -> list[Unit]:
    """The list's units that ``ref`` names; none when the level typed is another (市体育局 ≠ 区体育局)."""
    units = document.cores.get(ref.core, [])
    if not ref.level:
        return units
    if ref.level in "市省":
        return [u for u in units if u.level == ref.level]
    return [u for u in units if not u.level or u.level in "区县市旗"]


class Term(NamedTuple):
    """A content word: what it may stand for in the list, and what it weighs when nothing is found.

    ``words`` holds the surface first, then the other words of its concepts.  Terms of one ``group`` describe one thing.
    """

    surface: str
    words: tuple[str, ...]
    start: int
    end: int
    group: int = 0
    kind: str = "topic"  # topic | people | event | word | unknown
    weight: float = 1.0
    background: bool = False  # outside the clause that asks

    @property
    def is_everyday(self) -> bool:
        """Whether it stands for words of the list that it is not (饭堂, 食堂)."""
        return self.kind == "word" and len(self.words) > 1

    @property
    def is_thing(self) -> bool:
        """Whether it names a thing, not a step of it (开工) and not chatter."""
        return self.kind in ("topic", "people") or (self.kind == "word" and self.weight > 0.6)


class Need(NamedTuple):
    """What else the question says, as far as it decides how its words are read."""

    allowed: frozenset[int]  # the tasks of the units, categories, numbers named
    anchored: bool  # whether any are named
    asks: str  # list | units | when | other
    quarters: tuple[int, ...] = ()
    numbers: bool = False
    talk: bool = False  # 它, 他们, 说一下: leftover words are talk
    whole_category: bool = False  # 那一类
    anchor: int = 0  # where the first unit, category or place is named
    all_named: bool = False  # 一共, 比: without one of the things named the answer is another


class Found(NamedTuple):
    """Topics (none: nothing restricts), or the problem; what was left over and is said."""

    topics: tuple[Topic, ...] = ()
    problem: Problem | None = None
    ignored: tuple[str, ...] = ()
    steps_only: bool = False
    links: tuple[Link, ...] = ()
