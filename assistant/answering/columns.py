"""Numbers in a list's further columns: 进展情况 “已完成60户”, 计划投资（万元） “120”."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from assistant.model.document import Measure, Task
from assistant.model.headings import counts_money, unit_of_column

_PLANNED, _SPENT = ("计划", "总", "概算", "预算", "合同"), ("完成", "已", "累计", "到位", "实际", "付款")
_BARE = r"\d[\d,]*(?:\.\d+)?"
_UNITS = ("万元", "亿元", "元", "%", "人", "户")


def measures(task: Task, cells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, Measure]]:
    """(label, figure in base units) of a task's columns; ``cells``: (label, text) of those that are read."""
    from assistant.catalog.measures import find_measures  # only such a question reads numbers

    for label, text in cells:
        if re.fullmatch(_BARE, text.strip()) and not counts_money(label):  # 受益农户（户） 320, 考核分值 6
            value, unit = float(text.strip().replace(",", "")), unit_of_column(label)
            yield label, Measure(task.id, "detail", None, value, value, unit, "", None, "", text, text)
            continue
        for m in find_measures(_with_unit(label, text)):
            told = m.value, m.high, m.unit, m.counted, None, m.bound, m.clause, m.sentence
            yield label, Measure(task.id, "detail", None, *told)


def is_spent(label: str) -> bool:
    """Whether a column says what is spent (完成投资, 已支出) and not what is planned."""
    return any(word in label for word in _SPENT)


def is_whole(label: str) -> bool:
    """Whether a column says all that is planned (资金总额, 概算) and not a part of it (中央资金)."""
    return any(word in label for word in ("总", "概算", "预算", "合同", "合计"))


def planned_and_spent(task: Task, labels: Container[str] = ()) -> tuple[Measure, Measure] | None:
    """What a task's columns say is planned and what of it is spent; ``labels``: which of several is meant."""
    cells = [(label, text) for label, text in task.details if counts_money(label)]
    told = [(label, m) for label, m in measures(task, cells) if m.unit == "元"]
    spent = [(label, m) for label, m in told if is_spent(label)]
    others = [(label, m) for label, m in told if (label, m) not in spent]
    planned = [one for one in others if len(others) == 1 or any(word in one[0] for word in _PLANNED)]
    for several in (planned, spent):  # 总投资, 年度计划投资: the one that is named, else that of the year
        meant = [one for one in several if one[0] in labels] or [one for one in several if "年" in one[0]]
        several[:] = meant or several
    single = len(spent) == len(planned) == 1 and planned[0][1].value
    return (planned[0][1], spent[0][1]) if single else None


def share_spent(task: Task, labels: Container[str]) -> float | None:
    """What is spent of what is planned, in percent; None where the columns do not tell."""
    told = planned_and_spent(task, labels)
    return round(100 * told[1].value / told[0].value, 2) if told else None


def _with_unit(label: str, text: str) -> str:
    """A bare number under 资金（万元） is counted in what the label says."""
    bare = text.strip().replace(",", "").replace(".", "", 1).isdigit()
    return text.strip() + next((unit for unit in _UNITS if unit in label), "") if bare else text
