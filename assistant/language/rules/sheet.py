"""The list itself: what it is called, who issued it and when, what is missing of its numbers; all that is on it."""

from __future__ import annotations

from assistant.language.rules.engine import Rule

_SHEETS = "清单|责任清单|任务清单|项目清单|分解表|任务表|分工表|推进表|责任表|单子|方案|台账"
_THIS = "这份|这个|这张|该|整张"
LIST = "|".join(
    (
        *("清单", "责任清单", "任务清单", "文件", "这份", "这份东西"),
        *(this + sheet for this in _THIS.split("|") for sheet in ("文件", "表", *_SHEETS.split("|"))),
    )
)
_WHEN = "什么时候|啥时候|何时|哪天|哪一天|几号|什么日子|几月几号|哪年"
_WHO = "谁|哪个|哪个单位|哪个部门|哪个机关|哪里|哪儿|哪家|哪家单位"
_ISSUED = "印发|发布|下发|出台|公布|发|印|制定|定|出"
_WHICH = "哪家|哪个|哪所|哪"
_BODY = "公司|单位|学校|部门|医院|区|县|市|镇|乡|村|街道|社区|集团|学院|局|企业"
_AREAS = "全公司|全集团|全系统|全校|全院|全局|全园|全站|全镇|全乡|全村|全厂|全县|全单位|全街道|全社区|全馆|全矿|全场|全行|全所|全队|全司"
_NOUNS = "任务|项目|事项|工作|内容|实事|单位|部门|责任单位|科室"

RULES: tuple[Rule, ...] = (
    Rule(
        "全公司",
        "aspect",
        f"{_AREAS} !性|观|意识",
        lambda m: ("everything",),
    ),
    Rule(
        "清单叫什么",
        "about",
        f"{LIST} 的? 正式? 叫什么|叫啥|什么名|名字|名称|标题|题目|全称|全名 名字|名? 是|叫? 什么|啥?",
        lambda m: "title",
    ),
    Rule(
        "所有项目",
        "aspect",
        f"所有|全部|各|各个|每个 的? {_NOUNS}",
        lambda m: ("everything",),
    ),
    Rule("整份清单", "aspect", f"整个|整张|整份|全 {_SHEETS} 的? 任务|项目|内容?", lambda m: ("everything",)),
    Rule("全县这些任务", "aspect", f"{_AREAS} 的? 这些 {_NOUNS}", lambda m: ("everything",)),
    Rule(
        "清单一共",
        "aspect",
        f"{LIST}|{_SHEETS} 里|里头|里面|上|中? 一共|总共|共|合计 !同",
        lambda m: ("everything",),
    ),
    Rule("台账里", "filler", f"{_SHEETS} 里|里头|里面|上|中", lambda m: ""),
    Rule("这张表", "filler", LIST, lambda m: ""),
    Rule("叫什么", "about", "^ 叫什么|叫啥|什么名 名字|名|字? $", lambda m: "title"),
    Rule(
        "清单什么时候发的",
        "about",
        f"{LIST} 是? {_WHEN} {_ISSUED} 的|得? 呀|啊|呢? !<topic> $",
        lambda m: "issued",
    ),
    Rule(
        "清单的印发日期",
        "about",
        f"{LIST} 的? 印发|发布|发文|下发|制定|出台 日期|时间|日子|年份 是? 什么时候|哪天|多少|几号|什么? $",
        lambda m: "issued",
    ),
    Rule("是谁家的清单", "about", f"{LIST} 是 {_WHICH} {_BODY} 的 $", lambda m: "title"),
    Rule(
        "清单是哪年的",
        "about",
        f"{LIST} 是|管|讲|讲的是|管的? 是? {_WHICH}|谁? {_BODY}? 的? 哪年|哪一年|哪个年度|哪年度 {_WHICH}? {_BODY}? 的? !任务",
        lambda m: "year",
    ),
    Rule("这是哪年的清单", "about", f"^ 这|那 是 哪年|哪一年|哪个年度|哪年度 的 {LIST} $", lambda m: "year"),
    Rule(
        "你能干什么",
        "aspect",
        "^ 你|您|你们 都? 还? 能|会|可以 都? 帮我|帮我们? 干|做|查|弄|答|回答|说? 点|些? 什么|啥|哪些 事|活|东西? 呢|呀|啊|吗? $",
        lambda m: ("usage",),
    ),
    Rule("谁印发的", "about", f"{LIST}? 是|由? {_WHO} {_ISSUED} 的 $", lambda m: "issuer"),
    Rule("清单由谁印发", "about", f"{LIST} 是|由? {_WHO} {_ISSUED} $", lambda m: "issuer"),
    Rule("谁发的这份清单", "about", f"{_WHO} {_ISSUED} 的|了? {LIST} $", lambda m: "issuer"),
    Rule(
        "印发单位是谁",
        "about",
        f"{LIST}? 的? 印发|发文|发布|制定 单位|机关|部门|机构 是? {_WHO}|什么? $",
        lambda m: "issuer",
    ),
    Rule(
        "为什么没有第十四项",
        "about",
        f"为什么|为啥|怎么|咋 {LIST}? 里|里头|里面|上|中? 没有|没|少了|缺|缺了 第 <number> 项|类|大项|个?",
        lambda m: f"gap {m.number()}",
    ),
    Rule(
        "从十三跳到十五",
        "about",
        "序号|编号|号 . . <number> 直接? 跳到|跳 <number>",
        lambda m: f"gap {m.number() + 1}",
    ),
    Rule(
        "十三后面跳到十五",
        "about",
        "<number> 后面|之后|过后|完了? 直接|就|直接就|就直接? 跳到|跳成|是 <number>",
        lambda m: f"gap {m.number() + 1}" if m.number(1) > m.number() + 1 else None,
    ),
    Rule(
        "第十四项为什么没有",
        "about",
        "第 <number> 项|类|大项 为什么|为啥|怎么|咋|哪 没有|没了|没|去了|不见了|去哪了",
        lambda m: f"gap {m.number()}",
    ),
)
