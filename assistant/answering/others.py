"""Things of one kind that a task joins (打通春晖路、望江路): what a quarter says of one, it does not say of the other."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.answering.selection import Context, flat
from assistant.model.document import Task
from assistant.query import PlaceFilter, TopicFilter

_RUN = "[\u4e00-\u9fff]"
_JOINT = "[、和及与]"
_TELLS = 2  # characters by which a name differs from another one of its kind


class Kind(NamedTuple):
    """What is asked about, and what the others of its kind are called that the task joins it to."""

    asked: tuple[str, ...]
    others: frozenset[str]

    def is_another(self, text: str, words: Iterable[str]) -> bool:
        """Whether a quarter's ``text`` has the ``words`` of a step only for another one: 春晖路开工, asked of 望江路."""
        clauses = [c for c in re.split("[，。；;\n]", text) if any(word in c for word in words)]
        return bool(clauses) and all(
            any(other in c for other in self.others) and not any(name in c for name in self.asked)
            for c in clauses
        )


def kind(context: Context, task: Task) -> Kind:
    """The things of the question in this task; most tasks join none to others."""
    text = "\n".join((task.city_task, task.district_task, *task.milestones))
    asked = _asked(context)
    others = {other for name in asked if len(name) > _TELLS for other in _joined(name, asked, text)}
    places = tuple(name for f in flat(context.ask.filters) if isinstance(f, PlaceFilter) for name in f.places)
    return Kind(places or tuple(asked), frozenset(others))  # 柳浦街道的卫生服务中心, not that of 石桥街道


def _asked(context: Context) -> list[str]:
    filters = flat(context.ask.filters)
    topics = [t.surface.replace("、", "") for f in filters if isinstance(f, TopicFilter) for t in f.topics]
    return topics + [name for f in filters if isinstance(f, PlaceFilter) for name in f.places]


def _joined(name: str, asked: list[str], text: str) -> list[str]:
    """The names that ``name`` is joined to, or their ends as far as these tell them apart: 春晖路, 松岭幼儿园."""
    found = []
    for run in re.findall(f"{_RUN}+(?:{_JOINT}{_RUN}+)+", text):
        names = re.split(_JOINT, run)
        for index, other in enumerate(names) if any(name in each for each in names) else ():
            if any(each in other for each in asked):
                continue  # 观澜社区, of 观澜的社区老旧小区
            other = other.partition("等")[0]
            same = len(os.path.commonprefix([name[::-1], other[::-1]]))
            inner = 0 < index < len(names) - 1  # nothing else stands with it
            if (same or inner) and len(other) >= same + _TELLS:
                found.append(other if inner else other[-same - _TELLS :])
    return found
