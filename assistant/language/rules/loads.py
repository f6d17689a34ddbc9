"""Bounds on how many tasks a unit has, how many units a task has: 只有一项任务的单位, 两家以上一起负责的, 单独负责的."""

from __future__ import annotations

from assistant.language.rules.asks import UNIT, Ask
from assistant.language.rules.bounds import (
    BEHIND,
    HELPERS_EACH,
    LEADERS_EACH,
    OP,
    OPERATORS,
    SUFFIX,
    TASKS_EACH,
    UNITS_EACH,
    Condition,
    value_of,
)
from assistant.language.rules.engine import Match, Rule

_ALONE = "单独|独自|独立|自己|一家|独家|单打独斗"
_TOGETHER = "来|都|在|一起|一块|一块儿|共|共同|联合|分头|同时|合力|协同|负责"
_DOES_IT = "负责|承担|管|做|干|办|抓|扛|弄|搞|担|落实|完成"
_DOES = "负责|承担|牵头|管|做|干|办|抓|落实|参与|完成"


def _loaded(match: Match) -> Condition:
    """任务超过两项的单位, 只有一项任务的单位: a bound on a unit's number of tasks."""
    op = next((BEHIND[p] for p in match.parts if p in BEHIND), "") or OPERATORS.get(match.parts[2], "==")
    return Condition(op, value_of(match), TASKS_EACH)


def _shared(match: Match) -> Condition | None:
    """两个以上单位负责: a bound on how many units answer for a task; 是不是一个部门在管 and 哪两个部门负责 are none."""
    if match.text.endswith("哪", 0, match.start):
        return None
    if match.text.endswith(("不", "是不是", "是否"), 0, match.start):
        return None
    more = next((p for p in match.parts if p in ("不止", "超过", "多于")), "")
    least = any(BEHIND.get(p) == ">=" or p in ("至少", "跨") for p in match.parts)
    return Condition(">" if more else ">=" if least else "==", value_of(match), _each(match))


def _each(match: Match) -> str:
    """两家单位一起牵头的: of those that lead."""
    return LEADERS_EACH if "牵头" in match.surface else UNITS_EACH


def _or_more(match: Match) -> Condition | None:
    shared = _shared(match)
    return shared if shared and shared.op == ">=" else None


def _several(match: Match) -> Condition:
    return Condition(">=", 2.0, _each(match))


def _alone(match: Match) -> Condition | None:
    """单独负责的, 没有别的单位的: one unit; 不是单独负责的: more; 有没有别的单位 bounds nothing."""
    if match.asks_back:
        return None
    denied = match.text.endswith(("不", "不是", "不止", "非", "不由"), 0, match.start)
    more = denied or match.text.startswith("不了", match.end)
    return Condition(">" if more else "==", 1.0, UNITS_EACH, surface="不止一家负责" if more else "")


