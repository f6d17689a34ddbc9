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
        self._heads: dict[int, tuple[str, ...]] = {}  # words of which a match begins with one, if it has to
        self._beginnings = [_beginning(rule.pattern) for rule in self.rules]
        self._by_first: dict[str, list[int]] = {}  # a character, or <a dimension>, that a match begins with

    def _beginning_with(self, first: str) -> list[int]:
        """The rules whose matches may begin with a character, a <dimension>, or "." for any ideograph."""
        found = self._by_first.get(first)
        if found is None:
            mark = "|" + first
            found = [index for index, begins in enumerate(self._beginnings) if mark in begins]
            self._by_first[first] = found
        return found

    def apply(self, text: str, nodes: Nodes) -> list[Mention]:
        """The match of every rule at every place, in the order of the text."""
        found = []
        characters = frozenset(text)
        anywhere = self._beginning_with(".")
        vain: set[int] = set()  # rules that the text cannot meet anywhere
        for start, char in enumerate(text):
            due = {*anywhere, *self._beginning_with(char)}
            for node in nodes.get(start, ()):
                due.update(self._beginning_with(f"<{node.dimension}>"))
            for index in sorted(due - vain) if due else ():
                heads = self._heads.get(index)
                if heads is None:
                    heads = self._heads[index] = _heads(self.rules[index].pattern)
                if heads and not text.startswith(heads, start):
                    continue
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


def _takes_nothing(element: str) -> bool:
    return element[0] in "^$" or (element[0] in "!&~@" and len(element) > 1)


def _beginning(pattern: str) -> str:
    """What a match may begin with, each behind a bar: |words, |<a dimension>, |. for any ideograph."""
    found, rest = "", pattern
    while rest:
        text, _, rest = rest.partition(" ")
        if _takes_nothing(text):
            continue
        if text[-1] != "?":
            return f"{found}|{text}"
        found += f"|{text[:-1]}"
    return found


def _heads(pattern: str) -> tuple[str, ...]:
    """The words of which every match begins with one; none where it may begin otherwise."""
    text = next(text for text in pattern.split() if not _takes_nothing(text))
    return () if text[0] in "<." or text[-1] == "?" else tuple(text.replace("_", " ").split("|"))


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
