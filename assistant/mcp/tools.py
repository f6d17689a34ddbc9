"""The tools and resources.  Their names, descriptions and arguments are what a model reads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from mcp.types import ToolAnnotations
from pydantic import Field

from assistant.arguments import as_day
from assistant.errors import QingdanError
from assistant.render.formats import render
from assistant.render.from_due import due_page
from assistant.render.from_list import Origin, overview_page, task_page, units_page

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from assistant.assistant import Assistant
    from assistant.render.page import Page

Record = dict[str, object]
Text = Annotated[str, Field(description="用户的原话，一个完整的问题，不用改写", max_length=500)]
Day = Annotated[str, Field(description="“本季度”从哪天算起，YYYY-MM-DD；空着是今天")]
UnitName = Annotated[str, Field(description="单位的名字，简称也行；空着是全部单位")]
Number = Annotated[int, Field(description="任务号", ge=1)]
_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def _origin(assistant: Assistant) -> Origin:
    return Origin(assistant.info.title, assistant.info.issued)


def _due_page(assistant: Assistant, unit: str, today: str) -> Page:
    day = as_day(today or None) or date.today()
    return due_page(assistant.info, assistant.due(unit or None, day), day)


def add_tools(server: MCPServer[object], assistant: Assistant) -> None:
    """``ask``, ``show_task``, ``list_units``, ``list_tasks``, ``due``."""

    def ask(question: Text, today: Day = "") -> Record:
        """用一句中文问清单：哪个单位、哪件事、哪个季度、谁负责、什么时候、多少。

        rows 是清单原文，逐字引用。not_found 表示清单里没有，是最后的答复，不要猜。
        """
        return {**assistant.ask(question, today or None).to_dict()}

    def show_task(number: Number) -> Record:
        """一项任务的全文：全市任务、本区任务、四个季度的目标、责任单位，都是清单原文。"""
        row = assistant.task(number)
        if row is None:
            numbers = [task.task for task in assistant.tasks()]
            return {
                "status": "not_found",
                "summary": f"没有任务{number}，任务号从{min(numbers)}到{max(numbers)}。",
            }
        return {**task_page(_origin(assistant), row).record()}

    def list_units() -> Record:
        """全部责任单位、又名和各自的任务号。不在里面的单位就没有任务。"""
        return {**units_page(_origin(assistant), assistant.units()).record()}

    def list_tasks() -> Record:
        """全部任务，四个季度的目标都在，清单原文，较长；只问一件事时用 ask。"""
        return {**overview_page(_origin(assistant), assistant.tasks()).record()}

    def due(unit: UnitName = "", today: Day = "") -> Record:
        """本季度和下季度到期的目标，按单位，附季度的最后一天。清单没有由这个单位负责的任务时是 not_found。"""
        try:
            return {**_due_page(assistant, unit, today).record()}
        except QingdanError as error:
            return {"status": "not_found", "summary": str(error)}

    for tool in (ask, show_task, list_units, list_tasks, due):
        server.tool(annotations=_READS)(tool)


def add_resources(server: MCPServer[object], assistant: Assistant) -> None:
    """The list, its units, each task as Markdown."""

    @server.resource("qingdan://list", title="清单全文", mime_type="text/markdown")
    def whole_list() -> str:
        """全部任务，Markdown 表，清单原文。"""
        return str(render(overview_page(_origin(assistant), assistant.tasks()), "markdown"))

    @server.resource("qingdan://units", title="责任单位", mime_type="text/markdown")
    def units() -> str:
        """责任单位和各自的任务号。"""
        return str(render(units_page(_origin(assistant), assistant.units()), "markdown"))

    @server.resource("qingdan://tasks/{number}", title="一项任务", mime_type="text/markdown")
    def task(number: str) -> str:
        """一项任务的全文。"""
        row = assistant.task(int(number)) if number.isdecimal() and len(number) < 7 else None
        if row is None:
            return "清单里没有这项任务。"
        return str(render(task_page(_origin(assistant), row), "markdown"))
