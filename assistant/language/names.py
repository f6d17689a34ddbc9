"""Names that no dictionary has: of the list (辛庄, 宜业津南), or unknown (双林)."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language.mention import BY_START, Mention
from assistant.language.places import ELSEWHERE
from assistant.language.quoted import begins_apart
from assistant.language.scope import Scope
from assistant.language.segment import Token, characters
from assistant.model.unit_names import in_order

NO_UNIT = "没有的单位"
_PLUS = ("加", "添")
_NAME_WEIGHT = -1.0
_UNKNOWN_NAME = 1.6
_THERE = ("那边", "这边", "那头")
_TELLS = 0.7  # a word of general Chinese that weighs less says little
UNIT_TAILS = tuple("局委办处院所")  # 火星局 is one unknown name
_UNIT_ENDS = ("局", "委", "办", "部", "会", "联", "公司", "中心", "处", "科", "股", "集团")
_PLACE_TAILS = "镇乡村街路区县市桥河湖园校"
_AND_LEVEL = frozenset(a + b for a in "和与及跟同" for b in "区县市")
DEPARTMENTS = frozenset("科股处部")
_BODIES = frozenset("院站所队")
# Surnames that begin few other words.
_HEADS = frozenset("费证卡价税险票服楼")
_OF_A_NAME = frozenset(("topic", "word", "region", "place", "event", "filler"))
HAN = "[\u4e00-\u9fff]"
_QUOTED_MIN, _QUOTED_MAX = 4, 12  # characters of a run that is taken verbatim from the list


def is_name(name: str, scope: Scope) -> bool:
    """Whether the list has the name as a word, alone or with what names of places end in (辛庄镇)."""
    return name in scope.vocabulary or any(name + tail in scope.vocabulary for tail in _PLACE_TAILS)


def join_names(
    mentions: list[Mention], tokens: Iterable[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """Neighbouring pieces that no dictionary has but the list's text does are one name (辛庄)."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last and last.end == token.start and not (token.known and last.known):
            name = last.text + token.text
            if is_name(name, scope):
                joined[-1] = Token(name, last.start, token.end, _NAME_WEIGHT, False)
                continue
        joined.append(token)
    named = [listed_word(t.text, t.start) for t in joined if t.weight == _NAME_WEIGHT]
    if named:
        mentions = sorted([*mentions, *named], key=BY_START)
    return mentions, _join_unknown([t for t in joined if t.weight != _NAME_WEIGHT])


