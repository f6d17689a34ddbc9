"""What corrections are made of: a fix, and how welcome a word is as one."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language.rules.asks import MEASURES
from assistant.language.scope import Scope, Words
from assistant.text.normalize import occurrences
from assistant.text.pinyin import loose
from assistant.typed import NamedTuple

# 哪个季度 without its 哪, 什么时候 without its 什: a question word that begins in mid-air.
# What is missing, what may stand before it instead, the character after it, what follows.
_CLIPPED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "哪",
        "一二两三四五六七八九十几每各这那前后哪整半0123456789首末上下本当头俩仨多少",
        ("个季度", "个单位", "个部门"),
    ),
    ("什", "什啥嘛怎", ("么时候",)),
    ("哪", "一有这那哪某好", ("些单位", "些部门")),
)
_ASKING = ("吗", "什么", "谁", "哪", "多少", "几", "怎", "啥", "何时")
# No slip makes a question wider, or one about the program.
_WIDENING = frozenset(("everywhere", "everything", "usage"))
SAME_SOUND = 0.95
ABSENT = 0.8  # 物页费 is 物业费, and that the list has none is the answer; 免费学 is no 免学费


class Fix(NamedTuple):
    """``text[start:end]`` is most likely ``meant``; ``score`` from 0 to 1.

    ``others`` are names that it may as likely be: then the answer is a question back.
    """

    start: int
    end: int
    typed: str
    meant: str
    score: float
    others: tuple[str, ...] = ()


def clipped(text: str) -> list[tuple[int, str, str]]:
    """(start, what was typed, what was meant) of question words without their first character."""
    found = []
    for missing, before, words in _CLIPPED:
        for typed in [typed for typed in words if typed in text]:
            starts = [at for at in occurrences(text, typed) if not at or text[at - 1] not in before]
            found += [(at, typed, missing + typed) for at in starts]
    return sorted(found)


def points(text: str, fix: Fix) -> bool:
    """那家便利店 is no 哪家 where something else asks, nor is 家便利店 the 全家便利店."""
    asks = any(word in text for word in _ASKING)
    return asks and (fix.typed[:1] == "那" or (text[: fix.start].endswith("那") and fix.typed[0] in MEASURES))


def worth(surface: str, words: Words, scope: Scope) -> float:
    """How welcome ``surface`` is as a correction: 1 for a unit of the list, 0 for what the list lacks."""
    best = 0.85 if surface == "区" else 0.0
    senses = words.senses([surface]).get(surface, ())
    of_one = len({sense.value for sense in senses if sense.dimension == "unit"}) == 1  # 教局 is no 教体局
    for sense in senses:
        if sense.dimension == "unit":
            best = max(best, (1.0 if of_one else 0.97) if sense.value in scope.cores else ABSENT)
        elif sense.value in _WIDENING:
            return 0.0  # 东区一共 is no 全区一共
        elif sense.dimension in ("aspect", "period"):
            best = max(best, 0.97)
        elif sense.dimension in ("topic", "event", "people"):
            best = max(best, 0.95 if any(map(scope.places, (surface, *sense.words))) else ABSENT)
        elif sense.dimension == "filler":
            best = max(best, 0.8 if len(surface) > 1 else 0.7)
    if best < 0.95 and len(surface) > 1 and surface in scope.vocabulary:
        best = 0.95
    return best


def by_sound(found: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """(surface, pinyin) pairs by their loose sound."""
    table: dict[str, list[tuple[str, str]]] = {}
    for surface, pinyin in found:
        table.setdefault(loose(pinyin.replace(" ", "")), []).append((surface, pinyin))
    return table


def unit_cores(surface: str, words: Words, scope: Scope) -> frozenset[str]:
    """The list's units that ``surface`` names, by core."""
    senses = words.senses([surface]).get(surface, ())
    return frozenset(s.value for s in senses if s.dimension == "unit" and s.value in scope.cores)


def likeness(typed: str, meant: str, spelled: list[str], pinyin: str) -> float:
    """0 to 1: how likely ``typed`` is a slip of ``meant``."""
    from rapidfuzz.distance import OSA

    distance = OSA.distance(typed, meant)
    length = max(len(typed), len(meant))
    shared = len(set(typed) & set(meant))
    if len(typed) == len(meant):
        if pinyin in spelled:
            return 0.97 if shared >= length - 1 else 0.95 if shared else 0.72
        if loose(pinyin) in map(loose, spelled):
            return 0.88 if shared >= length - 1 else 0.6
    if distance != 1:
        return 0.0
    if len(typed) > len(meant):
        return 0.9 if _doubled(typed, meant) else 0.8 if length >= 5 else 0.68 if length == 4 else 0.0
    if len(typed) < len(meant):
        return 0.8 if length >= 5 else 0.7 if length == 4 else 0.62
    if sorted(typed) == sorted(meant):
        return 0.9 if length >= 3 else 0.6
    if typed[0] != meant[0] or typed[-1] != meant[-1]:
        return 0.0  # 氢能源公交 is not 新能源公交, 公交买 no 公交车
    return 0.8 if length >= 5 else 0.7 if length == 4 else 0.61 if length == 3 else 0.0


def _doubled(typed: str, meant: str) -> bool:
    return any(
        typed[i] == typed[i + 1] and typed[:i] + typed[i + 1 :] == meant for i in range(len(typed) - 1)
    )


_WHAT = tuple(f"嘛{noun}" for noun in "时候 地方 材料 任务 事 活 单位 部门 季度 工程 项目 手续".split())


def plain_what(text: str) -> str:
    """嘛时候, as people in Tianjin say 啥时候."""
    for typed in _WHAT if "嘛" in text else ():
        text = text.replace(typed, "啥" + typed[1:])
    return text
