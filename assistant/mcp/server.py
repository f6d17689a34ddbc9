"""The server, and what it tells every model: rows are verbatim, refusals are final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import QingdanError

if TYPE_CHECKING:
    from mcp.server import MCPServer

    from assistant.assistant import Assistant

INSTRUCTIONS = """这里是{title}（{issued}印发）的问答，逐字取自清单。
rows 里的文字是清单原文，引用时一字不改，不要补充，也不要换算。
status 是 not_found 就是清单里没有，这是最后的答复：不要猜，不要换着说法反复问，把 summary 告诉用户，可以提 suggestions。
status 是 ambiguous 就把 suggestions 给用户选。corrections、links、caveats 里的话要一起告诉用户。
清单只写计划；没有写的（地址、电话、怎么办理、实际进度）一概不知道。"""


def run_mcp(assistant: Assistant) -> int:
    """Serve on standard input and output until the client leaves."""
    try:
        import mcp.server  # noqa: F401
    except ImportError:
        raise QingdanError("给智能体用要多装 mcp", "请先运行 pip install 'qingdan[mcp]'") from None
    make_server(assistant).run(transport="stdio")
    return 0


def make_server(assistant: Assistant) -> MCPServer[object]:
    """The server about the default list of ``assistant``."""
    from mcp.server import MCPServer

    from assistant.mcp.tools import add_resources, add_tools

    info = assistant.info
    server: MCPServer[object] = MCPServer(
        "qingdan",
        title="清单助手",
        instructions=INSTRUCTIONS.format(title=f"《{info.title}》", issued=info.issued),
    )
    add_tools(server, assistant)
    add_resources(server, assistant)
    return server
