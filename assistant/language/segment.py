"""Gaps between mentions → words, cut by jieba with exactly the words that the gap may hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from assistant.text.normalize import is_han

# What an unknown word weighs by its part of speech: nouns carry what a question is about.
_TAG_WEIGHT = {
    "n": 2.0,
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
_LIGHT = 0.25
_UNLISTED = 1.6
_LATIN = 2.5
_SINGLE = 0.35


def part_of_speech_factor(tag: str) -> float:
    """How much a list's own word of this part of speech tells about the topic, 0 to 1."""
    if tag[:1] in ("n", "j") or tag in ("vn", "l", "i"):
        return 1.0
    return 0.6 if tag[:1] in ("v", "a") else 0.2


class Token(NamedTuple):
    """A word of a gap; ``weight`` is what it would add to the part not understood."""

    text: str
    start: int
    end: int
    weight: float
    known: bool  # a word of general Chinese, right as it stands


def gap_words(gap: str) -> list[str]:
    """The runs of 2 to 4 characters of a gap that may be words."""
    return [gap[i:j] for i in range(len(gap) - 1) for j in range(i + 2, min(i + 4, len(gap)) + 1)]


def cut(gap: str, start: int, words: Mapping[str, tuple[int, str]]) -> list[Token]:
    """Tokens of ``gap``; ``start`` is its offset in the text, ``words`` the general words inside it."""
    if len(gap) == 1 or not any(map(is_han, gap)):
        return [_token(gap, start, words)]
    inside = {w: words[w][0] for w in gap_words(gap) if w in words}
    if not inside:
        pieces: Iterable[str] = _runs(gap)
    elif gap in inside:
        pieces = [gap]
    else:
        from assistant.catalog.segmenter import small_tokenizer

        pieces = small_tokenizer(inside).lcut(gap, HMM=False)
    tokens = []
    for piece in pieces:
        tokens.append(_token(piece, start, words))
        start += len(piece)
    return tokens


def _runs(gap: str) -> list[str]:
    """Without any known word: runs of letters or digits whole, each ideograph alone."""
    pieces: list[str] = []
    for char in gap:
        if pieces and not is_han(char) and not is_han(pieces[-1][-1]):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _token(text: str, start: int, words: Mapping[str, tuple[int, str]]) -> Token:
    entry = words.get(text)
    if entry:
        frequency, tag = entry
        weight = _TAG_WEIGHT.get(tag) or _TAG_WEIGHT.get(tag[:1], _LIGHT)
        common = 1.0 if frequency < 800 else 0.75 if frequency < 4000 else 0.45
        return Token(text, start, start + len(text), weight * common, True)
    if not any(map(is_han, text)):
        return Token(text, start, start + len(text), _LATIN if len(text) > 1 else _SINGLE, False)
    weight = _SINGLE if len(text) == 1 else _UNLISTED
    return Token(text, start, start + len(text), weight, False)
