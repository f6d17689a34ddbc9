"""A conversation: remembers the last answers, so that the next question may leave things out.

A question that stands alone is the first turn of a conversation.  The list spoken of goes with every turn; when another
one is named, the turns so far are read again on it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

from assistant.answer import Answer
from assistant.answering.answer import answer as answer_from
from assistant.answering.answer import together
from assistant.arguments import as_day, question_text
from assistant.catalog.store import Store
from assistant.language.question import read
from assistant.lists import MOST_LISTS, joined, missing, names, of_other_list, route
from assistant.model.document import ListDocument, ListInfo
from assistant.query import Ask, Problem, Question, Scope
from assistant.slots import Before, alone, names_of, of_any_unit, of_the_plan, of_the_year, subject_of
from assistant.typed import NamedTuple

MAX_TURNS = 50
MAX_QUESTION = 500
STATE_VERSION = 1


class Said(NamedTuple):
    """A question as typed, and the day it was asked on."""

    text: str
    today: date


class Reading(NamedTuple):
    """A question as it was meant, on one list, and its answer."""

    question: Question
    document: ListDocument
    answer: Answer


class Conversation:
    """Turns of one conversation; made by :meth:`Assistant.conversation`.  Pickled with its database's path and its turns.

    >>> from assistant import Assistant
    >>> talk = Assistant().conversation()
    >>> talk.ask("区残联三季度要做什么").summary, talk.ask("那四季度呢").summary
    ('区残联三季度共2项任务。', '区残联四季度共2项任务。')
    """

    def __init__(self, store: Store, today: date | None = None) -> None:
        self._store = store
        self._today = today
        self.reset()

    def reset(self) -> None:
        """Start anew: the next question inherits nothing."""
        self._asked: list[Said] = []
        self._held: list[Said] = []  # the turns that were answered
        self._before: list[Before] = []  # … and what they left on the list spoken of
        self._refused: Before | None = None  # the turn before, if it was not answered
        self._elsewhere: Question | None = None  # … because no list of that year or place is stored
        self._late: Callable[[], None] | None = None  # works out what the last answer left
        self._home: ListInfo | None = None
        self._scope = Scope()
        self.last: Reading | None = None

    def ask(self, question: str, today: date | str | None = None) -> Answer:
        """The answer to ``question`` in the light of the turns before; TypeError for anything but a text."""
        with self._store.held():
            return self._ask(question, today)

    def _ask(self, question: str, today: date | str | None) -> Answer:
        self._settle()
        said = Said(question_text(question), as_day(today) or self._today or date.today())
        self._asked = [*self._asked[1 - MAX_TURNS :], said]
        home = self._home or self._store.default_list()
        if len(question) > MAX_QUESTION:
            return self._refuse(question, _too_long(question), home)
        heard = read(said.text, self._store, self._store.document(home), said.today)
        if heard.rest:
            return self._in_turn(said, heard)
        scope = self._scope_of(heard)
        lists = route(scope, home, self._store)
        told, self._elsewhere = self._elsewhere, None if lists else heard
        if not lists:
            problem, why, questions = missing(scope, self._store)
            answer = self._refuse(question, problem, home)
            return answer._replace(summary=why, suggestions=questions) if self._store.has_several else answer
        if lists == [home] and not scope.everywhere:
            self.last = self._on(home, heard, self._stood(heard, told, home))
            if home != self._store.default_list():
                kept = () if scope.regions or scope.years else names(home)
                self.last = self.last._replace(answer=of_other_list(home, self.last.answer, kept))
        else:
            readings = [self._again(info, said) for info in lists[:MOST_LISTS]]
            together = joined([(i, r.answer) for i, r in zip(lists, readings, strict=False)])
            self.last = readings[0]._replace(answer=together)
        answered = self.last.answer.status == "answered"
        # Its units and tasks are those of one list; of another list they would be others.
        self._refused = None if answered or lists != [home] else _left(self.last, ())
        if answered:
            self._late = lambda: self._keep(said, scope, lists, home)
        return self.last.answer

    def _in_turn(self, said: Said, heard: Question) -> Answer:
        """…谁管，他们还管什么: two turns of the conversation, answered as one message."""
        self._asked.pop()
        readings = []
        for text in (heard.text, heard.rest):
            self._ask(text, said.today)
            self._settle()
            assert self.last is not None
            readings.append(self.last)
        first, second = (reading.question for reading in readings)
        told = together([reading.answer for reading in readings])
        own = told.understood._replace(corrections=tuple((c.typed, c.meant) for c in heard.corrections))
        behind = len(heard.text) + 1
        moved = [p._replace(start=p.start + behind, end=p.end + behind) for p in second.pieces]
        question = second._replace(
            text=said.text, parts=(*first.parts, *second.parts), pieces=(*first.pieces, *moved)
        )
        self.last = Reading(question, readings[1].document, told._replace(question=said.text, understood=own))
        return self.last.answer

    def _scope_of(self, heard: Question) -> Scope:
        """The lists named, else those of the turn before."""
        scope = heard.scope
        named = scope.years or scope.regions or scope.everywhere
        alone = heard.turn.own_subject and not heard.turn.elliptic
        if named or not self._scope.everywhere or alone:
            return scope
        return self._scope

    def _stood(self, heard: Question, elsewhere: Question | None, home: ListInfo) -> list[Before]:
        """The turns before; one that was not answered too, where this one sets it right (说错了，是…; 2023年…, 今年的呢)."""
        turn, refused = heard.turn, self._refused
        if elsewhere and not self._before and (heard.scope.years or heard.scope.regions):
            refused = _left(self._on(home, elsewhere, ()), ())
        again = turn.own_subject and (turn.moves == "instead" or (turn.elliptic and not self._before))
        if refused and (again or (not self._before and subject_of(refused.ask))):
            return [*self._before, refused]
        return self._before

    def _on(self, info: ListInfo, heard: Question, before: Sequence[Before]) -> Reading:
        """``heard`` as meant after ``before``, answered from one list."""
        document = self._store.document(info)
        question = of_any_unit(heard, _after(before, heard) if before else alone(heard))
        answer = answer_from(question, document)
        if answer.status == "not_found":
            # 改造几个 after 三季度…: the quarter states no number, but the year does.
            for less in (of_the_year, of_the_plan):
                other = less(heard, question)
                if other and (again := answer_from(other, document)).status == "answered":
                    return Reading(other, document, again)
        return Reading(question, document, answer)

    def _again(self, info: ListInfo, said: Said) -> Reading:
        """This turn on another list: the turns before are read again on that list."""
        before: list[Before] = []
        document = self._store.document(info)
        for turn in self._held:
            reading = self._on(info, read(turn.text, self._store, document, turn.today), before)
            before.append(_left(reading, before))
        heard = read(said.text, self._store, document, said.today)
        return self._on(info, heard, before)

    def _settle(self) -> None:
        """What the last answer left: a question that is the only one needs none of it."""
        if self._late:
            late, self._late = self._late, None
            late()

    def _keep(self, said: Said, scope: Scope, lists: list[ListInfo], home: ListInfo) -> None:
        assert self.last is not None
        turn = self.last.question.turn
        if turn.moves == "back":
            self._held, self._before = self._held[:-1], self._before[:-1]
            return
        moved = len(lists) == 1 and lists[0] != home
        if moved:  # what the turns left, on the list that is spoken of from now on
            self._before = []
            for held in self._held:
                document = self._store.document(lists[0])
                reading = self._on(lists[0], read(held.text, self._store, document, held.today), self._before)
                self._before.append(_left(reading, self._before))
        last = self.last if len(lists) == 1 else self._again(home, said)
        self._before = [*self._before[1 - MAX_TURNS :], _left(last, self._before)]
        self._held = [*self._held[1 - MAX_TURNS :], said]
        self._home = lists[0] if len(lists) == 1 else home
        self._scope = scope

    def _refuse(self, text: str, problem: Problem, home: ListInfo) -> Answer:
        """Why the question cannot be put to any list at all; the turns before stand."""
        refused = Question(text=text, parts=(Ask(problems=(problem,)),))
        document = self._store.document(home)
        answer = answer_from(refused, document)
        self.last = Reading(refused, document, answer)
        return answer

    def explain(self) -> Reading | None:
        """How the last question was read, with what it took from the turns before; None at the start."""
        return self.last

    def to_json(self) -> str:
        """The state as JSON: the questions of this conversation, from which it is rebuilt."""
        turns = [{"question": said.text, "today": said.today.isoformat()} for said in self._asked]
        return json.dumps({"version": STATE_VERSION, "turns": turns}, ensure_ascii=False)

    def restore(self, state: str) -> None:
        """Take up a state saved by :meth:`to_json`; raises ValueError when it is not one."""
        try:
            record = json.loads(state)
            version = record["version"]
            turns = [
                (str(turn["question"]), date.fromisoformat(turn["today"]) if turn.get("today") else None)
                for turn in record["turns"]
            ]
        except (TypeError, KeyError, AttributeError, ValueError) as error:
            raise ValueError("不是保存的对话状态") from error
        if version != STATE_VERSION:
            raise ValueError(f"对话状态的版本是{version}，只认版本{STATE_VERSION}")
        self.reset()
        for question, today in turns[-MAX_TURNS:]:
            self.ask(question, today)

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (self._store, self._today, self.to_json())

    @property
    def context(self) -> tuple[str, ...]:
        """What the next question would inherit, in words (区残联, 三季度)."""
        with self._store.held():
            self._settle()
        return names_of(self._before[-1].ask) if self._before else ()


def _after(before: Sequence[Before], heard: Question) -> Question:
    from assistant.dialogue import meant  # a first question needs none of it

    return meant(before[-1], heard, before[:-1])


def _restored(store: Store, today: date | None, state: str) -> Conversation:
    """A conversation out of a pickle."""
    talk = Conversation(store, today)
    talk.restore(state)
    return talk


def _too_long(question: str) -> Problem:
    return Problem("context", f"问题太长（{len(question)}字），请说短一些，最多{MAX_QUESTION}字。")


def _left(reading: Reading, before: Sequence[Before]) -> Before:
    from assistant.left import left  # a question that is the only one leaves nothing

    return left(reading.question, reading.document, reading.answer, before)
