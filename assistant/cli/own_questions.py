"""``save``, ``saved``, ``unsave``: questions under a name."""

from __future__ import annotations

import sys

from assistant import saved
from assistant.cli.guard import NOT_FOUND, complain
from assistant.cli.options import COMMANDS
from assistant.cli.showing import Style, show_page
from assistant.render.lines import write_lines
from assistant.render.page import Page, Sheet, Title


def run_save(name: str, words: list[str]) -> int:
    """Keep a question."""
    question = " ".join(words)
    known = saved.save(name, question, COMMANDS)
    write_lines(
        sys.stdout, [f"{'已改成' if known else '已保存'}：{name} = {question}，以后问 qingdan {name} 就行。"]
    )
    return 0


def run_saved(style: Style) -> int:
    """All of them; 1 when there are none."""
    kept = saved.saved_questions()
    if not kept:
        complain("还没有保存的问题（例：qingdan save 周会 三季度要做什么）")
        return NOT_FOUND
    records = [{"name": name, "question": question} for name, question in kept.items()]
    sheet = Sheet(("名字", "问题"), list(kept.items()))
    record = {"schema": 1, "saved": records}
    show_page(Page((Title(f"{len(kept)}个保存的问题"), sheet), lambda: record, lambda: records), style)
    return 0


def run_unsave(name: str) -> int:
    """Forget one."""
    write_lines(sys.stdout, [f"已删去：{name} = {saved.remove(name)}"])
    return 0
