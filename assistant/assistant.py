"""The assistant: one question in, one answer out.  Chains the rooms, decides nothing itself."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.answer import Answer, Row, Understood
from assistant.answering.answerer import answer
from assistant.answering.select import select
from assistant.arguments import as_day, question_text
from assistant.catalog.document import ListDocument, ListInfo
from assistant.catalog.places import default_database, question_log, user_synonyms
from assistant.catalog.store import Store
from assistant.contents import Unit, units_of, whole_row
from assistant.language.reader import Scope, read
from assistant.query import Query, UnitRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.catalog.synonyms import Entry
    from assistant.conversation import Conversation
    from assistant.due import Due

MAX_QUESTION = 500


class Explanation(NamedTuple):
    """The reading behind an answer; ``scores``: task number → how well the topic words fit it."""

    query: Query
    scores: dict[int, float]
    answer: Answer


class Assistant:
    """Answers questions about one catalog.

    >>> Assistant().ask("区残联三季度要做什么").summary
    '区残联三季度共2项任务。'

    ``db``: the catalog's path (default: ``$QINGDAN_DB``, the user's own, or the shipped one).  ``today`` is what
    本季度 is counted from; it can be given per question.  ``synonyms``: a folder of one's own word files
    (default: ``$QINGDAN_SYNONYMS`` or the user's usual one).  Raises :class:`DatabaseError` and :class:`SynonymError`.
    """

    def __init__(
        self,
        db: str | Path | None = None,
        today: date | str | None = None,
        synonyms: str | Path | None = None,
    ) -> None:
        self._today = as_day(today)
        self.store = Store(db or default_database(), _own_words(synonyms))
        self._log = question_log()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: str, today: date | str | None = None) -> Answer:
        """The answer; any text gets one, anything else TypeError.  More than 500 characters are refused."""
        question, today = question_text(question), as_day(today)
        if len(question) > MAX_QUESTION:
            return self._too_long(question)
        query, result = self._at_once(question, today) or self._in_turn(question, today)
        if result.status == "not_found" and self._log:
            from assistant.catalog.misses import note_miss

            note_miss(self._log, question, [t.surface for t in query.terms if t.kind == "unknown"])
        return result

    def _at_once(self, question: str, today: date | None) -> tuple[Query, Answer] | None:
        """A question that plainly names another list, read against that list and nothing else."""
        if not self.store.has_several:
            return None
        from assistant.lists import answer_from, is_named, named_list

        default = self.store.default_list()
        info = named_list(question, self.store, default)
        if info is None:
            return None
        day = today or self._today or date.today()
        query = read(question, self.store, self.store.document(info), day)
        if not is_named(query, info, self.store, default):
            return None
        return query, answer_from([info], lambda scope: query, answer, self.store)

    def _in_turn(self, question: str, today: date | None) -> tuple[Query, Answer]:
        query = self._read(question, today)
        return query, self._answer(query, today)

    def explain(self, question: str, today: date | str | None = None) -> Explanation:
        """How ``question`` was read: the query with its mentions, the tasks' scores, the answer."""
        question, today = question_text(question), as_day(today)
        return self._explain(self._read(question, today), today)

    def conversation(self, state: str | None = None) -> Conversation:
        """A new conversation, or the one saved in ``state``; raises ValueError for a bad state."""
        from assistant.conversation import Conversation

        talk = Conversation(self._read, self._answer, self._explain, self._unit_ref, self._tasks_of)
        if state is not None:
            talk.restore(state)
        return talk

    def task(self, number: int) -> Row | None:
        """Task ``number`` whole, all quarters; None when the list has no such task."""
        task = self.document.by_number(number)
        return None if task is None else whole_row(task)

    def tasks(self) -> tuple[Row, ...]:
        """Every task of the default list, whole, in its order."""
        return tuple(whole_row(task) for task in self.document.tasks)

    def units(self) -> tuple[Unit, ...]:
        """Every responsible unit of the default list once, with its second names and its tasks' numbers."""
        return units_of(self.document)

    def due(self, unit: str | None = None, today: date | str | None = None) -> list[Due]:
        """The milestones of this quarter and the next, soonest first; ``unit``: as in a question (残联).

        UsageError for a unit that the list does not have.
        """
        from assistant.due import due, tasks_of_unit

        rows: Iterable[Row] = self.tasks()
        if unit is not None:
            named = self.ask(f"{question_text(unit)}有哪些任务")
            rows = tasks_of_unit(named, self.units(), rows, unit)
        return due(rows, self.info.year, as_day(today) or self._today or date.today())

    def lists(self) -> tuple[ListInfo, ...]:
        """Every list of the database, the default one first, then the newest."""
        default = self.info
        return (default, *(info for info in self.store.every_list() if info.id != default.id))

    @property
    def info(self) -> ListInfo:
        """Title, region, city, year and date of the default list."""
        return self.store.default_list()

    @property
    def document(self) -> ListDocument:
        """The list that is asked about by default: its tasks, units and categories."""
        return self.store.document(self.store.default_list())

    def close(self) -> None:
        """Release the database."""
        self.store.close()

    def _read(self, question: str, today: date | None) -> Query:
        text, day = question_text(question)[:MAX_QUESTION], as_day(today) or self._today or date.today()
        return read(text, self.store, self.document, day)

    def _answer(self, query: Query, today: date | None = None) -> Answer:
        """From the default list, unless the query names another year or district, or all lists."""
        elsewhere = query.year is not None or query.region is not None or "everywhere" in query.modifiers
        if not elsewhere or query.intent == "help":
            return answer(query, self.document)
        from assistant.lists import answer_from, explain_missing, route

        lists = route(query, self.store, self.document.info)
        if not lists or lists == [self.document.info]:
            result = answer(query, self.document)
            return explain_missing(result, query, self.store) if self.store.has_several else result
        day = today or self._today or date.today()

        def again(scope: Scope) -> Query:  # 明年 is counted from the default list, wherever it leads
            if query.inherited:  # the words of this turn alone do not say what is meant
                return query
            there = read(query.question, self.store, scope, day)
            return there._replace(
                years=query.years, regions=query.regions, year=query.year, region=query.region
            )

        return answer_from(lists, again, answer, self.store)

    def _explain(self, query: Query, today: date | None = None) -> Explanation:
        document = self.document
        scores = select(document, query).scores
        numbers = {document.tasks[index].number: score for index, score in scores.items()}
        return Explanation(query, numbers, self._answer(query, today))

    def _tasks_of(self, query: Query) -> frozenset[int]:
        document = self.document
        return frozenset(document.tasks[index].number for index in select(document, query).tasks)

    def _unit_ref(self, name: str) -> UnitRef | None:
        unit = next((u for u in self.document.units if u.name == name), None)
        return UnitRef(unit.core, unit.level, unit.name) if unit else None

    def _too_long(self, question: str) -> Answer:
        info = self.document.info
        return Answer(
            question=question,
            status="not_found",
            intent=None,
            summary=f"问题太长（{len(question)}字），请说短一些，最多{MAX_QUESTION}字。",
            understood=Understood(),
            source_list=info.title,
            source_issued=info.issued,
        )


def _own_words(folder: str | Path | None) -> Iterable[Entry]:
    """The entries of the user's own word folder: the one named, else the user's usual one if there is any."""
    path = Path(folder) if folder else user_synonyms()
    named = folder or os.environ.get("QINGDAN_SYNONYMS")
    if path is None or not (named or path.is_dir()):
        return ()
    from assistant.catalog.synonyms import load_folder

    return load_folder(path)
