"""Words that name a category as a whole: 青少年身心健康 is the third category, 养老服务综合体 a task's own thing."""

from __future__ import annotations

from collections.abc import Collection

from assistant.language.evidence import Weighed
from assistant.model.document import CITY, DISTRICT, ListDocument

_LONG = 5  # characters of a word that names one task rather than its category


def category_named(
    document: ListDocument, weighed: list[Weighed], allowed: set[int], marked: bool
) -> tuple[int | None, set[int]] | None:
    """The category's number, if it has one, and tasks; all words stand in its name and make up half of it.

    ``marked``: 那一类 is said, and fewer words will do.
    """
    words = [w for w in weighed if (w.weight >= 0.6 or w.found) and w.term.kind != "event"]
    if not words or any(w.term.kind == "unknown" for w in words):
        return None
    if len(words) == 1 and words[0].term.words == ((name := words[0].term.surface),):
        whole = document.category_members.get(name, set())
        if len(whole) > 1 and None in {document.tasks[i].category_no for i in whole}:
            return None, (_own_subject(document, words, whole) or whole) & allowed
    share = 0.25 if marked else 0.5
    for number, (name, members) in document.categories.items():
        if len(members) < 2 and not marked:
            continue
        inside = [len(w.term.surface) * _in_order(w.term.surface, name) for w in words]
        if all(inside) and sum(inside) >= share * (len(name) - 2):
            own = set() if marked else _own_subject(document, words, members)
            here = (own or set(members)) & allowed
            if here or not any(allowed & w.found.keys() for w in words):
                return number, here  # not 就业 of a unit that does it elsewhere
    return None


def of_kinds(document: ListDocument, numbers: Collection[int]) -> tuple[int, ...]:
    """第四类, of a list that does not number its categories: the tasks of the fourth; () where it has none."""
    names = list(dict.fromkeys(task.category for task in document.tasks if task.category))
    wanted = {names[number - 1] for number in numbers if 0 < number <= len(names)}
    return tuple(task.number for task in document.tasks if task.category in wanted)


def _in_order(word: str, name: str) -> bool:
    """农民增收 in 促进农民增产增收: the characters in order."""
    rest = iter(name)
    return all(char in rest for char in word)


def _own_subject(document: ListDocument, words: list[Weighed], members: Collection[int]) -> set[int]:
    """智慧平安社区: the task whose text is about just that, not the others of the category named after it."""
    found = [
        {
            index
            for word in dict.fromkeys((w.term.surface, *w.term.words))
            if word == w.term.surface or len(word) >= _LONG
            for index, bits in document.places(word).items()
            if bits & (CITY | DISTRICT) and index in members
        }
        for w in words
    ]
    long = any(len(w.term.surface) >= _LONG for w in words)
    return set.intersection(*found) if long and all(found) else set()
