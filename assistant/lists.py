"""Which lists a question is about: the default one, another year's or district's, or all of them."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer
from assistant.catalog.document import ListDocument, ListInfo
from assistant.catalog.store import Store
from assistant.query import Query

MOST_LISTS = 20  # answered together; more are counted and said


def label(info: ListInfo) -> str:
    """How a list is called beside a row: 2022年津南区."""
    year = f"{info.year}年" if info.year else ""
    return f"{year}{info.region}" or info.title


def route(query: Query, store: Store, default: ListInfo) -> list[ListInfo]:
    """The lists meant by ``query``; the default one when it names none, or none that is stored."""
    if "everywhere" in query.modifiers:
        cores = {unit.core for unit in query.units}
        words = {word for term in query.things for word in term.words}
        return store.lists_with(cores, words, MOST_LISTS + 1)
    if query.year is None and query.region is None:
        return [default]
    regions = query.regions or (default.region,)
    years: tuple[int | None, ...] = query.years or (default.year,)
    found = []
    for region in regions:
        own = [info for year in years for info in store.find_lists(region, year)[:1]]
        if not own and not query.years:  # no year was named: the district's newest list
            own = store.find_lists(region, None)[:1]
        found += own
    return list(dict.fromkeys(found)) or [default]


def answer_from(
    lists: list[ListInfo],
    read: Callable[[ListDocument], Query],
    answer: Callable[[Query, ListDocument], Answer],
    store: Store,
) -> Answer:
    """The answer from one list, or the answers of several joined, each row saying its list."""
    answers = []
    for info in lists[:MOST_LISTS]:
        document = store.document(info)
        result = answer(_at_home(read(document), info), document)
        rows = tuple(row._replace(list_label=label(info)) for row in result.rows)
        answers.append((info, result._replace(rows=rows)))
    found = [(info, result) for info, result in answers if result.status == "answered"]
    if not found:
        return answers[0][1]
    if len(answers) == 1:
        return found[0][1]
    return _joined(found, len(lists) > MOST_LISTS)


def _at_home(query: Query, info: ListInfo) -> Query:
    """The list is one of those named: its year and region restrict nothing in it."""
    year = None if info.year in query.years else query.year
    region = None if info.region in query.regions else query.region
    if "everywhere" in query.modifiers:
        year = region = None
    return query._replace(year=year, region=region, quarters=query.quarters)


def _joined(found: list[tuple[ListInfo, Answer]], more: bool) -> Answer:
    first = found[0][1]
    parts = "；".join(f"{label(info)}：{result.summary.rstrip('。')}" for info, result in found[:4])
    tail = f"；等{len(found)}份清单" if len(found) > 4 else ""
    rest = f"。清单很多，先列{MOST_LISTS}份，请加上年份或地区。" if more else "。"
    return first._replace(
        summary=parts + tail + rest,
        rows=tuple(row for _, result in found for row in result.rows),
        units=tuple(dict.fromkeys(unit for _, result in found for unit in result.units)),
        value=None,
        value_unit=None,
        source_list="；".join(dict.fromkeys(result.source_list for _, result in found[:4])),
        source_issued="",
    )
