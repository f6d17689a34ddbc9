"""Mentions and leftover tokens of one part of a message → :class:`~assistant.language.said.Said`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.language.cells import state_labels
from assistant.language.clauses import QUESTIONS, ends_clause, is_aspect, is_parted
from assistant.language.mention import Mention
from assistant.language.rules.asks import Ordinal
from assistant.language.said import SUBJECTS, Gathering, Item, Said, said
from assistant.language.scan import LEVEL_RULE
from assistant.language.scope import Scope
from assistant.language.segment import NOUN, Token
from assistant.language.set_right import not_counted_too, set_right
from assistant.language.terms import Term, UnitRef
from assistant.language.things import finished_said, is_above, place_said, region_said, topic_said
from assistant.language.times import festival_said, period_said, year_said
from assistant.query import Role

_WHOLES = {"district", "everything", "above"}


def gather(text: str, items: tuple[Item, ...], scope: Scope, today: date) -> Said:
    """What the items of one part say."""
    items = not_counted_too(text, set_right(items))
    walk = Gathering(text, items, scope, today)
    for item in items:
        if isinstance(item, Token):
            _token(walk, item)
        elif reader := _READERS.get(item.dimension):
            reader(walk, item)
    return said(walk)


def _token(walk: Gathering, token: Token) -> None:
    # …哪个季度能完成，来电人等着回话: chatter behind the question
    named = walk.text.startswith(("的", "方面", "相关", "有关"), token.end)  # …有哪些，养牛方面
    if (
        token.weight > 0
        and token.start >= walk.inside
        and (named or token.start < max(walk.focus[1], walk.subject_end))
    ):
        background = walk.is_background(token.start)
        term = Term(
            token.text, (token.text,), token.start, token.end, walk.group, "unknown", token.weight, background
        )
        walk.name("terms", token.start, term)


_SPEAKS = ("问,", "来问,", "催,", "在催,", "想问,", "想知道,", "来电,")


def _unit(walk: Gathering, mention: Mention) -> None:
    level = mention.surface[0] if mention.rule == LEVEL_RULE else ""
    city = walk.scope.info.city
    if city and walk.text[: mention.start].endswith(city):
        level = city[-1]  # 天津市教委 is the city's
    cores = walk.scope.cores
    if walk.text.startswith(_SPEAKS, mention.end) and mention.end + 1 < walk.focus[0]:
        return  # 督查室问，…: who asks, and not of whom
    if walk.is_background(mention.start) and not any(core in cores for core in mention.value):
        walk.put("background units", UnitRef(mention.value[0], "", mention.surface))
        return
    forms = walk.scope.unit_forms
    inside = [
        core if core in cores else forms[core] for core in mention.value if core in cores or core in forms
    ]
    if not inside and (core := walk.scope.unit_named(mention.surface)):
        inside = [core]
    own = {unit.core for unit in walk.scope.units if mention.surface in unit.name}
    if len(own) == 1:
        inside = [*own]  # 水务, of 水务环境公司 rather than 区水利局
    text, listed = walk.text, walk.scope.text
    around = text[mention.start - 2 : mention.end], text[mention.start : mention.end + 2]
    bare = len(mention.surface) == 2  # 司法救助, where the list has 司法警察大队
    written = any(len(part) == len(mention.surface) + 2 and part in listed for part in around)
    # 龙井村供水站上级补助多少: what is built, and no unit
    figure = not inside and any(m.dimension in ("ask", "detail", "condition") for m in walk.mentions)
    if ((bare or not inside) and written) or (figure and walk.scope.places(mention.surface)):
        topic_said(walk, mention._replace(dimension="word", words=(mention.surface,)))
        return  # 海关验收: what is written so
    if text.endswith("在", 0, mention.start) and any(is_aspect(m, "when") for m in walk.mentions):
        names = (mention.surface, *inside)  # 智能调度什么时候在一公司试运行: where, and not whose
        if any(name in listed for name in names):
            topic_said(walk, mention._replace(dimension="word", words=names))
            return
    if not inside and any(is_aspect(m, "when") for m in walk.mentions) and mention.start > 2:
        things = [m for m in walk.mentions if m.dimension in ("topic", "word") and m.end <= mention.start]
        if things:  # 联合报装窗口什么时候进政务中心
            topic_said(walk, mention._replace(dimension="word", words=(mention.surface,)))
            return
    for core in inside or mention.value[:1]:
        walk.name("units", mention.start, UnitRef(core, level, mention.surface))


_OF_A_BODY = ("全局", "全园", "全站", "全场")
_A_NOT = 0.45  # what 没有 weighs where it is not understood


def _aspect(walk: Gathering, mention: Mention) -> None:
    asked = set(mention.value)
    if walk.is_background(mention.start):
        asked -= QUESTIONS
    if walk.leaves_out(mention.end):  # 不是残联的 takes back nothing
        asked.discard("not")
    elif "lacks" in asked and not ends_clause(walk.text, mention.end):
        # 没有任务的单位: what is lacking is nothing that can be left out
        _token(walk, Token(mention.surface, mention.start, mention.end, _A_NOT, True))
    if walk.text.endswith(("不是", "不要", "不算"), 0, mention.start):
        asked.discard("district")  # 全市要装多少部，不是咱区
    whole = mention.surface if "everything" in asked and mention.surface in _OF_A_BODY else ""
    of_bureaus = any(core.endswith("局") for core in walk.scope.cores)
    if whole and whole[1:] not in walk.scope.info.title and of_bureaus:
        _token(walk, Token(whole, mention.start, mention.end, NOUN, True))  # 全局 of a district is nothing
        return
    written = walk.text[mention.start - 2 : mention.end]  # 线上占比, as the list has it
    if "share" in asked and len(written) > len(mention.surface) and written in walk.scope.text:
        asked.discard("share")
        topic_said(walk, mention._replace(dimension="word", value=(), words=(written,)))
    if asked & _WHOLES and is_above(walk.scope, mention.surface):
        asked = (asked - _WHOLES) | {"city"}
    elif "above" in asked:
        asked |= _not_above(walk, mention)
    walk.words |= asked
    if asked & {"units", "together"}:
        _roles_of(walk, mention)
    walk.group += "and" in asked and not _joins_periods(walk, mention)


def _not_above(walk: Gathering, mention: Mention) -> set[str]:
    """集团 of its own list is all of it, one that the list speaks of a thing; of 全省 the list may say nothing."""
    if mention.surface in walk.scope.info.title:
        return {"everything"}
    if mention.surface in walk.scope.text:
        topic_said(walk, mention._replace(dimension="word", value=(), words=(mention.surface,)))
    else:
        _token(walk, Token(mention.surface, mention.start, mention.end, NOUN, True))
    return set()


def _roles_of(walk: Gathering, mention: Mention) -> None:
    """谁牵头, 配合单位, 几家配合: the role is asked for."""
    for role, words in _ROLES.items():
        if any(word in mention.surface for word in words):
            walk.put("roles", role)


def _joins_periods(walk: Gathering, joint: Mention) -> bool:
    """二季度和四季度: no second thing begins there."""
    periods = [m for m in walk.mentions if m.dimension == "period"]
    return any(m.end == joint.start for m in periods) and any(m.start == joint.end for m in periods)


def _role(walk: Gathering, mention: Mention) -> None:
    # 区残联牵头的，…; 安监部以外的部门牵头的，…
    of_unit = any(
        m.dimension == "unit" and m.end <= mention.start and not is_parted(walk.text, m.end, mention.start)
        for m in walk.mentions
    )
    behind = [m for m in walk.mentions if 0 <= m.start - mention.end < 2 and ends_clause(walk.text, m.end)]
    if any(is_aspect(m, "except") for m in behind):
        return  # 配合的先不管
    others = any(
        is_aspect(m, "units") or m.dimension == "role" for m in walk.mentions if m.start > mention.end
    )
    if walk.leaves_out(mention.start) and others:
        return  # 除了物业公司牵头，还有哪几个部门配合; 除了当配角还牵头什么
    later = mention.start >= walk.focus[1]  # 两家四季度比一下，只看各自牵头的
    if of_unit or later or not walk.is_background(mention.start):  # 区残联牵头的，除了…还有哪些
        walk.put("roles", mention.value)


def _ordinal(walk: Gathering, mention: Mention) -> None:
    value: Ordinal = mention.value
    slot = "categories" if value.kind == "category" else "tasks"
    if value.number == len(walk.scope.tasks) > 20 and slot == "categories" and mention.start == 0:
        walk.words.add("everything")  # 34项任务我都要看
        return
    for number in value.numbers:
        walk.name(slot, mention.start, number)


def _bare(walk: Gathering, mention: Mention) -> None:
    """15: a number and nothing else is a task's."""
    if len(walk.mentions) == 1:
        _ordinal(walk, mention)


