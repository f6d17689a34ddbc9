"""A message → :class:`~assistant.query.Question` about one list."""

from __future__ import annotations

from datetime import date

from assistant.language.gather import gather
from assistant.language.mention import BY_START, Mention
from assistant.language.parse import ask_of
from assistant.language.parts import names_list, split
from assistant.language.reading import Understanding, understand
from assistant.language.said import Item, Said
from assistant.language.scope import Words
from assistant.language.segment import NOUN, TELLING, Token
from assistant.language.wanted import wanted
from assistant.model.document import ListDocument
from assistant.query import Ask, Piece, Problem, Question, Scope, TopicFilter, Turn

_VERB = 0.6  # what a word of the list that is a verb weighs at most
_OWN_WORD = 3  # characters of a word of the list that names a thing, not what is done with it
_QUESTION_WORDS = ("list", "units", "when", "detail", "most", "fewest", "share", "difference")


def read(text: str, words: Words, document: ListDocument, today: date) -> Question:
    """What ``text`` asks of ``document``; every text is a question of at least one part."""
    seen = understand(text, words, document)
    items: tuple[Item, ...] = tuple(sorted([*seen.reading.mentions, *seen.reading.tokens], key=BY_START))
    divided = split(seen.reading.text, items)
    pointing = [part[0].start for part in divided[1:] if _points(part)]
    if pointing:  # answered one after the other
        asked, rest = seen.reading.text[: pointing[0]].rstrip(",;. "), seen.reading.text[pointing[0] :]
        return read(asked, words, document, today)._replace(corrections=seen.corrections, rest=rest)
    said = [gather(seen.reading.text, part, document, today) for part in divided]
    whole = said[0] if len(said) == 1 else gather(seen.reading.text, items, document, today)
    if seen.choices:
        parts: tuple[Ask, ...] = (Ask(problems=(_choice(seen, text),)),)
    else:
        parts = _asks(said, whole, document)
    return Question(
        text=text,
        parts=tuple([_with_nearest(ask, items, document) if ask.problems else ask for ask in parts]),
        scope=scope_of(whole),
        corrections=() if seen.choices else seen.corrections,  # asked back, nothing was taken for another
        links=tuple(dict.fromkeys(link for ask in parts for link in ask.links)),
        pieces=_pieces(items),
        turn=_turn(whole),
    )


def _with_nearest(ask: Ask, items: tuple[Item, ...], document: ListDocument) -> Ask:
    """升降机保养, where the list has 电梯维保: words that it lacks, with the tasks that come near to them."""
    problem = ask.problems[0]
    if problem.reason not in ("topic", "subject") or len(problem.near) > 2:
        return ask
    words = [i.text if isinstance(i, Token) else i.surface for i in items if _tells(i)]
    if not words:
        return ask
    from assistant.language.nearness import nearest  # only what is not understood needs it

    return ask._replace(problems=(problem._replace(beside=nearest(document, words)), *ask.problems[1:]))


def _tells(item: Item) -> bool:
    if isinstance(item, Token):
        return len(item.text) > 1 or item.weight > 0
    return item.dimension in ("topic", "word", "another", "place")


def _points(part: tuple[Item, ...]) -> bool:
    """他们还管什么; 去年呢; 那一类都有啥."""
    first = part[0]
    they = isinstance(first, Mention) and first.value == ("they",)
    return (names_list(first) and len(part) == 2) or they or _names_kind(first)


def _names_kind(item: Item) -> bool:
    """那一类: the category of what was spoken of."""
    return isinstance(item, Mention) and item.value == ("category",) and item.surface[0] in "那这"


def _asks(said: list[Said], whole: Said, document: ListDocument) -> tuple[Ask, ...]:
    """The Ask of every part; one without a subject of its own is about the subject of the one before."""
    if len(said) < 2:
        return tuple([ask_of(part, document) for part in said])
    from assistant.dialogue import follow
    from assistant.joining import replaced
    from assistant.slots import of_a_new_thing, subject_of

    asks: list[Ask] = []
    for part in said:
        surface = part.text[part.items[0].start : part.items[-1].end].strip("、")
        ask = ask_of(part, document)._replace(surface=surface)
        named = any(t.weight > _VERB for t in part.named.things)
        if asks and not _own_subject(part) and not (named and _of_others(ask, asks[-1])):
            refused = asks[-1].problems and not subject_of(asks[-1])  # of what, nobody knows
            asking = _turn(part)._replace(asks=True)  # 牵头的有几项，配合的有几项
            ask = ask._replace(problems=asks[-1].problems) if refused else follow(asks[-1], ask, asking)
        elif asks and part.has("so"):  # 法律援助三季度做什么，城市书房呢
            ask = of_a_new_thing(ask, replaced(asks[-1], ask, _turn(part)))
        asks.append(ask)
    if all(ask.problems for ask in asks):  # not several questions after all
        return (ask_of(whole, document),)
    return tuple(asks)


