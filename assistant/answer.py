"""What is said back: the answer object of the contract, typed.

Named tuples, not dataclasses: immutable too, and importing ``dataclasses`` would cost a tenth of a cold answer.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Row(NamedTuple):
    """One table row.  ``quarter`` None: about no quarter in particular, all four milestones count."""

    task: int
    quarter: int | None
    category_no: int | None
    category: str
    city_task: str
    district_task: str
    milestones: tuple[str, ...]
    units: tuple[str, ...]
    list_label: str = ""
    details: tuple[tuple[str, str], ...] = ()  # (heading as printed, text): remarks, deadlines, leaders …

    @property
    def milestone(self) -> str:
        """The text of the row's quarter, "" for a row about no quarter."""
        return self.milestones[self.quarter - 1] if self.quarter else ""

    def to_dict(self) -> dict[str, Any]:
        """The row object of the contract."""
        record: dict[str, Any] = {
            "task": self.task,
            "quarter": self.quarter,
            "category_no": self.category_no,
            "category": self.category,
            "city_task": self.city_task,
            "district_task": self.district_task,
        }
        if self.quarter is None:
            record["milestones"] = list(self.milestones)
        else:
            record["milestone"] = self.milestone
        record["units"] = list(self.units)
        if self.list_label:
            record["list"] = self.list_label
        if self.details:
            record["details"] = dict(self.details)
        return record


class Understood(NamedTuple):
    """How the question was read, as shown to people and scripts."""

    units: tuple[str, ...] = ()
    quarters: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    keywords: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    year: int | None = None
    corrections: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The ``understood`` object of the contract."""
        record: dict[str, Any] = {
            "units": list(self.units),
            "quarters": list(self.quarters),
            "categories": list(self.categories),
            "keywords": list(self.keywords),
            "excluded": list(self.excluded),
            "year": self.year,
            "corrections": [{"from": typed, "to": meant} for typed, meant in self.corrections],
            "ignored": list(self.ignored),
        }
        if self.inherited:
            record["inherited"] = list(self.inherited)
        return record


class Point(NamedTuple):
    """One quarter of a quantity: ``value`` in base units, ``text`` as it is read out (累计100万元)."""

    quarter: int
    value: float
    text: str


class Answer(NamedTuple):
    """An answer.  ``value`` is an integer for count, base units for quantity; see the contract.

    ``series``: the quantity over several quarters, drawn as bars on a terminal; its figures stand in the rows.
    """

    question: str
    status: str  # answered | not_found | ambiguous | help
    intent: str | None
    summary: str
    understood: Understood = Understood()
    rows: tuple[Row, ...] = ()
    units: tuple[str, ...] = ()
    value: float | int | None = None
    value_unit: str | None = None
    suggestions: tuple[str, ...] = ()
    source_list: str = ""
    source_issued: str = ""
    series: tuple[Point, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer object of the contract, ready for ``json.dumps``."""
        return {
            "schema": 1,
            "question": self.question,
            "status": self.status,
            "intent": self.intent,
            "summary": self.summary,
            "understood": self.understood.to_dict(),
            "rows": [row.to_dict() for row in self.rows],
            "units": list(self.units),
            "value": self.value,
            "value_unit": self.value_unit,
            "suggestions": list(self.suggestions),
            "source": {"list": self.source_list, "issued": self.source_issued},
        }