def _ask(walk: Gathering, mention: Mention) -> None:
    if not walk.is_background(mention.start):
        behind = next((item for item in walk.items if item.start == mention.end), None)
        noun = ""
        if isinstance(behind, Token):
            noun = behind.text if behind.weight > 0 else ""
        elif behind and behind.dimension in ("topic", "word"):
            noun = behind.surface
        walk.put("asks", mention.value._replace(noun=noun or mention.value.noun))
        _roles_of(walk, mention)


def _number(walk: Gathering, mention: Mention) -> None:
    """教育局、卫健委两家: counts the units named before it, not a figure of the list."""
    of_all = walk.text.startswith(("项目", "任务"), mention.end) and mention.value.unit == "个"
    if (mention.value.unit == "项" or of_all) and mention.value.value == len(walk.scope.tasks):
        walk.words.add("everything")  # 34项任务都列出来
        return
    named = [m for m in walk.mentions if m.dimension == "unit" and m.end <= mention.start]
    if not (named and named[-1].end == mention.start and mention.value.value == len(named)):
        walk.put("numbers", mention.value)


def _condition(walk: Gathering, mention: Mention) -> None:
    # 得了癌症花了八万多，…: the story's numbers
    slot = "background conditions" if walk.is_background(mention.start) else "conditions"
    walk.put(slot, mention.value._replace(surface=mention.value.surface or mention.surface))


