"""The slots of an Ask: what it is about, its quarters, what it leaves out, and how these are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from assistant.model.headings import DATES, MONEY, RATES, bare, counts, counts_money, unit_of_column
from assistant.query import (
    Ask,
    CategoryFilter,
    DetailFilter,
    EitherFilter,
    Figure,
    FigureFilter,
    Filter,
    NamedUnit,
    PeriodFilter,
    PlaceFilter,
    Problem,
    Question,
    Shown,
    Target,
    TaskFilter,
    TopicFilter,
    Turn,
    UnitFilter,
)
from assistant.typed import NamedTuple

SUBJECTS = (UnitFilter, TopicFilter, CategoryFilter, TaskFilter, PlaceFilter, EitherFilter)
_OF_WHOM = ("", "元", "人", "人次", "户", "%", "米", "公里", "秒", "分钟", "小时", "平方米", "亩", "吨", "天")
NOTHING_BEFORE = "前面没有可以接着问的内容，请把单位或事项说完整。"
QUARTER_NAMES = ("", "一季度", "二季度", "三季度", "四季度")


def subject_of(ask: Ask) -> tuple[Filter, ...]:
    """What it is about: units, topics, categories, tasks, places."""
    return tuple(f for f in ask.filters if isinstance(f, SUBJECTS) and not getattr(f, "negated", False))


def negated(ask: Ask) -> tuple[Filter, ...]:
    """What it leaves out."""
    return tuple(f for f in ask.filters if getattr(f, "negated", False))


def bounds(ask: Ask) -> tuple[FigureFilter, ...]:
    """Its conditions on figures: 超过100户."""
    return tuple(f for f in ask.filters if isinstance(f, FigureFilter))


def quarters_of(ask: Ask) -> tuple[PeriodFilter, ...]:
    """Its quarters; empty: the whole year."""
    return tuple(f for f in ask.filters if isinstance(f, PeriodFilter))


def with_quarters(ask: Ask, quarters: tuple[int, ...]) -> Ask:
    """The Ask with these quarters in place of its own."""
    others = tuple(f for f in ask.filters if not isinstance(f, PeriodFilter))
    return ask._replace(filters=(*others, PeriodFilter(quarters)))


def called(filters: tuple[Filter, ...], period: tuple[PeriodFilter, ...]) -> tuple[str, ...]:
    """How what is taken over is called in the answer: 区残联, 口袋公园, 三季度."""
    names: list[str] = []
    for f in filters:
        if isinstance(f, UnitFilter):
            names += [unit.surface for unit in f.units]
        elif isinstance(f, CategoryFilter):
            names += [f"第{number}项" for number in f.numbers]
        elif isinstance(f, TaskFilter):
            names += [f"任务{number}" for number in f.numbers[:4]]
        elif isinstance(f, TopicFilter):
            names += [topic.surface for topic in f.topics[:3]]
        elif isinstance(f, PlaceFilter):
            names += f.places
        elif isinstance(f, EitherFilter):
            names += [name for side in f.sides for name in called(side, ())]
    names += ["、".join(QUARTER_NAMES[q] for q in p.quarters) for p in period]
    return tuple(dict.fromkeys(names))


def things_named(ask: Ask) -> list[str]:
    """The things a subject names."""
    return [topic.surface for f in ask.filters if isinstance(f, TopicFilter) for topic in f.topics]


def both_quarters(one: tuple[PeriodFilter, ...], other: tuple[PeriodFilter, ...]) -> tuple[PeriodFilter, ...]:
    """The quarters of both where these are two, else those of the other."""
    quarters = {q for f in (*one, *other) for q in f.quarters}
    return (PeriodFilter(tuple(sorted(quarters))),) if len(quarters) == 2 else other


def names_of(ask: Ask) -> tuple[str, ...]:
    """What an Ask is about, in words."""
    return called(subject_of(ask), quarters_of(ask))


def of_the_year(heard: Question, question: Question) -> Question | None:
    """The question for a number without the quarter that it took over from the turn before."""
    if len(question.parts) != 1 or question.parts[0].target != "value":
        return None
    own, ask = heard.parts[0], question.parts[0]
    if quarters_of(own) or not quarters_of(ask):
        return None
    filters = tuple(f for f in ask.filters if not isinstance(f, PeriodFilter))
    return question._replace(parts=(ask._replace(filters=filters, inherited=called(subject_of(ask), ())),))


def of_any_unit(heard: Question, question: Question) -> Question:
    """皮带换几条 … 粉尘点呢: another thing is counted in another measure word; money and people are still that."""
    if len(question.parts) != 1 or heard.turn.asks:
        return question
    return question._replace(parts=(of_a_new_thing(heard.parts[0], question.parts[0]),))


def of_a_new_thing(heard: Ask, ask: Ask) -> Ask:
    """``ask`` for a number in whatever measure word, where ``heard`` names another thing to be counted."""
    new = any(isinstance(f, TopicFilter) for f in heard.filters)
    whose = any(isinstance(f, UnitFilter) for f in heard.filters)
    rate = any(
        t.surface.endswith(RATES) for f in heard.filters if isinstance(f, TopicFilter) for t in f.topics
    )
    if ask.target != "value" or not new or whose or (ask.figure.unit in _OF_WHOM and not rate):
        return ask
    return ask._replace(figure=Figure(scope=ask.figure.scope))


def of_the_plan(heard: Question, question: Question) -> Question | None:
    """全年多少人次 … 大病救助呢: what is planned there, where it states no number; only where none was asked for."""
    if len(question.parts) != 1 or question.parts[0].target != "value" or heard.turn.asks:
        return None
    ask = question.parts[0]
    target: Target = "milestones" if quarters_of(ask) else "tasks"
    return question._replace(parts=(ask._replace(target=target, aggregate="none", figure=Figure()),))


def within(wanted: Filter, chosen: frozenset[int]) -> Filter:
    """A topic of several tasks as that of those of them that were ``chosen``; any other filter as it is."""
    if not isinstance(wanted, TopicFilter) or wanted.negated:
        return wanted
    return _of_the_chosen(wanted, chosen)


def topics_within(now: Ask, chosen: frozenset[int]) -> tuple[TopicFilter, ...]:
    """The topics of ``now`` as far as they speak of the tasks ``chosen``; those that do not are left out."""
    topics = [f for f in now.filters if isinstance(f, TopicFilter) and not f.negated]
    return tuple(_of_the_chosen(f, chosen) for f in topics if any(chosen & set(t.tasks) for t in f.topics))


def _of_the_chosen(wanted: TopicFilter, chosen: frozenset[int]) -> TopicFilter:
    topics = [t._replace(tasks=tuple(i for i in t.tasks if i in chosen)) for t in wanted.topics]
    return TopicFilter(tuple(t for t in topics if t.tasks) or wanted.topics)


def unit_of(things: tuple[TopicFilter, ...]) -> str:
    """收入呢 asks for money, 签约率呢 for percent, whatever was counted before."""
    last = things[-1].topics[-1].surface if things else ""
    return "%" if last.endswith(RATES) else "元" if last.endswith(("金", *MONEY)) else ""


class Before(NamedTuple):
    """What the last answer left: its Ask, its tasks in order, the list that 第N个 counts in, its units, its quarters."""

    ask: Ask
    tasks: tuple[int, ...] = ()
    listing: tuple[int, ...] = ()
    units: tuple[NamedUnit, ...] = ()
    quarters: tuple[int, ...] = ()
    chosen: frozenset[int] = frozenset()  # the tasks' indexes in the list
    text: str = ""  # all that is written of them, where they are few
    number: Shown | None = None  # the number that it gave
    kind: Mapping[int, int] = MappingProxyType({})  # the tasks of its tasks' categories: index → number
    who: DetailFilter | None = None  # the one person that a column told: 分管领导 is 陈丽


def pointless(now: Ask, reason: str) -> Ask:
    """A turn that points at nothing, and why."""
    return now._replace(problems=(Problem("context", reason),))


def alone(question: Question) -> Question:
    """A first question as it is meant; one that points at something before it gets a problem."""
    if len(question.parts) != 1 or question.parts[0].target in ("help", "about"):
        return question
    now, turn = question.parts[0], question.turn
    points = turn.refers or turn.moves in ("back", "more", "other") or turn.elliptic
    # 那个单位任务最多, for 哪个单位; 谁的任务最多，第二多呢
    whole = now.aggregate in ("most", "fewest") and (not turn.elliptic or "任务" in now.surface)
    told = any(p.reason == "topic" for p in now.problems)  # …，这个谁管: of what is said before it
    named = any(map(says_which, now.filters))  # 那陈立民呢
    if not points or whole or turn.own_subject or subject_of(now) or told or named:
        return question
    reason = "前面没有可以返回的内容。" if turn.moves == "back" else NOTHING_BEFORE
    return question._replace(parts=(pointless(now, reason),))


def shown_tasks(before: Before) -> TaskFilter:
    """这个, 这几项: just the tasks of the last answer."""
    return together(before.tasks, "这几项里")


def says_which(column: Filter) -> bool:
    """Whether a column says which tasks are meant (存在问题的), and is not only asked for."""
    return isinstance(column, DetailFilter) and bool(column.wanted or column.negated or column.standing)


def columns_asked(ask: Ask) -> tuple[DetailFilter, ...]:
    """The columns that are asked for. 进度滞后的年度投资合计: not the one that says which tasks."""
    return tuple(f for f in ask.filters if isinstance(f, DetailFilter) and not says_which(f))


def of_money(column: Filter) -> bool:
    """Whether a column of money is asked about, and nothing wanted of it."""
    return isinstance(column, DetailFilter) and not column.wanted and any(map(counts_money, column.labels))


def of_figures(column: Filter) -> bool:
    """Whether a column of money or shares is asked about: 总投资, 完成比例."""
    labels = column.labels if isinstance(column, DetailFilter) and not says_which(column) else ()
    return bool(labels) and all(map(counts, labels))


def column_of(ask: Ask) -> tuple[str, str, str] | None:
    """The column of figures asked about: its name, what it counts, its heading where that is known (总投资, 元, 总投资（亿元）)."""
    for f in ask.filters:
        if isinstance(f, FigureFilter) and f.noun and f.unit != DATES:
            return bare(f.noun), f.unit, f.noun
        if isinstance(f, DetailFilter) and of_figures(f):
            return bare(f.labels[0]), unit_of_column(f.labels[0]) or "%", f.labels[0]
    return None


def listed(target: Target, period: tuple[PeriodFilter, ...]) -> Target:
    """What a listing shows: the milestones where quarters are named, else the tasks."""
    if target not in ("tasks", "milestones"):
        return target
    return "milestones" if period else "tasks"


def together(tasks: tuple[int, ...], spoken: str) -> TaskFilter:
    """Tasks by their numbers, and from three on by what they are called together."""
    return TaskFilter(tasks, spoken="" if len(tasks) < 3 else spoken)


def is_complete(now: Ask, turn: Turn) -> bool:
    """谁的任务最多, 残联和民政局比一比: whole in themselves."""
    if turn.refers or turn.moves or turn.elliptic:
        return False
    units = [unit for f in now.filters if isinstance(f, UnitFilter) for unit in f.units]
    if now.aggregate in ("compare", "difference", "ratio") and len(units) > 1:
        return True
    return (
        now.aggregate in ("most", "fewest")
        and now.target in ("units", "categories")
        and "任务" in now.surface
    )


def keeps_quarters(now: Ask, target: str) -> bool:
    """Whether a follow-up is still about the quarters before: 几项, 一共 and 每人每年 are about the year."""
    if now.aggregate == "sum" or now.figure.scope == "city" or now.figure.each:
        return False
    return target in ("milestones", "tasks", "value") and now.aggregate != "count"
