"""Which directions of the model's vectors tell the tasks of a list apart: learned from everyday questions.

The first guess are the directions in which words differ most.  From there a few rounds of gradient steps make the
tasks that everyday questions mean (``asked.jsonl``, the corpora) come before the others of their lists, scored as
:func:`assistant.words.similarity.rank` does, and the two sides of a line of the thesaurus nearer to each other than
to those of other lines.  More rounds learn the questions by heart.
"""

from __future__ import annotations

import math
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from assistant.words.similarity import LEAST
from assistant.words.vectors import pieces
from tests.evaluation import vectors as asked_of_lists
from tools.vectors.asked import asked
from tools.vectors.vocabulary import RARITY_STEPS, ROOT, rarity

ROUNDS = 3
RATE = 5e-4
BATCH = 256  # lines of the thesaurus a step
_THESAURUS, _QUESTION = 20.0, 0.25  # what each counts
_SHARP = 15.0  # cosine → how much likelier
_SEED = 1


class Lesson(NamedTuple):
    """A list: its words' rows, word × task weights; and questions: their words' rows, the right tasks."""

    rows: Tensor
    places: Tensor
    questions: list[tuple[Tensor, list[int]]]


class Known(NamedTuple):
    """The words that lessons have: their model vectors, their rarity from 0 to 1, and where each stands."""

    vectors: Tensor
    rarity: Tensor
    row: dict[str, int]


