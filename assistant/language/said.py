"""What one part of a message says, dimension by dimension; :mod:`assistant.language.gather` makes it."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from assistant.language import period
from assistant.language.clauses import denied_spans, excluded_spans, focus
from assistant.language.mention import Mention
from assistant.language.rules.asks import Ask as Asked
from assistant.language.rules.asks import Ordinal
from assistant.language.rules.bounds import Condition
from assistant.language.scope import Scope
from assistant.language.segment import Token
from assistant.language.terms import Term, UnitRef
from assistant.query import Role
from assistant.typed import NamedTuple

Item = Mention | Token
# 哪个单位负责，又有谁配合
_WHO_AND_WHO = "[谁哪][^,]{0,4}(?:负责|管).{0,4}[谁哪].{0,5}(?:配合|协助)"


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
        return tuple([term for term in self.terms if term.is_thing])


_SUREST = ("only", "now", "also", "maybe")  # 到现在实际花了多少 asks of the actual state alone


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
    without: tuple[Ordinal, ...] = ()  # 除了第二个
    years: tuple[int, ...] = ()
    year_step: int = 0  # 去年 -1, 明年 1, counted from the list's year
    whole: bool = False
    until: bool = False
    no_quarter: str = ""  # 五季度
    role: Role = "any"  # 牵头, 配合
    both: bool = False  # 牵头的和配合的
    about: str = ""  # what of the list itself
    others: tuple[str, ...] = ()  # 8号线, where the list has 1号线
    unsaid: tuple[str, ...] = ()  # what no list says: 地点, 电话, 局长
    details: tuple[tuple[str, str], ...] = ()  # further columns: label, and the content that is asked for
    today: date = date.min
    state: str = ""  # now, also, only, maybe: whether the actual state is asked for as well, or alone
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


SUBJECTS = frozenset(("unit", "topic", "word", "place", "ordinal"))


class Gathering:
    """What the items of one part come to, slot by slot, as they are walked from left to right."""

    def __init__(self, text: str, items: tuple[Item, ...], scope: Scope, today: date) -> None:
        self.text, self.scope, self.today = text, scope, today
        self.items = items
        self.mentions = [item for item in items if isinstance(item, Mention)]
        self.left_out = excluded_spans(text, self.mentions)
        self.denied = denied_spans(text, self.mentions, self.left_out)
        self.focus = focus(text, self.mentions)
        self.subject_end = max((m.end for m in self.mentions if m.dimension in SUBJECTS), default=0)
        self.slots: dict[str, list[object]] = {}
        self.words: set[str] = set()
        self.group = 0
        self.inside = 0  # up to where a mention has taken what follows it
        self.year_step = 0
        self.whole = self.until = self.fixed = False
        self.no_quarter = ""

    def put(self, slot: str, value: object) -> None:
        self.slots.setdefault(slot, []).append(value)

    def name(self, slot: str, start: int, value: object) -> None:
        """Put what is named into its slot, or beside it when inside 除了…; what is denied is dropped."""
        if not (self.denied and _within(start, self.denied)):
            self.put(f"no {slot}" if self.leaves_out(start) else slot, value)

    def leaves_out(self, position: int) -> bool:
        """Whether ``position`` is inside 除了…."""
        return bool(self.left_out) and _within(position, self.left_out)

    def is_background(self, position: int) -> bool:
        """Whether ``position`` is outside the clause that asks: 我父亲腿脚不好，… tells why one asks."""
        start, end = self.focus
        return not start <= position < end


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def said(walk: Gathering) -> Said:
    """All of it, once every item was walked."""
    slots: dict[str, tuple] = {slot: tuple(dict.fromkeys(put)) for slot, put in walk.slots.items()}  # type: ignore[type-arg]
    get = slots.get
    units, places, terms = get("units", ()), get("places", ()), get("terms", ())
    if not (units or places or any(t.kind in ("topic", "word") for t in terms)):
        # 我是应急局的，我们局有几项; 我住柳湾村，我们这儿有什么
        units, places = get("background units", ()), get("background places", ())
        if units or places:  # the words beside it are asked about too
            terms = tuple(term._replace(background=False) for term in terms)
    asked = units or places or any(t.is_thing and not t.background for t in terms)
    years = get("years") or (() if asked else get("story years", ()))  # 去年口袋公园，谁负责
    conditions = get("conditions", ())
    if "list" in walk.words and not units and all(t.background for t in get("terms", ())):
        conditions = conditions or get("background conditions", ())  # 超过1000户的，是哪几项
    named = slots | {"units": units, "terms": terms, "places": places}
    own = Named(*[named.get(slot, ()) for slot in Named._fields])
    excluded = Named(*[get(f"no {slot}", ()) for slot in Named._fields]) if walk.left_out else Named()
    if "difference" in walk.words and walk.slots.get("year quarters") and own.quarters:
        walk.words.add("remaining")  # 全年比三季度累计多多少
    quarters, own_quarter = _quarters(walk, own.quarters, excluded.quarters)
    roles = get("roles", ())
    return Said(
        text=walk.text,
        named=own._replace(quarters=quarters),
        excluded=excluded,
        words=frozenset(walk.words | {"perquarter"} if own_quarter else walk.words)
        - ({"that_quarter"} if walk.fixed else set()),
        asks=get("asks", ()),
        conditions=conditions,
        numbers=get("numbers", ()),
        references=get("references", ()),
        without=get("no references", ()),
        years=years,
        year_step=walk.year_step,
        whole=walk.whole,
        until=walk.until,
        no_quarter=walk.no_quarter,
        both=len(roles) == 2,
        role=roles[0] if len(roles) == 1 else "any",  # 牵头或者配合
        about=next(iter(get("about", ())), ""),
        others=get("others", ()),
        unsaid=get("unsaid", ()),
        details=get("details", ()),
        today=walk.today,
        state=min(get("states", ()), key=_SUREST.index, default=""),
        items=walk.items,
    )


def _quarters(
    walk: Gathering, named: tuple[int, ...], left_out: tuple[int, ...]
) -> tuple[tuple[int, ...], bool]:
    """The quarters meant, and whether each one's own figures are."""
    year = walk.slots.get("year quarters")
    if year and not (named and "remaining" in walk.words):
        named = (
            *named,
            *(q for q in year if isinstance(q, int)),
        )  # 三季度做完，全年还差多少 is as of the third
    each = tuple(q for q in walk.slots.get("each quarters", ()) if isinstance(q, int))
    named = named or each or (period.ALL if left_out else ())  # 下半年每个季度: of these
    quarters = set(named) - set(left_out)
    today = {q for q in walk.slots.get("today quarters", ()) if isinstance(q, int)}
    if today and not walk.fixed:  # 这个季度 is today's quarter, but 三季度这一个季度 only stresses the third
        quarters |= today
    if not quarters:
        quarters = {q for q in walk.slots.get("festivals", ()) if isinstance(q, int)}
    own = bool(today and walk.fixed) or bool(named and left_out and walk.slots.get("quarters"))
    return tuple(sorted(quarters)), own


