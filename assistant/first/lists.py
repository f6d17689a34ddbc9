"""Which lists a question is about: the default one, another year's or district's, or all of them."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable
from functools import cached_property

from assistant.answer import Answer
from assistant.catalog.store import Store
from assistant.first.language import scan
from assistant.first.language.reader import Scope
from assistant.first.query import Query
from assistant.model.document import ListDocument, ListInfo
from assistant.text.normalize import normalize

_TWINS = 3  # lists of one district and year
_SHOWN = 4  # lists that a refusal names
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
        spare = 10 * len(query.excluded_regions)
        found = store.lists_with(cores, words, MOST_LISTS + 1 + spare, query.years)
        return [info for info in found if info.region not in query.excluded_regions][: MOST_LISTS + 1]
    if query.year is None and query.region is None:
        return [default]
    return _named(query.regions, query.years, store, default) or [default]


def _named(
    regions: tuple[str, ...], years: tuple[int, ...], store: Store, default: ListInfo
) -> list[ListInfo]:
    """The stored lists of every region and year named."""
    found = []
    wanted: tuple[int | None, ...] = years or (default.year,)
    for region in regions or (default.region,):
        own = [info for year in wanted for info in store.find_lists(region, year)[:_TWINS]]
        if not own and (not years or years == (default.year,)):  # 今年 too: the district's newest list
            own = store.find_lists(region, None)[:1]
        found += own
    if not found and not regions:  # only a year was named, and the own district has none of it
        found = [info for year in years for info in store.find_lists(None, year)]
    return list(dict.fromkeys(found))


def named_list(question: str, store: Store, default: ListInfo) -> ListInfo | None:
    """The one other list that ``question`` names plainly, so that it can be read against that list at once.

    A guess from the rules and the lexicon alone; :func:`is_named` tells whether the reading bears it out.
    """
    pieces, mentions = scan.seen(normalize(question).text)
    years = [mention.value for mention in mentions if mention.dimension == "year"]
    if not all(isinstance(year, int) and year for year in years):
        return None  # 去年 is counted from the default list
    senses = store.senses(pieces)
    names = [name for name, found in senses.items() if any(s.dimension == "region" for s in found)]
    longest = [name for name in names if not any(name in other for other in names if other != name)]
    regions = [s.value for name in longest for s in senses[name] if s.dimension == "region"]
    if not (years or regions) or any(s.value == "everywhere" for found in senses.values() for s in found):
        return None
    lists = _named(tuple(dict.fromkeys(regions)), tuple(dict.fromkeys(years)), store, default)
    return lists[0] if len(lists) == 1 and lists[0] != default else None


def explain_missing(result: Answer, query: Query, store: Store) -> Answer:
    """A refusal for a year or region that is not stored, with the lists that are, and how to ask about them."""
    if result.status != "not_found" or (query.year is None and query.region is None):
        return result
    stored = store.find_lists(None, None)
    near = [i for i in stored if i.region in query.regions or i.year in query.years] or stored
    names = [label(info) for info in near[:_SHOWN]]
    wanted = "".join([*(f"{year}年" for year in query.years), *query.regions])
    rest = f"等{len(near)}份" if len(near) > _SHOWN else ""
    return result._replace(
        summary=f"没有{wanted}的清单；有{'、'.join(names)}{rest}。",
        suggestions=tuple(f"{name}有哪些任务" for name in names),
    )


def is_named(query: Query, info: ListInfo, store: Store, default: ListInfo) -> bool:
    """Whether ``query``, read against the list ``info``, is about that list and nothing else."""
    if query.intent == "help" or "everywhere" in query.modifiers or not (query.years or query.regions):
        return False
    return _named(query.regions, query.years, store, default) == [info]


class Together:
    """Several lists as one scope to read a question against: what one of them has is known."""

    tasks: tuple[()] = ()  # numbered within each list

    def __init__(self, info: ListInfo, documents: list[ListDocument]) -> None:
        self.info = info
        self._documents = documents
        self.vocabulary = _Any([document.vocabulary for document in documents])
        self.cores = ChainMap(*[document.cores for document in documents])

    @cached_property
    def text(self) -> str:
        """The lists' texts, one after the other."""
        return "\x1f".join(document.text for document in self._documents)

    def places(self, word: str) -> dict[int, int]:
        """Where ``word`` stands in the first list that has it."""
        return next((found for d in self._documents if (found := d.places(word))), {})


class _Any:
    """The union of sets, looked up rather than made: twenty lists have some ten thousand words."""

    def __init__(self, sets: list[frozenset[str]]) -> None:
        self._sets = sets
        self._known: dict[object, bool] = {}  # the same pieces are asked for several times

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = any(word in words for words in self._sets)
        return known


def answer_from(
    lists: list[ListInfo],
    read: Callable[[Scope], Query],
    answer: Callable[[Query, ListDocument], Answer],
    store: Store,
) -> Answer:
    """The answer from one list, or the answers of several joined, each row saying its list.

    The question is read once, against all of the lists together.
    """
    documents = [store.document(info) for info in lists[:MOST_LISTS]]
    query = read(documents[0] if len(documents) == 1 else Together(lists[0], documents))
    answers = []
    for info, document in zip(lists, documents, strict=False):
        result = answer(_at_home(query, info), document)
        twins = sum(label(other) == label(info) for other in lists)
        name = label(info) if twins == 1 else f"{label(info)}《{info.title}》"
        rows = tuple([row._replace(list_label=name) for row in result.rows])
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
