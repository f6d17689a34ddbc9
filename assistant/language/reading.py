"""A question → mentions and leftover tokens: scan, cut the gaps, correct slips.

The reader knows words and the list it is asked about only through the protocols of :mod:`assistant.language.scope`.
"""

from __future__ import annotations

from assistant.language import quoted, scan
from assistant.language.everyday import drop_dead_compounds, mentions, spoken, without_dead_pieces
from assistant.language.mention import BY_START, Mention
from assistant.language.names import (
    NO_UNIT,
    added,
    bare_units,
    coordinate,
    cut_anew,
    departments,
    join_names,
    other_places,
    verbatim,
    weigh_heads,
    whole_units,
)
from assistant.language.places import ELSEWHERE, categories, like_listed, own_body, own_names, places, regions
from assistant.language.scope import Scope, Senses, Words
from assistant.language.segment import Token, characters, commonness, part_of_speech_factor, tokens
from assistant.language.slips import Fix, clipped, plain_what
from assistant.query import Correction
from assistant.text.normalize import Text, is_han, normalize
from assistant.text.simplified import has_traditional
from assistant.typed import NamedTuple

MAX_CORRECTIONS = 6
_NUMBERED = tuple("几 多少 超过 以上 以下 少于 不到 大于 达到".split())  # a measure word may follow
_NUMBERED_BY = frozenset(sign[0] for sign in _NUMBERED)
_EXTREMES = frozenset(("most", "fewest"))
_NAMES = frozenset(("topic", "word"))
MISREAD = 0.2  # less than this left over is no sign of a slip


