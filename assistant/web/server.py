"""``qingdan serve``: the site on this computer, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import QingdanError, UsageError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

LOCAL = ("127.0.0.1", "localhost", "::1")
_SECONDS = 15  # for a request to arrive; a connection that says nothing is closed
_CONNECTIONS = 200
_HEAD_BYTES = 32_768


def serve(assistant: Assistant, host: str, port: int, say: Callable[[str], None]) -> int:
    """Answer over HTTP on ``host``:``port`` (0: any free one); ``say`` gets the address."""
    try:
        import jinja2  # noqa: F401
        import starlette  # noqa: F401
        import uvicorn
    except ImportError:
        raise QingdanError("网页要多装几个包", "请先运行 pip install 'qingdan[web]'") from None
    from assistant.web.app import make_app
    from assistant.web.patience import impatient

    local = host in LOCAL
    hosts = [*LOCAL[:2], "[::1]"] if local else ["*"]
    config = uvicorn.Config(
        make_app(assistant, hosts),
        host=host,
        port=port,
        http=impatient(_SECONDS),
        ws="none",
        access_log=False,  # what people ask is nobody's business
        log_level="warning",
        server_header=False,
        limit_concurrency=_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )
    try:
        bound = config.bind_socket()
    except SystemExit:  # uvicorn's way to say that it could not
        raise UsageError(
            f"{host}:{port} 用不了，可能已被占用", "换一个端口：qingdan serve --port 8001"
        ) from None
    bound.listen(_CONNECTIONS)  # whoever comes as soon as the address is said waits
    place = f"[{host}]" if ":" in host else host
    say(f"清单助手在 http://{place}:{bound.getsockname()[1]}/ （Ctrl-C 停下）")
    if not local:
        say("注意：同一网络里的其他人也能打开。清单内容谁都能看到，问过的话不记录。")
    uvicorn.Server(config).run(sockets=[bound])
    return 0
