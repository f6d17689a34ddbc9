"""What is said back: the answer object of the contract, typed.

Named tuples, not dataclasses: immutable too, and importing ``dataclasses`` would cost a tenth of a cold answer.
"""

from __future__ import annotations

from assistant.kinds import Intent as Intent
from assistant.kinds import Role as Role
from assistant.kinds import Status as Status
from assistant.typed import TYPE_CHECKING, NamedTuple, module_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.answer_dict import AnswerDict, Change, RowDict, UnderstoodDict

SCHEMA = 1


class Row(NamedTuple):
    """One table row.  ``quarter`` None: about no quarter in particular, all four milestones count.

    ``units``: all responsible units, ``support`` those of them that only support; ``details``: the list's
    further columns (进展情况, 备注) with their texts.
    """

    task: int
    quarter: int | None
    category_no: int | None
    category: str
    city_task: str
    district_task: str
    milestones: tuple[str, ...]
    units: tuple[str, ...]
    list_label: str = ""
    support: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()

    @property
    def milestone(self) -> str:
        """The text of the row's quarter, "" for a row about no quarter."""
        return self.milestones[self.quarter - 1] if self.quarter else ""

    def to_dict(self) -> RowDict:
        """The row object of the contract."""
        record: RowDict = {
            "task": self.task,
            "quarter": self.quarter,
            "category_no": self.category_no,
            "category": self.category,
            "city_task": self.city_task,
            "district_task": self.district_task,
            "units": list(self.units),
        }
        if self.quarter is None:
            record["milestones"] = list(self.milestones)
        else:
            record["milestone"] = self.milestone
        if self.support:
            record["support"] = list(self.support)
        if self.details:
            record["details"] = dict(self.details)
        if self.list_label:
            record["list"] = self.list_label
        return record

    @classmethod
    def from_dict(cls, record: RowDict) -> Row:
        """The row that :meth:`to_dict` wrote; the milestones of quarters it was not about are empty."""
        quarter = record["quarter"]
        if quarter is None:
            milestones = record["milestones"]
        else:
            milestones = [record["milestone"] if q == quarter else "" for q in (1, 2, 3, 4)]
        return cls(
            record["task"],
            quarter,
            record["category_no"],
            record["category"],
            record["city_task"],
            record["district_task"],
            tuple(milestones),
            tuple(record["units"]),
            record.get("list", ""),
            tuple(record.get("support", ())),
            tuple(record.get("details", {}).items()),
        )


class Understood(NamedTuple):
    """How the question was read, as shown to people and scripts.

    ``corrections``: typed → meant; ``links``: another word → the word of the list that it was taken for.
    """

    units: tuple[str, ...] = ()
    quarters: tuple[int, ...] = ()
    categories: tuple[int, ...] = ()
    keywords: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    year: int | None = None
    corrections: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    inherited: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    role: Role | None = None
    links: tuple[tuple[str, str], ...] = ()

    def to_dict(self) -> UnderstoodDict:
        """The ``understood`` object of the contract."""
        record: UnderstoodDict = {
            "units": list(self.units),
            "quarters": list(self.quarters),
            "categories": list(self.categories),
            "keywords": list(self.keywords),
            "places": list(self.places),
            "excluded": list(self.excluded),
            "role": self.role,
            "year": self.year,
            "corrections": _changes(self.corrections),
            "links": _changes(self.links),
            "ignored": list(self.ignored),
        }
        if self.inherited:
            record["inherited"] = list(self.inherited)
        return record

    @classmethod
    def from_dict(cls, record: UnderstoodDict) -> Understood:
        """The reading that :meth:`to_dict` wrote."""
        return cls(
            tuple(record["units"]),
            tuple(record["quarters"]),
            tuple(record["categories"]),
            tuple(record["keywords"]),
            tuple(record["excluded"]),
            record["year"],
            tuple((change["from"], change["to"]) for change in record["corrections"]),
            tuple(record["ignored"]),
            tuple(record.get("inherited", ())),
            tuple(record["places"]),
            record["role"],
            tuple((change["from"], change["to"]) for change in record["links"]),
        )


def _changes(pairs: Iterable[tuple[str, str]]) -> list[Change]:
    return [{"from": typed, "to": meant} for typed, meant in pairs]


class Point(NamedTuple):
    """One quarter of a quantity: ``value`` in base units, ``text`` as it is read out (累计100万元)."""

    quarter: int
    value: float
    text: str


class Answer(NamedTuple):
    """An answer.  ``value`` is an integer for count, base units for quantity; see the contract.

    ``series``: the quantity over several quarters; its figures stand in the rows.  ``parts``: one answer a
    question when a message held several; ``nearest``: numbers of the tasks that come nearest when there is no
    answer; ``caveats``: sentences to be said along with it.
    """

    question: str
    status: Status
    intent: Intent | None
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
    parts: tuple[Answer, ...] = ()
    nearest: tuple[int, ...] = ()
    caveats: tuple[str, ...] = ()

    def to_dict(self) -> AnswerDict:
        """The answer object of the contract, ready for ``json.dumps``."""
        record: AnswerDict = {
            "schema": SCHEMA,
            "question": self.question,
            "status": self.status,
            "intent": self.intent,
            "summary": self.summary,
            "understood": self.understood.to_dict(),
            "rows": [row.to_dict() for row in self.rows],
            "units": list(self.units),
            "value": self.value,
            "value_unit": self.value_unit,
            "parts": [part.to_dict() for part in self.parts],
            "nearest": list(self.nearest),
            "caveats": list(self.caveats),
            "suggestions": list(self.suggestions),
            "source": {"list": self.source_list, "issued": self.source_issued},
        }
        if self.series:
            record["series"] = [{"quarter": p.quarter, "value": p.value, "text": p.text} for p in self.series]
        return record

    def __str__(self) -> str:
        """Plain lines, as in a pipe."""
        return self._shown("to_plain", "render")

    def to_markdown(self) -> str:
        """For a memo or a chat group: the sentence, a pipe table, the source."""
        return self._shown("to_markdown", "render")

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        return self._shown("to_html", "fragment")

    def _shown(self, module: str, function: str) -> str:
        """By a room that knows answers, while answers know nothing of it: named, not imported."""
        page = module_named("assistant.render.from_answer").answer_page(self)
        text: str = getattr(module_named(f"assistant.render.{module}"), function)(page)
        return text

    @classmethod
    def from_dict(cls, record: AnswerDict) -> Answer:
        """The answer that :meth:`to_dict` wrote, perhaps by way of JSON; ValueError when it is none.

        >>> told = Answer("第十四项", "not_found", None, "第十四项不涉及本区，清单里没有。", nearest=(23,))
        >>> Answer.from_dict(told.to_dict()) == told
        True
        """
        try:
            if record["schema"] != SCHEMA:
                raise ValueError(f"回答对象的版本是{record['schema']}，只认版本{SCHEMA}")
            return cls(
                record["question"],
                record["status"],
                record["intent"],
                record["summary"],
                Understood.from_dict(record["understood"]),
                tuple([Row.from_dict(row) for row in record["rows"]]),
                tuple(record["units"]),
                record["value"],
                record["value_unit"],
                tuple(record["suggestions"]),
                record["source"]["list"],
                record["source"]["issued"],
                tuple([Point(p["quarter"], p["value"], p["text"]) for p in record.get("series", ())]),
                tuple([cls.from_dict(part) for part in record["parts"]]),
                tuple(record["nearest"]),
                tuple(record["caveats"]),
            )
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("不是一个回答对象") from error
