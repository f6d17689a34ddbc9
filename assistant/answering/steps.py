"""Whether a quarter's goal states a step of the work, not only its word: 开工前手续 is no 开工, 已完成 no finish."""

from __future__ import annotations

import re

from assistant.answering.wording import ALL
from assistant.model.document import QUARTER, ListDocument
from assistant.query import Step
from assistant.text.normalize import occurrences

_NOT_YET = ("前", "准备", "手续", "阶段目标", "方案", "材料")
_ANOTHER_WORD = ("前置", "前端", "前台", "前沿")  # 上线前置审方系统
_CLAUSES = r"[，。；;\n,]"
_FIRST = ")(?<!".join(
    f"{part}{kind}" for part in ("基础", "主体", "桩基", "路基", "土建") for kind in ("工程", "施工", "建设")
)
_KEEP = 0.9
_APART = 0.7  # 完成…建设: the parts of a step with other words between


def stated(document: ListDocument, index: int, step: Step) -> dict[int, float]:
    """Quarter → how surely ``step`` is planned there, above 0 to 1.4; quarters that do not state it are left out."""
    found = {q: s for q in ALL if (s := _stands(document, index, step, q)) > 0}
    best = max(found.values(), default=0.0)
    return {quarter: strength for quarter, strength in found.items() if strength >= _KEEP * best}


def _stands(document: ListDocument, index: int, step: Step, quarter: int) -> float:
    text = document.field(index, quarter)
    best = 0.0
    for position, word, places in document.standing(step.words):
        if places.get(index, 0) & QUARTER[quarter] and _really(word, text):
            best = max(best, _likeness(step, position, word))
    if best < _APART and any("…" in word and _apart(word, text) for word in step.words):
        return _APART
    return best


def _likeness(step: Step, position: int, word: str) -> float:
    """A long word that stands verbatim tells more than a shorter word of the same concept."""
    if position == 0:
        return 1.0 + 0.1 * min(max(len(word) - 3, 0), 4)
    return 0.85 if len(word) >= len(step.surface) else 0.75


def _really(word: str, text: str) -> bool:
    """Whether some occurrence is the step itself, not what comes before (开工前) or after it (已完成)."""
    return any(
        (not text.startswith(_NOT_YET, at := start + len(word)) or text.startswith(_ANOTHER_WORD, at))
        and not text.endswith("已", 0, start)
        for start in occurrences(text, word)
    )


def _apart(word: str, text: str) -> bool:
    """完成…建设 stands where its parts follow each other within one clause and end it: not in 完成施工图审查, 完成基础工程."""
    parts = ".{0,30}?".join(map(re.escape, word.split("…")))
    pattern = re.compile(f"{parts}(?<!{_FIRST})(?=$|任务|工作|目标|并|和|及|、)")
    return any(
        (match := pattern.search(clause)) and not clause.endswith("已", 0, match.start())
        for clause in re.split(_CLAUSES, text)
    )
