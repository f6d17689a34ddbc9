"""Shared by the intents: what they get, and how rows and answers are put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from assistant.answer import Answer, Intent, Row, Understood
from assistant.first.answering.select import Selection
from assistant.first.answering.wording import joined, quarters_name
from assistant.first.query import Query
from assistant.model.document import ListDocument, Task


def task_row(task: Task, quarter: int | None = None) -> Row:
    """A task as a row of an answer."""
    return Row(
        task.number,
        quarter,
        task.category_no,
        task.category,
        task.city_task,
        task.district_task,
        task.milestones,
        task.units,
    )


class Context(NamedTuple):
    """One question's query, list and selected tasks."""

    query: Query
    document: ListDocument
    selection: Selection

    @property
    def tasks(self) -> list[Task]:
        return [self.document.tasks[i] for i in self.selection.tasks]

    def row(self, task: Task, quarter: int | None = None) -> Row:
        """A row of the answer, texts verbatim."""
        return task_row(task, quarter)

    def rows(self, quarters: Iterable[int] = ()) -> tuple[Row, ...]:
        """Every selected task × every quarter (without quarters: one row a task)."""
        wanted = tuple(quarters) or (None,)
        return tuple(self.row(task, quarter) for task in self.tasks for quarter in wanted)

    def subject(self) -> str:
        """Who or what the sentence is about: 区残联, “口袋公园”, 全区."""
        parts = []
        if self.selection.units:
            parts.append(joined(u.name for u in self.selection.units))
        known = self.document.categories
        whole = [n for n in self.selection.categories if known[n][1] == self.selection.tasks]
        numbers = dict.fromkeys([*self.query.categories, *whole])
        names = [known[n][0] for n in numbers if n in known]
        if names:
            parts.append("“" + joined(names) + "”")
        elif self.selection.topical:
            steps = {t.surface for t in self.query.terms if t.kind == "event"}
            topics = list(dict.fromkeys(self.selection.keywords))
            topics = [t for t in topics if t not in steps] or topics
            if topics:
                parts.append("“" + "、".join(topics[:3]) + "”")
        elif self.query.tasks:
            few = len(self.query.tasks) <= 2
            parts.append("、".join(f"任务{n}" for n in self.query.tasks) if few else "这几项里")
        bounds = [m.surface for m in self.query.mentions if m.dimension == "condition"]
        if bounds and self.query.conditions and self.query.intent != "when":
            parts.append(f"{'' if parts else '全区'}{'、'.join(bounds).removesuffix('的')}的")
        if self.query.excluded_units or self.query.excluded_terms or self.query.excluded_categories:
            left_out = [u.surface for u in self.query.excluded_units]
            left_out += [t.surface for t in self.query.excluded_terms if t.kind != "unknown"]
            left_out += [f"第{n}项" for n in self.query.excluded_categories]
            if left_out:
                parts.append(f"（不含{joined(left_out)}）")
        if parts and parts[0].startswith("（"):
            parts.insert(0, "全区")
        return "".join(parts) or "全区"

    def answer(self, intent: Intent, summary: str, rows: tuple[Row, ...], **more: Any) -> Answer:
        """An answered :class:`Answer` about this list."""
        return Answer(
            question=self.query.question,
            status="answered",
            intent=intent,
            summary=summary,
            understood=understood(self.query, self.document, self.selection),
            rows=rows,
            source_list=self.document.info.title,
            source_issued=self.document.info.issued,
            **more,
        )

    def period(self) -> str:
        return quarters_name(self.query.quarters)


def understood(query: Query, document: ListDocument, selection: Selection) -> Understood:
    """What is shown as understood: the list's own names where the question used others."""
    return Understood(
        units=tuple(u.name for u in selection.units),
        quarters=query.quarters,
        categories=tuple(dict.fromkeys([*query.categories, *selection.categories])),
        keywords=tuple(dict.fromkeys(selection.keywords)),
        excluded=tuple(
            [u.surface for u in query.excluded_units]
            + [t.surface for t in query.excluded_terms if t.kind != "unknown"]
            + [f"第{n}项" for n in query.excluded_categories]
        ),
        year=query.year,
        corrections=tuple((c.typed, c.meant) for c in query.corrections),
        ignored=tuple(dict.fromkeys(selection.ignored)),
        inherited=query.inherited,
    )
