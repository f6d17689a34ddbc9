"""The tasks whose text names a place inside the district."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.query import Ask, PlaceFilter


def restrict(wanted: PlaceFilter) -> set[int]:
    """The tasks that the language room found the places in."""
    return set(wanted.tasks)


def stems(ask: Ask) -> tuple[str, ...]:
    """The places named, without 镇 or 街: 葛沽 stands for 葛沽镇."""
    named = [place for f in ask.filters if isinstance(f, PlaceFilter) and not f.negated for place in f.places]
    return tuple([place[:-1] if len(place) > 2 and place[-1] in "镇街乡" else place for place in named])


def spoken(wanted: PlaceFilter) -> str:
    """葛沽镇."""
    return united(wanted.places)
