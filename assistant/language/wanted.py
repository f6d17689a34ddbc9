"""What a part of a message asks for: target, aggregate, and which number."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.mention import Mention
from assistant.language.rules.asks import Ask as Asked
from assistant.language.said import Said
from assistant.model.headings import MONEY, RATES, counts, tells_who
from assistant.query import Aggregate, Figure, Target
from assistant.typed import NamedTuple

_CHATTER = 1.5
_HELP = ("help", "thanks", "goodbye", "usage")
_COUNTED: dict[str, Target] = {
    "count_tasks": "tasks",
    "count_or_quantity": "tasks",
    "count_units": "units",
    "count_categories": "categories",
    "count_goals": "milestones",
}
_OF_FIGURES: tuple[tuple[str, Aggregate], ...] = (
    ("share", "share"),
    ("remaining", "remaining"),
    ("ratio", "ratio"),
    ("difference", "difference"),
    ("sum", "sum"),
    ("average quarter", "average"),
    ("each", "series"),
    ("compare", "series"),
)
_RANKS = (("second", 2), ("third", 3))


class Wanted(NamedTuple):
    """Target and aggregate, and the number that is asked for."""

    target: Target
    aggregate: Aggregate = "none"
    rank: int = 1
    figure: Figure = Figure()

    @property
    def asks(self) -> str:
        """How the words of the topic are to be read: list, units, when or other."""
        if self.target == "value" or (self.aggregate == "count" and self.target != "categories"):
            return "other"
        return self.target if self.target in ("units", "when") else "list"


def main_ask(asks: Sequence[Asked]) -> Asked | None:
    """The most specific number asked for: one with a unit or a count before a bare 多少.

    那几个项目要投多少钱: 个 says least.
    """
    ranked = sorted(asks, key=lambda a: (not a.what.startswith("count"), not a.unit, a.unit == "个"))
    return ranked[0] if ranked else None


def wanted(said: Said) -> Wanted:
    """Target and aggregate by the question words."""
    words = said.words
    ask = main_ask(said.asks)
    figure = _figure(said, ask)
    if said.has(*_HELP) and not _names_subject(said):
        if "usage" in words or (_unknown(said) < _CHATTER and not ask):
            return Wanted("help")
    rank = next((number for word, number in _RANKS if word in words), 1)
    if said.has("most", "fewest") and ("units" in words or not ask or ask.what.startswith("count")):
        most: Aggregate = "fewest" if "fewest" in words else "most"
        target: Target = "when" if "when" in words else "categories" if _of_categories(said) else "units"
        return Wanted(target, most, rank, figure)
    if "when" in words and any(c.op in ("max", "min") for c in said.conditions):
        return Wanted("when", "most", rank, figure)
    # 差几项, after a comparison; 不算市运会还剩几项 counts
    less = said.has("difference", "remaining") and not said.has("except", "outside")
    compared: Aggregate = "ratio" if "ratio" in words else "difference" if less else "count"
    if ask and (
        ask.what.startswith("count") or _counts_a_category(said, ask) or _counts_the_bounded(said, ask)
    ):
        target = _COUNTED.get(ask.what, "tasks")
        if ask.what == "count_or_quantity" and less and not said.names_subject:
            return Wanted("tasks", "difference", rank, figure)
        return Wanted(target, compared if target == "tasks" else "count", rank, figure)
    if "when" in words:
        return Wanted("when", figure=figure)
    if (
        _averages(said)
        or said.has("share", "ratio", "average quarter")
        or ("difference" in words and not said.has("list", "units"))
    ):
        return Wanted("value", _aggregate(said), rank, figure)
    if ask and (ask.unit or not said.has("list", "units")):
        return Wanted("value", _aggregate(said), rank, figure)
    if "units" in words and _of_people(said):
        return Wanted("tasks", figure=figure)  # 隐患整治谁分管: the column
    if "units" in words:
        counted = "sum" in words and said.text.rstrip("?").endswith(("总数", "总量", "合计"))  # 责任单位总数
        return Wanted("units", "count" if counted else "none", figure=figure)
    if not said.has("list", "show") and _rates(said) and not _of_words(said):
        return Wanted("value", _aggregate(said), rank, figure)  # 二季度覆盖率
    of_quarters = len(said.named.quarters) > 1 and said.named.things  # 供热二季度和四季度一共
    if "sum" in words and "list" not in words and (of_quarters or _of_money(said)):
        return Wanted("value", "sum", rank, figure)  # 所有项目年度投资合计
    if (
        said.has("cumulative", "perquarter")
        and said.named.quarters
        and said.named.things
        and "list" not in words
    ):
        return Wanted("value", _aggregate(said), rank, figure)  # 新增就业三季度累计
    compare: Aggregate = "compare" if "compare" in words else "none"
    return Wanted("milestones" if said.named.quarters else "tasks", compare, figure=figure)


def _aggregate(said: Said) -> Aggregate:
    things = [thing for thing in said.named.things if not thing.background]
    both: Aggregate = "sum" if "and" in said.words and len(things) > 1 else "none"
    if "plus" in said.words:  # 加一块儿能多多少学位
        return "sum"
    if _averages(said):
        return "average"
    return next((aggregate for word, aggregate in _OF_FIGURES if word in said.words), both)


def _figure(said: Said, ask: Asked | None) -> Figure:
    unit = ask.unit if ask else ""
    if not unit:
        surfaces = [term.surface for term in said.named.terms]
        rate = _rates(said)
        money = any(surface.endswith(("金", *MONEY)) for surface in surfaces)  # 救助金发多少, 预算差多少
        unit = "%" if rate else "元" if money and not (ask and ask.noun) else ""
    return Figure(
        unit=unit,
        noun=ask.noun if ask else "",
        scope="city"
        if "city" in said.words and "district" not in said.words
        else "district"
        if "district" in said.words
        else "",
        running="total" if "cumulative" in said.words else "own" if said.has("perquarter", "newly") else "",
        values=tuple((number.value, number.unit) for number in said.numbers),
        each=unit in ("元", "") and "for_each" in said.words,
    )


def _rates(said: Said) -> bool:
    """覆盖率, of the topic; 资金到位率, of a column whose heading is no rate."""
    return any(t.surface.endswith(RATES) for t in said.named.terms) or (
        not said.conditions
        and any(m.surface.endswith(RATES) and m.value[0][-1] not in "率例" for m in _columns(said))
    )


def _columns(said: Said) -> list[Mention]:
    """Where the list's further columns are named, or what stands in them."""
    return [i for i in said.items if isinstance(i, Mention) and i.dimension == "detail"]


