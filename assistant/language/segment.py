"""What no mention covers → tokens, with what each would add to the part not understood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.language.mention import Mention
from assistant.text.normalize import is_han
from assistant.typed import NamedTuple

NOUN = 2.0
# What names of places end in; a list's word that begins with one may be the end of a name: 河大桥, of 三岔河大桥.
LANDSCAPE = "河江湖山岭渠街桥"
NAME = 2.2  # … and names of places, bodies, things
# What an unknown word weighs by its part of speech: nouns carry what a question is about.
_TAG_WEIGHT = {
    "n": NOUN,
    "v": 1.0,
    "vn": 1.6,
    "nr": 1.5,
    "ns": 2.4,
    "nt": 2.4,
    "nz": 2.2,
    "j": 2.2,
    "l": 0.6,
    "i": 0.3,
}
# 司机歇脚的屋子, 查酒的机器: what sort of thing it is, and not which.
_SORTS = frozenset("屋子 房子 场子 场地 机器 家伙 玩意 玩意儿 摊子 车子 箱子 柜子 本子 牌子 架子 台子 棚子 点子 法子 东西 地方 地儿 "
                   "位子 样子 样儿 毛病 项目 班车 人家 人员 名额 路线 用处".split())  # fmt: skip
_SORT = 0.45
# What tells two names apart that are alike otherwise: 南门 and 北门, 5号线 and 1号线.
TELLING = frozenset("东南西北中上下前后左右一二三四五六七八九十甲乙丙丁0123456789")
_NAMES = frozenset(("ns", "nt", "nz"))
_LIGHT = 0.25
_UNLISTED = 1.6
_LATIN = 2.5
SINGLE = 0.35


def part_of_speech_factor(tag: str) -> float:
    """How much a list's own word of this part of speech tells about the topic, 0 to 1."""
    if tag[:1] in ("n", "j") or tag in ("vn", "l", "i"):
        return 1.0
    return 0.6 if tag[:1] in ("v", "a") else 0.2


def commonness(frequency: int) -> float:
    """What is said everywhere tells less: 1 for a rare word, less for a common one."""
    return 1.0 if frequency < 800 else 0.75 if frequency < 4000 else 0.45


def general_weight(word: str, frequency: int, tag: str) -> float:
    """What a word of general Chinese adds to the part not understood; 上海 names a place, however often it is written."""
    if word in _SORTS:
        return _SORT
    weight = _TAG_WEIGHT.get(tag) or _TAG_WEIGHT.get(tag[:1], _LIGHT)
    return weight * (1.0 if tag in _NAMES else commonness(frequency))


class Token(NamedTuple):
    """A word of a gap; ``weight`` is what it would add to the part not understood."""

    text: str
    start: int
    end: int
    weight: float
    known: bool  # a word of general Chinese, right as it stands


def tokens(mentions: Iterable[Mention]) -> list[Token]:
    """Words of general Chinese as tokens."""
    return [_token(m.surface, m.start, {m.surface: m.value}) for m in mentions]


def characters(text: str, spans: Iterable[tuple[int, int]]) -> list[Token]:
    """What no word covers: runs of letters or digits whole, each ideograph alone."""
    found: list[Token] = []
    for start, end in spans:
        position = start
        for piece in _runs(text[start:end]):
            found.append(_token(piece, position, {}))
            position += len(piece)
    return found


def _runs(gap: str) -> list[str]:
    pieces: list[str] = []
    for char in gap:
        if pieces and not is_han(char) and not is_han(pieces[-1][-1]):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _token(text: str, start: int, words: Mapping[str, tuple[int, str]]) -> Token:
    if text in words:
        return Token(text, start, start + len(text), general_weight(text, *words[text]), True)
    if not any(map(is_han, text)):
        signs = not any(map(str.isalnum, text))  # &&, →: no words
        weight = 0.0 if signs else _LATIN if len(text) > 1 else SINGLE
        return Token(text, start, start + len(text), weight, signs)
    weight = SINGLE if len(text) == 1 else _UNLISTED
    return Token(text, start, start + len(text), weight, False)
