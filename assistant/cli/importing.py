"""``import``: read, show, ask, write."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assistant.catalog import library
from assistant.catalog.places import chosen_database, default_database, shipped_database
from assistant.catalog.rewrite import backup_path
from assistant.cli.ending import ending_cleanly
from assistant.cli.guard import NOT_FOUND, WRONG, complain
from assistant.cli.show_lists import Screen, name_of
from assistant.documents import ImportResult, read_documents
from assistant.errors import QingdanError, UsageError

_VERBS = {
    library.ADDED: "已导入",
    library.REVISED: "已替换",
    library.REPAIRED: "已修复",
    library.UNCHANGED: "没有变化",
}


class ImportRequest(NamedTuple):
    """One ``import`` as typed; ``about`` overrides what the documents say."""

    files: tuple[Path, ...]
    about: dict[str, Any]
    dry_run: bool = False
    yes: bool = False
    use: bool = False
    db: Path | None = None
    accept_warnings: bool = False


def run_import(request: ImportRequest) -> int:
    """0 imported (or nothing to change), 1 not confirmed, 2 a file that cannot be read or is not sure.

    Until the last question is answered nothing is written: no database is created either.
    """
    if len(request.files) > 1 and request.about.get("title"):
        raise UsageError("--title 一次只能用于一个文件")
    results = _read_all(request)
    if results is None:
        return WRONG
    screen = Screen(sys.stdout)
    if request.dry_run:
        return _dry_run(request, results, screen)
    doubtful = any(result.doubts for result in results)
    for result in results:
        if doubtful and screen.is_drawn:
            screen.record(result)
        screen.reading(result)
        for doubt in result.doubts:
            screen.line(f"要先核对：{doubt}")
    if doubtful and not request.accept_warnings:
        if not is_terminal():
            complain(
                f"{_first_doubt(results)}，没有导入（用 --dry-run 看读出的内容，确认无误再加 --accept-warnings）"
            )
            return WRONG
        if not confirm("仍然导入？"):
            complain("没有导入")
            return NOT_FOUND
    path = chosen_database(request.db)
    outcomes = library.plan(path if path.is_file() else Path(shipped_database()), results)
    revised = [o for o in outcomes if o.action == library.REVISED]
    for outcome in revised:
        screen.difference(outcome)
    if revised and not (request.yes or confirm("用新的内容替换？")):
        complain("清单有修订，没有导入（加 --yes 替换）")
        return NOT_FOUND
    return _write(request, results, bool(revised), screen)


def _first_doubt(results: list[ImportResult]) -> str:
    return next(f"{r.record.document}：{'；'.join(r.doubts)}" for r in results if r.doubts)


def _write(request: ImportRequest, results: list[ImportResult], revised: bool, screen: Screen) -> int:
    path = chosen_database(request.db)
    existed = path.exists()
    with _progress(len(results) + 2) as step, ending_cleanly():
        done = library.import_records(
            path,
            results,
            base=Path(shipped_database()),
            replace_revised=revised,
            use=request.use,
            progress=step,
        )
    for outcome in done:
        screen.line(_sentence(outcome))
    if request.use and done:
        screen.line(f"默认清单：{name_of(done[-1].record)}")
    if any(o.applied for o in done) or request.use:
        kept = f"，改动前的备份 {backup_path(path).name}" if existed else ""
        screen.line(f"数据库 {path}{kept}")
    return 0


def _read_all(request: ImportRequest) -> list[ImportResult] | None:
    """All lists of all documents; None when one cannot be read.  Every one that cannot be is named."""
    results: list[ImportResult] = []
    failed = False
    with _progress(len(request.files)) as step:
        for file in request.files:
            step(f"读取 {file.name}")
            try:
                results += read_documents(file, **request.about)
            except QingdanError as error:
                complain(str(error))
                failed = True
    return None if failed else results


def _dry_run(request: ImportRequest, results: list[ImportResult], screen: Screen) -> int:
    path = Path(request.db or default_database())
    outcomes = library.plan(path, results) if path.is_file() else (None,) * len(results)
    for result, outcome in zip(results, outcomes, strict=True):
        screen.record(result)
        screen.reading(result)
        for doubt in result.doubts:
            screen.line(f"要先核对：{doubt}")
        if outcome is not None and outcome.action == library.REVISED:
            screen.difference(outcome)
        elif outcome is not None and outcome.action == library.UNCHANGED:
            screen.line("数据库里已有这份清单，内容相同")
    screen.line("只是试读，数据库没有改动")
    return 0


def _sentence(outcome: library.Outcome) -> str:
    number = f"编号{outcome.list_id}，" if outcome.list_id else ""
    verb = _VERBS[outcome.action]
    return f"{verb}：{name_of(outcome.record)}（{number}{len(outcome.record.tasks)}项任务）"


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def confirm(question: str) -> bool:
    """Ask at the terminal; without one the answer is no."""
    if not is_terminal():
        return False
    try:
        return input(f"{question}[y/N] ").strip().lower() in ("y", "yes", "是", "好")
    except EOFError:
        return False


@contextlib.contextmanager
def _progress(steps: int) -> Iterator[Callable[[str], None]]:
    """A progress bar on standard error, if that is a terminal; call with the name of each step that begins."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from assistant.render.characters import one_line

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=steps + 1)

        def step(name: str) -> None:
            bar.update(task, description=one_line(name)[:40], advance=1)

        yield step
