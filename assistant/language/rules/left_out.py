"""What is to be left out: 不用念, 除…外, 住建委不参与的, 先放一边."""

from __future__ import annotations

from assistant.language.rules.engine import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "既不牵头也不配合",
        "aspect",
        "既? 不|没|没有|未 牵头|负责 ，|,? 也 不|没|没有|未 配合|参与",
        lambda m: ("uninvolved",),
    ),
    Rule(
        "不参与",
        "aspect",
        "不|没有|没|未|不用|无需|不必 负责|参与|承担|管|涉及|参加|配合|沾边 的|哪些|哪几项|什么|啥",
        lambda m: ("uninvolved",),
    ),
    Rule("没份", "aspect", "都|也? 没份|没有份|不沾|不参与|没参与|没有参与 的", lambda m: ("uninvolved",)),
    Rule("没有", "aspect", "没有|不用|无需|无须|不必|用不着", lambda m: ("lacks",)),
    Rule("先放一边", "aspect", "先? 放一边|搁一边|放一放|撇一边|放着|搁着", lambda m: ("except",)),
    Rule("先不管", "aspect", "先 不 管|算|问|提|说|念|看|列|要 $", lambda m: ("except",)),
    Rule(
        "我已经有了",
        "aspect",
        "我|我们|这边? 已经|都? 有了|看过了|知道了|记下了|念过了|说过了|问过了|清楚了",
        lambda m: ("except",),
    ),
    Rule("无关", "aspect", "无关|没关系|没有关系|不相干|不沾边|没关联 的?", lambda m: ("outside",)),
    Rule(
        "不用念",
        "aspect",
        "不用|不必 讲|说|提|念|管|看|问|列|算 !供|交|前|升|高|出|醒|理|入|表|示|报|明",
        lambda m: ("except",),
    ),
    Rule("就不讲了", "aspect", "就|先? 不 讲|说|提|念|管|看|问|列|算 了", lambda m: ("except",)),
    Rule("那个不念", "aspect", "就|先? 不 讲|说|提|念|看|列 $", lambda m: ("except",)),
    Rule("除…外", "aspect", "除 !去|了|开|非|夕 ~外", lambda m: ("except",)),
    Rule("不是", "aspect", "不是", lambda m: ("not",)),
)
