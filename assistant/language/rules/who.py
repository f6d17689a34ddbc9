"""Who answers for it: 谁管, 派单给谁, 哪些单位, 牵头 and 配合, 一起."""

from __future__ import annotations

from assistant.language.rules.asks import UNIT
from assistant.language.rules.engine import Match, Rule

_WHAT = "哪些|哪个|哪几个|哪家|哪几家|哪一个|哪一家|哪边|什么|啥|哪"


def _involved(match: Match) -> tuple[str, ...]:
    """涉及哪些单位 asks for those that help as well."""
    return ("units", "involved") if match.parts[0] in ("涉及", "相关", "有关") else ("units",)


RULES: tuple[Rule, ...] = (
    Rule(
        "是不是一个部门管",
        "aspect",
        "是不是|是否|是 都? 同? 一 个|家 部门|单位|局|科室 在? 管|负责|牵头|干|承担|吗 的?",
        lambda m: ("units",),
    ),
    Rule("股室是谁", "aspect", f"{UNIT} 是谁|是哪个|是哪家|是哪一个|是哪些|是哪几个", lambda m: ("units",)),
    Rule("哪两家", "aspect", "哪 <number> 家", lambda m: ("units",)),
    Rule("哪两个局", "aspect", f"哪 <number> 个 {UNIT}", lambda m: ("units",)),
    Rule(
        "哪个股室",
        "aspect",
        f"哪个|哪些|哪几个|哪家|哪一家|哪几家|哪|什么|啥 {UNIT}|庭",
        lambda m: ("units",),
    ),
    Rule("哪个系", "aspect", "有|是|由? 哪个|哪些|哪几个 系 !统|列|数|指", lambda m: ("units",)),
    Rule("转哪", "aspect", "转|派|派单|派给|转给|归|找 哪|哪家|哪里|哪儿 $", lambda m: ("units",)),
    Rule(
        "派单给谁",
        "aspect",
        "派单|派|转|转办|转派|交办|交|分|推送 给|到? 谁|哪个单位|哪个部门|哪几个部门|哪些部门|哪家|哪家单位|哪里|哪儿|哪个局",
        lambda m: ("units",),
    ),
    Rule(
        "当牵头单位",
        "role",
        "只|仅? 当|作为|担任|做|是|唱 牵头|主责|主办|主角|主力 单位|部门? 的?",
        lambda m: "lead",
    ),
    Rule(
        "当配合单位",
        "role",
        "只|仅? 当|作为|担任|做|是|打|唱 配合|协办|协助|配角|下手|副手 单位|部门? 的?",
        lambda m: "support",
    ),
    Rule(
        "给别的科室打配合",
        "role",
        "给|帮|替 别的|别|其他|其它|人家|兄弟 科室|部门|单位|处室|局|部? 打配合|配合|打下手|搭把手|帮忙 的?",
        lambda m: "support",
    ),
    Rule(
        "单位是哪几个",
        "aspect",
        f"{UNIT} 都|分别? 是 哪几个|哪几家|哪几家单位|哪些|哪两家|哪三家|哪两个|哪三个",
        lambda m: ("units",),
    ),
    Rule("牵头", "role", "牵头|主抓|主责|主办|挂帅|领衔|牵总", lambda m: "lead"),
    Rule("配合", "role", "配合|协助|协办|协同|打配合|支持配合 !市|区|县|省|国", lambda m: "support"),
    Rule(
        "共同负责",
        "aspect",
        "共同|一起|一块|一块儿|联合|合力|携手|联手|一同 来|要? 负责|牵头|配合|协助|承担|管|办|抓|参与|落实|推进|实施|的任务|的是|的有|的呢|担|扛|做|干|搞|弄|掺和 的?",
        lambda m: ("together",),
    ),
    Rule(
        "都参与",
        "aspect",
        "都 要|在? 参与|掺和|掺和进来|参加|有份|要管|沾边|涉及|配合|牵头 的|到|了|哪些|哪几|什么|啥",
        lambda m: ("together",),
    ),
    Rule(
        "涉及的单位",
        "aspect",
        f"涉及|参与|负责|牵头|配合|协助|协办|主责|主办|责任|对口|主管|承办|承担|落实|相关|有关 到? 的? 责任? {UNIT} !的 是? 哪个|哪家|谁|哪些|哪几个|哪几家?",
        _involved,
    ),
    Rule(
        "哪个来管",
        "aspect",
        "哪个|哪一个|哪位|哪些家|哪几家|哪家|边个|哪块 来|在|会|要|去|给|该? "
        "管|负责|牵头|挑头|搞|弄|抓|处理|解决|承担|落实|操办|操心|张罗|接手|过问|搭理",
        lambda m: ("units",),
    ),
    Rule(
        "找哪个",
        "aspect",
        "找|问|归|由|靠 哪个|哪些家|哪位|边个|哪块 !项|任务|季|时|月",
        lambda m: ("units",),
    ),
    Rule(
        "这个站",
        "aspect",
        "这个|那个|这|那|该 站|中心|部|所|院|镇|乡|街道|系|大队|支队|分局|馆|园 ~牵头|负责|配合|协办|承担|任务",
        lambda m: ("they",),
    ),
    Rule("谁", "aspect", "谁", lambda m: ("units",)),
    Rule(
        "归他们吗",
        "aspect",
        "也? 归|是|由|属于 他们|它们|这家|这个单位|他们家|他们局|他们管? 管|负责|牵头? 的? 吗|吧|么|嘛|? $",
        lambda m: ("units", "they"),
    ),
    Rule("管吗", "aspect", "管|负责|牵头|承担|来办 的? 吗|吧|么|嘛 $", lambda m: ("units",)),
    Rule(
        "哪些单位",
        "aspect",
        f"涉及|包括|由|归|都有|都是|有|是|都由? {_WHAT} 责任|牵头|主责|负责? {UNIT}|委|办|办公室|科|处",
        _involved,
    ),
)