def coordinate(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """民政、教育、卫健: a topic joined to a unit that is named without its 局 is a unit as well."""
    found = list(mentions)
    for step in (1, -1):
        for at in range(len(found)) if step > 0 else range(len(found) - 1, -1, -1):
            near = found[at - 2 * step] if 0 <= at - 2 * step < len(found) else None
            name = _full_name(found[at], near, scope) if near and is_bare_unit(near) else ""
            if name and found[at - step].rule == "和" and _touch(found[at - step], found[at], near):
                found[at] = found[at]._replace(dimension="unit", value=(name,), rule="并列单位")
    return found


def added(mentions: list[Mention], tokens: list[Token]) -> tuple[list[Mention], list[Token]]:
    """加商务局: joins a unit to what was spoken of; 加装电梯 does not."""
    plus = next((t for t in tokens if t.text in _PLUS and not t.start), None)
    if plus is None or not any(m.dimension == "unit" and m.start == plus.end for m in mentions):
        return mentions, tokens
    said = Mention("aspect", ("add",), plus.start, plus.end, plus.text, "加")
    return [said, *mentions], [t for t in tokens if t is not plus]


def is_bare_unit(mention: Mention) -> bool:
    short = len(mention.surface) < 3 or not mention.surface.endswith(_UNIT_ENDS)  # 红会
    return mention.dimension == "unit" and short


def _full_name(mention: Mention, beside: Mention, scope: Scope) -> str:
    """北山矿区, for the 北山 beside 南沟, which is 南沟矿区."""
    if mention.dimension not in ("topic", "word"):
        return ""
    tails = [core.removeprefix(beside.surface) for core in beside.value if core.startswith(beside.surface)]
    forms = [mention.surface + end for end in (*tails, *_UNIT_ENDS)]
    named = [form if form in scope.cores else scope.unit_forms.get(form, "") for form in forms]
    return next(filter(None, named), "")


def _touch(joint: Mention, one: Mention, other: Mention | None) -> bool:
    """Whether the joint stands right between the two."""
    ends = {one.start, one.end, other.start, other.end} if other else set()
    return joint.start in ends and joint.end in ends


def seated(new: Mention, mentions: list[Mention], tokens: list[Token]) -> tuple[list[Mention], list[Token]]:
    """``new`` in its place among the mentions, and nothing else where it stands."""
    others = [m for m in mentions if m.end <= new.start or m.start >= new.end]
    left = [t for t in tokens if t.end <= new.start or t.start >= new.end]
    return sorted([*others, new], key=BY_START), left


def listed_word(text: str, start: int) -> Mention:
    return Mention("word", ("",), start, start + len(text), text, "原文", 1.0, (text,))


def _join_unknown(tokens: list[Token]) -> list[Token]:
    """A run of characters that no dictionary joins is one unknown name (双林), not several particles."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        named = last is not None and token.text in UNIT_TAILS and last.weight > 0 and len(last.text) > 1
        if last and last.end == token.start and (named or (is_loose(last) and is_loose(token))):
            joined[-1] = Token(last.text + token.text, last.start, token.end, _UNKNOWN_NAME, False)
        else:
            joined.append(token)
    return joined


def weigh_heads(mentions: list[Mention], tokens: list[Token]) -> list[Token]:
    """床位费, 小学校服: a noun of one character right behind a thing is what is asked about, and unknown."""
    ends = {m.end for m in mentions if m.dimension in ("topic", "word")}
    return [
        t._replace(weight=_UNKNOWN_NAME) if t.text in _HEADS and t.start in ends and t.weight > 0 else t
        for t in tokens
    ]


def bare_units(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """后勤二季度: a word that the list has in the name of one unit only, and nowhere in its texts."""
    begun = {t.start for t in tokens if t.weight > 0} | {m.start for m in mentions if m.dimension == "unit"}
    for token in [t for t in tokens if t.known and t.weight > 1 and t.end not in begun]:
        if scope.places(token.text):
            continue
        cores = {core for form, core in scope.unit_forms.items() if form.startswith(token.text)}
        if len(cores) == 1:
            mentions, tokens = _as_unit(token, cores.pop(), mentions, tokens)
            mentions = coordinate(mentions, scope)
    acts = {m.start for m in mentions if m.dimension == "role"}
    for token in [t for t in tokens if t.end in acts and 1 < len(t.text) < 4 and not scope.places(t.text)]:
        forms = scope.unit_forms.items()  # 心内牵头, of 心血管内科
        cores = {core for form, core in forms if form[0] == token.text[0] and in_order(token.text, form)}
        if len(cores) == 1:
            mentions, tokens = _as_unit(token, cores.pop(), mentions, tokens)
    for token in [t for t in tokens if is_loose(t) and len(t.text) > 2 and t.text.endswith(_UNIT_ENDS)]:
        if core := scope.unit_named(token.text):  # 校建办, of 学校建设办公室
            mentions, tokens = _as_unit(token, core, mentions, tokens)
    mentions = _begun_before(_called_short(mentions, scope))
    named = [core for m in mentions if m.dimension == "unit" for core in m.value]
    # 南沟和北山两个矿区: what both of them are
    kinds = [t for t in tokens if len(t.text) > 1 and named and all(core.endswith(t.text) for core in named)]
    return mentions, [t._replace(weight=0.0, known=True) if t in kinds else t for t in tokens]


def _begun_before(mentions: list[Mention]) -> list[Mention]:
    """应急 + 生态局, of 应急管理和生态环境局: the beginning of its name is no thing beside it."""
    found: list[Mention] = []
    for m in mentions:
        last = found[-1] if found else None
        ahead = last is not None and last.end == m.start and last.dimension in ("topic", "word")
        if last and ahead and m.dimension == "unit" and in_order(last.surface + m.surface, m.value[0]):
            m = m._replace(start=last.start, surface=last.surface + m.surface)
            found.pop()
        found.append(m)
    return found


def _as_unit(
    token: Token, core: str, mentions: list[Mention], tokens: list[Token]
) -> tuple[list[Mention], list[Token]]:
    return seated(Mention("unit", (core,), token.start, token.end, token.text, "清单单位"), mentions, tokens)


def _called_short(mentions: list[Mention], scope: Scope) -> list[Mention]:
    """公卫牵头哪几项, 消防那边干啥: who leads, or is somewhere, is a unit, by whatever short name."""
    acts = {m.start for m in mentions if m.dimension == "role" or m.surface in _THERE}
    found = []
    for m in mentions:
        named = m.dimension in ("topic", "word") and m.surface not in scope.place_names
        if m.end in acts and named and not m.surface.endswith(_UNIT_ENDS):
            forms = {core for form, core in scope.unit_forms.items() if form.startswith(m.surface)}
            if len(forms) == 1:
                m = m._replace(dimension="unit", value=tuple(forms), rule="清单单位")
        found.append(m)
    return found


def other_places(mentions: list[Mention], tokens: list[Token]) -> tuple[list[Mention], list[Token]]:
    """隔壁宁川市: an unknown name that ends like a county's is another place, wherever it stands."""
    for token in [t for t in tokens if not t.known and len(t.text) == 3 and t.text[-1] in "市县"]:
        region = Mention("region", (token.text,), token.start, token.end, token.text, ELSEWHERE)
        mentions, tokens = seated(region, mentions, tokens)
    return mentions, tokens


def departments(
    mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """宣传 + 科: a department that the list does not have, and no question about 宣传; 中医 + 院 where one is called so."""
    by_end = {m.end: m for m in mentions if m.dimension in _OF_A_NAME and len(m.surface) > 1}
    for token in [t for t in tokens if t.weight > 0 and t.start in by_end]:
        stem = by_end[token.start]
        name = stem.surface + token.text
        if token.text in DEPARTMENTS or (token.text in _BODIES and scope.unit_named(name)):
            unit = Mention("unit", (name,), stem.start, token.end, name, NO_UNIT)
            mentions, tokens = seated(unit, mentions, tokens)
    return mentions, tokens


def is_loose(token: Token) -> bool:
    return not token.known and token.weight > 0 and not token.text.isascii()


def cut_anew(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """报警柱装多少个, of 报警 and 柱装: the dictionary joined the end of the list's word to the verb behind it."""
    for token in [t for t in tokens if t.weight > 0 and len(t.text) > 1 and t.text not in scope.text]:
        ahead = [m for m in mentions if m.end == token.start and m.dimension in ("topic", "word")]
        for m in ahead:
            verb = token.end - 1
            name = text[m.start : verb]
            if name in scope.text and begins_apart(name, scope):
                longer = m._replace(end=verb, surface=name, words=(name, *m.words))
                mentions, tokens = seated(longer, mentions, tokens)
                tokens = sorted([*tokens, *characters(text, [(verb, token.end)])], key=BY_START)
    return mentions, tokens


def verbatim(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """An unknown piece that stands in the list, alone (双港) or with its neighbours (宜业津南), is its word."""
    for token in tokens:
        span = None
        if token.weight > 0 and not token.text.isascii():
            span = _quoted(text, token, mentions, tokens, scope)
        if span is None and token.known and token.weight >= _TELLS and scope.has_word(token.text):
            span = token.start, token.end  # 结算, which the list has in 跨省直接结算
        if span:
            start, end = span
            mentions, tokens = seated(listed_word(text[start:end], start), mentions, tokens)
    return mentions, tokens


def _quoted(
    text: str, token: Token, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[int, int] | None:
    """The longest run of whole words around ``token`` that the list has verbatim."""
    parts = [m for m in mentions if m.dimension in _OF_A_NAME] + list(tokens)
    starts = sorted({p.start for p in parts if token.end - _QUOTED_MAX <= p.start <= token.start})
    ends = sorted({p.end for p in parts if token.end <= p.end <= token.start + _QUOTED_MAX}, reverse=True)
    for start in starts:
        for end in ends:
            left = sum(len(t.text) for t in tokens if start <= t.start < end and t.weight > 0)
            least = _QUOTED_MIN - (left == end - start)  # 黄龙病: nothing else has any of it
            if end - start < least or not begins_apart(text[start:end], scope):
                continue
            if all(p.start >= end or p.end <= start or p.dimension in _OF_A_NAME for p in mentions):
                return start, end
    if (
        not token.known
        and len(token.text) > 1
        and token.weight >= _UNKNOWN_NAME
        and scope.stands_apart(token.text)
    ):
        return token.start, token.end
    return None


def whole_units(mentions: list[Mention]) -> list[Mention]:
    """Without units that are cut out of another's name (监管委 in 市市场监管委), and without 和县 before 住建局."""
    units = [m for m in mentions if m.dimension == "unit"]
    if len(units) < 2:
        return mentions
    if joints := [m for m in mentions if m.dimension == "general" and m.surface in _AND_LEVEL]:
        begins = {at for m in units for at in (m.start, m.start + 1)}
        mentions = [m for m in mentions if m not in joints or m.end not in begins]
    spans = {(m.start, m.end) for m in units}
    inner = {
        (start, end)
        for start, end in spans
        # 区 before 教育局 may as well belong to what stands before: 南开区教育局
        if any(a <= start and end <= b and (a, b) not in ((start, end), (start - 1, end)) for a, b in spans)
    }
    return [m for m in mentions if m.dimension != "unit" or (m.start, m.end) not in inner]
