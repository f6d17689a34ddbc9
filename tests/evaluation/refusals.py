"""Questions that the list does not answer, made from the word files: a seeded sample, the same every time.

Units whose core the list lacks, topics none of whose words stand in the list's text, other years, other
districts, quarters, months and items that do not exist, each in several ways of asking.  Nothing here asks
the assistant what it knows: the list's text and the word files decide.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.catalog.synonyms import Entry, load_folder
from assistant.model.document import ListDocument, fold
from assistant.text.numerals import to_han

SYNONYMS = Path(__file__).resolve().parents[2] / "synonyms"
QUARTERS = ("一季度", "二季度", "第三季度", "Q4", "上半年", "全年")
OF_UNITS = ("{0}{1}要做什么", "{0}有哪些任务", "{1}{0}的目标是什么", "{0}负责哪几项", "请问{0}{1}有什么安排")
OF_TOPICS = ("{0}谁负责", "{0}{1}要做到什么程度", "{0}什么时候完成", "{0}归哪个单位管", "今年{0}有什么安排")
OF_LISTS = ("{0}区残联要做什么", "{0}有哪些民心工程", "{0}口袋公园谁负责", "{0}教育局三季度的任务")
OF_TIMES = ("区残联{0}要做什么", "{0}有哪些任务", "口袋公园{0}做到哪一步")
OF_ITEMS = ("{0}谁负责", "{0}三季度要做什么", "{0}有哪些任务")
YEARS = (
    "去年",
    "明年",
    "前年",
    "后年",
    "2019年",
    "2020年",
    "2021年",
    "2023年",
    "2024年",
    "2025年",
    "二〇二三年",
)
TIMES = ("五季度", "第五季度", "第六季度", "Q5", "Q7", "13月", "14月份", "前五个季度", "0月", "第九季度")


class Unanswerable(NamedTuple):
    """A question and why the list has no answer: unit, topic, year, region, time or item."""

    kind: str
    question: str


def unlisted_units(entries: Sequence[Entry], document: ListDocument) -> list[str]:
    """Names of real units of which the list has none, not even in its texts."""
    return [
        name
        for entry in entries
        if entry.dimension == "unit" and entry.value not in document.cores
        for name in (entry.value, f"区{entry.value}")
        if not any(fold(word) in document.text for word in entry.words)
    ]


def unlisted_topics(entries: Sequence[Entry], document: ListDocument) -> list[str]:
    """Topics of the thesaurus whose words, and any two characters of whose names, the list lacks."""
    words: dict[str, set[str]] = {}
    for entry in entries:
        if entry.dimension == "topic":
            words.setdefault(entry.value, set()).update(entry.words)
    known = set(document.cores)
    return [
        name
        for name, listed in words.items()
        if not any(fold(word) in document.text for word in listed)
        and not any(name[i : i + 2] in document.text for i in range(len(name) - 1))
        and name not in known
    ]


def other_regions(entries: Sequence[Entry], document: ListDocument) -> list[str]:
    """Full names of districts and cities other than the list's own."""
    own = (document.info.region, document.info.city)
    names = [e.value for e in entries if e.dimension == "region" and e.value not in own]
    return [name for name in names if name.endswith(("区", "县", "市"))]


def _items(document: ListDocument) -> list[str]:
    """Ordinals of categories and tasks that the list does not have."""
    categories = [n for n in range(1, 31) if n not in document.categories]
    tasks = range(len(document.tasks) + 1, len(document.tasks) + 9)
    return [f"第{to_han(n)}项" for n in categories] + [f"任务{n}" for n in tasks]


def unanswerable(document: ListDocument, each: int = 75) -> Iterator[Unanswerable]:
    """At most ``each`` questions of every kind, seeded."""
    entries = load_folder(SYNONYMS)
    kinds: dict[str, tuple[Sequence[str], Sequence[str]]] = {
        "unit": (unlisted_units(entries, document), OF_UNITS),
        "topic": (unlisted_topics(entries, document), OF_TOPICS),
        "region": (other_regions(entries, document), OF_LISTS),
        "year": (YEARS, OF_LISTS),
        "time": (TIMES, OF_TIMES),
        "item": (_items(document), OF_ITEMS),
    }
    for kind, (names, templates) in kinds.items():
        rng = random.Random(f"refusals:{kind}")
        pairs = [(name, template) for name in names for template in templates]
        for name, template in rng.sample(pairs, min(each, len(pairs))):
            yield Unanswerable(kind, template.format(name, rng.choice(QUARTERS)))
