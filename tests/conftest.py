"""For all tests: no network, and one assistant that is opened once."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from assistant import Assistant


class NetworkUsed(Exception):
    """A test, or the code under it, wanted to leave the machine."""


def _refuse(*_: Any, **__: Any) -> NoReturn:
    raise NetworkUsed("清单助手不联网")


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection and no name lookup; pairs of local sockets (event loops) still work."""
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, _refuse)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, _refuse)


@pytest.fixture(autouse=True, scope="session")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty user folder: the developer's own lists, words and history take no part, and stay as they are."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        for name in ("QINGDAN_DB", "QINGDAN_SYNONYMS", "QINGDAN_LOG"):
            patch.delenv(name, raising=False)
        yield folder


@pytest.fixture(scope="session")
def clerk(own_folder: Path) -> Iterator[Assistant]:
    """The shipped list's assistant; it keeps nothing between questions."""
    opened = Assistant()
    yield opened
    opened.close()
