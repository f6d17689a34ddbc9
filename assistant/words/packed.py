"""A list's own words with their vectors, as one blob: made when the list is stored, searched as it is.

The blob: a line ``count table`` (which table the vectors were taken from), the words a line each, a blank line, the norms (4 bytes a word), the signs
(``SIGN_BYTES``), the vectors (``BYTES``).  Of the vectors only those of the candidates are decoded.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import mul

from assistant.typed import NamedTuple
from assistant.words.codec import (
    BYTES,
    DIMENSIONS,
    SIGN_BYTES,
    Vector,
    decode,
    encode,
    little,
    signs,
    vector,
)
from assistant.words.vectors import Table, table

CANDIDATES = 40  # words whose signs are nearest; their products are exact


class Near(NamedTuple):
    """A list's word and its cosine with the word that was searched."""

    word: str
    similarity: float


def pack(words: Iterable[str], vectors: Table | None = None) -> bytes:
    """The words that a vector is known or composed for, each once, as a blob for :class:`Packed`."""
    known = vectors or table()
    return pack_vectors((word, known.vector(word)) for word in dict.fromkeys(words))


def pack_vectors(named: Iterable[tuple[str, Vector | None]]) -> bytes:
    """Names with vectors as a blob; those without a vector are left out.  A name has no line break."""
    kept = [(name, encode(found.values)) for name, found in named if found is not None and "\n" not in name]
    numbers = [decode(code) for _, code in kept]
    first = f"{len(kept)} {table().version}"
    head = "".join(f"{line}\n" for line in (first, *(name for name, _ in kept))) + "\n"
    return b"".join(
        (
            head.encode(),
            little(array("f", (vector(values).norm for values in numbers))),
            *(signs(values).to_bytes(SIGN_BYTES, "big") for values in numbers),
            *(code for _, code in kept),
        )
    )


class Packed:
    """Searches the words of one list.

    Raises:
        ValueError: The blob is damaged, or was made from another table than the one that is shipped.
    """

    def __init__(self, blob: bytes) -> None:
        head = blob.index(b"\n\n")
        first, *self.words = blob[:head].decode().split("\n")
        self._blob, self._body = blob, head + 2
        body = len(self.words) * (4 + SIGN_BYTES + BYTES)
        if first != f"{len(self.words)} {table().version}" or len(blob) != self._body + body:
            raise ValueError("词向量块的格式不对")

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _norms(self) -> array[float]:
        norms = array("f")
        norms.frombytes(memoryview(self._blob)[self._body : self._body + 4 * len(self)])
        if sys.byteorder == "big":
            norms.byteswap()
        return norms

    @cached_property
    def _signs(self) -> list[int]:
        start = self._body + 4 * len(self)
        blob, read = self._blob, int.from_bytes
        ends = range(start, start + SIGN_BYTES * len(self), SIGN_BYTES)
        return [read(blob[at : at + SIGN_BYTES], "big") for at in ends]

    def vector(self, index: int) -> Vector:
        """The vector of ``words[index]``."""
        start = self._body + (4 + SIGN_BYTES) * len(self) + index * BYTES
        return Vector(decode(self._blob[start : start + BYTES]), self._norms[index])

    def near(self, wanted: Vector, least: float = 0.0, candidates: int = CANDIDATES) -> list[Near]:
        """The words nearest to a vector, best first, none below the cosine ``least``."""
        found = []
        blob, norms, values = self._blob, self._norms, tuple(wanted.values)
        start = self._body + (4 + SIGN_BYTES) * len(self)
        for index in self._candidates(signs(values), candidates):
            at = start + index * BYTES
            product = sum(map(mul, values, decode(blob[at : at + BYTES])))
            similarity = product / (wanted.norm * norms[index])
            if similarity >= least:
                found.append(Near(self.words[index], similarity))
        return sorted(found, key=lambda near: (-near.similarity, near.word))

    def _candidates(self, sign: int, many: int) -> Iterator[int]:
        """At least ``many`` words, if there are as many, by how many signs differ: all of one distance or none."""
        distances = bytes([(other ^ sign).bit_count() for other in self._signs])
        for distance in range(DIMENSIONS + 1):
            at = distances.find(distance)
            while at >= 0:
                yield at
                many -= 1
                at = distances.find(distance, at + 1)
            if many <= 0:
                return
