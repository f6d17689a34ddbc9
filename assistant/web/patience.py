"""uvicorn's HTTP/1.1 protocol with an end to its patience: a request that does not arrive is not waited for."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

_TCP, _NO_DELAY = 6, 1  # IPPROTO_TCP and TCP_NODELAY, the same everywhere


def impatient(seconds: float) -> type[H11Protocol]:
    """The protocol class: a connection on which nothing is being answered after ``seconds`` is closed."""

    class Impatient(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            # Header and body are two writes: without this the second waits for the client's next sign of life.
            transport.get_extra_info("socket").setsockopt(_TCP, _NO_DELAY, 1)
            super().connection_made(transport)
            self._watch()

        def _watch(self) -> None:
            self._alarm = self.loop.call_later(seconds, self._look)

        def _look(self) -> None:
            if self.cycle is None or self.cycle.response_complete:
                self.transport.close()
            else:
                self._watch()

        def connection_lost(self, exc: Exception | None) -> None:
            self._alarm.cancel()
            super().connection_lost(exc)

    return Impatient