def _of_money(said: Said) -> bool:
    """年度投资, as the heading of a column."""
    return any(m.surface.endswith(MONEY) for m in _columns(said))


def _of_words(said: Said) -> bool:
    """漏损率的责任人: a column that states no figure."""
    plain = [m.value[0] for m in _columns(said) if not m.value[1]]
    return bool(plain) and not any(map(counts, plain))


def _averages(said: Said) -> bool:
    """平均完成比例: of a column of figures."""
    columns = _columns(said)
    money = bool(columns) and any(ask.unit == "元" for ask in said.asks)  # 江州建工承建的平均每个合同多少钱
    return "average" in said.words and (money or any(counts(m.value[0]) for m in columns if not m.value[1]))


def _of_people(said: Said) -> bool:
    """谁分管, 谁包抓, where a column says who."""
    return any(not m.value[1] and tells_who(m.value[0]) for m in _columns(said))


def _of_categories(said: Said) -> bool:
    return "category" in said.words and "units" not in said.words


def _counts_a_category(said: Said, ask: Asked) -> bool:
    """群众健身那类有几条: tasks, not a figure of theirs."""
    return bool("category" in said.words or said.named.categories) and ask.unit in ("条", "个", "件", "项")


def _counts_the_bounded(said: Said, ask: Asked) -> bool:
    """投资1000万以上的有几个: tasks, where nothing else is named that could be counted."""
    return ask.unit in ("个", "项") and not ask.noun and bool(said.conditions) and not said.named.things


def _unknown(said: Said) -> float:
    return sum(term.weight for term in said.named.terms if term.kind == "unknown")


def _names_subject(said: Said) -> bool:
    """Whether the asking clause names something of the list; 我是街道的，你能查什么 does not."""
    things = [term for term in said.named.things if not term.background]
    if "usage" in said.words:
        things = [term for term in things if term.kind != "people"]
    named = said.named
    own_year = not said.years or "this_year" in said.words
    whose = named.units or named.places or named.categories or named.tasks
    return bool(whose or things or named.quarters or not own_year)
