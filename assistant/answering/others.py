"""Things of one kind that a task joins (打通春晖路、望江路): what a quarter says of one, it does not say of the other."""

from __future__ import annotations

import os
import re

from assistant.answering.selection import Context, flat
from assistant.model.document import Task
from assistant.query import PlaceFilter, Step, TopicFilter

_RUN = "[\u4e00-\u9fff]"
_JOINT = "[、和及与]"
_TELLS = 2  # characters by which a name differs from another one of its kind


def beside(context: Context, task: Task) -> dict[str, frozenset[str]]:
    """Each thing that is asked about → what the others are called that the task joins it to; none for most tasks."""
    text = "\n".join((task.city_task, task.district_task, *task.milestones))
    found = {name: frozenset(_joined(name, text)) for name in _asked(context) if len(name) > _TELLS}
    return {name: others for name, others in found.items() if others}


def of_another(text: str, step: Step, named: dict[str, frozenset[str]]) -> bool:
    """Whether the quarter's ``text`` states the step only of another thing of that kind: 春晖路开工, asked of 望江路."""
    clauses = [c for c in re.split("[，。；;\n]", text) if any(word in c for word in step.words)]
    others = {other for each in named.values() for other in each}
    return bool(clauses) and all(
        any(other in c for other in others) and not any(name in c for name in named) for c in clauses
    )


def _asked(context: Context) -> list[str]:
    filters = flat(context.ask.filters)
    topics = [t.surface.replace("、", "") for f in filters if isinstance(f, TopicFilter) for t in f.topics]
    return topics + [name for f in filters if isinstance(f, PlaceFilter) for name in f.places]


def _joined(name: str, text: str) -> list[str]:
    """The names that ``name`` is joined to, or their ends as far as these tell them apart: 春晖路, 松岭幼儿园."""
    found = []
    for run in re.findall(f"{_RUN}+(?:{_JOINT}{_RUN}+)+", text):
        names = re.split(_JOINT, run)
        at = next((i for i, each in enumerate(names) if name in each), -1)
        for index, other in enumerate(names) if at >= 0 else ():
            other = other.partition("等")[0]
            same = len(os.path.commonprefix([name[::-1], other[::-1]]))
            inner = 0 < index < len(names) - 1  # nothing else stands with it
            if index != at and (same or inner) and len(other) >= same + _TELLS:
                found.append(other if inner else other[-same - _TELLS :])
    return found
