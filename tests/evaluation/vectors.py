"""Everyday words against the vector table alone: which task comes first, which among the first three.

python -m tests.evaluation.vectors [--failures]

No thesaurus, no rule and nothing learned: jieba cuts both sides, periods and question words are left out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import jieba

from assistant import Assistant
from assistant.words.packed import Packed, pack, pack_vectors
from assistant.words.similarity import rank
from assistant.words.vectors import table
from tests.evaluation.corpus import FOLDER

OTHERS = FOLDER / "others"
# Where a word stands → how much it says: the title and the task itself, the milestones, the category.
_TITLE, _MILESTONE, _CATEGORY = 1.0, 0.95, 0.85
_PERIOD = re.compile(r"第?[一二三四1-4]个?季度|前三季度|[上下]半年|全年|年底|累计|\d+月份?")
_SAID = frozenset(
    "的 了 吗 呢 啊 把 被 给 在 是 有 和 与 及 等 个 多少 什么 怎么 怎么办 谁 哪 哪里 哪个 哪些 啥 几 到 这 那 要 想 没 不 "
    "没人 找 就 都 也 着 上 下 里".split()
)

Fields = list[tuple[str, float]]


class Corpus(NamedTuple):
    """A list's tasks as weighted texts, and its everyday questions with the right tasks' numbers."""

    name: str
    tasks: list[Fields]
    questions: list[tuple[str, list[int]]]


def words(text: str) -> Iterator[str]:
    """The content words of a text as jieba cuts it."""
    for word in jieba.cut(_PERIOD.sub(" ", text), HMM=False):
        if word not in _SAID and any(letter.isalpha() for letter in word):
            yield word


def _table(path: Path) -> list[Fields]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [
        [(row[0], _CATEGORY), (row[1], _TITLE), (row[2], _TITLE), *((text, _MILESTONE) for text in row[3:7])]
        for row in rows
    ]


def _shipped() -> list[Fields]:
    return [
        [
            (task.category, _CATEGORY),
            (task.city_task, _MILESTONE),
            (task.district_task, _TITLE),
            *((text, _MILESTONE) for text in task.milestones),
        ]
        for task in Assistant().document.tasks
    ]


def corpora() -> Iterator[Corpus]:
    """The lists beside the questions; the shipped list where there is none."""
    for path in sorted(OTHERS.glob("*.jsonl")):
        records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        asked = [
            (record["q"], record["tasks"]) for record in records if record.get("para") and record.get("tasks")
        ]
        beside = next(iter(OTHERS.glob(f"{path.stem}*.csv")), None)
        yield Corpus(path.stem, _table(beside) if beside else _shipped(), asked)


class Linker:
    """One list, packed, with the tasks of each of its words."""

    def __init__(self, tasks: Iterable[Fields]) -> None:
        self.places: dict[str, dict[int, float]] = {}
        self.count = 0
        for number, fields in enumerate(tasks, start=1):
            self.count = number
            for text, weight in fields:
                for word in words(text):
                    where = self.places.setdefault(word, {})
                    where[number] = max(weight, where.get(number, 0.0))
        self.packed = Packed(pack(self.places))
        texts: dict[int, list[tuple[str, float]]] = {}
        for word, where in self.places.items():
            for number, weight in where.items():
                texts.setdefault(number, []).append((word, weight))
        self.whole = Packed(
            pack_vectors((str(number), table().whole(text)) for number, text in texts.items())
        )

    def __call__(self, question: str) -> list[int]:
        """The tasks that the question's words point to, best first."""
        found = rank(words(question), self.packed, self.places.__getitem__, self.count, self.whole)
        return [evidence.task for evidence in found]


def figures(corpus: Corpus) -> tuple[int, int, list[str]]:
    """(right first, right among three, the failures) of one list's questions."""
    linker = Linker(corpus.tasks)
    first = three = 0
    failures = []
    for question, right in corpus.questions:
        ranked = linker(question)
        first += bool(ranked) and ranked[0] in right
        three += not set(right).isdisjoint(ranked[:3])
        if not ranked or ranked[0] not in right:
            failures.append(
                f"[{corpus.name}] {question} → {ranked[:3]}，应为 {right}；{'/'.join(words(question))}"
            )
    return first, three, failures


def main() -> None:
    """Print the figures of every list."""
    totals = [0, 0, 0]
    jieba.initialize()
    for corpus in corpora():
        started = time.perf_counter()
        if not corpus.questions:
            continue
        first, three, failures = figures(corpus)
        spent = (time.perf_counter() - started) / len(corpus.questions)
        totals = [totals[0] + first, totals[1] + three, totals[2] + len(corpus.questions)]
        print(
            f"{corpus.name}：首位 {first}，前三 {three}，共 {len(corpus.questions)}；每题 {spent * 1000:.1f} 毫秒"
        )
        if "--failures" in sys.argv:
            print(*failures, sep="\n")
    print(f"合计：首位 {totals[0]}，前三 {totals[1]}，共 {totals[2]}")


if __name__ == "__main__":
    main()
