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
SERVERS = frozenset(("starlette", "uvicorn", "jinja2", "mcp", "pydantic", "anyio"))
HEAVY = COMMAND_LINE | DATA | SERVERS
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


def test_a_table_loads_nothing_heavy_either() -> None:
    loaded = modules_after(["区残联三季度要做什么"], FORCE_COLOR="1", COLUMNS="100")
    assert not loaded & (HEAVY | {"typing", "contextlib"})


# Who may look into whom: model ← query ← language, answering ← library ← skins.  A room is a package or, at the top
# of the house, a module of that name; nothing looks to its left.
ORDER: tuple[frozenset[str], ...] = (
    frozenset(("errors", "kinds", "typed", "text", "model", "words", "files", "arguments")),
    frozenset(("query",)),
    frozenset(("answer", "answer_dict", "slots", "by_column", "joining", "pointing", "dialogue")),
    frozenset(("language", "catalog")),
    frozenset(("answering", "documents")),
    frozenset(("lists", "left", "conversation", "contents", "saved", "due")),
    frozenset(("assistant", "render")),
    frozenset(("cli", "chat", "web", "mcp", "__main__", "__init__")),
)
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
# Neighbours of one rank, or out of rank, that must not know each other all the same.
FORBIDDEN = {
    "text": {"model", "query", "catalog"},
    "model": {"text", "words", "files", "arguments"},
    "words": {"files", "arguments"},
    "language": {"catalog", "answering", "answer"},
    "answering": {"language", "catalog", "documents", "dialogue"},
    "catalog": {"language", "query", "dialogue"},
    "render": {"language", "answering", "assistant", "catalog", "documents"},
    "documents": {"language", "answering", "query"},
    "dialogue": {"answer", "language", "answering", "catalog", "model", "text"},
}
# What still looks the wrong way; may only shrink.
LOOKING_BACK: dict[str, set[str]] = {
    "answering/columns.py": {"catalog"},
    "catalog/build.py": {"documents"},  # the shipped list is imported like any other
    "model/document.py": {"text"},
}


def room_of(path: Path) -> str:
    """The room of a module."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """The rooms whose modules ``path`` imports, inside functions and for type hints too."""
    return {name.split(".")[1] for name in imported_modules(path) if name.startswith("assistant.")}


def looks_back(path: Path) -> set[str]:
    """The rooms that ``path`` must not know and imports."""
    room = room_of(path)
    known = imported_rooms(path) - {room}
    return {other for other in known if RANK[other] > RANK[room] or other in FORBIDDEN.get(room, ())}


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in PACKAGE.rglob("*.py")} == set(RANK)


def test_rooms_look_one_way() -> None:
    """Not even for types."""
    wrong = {
        str(path.relative_to(PACKAGE)): back
        for path in sorted(PACKAGE.rglob("*.py"))
        if (back := looks_back(path))
    }
    assert wrong == LOOKING_BACK


def test_no_two_modules_import_each_other() -> None:
    """No circle among the modules, of whatever length, not even for types or inside functions."""
    graph = {
        module_name(path): {other for other in imported_modules(path) if other.startswith("assistant.")}
        for path in PACKAGE.rglob("*.py")
    }
    circles = circles_of({name: others & graph.keys() for name, others in graph.items()})
    assert circles == CIRCLES


# Modules that import each other in a circle; may only shrink.
CIRCLES = {frozenset(("assistant.documents.about", "assistant.documents.where"))}


def module_name(path: Path) -> str:
    """assistant.language.scan of its file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def circles_of(graph: dict[str, set[str]]) -> set[frozenset[str]]:
    """The sets of modules that reach each other."""
    reached = {name: set(others) for name, others in graph.items()}
    growing = True
    while growing:
        growing = False
        for others in reached.values():
            more = set().union(*(reached[other] for other in others)) - others if others else set()
            growing |= bool(more)
            others |= more
    circles = {
        frozenset(o for o in reached[name] if name in reached[o]) for name in reached if name in reached[name]
    }
    return {circle for circle in circles if len(circle) > 1}


OWN = ("language", "answering", "query.py", "dialogue.py")


def takes_anything(path: Path) -> set[str]:
    """The names of functions and fields of ``path`` whose types say Any."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            hints = [argument.annotation for argument in ast.walk(node.args) if isinstance(argument, ast.arg)]
            hints.append(node.returns)
            name = node.name
        elif isinstance(node, ast.AnnAssign):
            hints, name = [node.annotation], ast.unparse(node.target)
        else:
            continue
        if any(
            isinstance(one, ast.Name) and one.id == "Any" for hint in hints if hint for one in ast.walk(hint)
        ):
            found.add(f"{path.relative_to(PACKAGE).as_posix()}:{name}")
    return found


# Signatures that still say Any; may only shrink.
ANYTHING = {"language/mention.py:value"}  # whatever its dimension says


def test_our_own_signatures_say_what_they_take() -> None:
    files = [
        path
        for own in OWN
        for path in ([PACKAGE / own] if own.endswith(".py") else (PACKAGE / own).rglob("*.py"))
    ]
    assert set().union(*map(takes_anything, files)) == ANYTHING


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


# What the simplest question needs of us; each module more is a slower start for everybody.
MOST_OF_OURS = 89


def test_a_plain_question_needs_few_modules() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LIBRARY],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=60,
        check=True,
    )
    _, loaded = json.loads(done.stdout)
    ours = {name for name in loaded if name.startswith("assistant.")}
    assert len(ours) <= MOST_OF_OURS
    rooms = {name.split(".")[1] for name in ours}
    assert not rooms & {"cli", "chat", "render", "documents", "due", "saved"}
    assert not {name for name in ours if name.startswith("assistant.words")}
    assert "assistant.language.correct" not in ours  # nothing is misspelt
    assert not {name for name in loaded if name in ("dataclasses", "inspect", "typing_extensions", "numpy")}


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
        ("render", {"sqlite3", "sqlite_utils", "assistant.catalog.store"}),
        ("web", {"sqlite3", "sqlite_utils", "rich", "assistant.query"}),
        ("mcp", {"sqlite3", "sqlite_utils", "rich", "assistant.query"}),
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
        "Conversation",
        "DatabaseError",
        "DocumentError",
        "Due",
        "ListInfo",
        "Point",
        "QingdanError",
        "Row",
        "SynonymError",
        "Understood",
        "Unit",
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
