"""Word vectors that tell the tasks of a list apart, and what is in a list from what is not: learned from questions.

The first guess are the directions in which words differ most.  A few rounds of gradient steps over the lists of
``asked`` turn those directions, move every word that is met there and set how much it says, so that the task that
an everyday question means comes before the others, and before “none of them” where a list has it, scored as
:func:`assistant.words.similarity.rank` does.  A long list is shown a part at a time: what is asked about the rest is
asked about nothing.  The corpora of the tests are not learned from: they judge.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import Embedding
from torch.nn.functional import embedding_bag, normalize

from assistant.words.similarity import LEAST
from assistant.words.vectors import PIECE_SAYS, pieces
from tests.evaluation.vectors import words as cut
from tools.vectors.asked import Sample, asked

Matrix = NDArray[np.float32]

ROUNDS = 12
TURNS, MOVES, WEIGHS, DOUBTS = 5e-4, 2e-3, 0.02, 0.05  # rates: directions, a word, what it says, none
BY_WORD, WHOLE = 12.0, 3.0  # what the scores count
SHOWN = (15, 40)  # tasks of a longer list at a time
QUESTIONS = 120  # … and questions
_SEED = 1


class Lesson(NamedTuple):
    """A list: its words, word × task; its questions' words (padded with −1) and question × task that is meant."""

    rows: Tensor
    places: Tensor
    asked: Tensor
    meant: Tensor


class Words:
    """The table's words as they are learned; a word that it lacks is composed of its pieces."""

    def __init__(self, words: Sequence[str], centred: Matrix, rare: Matrix, dimensions: int) -> None:
        self._row = {word: row for row, word in enumerate(words)}
        self._composed: dict[str, int] = {}
        self._pieces: list[list[int]] = []
        self._rare = torch.logit(torch.tensor(rare), eps=0.02)
        self._given = torch.tensor(centred)
        self.turn = torch.eye(centred.shape[1])[:, :dimensions].clone().requires_grad_(True)
        self.moved = Embedding(len(words), dimensions, sparse=True)
        self.says = Embedding(len(words), 1, sparse=True)
        for weights in (self.moved.weight, self.says.weight):
            weights.data.zero_()

    def number(self, word: str) -> int:
        """The word's number among those that lessons have; −1 where nothing is known of it."""
        if word not in self._composed:
            parts = [word] if word in self._row else pieces(word, self._row)
            self._composed[word] = len(self._pieces) if parts else -1
            if parts:
                self._pieces.append([self._row[part] for part in parts])
        return self._composed[word]

    def vectors(self, numbers: Tensor) -> tuple[Tensor, Tensor]:
        """Unit vectors and rarities (0 to 1) of words by their numbers."""
        bags = [self._pieces[number] for number in numbers.tolist()]
        flat = torch.tensor([row for bag in bags for row in bag])
        starts = torch.tensor([0, *(len(bag) for bag in bags)]).cumsum(0)[:-1]
        used, place = flat.unique(return_inverse=True)
        vectors = normalize(self._given[used] @ self.turn + self.moved(used), dim=1, eps=1e-6)
        rare = torch.sigmoid(self._rare[flat] + self.says(flat)[:, 0])
        together = embedding_bag(place, vectors, starts, mode="sum", per_sample_weights=PIECE_SAYS + rare)
        rarest = torch.stack([piece.max() for piece in rare.split([len(bag) for bag in bags])])
        return normalize(together, dim=1, eps=1e-6), rarest

    def learned(self) -> tuple[Matrix, Matrix]:
        """The whole table, a row a word, and the rarities."""
        with torch.no_grad():
            vectors = normalize(self._given @ self.turn + self.moved.weight, dim=1)
            rare = torch.sigmoid(self._rare + self.says.weight[:, 0])
            return np.asarray(vectors.numpy()), np.asarray(rare.numpy())


