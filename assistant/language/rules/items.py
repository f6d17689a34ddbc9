"""Items of the last answer: 第二个, 第一个和第三个, 前两个, 最后一项."""

from __future__ import annotations

from assistant.language.rules.asks import Ordinal
from assistant.language.rules.engine import Match, Rule

_PIECE = "个|条|件|样|桩|宗|行"
_NO_ITEM = "任务|季|月|大类"
_NOT_BEHIND = frozenset("目提之以底末节天日")


def _first(match: Match) -> Ordinal | None:
    """前两个, 前三项: from the first one on; 目前两个 is none."""
    if match.text[match.start - 1 : match.start] in _NOT_BEHIND:
        return None
    return Ordinal("item", 1, last=match.number()) if match.number() > 1 else None


def _last(match: Match) -> Ordinal | None:
    """后两个, 最后三项: down from the last one."""
    count = match.number()
    return Ordinal("item", -count, also=tuple(range(1 - count, 0))) if count > 1 else None


def _both(match: Match) -> Ordinal:
    """第一个和第三个."""
    return Ordinal("item", match.number(), also=(match.number(1),))


RULES: tuple[Rule, ...] = (
    Rule("第<n>个", "reference", f"第 <number> {_PIECE} !{_NO_ITEM}", lambda m: Ordinal("item", m.number())),
    Rule(
        "第<n>和第<m>个",
        "reference",
        f"第 <number> {_PIECE}? 、|和|跟|与|及 第 <number> {_PIECE} !{_NO_ITEM}",
        _both,
    ),
    Rule("前<n>个", "reference", f"前|头 <number> {_PIECE}|项 !{_NO_ITEM}", _first),
    Rule(
        "最后<n>个", "reference", f"最后|后|末|倒数 <number> {_PIECE}|项 !{_NO_ITEM}|加|合|相|一共|差", _last
    ),
    Rule(
        "头一个",
        "reference",
        "头一个|头一条|头一件|头一样|头一桩|头一项 !任务|季|月",
        lambda m: Ordinal("item", 1),
    ),
    Rule(
        "最后一个",
        "reference",
        "最后一个|最后一项|最后一条|最后一件|最后那个|最后那项|最后那条|最后个|最后项|末项|末一项 !季|月",
        lambda m: Ordinal("item", -1),
    ),
)
