"""What stands on each page: library calls → blocks → a template."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from assistant.render.from_answer import answer_page
from assistant.render.from_due import due_page
from assistant.render.from_list import Origin, task_page, units_page
from assistant.render.page import Page, Sheet, Tasks, Title
from assistant.render.to_html import fragment
from assistant.web.asked import Asked

if TYPE_CHECKING:
    from jinja2 import Environment

    from assistant.answer import Row
    from assistant.assistant import Assistant
    from assistant.contents import Unit

FOLDER = Path(__file__).parent
_HELP = "你能做什么"


class Pages:
    """The pages about one assistant's default list, as HTML texts."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.origin = Origin(assistant.info.title, assistant.info.issued)

    @cached_property
    def _templates(self) -> Environment:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined

        loader = FileSystemLoader(FOLDER / "templates")
        return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions to begin with, in the list's own words."""
        return self.assistant.ask(_HELP).suggestions

    def _write(self, template: str, asked: Asked, title: str, **more: object) -> str:
        return self._templates.get_template(template).render(
            asked=asked, title=title, list_title=self.origin.title, links=asked.links(), **more
        )

    def _fragment(self, page: Page, asked: Asked) -> object:
        from markupsafe import Markup

        return Markup(fragment(page, asked.links()))  # escaped there

    def ask(self, asked: Asked) -> str:
        """The box, and the answer below it."""
        if not asked.question:
            return self._write("ask.html", asked, "清单助手", answer=None, examples=self.examples)
        answer = asked.answer(self.assistant)
        shown = self._fragment(answer_page(answer), asked)
        return self._write(
            "ask.html",
            asked,
            f"{asked.question} · 清单助手",
            answer=shown,
            examples=(),
            rows=len(answer.rows),
        )

    def task(self, asked: Asked, row: Row) -> str:
        """One task whole."""
        shown = self._fragment(task_page(self.origin, row), asked)
        return self._write("task.html", asked, f"任务{row.task} · 清单助手", shown=shown, row=row)

    def units(self, asked: Asked) -> str:
        """Every unit, each a link."""
        return self._write("units.html", asked, "责任单位 · 清单助手", units=self.assistant.units())

    def unit(self, asked: Asked, unit: Unit) -> str:
        """A unit's tasks, and what is due."""
        rows = tuple(row for row in self.assistant.tasks() if row.task in unit.tasks)
        blocks = (
            Title(f"{unit.name}的{len(rows)}项任务"),
            Tasks(rows, levels=self.origin.levels),
            self.origin.source,
        )
        page = Page(blocks, dict, list)
        shown = self._fragment(page, asked)
        return self._write("unit.html", asked, f"{unit.name} · 清单助手", shown=shown, unit=unit)

    def tasks(self, asked: Asked, wanted: dict[str, str]) -> str:
        """The list as a table; ``wanted`` filters it by unit, category and text."""
        rows = filtered(self.assistant.tasks(), wanted)
        blocks = (
            (Tasks(rows, levels=self.origin.levels), self.origin.source) if rows else (self.origin.source,)
        )
        return self._write(
            "tasks.html",
            asked,
            "全部任务 · 清单助手",
            shown=self._fragment(Page(blocks, dict, list), asked),
            wanted=wanted,
            count=len(rows),
            units=[unit.name for unit in self.assistant.units()],
            categories=list(dict.fromkeys(row.category for row in self.assistant.tasks())),
        )

    def due(self, asked: Asked, unit: str) -> str:
        """What is due this quarter and the next."""
        shown = self._fragment(self.due_page(asked, unit), asked)
        units = [entry.name for entry in self.assistant.units()]
        return self._write("due.html", asked, "到期 · 清单助手", shown=shown, unit=unit, units=units)

    def due_page(self, asked: Asked, unit: str) -> Page:
        """The same as blocks, for the files to download."""
        today = asked.today or date.today()
        return due_page(self.assistant.info, self.assistant.due(unit or None, today), today, unit)

    def error(self, asked: Asked, code: int, reason: str) -> str:
        """What went wrong and where to go on."""
        return self._write("error.html", asked, f"{reason} · 清单助手", code=code, reason=reason)

    def units_page(self) -> Page:
        """All units as blocks."""
        return units_page(self.origin, self.assistant.units())


def filtered(rows: Sequence[Row], wanted: dict[str, str]) -> tuple[Row, ...]:
    """The rows whose unit, category and text are the wanted ones."""
    unit, category, text = wanted["unit"], wanted["category"], wanted["text"].strip().lower()

    def fits(row: Row) -> bool:
        texts = (row.category, row.city_task, row.district_task, *row.milestones, *row.units)
        return (
            (not unit or unit in row.units)
            and (not category or category == row.category)
            and (not text or any(text in piece.lower() for piece in texts))
        )

    return tuple(row for row in rows if fits(row))


def unit_address(name: str) -> str:
    """The address of a unit's page."""
    return f"/units/{quote(name, safe='')}"


__all__ = ["FOLDER", "Pages", "Sheet", "filtered", "unit_address"]
