"""What is to be left out: 不用念, 除…外, 住建委不参与的, 先放一边."""

from __future__ import annotations

from assistant.language.rules.engine import Match, Rule

_TELLS = "讲|说|提|念|管|看|问|列|算|报|读"
_REMOVES = frozenset("解清拆免扫消排扣根切废铲破删防剔驱撤移去")  # 拆除
_BUT = frozenset("分特区个类级辨差")  # 分别说
_TAKES_PART = "负责|参与|承担|管|涉及|参加|配合|沾边"
_OTHERS = ("别的", "其他", "其它", "其余", "剩下", "另外", "还有")
_NOT = "不|没有|没|未|不用|不需要|无需|不必"


def _uninvolved(match: Match) -> tuple[str, ...] | None:
    """教育局不参与的; 管什么不管什么 and 不管吗 leave out nothing."""
    verb = next((p for p in match.parts[1:] if p in _TAKES_PART.split("|")), "")
    twice = verb and verb in match.text[: match.start]
    return None if twice or match.asks_back else ("uninvolved",)


RULES: tuple[Rule, ...] = (
    Rule(
        "既不牵头也不配合",
        "aspect",
        "既? 不|没|没有|未 牵头|负责 ,? 也 不|没|没有|未 配合|参与",
        _uninvolved,
    ),
    Rule("不参与", "aspect", f"{_NOT} {_TAKES_PART} 的|哪些|哪几项|什么|啥", _uninvolved),
    Rule("教育局不参与", "aspect", f"{_NOT} 负责|参与|承担|参加 $", _uninvolved),
    Rule("没份", "aspect", "都|也? 没份|没有份 的", _uninvolved),
    Rule(
        "没有",
        "aspect",
        "没有|不用|无需|无须|不必|用不着",
        lambda m: None if m.asks_back else ("lacks",),
    ),
    Rule("没有吗", "filler", "没有|不用|无需", lambda m: "" if m.asks_back else None),
    Rule(
        "参与的",
        "aspect",
        "@没有|不用|无需|无须|不必|用不着 参与|参加|插手|出面 &的",
        lambda m: ("takes part",),
    ),
    Rule("先放一边", "aspect", "先? 放一边|搁一边|放一放|撇一边|放着|搁着", lambda m: ("outside",)),
    Rule("先不管", "aspect", f"先 不 {_TELLS}|要 $", lambda m: ("except",)),
    Rule(
        "我已经有了",
        "aspect",
        "我|我们|这边 已经|都? 有了|看过了|知道了|记下了|念过了|说过了|问过了|清楚了",
        lambda m: ("outside",) if any(word in m.text[m.end :] for word in _OTHERS) else None,
    ),
    Rule("有没有关系", "filler", "有没有|有无 关系|关联|干系 吗?", lambda m: ""),
    Rule("没关系吗", "filler", "没关系|没有关系|无关 吗|吧|么", lambda m: ""),
    Rule("无关", "aspect", "无关|没关系|没有关系|不相干|不沾边|没关联", lambda m: ("outside",)),
    Rule(
        "不用念",
        "aspect",
        f"不用|不必 {_TELLS} 了? !供|交|前|升|高|出|醒|理|入|表|示|报|明|告|名|批|送|销|书",
        lambda m: ("except",),
    ),
    Rule(
        "别念了",
        "aspect",
        f"别|甭 {_TELLS} 了|啦|他|它?",
        lambda m: None if m.text[m.start - 1 : m.start] in _BUT else ("except",),
    ),
    Rule("就不讲了", "aspect", f"就|先? 不 {_TELLS} 了", lambda m: ("except",)),
    Rule("那个不念", "aspect", "就|先? 不 讲|说|提|念|看|列|报 $", lambda m: ("except",)),
    Rule(  # 文旅 除市运会 Q4; not 除草, 除险加固
        "除市运会",
        "aspect",
        "除 !去|了|开|非|夕|外|以|消|加|险|湿|尘|雪|草|臭|四|冰|锈|霉|味",
        lambda m: None if m.text[m.start - 1 : m.start] in _REMOVES else ("except",),
    ),
    Rule("除…外", "aspect", "除 !去|了|开|非|夕 ~外", lambda m: ("except",)),
    # 不是，我问的是… takes back what was understood; 不是残联，是… denies
    Rule("不是", "aspect", "不是", lambda m: ("instead",) if m.text[m.end :].startswith(",") else ("not",)),
)
