"""Names that the list has as they are typed, though its texts or the dictionary cut them otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from assistant.language.mention import Mention
from assistant.language.scope import Senses
from assistant.typed import Protocol

_BEFORE = frozenset("在到从去把对向为给和与的")  # what stands before a name, not in it
# What names of things end in; 门诊楼 is one word where the list has it.
THINGS = frozenset(
    "楼节塘桥路站园馆院校池泵井田林山河湖渠坝塔街巷村厅室厂场库棚机车船网卡券证费房床灯柜椅桌屏牌箱"
)
OURS = frozenset("街村")  # 他们街


class Texts(Protocol):
    """The list asked about."""

    @property
    def text(self) -> str: ...
    @property
    def vocabulary(self) -> Container[str]: ...


def verbatim(
    text: str,
    pieces: Iterable[str],
    senses: Mapping[str, Senses],
    known: Mapping[str, tuple[int, str]],
    scope: Texts,
) -> list[Mention]:
    """Names of three or four characters that the list has as they are, though cut otherwise: 门诊楼, 采茶节, 山坪塘."""
    found = []
    for piece in pieces:
        if not 3 <= len(piece) <= 4 or piece in senses or piece in scope.vocabulary or piece[0] in _BEFORE:
            continue
        stem = piece[:-1]
        named = piece[-1] in THINGS and (stem in known or stem in senses or stem not in scope.vocabulary)
        if (named or piece in known) and begins_apart(piece, scope):  # a search through all texts comes last
            start = text.find(piece)
            end = start + len(piece)
            if any(text[end - 1 : end + more] in scope.vocabulary for more in (1, 2)):
                continue  # 盘煤机 of 盘煤机器人
            halves = [senses.get(half, ()) for half in (piece[:2], piece[2:])] if len(piece) == 4 else [()]
            step = all(any(s.dimension == "event" for s in half) for half in halves)  # 建成通车
            kind, value = ("topic", (f"event:{piece}",)) if step else ("word", ())
            found.append(Mention(kind, value, start, end, piece, "原文", 1.0, (piece,)))
    return found


def begins_apart(name: str, scope: Texts) -> bool:
    """Whether the list has ``name``, and not out of the middle of a word: 门停车场 in 北门停车场."""
    at = scope.text.find(name)
    return at >= 0 and scope.text[at - 1 : at + 1] not in scope.vocabulary
