"""Bounds on numbers: 超过1000人的, 100到300户之间, 金额最大的, 两个以上单位负责的 → :class:`Condition`."""

from __future__ import annotations

from assistant.language.rules.asks import COUNTED
from assistant.language.rules.engine import Match, Rule
from assistant.typed import NamedTuple

TASKS_EACH = "项任务"  # the unit of a condition on how many tasks a unit has
UNITS_EACH = "家单位"  # … on how many units a task has
LEADERS_EACH = "家牵头"  # … on how many of them lead
HELPERS_EACH = "家配合"  # … on how many of them only support

OPERATORS = {
    "超过": ">", "大于": ">", "多于": ">", "高于": ">", "超": ">", "突破": ">", "过": ">", "高过": ">", "比": ">",
    "不少于": ">=", "不低于": ">=", "至少": ">=", "不小于": ">=", "达到": ">=", "满": ">=", "≥": ">=", ">": ">",
    "少于": "<", "小于": "<", "低于": "<", "不到": "<", "不足": "<", "不满": "<", "<": "<",
    "不超过": "<=", "不多于": "<=", "至多": "<=", "不高于": "<=", "≤": "<=",
}  # fmt: skip
BEHIND = {
    "及以上": ">=", "或以上": ">=", "以上": ">=", "往上": ">=", "多": ">=",
    "及以下": "<=", "或以下": "<=", "以下": "<=", "以内": "<=", "往下": "<=",
}  # fmt: skip
OP = "|".join(OPERATORS)
SUFFIX = "|".join(BEHIND)
_PERCENT = "百分之"
_COUNTS = "|".join(noun for noun in COUNTED if noun.endswith(("数", "人次")))  # 人数, 户数, 台数
_OF = "受益|惠及|覆盖|涉及"
_MONEY = "资金|金额|经费|预算|费用|投资|总投资|投资额|补贴|补助|奖金|投入"
_GIVEN = ("投资", "预算")
_FRACTIONS = {
    "过半": (">", 50.0),
    "一半以上": (">=", 50.0),
    "超过一半": (">", 50.0),
    "超一半": (">", 50.0),
    "大半": (">", 50.0),
    "翻一番": (">=", 200.0),
}


_RANKED = "|".join([*COUNTED, *_GIVEN, "资金", "经费", "投入", "花钱", "钱"]) + " 目标|数量?"
_MOST = "最多|最大|最高|最长|最少|最小|最低|最短"


class Condition(NamedTuple):
    """A bound on a stated quantity; ``unit`` "" accepts any unit.

    ``noun``: what the figure is of (投资), "" for any.  ``op`` is one of > >= < <= == has max min between (``value`` to ``upper``);
    of max and min the first ``value``.
    """

    op: str
    value: float
    unit: str
    upper: float = 0.0
    surface: str = ""
    noun: str = ""


def _unit(match: Match) -> str:
    if _PERCENT in match.parts or "成" in match.parts:
        return "%"
    return next((str(m.value) for m in match.found if m.dimension == "measure"), "")


def value_of(match: Match, at: int = 0) -> float:
    numbers = [m.value for m in match.found if m.dimension == "number"]
    value = numbers[at]
    factor = 10.0 if "成" in match.parts else 1.0
    return float(value) * factor if isinstance(value, (int, float)) else 0.0


def _counted(match: Match) -> Condition:
    """受益人数在1000人以上, 户数过百: the noun says what is counted."""
    op = next({**OPERATORS, **BEHIND}[p] for p in match.parts if p in OPERATORS or p in BEHIND)
    return Condition(op, value_of(match), COUNTED[next(p for p in match.parts if p in COUNTED)])


def _before(match: Match) -> Condition:
    return Condition(OPERATORS[match.parts[0]], value_of(match), _unit(match))


def _of_money(match: Match) -> Condition | None:
    """投资不到2000万, 资金在100万元以上: of no other money; 资金 is any."""
    if _unit(match) not in ("", "元"):
        return None  # 补贴超过20台的 is a bound on 台
    op = next(({**OPERATORS, **BEHIND}[p] for p in match.parts if p in OPERATORS or p in BEHIND), "==")
    either = match.parts[1] in ("或者", "或", "和")
    return Condition(op, value_of(match), "元", noun="" if either else _noun_of_money(match))


def _noun_of_money(match: Match) -> str:
    noun = match.parts[0].removeprefix("总").removesuffix("额")
    return "" if noun in ("资金", "金", "投入") else noun


_ROUND = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8}
_ROUND |= {f"{word}元": value for word, value in _ROUND.items()}


def _round(match: Match) -> Condition:
    """过万, 上千户."""
    value = next(_ROUND[part] for part in match.parts if part in _ROUND)
    least = any(part in ("上", "破", "达到") for part in match.parts)
    return Condition(">=" if least else ">", value, _unit(match))


def _round_money(match: Match) -> Condition:
    """投资上千万, 资金过亿."""
    return _round(match)._replace(unit="元", noun=_noun_of_money(match))


def _behind(match: Match) -> Condition:
    return Condition(BEHIND[next(p for p in match.parts if p in BEHIND)], value_of(match), _unit(match))


