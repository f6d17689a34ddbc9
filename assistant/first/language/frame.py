"""Mentions and leftover tokens → the semantic frame (:class:`Query`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from assistant.first.language import period
from assistant.first.language.clauses import QUESTIONS, denied_spans, excluded_spans, focus
from assistant.first.language.intent import main_ask, of_an_institution, with_intent
from assistant.first.language.mention import Mention
from assistant.first.language.numbers import Ask, Ordinal
from assistant.first.language.pairs import segments
from assistant.first.language.scan import LEVEL_RULE
from assistant.first.language.segment import Token
from assistant.first.query import Correction, Query, Term, UnitRef

_MODIFIERS = frozenset(
    "everything everywhere show add only instead they it else more back detail so not counted sum cumulative "
    "perquarter newly each difference ratio average remaining subjective second third share compare most fewest city district category help thanks usage list units when "
    "over under atleast atmost".split()
)


class Frame:
    """Collects slots while the mentions are walked from left to right."""

    def __init__(self, text: str, mentions: list[Mention], tokens: list[Token], scope: Any) -> None:
        self.text = text
        self.scope = scope
        self.mentions = mentions
        self.tokens = tokens
        self.excluded = excluded_spans(text, mentions)
        self.denied = denied_spans(text, mentions)
        self.focus = focus(text, mentions)
        self.slots: dict[str, list[Any]] = {}
        self.modifiers: set[str] = set()
        self.problems: list[str] = []
        self.group = 0
        self.whole = self.end_of_year = False
        self.fixed = False  # whether a quarter is named for itself, not counted from today
        self.years: list[int] = []

    def add(self, slot: str, mention: Mention | Token, value: Any) -> None:
        """Put ``value`` into ``slot``, or into its excluded twin when inside 除了…."""
        start = mention.start
        if any(a <= start < b for a, b in self.denied):
            return
        name = f"excluded_{slot}" if any(a <= start < b for a, b in self.excluded) else slot
        self.slots.setdefault(name, []).append(value)

    def in_background(self, position: int) -> bool:
        """Whether ``position`` is outside the clause that asks: 我父亲腿脚不好，… tells why one asks."""
        start, end = self.focus
        return not start <= position < end

    def get(self, slot: str) -> tuple[Any, ...]:
        found = self.slots.get(slot)
        return tuple(dict.fromkeys(found)) if found else ()


def fill(
    question: str,
    text: str,
    mentions: list[Mention],
    tokens: list[Token],
    scope: Any,
    today: date,
    corrections: tuple[Correction, ...],
) -> Query:
    """The frame of one question; with ``parts`` where it pairs subjects with times."""
    items: list[Mention | Token] = sorted([*mentions, *tokens], key=lambda m: m.start)
    query = _fill(question, text, items, scope, today, corrections)
    if query.intent != "list" or len(query.quarters) < 2:
        return query
    parts = [_fill(question, text, part, scope, today, ()) for part in segments(items)]
    return query._replace(parts=tuple(part._replace(intent="list") for part in parts))


def _fill(
    question: str,
    text: str,
    items: list[Mention | Token],
    scope: Any,
    today: date,
    corrections: tuple[Correction, ...],
) -> Query:
    tokens = [item for item in items if isinstance(item, Token)]
    frame = Frame(text, [item for item in items if isinstance(item, Mention)], tokens, scope)
    for item in items:
        if isinstance(item, Token):
            _token(frame, item)
        elif item.dimension in _FILLERS:  # no filler, nor a phrase in which nothing is recognized
            _FILLERS[item.dimension](frame, item, today)
    return _query(frame, question, corrections)


def _token(frame: Frame, token: Token) -> None:
    if token.weight <= 0:
        return
    term = Term(token.text, (token.text,), token.start, token.end, frame.group, "unknown", token.weight)
    frame.add("terms", token, term._replace(background=frame.in_background(token.start)))


def _unit(frame: Frame, mention: Mention, today: date) -> None:
    level = mention.surface[0] if mention.rule == LEVEL_RULE else ""
    city = frame.scope.info.city
    if city and frame.text[: mention.start].endswith(city):
        level = city[-1]  # 天津市教委 is the city's
    cores = frame.scope.cores
    if frame.in_background(mention.start) and not any(core in cores for core in mention.value):
        frame.slots.setdefault("background_units", []).append(UnitRef(mention.value[0], "", mention.surface))
        return
    inside = [core for core in mention.value if core in cores]
    for core in inside or mention.value[:1]:
        frame.add("units", mention, UnitRef(core, level, mention.surface))


def _period(frame: Frame, mention: Mention, today: date) -> None:
    value: period.Period = mention.value
    if not value.valid:
        frame.problems.append(f"period:{mention.surface}")
        return
    frame.whole |= value.whole
    frame.end_of_year |= value.end_of_year
    if value.each:
        frame.modifiers.add("each")
    slot = "relative" if value.unit == "q" and not value.offset else "quarters"
    frame.fixed |= not value.unit
    for quarter in period.resolve(value, today):
        frame.add("year_quarters" if value.whole else slot, mention, quarter)


def _year(frame: Frame, mention: Mention, today: date) -> None:
    own = frame.scope.info.year
    if isinstance(mention.value, tuple):
        frame.slots.setdefault("year_steps", []).append(mention.value[0])
    if mention.value == 0:
        frame.years.append(own)
        frame.modifiers.add("this_year")
    elif isinstance(mention.value, tuple):
        frame.years.append(own + mention.value[0])
    else:
        frame.years.append(mention.value)


def _aspect(frame: Frame, mention: Mention, today: date) -> None:
    asked = _MODIFIERS.intersection(mention.value)
    if frame.in_background(mention.start):
        asked -= QUESTIONS
    frame.modifiers.update(asked)
    if "and" in mention.value:
        frame.group += 1


def _region(frame: Frame, mention: Mention, today: date) -> None:
    info = frame.scope.info
    if frame.in_background(mention.start):
        return
    if any(a <= mention.start < b for a, b in frame.excluded):  # 除了津南区，各区的…
        frame.slots.setdefault("left_out_regions", []).append(mention.value[0])
        return
    frame.slots.setdefault("all_regions", []).append(mention.value[0])
    if mention.surface == info.city or mention.value[0] == info.city:
        if not frame.text.startswith(info.region[:2], mention.end):
            frame.modifiers.add("city")
    elif mention.value[0] != info.region and mention.surface != info.region:
        frame.slots.setdefault("regions", []).append(mention.value[0])


def _topic(frame: Frame, mention: Mention, today: date) -> None:
    kinds = {v.partition(":")[0] for v in mention.value}
    kind = kinds.pop() if len(kinds) == 1 else "topic"
    if mention.dimension == "word":
        kind = "word"
    words = mention.words or (mention.surface,)
    term = Term(mention.surface, words, mention.start, mention.end, frame.group, kind, mention.confidence)
    term = term._replace(background=frame.in_background(mention.start))
    frame.add("terms", mention, term)


def _ordinal(frame: Frame, mention: Mention, today: date) -> None:
    value: Ordinal = mention.value
    slot = "categories" if value.kind == "category" else "tasks"
    if value.number == len(frame.scope.tasks) > 20 and slot == "categories" and mention.start == 0:
        frame.modifiers.add("everything")  # 34项任务我都要看
        return
    numbers = range(value.number, value.last + 1) if value.last > 0 else (value.number, -value.last)
    for number in filter(None, (*numbers, *value.also)):
        frame.add(slot, mention, number)


def _ask(frame: Frame, mention: Mention, today: date) -> None:
    if frame.in_background(mention.start):
        return
    noun = next(
        (m.surface for m in frame.mentions if m.start == mention.end and m.dimension in ("topic", "word")), ""
    )
    frame.slots.setdefault("asks", []).append(mention.value._replace(noun=noun))


def _number(frame: Frame, mention: Mention, today: date) -> None:
    """教育局、卫健委两家: counts the units named before it, not a figure of the list."""
    if mention.value.unit == "项" and mention.value.value == len(frame.scope.tasks):
        frame.modifiers.add("everything")  # 34项任务都列出来
        return
    named = [m for m in frame.mentions if m.dimension == "unit" and m.end <= mention.start]
    if named and named[-1].end == mention.start and mention.value.value == len(named):
        return
    frame.slots.setdefault("numbers", []).append(mention.value)


def _slot(name: str) -> Any:
    def put(frame: Frame, mention: Mention, today: date) -> None:
        frame.slots.setdefault(name, []).append(mention.value)

    return put


def _festival(frame: Frame, mention: Mention, today: date) -> None:
    if not frame.in_background(mention.start):
        frame.slots.setdefault("festivals", []).extend(mention.value.quarters)


_FILLERS = {
    "festival": _festival,
    "unit": _unit,
    "period": _period,
    "year": _year,
    "aspect": _aspect,
    "region": _region,
    "topic": _topic,
    "event": _topic,
    "word": _topic,
    "ordinal": _ordinal,
    "ask": _ask,
    "condition": _slot("conditions"),
    "number": _number,
    "reference": _slot("references"),
}


def _query(frame: Frame, question: str, corrections: tuple[Correction, ...]) -> Query:
    own = frame.scope.info
    other_years = [y for y in frame.years if y != own.year]
    named = frame.get("quarters")
    if frame.get("year_quarters") and not (named and "remaining" in frame.modifiers):
        named = (*named, *frame.get("year_quarters"))  # 三季度做完，全年还差多少 is as of the third
    named = named or (period.ALL if frame.get("excluded_quarters") else ())
    quarters = tuple(sorted(set(named) - set(frame.get("excluded_quarters"))))
    if frame.get("relative"):
        # 这个季度 is today's quarter, but 三季度这一个季度 only stresses the third.
        frame.modifiers.update(("perquarter",) if frame.fixed else ())
        quarters = quarters if frame.fixed else tuple(sorted({*quarters, *frame.get("relative")}))
    if frame.get("quarters") and frame.get("excluded_quarters"):
        frame.modifiers.add("perquarter")  # 二季度新增多少，不算一季度的
    asks: tuple[Ask, ...] = frame.get("asks")
    regions = frame.get("regions")
    terms = frame.get("terms")
    if frame.get("festivals") and not quarters:
        quarters = tuple(sorted(frame.get("festivals")))
    units = frame.get("units")
    if not units and not any(t.kind in ("topic", "word") for t in terms):
        units = frame.get("background_units")  # 我是应急局的，我们局有几项
    query = Query(
        question=question,
        intent="",
        units=units,
        excluded_units=frame.get("excluded_units"),
        categories=frame.get("categories"),
        excluded_categories=frame.get("excluded_categories"),
        tasks=frame.get("tasks"),
        quarters=quarters,
        excluded_quarters=frame.get("excluded_quarters"),
        whole_year=frame.whole,
        end_of_year=frame.end_of_year,
        year=other_years[0] if other_years else None,
        region=regions[-1] if regions else None,
        years=tuple(dict.fromkeys(frame.years)),
        year_step=(frame.get("year_steps") or (0,))[0],
        regions=frame.get("all_regions"),
        excluded_regions=frame.get("left_out_regions"),
        terms=terms,
        excluded_terms=frame.get("excluded_terms"),
        ask=main_ask(asks),
        conditions=frame.get("conditions"),
        numbers=frame.get("numbers"),
        modifiers=frozenset(frame.modifiers),
        references=frame.get("references"),
        problems=tuple(frame.problems),
        corrections=corrections,
        ignored=tuple(t.surface for t in terms if t.kind == "unknown"),
        text=frame.text,
        tokens=tuple(token.text for token in frame.tokens),
        mentions=tuple(frame.mentions),
    )
    return of_an_institution(with_intent(query))
