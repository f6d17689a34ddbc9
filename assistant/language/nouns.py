"""Nouns that a character belongs to: cut out of a longer one (留学生), or called by the last one (桥, for 渡改桥)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.language.clauses import clause_start, ends_clause
from assistant.language.mention import Mention
from assistant.language.names import DEPARTMENTS, HAN, seated
from assistant.language.quoted import OURS, THINGS
from assistant.language.rules.asks import MEASURES
from assistant.language.scope import Scope, Words
from assistant.language.segment import NOUN, SINGLE, Token
from assistant.query import ALL_OF_IT

Known = Mapping[str, tuple[int, str]]  # words of general Chinese with frequency and tag

_ROADS = frozenset("路街巷")
_BUILT = frozenset("新建 改建 扩建 修建 在建 改造 维修 大修 打通 拓宽".split())
_DESCRIBES = frozenset("老古新旧好")  # 老房子 is 房子
# Steps that any task has: 楼什么时候封顶 tells which task, 楼什么时候完工 does not.
_ANY_TASK = frozenset(("event:竣工", "event:开工", f"event:{ALL_OF_IT}", "event:收尾", "event:基本完成"))
_MEASURED = frozenset(("元", "米", "公里", "平方米", "面积", "%"))  # 桥多长


def cut_out_of(
    text: str, mentions: list[Mention], tokens: list[Token], known: Known, scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """留学生招多少, where the list has 学生: a noun that the list lacks, and not the word that is cut out of it."""
    single = [t for t in tokens if t.weight > 0 and not t.known and len(t.text) == 1]
    for token in [t for t in single if t.text not in _DESCRIBES]:
        for m in [m for m in mentions if m.dimension in ("topic", "word")]:
            whole = ""
            if token.end == m.start:
                whole = _with_front(text, token, m, known, scope)
            elif token.start == m.end:
                whole = _with_end(text, token, m, known, scope)
            if whole and whole not in scope.text:
                start, end = min(token.start, m.start), max(token.end, m.end)
                another = Mention("another", whole, start, end, text[start:end], "另一个")
                return seated(another, mentions, tokens)
    return mentions, tokens


def _with_front(text: str, token: Token, mention: Mention, known: Known, scope: Scope) -> str:
    """大学生, of 大 and 学生视力筛查; "" for 中学生 where the list has 中小学生."""
    ends = [end for end in range(mention.start + 2, mention.end + 1) if text[token.start : end] in known]
    whole = text[token.start : ends[-1]] if ends else ""
    if not _is_noun(whole, known) or whole[1:] not in known:
        return ""
    longer = re.findall(f"{re.escape(whole[0])}{HAN}{{0,2}}{re.escape(whole[1:])}", scope.text)
    return "" if any(word in scope.vocabulary for word in longer) else whole


def _with_end(text: str, token: Token, mention: Mention, known: Known, scope: Scope) -> str:
    """研究生院, of a person; 机器人, of a word that the list itself does not have."""
    person = any(value.startswith("people:") for value in mention.value)
    other = mention.rule == "词" and (person or mention.surface not in scope.text)
    whole = text[mention.start : token.end]
    return whole if other and token.text not in DEPARTMENTS and _is_noun(whole, known) else ""


def _is_noun(word: str, known: Known) -> bool:
    return known.get(word, (0, ""))[1].startswith("n")


def by_its_end(
    text: str, mentions: list[Mention], tokens: list[Token], words: Words, scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """桥几季度开工, 那座桥多少钱: one character that names the thing stands for the list's word that ends in it.

    Where no one task has such a word it is a thing that the list lacks: 楼三季度.
    """
    tokens = [_uncounted(text, t) for t in tokens]
    for token in tokens:
        name = token.text[-1]
        if name not in THINGS:
            continue
        start = _name_before(token, mentions, tokens, words, scope)
        if start is not None:
            whole = text[start : token.end]
            another = Mention("another", whole, start, token.end, whole, "另一个")
            mentions, tokens = seated(another, mentions, tokens)
            continue
        if not _is_alone(text, token, mentions, tokens):
            continue
        asked = [m.value.unit for m in mentions if m.start == token.end and m.dimension == "ask"]
        if asked and asked[0] not in _MEASURED:
            continue  # 馆几个 counts them, and asks of no one
        longer = [w for w in scope.vocabulary if len(w) > 1 and w.endswith(name)]
        ends = _tagged(longer, words, "n")
        if not ends:
            verbs = _tagged([w[-2:] for w in longer], words, "v")
            own = set(longer) - words.words(longer).keys() - scope.place_names.keys()  # 危桥
            ends = [w for w in longer if (len(w) > 2 or w in own) and w[-2:] not in verbs]
        if len({index for word in ends for index in scope.places(word)}) == 1:
            named = Mention("word", ("",), token.end - 1, token.end, name, "末字", 1.0, tuple(sorted(ends)))
            mentions, tokens = seated(named, mentions, tokens)
        elif name not in OURS and not _is_told(text, token, mentions):
            tokens = [t._replace(weight=NOUN) if t is token else t for t in tokens]
    return mentions, tokens


def _uncounted(text: str, token: Token) -> Token:
    """桥 of 那座桥."""
    measured = len(token.text) == 2 and not token.known and token.text[0] in MEASURES
    pointed = measured and token.text[1] in THINGS and text[: token.start].endswith(("那", "这"))
    return Token(token.text[1], token.start + 1, token.end, SINGLE, False) if pointed else token


def _name_before(
    token: Token, mentions: list[Mention], tokens: list[Token], words: Words, scope: Scope
) -> int | None:
    """Where 幸福 of 幸福桥 begins, if the list has 跃进桥: it calls its own by name, and has none of this name."""
    if len(token.text) > 1 or not any(len(w) > 2 and w.endswith(token.text) for w in scope.vocabulary):
        return None
    fronts = [(t.start, t.text) for t in tokens if t.end == token.start]
    fronts = [(start, name) for start, name in fronts if _tagged([name], words, ("a", "n"))]
    if token.text in _ROADS:  # 建设路, though the list has 建设
        listed = [m for m in mentions if m.end == token.start and m.dimension == "word"]
        fronts += [(m.start, m.surface) for m in listed]
    for start, name in fronts:
        if len(name) > 1 and name not in _BUILT and name + token.text not in scope.text:
            return start
    return None


def _is_alone(text: str, token: Token, mentions: list[Mention], tokens: list[Token]) -> bool:
    """Whether the character is all that its clause names; 危险桥 is what 危桥 is."""
    if token.known or token.weight <= 0 or len(token.text) > 1:
        return False
    if any(t.end == token.start and t.weight > 0 for t in tokens):  # 听潮路
        return False
    before = _before(text, token, mentions)
    follows = ends_clause(text, token.end) or any(m.start == token.end for m in mentions)
    joined = bool(before) and before[-1].rule == "日常说法" and before[-1].end == token.start
    return (not before or joined) and (follows or text[token.end] == "的")


def _before(text: str, token: Token, mentions: list[Mention]) -> list[Mention]:
    """What the clause names in front of it."""
    start = clause_start(text, token.start)
    things = [m for m in mentions if m.dimension in ("topic", "word", "unit", "place")]
    return [m for m in things if start <= m.start < token.end]


def _is_told(text: str, token: Token, mentions: list[Mention]) -> bool:
    """Whether something else tells the task: a step of its own (封顶), a figure (超过500辆车的), a word in front."""
    values = [value for m in mentions if m.dimension == "topic" for value in m.value]
    figures = [m for m in mentions if m.dimension in ("condition", "ask", "stated")]
    return (
        any(value.startswith("event:") and value not in _ANY_TASK for value in values)
        or any(token.start == m.end or token.end == m.start for m in figures)
        or bool(_before(text, token, mentions))
    )


def _tagged(pieces: list[str], words: Words, tag: str | tuple[str, ...]) -> list[str]:
    """Those of general Chinese with that tag: 大桥 is a noun, 双桥 a name, 停车 a verb."""
    found = words.words(pieces) if pieces else {}
    return [w for w, (_, own) in found.items() if own.startswith(tag) and own[:2] not in ("ns", "nr", "nt")]


def named_by_steps(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """审核评估, of 本科教学审核评估: two steps that the name of a task joins are what it is called."""
    found: list[Mention] = []
    for m in mentions:
        last = found[-1] if found else None
        # 完成招标 is a step
        steps = last is not None and _is_step(last) and _is_step(m) and ALL_OF_IT not in last.words
        if last and steps and last.end == m.start:
            name = last.surface + m.surface
            if any(name in task.district_task for task in scope.tasks):
                m = Mention("word", ("",), last.start, m.end, name, "原文", 1.0, (name,))
                found.pop()
        found.append(m)
    return found


def _is_step(mention: Mention) -> bool:
    return mention.dimension == "topic" and all(value.startswith("event:") for value in mention.value)
