"""Names that differ from one of the list's by what tells things apart: 南门停车场 beside 北门停车场, 1号库 for 1号冷库."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from assistant.language.clauses import clause_start, ends_clause
from assistant.language.mention import Mention
from assistant.language.names import DEPARTMENTS, HAN, listed_word, seated
from assistant.language.quoted import THINGS, begins_apart
from assistant.language.rules.asks import MEASURES
from assistant.language.scope import Scope, Words
from assistant.language.segment import NOUN, TELLING, Token
from assistant.text.normalize import occurrences

_ANY_TELLING = f"[{''.join(sorted(TELLING))}]"
# A word of the list that begins with one of these may be the end of a name: 河大桥, of 三岔河大桥.
_DESCRIBES = frozenset("老古新旧好")  # 老房子 is 房子
_ANY_TASK = frozenset(("event:竣工", "event:开工", "event:完成任务", "event:收尾", "event:基本完成"))
_OURS = frozenset("街村")  # 他们街
_RIVERS = "河江湖山岭渠街桥"


def told_from(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """南门停车场, where the list has 北门停车场: another one, which the list does not have; 海河下游 for 海河中游 too."""
    things: list[Mention | Token] = [m for m in mentions if m.dimension in ("topic", "word", "place")]
    single = [t for t in tokens if t.weight > 0]
    runs = _runs(single)
    for run in runs:
        if whole := _numbered(run.text, scope.text):  # 1号库
            named = Mention("word", ("",), run.start, run.end, run.text, "简称", 1.0, (run.text, whole))
            mentions, tokens = seated(named, mentions, tokens)
    unknown = [*single, *runs]
    parts = [sorted([*things, *strange], key=lambda part: part.start) for strange in (single, runs)]
    for one, other in [pair for each in parts for pair in pairwise(each)]:
        if one.end != other.start or not (one in unknown or other in unknown):
            continue
        name = text[one.start : other.end]
        if name in scope.text:
            if isinstance(one, Token) and one.text in TELLING and begins_apart(name, scope):
                mentions, tokens = seated(
                    listed_word(name, one.start), mentions, tokens
                )  # 南码头, beside 北码头
            continue
        piece = text[other.start : other.end]
        if isinstance(one, Token) and one.known and one.weight >= NOUN and _always_told(piece, scope):
            another = Mention("another", name, one.start, other.end, name, "另一个")
            mentions, tokens = seated(another, mentions, tokens)
            continue
        river = one in unknown and piece[0] in _RIVERS and len(piece) > 2 and piece[1:] in scope.vocabulary
        if river or _has_sibling(name, one in unknown, one.end - one.start, scope.text):
            another = Mention("another", name, one.start, other.end, name, "另一个")
            mentions, tokens = seated(another, mentions, tokens)
    return mentions, tokens


def _is_one_character(token: Token) -> bool:
    return token.weight > 0 and not token.known and len(token.text) == 1


def cut_out_of(
    text: str,
    mentions: list[Mention],
    tokens: list[Token],
    known: Mapping[str, tuple[int, str]],
    scope: Scope,
) -> tuple[list[Mention], list[Token]]:
    """留学生招多少, where the list has 学生: a noun that the list lacks, and not the word that is cut out of it."""
    for token in [t for t in tokens if _is_one_character(t) and t.text not in _DESCRIBES]:
        for m in [m for m in mentions if m.dimension in ("topic", "word") and token.end == m.start]:
            ends = [end for end in range(m.start + 2, m.end + 1) if text[token.start : end] in known]
            whole = text[token.start : ends[-1]] if ends else ""
            noun = whole and known[whole][1].startswith("n") and whole[1:] in known
            longer = re.findall(f"{whole[:1]}{HAN}{{0,2}}{whole[1:]}", scope.text) if noun else []
            if (
                noun and whole not in scope.text and not any(word in scope.vocabulary for word in longer)
            ):  # 中学生 is one of 中小学生
                another = Mention("another", whole, token.start, m.end, text[token.start : m.end], "另一个")
                return seated(another, mentions, tokens)
        for m in [m for m in mentions if m.rule == "词" and token.start == m.end]:
            whole = text[m.start : token.end]
            person = any(value.startswith("people:") for value in m.value)
            alias = m.surface not in scope.text  # 机器人 is no 机器
            noun = known.get(whole, (0, ""))[1].startswith("n") and (alias or person)
            noun = noun and token.text not in DEPARTMENTS
            if noun and m.dimension in ("topic", "word") and whole not in scope.text:
                another = Mention("another", whole, m.start, token.end, whole, "另一个")
                return seated(another, mentions, tokens)
    return mentions, tokens


def by_its_end(
    text: str, mentions: list[Mention], tokens: list[Token], words: Words, scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """桥几季度开工, 那座桥多少钱: one character that names the thing stands for the list's words that end in it."""
    things = [m for m in mentions if m.dimension in ("topic", "word", "unit", "place")]
    figures = [m for m in mentions if m.dimension in ("condition", "ask", "stated")]  # 超过500辆车的
    # 楼什么时候封顶: only some tasks have that step
    steps = {
        value for m in mentions if m.dimension == "topic" for value in m.value if value.startswith("event:")
    }
    telling = bool(steps - _ANY_TASK)
    for token in tokens:
        name = token.text[-1]
        counted = len(token.text) == 1 or (len(token.text) == 2 and token.text[0] in MEASURES)
        if token.known or token.weight <= 0 or not counted or name not in THINGS:
            continue
        before = [m for m in things if clause_start(text, token.start) <= m.start < token.end]
        begins = not before or (before[-1].rule == "日常说法" and before[-1].end == token.start)  # 危险桥
        begins = begins and not any(t.end == token.start and t.weight > 0 for t in tokens)  # 听潮路
        follows = ends_clause(text, token.end) or any(m.start == token.end for m in mentions)
        if not begins or not (follows or text[token.end] == "的"):
            continue
        longer = [w for w in scope.vocabulary if len(w) > 1 and w.endswith(name)]
        ends = _nouns(longer, words) or [w for w in longer if len(w) > 2 and not _nouns([w[-2:]], words, "v")]
        tasks = {index for word in ends for index in scope.places(word)}
        if len(tasks) == 1:
            named = Mention("word", ("",), token.end - 1, token.end, name, "末字", 1.0, tuple(sorted(ends)))
            mentions, tokens = seated(named, mentions, tokens)
        elif not before and not (
            telling or name in _OURS or any(token.start == m.end or token.end == m.start for m in figures)
        ):
            tokens = [t._replace(weight=NOUN) if t is token else t for t in tokens]
    return mentions, tokens


