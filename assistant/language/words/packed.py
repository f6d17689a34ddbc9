"""A list's own words with their vectors, as one blob: made when the list is stored, searched as it is.

The blob: a line ``count``, the words a line each, a blank line, the signs (8 bytes a word), the norms (4), the
vectors (``BYTES``).  Signs and norms are taken as arrays straight from the bytes; of the vectors only those
of the candidates are decoded.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from assistant.language.words.codec import BYTES, SIGNS, Vector, cosine, decode, encode, little, signs, vector
from assistant.language.words.vectors import Table, table

CANDIDATES = 24  # words whose signs are nearest; their products are exact

Number = TypeVar("Number", int, float)


class Near(NamedTuple):
    """A list's word and its cosine with the word that was searched."""

    word: str
    similarity: float


def pack(words: Iterable[str], vectors: Table | None = None) -> bytes:
    """The words that a vector is known or composed for, each once, as a blob for :class:`Packed`."""
    vectors = vectors or table()
    kept, codes = [], []
    for word in dict.fromkeys(words):
        found = vectors.vector(word)
        if found is not None and "\n" not in word:
            kept.append(word)
            codes.append(encode(found.values))
    numbers = [decode(code) for code in codes]
    head = "".join(f"{word}\n" for word in (str(len(kept)), *kept)) + "\n"
    return b"".join(
        (
            head.encode(),
            little(array("Q", map(signs, numbers))),
            little(array("f", (vector(values).norm for values in numbers))),
            *codes,
        )
    )


class Packed:
    """Searches the words of one list."""

    def __init__(self, blob: bytes) -> None:
        head = blob.index(b"\n\n")
        count, *self.words = blob[:head].decode().split("\n")
        self._blob, self._signs_at = blob, head + 2
        if int(count) != len(self.words):
            raise ValueError("词向量块的格式不对")

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _signs(self) -> list[int]:
        return self._native(array("Q"), self._signs_at).tolist()

    @cached_property
    def _norms(self) -> array[float]:
        return self._native(array("f"), self._signs_at + 8 * len(self))

    def _native(self, numbers: array[Number], start: int) -> array[Number]:
        numbers.frombytes(memoryview(self._blob)[start : start + numbers.itemsize * len(self)])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def vector(self, index: int) -> Vector:
        """The vector of ``words[index]``."""
        start = self._signs_at + 12 * len(self) + index * BYTES
        return Vector(decode(self._blob[start : start + BYTES]), self._norms[index])

    def near(self, wanted: Vector, least: float = 0.0, candidates: int = CANDIDATES) -> list[Near]:
        """The words nearest to a vector, best first, none below the cosine ``least``."""
        found = []
        for index in self._candidates(signs(wanted.values), candidates):
            similarity = cosine(wanted, self.vector(index))
            if similarity >= least:
                found.append(Near(self.words[index], similarity))
        return sorted(found, key=lambda near: (-near.similarity, near.word))

    def _candidates(self, sign: int, many: int) -> Iterator[int]:
        """At least ``many`` words, if there are as many, by how many signs differ: all of one distance or none."""
        distances = bytes([(other ^ sign).bit_count() for other in self._signs])
        for distance in range(SIGNS + 1):
            at = distances.find(distance)
            while at >= 0:
                yield at
                many -= 1
                at = distances.find(distance, at + 1)
            if many <= 0:
                return
