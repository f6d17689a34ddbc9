"""How a vector is written: one signed 4-bit number a dimension, and all signs as one int.

Two dimensions share a byte: the low half holds one of the first half of the dimensions, the high half one of
the second.  A number from −7 to 7 is written plus 8; 0 is not used.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Sequence
from operator import mul

from assistant.typed import NamedTuple

DIMENSIONS = 96
BYTES = DIMENSIONS // 2  # of a vector in a file
SIGN_BYTES = DIMENSIONS // 8  # of the signs, which find candidates
LIMIT = 7  # the largest number, and the smallest with a minus

_LOW = bytes((code & 15) - 8 & 255 for code in range(256))
_HIGH = bytes((code >> 4) - 8 & 255 for code in range(256))
_BIT = bytes(ord("0" if code > 127 else "1") for code in range(256))  # of a decoded number, as a digit


class Vector(NamedTuple):
    """A word's direction: ``values`` are ``DIMENSIONS`` ints from −7 to 7 (larger where it was composed)."""

    values: Sequence[int]
    norm: float


def vector(values: Sequence[int]) -> Vector:
    """The vector with these values."""
    return Vector(values, math.sqrt(sum(map(mul, values, values))) or 1.0)


def cosine(one: Vector, other: Vector) -> float:
    """−1 to 1; two words that have nothing to do with each other are about 0."""
    product: int = sum(map(mul, one.values, other.values))
    return product / (one.norm * other.norm)


def decode(code: bytes) -> array[int]:
    """The ``DIMENSIONS`` numbers of ``BYTES`` bytes."""
    return array("b", code.translate(_LOW) + code.translate(_HIGH))


def encode(values: Sequence[int]) -> bytes:
    """The bytes of a vector; what is beyond the limit (a composed one) is scaled down first."""
    most = max(max(map(abs, values)), 1)
    if most > LIMIT:
        values = [round(LIMIT * value / most) for value in values]
    half = DIMENSIONS // 2
    return bytes(low + 8 | (high + 8) << 4 for low, high in zip(values[:half], values[half:], strict=True))


def signs(values: Iterable[int]) -> int:
    """One bit a dimension: 0 where the number is below 0."""
    return int(bytes(array("b", values)).translate(_BIT), 2)


def mean(weighted: Iterable[tuple[float, Vector]]) -> Vector | None:
    """The direction that the vectors have in common, each counting by its weight; None without any."""
    sums = [0.0] * DIMENSIONS
    for weight, (values, norm) in weighted:
        share = weight / norm
        sums = [total + share * value for total, value in zip(sums, values, strict=True)]
    most = max(map(abs, sums))
    return vector([round(100 * value / most) for value in sums]) if most else None


def little(numbers: array[float]) -> bytes:
    """The numbers as bytes, least significant first, whatever the machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
