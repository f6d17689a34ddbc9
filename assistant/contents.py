"""What a list holds, as the public API hands it out: its units."""

from __future__ import annotations

from assistant.model.document import ListDocument
from assistant.typed import NamedTuple


class Unit(NamedTuple):
    """A responsible unit, its second names (区体育局) and the numbers of its tasks, in order."""

    name: str
    second_names: tuple[str, ...]
    tasks: tuple[int, ...]


def units_of(document: ListDocument) -> tuple[Unit, ...]:
    """Every responsible unit once, in the order of the list."""
    return tuple(
        Unit(
            unit.name,
            tuple(other.name for other in document.units if other.main_id == unit.id),
            tuple(task.number for task in document.tasks if unit.id in task.unit_ids),
        )
        for unit in document.units
        if unit.main_id is None
    )
