"""What a question asks for, from its question words and slots."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.first.language.numbers import Ask
from assistant.first.query import Query, UnitRef

_CHATTER = 1.5
_INSTITUTIONS = ("中心", "医院", "公司", "集团", "协会", "大队", "银行")
_HELP = ("help", "thanks", "usage")


def main_ask(asks: Iterable[Ask]) -> Ask | None:
    """The most specific number asked for: one with a unit or a count before a bare 多少."""
    ranked = sorted(asks, key=lambda a: (not a.what.startswith("count"), not a.unit))
    return ranked[0] if ranked else None


def with_intent(query: Query) -> Query:
    return query._replace(intent=_intent(query))


def _intent(query: Query) -> str:
    modifiers = query.modifiers
    if modifiers.intersection(_HELP) and not _names_subject(query):
        if "usage" in modifiers or (query.unknown_weight < _CHATTER and not query.ask):
            return "help"
    ask = query.ask
    if modifiers & {"most", "fewest"} and ("units" in modifiers or not ask or ask.what.startswith("count")):
        return "units"
    if ask and (ask.what.startswith("count") or _counts_a_category(query)):
        return "count"
    if "when" in modifiers:
        return "when"
    if "share" in modifiers or ("difference" in modifiers and not modifiers & {"list", "units"}):
        return "quantity"
    if ask and (ask.unit or not modifiers & {"list", "units"}):
        return "quantity"
    if "units" in modifiers:
        return "units"
    if not modifiers & {"list", "show"} and any(t.surface.endswith("率") for t in query.terms):
        return "quantity"  # 二季度覆盖率
    return "list"


def _counts_a_category(query: Query) -> bool:
    """群众健身那类有几条: tasks, not a figure of theirs."""
    return (
        "category" in query.modifiers and query.ask is not None and query.ask.unit in ("条", "个", "件", "项")
    )


def _names_subject(query: Query) -> bool:
    """Whether the asking clause names something of the list; 我是街道的，你能查什么 does not."""
    things = [t for t in query.things if not t.background]
    if "usage" in query.modifiers:
        things = [t for t in things if t.kind != "people"]
    return bool(
        query.units
        or query.categories
        or query.tasks
        or things
        or query.quarters
        or query.year
        or query.region
    )


def of_an_institution(query: Query) -> Query:
    """市职工疗休养中心的任务: an institution of the city's, asked about as if it answered for tasks."""
    things = query.things
    if query.intent != "list" or query.units or query.categories or len(things) != 1:
        return query
    name = things[0].surface
    if name[0] not in "市省" or not name.endswith(_INSTITUTIONS):
        return query
    terms = tuple(t for t in query.terms if t is not things[0])
    return query._replace(terms=terms, units=(UnitRef(name[1:], name[0], name),))
