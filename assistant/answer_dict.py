"""The shapes of the contract's JSON objects, for type checkers; nothing on the answering path imports this."""

from __future__ import annotations

from typing import TypedDict

from assistant.kinds import Intent, Role, Status

Change = TypedDict("Change", {"from": str, "to": str})


class _Row(TypedDict):
    task: int
    quarter: int | None
    category_no: int | None
    category: str
    city_task: str
    district_task: str
    units: list[str]


class RowDict(_Row, total=False):
    """A row: ``milestone`` with a quarter, ``milestones`` without one; the others where the list has them."""

    milestone: str
    milestones: list[str]
    support: list[str]
    details: dict[str, str]
    list: str


class _Understood(TypedDict):
    units: list[str]
    quarters: list[int]
    categories: list[int]
    keywords: list[str]
    places: list[str]
    excluded: list[str]
    role: Role | None
    year: int | None
    corrections: list[Change]
    links: list[Change]
    ignored: list[str]


class UnderstoodDict(_Understood, total=False):
    """How the question was read; ``inherited`` in a conversation."""

    inherited: list[str]


class PointDict(TypedDict):
    """One quarter of a quantity."""

    quarter: int
    value: float
    text: str


class SourceDict(TypedDict):
    """Which list answered."""

    list: str
    issued: str


class _Answer(TypedDict):
    schema: int
    question: str
    status: Status
    intent: Intent | None
    summary: str
    understood: UnderstoodDict
    rows: list[RowDict]
    units: list[str]
    value: float | int | None
    value_unit: str | None
    parts: list[AnswerDict]
    nearest: list[int]
    caveats: list[str]
    suggestions: list[str]
    source: SourceDict


class AnswerDict(_Answer, total=False):
    """The answer object; ``series`` when a quantity was asked quarter by quarter."""

    series: list[PointDict]
