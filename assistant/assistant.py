"""The assistant: one question in, one answer out.  Opens the catalog and hands out conversations, decides nothing itself."""

from __future__ import annotations

import os
from datetime import date

from assistant.answer import Answer, Row
from assistant.answering.reply import task_row, task_rows
from assistant.arguments import as_day, question_text
from assistant.catalog.places import default_database, question_log, user_synonyms
from assistant.catalog.store import Store
from assistant.conversation import Conversation, Reading
from assistant.model.document import ListDocument, ListInfo
from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from assistant.catalog.synonyms import Entry
    from assistant.contents import Unit
    from assistant.due import Due


class Assistant:
    """Answers questions about one catalog.

    >>> Assistant().ask("区残联三季度要做什么").summary
    '区残联三季度共2项任务。'

    ``db``: the catalog's path (default: ``$QINGDAN_DB``, the user's own, or the shipped one).  ``today`` is what
    本季度 is counted from; it can be given per question.  ``synonyms``: a folder of one's own word files
    (default: ``$QINGDAN_SYNONYMS`` or the user's usual one).  Raises :class:`DatabaseError` and :class:`SynonymError`.

    Threads may share it; it answers one question at a time.  ``close`` waits for the question in hand, afterwards
    everything raises :class:`DatabaseError`.  A pickle holds the paths and the words, and opens the database anew.
    """

    def __init__(
        self,
        db: str | Path | None = None,
        today: date | str | None = None,
        synonyms: str | Path | None = None,
    ) -> None:
        self._today = as_day(today)
        if not isinstance(db, (str, os.PathLike, type(None))):
            raise TypeError(f"db 应为路径，得到的是 {type(db).__name__}")
        self.store = Store(db or default_database(), _own_words(synonyms))
        self._log = question_log()

    def __enter__(self) -> Assistant:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: str, today: date | str | None = None) -> Answer:
        """The answer; any text gets one, anything else TypeError.  More than 500 characters are refused."""
        return self.explain(question, today).answer

    def explain(self, question: str, today: date | str | None = None) -> Reading:
        """How ``question`` was read, and its answer; one that found nothing is logged where ``$QINGDAN_LOG`` says."""
        talk = Conversation(self.store, self._today)
        answer = talk.ask(question, today)
        assert talk.last is not None
        if answer.status == "not_found" and self._log:
            from assistant.catalog.misses import note_miss

            note_miss(self._log, question, [p.text for p in talk.last.question.pieces if p.kind == "unknown"])
        return talk.last

    def conversation(self, state: str | None = None) -> Conversation:
        """A new conversation, or the one saved in ``state``; raises ValueError for a bad state."""
        talk = Conversation(self.store, self._today)
        if state is not None:
            talk.restore(state)
        return talk

    def task(self, number: int) -> Row | None:
        """Task ``number`` whole, all quarters and details; None when the list has no such task."""
        task = self.document.by_number(number)
        return None if task is None else task_row(task)

    def tasks(self) -> tuple[Row, ...]:
        """Every task of the default list, whole, in its order."""
        return task_rows(self.document.tasks)

    def units(self) -> tuple[Unit, ...]:
        """Every responsible unit of the default list once, with its second names and its tasks' numbers."""
        from assistant.contents import units_of

        return units_of(self.document)

    def due(self, unit: str | None = None, today: date | str | None = None) -> list[Due]:
        """The milestones of this quarter and the next, soonest first; ``unit``: as in a question (残联).

        UsageError for a unit that the list does not have.
        """
        from assistant.due import due, tasks_of_unit

        rows: Iterable[Row] = self.tasks()
        if unit is not None:
            named = self.conversation().ask(f"{question_text(unit)}有哪些任务")
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
        """Release the database, behind the question that another thread may be asking."""
        self.store.close()


def _own_words(folder: str | Path | None) -> Iterable[Entry]:
    """The entries of the user's own word folder: the one named, else the user's usual one if there is any."""
    path = folder or user_synonyms()
    named = folder or os.environ.get("QINGDAN_SYNONYMS")
    if path is None or not (named or os.path.isdir(path)):
        return ()

    import pathlib

    from assistant.catalog.synonyms import load_folder

    return load_folder(pathlib.Path(path))
