"""What is shown, whatever shows it: a page is a few blocks, and the same content as JSON.

``from_answer``, ``from_list`` and ``from_due`` make pages; every format of :mod:`assistant.render.formats`
takes any page.  So a new kind of page costs no format anything, and a new format no page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.answer import Point, Row
from assistant.text.levels import A_DISTRICTS, Levels
from assistant.typed import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import re
    from datetime import date

NoteKind = Literal["correction", "link", "inherited", "ignored", "caveat", "units"]


class Part(NamedTuple):
    """Begins the blocks of one of several questions."""

    question: str


class Sentence(NamedTuple):
    """The answer in a sentence.  ``value``: the figure in it that is the answer."""

    text: str
    found: bool = True
    value: re.Pattern[str] | None = None


class Note(NamedTuple):
    """A line below the sentence."""

    kind: NoteKind
    text: str


class Bars(NamedTuple):
    """A quantity over several quarters."""

    points: tuple[Point, ...]


class Tasks(NamedTuple):
    """Rows of the list.  ``milestones``: rows about no quarter show all four; ``brief``: but not for eyes.

    ``clipped``: every task on a few lines, … where there is more; ``marked``: what was asked about; ``levels``: whose
    goals the list has.
    """

    rows: tuple[Row, ...]
    milestones: bool = True
    brief: bool = False
    clipped: bool = False
    marked: re.Pattern[str] | None = None
    levels: Levels = A_DISTRICTS


class Sheet(NamedTuple):
    """Any other table: ``rows`` are as long as ``headers``; cells are verbatim (line breaks and all).

    ``grouped``: eyes see the first column as headings above the rows.
    """

    headers: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    grouped: bool = False


class Fields(NamedTuple):
    """One thing in full, a field a line; ``groups`` are divided by a rule, ``rows`` are what it is in a table."""

    title: str
    subtitle: str
    groups: tuple[tuple[tuple[str, str], ...], ...]
    rows: tuple[Row, ...] = ()


class Nearest(NamedTuple):
    """Numbers of the tasks that come nearest to a question without an answer, best first."""

    tasks: tuple[int, ...]


class Choices(NamedTuple):
    """Numbered questions to choose from."""

    heading: str
    questions: tuple[str, ...]


class Title(NamedTuple):
    """What a listing is of, in front of it; plain lines leave it and the source out: programs read the table."""

    text: str


class Heading(NamedTuple):
    """The name of what follows."""

    text: str


class Hint(NamedTuple):
    """How to see more at a terminal."""

    text: str


class Source(NamedTuple):
    """Which list all this is from."""

    text: str


Block = (
    Part
    | Sentence
    | Note
    | Bars
    | Tasks
    | Sheet
    | Fields
    | Nearest
    | Choices
    | Title
    | Heading
    | Hint
    | Source
)


class Event(NamedTuple):
    """An all-day entry of a calendar.  ``uid`` stays the same from one export to the next."""

    uid: str
    day: date
    summary: str
    description: str


class Page(NamedTuple):
    """``record`` and ``records`` make the JSON object and its JSON lines; ``events`` is for calendars.

    ``value``: what CSV has to carry beside the rows, by column (回答, 数值, 单位).
    """

    blocks: tuple[Block, ...]
    record: Callable[[], Mapping[str, object]]
    records: Callable[[], Sequence[Mapping[str, object]]]
    value: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()
