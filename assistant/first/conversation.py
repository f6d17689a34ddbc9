"""A conversation: remembers the last answer, so that the next question may leave things out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.first.dialogue import Turn, merge
from assistant.first.query import Query, UnitRef

if TYPE_CHECKING:
    from assistant.assistant import Explanation

MAX_TURNS = 50
STATE_VERSION = 1


class Conversation:
    """Turns of one conversation; made by :meth:`Assistant.conversation`.

    >>> from assistant import Assistant
    >>> talk = Assistant().conversation()
    >>> talk.ask("区残联三季度要做什么").summary, talk.ask("那四季度呢").summary
    ('区残联三季度共2项任务。', '区残联四季度共2项任务。')
    """

    def __init__(
        self,
        read: Callable[[str, date | None], Query],
        answer: Callable[[Query, date | None], Answer],
        explain: Callable[[Query, date | None], Explanation],
        cores: Callable[[str], UnitRef | None],
        tasks_of: Callable[[Query], frozenset[int]],
    ) -> None:
        self._read = read
        self._reply = answer
        self._explain = explain
        self._last: tuple[Query, date | None] | None = None
        self._unit = cores
        self._tasks_of = tasks_of
        self._today: date | None = None
        self._turns: list[Turn] = []
        self._asked: list[tuple[str, date | None]] = []

    def ask(self, question: str, today: date | None = None) -> Answer:
        """The answer to ``question`` in the light of the turns before."""
        self._asked = [*self._asked[1 - MAX_TURNS :], (question, today)]
        self._today = today
        now = self._read(question, today)
        if now.modifiers & {"back", "more"} and not now.has_subject and not now.quarters:
            return self._step(now)
        previous = self._turns[-1] if self._turns else None
        meant = merge(previous, self._in_context(previous, now))
        answer = self._answer(meant)
        if (
            answer.status == "not_found"
            and meant.intent == "quantity"
            and meant.quarters
            and not now.quarters
        ):
            # 改造几个 after 三季度…: the quarter states no number, but the year does.
            meant = meant._replace(
                quarters=(), inherited=tuple(n for n in meant.inherited if "季度" not in n)
            )
            retried = self._answer(meant)
            answer = retried if retried.status == "answered" else answer
        if answer.status == "answered":
            self._remember(meant, answer)
        return answer

    def explain(self) -> Explanation | None:
        """How the last question was read, with what it took from the turns before; None at the start."""
        return self._explain(*self._last) if self._last else None

    def _answer(self, query: Query) -> Answer:
        self._last = (query, self._today)
        return self._reply(query, self._today)

    def _in_context(self, previous: Turn | None, now: Query) -> Query:
        """培训多少人 fits several tasks; where one of them was just shown, that one is meant."""
        asks_number = now.intent in ("quantity", "when") and now.things
        if previous is None or not asks_number or now.units or now.categories or now.tasks:
            return now
        found = self._tasks_of(Query(terms=now.things))
        if found & set(previous.tasks) and not found <= set(previous.tasks):
            return now._replace(
                terms=tuple(t._replace(kind="word") for t in now.terms if t.kind != "event")
                + tuple(t for t in now.terms if t.kind == "event"),
            )
        return now

    def reset(self) -> None:
        """Start anew: the next question inherits nothing."""
        self._turns.clear()
        self._asked.clear()
        self._last = None

    @property
    def context(self) -> tuple[str, ...]:
        """What the next question would inherit, in words (区残联, 三季度)."""
        from assistant.first.dialogue import _names

        return _names(self._turns[-1].query) if self._turns else ()

    def to_json(self) -> str:
        """The state as JSON: the questions of this conversation, from which it is rebuilt."""
        turns = [{"question": q, "today": day.isoformat() if day else None} for q, day in self._asked]
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

    def _remember(self, query: Query, answer: Answer) -> None:
        tasks = tuple(dict.fromkeys(row.task for row in answer.rows))
        names = dict.fromkeys(name for row in answer.rows for name in row.units)
        units = tuple(unit for name in (answer.units or names) if (unit := self._unit(name)))
        self._turns = [*self._turns[1 - MAX_TURNS :], Turn(query._replace(corrections=()), tasks, units)]

    def _step(self, now: Query) -> Answer:
        """返回 goes one answer back; 还有呢 shows what the answer before the last one had more."""
        if "back" in now.modifiers:
            if len(self._turns) < 2:
                return self._answer(now._replace(problems=("dialogue:前面没有可以返回的内容。",)))
            self._turns.pop()
            before = self._turns[-1].query
            return self._answer(before._replace(question=now.question, inherited=self.context))
        if not self._turns:
            return self._answer(merge(None, now))
        shown = self._turns[-1].tasks
        for turn in reversed(self._turns[:-1]):
            rest = tuple(task for task in turn.tasks if task not in shown)
            if rest and set(shown) <= set(turn.tasks):
                query = Query(
                    question=now.question, tasks=rest, quarters=turn.query.quarters, inherited=self.context
                )
                answer = self._answer(query)
                self._remember(query, answer)
                return answer
        return self._answer(now._replace(problems=("dialogue:已经全部列出，没有更多了。",)))