def _state(walk: Gathering, mention: Mention) -> None:
    """完成率; what the list's own plan says (去向落实率, 已申报3家) is no state."""
    if mention.value == "now" and "when" in walk.words:
        return  # 哪几个季度安排了: the plan says when
    written = mention.surface.rstrip("的")
    planned = mention.value == "now" or mention.surface[-1] == "率"
    told = "verbatim" in walk.words and not state_labels(walk.scope.details)  # 写着已完成的
    if (planned and mention.surface in walk.scope.text) or (told and written in walk.scope.text):
        mention = mention._replace(surface=written)
        topic_said(walk, mention._replace(dimension="word", value=(), words=()))
    elif not walk.is_background(mention.start):
        walk.put("states", mention.value)


def _detail(walk: Gathering, mention: Mention) -> None:
    """赵立新分管的，还有啥: a name of the list is no story, wherever it stands."""
    walk.put("details", mention.value)


def _reference(walk: Gathering, mention: Mention) -> None:
    """第二个; 除了第二个 leaves it out."""
    if walk.leaves_out(mention.start) or not walk.is_background(mention.start):
        walk.name("references", mention.start, mention.value)


def _person(walk: Gathering, mention: Mention) -> None:
    """负责人是谁; 药店负责人什么时候约谈 asks for nobody, where the list has that word."""
    whole = walk.text[mention.start - 2 : mention.end + 2]  # 企业负责人培训谁牵头
    named = len(whole) > 4 and whole in walk.scope.text
    asked = not named and (ends_clause(walk.text, mention.end) or "谁" in walk.text[mention.end :])
    if mention.surface == mention.value and mention.surface in walk.scope.text and not asked:
        topic_said(walk, mention._replace(dimension="word", value=(), words=(mention.surface,)))
    elif not walk.is_background(mention.start):
        walk.put("unsaid", mention.value)


def _another(walk: Gathering, mention: Mention) -> None:
    """水田里养螃蟹那事，三季度干啥: what the list lacks, where nothing else is named."""
    if not any(m.dimension in SUBJECTS for m in walk.mentions) or not walk.is_background(mention.start):
        walk.put("others", mention.value)


def _into(slot: str) -> Callable[[Gathering, Mention], None]:
    def put(walk: Gathering, mention: Mention) -> None:
        if not walk.is_background(mention.start):
            walk.put(slot, mention.value)

    return put


_ROLES: dict[Role, tuple[str, ...]] = {
    "lead": ("牵头", "主抓", "主办", "主责"),
    "support": ("配合", "协助", "协办"),
}
_READERS: dict[str, Callable[[Gathering, Mention], None]] = {
    "festival": festival_said,
    "unit": _unit,
    "period": period_said,
    "year": year_said,
    "aspect": _aspect,
    "region": region_said,
    "place": place_said,
    "topic": topic_said,
    "event": topic_said,
    "word": topic_said,
    "ordinal": _ordinal,
    "ask": _ask,
    "condition": _condition,
    "stated": _number,
    "bare": _bare,
    "another": _another,
    "reference": _reference,
    "role": _role,
    "about": _into("about"),
    "unsaid": _into("unsaid"),
    "person": _person,
    "state": _state,
    "finished": finished_said,
    "detail": _detail,
}
