"""What a document says, before it is stored: the readers' output and the builder's input."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class UnitRecord:
    """A unit as printed; ``second_names`` are the names in （） after it."""

    name: str
    second_names: tuple[str, ...] = ()
    role: str = "lead"  # lead | support


@dataclass(frozen=True)
class TaskRecord:
    """One task, every text verbatim; ``milestones`` maps quarter 1-4 to its text.

    ``details`` are (heading as printed, text) of what has no field of its own: 完成时限, 责任领导, 备注 …
    """

    number: int
    category_no: int | None
    category: str
    city_task: str
    district_task: str
    milestones: dict[int, str]
    units: tuple[UnitRecord, ...]
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ListRecord:
    """One published list.  ``issued`` is ISO 8601 or empty, ``issuer`` who published it; ``year`` 0 when unknown."""

    title: str
    region: str
    year: int
    issued: str
    document: str
    tasks: tuple[TaskRecord, ...]
    city: str = ""
    issuer: str = ""
    source_text: str = field(default="", repr=False)