class Reading:
    """One pass over a text: its mentions, the tokens of its gaps, and how much was not understood."""

    def __init__(self, text: str, words: Words, scope: Scope) -> None:
        self.text = text
        counts = not _NUMBERED_BY.isdisjoint(text) and any(sign in text for sign in _NUMBERED)
        own = scope.figure_units if counts else frozenset()
        pieces, ruled = scan.seen(text, own)
        senses = {s: _usable(e, scope) if len(e) > 1 else e for s, e in words.senses(pieces).items()}
        called = spoken(senses, scope)
        meant = {*senses}  # 老旧小区 means something, though the list may lack its topic
        drop_dead_compounds(senses, scope)
        known = words.words([p for p in pieces if len(p) <= scan.MAX_GENERAL])
        named = {*meant, *known}
        candidates = [
            *ruled,
            *scan.listed_units(pieces, scope.unit_forms),  # the list's own before what words mean elsewhere
            *categories(text, scope.category_names),
            *scan.lexical(text, pieces, senses, scope.vocabulary),
            *(mentions(text, called, known) if called else ()),
            *places(text, named, known, scope),
            *regions(text, {*named, scope.info.region}, known, scope),
            *own_body(text, scope.info),
            *scan.general(pieces, known),
            *quoted.verbatim(text, pieces, senses, known, scope),
        ]
        if scope.details:
            from assistant.language.details import details
            from assistant.language.headings import headings, whole

            columns = [*details(text, pieces, scope.details), *headings(text, scope.details)]
            candidates = whole(text, [*candidates, *columns], scope.details)
        candidates = [m for m in candidates if m.dimension != "word" or not scan.is_counted(text, m, known)]
        candidates = without_dead_pieces(candidates, scope)
        chosen = scan.choose(whole_units(candidates))
        plain = [m for m in chosen if m.dimension == "general"]
        named_here = [m for m in chosen if m.dimension != "general"]
        self.mentions = scan.absorb_levels(text, named_here, scan.LEVELS, plain)
        self.tokens = self._left(plain, words, scope)
        if self.tokens:
            self.mentions, self.tokens = join_names(self.mentions, self.tokens, scope)
        if "和" in [m.rule for m in self.mentions]:
            self.mentions = coordinate(self.mentions, scope)
        if self.tokens:
            self.mentions, self.tokens = added(self.mentions, self.tokens)
        if "topic" in [m.dimension for m in self.mentions]:
            from assistant.language.nouns import named_by_steps
            from assistant.language.shortened import shortened

            self.mentions = named_by_steps(shortened(self.mentions, scope), scope)
        if scope.details:
            from assistant.language.details import of_one_cell
            from assistant.language.filled import longer_in_cells
            from assistant.language.headings import bounded

            self.mentions = bounded(text, of_one_cell(self.mentions, scope.details), scope.details)
            self.mentions, self.tokens = longer_in_cells(text, self.mentions, self.tokens, scope)
        if "期" in text or "层" in text:
            from assistant.language.siblings import other_phases

            self.mentions = other_phases(self.mentions, scope)
        if "第" in text:
            from assistant.language.siblings import other_numbers

            self.mentions, self.tokens = other_numbers(text, self.mentions, self.tokens, scope)
        if any(t.weight > 0 for t in self.tokens):
            # only where something is not understood
            from assistant.language.bodies import other_bodies
            from assistant.language.nouns import by_its_end, cut_out_of
            from assistant.language.shortened import contracted
            from assistant.language.siblings import persons, told_from, with_its_place

            self.mentions, self.tokens = cut_anew(text, self.mentions, self.tokens, scope)
            self.mentions, self.tokens = contracted(text, self.mentions, self.tokens, known, scope)
            self.mentions, self.tokens = cut_out_of(text, self.mentions, self.tokens, known, scope)
            self.mentions, self.tokens = by_its_end(text, self.mentions, self.tokens, words, scope)
            if scope.details:
                from assistant.language.filled import in_cells

                self.mentions, self.tokens = in_cells(text, self.mentions, self.tokens, scope)
            self.mentions, self.tokens = told_from(text, self.mentions, self.tokens, scope)
            self.mentions, self.tokens = other_bodies(self.mentions, self.tokens, scope)
            self.mentions, self.tokens = verbatim(text, self.mentions, self.tokens, scope)
            self.mentions, self.tokens = persons(self.mentions, self.tokens)
            self.mentions, self.tokens = with_its_place(self.mentions, self.tokens, scope)
        if any(t.weight > 0 and not t.known for t in self.tokens):
            from assistant.language.shortened import abbreviated

            self.tokens = weigh_heads(self.mentions, self.tokens)
            self.mentions, self.tokens = departments(self.mentions, self.tokens, scope)
            self.mentions, self.tokens = abbreviated(self.mentions, self.tokens, scope)
            self.mentions, self.tokens = other_places(self.mentions, self.tokens)
        if self.tokens or not _NAMES.isdisjoint([m.dimension for m in self.mentions]):
            self.mentions, self.tokens = bare_units(self.mentions, self.tokens, scope)
        if not _EXTREMES.isdisjoint([v for m in self.mentions if m.dimension == "aspect" for v in m.value]):
            from assistant.language.bodies import unit_kinds

            self.mentions, self.tokens = unit_kinds(self.mentions, self.tokens, scope)
        self._weigh_words(words)
        strange = [m for m in self.mentions if m.dimension == "another" or m.rule in (NO_UNIT, ELSEWHERE)]
        self.unknown = sum([t.weight for t in self.tokens]) + sum([_is_strange(m, scope) for m in strange])

    def _left(self, general: list[Mention], words: Words, scope: Scope) -> list[Token]:
        """What no mention covers, as tokens: words of general Chinese, and characters."""
        taken = sorted([*self.mentions, *general], key=BY_START)
        loose = characters(self.text, scan.gaps(self.text, taken))
        known = [t for t in tokens(general) if not any(m.start <= t.start < m.end for m in self.mentions)]
        left = sorted([*known, *loose], key=BY_START)
        senses = words.senses([t.text for t in left])
        fillers = {s for s, e in senses.items() if any(x.dimension == "filler" for x in e)}
        own = "".join(own_names(scope.info.title, scope.info.region)[:1])
        return [
            t._replace(weight=0.0, known=True)
            if t.text in fillers or (len(t.text) > 1 and t.text in own)  # 开地铁的新手, asked of a metro
            else t
            for t in left
        ]

    def _weigh_words(self, words: Words) -> None:
        """A list's word that is no noun in general Chinese (一步, 分别) says little about the topic."""
        plain = [m.words[-1] for m in self.mentions if m.dimension == "word" and m.words]
        known = words.words(plain) if plain else {}
        self.mentions = [
            m._replace(confidence=part_of_speech_factor(entry[1]) * commonness(entry[0]))
            if m.dimension == "word" and m.words and (entry := known.get(m.words[-1]))
            else m
            for m in self.mentions
        ]


def _is_strange(mention: Mention, scope: Scope) -> bool:
    """A unit or a thing that the list does not have, or a place that it has nearly: 白路县 may be a slip of 白鹭县."""
    elsewhere = mention.rule == ELSEWHERE and mention.dimension != "another"
    return not elsewhere or like_listed(mention.surface, scope.text)


def _usable(senses: Senses, scope: Scope) -> Senses:
    """A unit's everyday alias that is also a topic (供电) is a unit only where the list has the unit."""
    dimensions = [s.dimension for s in senses]
    if "unit" in dimensions:
        topical = not scan.CONCEPTS.isdisjoint(dimensions)
        listed = any(s.dimension == "unit" and s.value in scope.cores for s in senses)
        if topical:
            return tuple(s for s in senses if (s.dimension == "unit") == listed)
    return senses


