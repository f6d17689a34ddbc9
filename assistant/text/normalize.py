"""A question as typed → a clean text with a map back to the typed characters.

>>> clean = normalize("区 残 联　第３季度 ？？")
>>> clean.text
'区残联第3季度?'
>>> clean.surface(0, 3)
'区 残 联'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.simplified import simplify
from assistant.typed import NamedTuple

# Punctuation is brought to one ASCII form each, so that rules need to know one comma only.
_PUNCTUATION = str.maketrans(
    {
        "，": ",",
        "。": ".",
        "；": ";",
        "：": ":",
        "！": "!",
        "？": "?",
        "（": "(",
        "）": ")",
        "“": '"',
        "”": '"',
        "‘": '"',
        "’": '"',
        "「": '"',
        "」": '"',
        "《": '"',
        "》": '"',
        "【": "(",
        "】": ")",
        "…": ".",
        "～": "~",
        "－": "-",
        "—": "-",
        "–": "-",
        "．": ".",
        "·": " ",
        "\u3000": " ",
        "〇": "零",
    }
)
_SILENT = frozenset(',.;:!?"~()- ')


# Marks and joiners without a width of their own, symbols (👍, ☎), skin tones, keycaps.
_UNSEEN = frozenset(("Cf", "Mn", "Me", "So", "Sk", "Cn", "Co"))
_SYMBOLS, _AFTER, _EMOJI = "\u20d0", "\u2bff", "\U0001f000"  # from the keycap on; above the ideographs
_AS_PICTURE = "\ufe0f"


class Text(NamedTuple):
    """Clean text; ``offsets[i]`` is the index in ``original`` of clean character ``i``."""

    original: str
    text: str
    offsets: tuple[int, ...] | None  # None: every character kept its place

    def surface(self, start: int, end: int) -> str:
        """The characters as typed behind the clean span ``start:end`` (half open)."""
        if self.offsets is None:
            return self.original[start:end]
        if start >= end:
            return ""
        return self.original[self.offsets[start] : self.offsets[end - 1] + 1]


def occurrences(text: str, piece: str) -> Iterator[int]:
    """Where ``piece`` begins in ``text``, overlapping ones too.

    >>> list(occurrences("口袋公园和公园", "公园"))
    [2, 5]
    """
    start = text.find(piece)
    while start >= 0:
        yield start
        start = text.find(piece, start + 1)


def is_han(char: str) -> bool:
    """Whether ``char`` is a CJK ideograph of the basic or extension A block."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


_FORMAL = dict(zip("壹贰叁参肆伍陆柒捌玖", "一二三三四五六七八九", strict=True))
_FORMAL_BEFORE = (
    r"[壹贰叁参肆伍陆柒捌玖](?=(?:[、,和与及跟到至-]?第?[壹贰叁参肆伍陆柒捌玖一二三四])*(?:个?季|大?[项类]))"
)


def _plain_numerals(text: str) -> str:
    """第叁季度, 叁、肆季度: the numerals of cheques before what is numbered."""
    if _FORMAL.keys().isdisjoint(text):
        return text
    return re.sub(_FORMAL_BEFORE, lambda match: _FORMAL[match[0]], text)


def _how_many(text: str) -> str:
    """好多钱, 几多个, as the south asks: 多少."""
    southern = "几多" in text or "好多" in text
    return re.sub("几多|好多(?![年地事同群居了])", "多少", text) if southern else text


def normalize(original: str) -> Text:
    """Fold width, case, punctuation, blanks and traditional characters."""
    plain = _how_many(_plain_numerals(simplify(original).translate(_PUNCTUATION)))
    if _is_clean(plain):
        return Text(original, plain.lower(), None)
    import unicodedata  # only what is not clean needs its tables

    chars: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(plain):
        for folded in unicodedata.normalize("NFKC", char).translate(_PUNCTUATION).lower():
            # Quotation marks stand around names in some places and not in others: “五爱”阵地, 五爱阵地.
            if folded == '"' or unicodedata.category(folded) in _UNSEEN:
                continue
            chars.append(" " if unicodedata.category(folded)[0] in "CZ" else folded)
            offsets.append(index)
    return _squeeze(original, chars, offsets)


def _is_clean(text: str) -> bool:
    """No blank, no repeated mark, nothing that NFKC would fold: the common short question."""
    words = text[:-1] if text.endswith(("?", ".", "!")) else text
    if words.isalnum() and not [char for char in words if not (char < "\x80" or "一" <= char <= "龥")]:
        return True
    import unicodedata

    return (
        " " not in text
        and '"' not in text
        and _AS_PICTURE not in text
        and text.isprintable()
        and not any(_SYMBOLS <= char <= _AFTER or char >= _EMOJI for char in text)
        and unicodedata.is_normalized("NFKC", text)
        and not any(a == b and a in _SILENT for a, b in zip(text, text[1:], strict=False))
    )


def _squeeze(original: str, chars: list[str], offsets: list[int]) -> Text:
    """Drop blanks beside Chinese characters and at the ends, and repeated marks or blanks."""
    keep: list[int] = []
    for index, char in enumerate(chars):
        previous = chars[keep[-1]] if keep else ""
        if char == " ":
            following = next((c for c in chars[index + 1 :] if c != " "), "")
            if not previous or not following or previous == " " or _tight(previous) or _tight(following):
                continue
        elif char in _SILENT and char == previous:
            continue
        keep.append(index)
    text = "".join(chars[i] for i in keep)
    return Text(original, text, tuple(offsets[i] for i in keep))


def _tight(char: str) -> bool:
    return is_han(char) or char in _SILENT
