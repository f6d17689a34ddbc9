"""Several questions in one message: 便利店谁管危房谁管, 教育局三季度，民政局四季度, 几家？什么时候建完？谁负责？"""

from __future__ import annotations

from assistant.language.clauses import is_aspect, marked
from assistant.language.mention import Mention
from assistant.language.said import Item
from assistant.language.segment import NOUN, Token

_SUBJECTS = frozenset(("unit", "ordinal", "place", "another"))
_TOGETHER = frozenset(
    "compare difference ratio sum share except outside not add only instead most fewest everywhere".split()
)
_STOPS = "?!;."
_MARKS = _STOPS + ","
_ENDS, _BREAKS = frozenset(_STOPS), frozenset(_MARKS)
_SURE = 0.6  # a list's word that is a verb (优化) names no subject
Part = tuple[Item, ...]


def split(text: str, items: tuple[Item, ...]) -> tuple[Part, ...]:
    """The parts in order; one part where the message is one question."""
    text = marked(text)
    pieces = _between(text, items) if not _ENDS.isdisjoint(text) else [items]
    if len(pieces) > 1 and sum(_is_question(text, piece) for piece in pieces) > 1:
        return tuple(part for piece in _joined(text, pieces) for part in _divided(text, piece))
    return tuple(_divided(text, items)) if items else ()


def _between(text: str, items: Part) -> list[Part]:
    """The sentences."""
    pieces: list[list[Item]] = [[]]
    for at, item in enumerate(items):
        if at and not _ENDS.isdisjoint(text[items[at - 1].end : item.start]):
            pieces.append([])
        pieces[-1].append(item)
    return [tuple(piece) for piece in pieces if piece]


def _is_question(text: str, piece: Part) -> bool:
    """区审计局有任务吗 asks as well."""
    kinds = [_kind(item) for item in piece]
    return any(map(_asks, kinds)) or ("S" in kinds and text.endswith("吗", 0, piece[-1].end))


def _joined(text: str, pieces: list[Part]) -> list[Part]:
    """A sentence that asks nothing belongs to the one behind it: 我妈眼睛不好。白内障手术谁管？"""
    found: list[Part] = []
    waiting: Part = ()
    for piece in pieces:
        if _is_question(text, piece):
            found.append((*waiting, *piece))
            waiting = ()
        else:
            waiting = (*waiting, *piece)
    if waiting:
        found = [*found[:-1], (*found[-1], *waiting)] if found else [waiting]
    return found


def _divided(text: str, items: Part) -> list[Part]:
    """A sentence divided where a question is complete and another one begins."""
    kinds = [_kind(item) for item in items]
    for at in range(1, len(items)):
        if kinds[at - 1] == "they" and items[at].start == items[at - 1].end:
            kinds[at] = kinds[at].replace("together", "")  # 他们还有什么任务 adds nothing
        if items[at].start == items[at - 1].end or not _after_mark(text, items, at):
            continue
        if names_list(items[at]) and kinds[at + 1 :] == ["so"]:
            kinds[at] = "they"  # 残联三季度做什么，去年呢: of another list, after this one
        if _is_another(items, kinds, at):
            kinds[at] = ""  # 租房补贴发多少钱，还有危房改造几户
        if _is_common_thing(text, items, kinds, at):
            kinds[at] = "S"
    if "together" in kinds and not _each_sums(text, items, kinds):
        return [items]
    parts: list[list[Item]] = [[]]
    seen: list[str] = []
    for at, (item, kind) in enumerate(zip(items, kinds, strict=True)):
        if (
            kind
            and seen
            and not (kind == "S" and _counted(text, items, kinds, at))
            and _begins(text, items, kinds, at, seen, len(parts) > 1)
        ):
            parts.append(_words_before(parts[-1], item))
            seen = []
        if kind:
            seen.append(kind)
        parts[-1].append(item)
    return [tuple(part) for part in parts]


def _words_before(part: list[Item], item: Item) -> list[Item]:
    """标兵评几个 秋季双选会什么时候开: what stands right before a subject is of it; taken from the part before."""
    taken: list[Item] = []
    while part and part[-1].end == item.start and _is_weak_word(part[-1]):
        item = part.pop()
        taken.insert(0, item)
    return taken