class Understanding(NamedTuple):
    """What was read: the pass kept, the corrections it took, complete questions where a name is as near to several."""

    reading: Reading
    corrections: tuple[Correction, ...]
    choices: tuple[str, ...] = ()


def understand(question: str, words: Words, scope: Scope) -> Understanding:
    """Read ``question`` against ``scope``; corrections are tried only where something is not understood."""
    clean = normalize(question)
    text, corrections = _completed(plain_what(clean.text))
    if (doubled := _doubled(text)) >= 0:
        text, fixed = _single(text, doubled, words, scope)
        corrections += fixed
    reading = Reading(text, words, scope)
    choices: tuple[str, ...] = ()
    while reading.unknown >= MISREAD and len(corrections) < MAX_CORRECTIONS:
        from assistant.language.correct import find_corrections  # only where something is not understood

        best = _best_trial(text, reading, find_corrections(reading, words, scope), words, scope)
        if best is None:
            break
        reading, fix = best
        corrections.append(Correction(fix.typed, fix.meant))
        if fix.others:
            choices = tuple(text[: fix.start] + name + text[fix.end :] for name in (fix.meant, *fix.others))
        text = reading.text
    corrections = [_with_level(correction, reading.mentions) for correction in corrections]
    if reading.text == clean.text and has_traditional(question):
        corrections += _simplified(clean, reading.mentions)
    return Understanding(reading, tuple(corrections), choices)


def _best_trial(
    text: str, reading: Reading, fixes: list[Fix], words: Words, scope: Scope
) -> tuple[Reading, Fix] | None:
    """The fix that leaves least unknown, if any leaves less than before; the first that leaves nothing wins."""
    best: tuple[Reading, Fix] | None = None
    least = reading.unknown
    for fix in fixes:
        trial = Reading(text[: fix.start] + fix.meant + text[fix.end :], words, scope)
        if trial.unknown < least:
            best, least = (trial, fix), trial.unknown
            if least <= 0:
                break
    return best


def _simplified(clean: Text, mentions: list[Mention]) -> list[Correction]:
    """區殘聯 → 区残联: names typed in traditional characters."""
    found = []
    for mention in mentions:
        typed = clean.surface(mention.start, mention.end)
        if (
            mention.dimension in ("unit", "topic", "word")
            and has_traditional(typed)
            and typed != mention.surface
        ):
            found.append(Correction(typed, mention.surface))
    return found


def _completed(text: str) -> tuple[str, list[Correction]]:
    """The text with the first character of question words put back where it is missing (个季度 → 哪个季度)."""
    found = clipped(text)
    for start, typed, meant in reversed(found):
        text = text[:start] + meant + text[start + len(typed) :]
    return text, [Correction(typed, meant) for _, typed, meant in found]


def _doubled(text: str) -> int:
    """Where a Chinese character among others stands twice; -1 where none does."""
    twice = (at for at in range(len(text) - 2) if text[at] == text[at + 1])
    return next((at for at in twice if all(map(is_han, text[max(at - 1, 0) : at + 3]))), -1)


def _single(text: str, at: int, words: Words, scope: Scope) -> tuple[str, list[Correction]]:
    """民政政局 → 民政局, 区区残联 → 区残联: a character doubled in the name of a unit, though its halves are words."""
    joined = text[:at] + text[at + 1 :]
    level = text[at] in scan.LEVELS
    first = [at + 1] if level else range(max(0, at - 6), at)
    pieces = [joined[a:b] for a in first for b in range(max(a, at) + 2, min(at + 8, len(joined)) + 1)]
    units = [
        piece
        for piece, senses in words.senses(pieces).items()
        if any(s.dimension == "unit" and s.value in scope.cores for s in senses)
    ]
    if not units:
        return text, []
    name = max(units, key=len)
    start = joined.index(name, max(0, at - len(name))) - level
    name = joined[start : start + level + len(name)]
    return joined, [Correction(text[start : start + len(name) + 1], name)]


def _with_level(correction: Correction, mentions: list[Mention]) -> Correction:
    """惨联 → 残联 is shown as 区惨联 → 区残联 where a level stands before it."""
    for mention in mentions:
        if (
            mention.dimension == "unit"
            and mention.surface[1:] == correction.meant
            and mention.surface[0] in scan.LEVELS
        ):
            return Correction(mention.surface[0] + correction.typed, mention.surface)
    return correction
