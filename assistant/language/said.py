"""Mentions and leftover tokens of one part of a message → what it says, dimension by dimension."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.language import period
from assistant.language.clauses import QUESTIONS, denied_spans, excluded_spans, focus
from assistant.language.mention import Mention
from assistant.language.rules.asks import Ask as Asked
from assistant.language.rules.asks import Ordinal
from assistant.language.rules.bounds import Condition
from assistant.language.scan import LEVEL_RULE
from assistant.language.scope import Scope
from assistant.language.segment import Token
from assistant.language.terms import Term, UnitRef
from assistant.query import Role
from assistant.typed import NamedTuple

Item = Mention | Token


class Named(NamedTuple):
    """What is named, once for what is meant and once for what is left out (除了…)."""

    units: tuple[UnitRef, ...] = ()
    categories: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    terms: tuple[Term, ...] = ()
    quarters: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    places: tuple[tuple[str, ...], ...] = ()  # each as typed, then as the list names it

    @property
    def things(self) -> tuple[Term, ...]:
        """The terms that name a thing."""
        return tuple(term for term in self.terms if term.is_thing)


class Said(NamedTuple):
    """One part of a message, dimension by dimension; empty where it says nothing."""

    text: str
    named: Named = Named()
    excluded: Named = Named()
    words: frozenset[str] = frozenset()  # question words by their name in the word file: units, when, most
    asks: tuple[Asked, ...] = ()
    conditions: tuple[Condition, ...] = ()
    numbers: tuple[Condition, ...] = ()
    references: tuple[Ordinal, ...] = ()
    years: tuple[int, ...] = ()
    year_step: int = 0  # 去年 -1, 明年 1, counted from the list's year
    whole: bool = False
    until: bool = False
    own_quarter: bool = False
    no_quarter: str = ""  # 五季度
    role: Role = "any"  # 牵头, 配合
    about: str = ""  # what of the list itself
    unsaid: tuple[str, ...] = ()  # what no list says: 地点, 电话, 局长
    details: tuple[tuple[str, str], ...] = ()  # further columns: label, and the content that is asked for
    state: str = ""  # now, also, only: whether the actual state is asked for as well, or alone
    items: tuple[Item, ...] = ()

    def has(self, *names: str) -> bool:
        """Whether one of the question words is said."""
        return not self.words.isdisjoint(names)

    @property
    def names_subject(self) -> bool:
        """Whether it says itself what it is about."""
        return bool(
            self.named.units
            or self.named.categories
            or self.named.tasks
            or self.named.places
            or self.named.things
        )


class _Gathering:
    """Walks the items of one part from left to right; :func:`gather` makes a :class:`Said` of it."""

    def __init__(self, text: str, items: tuple[Item, ...], scope: Scope, today: date) -> None:
        self.text, self.scope, self.today = text, scope, today
        self.items = items
        self.mentions = [item for item in items if isinstance(item, Mention)]
        self.left_out = excluded_spans(text, self.mentions)
        self.denied = denied_spans(text, self.mentions)
        self.focus = focus(text, self.mentions)
        self.slots: dict[str, list[object]] = {}
        self.words: set[str] = set()
        self.group = 0
        self.year_step = 0
        self.whole = self.until = self.counted_today = self.fixed = False
        self.no_quarter = ""

    def put(self, slot: str, value: object) -> None:
        self.slots.setdefault(slot, []).append(value)

    def name(self, slot: str, start: int, value: object) -> None:
        """Put what is named into its slot, or beside it when inside 除了…; what is denied is dropped."""
        if not _within(start, self.denied):
            self.put(f"no {slot}" if _within(start, self.left_out) else slot, value)

    def is_background(self, position: int) -> bool:
        """Whether ``position`` is outside the clause that asks: 我父亲腿脚不好，… tells why one asks."""
        start, end = self.focus
        return not start <= position < end


def gather(text: str, items: tuple[Item, ...], scope: Scope, today: date) -> Said:
    """What the items of one part say."""
    walk = _Gathering(text, items, scope, today)
    for item in items:
        if isinstance(item, Token):
            _token(walk, item)
        elif reader := _READERS.get(item.dimension):
            reader(walk, item)
    return _said(walk, items)


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _token(walk: _Gathering, token: Token) -> None:
    if token.weight > 0:
        background = walk.is_background(token.start)
        term = Term(
            token.text, (token.text,), token.start, token.end, walk.group, "unknown", token.weight, background
        )
        walk.name("terms", token.start, term)


def _unit(walk: _Gathering, mention: Mention) -> None:
    level = mention.surface[0] if mention.rule == LEVEL_RULE else ""
    city = walk.scope.info.city
    if city and walk.text[: mention.start].endswith(city):
        level = city[-1]  # 天津市教委 is the city's
    cores = walk.scope.cores
    if walk.is_background(mention.start) and not any(core in cores for core in mention.value):
        walk.put("background units", UnitRef(mention.value[0], "", mention.surface))
        return
    forms = walk.scope.unit_forms
    inside = [
        core if core in cores else forms[core] for core in mention.value if core in cores or core in forms
    ]
    if not inside and (core := walk.scope.unit_named(mention.surface)):
        inside = [core]
    for core in inside or mention.value[:1]:
        walk.name("units", mention.start, UnitRef(core, level, mention.surface))


def _period(walk: _Gathering, mention: Mention) -> None:
    value: period.Period = mention.value
    if not value.valid:
        walk.no_quarter = mention.surface
        return
    walk.whole |= value.whole
    walk.until |= value.end_of_year
    if value.each:
        walk.words.add("each")
    today = value.unit == "q" and not value.offset
    walk.fixed |= not value.unit
    for quarter in period.resolve(value, walk.today):
        walk.name(
            "year quarters" if value.whole else "today quarters" if today else "quarters",
            mention.start,
            quarter,
        )


def _year(walk: _Gathering, mention: Mention) -> None:
    own = walk.scope.info.year
    if isinstance(mention.value, tuple):
        walk.year_step = walk.year_step or mention.value[0]
        walk.put("years", own + mention.value[0])
    else:
        walk.put("years", mention.value or own)
        if not mention.value:
            walk.words.add("this_year")


def _aspect(walk: _Gathering, mention: Mention) -> None:
    asked = set(mention.value)
    if walk.is_background(mention.start):
        asked -= QUESTIONS
    walk.words |= asked
    if "units" in asked:  # 谁牵头, 配合单位
        for role, words in _ROLES.items():
            if any(word in mention.surface for word in words):
                walk.put("roles", role)
    walk.group += "and" in asked


def _role(walk: _Gathering, mention: Mention) -> None:
    of_unit = any(m.dimension == "unit" and m.end == mention.start for m in walk.mentions)
    if of_unit or not walk.is_background(mention.start):  # 区残联牵头的，除了…还有哪些
        walk.put("roles", mention.value)


def _region(walk: _Gathering, mention: Mention) -> None:
    info, region = walk.scope.info, mention.value[0]
    own = region in (info.region, info.city) or info.region.startswith(mention.surface)
    if walk.is_background(mention.start):
        return
    if mention.surface in walk.scope.text and not own:
        _topic(walk, mention._replace(dimension="word", words=()))  # 苏州招商站: no other list
        return
    walk.name("regions", mention.start, region)
    if info.city in (mention.surface, region) and not walk.text.startswith(info.region[:2], mention.end):
        walk.words.add("city")


def _topic(walk: _Gathering, mention: Mention) -> None:
    kinds = {value.partition(":")[0] for value in mention.value}
    kind = "word" if mention.dimension == "word" else kinds.pop() if len(kinds) == 1 else "topic"
    words = mention.words or (mention.surface,)
    background = walk.is_background(mention.start)
    start, end = mention.start, mention.end
    term = Term(mention.surface, words, start, end, walk.group, kind, mention.confidence, background)
    walk.name("terms", start, term)


def _place(walk: _Gathering, mention: Mention) -> None:
    slot = "background places" if walk.is_background(mention.start) else "places"
    walk.name(slot, mention.start, (mention.surface, *mention.value))


def _ordinal(walk: _Gathering, mention: Mention) -> None:
    value: Ordinal = mention.value
    slot = "categories" if value.kind == "category" else "tasks"
    if value.number == len(walk.scope.tasks) > 20 and slot == "categories" and mention.start == 0:
        walk.words.add("everything")  # 34项任务我都要看
        return
    numbers = range(value.number, value.last + 1) if value.last > 0 else (value.number, -value.last)
    for number in filter(None, (*numbers, *value.also)):
        walk.name(slot, mention.start, number)


def _bare(walk: _Gathering, mention: Mention) -> None:
    """15: a number and nothing else is a task's."""
    if len(walk.mentions) == 1:
        _ordinal(walk, mention)


