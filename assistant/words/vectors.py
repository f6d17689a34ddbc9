"""The table of word vectors, read in place: nothing is unpacked, a look-up touches a few pages of the file.

The file (``vectors.bin``) begins with lines ``key: value`` up to a blank line.  From ``body`` on stand, for each
length of word in turn, the words in code point order (UTF-16, big-endian, so all of one length are equally
wide), then a byte a word of how much it says (its rarity), then the vectors (see :mod:`assistant.words.codec`), in that order.
Then what words are said for (内急: 公厕): an index of (word, where its meanings begin), and the meanings, each a
word and, in the last ``MEANS_BITS`` bits, how much likelier it makes what was said.
``tools/vectors`` makes it.  A process that never meets an unknown word never opens it.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left
from collections.abc import Container, Iterable
from functools import cached_property, lru_cache

from assistant.words.codec import BYTES, DIMENSIONS, Vector, decode, mean, vector

PATH = os.path.join(os.path.dirname(__file__), "vectors.bin")
MAGIC = "qingdan word vectors 1"
_HEADER_BYTES = 4096
_RARITY_STEPS = 255
_LONGEST_PIECE = 5
_KEPT_WORDS = 4096  # of those that others are said for
PIECE_SAYS = 0.05  # in a composed word, beside its rarity
SAID_BYTES, MEANS_BYTES = 6, 3  # of an index entry (two halves), of a meaning
MEANS_BITS, MEANS_STEPS = 6, 8  # steps: of a logarithm's unit
MOST_STEPS = (1 << MEANS_BITS) - 1


def pieces(word: str, known: Container[str]) -> list[str]:
    """The known words that make up an unknown one, the longest first from the left; gaps are left out."""
    found, start = [], 0
    while start < len(word):
        for end in range(min(len(word), start + _LONGEST_PIECE), start, -1):
            if word[start:end] in known:
                found.append(word[start:end])
                break
        else:
            end = start + 1
        start = end
    return found


class Table:
    """Word → vector and rarity (how much it says), from the file at ``path``."""

    def __init__(self, path: str | os.PathLike[str] = PATH) -> None:
        self._path = path
        self._word = lru_cache(_KEPT_WORDS)(self._read_word)

    @cached_property
    def _file(self) -> mmap.mmap:
        with open(self._path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @cached_property
    def header(self) -> dict[str, str]:
        """Source, model, licence, checksum, dimensions and counts, as written.

        Raises:
            ValueError: The file is another format.
        """
        text = self._file[:_HEADER_BYTES].partition(b"\n\n")[0].decode()
        first, *lines = text.splitlines()
        found = dict(line.split(": ", 1) for line in lines)
        if first != MAGIC or found.get("dimensions") != str(DIMENSIONS):
            raise ValueError(f"词向量表的格式不对：{self._path}")
        return found

    @cached_property
    def version(self) -> str:
        """What tells this table from one made anew: the beginning of its checksum."""
        return self.header["sha256"][:12]

    @cached_property
    def _groups(self) -> dict[int, tuple[int, int, int]]:
        """Length of word → (where its words begin in the file, its first row, how many)."""
        groups = {}
        at, row = int(self.header["body"]), 0
        for item in self.header["lengths"].split():
            length, _, many = item.partition("=")
            groups[int(length)] = (at, row, int(many))
            at += 2 * int(length) * int(many)
            row += int(many)
        return groups

    @cached_property
    def _columns(self) -> tuple[int, int]:
        """Where the rarities and the vectors begin."""
        at = int(self.header["body"]) + sum(2 * n * many for n, (_, _, many) in self._groups.items())
        return at, at + int(self.header["words"])

    def row(self, word: str) -> int | None:
        """The word's position in the table."""
        group = self._groups.get(len(word))
        wanted = word.encode("utf-16-be", "surrogatepass")
        if group is None or len(wanted) != 2 * len(word):
            return None
        start, first, high = group
        file, width, low, end = self._file, len(wanted), 0, high
        while low < high:
            middle = (low + high) // 2
            if file[start + middle * width : start + (middle + 1) * width] < wanted:
                low = middle + 1
            else:
                high = middle
        if low < end and file[start + low * width : start + (low + 1) * width] == wanted:
            return first + low
        return None

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self.row(word) is not None

    def find(self, word: str) -> Vector | None:
        """The vector of a word that the table holds."""
        row = self.row(word)
        return None if row is None else self._at(row)

    def _at(self, row: int) -> Vector:
        start = self._columns[1] + row * BYTES
        return vector(decode(self._file[start : start + BYTES]))

    def _rarity_at(self, row: int) -> float:
        return self._file[self._columns[0] + row] / _RARITY_STEPS

    def pieces(self, word: str) -> list[str]:
        """The words of the table that make up an unknown one."""
        return pieces(word, self)

    def vector(self, word: str) -> Vector | None:
        """The word's vector, composed of its pieces where the table has no such word; None: nothing is known.

        A rare piece says more than a common one, so each counts by its rarity.
        """
        known = self.find(word) or self.find(word.upper())
        if known is not None:
            return known
        rows = [row for piece in self.pieces(word) if (row := self.row(piece)) is not None]
        return mean((PIECE_SAYS + self._rarity_at(row), self._at(row)) for row in rows)

    @cached_property
    def _said(self) -> tuple[int, int]:
        """Where the index of what words are said for begins, and how many it has."""
        return self._columns[1] + int(self.header["words"]) * BYTES, int(self.header["said"])

    def means(self, word: str) -> dict[str, float]:
        """The words of tasks that the word is said for → how much likelier they make it (a logarithm, 0 to 8).

        Those of its pieces where the table has no such word.
        """
        row = self.row(word)
        if row is None:
            found: dict[str, float] = {}
            for piece in self.pieces(word):
                for other, much in self.means(piece).items():
                    found[other] = max(much, found.get(other, 0.0))
            return found
        start, many = self._said
        at = bisect_left(range(many), row, key=lambda index: self._index(start, index)[0])
        here, begins = self._index(start, at)
        if here != row:
            return {}
        _, ends = self._index(start, at + 1)  # there is one behind the last
        body = start + (many + 1) * SAID_BYTES
        codes = (
            int.from_bytes(self._file[place : place + MEANS_BYTES], "big")
            for place in range(body + begins * MEANS_BYTES, body + ends * MEANS_BYTES, MEANS_BYTES)
        )
        return {self._word(code >> MEANS_BITS): (code & MOST_STEPS) / MEANS_STEPS for code in codes}

    def _index(self, start: int, index: int) -> tuple[int, int]:
        """(row of a word, where its meanings begin)."""
        both = int.from_bytes(
            self._file[start + index * SAID_BYTES : start + (index + 1) * SAID_BYTES], "big"
        )
        return divmod(both, 1 << 4 * SAID_BYTES)

    def _read_word(self, row: int) -> str:
        """The word in a row."""
        for length, (start, first, many) in self._groups.items():
            if row < first + many:
                at = start + 2 * length * (row - first)
                return self._file[at : at + 2 * length].decode("utf-16-be")
        raise ValueError(f"词向量表没有第 {row} 行")

    def whole(self, words: Iterable[tuple[str, float]]) -> Vector | None:
        """The direction of a whole text: its words, each with a weight, rare ones first of all."""
        found = ((weight * self.rarity(word) ** 2, self.vector(word)) for word, weight in words)
        return mean((weight, known) for weight, known in found if known is not None)

    def rarity(self, word: str) -> float:
        """How much a word says, 0 (的) to 1: its rarity in general, as taught; of an unknown word that of its rarest piece, or 1."""
        row = self.row(word)
        if row is not None:
            return self._rarity_at(row)
        return max((self.rarity(piece) for piece in self.pieces(word)), default=1.0)


@lru_cache(maxsize=1)
def table() -> Table:
    """The table that is shipped; opened when it is first asked."""
    return Table()
