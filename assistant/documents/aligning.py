"""Cells whose places are lost → columns: the order is kept, and each cell goes where its looks suit.

A cell may go on in the column before it, move on over columns that this row lacks (a merged cell shows no text in
the rows below its first), or begin a row.  The best way over all cells is found at once (Viterbi); ``margin`` says
how much worse the best way is that puts a cell elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assistant.documents.natures import fit, nature

_NEVER = float("-inf")
_SKIP = {
    "number": 1.5, "category": 0.5, "content": 5.0, "unit": 1.2, "person": 1.0, "phone": 1.0, "deadline": 1.0,
    "progress": 1.5, "quarter": 1.5, "share": 1.0, "goal": 2.0, "detail": 0.7,
}  # fmt: skip
_LIST_LIKE = ("unit", "person", "phone")  # several lines in one cell are usual
_JOIN = 3.0
_JOIN_LIST = 0.3
DOUBTFUL = 1.5  # a smaller margin is a guess


class Placed(NamedTuple):
    """Where a cell goes: its column, whether it begins a row, how sure."""

    column: int
    begins: bool
    margin: float


class Ways(NamedTuple):
    """The costs of going from one column to another: in the row, and into a new row."""

    inside: list[list[float]]
    anew: list[list[float]]


def _skips(kinds: Sequence[str]) -> list[float]:
    """What each column costs when a row lacks it: only the last one with the task itself costs much."""
    content = [i for i, kind in enumerate(kinds) if kind == "content"]
    cheap = [_SKIP["quarter"] if i in content[:-1] else _SKIP[kind] for i, kind in enumerate(kinds)]
    if not content and "goal" in kinds:
        cheap[kinds.index("goal")] = _SKIP["content"]
    return cheap


def _ways(kinds: Sequence[str]) -> Ways:
    skip = _skips(kinds)
    before = [sum(skip[:i]) for i in range(len(kinds) + 1)]
    columns = range(len(kinds))
    kinds = list(kinds)
    inside = [[-(before[b] - before[a + 1]) if b > a else _NEVER for b in columns] for a in columns]
    for a, kind in enumerate(kinds):
        several = kind in _LIST_LIKE and kinds[a + 1 : a + 2] != [kind]  # one unit leads, several help
        inside[a][a] = -(_JOIN_LIST if several else _JOIN_LIST * 4 if kind in _LIST_LIKE else _JOIN)
    anew = [[-(before[-1] - before[a + 1]) - before[b] for b in columns] for a in columns]
    return Ways(inside, anew)


def numbers_of(cells: Sequence[str]) -> set[int]:
    """Which cells are the rows' numbers: the longest run that counts upwards, by ones where it can."""
    found = [(i, int("".join(c for c in t if c.isdigit()))) for i, t in enumerate(cells)
             if nature(t) == "number" and any(c.isdigit() for c in t)]  # fmt: skip
    best: list[tuple[float, int]] = []
    for j, (_, value) in enumerate(found):
        score, back = (1.0 if value == 1 else 0.0), -1
        for k in range(max(0, j - 60), j):
            step = value - found[k][1]
            gain = best[k][0] + (3.0 if step == 1 else 0.3 if 0 < step < 300 else _NEVER)
            if gain > score:
                score, back = gain, k
        best.append((score, back))
    if not best:
        return set()
    at = max(range(len(best)), key=lambda j: best[j][0])
    chain = set()
    while at >= 0:
        chain.add(found[at][0])
        at = best[at][1]
    return chain


def align(
    cells: Sequence[str], kinds: Sequence[str], begins: Sequence[bool | None] | None = None
) -> list[Placed]:
    """The place of each cell.  ``begins[i]``: whether cell ``i`` begins a row; None where nobody knows."""
    if not cells or not kinds:
        return []
    known: list[bool | None] = list(begins) if begins is not None else [None] * len(cells)
    chain = numbers_of(cells)
    scores = [[_score(kind, text, i in chain) for kind in kinds] for i, text in enumerate(cells)]
    ways = _ways(kinds)
    columns = range(len(kinds))
    steps = [_step(ways, known[i], cells[i], cells[i - 1]) for i in range(1, len(cells))]
    start = [scores[0][c] + ways.anew[-1][c] for c in columns]
    forward = [start]
    for row, step in zip(scores[1:], steps, strict=True):
        forward.append([row[b] + max(forward[-1][a] + step[a][b] for a in columns) for b in columns])
    tail = [ways.anew[a][0] for a in columns]
    backward = [tail]
    for row, step in zip(reversed(scores[1:]), reversed(steps), strict=True):
        backward.append([max(step[a][b] + row[b] + backward[-1][b] for b in columns) for a in columns])
    backward.reverse()
    return _trace(forward, backward, steps, ways, known)


def _score(kind: str, text: str, counts: bool) -> float:
    if not text:
        return -1.0 if kind == "number" else 0.0
    if kind == "number":
        return 4.0 if counts else -20.0
    return fit(kind, text) - (4.0 if counts else 0.0)


def _step(ways: Ways, begins: bool | None, text: str, before: str) -> list[list[float]]:
    if before.endswith(("，", ",", "、", "；", ";", "（", "(")):  # a cell cut in the middle of a sentence
        inside = [
            [max(cost, -0.5) if a == b else cost for b, cost in enumerate(row)]
            for a, row in enumerate(ways.inside)
        ]
        ways = Ways(inside, ways.anew)
    if not text:  # a blank cell is one of its own
        inside = [
            [_NEVER if a == b else cost for b, cost in enumerate(row)] for a, row in enumerate(ways.inside)
        ]
        ways = Ways(inside, ways.anew)
    if begins is not None:
        return ways.anew if begins else ways.inside
    return [
        [max(x, y) for x, y in zip(a, b, strict=True)] for a, b in zip(ways.inside, ways.anew, strict=True)
    ]


def _trace(
    forward: list[list[float]],
    backward: list[list[float]],
    steps: list[list[list[float]]],
    ways: Ways,
    known: list[bool | None],
) -> list[Placed]:
    columns = range(len(forward[0]))
    # Rounded, as of two equal sums one may be larger in its last bit; the first column then wins.
    path = [max(columns, key=lambda c: round(forward[-1][c] + backward[-1][c], 6))]
    for i in range(len(forward) - 1, 0, -1):
        to = path[-1]
        path.append(max(columns, key=lambda a: round(forward[i - 1][a] + steps[i - 1][a][to], 6)))
    path.reverse()
    begins = [True] + [
        known[i + 1] if known[i + 1] is not None else ways.anew[a][b] > ways.inside[a][b]
        for i, (a, b) in enumerate(pairwise(path))
    ]
    placed = []
    for i, column in enumerate(path):
        through = [forward[i][c] + backward[i][c] for c in columns]
        rival = max((through[c] for c in columns if c != column), default=_NEVER)
        placed.append(Placed(column, bool(begins[i]), through[column] - rival))
    return placed


def total(cells: Sequence[str], kinds: Sequence[str]) -> float:
    """How well a row's cells stand where they are: "" is a column that the row lacks."""
    skip = _skips(kinds)
    return sum(
        fit(kind, text) if text else -skip[i] for i, (kind, text) in enumerate(zip(kinds, cells, strict=True))
    )