def directions(
    words: Sequence[str], centred: NDArray[np.float32], first: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The learned directions, a column each; ``centred`` has the vectors of ``words`` a row each, ``first`` the first guess."""
    torch.manual_seed(_SEED)
    order = random.Random(_SEED)
    corpora = [c for c in asked_of_lists.corpora() if c.questions]
    known = _known(words, centred, corpora)
    lessons = [made for made in _lessons(known, corpora) if made.questions]
    pairs = torch.tensor(list(_pairs(known.row)))
    learned = torch.tensor(first).requires_grad_(True)
    weigh = torch.tensor([12.0, 6.0]).requires_grad_(True)  # word by word; the whole text
    steps = torch.optim.Adam([{"params": [learned], "lr": RATE}, {"params": [weigh], "lr": 0.1}])
    for turn in range(ROUNDS):
        order.shuffle(lessons)
        total = 0.0
        for lesson in lessons:
            steps.zero_grad()
            loss = _QUESTION * _wrong(lesson, known, learned, weigh)
            loss = loss + _THESAURUS * _apart(pairs[torch.randint(len(pairs), (BATCH,))], known, learned)
            loss.backward()
            steps.step()
            total += float(loss.detach())
        print(f"第 {turn + 1} 轮：{total:.0f}", flush=True)
    return np.asarray(learned.detach().numpy(), np.float32)


def _known(
    words: Sequence[str], centred: NDArray[np.float32], corpora: Iterable[asked_of_lists.Corpus]
) -> Known:
    """A word that the table will not hold is composed of those that it will."""
    at = {word: row for row, word in enumerate(words)}
    said = {
        w for sample in asked() for t in (*sample.tasks, *(q for q, _ in sample.questions)) for w in _cut(t)
    }
    for corpus in corpora:
        said.update(w for task in corpus.tasks for text, _ in task for w in _cut(text))
        said.update(w for question, _ in corpus.questions for w in _cut(question))
    said.update(w for pair in _lines() for w in pair)
    rare = dict(zip(words, (value / RARITY_STEPS for value in rarity(words)), strict=True))
    vectors: list[NDArray[np.float32]] = []
    rarities: list[float] = []
    row: dict[str, int] = {}
    for word in sorted(said):
        parts = [word] if word in at else pieces(word, at)
        if parts:
            row[word] = len(vectors)
            vectors.append(np.sum([(0.05 + rare[part]) * centred[at[part]] for part in parts], axis=0))
            rarities.append(max(rare[part] for part in parts))
    matrix = torch.tensor(np.stack(vectors))
    return Known(functional.normalize(matrix, dim=1), torch.tensor(rarities), row)


def _cut(text: str) -> Iterator[str]:
    return asked_of_lists.words(text)


def _lessons(known: Known, corpora: Iterable[asked_of_lists.Corpus]) -> Iterator[Lesson]:
    for sample in asked():
        tasks: list[asked_of_lists.Fields] = [[(text, 1.0)] for text in sample.tasks]
        yield _lesson(known, tasks, [(text, [number]) for text, number in sample.questions if number])
    for corpus in corpora:
        yield _lesson(known, corpus.tasks, corpus.questions)


def _lesson(
    known: Known, tasks: list[asked_of_lists.Fields], questions: Iterable[tuple[str, list[int]]]
) -> Lesson:
    places: dict[int, dict[int, float]] = {}
    for number, fields in enumerate(tasks):
        for text, weight in fields:
            for row in (known.row[w] for w in _cut(text) if len(w) > 1 and w in known.row):
                there = places.setdefault(row, {})
                there[number] = max(weight, there.get(number, 0.0))
    rows = sorted(places)
    table = torch.zeros(len(rows), len(tasks))
    for at, row in enumerate(rows):
        for number, weight in places[row].items():
            table[at, number] = weight
    cut = (
        (list(dict.fromkeys(known.row[w] for w in _cut(text) if w in known.row)), right)
        for text, right in questions
    )
    return Lesson(
        torch.tensor(rows),
        table,
        [(torch.tensor(said), [n - 1 for n in right]) for said, right in cut if said],
    )


def _wrong(lesson: Lesson, known: Known, learned: Tensor, weigh: Tensor) -> Tensor:
    """How unlikely the right tasks are, over the lesson's questions."""
    listed = functional.normalize(known.vectors[lesson.rows] @ learned, dim=1, eps=1e-6)
    rare = (known.rarity[lesson.rows] ** 2)[:, None]
    texts = functional.normalize((rare * lesson.places).T @ listed, dim=1, eps=1e-6)
    tasks = lesson.places.shape[1]
    loss = torch.zeros(())
    for rows, right in lesson.questions:
        asked_words = functional.normalize(known.vectors[rows] @ learned, dim=1, eps=1e-6)
        rarities = known.rarity[rows]
        strength = (torch.relu(asked_words @ listed.T - LEAST) / (1 - LEAST)) ** 2
        best = (strength[:, :, None] * lesson.places[None]).amax(1)
        most = best.amax(1, keepdim=True)
        alike = (best.sum(1, keepdim=True) / (most + 1e-9)).clamp(min=1)
        here = (1 - torch.log(alike) / math.log(max(tasks, 2))).clamp(min=0) * (most > 0)
        by_word = (rarities[:, None] * here * best).sum(0) / (rarities.sum() + 1e-9)
        whole = functional.normalize(((rarities**2)[:, None] * asked_words).sum(0), dim=0, eps=1e-6)
        scores = weigh[0] * by_word + weigh[1] * (texts @ whole)
        loss = loss + torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
    return loss


def _lines() -> Iterator[tuple[str, str]]:
    """(what is said, the head of its line) of the thesaurus's topics, everyday words and hints."""
    for folder in ("everyday", "hints", "topics"):
        for path in sorted(Path(ROOT, "synonyms", folder).rglob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                head, equals, said = line.partition("#")[0].partition("=")
                if equals:
                    yield from (
                        (word, head.strip()) for word in re.split(r"[,，、\s]+", said.strip()) if word
                    )


def _pairs(row: dict[str, int]) -> Iterator[tuple[int, int]]:
    for said, head in _lines():
        if said in row and head in row and said != head:
            yield row[said], row[head]


def _apart(pairs: Tensor, known: Known, learned: Tensor) -> Tensor:
    """How unlikely each word's own head is among the heads of the batch."""
    said = functional.normalize(known.vectors[pairs[:, 0]] @ learned, dim=1, eps=1e-6)
    heads = functional.normalize(known.vectors[pairs[:, 1]] @ learned, dim=1, eps=1e-6)
    likeness = _SHARP * (said @ heads.T)
    same = (pairs[:, 1][:, None] == pairs[:, 1][None]) & ~torch.eye(len(pairs), dtype=torch.bool)
    return functional.cross_entropy(likeness.masked_fill(same, -1e9), torch.arange(len(pairs)))
