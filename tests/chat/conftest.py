"""One assistant for all chat tests, and sessions that write into lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant import Answer, Assistant
from assistant.chat.handle import handle
from assistant.chat.session import Session


@pytest.fixture(scope="package")
def assistant() -> Iterator[Assistant]:
    opened = Assistant()
    yield opened
    opened.close()


@pytest.fixture
def said() -> list[str]:
    """The short messages of :func:`session`."""
    return []


@pytest.fixture
def shown() -> list[Answer]:
    """The answers that :func:`session` has drawn."""
    return []


@pytest.fixture
def session(assistant: Assistant, said: list[str], shown: list[Answer]) -> Session:
    return Session(assistant, assistant.conversation(), said.append, shown.append)


Tell = Callable[[str], str]


@pytest.fixture
def tell(session: Session, said: list[str]) -> Tell:
    """Give a line; returns what was said to it, "" for nothing."""

    def give(line: str) -> str:
        said.clear()
        handle(session, line)
        return "\n".join(said)

    return give
