"""The assistant: one question in, one answer out.  Chains the rooms, decides nothing itself."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Answer, Row, Understood
from assistant.answering.answerer import answer
from assistant.answering.reply import task_row
from assistant.answering.select import select
from assistant.catalog.document import ListDocument
from assistant.catalog.store import Store
from assistant.language.reader import read
from assistant.query import Query, UnitRef

if TYPE_CHECKING:
    from assistant.conversation import Conversation

MAX_QUESTION = 500


def default_database() -> Path:
    """``$QINGDAN_DB``, else the shipped database (in the package, or beside it in a checkout)."""
    named = os.environ.get("QINGDAN_DB")
    if named:
        return Path(named)
    package = os.path.dirname(os.path.abspath(__file__))
    shipped = Path(package, "_shipped", "qingdan.db")
    return shipped if shipped.is_file() else Path(os.path.dirname(package), "data", "qingdan.db")


class Explanation(NamedTuple):
    """The reading behind an answer; ``scores``: task number → how well the topic words fit it."""

    query: Query
    scores: dict[int, float]
    answer: Answer


class Assistant:
    """Answers questions about one catalog.

    >>> Assistant().ask("区残联三季度要做什么").summary
    '区残联三季度共2项任务。'

    ``db``: the catalog's path (default: ``$QINGDAN_DB`` or the shipped one).  ``today`` is what 本季度 is
    counted from; it can be given per question.  Raises :class:`DatabaseError` for an unusable database.
    """

    def __init__(self, db: str | Path | None = None, today: date | None = None) -> None:
        self._store = Store(db or default_database())
        self._today = today

    def explain(self, question: str, today: date | None = None) -> Explanation:
        """How ``question`` was read: the query with its mentions, the tasks' scores, the answer."""
        document = self._store.document(self._store.default_list())
        query = read(question[:MAX_QUESTION], self._store, document, today or self._today or date.today())
        selection = select(document, query)
        scores = {document.tasks[i].number: score for i, score in selection.scores.items()}
        return Explanation(query, scores, answer(query, document))

    def ask(self, question: str, today: date | None = None) -> Answer:
        """The answer; any text gets one.  Texts of more than 500 characters are refused."""
        if len(question) > MAX_QUESTION:
            return self._too_long(question)
        document = self._store.document(self._store.default_list())
        query = read(question, self._store, document, today or self._today or date.today())
        return answer(query, document)

    def conversation(self, state: str | None = None) -> Conversation:
        """A new conversation, or the one saved in ``state``; raises ValueError for a bad state."""
        from assistant.conversation import Conversation

        talk = Conversation(self._read, self._answer, self._unit_ref, self._tasks_of)
        if state is not None:
            talk.restore(state)
        return talk

    def _read(self, question: str, today: date | None) -> Query:
        return read(question[:MAX_QUESTION], self._store, self.document, today or self._today or date.today())

    def _answer(self, query: Query) -> Answer:
        return answer(query, self.document)

    def _tasks_of(self, query: Query) -> frozenset[int]:
        document = self.document
        return frozenset(document.tasks[index].number for index in select(document, query).tasks)

    def _unit_ref(self, name: str) -> UnitRef | None:
        unit = next((u for u in self.document.units if u.name == name), None)
        return UnitRef(unit.core, unit.level, unit.name) if unit else None

    def task(self, number: int) -> Row | None:
        """Task ``number`` whole, all quarters; None when the list has no such task."""
        document = self._store.document(self._store.default_list())
        task = document.by_number(number)
        return None if task is None else task_row(task)

    @property
    def document(self) -> ListDocument:
        """The list that is asked about: its tasks, units and categories."""
        return self._store.document(self._store.default_list())

    def _too_long(self, question: str) -> Answer:
        info = self._store.default_list()
        return Answer(
            question=question,
            status="not_found",
            intent=None,
            summary=f"问题太长（{len(question)}字），请说短一些，最多{MAX_QUESTION}字。",
            understood=Understood(),
            source_list=info.title,
            source_issued=info.issued,
        )

    def close(self) -> None:
        """Release the database."""
        self._store.close()
