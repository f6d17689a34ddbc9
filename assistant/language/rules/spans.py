"""The spans of quarters that a match of the rules of time means."""

from __future__ import annotations

from collections.abc import Callable

from assistant.language.period import ALL, NOT_A_PERIOD, Period
from assistant.language.rules.engine import Match


def quarters(first: int, last: int) -> Period:
    """The quarters from ``first`` to ``last``."""
    return Period(ALL[first - 1 : last]) if 1 <= first <= last <= 4 else NOT_A_PERIOD


def months(first: int, last: int) -> Period:
    """The quarters of the months from ``first`` to ``last``."""
    return quarters((first + 2) // 3, (last + 2) // 3) if 1 <= first <= last <= 12 else NOT_A_PERIOD


def _is_run(match: Match) -> bool:
    """三四, 七八九: digits beside each other are several numbers."""
    surface = match.found[0].surface
    return len(surface) > 1 and not surface.isdecimal() and not any(c in surface for c in "十百")


def one(match: Match) -> Period | None:
    """三季度; 四个季度 counts them."""
    counted = match.parts[0] != "第" and any(part.startswith("个") for part in match.parts)  # 四个季度
    return None if counted or _is_run(match) else quarters(match.number(), match.number())


def month(match: Match) -> Period | None:
    """三月: its quarter."""
    return None if _is_run(match) else months(match.number(), match.number())


def _digits(match: Match) -> list[int]:
    """一二、四季度: each digit a quarter; the last 两 of 三、四两个季度 only counts them."""
    found: list[int] = []
    for mention in match.found:
        surface = mention.surface
        if len(surface) > 1 and surface[-1] in "两俩" and mention is match.found[-1]:
            surface = surface[:-1]
        if surface.isdecimal():
            found.append(int(surface))
        else:
            found += ["零一二三四五六七八九".find(digit) for digit in surface]
    return found


def listed(match: Match) -> Period | None:
    """一、二季度: each of the numbers."""
    named = _digits(match)
    if len(named) < 2 or any(n < 1 or n > 9 for n in named):
        return None
    return Period(tuple(sorted(set(named)))) if all(n <= 4 for n in named) else NOT_A_PERIOD


def listed_months(match: Match) -> Period | None:
    """七、八、九月: the quarters of a run of months."""
    named = _digits(match)
    if len(named) < 2 or not all(1 <= n <= 12 for n in named):
        return None
    if len(match.found) == 1 and named != list(range(named[0], named[0] + len(named))):
        return None
    return Period(tuple(sorted({(n + 2) // 3 for n in named})))


_HEADS = frozenset("像码源镜龙街桥窗喷罐田村地灶山滩探接插钻枕渡墩")  # what makes a word with 头


def leading(match: Match) -> Period | None:
    """前两个季度: from the first one on."""
    plain = match.parts[-1].startswith("季")
    begins_word = match.text[max(match.start - 1, 0) : match.start] in _HEADS
    if (
        match.parts[0] == "头"
        and plain
        and (begins_word or match.found[0].surface not in ("两", "三", "俩", "3"))
    ):
        return None  # 摄像头二季度, 码头三季度
    return quarters(1, match.number())._replace(whole=match.number() == 4)


def following(match: Match) -> Period | None:
    """接下来两个季度; 接下来二季度 is the second."""
    if _names_one(match) or (match.parts[0] == "下" and not match.number()):
        return None
    return Period((), unit="q", offset=1, following=match.number() or 4)


def remaining(match: Match) -> Period | None:
    """剩下的两个季度; 剩下的二季度 is the second."""
    return None if _names_one(match) else Period((), unit="q", offset=1, following=4)


def _names_one(match: Match) -> bool:
    """Whether the number says which quarter (二季度), not how many (两季度, 二个季度)."""
    plain = match.parts[-1].startswith("季") and match.number()
    return bool(plain) and match.found[0].surface not in ("两", "俩")


def _half(match: Match) -> int:
    return 1 if match.surface[0] in "上前头" else 3


def within_half(match: Match) -> Period:
    """下半年头一个季度, 上半年后三个月."""
    first = _half(match)
    front = match.parts[2] and match.parts[2][0] in "头第首前" and "二" not in match.parts[2]
    return quarters(first, first) if front else quarters(first + 1, first + 1)


def today(unit: str, match: Match) -> Period:
    """本季度, 下个月: counted from the day of the question."""
    words = match.parts[0] if match.parts[0][0] in "上下" else ""
    return Period((), unit=unit, offset=words.count("下") - words.count("上"))


def _span(match: Match) -> tuple[int, int] | None:
    """First and last quarter of the period that a match counts from."""
    value = next((m.value for m in match.found if m.dimension == "period"), None)
    if not isinstance(value, Period) or not value.quarters:
        return None
    return value.quarters[0], value.quarters[-1]


def after(match: Match) -> Period | None:
    """三季度以后: what follows the span."""
    span = _span(match)
    return quarters(span[1] + 1, 4) if span and span[1] < 4 else None


def until(match: Match) -> Period | None:
    """三季度之前: what comes before the span."""
    span = _span(match)
    if span and match.found[0].rule.startswith(
        "<n>月"
    ):  # 10月前: up to September; 6月底前 is said by the month itself
        month = next((m.value for m in match.found if m.dimension == "number"), 0)
        return None if month else quarters(span[0], span[1])
    return quarters(1, span[0] - 1) if span and span[0] > 1 else None


_IN_ALL = ("累计", "一共", "总共", "合计")


def up_to(match: Match) -> Period | None:
    """到三季度末一共几条, 截至三季度: the quarter, and all before it."""
    (said,) = match.found
    ends = said.surface[-1] in "末底" or match.parts[0].startswith("截") or match.end > said.end
    ends = ends or match.text.startswith(_IN_ALL, match.end)
    if ends and isinstance(said.value, Period) and len(said.value.quarters) == 1:
        return said.value._replace(until=True)
    return None


def since(match: Match) -> Period | None:
    """从三季度起: the span and what follows."""
    span = _span(match)
    return quarters(span[0], 4) if span else None


def year(match: Match) -> int | None:
    """2022年, 22年; None for what is no year."""
    digits = match.found[0].surface
    value = match.number()
    if len(digits) == 2 and (digits.isdecimal() or digits[0] == "二") and 10 <= value <= 29:
        return 2000 + value
    return value if 2000 <= value <= 2049 and len(digits) == 4 else None


def inside(quarter: int) -> Callable[[Match], Period]:
    """国庆: the quarter of a festival, whatever was typed."""
    return lambda match: Period((quarter,))


def always(*named: int, end: bool = False) -> Period:
    """上半年: these quarters, whatever the day."""
    return Period(named, until=end)
