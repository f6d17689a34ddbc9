"""The tasks that several units have together."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.model.document import ListDocument


def joint_tasks(document: ListDocument, each: Sequence[set[int]], names: Sequence[str]) -> set[int]:
    """Task indexes that every unit has; where no task is of all, those of one whose text names the others.

    ``each``: the tasks of each unit, ``names`` what it is called: 牵头与区教育局组建代表团, of 区文化和旅游局.
    """
    every = set.intersection(*each)
    if every:
        return every
    told = [set(document.places(name)) if name else set() for name in names]
    sides = [
        set.intersection(tasks, *(other for at, other in enumerate(told) if at != own))
        for own, tasks in enumerate(each)
    ]
    return set.union(*sides)
