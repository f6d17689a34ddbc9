"""Which words of tasks people mean by a word of theirs: IBM model 1, learned from the questions of ``asked``.

A question is taken for a translation of the task that it means: every word of it is told by one of the task's
words, or by none (a word that any question has).  What comes out is how much likelier a task's word makes a
word of the question than questions in general: 内急 by 公厕.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.evaluation.vectors import words as cut
from tools.vectors.asked import Sample

ROUNDS = 5
LEAST_TIMES = 0.7  # how often at least, as the model counts it, the one was said for the other
LEAST = 1.5  # log of how much likelier at least
_FLOOR = 0.02
_SMOOTH = 0.5
_NOTHING = 0  # the number of “no word of the task”

Told = dict[str, dict[str, float]]  # word of a question → word of a task → log of how much likelier


class _Pairs(NamedTuple):
    """Every word of a question with each word of its task: flat arrays, a run of ``lengths`` for each word."""

    listed: list[str]
    asked: list[str]
    key: NDArray[np.int64]
    lengths: NDArray[np.int64]


def told(samples: Iterable[Sample]) -> Told:
    """The words of the questions with what they are said for."""
    pairs = _pairs(samples)
    many = len(pairs.asked)
    kinds, place = np.unique(pairs.key, return_inverse=True)
    listed, said = kinds // many, kinds % many
    starts = np.concatenate([[0], np.cumsum(pairs.lengths)[:-1]])
    times = np.bincount(said[place][starts], minlength=many)
    common = (times / times.sum())[said]
    likely = np.full(len(kinds), 1 / many)
    counted = likely
    for _ in range(ROUNDS):
        likely = np.where(listed == _NOTHING, common, likely)
        share = likely[place]
        share /= np.repeat(np.add.reduceat(share, starts), pairs.lengths)
        counted = np.bincount(place, weights=share, minlength=len(kinds))
        likely = counted / (np.bincount(listed, weights=counted)[listed] + _SMOOTH)
    ratio = np.log(_FLOOR + likely / common)
    found: Told = {}
    kept = (listed != _NOTHING) & (counted >= LEAST_TIMES) & (ratio >= LEAST)
    for one, other, much in zip(listed[kept], said[kept], ratio[kept], strict=True):
        found.setdefault(pairs.asked[other], {})[pairs.listed[one]] = float(much)
    return found


def _pairs(samples: Iterable[Sample]) -> _Pairs:
    listed: dict[str, int] = {"": _NOTHING}
    asked: dict[str, int] = {}
    pairs: list[tuple[int, int]] = []
    lengths: list[int] = []
    for sample in samples:
        tasks = [dict.fromkeys(word for word in cut(text) if len(word) > 1) for text in sample.tasks]
        numbers = [[_NOTHING, *(listed.setdefault(word, len(listed)) for word in task)] for task in tasks]
        for text, number in sample.questions:
            for word in dict.fromkeys(cut(text)) if number else ():
                row = asked.setdefault(word, len(asked))
                pairs += [(one, row) for one in numbers[number - 1]]
                lengths.append(len(numbers[number - 1]))
    flat = np.asarray(pairs, np.int64)
    return _Pairs(list(listed), list(asked), flat[:, 0] * len(asked) + flat[:, 1], np.asarray(lengths))
