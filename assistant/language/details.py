"""A list's further columns in a question: by their headings (进展, 分管领导), or by what stands in them (陈丽)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.language.mention import Mention
from assistant.model.document import tells_state
from assistant.typed import Protocol

_TAILS = ("情况", "来源", "单位", "说明", "要求", "人员", "名单")
_SHORT = r"[\u4e00-\u9fffA-Za-z]{2,6}"  # a name, a word: what can be asked for by itself
_BETWEEN = r"[、，,；;\s/]+"
Details = tuple[tuple[str, str], ...]


class Columns(Protocol):
    """The list asked about."""

    @property
    def details(self) -> Details: ...


def details(text: str, pieces: Iterable[str], details: Details) -> list[Mention]:
    """Headings and short contents of the columns; the value is the column's label and the content, if it is one."""
    if not details:
        return []
    known = _surfaces(details)
    found = []
    for piece in pieces:
        if piece in known:
            start = text.find(piece)
            found.append(Mention("detail", known[piece], start, start + len(piece), piece, "附加信息"))
    return found


def state_labels(details: Details) -> tuple[str, ...]:
    """The columns on how far it really is."""
    labels = dict.fromkeys(label for label, _ in details)
    return tuple(label for label in labels if tells_state(label))


def labels_with(details: Details, word: str) -> tuple[str, ...]:
    """The columns whose heading has the word (领导, 电话)."""
    return tuple(label for label in dict.fromkeys(label for label, _ in details) if word in label)


@lru_cache(maxsize=64)
def _surfaces(details: Details) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for label, text in details:
        short = next((label.removesuffix(tail) for tail in _TAILS if label.endswith(tail)), label)
        for surface in (label, short, re.sub(r"[（(].*", "", label)):  # 年度投资（万元）
            if len(surface) > 1:
                found.setdefault(surface, (label, ""))
        state = re.split("[。，；：:,]", text)[:1] if tells_state(label) else []  # 按计划推进：已建成
        for piece in (*re.split(_BETWEEN, text), *state):
            if re.fullmatch(_SHORT, piece):
                found.setdefault(piece, (label, piece))
    return found