def own_roles(said: Said) -> dict[str, Role]:
    """The role that is said right behind each unit: 区民政局牵头、区残联配合; 民政局配合残联的: who is helped leads."""
    mentions = [item for item in said.items if isinstance(item, Mention)]
    for one, role, other in zip(mentions, mentions[1:], mentions[2:], strict=False):
        helps = (one.dimension, role.value, other.dimension) == ("unit", "support", "unit")
        if helps and one.end == role.start and role.end == other.start:
            return {one.surface: "support", other.surface: "lead"}
    if not said.both:
        return {}
    return {
        one.surface: other.value
        for one, other in pairwise(mentions)
        if (one.dimension, other.dimension) == ("unit", "role")
        and one.end == other.start
        and not (said.text.startswith(("的和", "的、", "的与"), other.end) and "各" in said.text)  # …各有几项
    }


def asked_role(said: Said) -> Role:
    """Of the units asked for; 住建局牵头的由谁配合 asks for those that support."""
    if "involved" in said.words or (said.role == "support" and re.search(_WHO_AND_WHO, said.text)):
        return "both"
    if said.role == "any" and said.has("most", "fewest") and "负责的" in said.text:
        return "lead"  # 哪个科室负责的任务最多
    own = set(own_roles(said).values()) if said.both else set()
    return (
        "support" if own == {"lead"} else "lead" if own == {"support"} else "both" if said.both else said.role
    )