def _ask(walk: _Gathering, mention: Mention) -> None:
    if not walk.is_background(mention.start):
        behind = next((item for item in walk.items if item.start == mention.end), None)
        noun = ""
        if isinstance(behind, Token):
            noun = behind.text if behind.weight > 0 else ""
        elif behind and behind.dimension in ("topic", "word"):
            noun = behind.surface
        walk.put("asks", mention.value._replace(noun=noun or mention.value.noun))


def _number(walk: _Gathering, mention: Mention) -> None:
    """教育局、卫健委两家: counts the units named before it, not a figure of the list."""
    if mention.value.unit == "项" and mention.value.value == len(walk.scope.tasks):
        walk.words.add("everything")  # 34项任务都列出来
        return
    named = [m for m in walk.mentions if m.dimension == "unit" and m.end <= mention.start]
    if not (named and named[-1].end == mention.start and mention.value.value == len(named)):
        walk.put("numbers", mention.value)


def _festival(walk: _Gathering, mention: Mention) -> None:
    if not walk.is_background(mention.start):
        for quarter in mention.value.quarters:
            walk.put("festivals", quarter)


def _finished(walk: _Gathering, mention: Mention) -> None:
    """投完, 治理完: the step that finishes what the verb says."""
    words = (mention.surface, "完成任务", "完成", f"完成{mention.surface[:-1]}", mention.surface[:-1])
    background = walk.is_background(mention.start)
    term = Term(mention.surface, words, mention.start, mention.end, walk.group, "event", 1.0, background)
    walk.name("terms", mention.start, term)


