"""Which lists a question is about: the one spoken of, another year's or district's, or all of them."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer
from assistant.catalog.store import Store
from assistant.model.document import ListInfo
from assistant.query import Problem, Scope

_TWINS = 3  # lists of one district and year
_SHOWN = 4  # lists that a refusal names
MOST_LISTS = 20  # answered together; more are counted and said


def names(info: ListInfo) -> tuple[str, ...]:
    """What tells a list from others: 2022年, 津南区."""
    return tuple(filter(None, (f"{info.year}年" if info.year else "", info.region)))


def label(info: ListInfo) -> str:
    """How a list is called beside a row: 2022年津南区."""
    return "".join(names(info)) or info.title


def route(scope: Scope, home: ListInfo, store: Store) -> list[ListInfo]:
    """The lists meant; ``home``, the one spoken of, when none is named; none when what is named is not stored."""
    if scope.everywhere:
        spare = 10 * len(scope.excluded_regions)
        found = store.lists_with(scope.cores, scope.words, MOST_LISTS + 1 + spare, scope.years)
        return [info for info in found if info.region not in scope.excluded_regions][: MOST_LISTS + 1]
    regions = tuple(region for region in scope.regions if region != home.city)
    if set(scope.years) <= {home.year} and set(regions) <= {home.region}:
        return [home]
    return _named(regions, scope.years, store, home)


def _named(regions: tuple[str, ...], years: tuple[int, ...], store: Store, home: ListInfo) -> list[ListInfo]:
    """The stored lists of every region and year named."""
    found = []
    wanted: tuple[int | None, ...] = years or (home.year,)
    for region in regions or (home.region,):
        own = [info for year in wanted for info in store.find_lists(region, year)[:_TWINS]]
        if not own and (not years or years == (home.year,)):  # 今年 too: the district's newest list
            own = store.find_lists(region, None)[:1]
        found += own
    if not found and not regions:  # only a year was named, and the own district has none of it
        found = [info for year in years for info in store.find_lists(None, year)]
    return list(dict.fromkeys(found))


def missing(scope: Scope, store: Store) -> tuple[Problem, str, tuple[str, ...]]:
    """Why there is no such list, as a sentence too, and what can be asked of those that are stored."""
    stored = store.find_lists(None, None)
    near = [i for i in stored if i.region in scope.regions or i.year in scope.years] or stored
    called = [label(info) for info in near[:_SHOWN]]
    wanted = "".join([*(f"{year}年" for year in scope.years), *scope.regions])
    rest = f"等{len(near)}份" if len(near) > _SHOWN else ""
    text = f"没有{wanted}的清单；有{'、'.join(called)}{rest}。"
    known = {info.region for info in stored}.issuperset(scope.regions)
    years = "、".join(f"{year}年" for year in scope.years)
    problem = Problem("year", years) if known and years else Problem("region", wanted)
    return problem, text, tuple(f"{name}有哪些任务" for name in called)


def joined(answers: Sequence[tuple[ListInfo, Answer]]) -> Answer:
    """The answers of several lists as one, each row saying its list."""
    labelled = [(info, _labelled(answer, info, answers)) for info, answer in answers]
    found = [(info, answer) for info, answer in labelled if answer.status == "answered"]
    if not found:
        return labelled[0][1]
    if len(labelled) == 1:
        return found[0][1]
    parts = "；".join(f"{label(info)}：{answer.summary.rstrip('。')}" for info, answer in found[:_SHOWN])
    tail = f"；等{len(found)}份清单" if len(found) > _SHOWN else ""
    rest = f"。清单很多，先列{MOST_LISTS}份，请加上年份或地区。" if len(answers) > MOST_LISTS else "。"
    return found[0][1]._replace(
        summary=parts + tail + rest,
        rows=tuple(row for _, answer in found for row in answer.rows),
        units=tuple(dict.fromkeys(unit for _, answer in found for unit in answer.units)),
        value=None,
        value_unit=None,
        source_list="；".join(dict.fromkeys(answer.source_list for _, answer in found[:_SHOWN])),
        source_issued="",
    )


def of_other_list(info: ListInfo, answer: Answer, kept: tuple[str, ...]) -> Answer:
    """``answer`` from a list that is not the default one: its rows say so; ``kept`` of the list was not said again."""
    understood = answer.understood
    if kept and answer.status == "answered":
        understood = understood._replace(inherited=(*understood.inherited, *kept))
    return _labelled(answer, info, [(info, answer)])._replace(understood=understood)


def _labelled(answer: Answer, info: ListInfo, answers: Sequence[tuple[ListInfo, Answer]]) -> Answer:
    twins = sum(label(other) == label(info) for other, _ in answers)
    name = label(info) if twins == 1 else f"{label(info)}《{info.title}》"
    return answer._replace(rows=tuple([row._replace(list_label=name) for row in answer.rows]))
