"""How near the words of a question are to the words of each task: evidence, never a verdict."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from assistant.typed import NamedTuple
from assistant.words.packed import Near, Packed
from assistant.words.vectors import Table, table

LEAST = 0.2  # cosine below which two words are strangers: that of random pairs, nineteen times of twenty
WHOLE = 0.2  # what the whole texts count beside the words
PAIRS = 8  # best pairs that an evidence names


class Pair(NamedTuple):
    """A word of the question and the word of the task that is nearest to it, or that it is said for."""

    asked: str
    listed: str
    similarity: float


class Evidence(NamedTuple):
    """How well a task matches the question: 0 (no word near) to 1 (every word, in this task only).

    ``words`` is the score word by word, ``whole`` the cosine of the whole texts (0 to 1); ``score`` both.
    ``told``: words of the question that words of the task make likelier, with the logarithm of how much.
    """

    task: int
    score: float
    words: float
    whole: float
    pairs: tuple[Pair, ...]
    told: tuple[Pair, ...] = ()

    @property
    def likelier(self) -> float:
        """How much likelier the task's words make those of the question in all (a logarithm)."""
        return sum(pair.similarity for pair in self.told)


# A list's word → the tasks that have it, with a weight from 0 to 1 for where it stands (title, milestone …).
Places = Callable[[str], Mapping[int, float]]


def rank(
    words: Iterable[str],
    packed: Packed,
    places: Places,
    tasks: int,
    whole: Packed | None = None,
    vectors: Table | None = None,
) -> list[Evidence]:
    """The tasks that the question's words point to, one by one or (with ``whole``) together; best first.

    Each word gives a task the similarity of its nearest word there; a word counts by how rare it is in
    general and by how few of the list's ``tasks`` it points to.  Words that the table cannot place count for
    nothing.  The tasks' keys are those that ``places`` gives, and ``whole`` has them as names.
    """
    vectors, words = vectors or table(), list(dict.fromkeys(words))
    together = _together(words, whole, vectors) if whole else {}
    total = 0.0
    scores: dict[int, float] = dict.fromkeys(together, 0.0)
    pairs: dict[int, list[tuple[float, Pair]]] = {}
    for word in words:
        wanted = vectors.vector(word)
        if wanted is None:
            continue
        rarity = vectors.rarity(word)
        total += rarity
        best = _best(packed.near(wanted, LEAST), places)
        share = rarity * _rarity_here([strength for strength, _ in best.values()], tasks)
        for task, (strength, near) in best.items():
            scores[task] = scores.get(task, 0.0) + share * strength
            pairs.setdefault(task, []).append((share * strength, Pair(word, *near)))
    found = [
        _evidence(task, score / (total or 1.0), together.get(task, 0.0), pairs.get(task, []))
        for task, score in scores.items()
    ]
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.task))


def _evidence(task: int, words: float, whole: float, pairs: list[tuple[float, Pair]]) -> Evidence:
    score = min((words + WHOLE * whole) / (1 + WHOLE), 1.0)
    named = tuple(pair for _, pair in sorted(pairs, key=lambda item: -item[0])[:PAIRS])
    return Evidence(task, score, words, whole, named)


def _together(words: list[str], whole: Packed, vectors: Table) -> dict[int, float]:
    """Task → how near its whole text is to the whole question, if at all."""
    wanted = vectors.whole((word, 1.0) for word in words)
    return {int(name): cosine for name, cosine in whole.near(wanted)} if wanted else {}


def _best(found: list[Near], places: Places) -> dict[int, tuple[float, Near]]:
    """Task → (strength from 0 to 1, the word) of its best match."""
    best: dict[int, tuple[float, Near]] = {}
    for near in found:
        strength = ((near.similarity - LEAST) / (1 - LEAST)) ** 2
        for task, weight in places(near.word).items():
            if strength * weight > best.get(task, (0.0, near))[0]:
                best[task] = (strength * weight, near)
    return best


def _rarity_here(strengths: list[float], tasks: int) -> float:
    """1 where one task alone is meant, towards 0 the more tasks match as well as the best."""
    most = max(strengths, default=0.0)
    if not most:
        return 0.0
    alike = sum(strengths) / most
    return max(1 - math.log(alike) / math.log(max(tasks, 2)), 0.0)
