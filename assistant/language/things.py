"""Things, places and regions that are named → the slots of a part."""

from __future__ import annotations

from assistant.language.clauses import ends_clause
from assistant.language.mention import Mention
from assistant.language.places import COUNTIES
from assistant.language.said import Gathering
from assistant.language.scope import Scope
from assistant.language.terms import Term
from assistant.model.document import CITY, DISTRICT
from assistant.query import ALL_OF_IT

_LEVELS = "省盟州区县旗镇乡"
_OVER_THERE = ("他们那", "她们那", "人家那")  # 我亲家住在静海区，他们那边…
_SIDES = ("这边", "那边", "这头", "那头")


def topic_said(walk: Gathering, mention: Mention) -> None:
    """A topic, a step, or a word of the list's own."""
    kinds = {value.partition(":")[0] for value in mention.value}
    kind = "word" if mention.dimension == "word" else kinds.pop() if len(kinds) == 1 else "topic"
    words = mention.words or (mention.surface,)
    side = walk.text.startswith(_SIDES, mention.end)  # …，下个月学校这边该做哪些: who asks
    background = side or walk.is_background(mention.start)
    start, end = mention.start, mention.end
    term = Term(mention.surface, words, start, end, walk.group, kind, mention.confidence, background)
    walk.name("terms", start, term)


def finished_said(walk: Gathering, mention: Mention) -> None:
    """投完, 治理完: the step that finishes what the verb says; 选完址 is 选址."""
    words: tuple[str, ...] = (
        mention.surface,
        ALL_OF_IT,
        "完成",
        f"完成{mention.surface[:-1]}",
        mention.surface[:-1],
    )
    whole = mention.surface[:-1] + walk.text[mention.end : mention.end + 1]
    if len(whole) == 2 and whole in walk.scope.vocabulary:
        walk.inside = mention.end + 1
        words = (whole, f"完成{whole}")
    background = walk.is_background(mention.start)
    if background and not ends_clause(walk.text, mention.end) and walk.text[mention.end] not in "了的":
        return  # 去海里游完水，冲凉的小屋第几季能用: what is done before, by others
    term = Term(mention.surface, words, mention.start, mention.end, walk.group, "event", 1.0, background)
    walk.name("terms", mention.start, term)


def place_said(walk: Gathering, mention: Mention) -> None:
    """白鹭县 + 中医院新院区, as the list has them in one: one place, not two."""
    text, listed = walk.text, walk.scope.text
    behind = next((m for m in walk.mentions if m.start == mention.end), mention)
    if behind is not mention and text[mention.start : behind.end] in listed:
        if behind.dimension in ("place", "region"):
            return
        if (
            behind.dimension in ("word", "topic") and mention.surface not in mention.value
        ):  # 高桥二小: no 高桥街道
            topic_said(walk, mention._replace(dimension="word", words=(mention.surface,)))
            return
    before = next((m for m in walk.mentions if m.end == mention.start), mention)
    whole = text[before.start : mention.end]
    if before.dimension in ("place", "region") and whole in listed and before is not mention:
        mention = mention._replace(surface=whole, start=before.start, value=(whole,))
    aside = walk.is_background(mention.start) and not walk.leaves_out(mention.start)
    slot = "background places" if aside else "places"
    walk.name(slot, mention.start, (mention.surface, *mention.value))


def region_said(walk: Gathering, mention: Mention) -> None:
    """A district or city: another list, unless this one's texts have it."""
    info, region = walk.scope.info, mention.value[0]
    own = region in (info.region, info.city) or info.region.startswith(mention.surface)
    if walk.is_background(mention.start) and not any(
        word in walk.text[mention.end :] for word in _OVER_THERE
    ):
        return
    if mention.surface in walk.scope.text and mention.surface[-1] in COUNTIES and not own:
        place_said(walk, mention._replace(value=(mention.surface,)))  # 石亭县, in a city's list
        return
    if mention.surface in walk.scope.text and not own:
        topic_said(walk, mention._replace(dimension="word", words=()))  # 苏州招商站: no other list
        return
    walk.name("regions", mention.start, region)
    if info.city in (mention.surface, region) and not walk.text.startswith(info.region[:2], mention.end):
        walk.words.add("city")


def is_above(scope: Scope, said: str) -> bool:
    """全区, 区里 in a street's list, 全校 in that of a part, 集团 in a company's: the level whose goals stand above the list's own."""
    whole = said if said[0] == "全" else next((f"全{level}" for level in said if level in _LEVELS), said)
    if whole == said and said in scope.info.title:
        return False  # 医院, of a hospital's own list
    for name in (whole, whole.removeprefix("全")):  # 全集团, where its goals say 集团
        if bits := [at & (CITY | DISTRICT) for at in scope.places(name).values()]:
            return CITY in bits and not any(at & DISTRICT for at in bits)
    return False
