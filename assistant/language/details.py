"""A list's further columns in a question: by their headings (进展, 分管领导), or by what stands in them (陈丽)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.language.cells import NOTHING, PAYING, Details
from assistant.language.mention import Mention
from assistant.model.document import tells_state
from assistant.slots import bare
from assistant.typed import Protocol

_TAILS = ("情况", "来源", "单位", "说明", "要求", "人员", "名单")
_SHORT = r"[\u4e00-\u9fffA-Za-z]{2,6}"  # a name, a word: what can be asked for by itself
# 备注里写着捐赠的是哪项, 资金那一栏没填的
_SAYS = re.compile(
    r"(?:那一?栏|这一?栏|一栏|栏)?(?:里头?|中|上)?(?:是?(没有?填|没有?写|未填写?|空白?|为空)着?的?(?=[是有那这哪都]|$)"
    r"|(?:说明|说|写着|写了|写有|写明|写的是|写|提到|注明|是|为)(.{2,16}?)(?=的|$))"
)
_LACKS = re.compile("(?:没有?|未)(?:填写?|写)(?:的是)?$")
_ASKS_IF = ("有", "没", "无", "存在", "遇到", "碰到", "碰上", "写了", "填了")
_BETWEEN = r"[、，,；;\s/]+"


class Columns(Protocol):
    """The list asked about."""

    @property
    def details(self) -> Details: ...


def details(text: str, pieces: Iterable[str], details: Details) -> list[Mention]:
    """Headings, with what is to stand under them, and short contents; the value is the label and the content, if any."""
    if not details:
        return []
    known = _surfaces(details)
    found = []
    for piece in pieces:
        if piece in known:
            start = text.find(piece)
            (label, content), end = known[piece], start + len(piece)
            if not content and (lacks := _LACKS.search(text, 0, start)):
                content, start = NOTHING, lacks.start()  # 哪些任务没填完成投资
            elif not content and (said := _SAYS.match(text, end)):
                cells = [cell for each, cell in details if each == label]
                forms = (NOTHING,) if said[1] else (said[2], said[2].lstrip("要需须"))  # 要协调, 需协调
                written = next((w for w in forms if w == NOTHING or any(w in cell for cell in cells)), "")
                content, end = (written, said.end()) if written else (content, end)
            found.append(Mention("detail", (label, content), start, end, text[start:end], "附加信息"))
    if any(word in text for word in (*PAYING, "最")):
        from assistant.language.paid import spent  # only what is said of money needs it

        found += spent(text, dict.fromkeys(label for label, _ in details))
    if any(word in text for word in _ASKS_IF):
        from assistant.language.filled import filled

        found += filled(text, details)
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
        for surface in (label, short, bare(label)):
            if len(surface) > 1:
                found.setdefault(surface, (label, ""))
        state = re.split("[。，；：:,]", text)[:1] if tells_state(label) else []  # 按计划推进：已建成
        for piece in (*re.split(_BETWEEN, text), *state):
            if re.fullmatch(_SHORT, piece):
                found.setdefault(piece, (label, piece))
    return found
