"""The tasks of units: of any of them, or of all together; as those that lead or that support."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument
from assistant.query import NamedUnit, UnitFilter

_DOES = {"any": "", "lead": "牵头", "support": "配合"}


def restrict(wanted: UnitFilter, document: ListDocument) -> set[int]:
    """The tasks that one of the units has in its role; ``together``: all of them."""
    each = [_tasks(unit, wanted, document) for unit in wanted.units]
    if not each:
        return set()
    if not wanted.together:
        return set.union(*each)
    from assistant.model.joint import joint_tasks

    return joint_tasks(document, each, [unit.name for unit in wanted.units])


def names(wanted: UnitFilter, document: ListDocument) -> tuple[str, ...]:
    """The units as the list prints them, main names."""
    return tuple(dict.fromkeys([name for unit in wanted.units for name in printed(unit, document)]))


def printed(unit: NamedUnit, document: ListDocument) -> tuple[str, ...]:
    """The main names of the list's units that ``unit`` names; its own name where the list has none."""
    mains = {u.main_id or u.id for u in document.units if u.id in unit.ids}
    return tuple([u.name for u in document.units if u.id in mains]) or (unit.name or unit.surface,)


def spoken(wanted: UnitFilter, document: ListDocument) -> str:
    """区残联, 区残联和区教育局."""
    return united(names(wanted, document))


def verb(wanted: UnitFilter) -> str:
    """What the units do: 牵头, 配合, 共同负责; nothing where any part will do."""
    does = _DOES[wanted.role]
    return f"共同{does or '负责'}" if wanted.together and len(wanted.units) > 1 else does


def _tasks(unit: NamedUnit, wanted: UnitFilter, document: ListDocument) -> set[int]:
    tasks = [task for task in document.tasks if not unit.ids.isdisjoint(task.unit_ids)]
    if wanted.role != "any":
        own, support = set(printed(unit, document)), wanted.role == "support"
        tasks = [t for t in tasks if not own.isdisjoint(t.supporting if support else t.leads)]
    return {task.index for task in tasks}
