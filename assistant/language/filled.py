"""Whether anything stands in a column, and what trouble there is: 有备注的, 没有存在问题的, 遇到征地问题的, 存在什么问题."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.cells import ANYTHING, NOTHING, PAYING, Details
from assistant.language.everyday import alive
from assistant.language.mention import Mention
from assistant.language.names import seated
from assistant.language.scope import Scope
from assistant.language.segment import NOUN, Token
from assistant.model.headings import bare

_PARTS = frozenset(("topic", "unit", "word", "another"))
_MONIES = ("资金", "经费")
_AROUND = 6  # characters before and behind
_SHORTEST, _LONGEST = 3, 12  # characters that a cell says as they are typed
_TROUBLE = ("问题", "困难", "难点", "难题")
_STUCK = re.compile("[卡难]在(?:哪[儿里]?|什么地方|啥地方)了?")
_HAS = "(?:存在|遇到|碰到|碰上|有)(?:了|着)?"
_BEFORE_A_NOUN = "的?(?=任务|事项|项目|项|工作|是?哪|有|一共|共|呢|$)"


def filled(text: str, details: Details) -> list[Mention]:
    """The columns of which it is asked whether, or what, anything stands in them; the value as of a heading."""
    found = []
    for label in dict.fromkeys(label for label, _ in details):
        if any(verb in label for verb in PAYING):
            continue  # 没有完成投资的: less than was planned
        trouble = any(word in label for word in _TROUBLE)
        called = (bare(label), *(_TROUBLE if trouble else ()))
        if trouble and (said := _STUCK.search(text)):
            found.append(_mention(label, "", said))
            continue
        if not any(name in text for name in called):
            continue
        names = "|".join(map(re.escape, called))
        for wanted, pattern in (
            ("", f"{_HAS}(?:什么|啥|哪些|哪方面的?)(?:{names})"),
            (NOTHING, f"(?<!有)(?:没有?|无)(?:{_HAS})?(?:什么|任何)?(?:{names}){_BEFORE_A_NOUN}"),
            (ANYTHING, f"(?:哪些|哪几个?)[^的]{{0,6}}?{_HAS}(?:{names})(?=$|[一共,])"),
            (ANYTHING, f"几个?[^的]{{0,6}}?(?P<has>{_HAS}(?:{names}))(?=$|[一共,])"),
            (
                ANYTHING,
                f"(?<!没)(?:{_HAS}|写了|填了)?(?:{names})的(?=任务|事项|项目|项|工作|是?哪|有|一?共|呢|$)",
            ),
        ):
            # 备注的任务 says nothing; 存在问题的任务 does, whose heading begins so
            if (said := re.search(pattern, text)) and not (wanted == ANYTHING and _is_bare(said[0])):
                found.append(_mention(label, wanted, said))
                break
        else:
            found += _with_content(text, label, details) if trouble else []
    return found


def longer_in_cells(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """市人大农业农村委监督的, 有省级补助的: what a cell says goes on around a name or a word that the tasks have too."""
    for mention in [m for m in mentions if m.dimension in _PARTS]:
        starts = range(max(mention.start - _AROUND, 0), mention.start + 1)
        ends = range(mention.end, min(mention.end + _AROUND, len(text)) + 1)
        found = _in_a_cell(text, starts, ends, range(len(mention.surface) + 2, len(text) + 1), scope)
        if found and found.surface not in scope.text:
            more = 2 * text.startswith(_MONIES, found.end)  # 省级补助资金
            found = found._replace(end=found.end + more, surface=text[found.start : found.end + more])
            mentions, tokens = seated(found, mentions, tokens)
    return mentions, tokens


def in_cells(
    text: str, mentions: list[Mention], tokens: list[Token], scope: Scope
) -> tuple[list[Mention], list[Token]]:
    """受台风影响停工的是哪项: what the list's goals do not say, but a cell of its further columns."""
    strange = [(t.start, t.end) for t in tokens if t.weight >= NOUN and len(t.text) > 1]
    # 专项债, of everyday words, that the goals do not say either
    dead = [m for m in mentions if m.dimension == "topic" and not alive([m.surface, *m.words], scope)]
    for begins, stops in [*strange, *((m.start, m.end) for m in dead)]:
        starts = range(max(stops - _LONGEST, 0), begins + 1)
        ends = range(stops, min(begins + _LONGEST, len(text)) + 1)
        if found := _in_a_cell(text, starts, ends, range(_SHORTEST, _LONGEST + 1), scope):
            mentions, tokens = seated(found, mentions, tokens)
    return mentions, tokens


def _in_a_cell(text: str, starts: range, ends: range, sizes: range, scope: Scope) -> Mention | None:
    """The longest phrase of the text, of one of the ``sizes``, that stands in a cell."""
    if not starts or not ends:
        return None  # a word longer than any such phrase
    inner = text[starts[-1] : ends[0]]
    cells = [(label, cell) for label, cell in scope.details if inner in cell]
    spans = [(start, end) for start in starts for end in ends if end - start in sizes] if cells else []
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        phrase = text[start:end]
        label = next((label for label, cell in cells if phrase in cell), "")
        if label:
            return Mention("detail", (label, phrase), start, end, phrase, "附加信息")
    return None


def _is_bare(said: str) -> bool:
    return not re.search("存在|遇到|碰到|碰上|有|写了|填了", said)


def _with_content(text: str, label: str, details: Details) -> Iterable[Mention]:
    """遇到征地拆迁的问题: what stands in one of the cells."""
    said = re.search(f"{_HAS}(.{{2,10}}?)的?(?:{'|'.join(_TROUBLE)})", text)
    cells = [cell for each, cell in details if each == label]
    word = next((w for w in (said[1], said[1][:2]) if any(w in cell for cell in cells)), "") if said else ""
    return [_mention(label, word, said)] if said and word else []


def _mention(label: str, wanted: str, said: re.Match[str]) -> Mention:
    group = "has" if "has" in said.re.groupindex else 0  # not 几个, which asks
    return Mention("detail", (label, wanted), said.start(group), said.end(group), said[group], "附加信息")