def _nouns(pieces: list[str], words: Words, tag: str = "n") -> list[str]:
    """Those of general Chinese: 大桥, and not 双桥, a name; other words by their ``tag``."""
    found = words.words(pieces) if pieces else {}
    return [w for w, (_, own) in found.items() if own.startswith(tag) and own[:2] not in ("ns", "nr", "nt")]


def _always_told(name: str, scope: Scope) -> bool:
    """Whether the list says of every one which it is: 学校食堂, so that 工地食堂 is another."""
    before = [scope.text[at - 2 : at] for at in occurrences(scope.text, name)]
    return bool(before) and all(word in scope.vocabulary for word in before)


def _runs(tokens: list[Token]) -> list[Token]:
    """Tokens that touch, as one: 1 and 号 of 1号机组."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.end == token.start:
            joined[-1] = last._replace(text=last.text + token.text, end=token.end)
        else:
            joined.append(token)
    return joined


def _has_sibling(name: str, front: bool, cut: int, text: str) -> bool:
    """Whether ``text`` has ``name`` but for what tells names apart in its unknown part: before ``cut`` (``front``) or behind."""
    known, strange = (name[cut:], name[:cut]) if front else (name[:cut], name[cut:])
    if not TELLING.intersection(strange) or len(strange) < (1 if front else 2):
        return False  # 建成后 is no sibling of 建成前
    telling = "".join(_ANY_TELLING if char in TELLING else re.escape(char) for char in strange)
    return re.search(telling + re.escape(known) if front else re.escape(known) + telling, text) is not None


def _numbered(typed: str, text: str) -> str:
    """1号冷库 for 1号库: the one name of ``text`` with that number and that end, or ""."""
    number = re.fullmatch(f"(\\d+号)({HAN}{{1,2}})", typed)
    if not number or typed in text:
        return ""
    names = set(re.findall(f"(?<!\\d){number[1]}{HAN}{{1,3}}?{number[2]}", text))
    return names.pop() if len(names) == 1 else ""