RULES: tuple[Rule, ...] = (
    Rule(
        "单独负责的",
        "condition",
        f"{_ALONE} 来|就? {_ALONE}? {_DOES_IT} 的?",
        _alone,
    ),
    Rule(
        "没有别的单位",
        "condition",
        f"没有|没|无|不用|无需 别的|别人|其他|其它|另外的 {UNIT}|人? {_TOGETHER}|参与|配合|帮忙|掺和? {_DOES}? 的?",
        _alone,
    ),
    Rule(
        "没有配合单位",
        "condition",
        f"没有|没|无|没写|没有写|未写 配合|协助|协办 {UNIT} 的?",
        lambda m: None if m.asks_back else Condition("==", 0.0, HELPERS_EACH),
    ),
    Rule(
        "任务超过<n>项的单位",
        "condition",
        f"任务|事项|工作 数|数量|在? {OP}|有 <number> 项|个|件|条? {SUFFIX}? 的? 责任? 单位|部门|局",
        _loaded,
    ),
    Rule(
        "有<n>项任务的单位",
        "condition",
        f"承担|负责|有 了? 至少? <number> 项|个|件|条 {SUFFIX}? 任务 的? 责任? 单位|部门|局",
        _loaded,
    ),
    Rule(
        "只有<n>项任务的单位",
        "condition",
        "手里|手上|名下? 只有|仅有|只|刚好|正好|恰好 承担|负责|管|领? 了? <number> 项任务|个任务|件任务|条任务 的? 单位|部门",
        lambda m: Condition("==", value_of(m), TASKS_EACH),
    ),
    Rule(
        "只有<n>项任务的是",
        "condition",
        "只有|仅有|只|刚好|正好|恰好 承担|负责|管|领? 了? <number> 项任务|个任务|件任务|条任务 的 &是|有|都",
        lambda m: Condition("==", value_of(m), TASKS_EACH),
    ),
    Rule(
        "几个单位只承担<n>项",
        "condition",
        "@单位|部门 只有|仅有|只|仅|刚好|正好|恰好 承担|负责|牵头|管|领? 了? <number> 项任务|个任务|件任务|项|个|件 的? $",
        lambda m: Condition("==", value_of(m), TASKS_EACH),
    ),
    Rule(
        "责任单位最多的",
        "condition",
        f"的? 责任|牵头? {UNIT} 数|数量|个数? 最多|最少 的?",
        lambda m: (
            Condition("min" if "最少" in m.parts else "max", 0.0, UNITS_EACH)
            if m.text.endswith(("任务", "项", "件", "条", "事"), 0, m.start) or m.parts[1]
            else None
        ),
    ),
    Rule(
        "手上就<n>条",
        "condition",
        "手里|手上|名下|头上 只有|仅有|只|就|就有|只管|就只 有? <number> 项|个|件|条 任务|事|活? 的? $",
        lambda m: Condition("==", value_of(m), TASKS_EACH),
    ),
    Rule(
        "<n>个单位负责的",
        "condition",
        f"由|有|是|要|跨? 不止|超过|多于|至少? <number> 个|家 {SUFFIX}? 的? 责任? {UNIT} {SUFFIX}? {_TOGETHER} {_TOGETHER}? {_DOES}? 的?",
        _shared,
    ),
    Rule(
        "两家以上一起干的",
        "condition",
        f"<number> 家 {SUFFIX} {_TOGETHER} {_TOGETHER}? {_DOES_IT}|牵头 的?",
        _shared,
    ),
    Rule(
        "跟别的科一起牵头的",
        "condition",
        f"跟|和|与|同 别的|其他|其它|另外的|兄弟 {UNIT}|科|处|股|部 {_TOGETHER} {_DOES} 的",
        _several,
    ),
    Rule(
        "两家牵头的",
        "condition",
        f"由|有|是 <number> 家 {SUFFIX}? {_TOGETHER}? {_TOGETHER}? 牵头 的?",
        _shared,
    ),
    Rule(
        "配合单位有<n>个的",
        "condition",
        f"配合|协办 {UNIT} 数|数量? 有|是|为|达到 不止|超过|多于|至少? <number> 个|家 {SUFFIX}? 的",
        lambda m: shared._replace(unit=HELPERS_EACH) if (shared := _shared(m)) else None,
    ),
    Rule(
        "跨<n>个单位",
        "condition",
        f"跨|涉及|牵涉 不止|超过|多于|至少? <number> 个|家 {SUFFIX}? 责任? {UNIT} {SUFFIX}? 的?",
        _shared,
    ),
    Rule(
        "<n>个以上单位的",
        "condition",
        f"<number> 个|家 {SUFFIX}? 责任? {UNIT} {SUFFIX}? {_DOES}? 的?",
        _or_more,
    ),
    Rule(
        "责任单位为<n>家的",
        "condition",
        "责任|牵头? 单位|部门 数|数量|那栏|那一栏|一栏? 为|是|有|在|达到|写了|写着|填了? 不止|超过|多于|至少? <number> 个|家 以上|及以上|或以上? 的?",
        _shared,
    ),
    Rule(
        "仅有<n>个单位的",
        "condition",
        f"仅有|只有|仅|只|刚好 涉及? <number> 个|家 责任? {UNIT} 负责|承担|牵头? 的?",
        _shared,
    ),
    Rule(
        "任务数为<n>项的单位",
        "condition",
        "任务数|任务数量|任务|事项 为|是|有|只有|仅有|达到 <number> 项|个|件|条? 以上|以下? 的 责任? 单位|部门",
        lambda m: Condition(next((BEHIND[p] for p in m.parts if p in BEHIND), "=="), value_of(m), TASKS_EACH),
    ),
    Rule(
        "几个单位共同负责的",
        "condition",
        f"由|有|是? 几个|几家 责任? {UNIT} {_TOGETHER} {_DOES}? 的",
        lambda m: _several(m) if m.text[m.end :].strip("?") else None,
    ),
    Rule(
        "…的项目有几个",
        "ask",
        "项目|任务|工程|事项 一共|总共|共? 有|是? 几|多少 个|项 $",
        lambda m: Ask("count_tasks", "项") if m.text.endswith("的", 0, m.start) else None,
    ),
    Rule(
        "几个项目",
        "ask",
        "几|多少 个 重点? 项目|工程 $",
        lambda m: None if m.text[m.start - 1 : m.start] in "哪那这的" else Ask("count_or_quantity", "个"),
    ),
    Rule(
        "是几个单位一块干的",
        "ask",
        f"是|由? 几个|几家 责任? {UNIT}? {_TOGETHER} {_DOES}? 的? $",
        lambda m: Ask("count_units"),
    ),
    Rule(
        "多个单位负责的",
        "condition",
        f"由|有|是|跨|涉及? 多个|好几个|多家|好几家 责任? {UNIT} {_TOGETHER}? {_TOGETHER}? {_DOES}? 的?",
        _several,
    ),
)