def _is_weak_word(item: Item) -> bool:
    return isinstance(item, Mention) and item.dimension == "word" and not _names_thing(item)


def _each_sums(text: str, items: Part, kinds: list[str]) -> bool:
    """总投资合计多少，到位资金合计多少; 团委一季度做什么，灭火器一共换几具: every clause names what it adds up, and nothing else joins them."""
    if any(
        k == "together" and not (isinstance(i, Mention) and is_aspect(i, "sum"))
        for i, k in zip(items, kinds, strict=True)
    ):
        return False
    begins = [at for at in range(len(items)) if not at or _after_mark(text, items, at)]
    clauses = [_clause(text, items, kinds, at) for at in begins]
    own = all("S" in clause and _QUESTIONS & set(clause) for clause in clauses)
    first = [items[at] for at in begins]
    of_columns = {isinstance(item, Mention) and item.dimension == "detail" for item in first}
    # not 水务公司的几个项目，年度投资合计多少: of them
    return len(clauses) > 1 and own and len(of_columns) == 1


def _counted(text: str, items: Part, kinds: list[str], at: int) -> bool:
    """有多少泊位，什么时候竣工: what ends the clause behind 多少 is what is counted, no subject of its own."""
    return (
        kinds[at - 1 : at + 1] == ["many", "S"]
        and items[at - 1].end == items[at].start
        and text[items[at].end :][:1] in _MARKS
    )


def names_list(item: Item) -> bool:
    """Whether it names another list's year or district: 去年, 西青区."""
    return isinstance(item, Mention) and item.dimension in ("year", "region")


def _is_another(items: Part, kinds: list[str], at: int) -> bool:
    """Whether 还有, behind a mark, stands between two questions."""
    asked, follows = _QUESTIONS & set(kinds[:at]), _QUESTIONS & set(kinds[at + 1 :])
    item = items[at]
    and_then = isinstance(item, Mention) and item.surface == "还有"
    return bool(and_then and asked and follows and kinds[at + 1] == "S")


def _is_common_thing(text: str, items: Part, kinds: list[str], at: int) -> bool:
    """审批提速谁负责，示范创建归谁: common words behind a mark that are all that the clause asks about."""
    item = items[at]
    if kinds[at] or not isinstance(item, Mention):
        return False
    clause = _clause(text, items, kinds, at)
    return item.dimension in ("topic", "word") and clause[:1] == ["who"] and "who" in kinds[:at]


def _begins(text: str, items: Part, kinds: list[str], at: int, seen: list[str], later: bool) -> bool:
    """Whether a new question begins with item ``at``, ``seen`` being what the current one has so far.

    ``later``: it is not the first of the message.
    """
    if "S" not in seen and not later:
        return False
    kind, asked = kinds[at], [k for k in seen if k in _QUESTIONS]
    if "S" not in seen:  # …谁负责，什么时候开工，多少户呢
        again = kind == "what" or (kind == "S" and _is_column(items[at]))  # …，存在什么问题，完成比例多少
        another = (kind in _QUESTIONS and kind not in asked) or again
        return another and bool(asked or "unsaid" in seen) and _after_mark(text, items, at)
    if len(set(seen)) < 2:
        return False
    rest = [k for k in kinds[at:] if k]
    if kind in _QUESTIONS and asked and kind != asked[-1] and seen[-1] == asked[-1]:
        return True  # 口袋公园几个谁负责
    following = next((k for k in kinds[at + 1 :] if k), "")
    if kind == "T" and asked and seen[-1] == asked[-1] and following in _QUESTIONS - {asked[-1]}:
        return True  # 老年食堂谁负责 全年建几个
    marked_off = _after_mark(text, items, at)
    told = bool(asked or {"list", "so"} & set(seen))
    piece = _clause(text, items, kinds, at) if marked_off and told else []
    role = kinds[at + 1 : at + 2] if kind == "S" and marked_off else [kind]  # 牵头哪些，卫健局配合哪些
    if told and _ROLES.issuperset(role) and not set(role) & set(seen) and _ROLES & set(seen):
        if any(k in _QUESTIONS or k == "list" for k in rest):
            return True  # 牵头的有几项，配合的有几项
    told = getattr(items[at], "value", "") in ("地点", "来源")  # a column may say it
    where = kind == "unsaid" and (asked[-1:] in (["many"], ["when"]) or (told and bool(asked)))
    if piece and (where or kind == "they" or (kind == "S" and piece[-1] == "so")):
        return True  # 法律援助谁负责，城市书房呢; …，他们还管什么; 几场，在哪开
    if kind == seen[0] and len(set(rest)) > 1 and seen[-1] != kind:
        if asked:
            asks = any(k in _QUESTIONS for k in rest) or {"T", "list"} <= set(rest)
            asks = asks or ("list" in rest and marked_off)
            return asks and kinds[at - 1] != "and"  # 敬老院谁负责 停车场四季度干啥
        if {"S", "T"} <= set(rest) & set(seen):
            return True
        if seen[-1] == "list" and kinds[at - 1] != "and" and {"T", "list"} <= set(rest):
            return True  # 图书馆有哪些任务 团委三季度做什么
        if _is_next(text, items, at) and any(k in _QUESTIONS for k in rest):
            return True  # 津农精品Q3啥要求 顺便便利店归谁
    return any(k in _QUESTIONS for k in piece) or ("list" in piece and "T" in piece)


