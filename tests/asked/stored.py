"""A corpus list as a fixture of one module: ``ledger = stored("平川县2025")``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant import Assistant
from tests.evaluation.corpus import shelf


def stored(name: str) -> Callable[..., Iterator[Assistant]]:
    """The fixture that opens the list, once for all tests of the module that names it."""

    @pytest.fixture(scope="module")
    def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
        with shelf(name, tmp_path_factory.mktemp("list")) as clerk:
            yield clerk

    return opened
