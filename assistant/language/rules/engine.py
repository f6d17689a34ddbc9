"""Rules: patterns over what was found so far → something found.

A pattern is a row of elements with blanks between them::

    第? <number> 季度|季            a literal (longest alternative first), something of a dimension
    …?                             the element may be missing
    !天|号   &几|多少               none, one of these follows (takes nothing)
    ~多|少   @比                    one of these stands later, earlier in the clause (takes nothing)
    .                              any ideograph
    ^   $                          the clause begins, ends here

Rules are found by the first character or dimension of their pattern; a text meets a few of them only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter

from assistant.language.mention import Mention
from assistant.text.normalize import is_han
from assistant.typed import NamedTuple

MARKS = frozenset(",.;:!?()~ ")


class Match(NamedTuple):
    """``parts``: what each element took, "" where it is missing; ``found``: the mentions among them, in order."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]
    found: tuple[Mention, ...]

    def number(self, at: int = 0) -> int:
        """The ``at``-th number of the match, as a whole number; 0 where there is none."""
        numbers = [m.value for m in self.found if m.dimension == "number"]
        value = numbers[at] if at < len(numbers) else 0
        return int(value) if isinstance(value, (int, float)) else 0

    @property
    def asks_back(self) -> bool:
        """Whether its clause only asks whether it is so: …吗, 有没有…, 怎么没有…."""
        clause = self.text[: _clause_end(self.text, self.end)]
        before = clause[_clause_start(clause, self.start) : self.start]
        return clause.endswith(("吗", "吧", "么", "嘛")) or before.endswith(
            ("有", "怎么", "为什么", "为啥", "咋")
        )

    @property
    def surface(self) -> str:
        """All of it."""
        return self.text[self.start : self.end]


class Rule(NamedTuple):
    """``produce`` gives the value of a match, None when it is not this after all."""

    name: str
    dimension: str
    pattern: str
    produce: Callable[[Match], object]


class Element(NamedTuple):
    """One element: ``words`` (longest first) or a ``dimension``; zero-width where ``kind`` is one of ! & ~ @ ^ $."""

    kind: str
    words: tuple[str, ...]
    dimension: str
    optional: bool


