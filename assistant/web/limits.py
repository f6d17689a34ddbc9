"""What a request may be and how long it may take; the headers that every reply has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_ADDRESS = (
    16_000  # bytes of path and query: eight questions of 500 characters, percent-encoded, are longer
)
MAX_SECONDS = 10.0
MAX_BODY = 0
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


class Bounded:
    """Refuses long addresses and bodies, gives up on slow answers, adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        refusal = _refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        import anyio

        try:
            with anyio.fail_after(MAX_SECONDS):
                await self.app(scope, receive, with_headers)
        except TimeoutError:
            if not begun:
                await PlainTextResponse("太久没有算出来，请换个问法。", 503)(scope, receive, with_headers)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > MAX_ADDRESS:
        return PlainTextResponse("地址太长。", 414)
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    if any(name == b"transfer-encoding" for name, _ in scope["headers"]) or any(
        not value.isdigit() or int(value) > MAX_BODY for value in lengths
    ):
        return PlainTextResponse("这里只能查看，不收内容。", 413)
    return None