def _condition(walk: _Gathering, mention: Mention) -> None:
    # 得了癌症花了八万多，…: the story's numbers
    slot = "background conditions" if walk.is_background(mention.start) else "conditions"
    walk.put(slot, mention.value._replace(surface=mention.surface))


def _into(slot: str) -> Callable[[_Gathering, Mention], None]:
    def put(walk: _Gathering, mention: Mention) -> None:
        if not walk.is_background(mention.start):
            walk.put(slot, mention.value)

    return put


_ROLES: dict[Role, tuple[str, ...]] = {
    "lead": ("牵头", "主抓", "主办", "主责"),
    "support": ("配合", "协助", "协办"),
}
_READERS: dict[str, Callable[[_Gathering, Mention], None]] = {
    "festival": _festival,
    "unit": _unit,
    "period": _period,
    "year": _year,
    "aspect": _aspect,
    "region": _region,
    "place": _place,
    "topic": _topic,
    "event": _topic,
    "word": _topic,
    "ordinal": _ordinal,
    "ask": _ask,
    "condition": _condition,
    "stated": _number,
    "bare": _bare,
    "reference": _into("references"),
    "role": _role,
    "about": _into("about"),
    "unsaid": _into("unsaid"),
    "person": _into("unsaid"),
    "state": _into("states"),
    "finished": _finished,
    "detail": _into("details"),
}


def _said(walk: _Gathering, items: tuple[Item, ...]) -> Said:
    slots = walk.slots

    def get(slot: str) -> tuple:  # type: ignore[type-arg]
        return tuple(dict.fromkeys(slots.get(slot, ())))

    units, places = get("units"), get("places")
    if not (units or places or any(t.kind in ("topic", "word") for t in get("terms"))):
        # 我是应急局的，我们局有几项; 我住柳湾村，我们这儿有什么
        units, places = get("background units"), get("background places")
    conditions = get("conditions")
    if "list" in walk.words and not units and all(t.background for t in get("terms")):
        conditions = conditions or get("background conditions")  # 超过1000户的，是哪几项
    own, excluded = (
        Named(
            units if not no else get(no + "units"),
            get(no + "categories"),
            get(no + "tasks"),
            get(no + "terms"),
            get(no + "quarters"),
            get(no + "regions"),
            places if not no else get(no + "places"),
        )
        for no in ("", "no ")
    )
    quarters, own_quarter = _quarters(walk, own.quarters, excluded.quarters)
    return Said(
        text=walk.text,
        named=own._replace(quarters=quarters),
        excluded=excluded,
        words=frozenset(walk.words | ({"perquarter"} if own_quarter else set())),
        asks=get("asks"),
        conditions=conditions,
        numbers=get("numbers"),
        references=get("references"),
        years=get("years"),
        year_step=walk.year_step,
        whole=walk.whole,
        until=walk.until,
        no_quarter=walk.no_quarter,
        role=next(iter(get("roles")), "any"),
        about=next(iter(get("about")), ""),
        unsaid=get("unsaid"),
        details=get("details"),
        state=next(iter(get("states")), ""),
        items=items,
    )


def _quarters(
    walk: _Gathering, named: tuple[int, ...], left_out: tuple[int, ...]
) -> tuple[tuple[int, ...], bool]:
    """The quarters meant, and whether each one's own figures are."""
    year = walk.slots.get("year quarters")
    if year and not (named and "remaining" in walk.words):
        named = (
            *named,
            *(q for q in year if isinstance(q, int)),
        )  # 三季度做完，全年还差多少 is as of the third
    named = named or (period.ALL if left_out else ())
    quarters = set(named) - set(left_out)
    today = {q for q in walk.slots.get("today quarters", ()) if isinstance(q, int)}
    if today and not walk.fixed:  # 这个季度 is today's quarter, but 三季度这一个季度 only stresses the third
        quarters |= today
    if not quarters:
        quarters = {q for q in walk.slots.get("festivals", ()) if isinstance(q, int)}
    own = bool(today and walk.fixed) or bool(named and left_out and walk.slots.get("quarters"))
    return tuple(sorted(quarters)), own