def _clause(text: str, items: Part, kinds: list[str], at: int) -> list[str]:
    """The kinds from item ``at`` to the next mark."""
    end = min((i for mark in _MARKS if (i := text.find(mark, items[at].start)) >= 0), default=len(text))
    return [kind for kind, item in zip(kinds[at:], items[at:], strict=True) if item.start < end and kind]


def _is_next(text: str, items: Part, at: int) -> bool:
    """Whether a blank or 顺便 stands in front."""
    before = text[max(items[at].start - 3, 0) : items[at].start]
    if before.endswith(("做什么", "干什么", "干啥", "做啥")):
        return True  # 药剂科一季度做什么科教科有几项: nothing follows it but the next question
    return before.endswith((" ", "顺便", "顺便问", "另外", "还有", "对了", "再问"))


def _after_mark(text: str, items: Part, at: int) -> bool:
    return not _BREAKS.isdisjoint(text[items[at - 1].end : items[at].start])


_QUESTIONS = frozenset(("who", "when", "many", "what"))
_ROLES = frozenset(("lead", "support"))


def _asks(kind: str) -> bool:
    return kind in _QUESTIONS or kind in ("list", "T", "unsaid", "together")


def _kind(item: Item) -> str:
    """S subject, T time, who, when, many, unsaid, list for what asks, so for 呢, they, a role; ``together`` speaks of all at once; else ""."""
    if isinstance(item, Token):
        return "S" if item.weight >= NOUN else ""
    if item.dimension in ("detail", "state") and any(word in item.surface for word in _WHAT):
        return "who" if item.surface.startswith("谁") else "what"
    if item.dimension in _SUBJECTS or _names_thing(item) or _names_column(item):
        return "S"
    if item.dimension == "aspect":
        if not _TOGETHER.isdisjoint(item.value):
            return "together"
        return next((kind for word, kind in _ASPECTS if word in item.value), "")
    if item.dimension == "role":
        return str(item.value)
    if item.dimension == "year" and item.surface[0] in "今本":
        return ""  # 今年 is the list's own
    return _DIMENSIONS.get(item.dimension, "")


_WHAT = ("谁", "什么", "啥", "哪", "怎么", "咋")
_ASPECTS = (
    ("units", "who"),
    ("when", "when"),
    ("list", "list"),
    ("and", "and"),
    ("so", "so"),
    ("they", "they"),
)
_DIMENSIONS = {
    "period": "T",
    "ask": "many",
    "unsaid": "unsaid",
    "person": "unsaid",
    "condition": "together",
    "year": "together",
    "region": "together",
}


def _is_column(item: Item) -> bool:
    return isinstance(item, Mention) and _names_column(item)


def _names_column(item: Mention) -> bool:
    """总投资多少，到位资金多少."""
    return item.dimension == "detail" and not item.value[1]


def _names_thing(item: Mention) -> bool:
    """A topic, but no step of one (验收), and no verb of the list's own (优化)."""
    if item.dimension == "topic":
        return any(not value.startswith("event:") for value in item.value)
    return item.dimension == "word" and item.confidence > _SURE
