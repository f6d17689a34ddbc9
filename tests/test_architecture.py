"""What the answering path loads, and which way the rooms may look."""

from __future__ import annotations

import ast
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import assistant

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "assistant"
COMMAND_LINE = frozenset(("typer", "click", "prompt_toolkit", "rich"))
DATA = frozenset(("sqlite_utils", "pypinyin", "opencc", "docx", "openpyxl", "rapidfuzz", "jieba"))
HEAVY = COMMAND_LINE | DATA
_PROBE = """
import json, sys
from assistant.__main__ import main
main(json.loads(sys.argv[1]))
sys.stdout.flush()
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


def modules_after(argv: list[str], **env: str) -> set[str]:
    """The modules that are loaded when ``qingdan argv…`` is done."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | env
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, json.dumps(argv)], capture_output=True, env=environment, timeout=60
    )
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


@pytest.mark.parametrize(
    "argv",
    [
        ["区残联三季度要做什么"],
        ["--json", "区残联三季度要做什么"],
        ["ask", "区残联", "三季度", "--format", "csv", "--today", "2022-08-30"],
    ],
    ids=lambda argv: argv[0],
)
def test_a_question_in_a_pipe_loads_nothing_heavy(argv: list[str]) -> None:
    assert modules_after(argv) & HEAVY == set()


def test_a_table_loads_rich_and_only_what_draws_lines() -> None:
    loaded = modules_after(["区残联三季度要做什么"], FORCE_COLOR="1", COLUMNS="100")
    assert loaded & HEAVY == {"rich"}
    assert not loaded & {"rich.markdown", "rich.syntax", "rich.traceback", "rich.panel", "pygments"}


# room → the rooms it must not look into (DESIGN.md: text → language → answering → output)
FORBIDDEN = {
    "text": {"language", "catalog", "answering", "output", "cli", "chat", "documents"},
    "language": {"answering", "output", "cli", "chat", "documents"},
    "answering": {"output", "cli", "chat", "documents"},
    "output": {"answering", "language", "cli", "chat", "documents"},
    "documents": {"language", "answering", "output", "cli", "chat"},
}


def imported_rooms(path: Path) -> set[str]:
    """The rooms whose modules ``path`` imports, also inside functions; type hints do not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    names = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("assistant.")}


@pytest.mark.parametrize("room", FORBIDDEN)
def test_rooms_look_one_way(room: str) -> None:
    wrong = {
        str(path.relative_to(ROOT)): looked
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if (looked := imported_rooms(path) & FORBIDDEN[room])
    }
    assert wrong == {}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_modules_are_short_and_documented(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    assert not text.strip() or ast.get_docstring(ast.parse(text))


_LIBRARY = """
import json, sys
from assistant import Assistant
answer = Assistant().ask("区残联三季度要做什么")
print(json.dumps([answer.status, sorted(sys.modules)]))
"""


def test_the_library_answers_without_anything_heavy() -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _LIBRARY], capture_output=True, env=environment, timeout=60, check=True
    )
    status, loaded = json.loads(done.stdout)
    assert status == "answered"
    assert HEAVY.isdisjoint(loaded)


def imported_modules(path: Path) -> set[str]:
    """Every module that ``path`` imports, by its first name and, for our own, in full."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names | {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    ("room", "banned"),
    [
        ("text", {"sqlite3", "sqlite_utils", "rich"}),
        ("language", {"sqlite3", "sqlite_utils", "rich", "assistant.catalog.store"}),
        ("catalog", {"rich", "typer", "assistant.query", "assistant.dialogue", "assistant.conversation"}),
        ("answering", {"sqlite3", "sqlite_utils", "rich", "assistant.catalog.store"}),
        ("output", {"sqlite3", "sqlite_utils", "assistant.catalog.store"}),
    ],
)
def test_what_a_room_knows_nothing_of(room: str, banned: set[str]) -> None:
    """The language knows no SQL and no screen, the catalog no question, the output no SQL."""
    wrong = {
        str(path.relative_to(ROOT)): known
        for path in sorted((PACKAGE / room).rglob("*.py"))
        if (known := imported_modules(path) & banned)
    }
    assert wrong == {}


NETWORK = {
    "socket",
    "urllib.request",
    "http",
    "http.client",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
}


def test_nothing_imports_the_network() -> None:
    wrong = {str(p.relative_to(ROOT)) for p in PACKAGE.rglob("*.py") if imported_modules(p) & NETWORK}
    assert wrong == set()


def test_tests_cannot_leave_the_machine() -> None:
    with pytest.raises(Exception, match="不联网"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    with pytest.raises(Exception, match="不联网"), socket.socket() as line:
        line.connect(("192.0.2.1", 80))


def test_public_names() -> None:
    assert sorted(assistant.__all__) == [
        "Answer",
        "Assistant",
        "DatabaseError",
        "QingdanError",
        "Row",
        "SynonymError",
        "Understood",
        "UsageError",
    ]
    assert all(getattr(assistant, name).__doc__ for name in assistant.__all__)


CLOCKS = {"perf_counter", "perf_counter_ns", "monotonic", "process_time", "timeit", "time_ns"}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda p: str(p.relative_to(ROOT / "tests"))
)
def test_no_test_asserts_a_time(path: Path) -> None:
    """Speed is measured by the bench; a test that asserts a time fails on a busy machine."""
    asserted = [
        inner.attr if isinstance(inner, ast.Attribute) else inner.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert)
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Attribute, ast.Name))
    ]
    assert CLOCKS.isdisjoint(asserted)