def compiled(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern; raises ValueError for one that could match nothing."""
    elements = tuple(map(_element, pattern.split()))
    if all(e.optional or e.kind for e in elements):
        raise ValueError(f"matches nothing: {pattern}")
    return elements


def _element(text: str) -> Element:
    if text in ("^", "$"):
        return Element(text, (), "", False)
    if text == ".":
        return Element("", (), ".", False)
    kind = text[0] if text[0] in "!&~@" and len(text) > 1 else ""
    text = text[len(kind) :].replace("_", " ")  # a blank inside a literal
    optional = text.endswith("?")
    text = text.removesuffix("?")
    if text == ".":
        return Element(kind, (), ".", optional)
    if text[0] == "<":
        return Element(kind, (), text[1:-1], optional)
    return Element(kind, tuple(sorted(text.split("|"), key=len, reverse=True)), "", optional)


Nodes = dict[int, list[Mention]]
_BY_END = itemgetter(0)


class RuleSet:
    """Rules that see the same mentions; what they find is for the sets behind them."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._elements: dict[int, tuple[Element, ...]] = {}  # compiled when a text may meet the rule
        # characters of which a text that it matches has one each
        self._needs: dict[int, list[frozenset[str]]] = {}
        self._by_first: dict[str, list[int]] = {}  # a character, or <a dimension>, that a match begins with
        self._anywhere: list[int] = []
        for index, rule in enumerate(self.rules):
            for first in _first(rule.pattern):
                if first == ".":
                    self._anywhere.append(index)
                else:
                    self._by_first.setdefault(first, []).append(index)

    def apply(self, text: str, nodes: Nodes) -> list[Mention]:
        """The match of every rule at every place, in the order of the text."""
        found = []
        characters = frozenset(text)
        vain: set[int] = set()  # rules that the text cannot meet anywhere
        for start, char in enumerate(text):
            if char not in self._by_first and start not in nodes and not self._anywhere:
                continue
            due = {*self._anywhere, *self._by_first.get(char, ())}
            for node in nodes.get(start, ()):
                due.update(self._by_first.get(node.dimension, ()))
            for index in sorted(due - vain):
                rule = self.rules[index]
                if index not in self._elements:
                    self._elements[index] = compiled(rule.pattern)
                    self._needs[index] = _needed(self._elements[index])
                if any(map(characters.isdisjoint, self._needs[index])):
                    vain.add(index)
                    continue
                parts: list[str] = []
                among: list[Mention] = []
                end = _end(text, nodes, self._elements[index], 0, start, parts, among)
                if end > start:
                    match = Match(text, start, end, tuple(parts), tuple(among))
                    value = rule.produce(match)
                    if value is not None:
                        found.append(Mention(rule.dimension, value, start, end, match.surface, rule.name))
        return found


def _needed(elements: tuple[Element, ...]) -> list[frozenset[str]]:
    """The first characters of every element that must be taken, or must stand somewhere."""
    return [
        frozenset(w[0] for w in e.words) for e in elements if e.words and not e.optional and e.kind != "!"
    ]


def _first(pattern: str) -> set[str]:
    """What a match may begin with: characters, names of dimensions, "." for any ideograph."""
    found: set[str] = set()
    for text in pattern.split():
        if text[0] in "^$" or (text[0] in "!&~@" and len(text) > 1):
            continue  # takes nothing
        name = text.removesuffix("?")
        found.update([name[1:-1]] if name[0] == "<" else [word[0] for word in name.split("|")])
        if name == text:
            break
    return found


def _end(
    text: str,
    nodes: Nodes,
    elements: tuple[Element, ...],
    at: int,
    position: int,
    parts: list[str],
    found: list[Mention],
) -> int:
    """Where the pattern ends when its elements from ``at`` on begin at ``position``; -1 when they do not fit."""
    taken, known = len(parts), len(found)
    for number in range(at, len(elements)):
        element = elements[number]
        if element.kind:
            if not _holds(text, nodes, element, position):
                break
            parts.append("")
            continue
        if element.words and not element.optional and not text.startswith(element.words, position):
            break  # most rules end here: no list is made of it
        options = _options(text, nodes, element, position)
        if not options:
            break
        for end, node in options[:-1]:
            parts.append(text[position:end])
            found += [node] if node else []
            whole = _end(text, nodes, elements, number + 1, end, parts, found)
            if whole >= 0:
                return whole
            del parts[-1], found[len(found) - bool(node) :]
        end, node = options[-1]  # the last one needs no way back
        parts.append(text[position:end])
        found += [node] if node else []
        position = end
    else:
        return position
    del parts[taken:], found[known:]
    return -1


def _options(text: str, nodes: Nodes, element: Element, position: int) -> list[tuple[int, Mention | None]]:
    """(end, mention) of every way to take ``element`` at ``position``, the longest first."""
    options: list[tuple[int, Mention | None]] = []
    if element.dimension == ".":
        if is_han(text[position : position + 1] or " "):
            options.append((position + 1, None))
    elif element.dimension:
        if position in nodes:
            here = [(n.end, n) for n in nodes[position] if n.dimension == element.dimension]
            options += sorted(here, key=_BY_END, reverse=True) if len(here) > 1 else here
    else:
        for word in element.words:
            if text.startswith(word, position):
                options.append((position + len(word), None))
    if element.optional:
        options.append((position, None))
    return options


def _holds(text: str, nodes: Nodes, element: Element, position: int) -> bool:
    if element.kind == "^":
        return position == 0 or text[position - 1] in MARKS
    if element.kind == "$":
        return position == len(text) or text[position] in MARKS
    if element.kind == "~":
        later = text[position : _clause_end(text, position)]
        return any(word in later for word in element.words)
    if element.kind == "@":
        earlier = text[_clause_start(text, position) : position]
        return any(word in earlier for word in element.words)
    if element.dimension:
        follows = any(n.dimension == element.dimension for n in nodes.get(position, ()))
    else:
        follows = text.startswith(element.words, position)
    return follows == (element.kind == "&")


def _clause_start(text: str, position: int) -> int:
    return max(text.rfind(mark, 0, position) for mark in MARKS) + 1


def _clause_end(text: str, position: int) -> int:
    return min((at for mark in MARKS if (at := text.find(mark, position)) >= 0), default=len(text))
