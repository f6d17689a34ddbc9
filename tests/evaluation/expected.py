"""The questions still answered wrongly, each with its reason: ``tests/corpus/expected_failures.jsonl``.

    python -m tests.evaluation.expected [--add]

Takes out what is right by now and keeps the reasons of what is still wrong.  What has become wrong since is only named, and
taken in with ``--add``: with a reason by its kind, which whoever adds it makes more exact.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import Answer
from tests.evaluation.corpus import FOLDER, Case, day, dialogues, judge, questions, shelf

PATH = FOLDER / "expected_failures.jsonl"
Key = tuple[str, str]


def expected() -> dict[Key, str]:
    """(file, question) → why it is still wrong."""
    if not PATH.is_file():
        return {}
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return {(record["file"], record["q"]): record["reason"] for record in map(json.loads, lines)}


def key(case: Case) -> Key:
    """How a case is called in the file."""
    return case.file, case.name


def wrong() -> Iterator[tuple[Case, str, Answer]]:
    """Every case that is answered wrongly, with what is wrong in short, and the answer."""
    with tempfile.TemporaryDirectory() as folder:
        clerks: dict[str, Any] = {}

        def clerk_of(case: Case) -> Any:
            if case.shelf not in clerks:
                clerks[case.shelf] = shelf(case.shelf, Path(folder))
            return clerks[case.shelf]

        for case in questions():
            clerk = clerk_of(case)
            answer = clerk.ask(case.gold["q"], day(case.gold, clerk.info.year))
            if reason := judge(case.gold, answer):
                yield case, reason, answer
        for turns in dialogues():
            talk = clerk_of(turns[0]).conversation()
            for case in turns:
                answer = talk.ask(case.gold["q"], day(case.gold))
                if reason := judge(case.gold, answer):
                    yield case, reason, answer
        for clerk in clerks.values():
            clerk.close()


def kind_of(case: Case, answer: Answer) -> str:
    """The kind of mistake."""
    gold = case.gold
    if "parts" in gold:
        return "几问没有分开" if len(answer.parts) < len(gold["parts"]) else "分开了，其中一问答错"
    if gold["type"] == "help":
        return "寒暄当成了问题"
    if gold["type"] == "none":
        return "只有计划，答成了实际" if answer.intent == "quantity" else "清单里没有的事，答成了有的"
    if answer.status == "help":
        return "问题当成了寒暄"
    if answer.status in ("not_found", "ambiguous"):
        return _unanswered(case, answer)
    if "chatty" in case.file:
        return "故事里的词盖过了所问"
    return _other(gold, answer)


def _unanswered(case: Case, answer: Answer) -> str:
    gold = case.gold
    if gold.get("noise"):
        return "笔误没有改对"
    if case.before:
        return "接不上前面的话"
    near = set(answer.nearest) & set(gold.get("tasks") or ())
    if gold.get("para"):
        return "俗语没有联到任务" + ("，只列为相近" if near else "")
    return "所问的词没有联到任务" + ("，只列为相近" if near else "")


def _other(gold: dict[str, Any], answer: Answer) -> str:
    if gold["type"] == "about":
        return "问清单本身，答成了任务"
    if gold["type"] in ("count", "quantity"):
        return "没有当成问数" if answer.value is None else "取了另一个数"
    if gold["type"] == "units":
        return "答了别的单位"
    found, meant = {row.task for row in answer.rows}, set(gold["tasks"])
    word = "俗语联" if gold.get("para") else "词联"
    if found == meant:
        return "任务对，季度不对"
    if found > meant:
        return "多给了任务"
    return "少给了任务" if found < meant else f"{word}到了别的任务"


def main() -> int:
    """Rewrite the file; 1 when something has become wrong that is not in it."""
    known = expected()
    lines, new = [], []
    still = set()
    for case, reason, answer in wrong():
        name = key(case)
        still.add(name)
        if name not in known:
            new.append(f"+ {case.file}: {case.name} → {reason}")
            if "--add" not in sys.argv:
                continue
        record = {"file": case.file, "q": case.name, "reason": known.get(name) or kind_of(case, answer)}
        lines.append(json.dumps(record, ensure_ascii=False))
    PATH.write_text("".join(f"{line}\n" for line in dict.fromkeys(lines)), encoding="utf-8")
    print(*(f"- {file}: {said}" for file, said in known if (file, said) not in still), *new, sep="\n")
    print(f"还错 {len(still)} 问，其中新错 {len(new)} 问")
    return 1 if new and "--add" not in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
