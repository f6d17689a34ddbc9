"""``due``: this quarter's and the next quarter's milestones by unit; a notice for each unit in a folder."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assistant.assistant import Assistant
from assistant.cli.guard import NOT_FOUND, complain, reason
from assistant.cli.showing import Style, show_page
from assistant.due import Due
from assistant.errors import UsageError
from assistant.files import safe_name, write_atomically
from assistant.render.formats import FORMATS, render_bytes
from assistant.render.from_due import due_page
from assistant.render.lines import write_lines


class DueRequest(NamedTuple):
    """One ``due`` as typed; ``folder``: write a notice for each unit there."""

    unit: str
    today: date | None
    style: Style
    folder: Path | None
    overwrite: bool


def run_due(assistant: Assistant, request: DueRequest) -> int:
    """0, or 1 when nothing is due."""
    today = request.today or date.today()
    entries = assistant.due(request.unit or None, today)
    if not entries:
        complain("这个季度和下个季度没有到期的事项")
        return NOT_FOUND
    # The unit as the list prints it, whatever it was called.
    unit = _printed_name(assistant, request.unit, entries) if request.unit else ""
    if request.folder is None:
        show_page(due_page(assistant.info, entries, today, unit), request.style)
        return 0
    return _write_notices(assistant, entries, today, request)


def _printed_name(assistant: Assistant, unit: str, entries: list[Due]) -> str:
    wanted = {entry.task for entry in entries}
    named = assistant.conversation().ask(f"{unit}有哪些任务").understood.units
    owners = [
        u.name for u in assistant.units() if {u.name, *u.second_names} & set(named) and wanted & set(u.tasks)
    ]
    return owners[0] if len(owners) == 1 else ""


def _write_notices(assistant: Assistant, entries: list[Due], today: date, request: DueRequest) -> int:
    """A file a unit; none is written when one is in the way."""
    assert request.folder is not None
    name = "docx" if request.style.format in ("table", "plain") else request.style.format
    suffix = FORMATS[name].suffix
    quarters = "".join(str(q) for q in dict.fromkeys(entry.quarter for entry in entries))
    label = f"{assistant.info.year}年第{'、'.join(quarters)}季度到期"
    units = [u.name for u in assistant.units() if any(u.name in entry.row.units for entry in entries)]
    files: dict[Path, str] = {}
    for unit in units:
        path = request.folder / f"{safe_name(unit)} {label}{suffix}"
        if path in files:  # two units whose names differ in forbidden characters only
            path = request.folder / f"{safe_name(unit)}{len(files)} {label}{suffix}"
        files[path] = unit
    there = [path.name for path in files if path.exists()]
    if there and not request.overwrite:
        raise UsageError(
            f"{request.folder} 里已经有 {there[0]}{' 等' if len(there) > 1 else ''}", "加 --yes 覆盖"
        )
    try:
        request.folder.mkdir(parents=True, exist_ok=True)
        for path, unit in files.items():
            own = [entry for entry in entries if unit in entry.row.units]
            write_atomically(path, render_bytes(due_page(assistant.info, own, today, unit), name))
    except OSError as error:
        raise UsageError(f"写不了 {request.folder}：{reason(error)}", "换一个文件夹") from None
    write_lines(sys.stdout, [f"{len(files)}份通知已写到 {request.folder}", *(path.name for path in files)])
    return 0
