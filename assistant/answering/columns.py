"""Numbers in a list's further columns: 进展情况 “已完成60户”, 计划投资（万元） “120”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.model.document import Measure, Task

_UNITS = ("万元", "亿元", "元", "%", "人", "户")


def measures(task: Task, cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Measure]]:
    """(label, figure in base units) of a task's columns; ``cells``: (label, text) of those that are read."""
    from assistant.catalog.measures import find_measures  # only such a question reads numbers

    for label, text in cells:
        for m in find_measures(_with_unit(label, text)):
            told = m.value, m.high, m.unit, m.counted, None, m.bound, m.clause, m.sentence
            yield label, Measure(task.id, "detail", None, *told)


def _with_unit(label: str, text: str) -> str:
    """A bare number under 资金（万元） is counted in what the label says."""
    bare = text.strip().replace(",", "").replace(".", "", 1).isdigit()
    return text.strip() + next((unit for unit in _UNITS if unit in label), "") if bare else text
