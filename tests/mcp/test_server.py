"""``qingdan mcp`` as an agent sees it: the SDK's own client, over standard input and output."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import anyio
import pytest
from mcp import Client, StdioServerParameters

from assistant import Assistant

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")


def with_client(use: Callable[[Client], Awaitable[T]]) -> T:
    """Start the program, talk to it, end it."""
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant", "mcp"], cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )

    async def talk() -> T:
        with anyio.fail_after(60):
            async with Client(server) as client:
                return await use(client)

    return anyio.run(talk)


def called(name: str, arguments: dict[str, object]) -> dict[str, object]:
    """The tool's structured result, which must be its text too."""

    async def call(client: Client) -> dict[str, object]:
        result = await client.call_tool(name, arguments)
        assert not result.is_error
        record: dict[str, object] = result.structured_content or {}
        assert json.loads(result.content[0].text) == record  # type: ignore[union-attr]
        return record

    return with_client(call)


def test_the_tools_say_that_rows_are_verbatim_and_refusals_final() -> None:
    async def look(client: Client) -> tuple[str, dict[str, str], set[bool | None]]:
        tools = (await client.list_tools()).tools
        said = {tool.name: tool.description or "" for tool in tools}
        return (
            client.instructions or "",
            said,
            {tool.annotations.read_only_hint for tool in tools if tool.annotations},
        )

    instructions, tools, reads = with_client(look)
    assert tools.keys() == {"ask", "show_task", "list_units", "list_tasks", "due"}
    assert "清单原文" in tools["ask"] and "最后的答复" in tools["ask"] and "不要猜" in instructions
    assert reads == {True}


def test_ask_is_the_answer_object(clerk: Assistant) -> None:
    found = called("ask", {"question": "区惨联三季度要做什么"})
    assert found == clerk.ask("区惨联三季度要做什么").to_dict()
    refused = called("ask", {"question": "火星局有哪些任务"})
    assert refused["status"] == "not_found" and refused["rows"] == []
    assert called("ask", {"question": "民政局本季度", "today": "2022-08-30"})["understood"] == (
        clerk.ask("民政局本季度", "2022-08-30").understood.to_dict()
    )


def test_the_list(clerk: Assistant) -> None:
    async def look(client: Client) -> list[dict[str, object]]:
        calls = [
            ("show_task", {"number": 15}),
            ("show_task", {"number": 99}),
            ("list_units", {}),
            ("list_tasks", {}),
        ]
        results = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [result.structured_content or {} for result in results]

    task, missing, units, tasks = with_client(look)
    whole = clerk.task(15)
    assert whole is not None and task == whole.to_dict()
    assert missing["status"] == "not_found" and "1到34" in str(missing["summary"])
    assert isinstance(units["units"], list) and len(units["units"]) == 19
    assert tasks["rows"] == [row.to_dict() for row in clerk.tasks()]


def test_due(clerk: Assistant) -> None:
    found = called("due", {"unit": "残联", "today": "2022-08-30"})
    assert isinstance(found["due"], list) and [entry["task"] for entry in found["due"]] == [15, 16, 15, 16]
    assert called("due", {"unit": "火星局"})["status"] == "not_found"


def test_resources(clerk: Assistant) -> None:
    async def read(client: Client) -> list[str]:
        listed = {str(resource.uri) for resource in (await client.list_resources()).resources}
        assert listed == {"qingdan://list", "qingdan://units"}
        found = [await client.read_resource(uri) for uri in (*sorted(listed), "qingdan://tasks/15")]
        return [result.contents[0].text for result in found]  # type: ignore[union-attr]

    whole, units, task = with_client(read)
    assert all(row.district_task.split("\n")[0][:10] in whole for row in clerk.tasks())
    assert "区残联" in units and "完成80户残疾人家庭无障碍改造。" in task


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("ask", {"question": "长" * 600}),
        ("ask", {}),
        ("show_task", {"number": "x"}),
        ("ask", {"question": "x", "today": "昨天"}),
    ],
)
def test_a_wrong_call_is_an_error_and_the_server_lives_on(name: str, arguments: dict[str, object]) -> None:
    async def call(client: Client) -> tuple[bool, bool]:
        wrong = await client.call_tool(name, arguments)
        right = await client.call_tool("ask", {"question": "口袋公园谁负责"})
        return bool(wrong.is_error), bool(right.is_error)

    assert with_client(call) == (True, False)