def _between(match: Match) -> Condition | None:
    low, high = value_of(match), value_of(match, 1)
    return Condition("between", low, _unit(match), high) if low < high else None


def _between_of(match: Match) -> Condition | None:
    """人数在200到500之间, 资金在100万到300万之间: what is counted is said in front."""
    said = match.parts[0]
    unit = COUNTED.get(said) or ("元" if said else "")
    found = _between(match)
    return found and found._replace(unit=unit, noun=said if said in _GIVEN else "")


def _exactly(match: Match) -> Condition:
    return Condition("==", value_of(match), _unit(match))


def _extreme(match: Match) -> Condition:
    """最多的, 排前三的: the first, or the first few (``value``)."""
    op = "min" if any(part[:1] == "最" and part[1] in "少小低短" for part in match.parts) else "max"
    said = match.parts[0]
    noun = said if said in _GIVEN else ""  # 投资最多的是哪项: of no other money
    few = any(m.dimension == "number" for m in match.found)
    return Condition(op, value_of(match) if few else 0.0, COUNTED.get(said, "元"), noun=noun)


RULES: tuple[Rule, ...] = (
    Rule("超过<n>", "condition", f"{OP} <number> <measure>?", _before),
    Rule("人数超过<n>", "condition", f"{_OF}? {_COUNTS} 是|要? {OP} <number> <measure>?", _counted),
    Rule("人数<n>以上", "condition", f"{_OF}? {_COUNTS} 在|是? <number> <measure>? {SUFFIX} !少", _counted),
    Rule(
        "投资超过<n>",
        "condition",
        f"{_MONEY} 或者|或|和|、? 金额|总额|数额|额|经费|资金? 是|要|在? {OP} <number> <measure>?",
        _of_money,
    ),
    Rule(
        "投资<n>以上",
        "condition",
        f"{_MONEY} 金额|总额|数额|额? 在|是|写到|达到|写的是|写了? <number> <measure>? {SUFFIX} !少",
        _of_money,
    ),
    Rule("超过百分之<n>", "condition", f"{OP} {_PERCENT} <number>", _before),
    Rule("超过<n>成", "condition", f"{OP} <number> 成", _before),
    Rule("<n>以上", "condition", f"在? <number> <measure>? {SUFFIX} !少", _behind),
    Rule("百分之<n>以上", "condition", f"{_PERCENT} <number> {SUFFIX}", _behind),
    Rule("<n>成以上", "condition", f"<number> 成 {SUFFIX}", _behind),
    Rule(
        "<n>到<m>人",
        "condition",
        "在? <number> <measure>? 到|至|-|~|和 <number> <measure> 之间|以内?",
        _between,
    ),
    Rule(
        "人数在<n>到<m>之间",
        "condition",
        "|".join(COUNTED) + f"|{_MONEY}? 在? <number> 到|至|-|~|和 <number> 之间",
        _between_of,
    ),
    Rule(
        "过万",
        "condition",
        "过|超过|破|突破|上 百|千|万|十万|百万|千万|亿 <measure>? 的|任务|有",
        _round,
    ),
    Rule(
        "投资过万",
        "condition",
        f"{_MONEY} 金额|总额|额? 过|超过|破|突破|上|达到 {'|'.join(_ROUND)} 的|任务|项目|有|$",
        _round_money,
    ),
    Rule(
        "投资上<n>",
        "condition",
        f"{_MONEY} 金额|总额|额? 上|上了|达|达到 <number> <measure>? 的|以上",
        lambda m: (found := _of_money(m)) and found._replace(op=">="),
    ),
    Rule("过半", "condition", "|".join(_FRACTIONS), lambda m: Condition(*_FRACTIONS[m.surface], "%")),
    Rule("<n>户", "stated", "<number> <measure>", _exactly),
    Rule("定在<n>%", "condition", "定在|定为|定的是|设在|设为|都是 <number> <measure> 的", _exactly),
    Rule("百分之<n>", "stated", f"{_PERCENT} <number>", _exactly),
    Rule("<n>成", "stated", "<number> 成", _exactly),
    Rule("百分百", "stated", "百分百|百分之百", lambda m: Condition("==", 100.0, "%")),
    Rule(
        "带百分比的",
        "condition",
        "有|带|含|写明|写了|出现|包含|用 着|了? 百分比|百分号|百分数|百分之几|比例|%",
        lambda m: Condition("has", 0.0, "%"),
    ),
    Rule(
        "有数字的",
        "condition",
        "有|带|含 具体|明确? 数字|数量|指标数|量化指标|数据指标 的?",
        lambda m: Condition("has", 0.0, ""),
    ),
    Rule("金额最大的", "condition", f"{_RANKED} 要|是|数? {_MOST} 的? 那个|那项|一项?", _extreme),
    Rule("投资最大的三项", "condition", f"{_RANKED} {_MOST} 的 <number> 个|项", _extreme),
    Rule(
        "投资排前三的",
        "condition",
        f"{_RANKED} {_MOST}? 的? 排名|排在|排|位居|居? 前 <number> 名|位|项|个? 的?",
        _extreme,
    ),
    Rule("投资是<n>的", "condition", f"{_MONEY} 是|为|等于 <number> <measure>? 的", _of_money),
)