def _of_others(ask: Ask, before: Ask) -> bool:
    """草莓什么时候上市, behind 社区健身园…: words of tasks that the question before is not about."""
    now, then = (
        {i for f in each.filters if isinstance(f, TopicFilter) for t in f.topics for i in t.tasks}
        for each in (ask, before)
    )
    return bool(now and then) and now.isdisjoint(then)


def _choice(seen: Understanding, text: str) -> Problem:
    typed = seen.corrections[-1].typed if seen.corrections else text
    return Problem("choice", typed, choices=seen.choices)


def scope_of(said: Said) -> Scope:
    """The lists that are named."""
    return Scope(
        said.years,
        said.named.regions,
        "everywhere" in said.words,
        said.excluded.regions,
        tuple([unit.core for unit in said.named.units]),
        tuple([word for term in said.named.things for word in term.words]),
    )


def _turn(said: Said) -> Turn:
    words = said.words
    items = tuple(number for each in said.references for number in each.numbers)
    refers = (
        "item"
        if items
        else "they"
        if "they" in words and not said.named.units
        else "it"
        if "it" in words
        else "he"
        if "he" in words
        else "category"
        if any(map(_names_kind, said.items))
        else ""
    )
    but_this = "except" in words and "it" in words  # 他们除了这项还管什么, 人社局除了这项还有哪些
    whose = bool(said.named.units) or (said.role != "any" and "units" not in words)  # 除了这个还牵头哪些
    rest = but_this and whose if refers == "it" else said.has("else", "other") or but_this
    own = _own_subject(said)
    counted = next((int(word[5:]) for word in said.words if word.startswith("last ")), 0)
    if not counted and said.has("difference", "ratio") and ("it" in words or not own):
        counted = 2
    elif not counted and ("plus" in words or said.text.rstrip("?") in ("合计", "合计多少")):
        counted = -1
    plus = "plus" in words and not own and len(said.named.quarters) < 2  # 跟四季度的加一块儿
    moves = (
        "add"
        if plus
        else next(
            (m for m in ("back", "more", "other", "add", "only", "instead", "detail") if m in said.words), ""
        )
    )
    return Turn(
        refers="rest" if rest and refers in ("they", "it") else refers,  # type: ignore[arg-type]
        items=items,
        moves="instead" if "not" in words else moves,  # type: ignore[arg-type]
        elliptic="so" in words,
        own_subject=own,
        asks=bool(said.asks) or said.has(*_QUESTION_WORDS),
        role="any" if "units" in words else said.role,
        that_quarter="that_quarter" in words,
        combines=counted,
        later=("later" in words) - ("earlier" in words),
        without_quarters=said.excluded.quarters,
        without_items=tuple(number for each in said.without for number in each.numbers),
        whole_year="this_year" in words,
        whole_list="everything" in words or ("everywhere" in words and "so" not in words),
    )


def _own_subject(said: Said) -> bool:
    """Whether it says itself what it is about; 优化几条 and 补贴多少台 ask about what was spoken of before."""
    named = said.named
    if named.units or named.categories or named.tasks or named.places or said.others:
        return True
    if any(term.kind == "unknown" and term.weight >= NOUN and not term.background for term in named.terms):
        return True  # 火星基地谁负责: not about what was spoken of, even where the list lacks it
    if "so" in said.words and any(t.kind == "word" and t.surface[0] in TELLING for t in named.terms):
        return True  # 二期呢, after 一期
    left = [t for t in named.terms if t.kind in ("unknown", "word") and not t.background]
    least = _OWN_WORD if all(t.kind == "unknown" for t in left) else _OWN_WORD + 1
    if "units" in said.words and sum(len(t.surface) for t in left) >= least:
        return True  # 海外仓谁负责, 示范创建归谁
    asks_of_it = wanted(said).target in ("value", "when")
    ends = {t.end for t in named.terms if t.kind != "event"}
    own = [t for t in named.things if t.kind == "topic" or len(t.surface) >= _OWN_WORD or t.start in ends]
    return bool(own if asks_of_it else named.things)


def _pieces(items: tuple[Item, ...]) -> tuple[Piece, ...]:
    return tuple(
        [
            Piece(item.text, item.start, item.end, "unknown" if item.weight > 0 else "particle")
            if isinstance(item, Token)
            else Piece(item.surface, item.start, item.end, item.dimension, item.rule)
            for item in items
        ]
    )
