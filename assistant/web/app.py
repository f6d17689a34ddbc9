"""The addresses.  Every endpoint is a few lines over the library; they run in a thread, so none blocks another."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from assistant.errors import QingdanError, UsageError
from assistant.render.formats import FORMATS, render_bytes
from assistant.render.from_answer import answer_page
from assistant.render.from_list import overview_page
from assistant.render.page import Page
from assistant.render.to_json import json_line
from assistant.web.asked import Asked
from assistant.web.limits import Bounded
from assistant.web.openapi import description
from assistant.web.pages import FOLDER, Pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from assistant.assistant import Assistant

_FILES = {FORMATS[name].suffix[1:]: name for name in ("json", "jsonl", "csv", "markdown", "xlsx", "docx")}
_REASONS = {404: "没有这一页", 405: "这里只能查看", 400: "地址不对"}
_THREADS = 4
_KEPT_REPLIES, _KEPT_BYTES = 500, 65_536  # some 30 MB at most


def make_app(assistant: Assistant, hosts: Sequence[str] = ("*",)) -> Starlette:
    """The site about ``assistant``'s default list, for requests that name one of ``hosts``."""
    site, kept = _Site(assistant), _Kept()
    routes = [
        Route("/", _in_thread(site.home, kept)),
        Route("/ask.{suffix}", _in_thread(site.ask_file, kept)),
        Route("/openapi.json", _in_thread(site.openapi, kept)),
        Route("/tasks", _in_thread(site.tasks, kept)),
        Route("/tasks/{number:int}", _in_thread(site.task, kept)),
        Route("/tasks.{suffix}", _in_thread(site.tasks_file, kept)),
        Route("/units", _in_thread(site.units, kept)),
        Route("/units/{name}", _in_thread(site.unit, kept)),
        Route("/due", _in_thread(site.due, kept)),
        Route("/due.{suffix}", _in_thread(site.due_file, kept)),
        Route("/favicon.ico", lambda _: RedirectResponse("/static/icon.svg")),
        Mount("/static", StaticFiles(directory=FOLDER / "static")),
    ]
    middleware = [Middleware(Bounded), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    handlers = {HTTPException: site.http_error, QingdanError: site.our_error, Exception: site.bug}
    return Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=_few_threads)


class _Kept:
    """The last replies: the same question on the same day has the same answer."""

    def __init__(self) -> None:
        self._replies: dict[tuple[str, str, date], Response] = {}

    def get(self, key: tuple[str, str, date]) -> Response | None:
        """The reply kept under ``key``."""
        return self._replies.get(key)

    def put(self, key: tuple[str, str, date], reply: Response) -> None:
        """Keep a good, small reply; the oldest goes when there are many."""
        if reply.status_code == 200 and len(reply.body) <= _KEPT_BYTES:
            while len(self._replies) >= _KEPT_REPLIES:
                del self._replies[next(iter(self._replies))]
            self._replies[key] = reply


def _in_thread(
    endpoint: Callable[[Request], Response], kept: _Kept
) -> Callable[[Request], Awaitable[Response]]:
    """``endpoint`` in a thread that is not waited for once the time is up."""

    async def run(request: Request) -> Response:
        from anyio.to_thread import run_sync

        key = (request.scope["path"], request.scope["query_string"].decode("latin-1"), date.today())
        reply = kept.get(key)
        if reply is None:
            reply = await run_sync(endpoint, request, abandon_on_cancel=True)
            kept.put(key, reply)
        return reply

    return run


@asynccontextmanager
async def _few_threads(_: Starlette) -> AsyncIterator[None]:
    """More threads than cores only take turns."""
    import anyio.to_thread

    anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
    yield


class _Site:
    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.pages = Pages(assistant)

    def home(self, request: Request) -> Response:
        return HTMLResponse(self.pages.ask(Asked.of(request.query_params)))

    def ask_file(self, request: Request) -> Response:
        asked = Asked.of(request.query_params)
        if not asked.question:
            raise UsageError("没有问题", "例：/ask.json?q=区残联三季度要做什么")
        return _file(answer_page(asked.answer(self.assistant)), request, asked.question[:30])

    def openapi(self, _: Request) -> Response:
        return Response(json_line(description()), media_type="application/json")

    def tasks(self, request: Request) -> Response:
        wanted = {name: request.query_params.get(name, "")[:100] for name in ("unit", "category", "text")}
        return HTMLResponse(self.pages.tasks(Asked.of(request.query_params), wanted))

    def tasks_file(self, request: Request) -> Response:
        return _file(
            overview_page(self.pages.origin, self.assistant.tasks()), request, self.pages.origin.title
        )

    def task(self, request: Request) -> Response:
        row = self.assistant.task(request.path_params["number"])
        if row is None:
            raise HTTPException(404)
        return HTMLResponse(self.pages.task(Asked.of(request.query_params), row))

    def units(self, request: Request) -> Response:
        return HTMLResponse(self.pages.units(Asked.of(request.query_params)))

    def unit(self, request: Request) -> Response:
        name = request.path_params["name"]
        unit = next((u for u in self.assistant.units() if name in (u.name, *u.second_names)), None)
        if unit is None:
            raise HTTPException(404)
        return HTMLResponse(self.pages.unit(Asked.of(request.query_params), unit))

    def due(self, request: Request) -> Response:
        return HTMLResponse(self.pages.due(Asked.of(request.query_params), self._unit(request)))

    def due_file(self, request: Request) -> Response:
        page = self.pages.due_page(Asked.of(request.query_params), self._unit(request))
        return _file(page, request, "到期", ("ics",))

    def _unit(self, request: Request) -> str:
        name = request.query_params.get("unit", "")
        if name and name not in (unit.name for unit in self.assistant.units()):
            raise HTTPException(404)
        return name

    def http_error(self, request: Request, error: Exception) -> Response:
        code = error.status_code if isinstance(error, HTTPException) else 500
        return self._sorry(request, code, _REASONS.get(code, "出错了"))

    def our_error(self, request: Request, error: Exception) -> Response:
        return self._sorry(request, 400 if isinstance(error, UsageError) else 500, str(error))

    def bug(self, request: Request, error: Exception) -> Response:
        return self._sorry(request, 500, "程序出错了，请换个问法")

    def _sorry(self, request: Request, code: int, reason: str) -> Response:
        if request.url.path.endswith((".json", ".jsonl")):
            return JSONResponse({"error": reason}, code)
        return HTMLResponse(self.pages.error(Asked(), code, reason), code)


def _file(page: Page, request: Request, name: str, more: Sequence[str] = ()) -> Response:
    """``page`` in the format that the address ends with: JSON to be read, the others to be kept."""
    suffix = request.path_params["suffix"]
    style = _FILES.get(suffix) or (suffix if suffix in more else None)
    if style is None:
        raise HTTPException(404)
    kept = {} if style in ("json", "jsonl") else {"content-disposition": _attachment(f"{name}.{suffix}")}
    return Response(render_bytes(page, style), media_type=FORMATS[style].media, headers=kept)


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name.replace('/', '_'), safe='')}"
