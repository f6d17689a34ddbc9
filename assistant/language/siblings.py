"""Names that differ from one of the list's by what tells things apart: 南门停车场 beside 北门停车场, 1号库 for 1号冷库."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.language.mention import BY_START, Mention
from assistant.language.names import HAN, listed_word, seated
from assistant.language.places import ELSEWHERE, OWN_BODY
from assistant.language.quoted import begins_apart
from assistant.language.scan import LEVEL_RULE
from assistant.language.scope import Scope
from assistant.language.segment import LANDSCAPE, NOUN, TELLING, Token
from assistant.text.normalize import occurrences

# 整个医院, 每个公司: of no other one
_WHICH = frozenset("整个 所有 这家 每个 各个 这个 那个 全部 其他 哪个 哪家 这所 本地 剩下".split())
_PERSON = 1.5
_AHEAD = 6  # characters before a name in which what it is called stands
_SURNAMES = frozenset(
    "王李张刘陈杨赵吴徐孙郭罗郑谢宋韩冯邓曹彭曾肖袁潘蒋蔡魏吕沈姚卢崔谭廖贾邹邱尹薛闫侯黎贺郝龚邵覃"
)
_ANY_TELLING = f"[{''.join(sorted(TELLING))}]"
_PARTS = frozenset("院区 校区 厂区 园区 分院 分校 分园".split())
_ORDINAL = "第[一二三四五六七八九十\\d]{1,2}"
_NUMBERED = f"{_ORDINAL}({HAN}{{2}})"
_FLOOR = r"\d+(层|号线|号楼)"
_PHASE = "[一二三四五六七八九十]期"


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
    parts = [sorted([*things, *strange], key=BY_START) for strange in (single, runs)]
    for one, other in [pair for each in parts for pair in pairwise(each)]:
        if one.end != other.start or not (one in unknown or other in unknown):
            continue
        name = text[one.start : other.end]
        if name in scope.text:
            if isinstance(one, Token) and one.text in TELLING and begins_apart(name, scope):
                listed = listed_word(name, one.start)  # 南码头, beside 北码头
                mentions, tokens = seated(listed, mentions, tokens)
            continue
        piece = text[other.start : other.end]
        elsewhere = isinstance(one, Token) and piece in _PARTS and len(one.text) > 1  # 城北院区
        modifier = isinstance(one, Token) and (elsewhere or (one.known and one.weight >= NOUN))
        river = one in unknown and piece[0] in LANDSCAPE and len(piece) > 2 and piece[1:] in scope.vocabulary
        if (
            river
            or (
                modifier
                and _always_told(piece, scope)
                and not _may_be_meant(name[: one.end - one.start], piece, scope)
            )
            or _has_sibling(name, one in unknown, one.end - one.start, scope.text)
        ):
            another = Mention("another", name, one.start, other.end, name, "另一个")
            mentions, tokens = seated(another, mentions, tokens)
    return mentions, tokens


def other_phases(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """桂花苑三期, where the list has 桂花苑二期 or no 三期 at all: a phase that it does not have; 外科楼13层, of 9层、10层."""
    ends = {m.end: m for m in mentions if m.dimension in ("topic", "word", "place")}
    found = []
    for m in mentions:
        phase = m.surface.endswith("期") and re.fullmatch(_PHASE, m.surface)
        if phase and m.dimension in ("stated", "word"):
            name = ends[m.start].surface if m.start in ends else ""
            ahead = f"{re.escape(name)}[\u4e00-\u9fff]{{0,4}}[（(]?"  # 雨污分流改造（三期）
            others = re.compile(ahead + _PHASE)
            if others.search(scope.text) and not re.search(ahead + m.surface, scope.text):
                m = m._replace(dimension="another", value=name + m.surface, rule="另一个")
        elif m.dimension == "stated" and m.start in ends and (part := re.fullmatch(_FLOOR, m.surface)):
            if m.surface not in scope.text and re.search(rf"\d{part[1]}", scope.text):
                m = m._replace(dimension="another", value=ends[m.start].surface + m.surface, rule="另一个")
        found.append(m)
    return found


def other_numbers(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """第一食堂, where the list has 第二食堂 only: another one."""
    for said in re.finditer(_NUMBERED, text):
        name, start = said[0], said.start()
        timed = any(
            m.start <= start < m.end and m.dimension in ("period", "ordinal", "reference") for m in mentions
        )
        if not timed and name not in scope.text and re.search(_ORDINAL + said[1], scope.text):
            another = Mention("another", name, start, said.end(), name, "另一个")
            mentions, tokens = seated(another, mentions, tokens)
    return mentions, tokens


def _always_told(name: str, scope: Scope) -> bool:
    """Whether the list says of every one which it is: 学校食堂, so that 工地食堂 is another; of 院区 and 校区 that of any."""
    before = _before(name, scope, 2)
    told = any if name in _PARTS else all
    return bool(before) and told(word in scope.vocabulary or word in scope.place_names for word in before)


def _before(name: str, scope: Scope, size: int) -> list[str]:
    """What stands before the name in the list, so many characters each."""
    return [scope.text[max(at - size, 0) : at] for at in occurrences(scope.text, name)]


def _may_be_meant(which: str, name: str, scope: Scope) -> bool:
    """午饭补助, of 营养膳食补助: what people say for a word that stands right before tells no other one.

    中考备考 is another than 高考备考, whatever is near to it.
    """
    from assistant.language.nearness import likely_meant

    if any(before[-1:] == which[-1] for before in _before(name, scope, 2)):
        return False
    ahead = _before(name, scope, _AHEAD)
    said = [word for word in likely_meant(which) if word in scope.vocabulary]
    return any(word in part for word in said for part in ahead)


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
    number = re.fullmatch(f"(\\d+号)({HAN}{{1,2}})", typed) if "号" in typed else None
    if not number or typed in text:
        return ""
    names = set(re.findall(f"(?<!\\d){number[1]}{HAN}{{1,3}}?{number[2]}", text))
    return names.pop() if len(names) == 1 else ""


def with_its_place(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """清水县公安局, 清风街道: what begins the question and stands before a level, or what the list is of, is another place."""
    first = next((t for t in tokens if not t.start and len(t.text) == 2 and t.weight > 0), None)
    own = next((m for m in mentions if first and m.start == first.end and m.rule == OWN_BODY), None)
    if first and own and first.text not in _WHICH and first.text not in scope.info.title:
        name = first.text + own.surface
        return seated(Mention("region", (name,), 0, own.end, name, ELSEWHERE), mentions, tokens)
    unit = next((m for m in mentions if first and m.start == first.end and m.rule == LEVEL_RULE), None)
    if not first or not unit or scope.info.region.startswith(first.text):
        return mentions, tokens
    name = first.text + unit.surface[0]
    place = Mention("region", (name,), first.start, first.end + 1, name, ELSEWHERE)
    rest = unit._replace(start=unit.start + 1, surface=unit.surface[1:], rule="清单单位")
    return [place, *(rest if m is unit else m for m in mentions)], [t for t in tokens if t is not first]


def persons(mentions: list[Mention], tokens: list[Token]) -> tuple[list[Mention], list[Token]]:
    """张卫东评上技师没有: an unknown name of three characters that begins like a person's; no list is about him."""
    for token in [t for t in tokens if t.weight >= _PERSON and len(t.text) == 3 and t.text[0] in _SURNAMES]:
        person = Mention("another", token.text, token.start, token.end, token.text, "人名")
        mentions, tokens = seated(person, mentions, tokens)
    return mentions, tokens