def taught(words: Sequence[str], centred: Matrix, rare: Matrix, dimensions: int) -> tuple[Matrix, Matrix]:
    """The learned vectors, a row a word, and how much each word says, 0 to 1.

    Args:
        words: Those of the table, in any order.
        centred: The model's vector of each word, a row each, on axes of falling variance.
        rare: The rarity of each word, 0 to 1.
        dimensions: How many the result has.
    """
    torch.manual_seed(_SEED)
    order = random.Random(_SEED)
    table = Words(words, centred, rare, dimensions)
    lessons = [lesson for sample in asked() if len((lesson := _lesson(table, sample)).asked)]
    doubt = torch.tensor(3.0, requires_grad=True)
    steps: list[torch.optim.Optimizer] = [
        torch.optim.Adam([{"params": [table.turn], "lr": TURNS}, {"params": [doubt], "lr": DOUBTS}]),
        torch.optim.SparseAdam(list(table.moved.parameters()), lr=MOVES),
        torch.optim.SparseAdam(list(table.says.parameters()), lr=WEIGHS),
    ]
    for turn in range(ROUNDS):
        order.shuffle(lessons)
        total = 0.0
        for lesson in lessons:
            for step in steps:
                step.zero_grad()
            loss = _wrong(_part(lesson, order), table, doubt)
            loss.backward()
            for step in steps:
                step.step()
            total += float(loss.detach())
        print(f"第 {turn + 1} 轮：{total:.0f}", flush=True)
    return table.learned()


def _lesson(table: Words, sample: Sample) -> Lesson:
    places: dict[int, set[int]] = {}
    for task, text in enumerate(sample.tasks):
        for word in cut(text):
            if len(word) > 1 and table.number(word) >= 0:
                places.setdefault(table.number(word), set()).add(task)
    rows = sorted(places)
    stands = torch.zeros(len(rows), len(sample.tasks))
    for at, row in enumerate(rows):
        stands[at, sorted(places[row])] = 1.0
    questions = []
    for text, number in sample.questions:
        said = [n for n in dict.fromkeys(map(table.number, cut(text))) if n >= 0]
        if said:
            questions.append((said, number))
    said_at_most = max((len(said) for said, _ in questions), default=0)
    words = torch.full((len(questions), said_at_most), -1)
    meant = torch.zeros(len(questions), len(sample.tasks))
    for at, (said, number) in enumerate(questions):
        words[at, : len(said)] = torch.tensor(said)
        if number:
            meant[at, number - 1] = 1.0
    return Lesson(torch.tensor(rows), stands, words, meant)


def _part(lesson: Lesson, order: random.Random) -> Lesson:
    """Some of the tasks of a long list, and some of its questions."""
    rows, places, asked_words, meant = lesson
    tasks, questions = meant.shape[1], len(meant)
    if tasks > SHOWN[1]:
        kept = torch.tensor(sorted(order.sample(range(tasks), order.randint(*SHOWN))))
        places, meant = places[:, kept], meant[:, kept]
        there = places.amax(1) > 0
        rows, places = rows[there], places[there]
    if questions > QUESTIONS:
        some = torch.tensor(sorted(order.sample(range(questions), QUESTIONS)))
        asked_words, meant = asked_words[some], meant[some]
    return Lesson(rows, places, asked_words, meant)


def _wrong(lesson: Lesson, table: Words, doubt: Tensor) -> Tensor:
    """How unlikely what is meant is, over the lesson's questions; the last choice is none of the tasks."""
    rows, places, said, meant = lesson
    tasks, is_word = places.shape[1], (said >= 0).float()
    used, at = torch.cat([rows, said.clamp(min=0).reshape(-1)]).unique(return_inverse=True)
    vectors, rarities = table.vectors(used)
    listed, asked_vectors = vectors[at[: len(rows)]], vectors[at[len(rows) :]].reshape(*said.shape, -1)
    rare = rarities[at[len(rows) :]].reshape(said.shape) * is_word
    alike = torch.where(said[:, :, None] == rows, torch.ones(()), asked_vectors @ listed.T)
    strength = (torch.relu(alike - LEAST) / (1 - LEAST)) ** 2
    best = torch.stack([(strength * places[:, task]).amax(2) for task in range(tasks)], 2)
    most = best.amax(2, keepdim=True)
    many = (best.sum(2, keepdim=True) / (most + 1e-9)).clamp(min=1)
    here = (1 - torch.log(many) / math.log(max(tasks, 2))).clamp(min=0) * (most > 0)
    by_word = (rare[:, :, None] * here * best).sum(1) / (rare.sum(1, keepdim=True) + 1e-9)
    texts = normalize(((rarities[at[: len(rows)]] ** 2)[:, None] * places).T @ listed, dim=1, eps=1e-6)
    whole = normalize(((rare**2)[:, :, None] * asked_vectors).sum(1), dim=1, eps=1e-6)
    scores = BY_WORD * by_word + WHOLE * (whole @ texts.T)
    choices = torch.cat([scores, doubt.expand(len(said), 1)], 1)
    right = torch.cat([meant, (meant.sum(1, keepdim=True) == 0).float()], 1)
    return (torch.logsumexp(choices, 1) - torch.logsumexp(choices.masked_fill(right == 0, -1e9), 1)).sum()
