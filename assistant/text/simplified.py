"""Traditional characters, old shapes and full-width digits → the plain character, one for one.

Stored texts stay as printed; these are the forms that headings, names and questions are compared in.

>>> plain("⼝袋公园１２㎡"), simplify("岳陽樓區")
('口袋公园12㎡', '岳阳楼区')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

# Radicals that Unicode gives no decomposition, as PDF fonts print them: 区⺠政局.
_RADICALS = "⺁厂⺄乙⺅亻⺈刀⺊卜⺋卩⺌小⺍小⺎尢⺏尢⺐尢⺒巳⺓幺⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟⺱罒⺲罒⺳罒⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒长⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭齿⻮齿⻯龙⻰龙⻱龟⻲龟⻳龟"
_WIDE = tuple(map(ord, "％０１２３４５６７８９")) + (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_OLD = re.compile("[\u2e80-\u2fd5\uf900-\ufad9\uff05\uff10-\uff5a\U0002f800-\U0002fa1d]")


@cache
def shapes() -> dict[int, str]:
    """For ``str.translate``: Kangxi radicals, compatibility ideographs, full-width letters and digits.

    Every character stands for one character, so that places in the text stay the same.
    """
    table = {ord(old): new for old, new in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E), *_WIDE):
        folded = unicodedata.normalize("NFKC", chr(code))
        if len(folded) == 1 and folded != chr(code):
            table[code] = folded
    return table


@cache
def simplified() -> dict[int, str]:
    """For ``str.translate``: traditional → simplified characters."""
    text = (Path(__file__).parent / "simplified.txt").read_text(encoding="utf-8")
    traditional, plain_characters = text.splitlines()
    return {ord(a): b for a, b in zip(traditional, plain_characters, strict=True)}


def plain(text: str) -> str:
    """``text`` with today's shapes of characters and ASCII digits; the length stays."""
    return text.translate(shapes()) if _OLD.search(text) else text


def simplify(text: str) -> str:
    """``text`` in simplified characters and plain shapes; the length stays."""
    return plain(text).translate(simplified())
