"""Whether anything stands in a column, and what trouble there is: 有备注的, 没有存在问题的, 遇到征地问题的, 存在什么问题."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.language.details import ANYTHING, NOTHING, Details, bare
from assistant.language.mention import Mention

_TROUBLE = ("问题", "困难", "难点", "难题")
_HAS = "(?:存在|遇到|碰到|碰上|有)(?:了|着)?"
_BEFORE_A_NOUN = "的?(?=任务|事项|项目|项|工作|是?哪|有|一共|共|$)"


def filled(text: str, details: Details) -> list[Mention]:
    """The columns of which it is asked whether, or what, anything stands in them; the value as of a heading."""
    found = []
    for label in dict.fromkeys(label for label, _ in details):
        trouble = any(word in label for word in _TROUBLE)
        names = "|".join(map(re.escape, (bare(label), *(_TROUBLE if trouble else ()))))
        for wanted, pattern in (
            ("", f"{_HAS}(?:什么|啥|哪些|哪方面的?)(?:{names})"),
            (NOTHING, f"(?<!有)(?:没有?|无)(?:{_HAS})?(?:什么|任何)?(?:{names}){_BEFORE_A_NOUN}"),
            (ANYTHING, f"(?<!没)(?:{_HAS}|写了|填了)?(?:{names})的(?=任务|事项|项目|项|工作|是?哪)"),
        ):
            # 备注的任务 says nothing; 存在问题的任务 does, whose heading begins so
            if (said := re.search(pattern, text)) and not (wanted == ANYTHING and _is_bare(said[0])):
                found.append(_mention(label, wanted, said))
                break
        else:
            found += _with_content(text, label, details) if trouble else []
    return found


def _is_bare(said: str) -> bool:
    return not re.match("存在|遇到|碰到|碰上|有|写了|填了", said)


def _with_content(text: str, label: str, details: Details) -> Iterable[Mention]:
    """遇到征地拆迁的问题: what stands in one of the cells."""
    said = re.search(f"{_HAS}(.{{2,10}}?)的?(?:{'|'.join(_TROUBLE)})", text)
    cells = [cell for each, cell in details if each == label]
    word = next((w for w in (said[1], said[1][:2]) if any(w in cell for cell in cells)), "") if said else ""
    return [_mention(label, word, said)] if said and word else []


def _mention(label: str, wanted: str, said: re.Match[str]) -> Mention:
    return Mention("detail", (label, wanted), said.start(), said.end(), said[0], "附加信息")
