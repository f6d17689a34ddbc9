"""The tasks whose text names a place inside the district."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.query import PlaceFilter


def restrict(wanted: PlaceFilter) -> set[int]:
    """The tasks that the language room found the places in."""
    return set(wanted.tasks)


def spoken(wanted: PlaceFilter) -> str:
    """葛沽镇."""
    return united(wanted.places)
