"""Traditional characters, old shapes and full-width digits → the plain character, one for one.

Stored texts stay as printed; these are the forms that headings, names and questions are compared in.

>>> plain("⼝袋公园１２㎡"), simplify("岳陽樓區")
('口袋公园12㎡', '岳阳楼区')
"""

from __future__ import annotations

import os
from functools import cache

# Radicals that Unicode gives no decomposition, as PDF fonts print them: 区⺠政局.
_RADICALS = "⺁厂⺄乙⺅亻⺈刀⺊卜⺋卩⺌小⺍小⺎尢⺏尢⺐尢⺒巳⺓幺⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳罒⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
_OLD = (
    ("\u2e80", "\u2fd5"),
    ("\uf900", "\ufad9"),
    ("％", "％"),
    ("０", "９"),
    ("Ａ", "Ｚ"),
    ("ａ", "ｚ"),
    ("\U0002f800", "\U0002fa1d"),
)


@cache
def _table() -> tuple[str, str, str, str]:
    """Traditional characters and, in the same order, simplified ones; those that simplified text uses too (後, 乾)."""
    with open(os.path.join(os.path.dirname(__file__), "simplified.txt"), encoding="utf-8") as file:
        traditional, simple, either, meant = file.read().splitlines()
    return traditional, simple, either, meant


@cache
def simple_of() -> dict[int, str]:
    """Code point of a traditional character → the simplified one."""
    traditional, simple, either, meant = _table()
    return {ord(a): b for a, b in zip(traditional + either, simple + meant, strict=True)}


def has_traditional(text: str) -> bool:
    """Whether a character of ``text`` is none of simplified text."""
    traditional, *_ = _table()
    return bool([char for char in set(text) if char in traditional])


def simple_forms(text: str) -> dict[int, str]:
    """For ``str.translate``: traditional → simplified characters; empty where ``text`` has none."""
    return simple_of() if has_traditional(text) else {}


def plain(text: str) -> str:
    """``text`` with today's shapes of characters and ASCII digits; the length stays.

    Kangxi radicals, compatibility ideographs, full-width letters and digits: a text has few of them, if any.
    """
    for char in [c for c in set(text) if not "\u3000" <= c <= "\u9fff" and any(a <= c <= z for a, z in _OLD)]:
        import unicodedata

        at = _RADICALS.find(char)
        shape = _RADICALS[at + 1] if at >= 0 and at % 2 == 0 else unicodedata.normalize("NFKC", char)
        if len(shape) == 1:  # places in the text stay the same
            text = text.replace(char, shape)
    return text


def simplify(text: str) -> str:
    """``text`` in simplified characters and plain shapes; the length stays."""
    return plain(text).translate(simple_forms(text))
