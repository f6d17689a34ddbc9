"""How many, how much → :class:`Ask`; ordinals (第八项, 任务15, 第二个) → :class:`Ordinal`."""

from __future__ import annotations

from assistant.language.mention import Mention
from assistant.language.rules.engine import Match, Rule
from assistant.language.rules.sheet import LIST
from assistant.text.normalize import is_han
from assistant.typed import NamedTuple

# Measure words that people ask with → the unit that figures are stored in.  Every other unit of the list's own
# figures (口, 眼, 株) is a measure word as well.
MEASURES = {
    "钱": "元", "块钱": "元", "毛钱": "元", "分钱": "元", "块": "元", "元": "元", "万元": "元", "资金": "元", "经费": "元", "金额": "元", "人次": "人次",
    "人": "人", "名": "人", "位": "人", "口人": "人", "户": "户", "户人家": "户", "家": "家", "个": "个", "所": "所",
    "处": "处", "座": "座", "条": "条", "台": "台", "套": "套", "辆": "辆", "张": "张", "亩": "亩", "亩地": "亩",
    "公里": "公里", "里地": "公里", "米": "米", "项": "项", "件": "件", "场": "场", "次": "次", "回": "次", "趟": "次", "吨": "吨",
    "平方米": "平方米", "平米": "平方米", "间": "间", "斤": "斤", "公斤": "公斤", "岁": "岁", "小时": "小时", "个小时": "小时", "个钟头": "小时", "分钟": "分钟",
    "度电": "度", "层": "层", "期": "期", "部": "部", "份": "份", "棵": "棵", "盏": "盏", "站": "座", "%": "%",
    **{word: word for word in "株只羽尾匹艘架册栋幢扇根支枚盆篇"},
}  # fmt: skip
COUNTED = {
    "人次": "人次", "人数": "人", "户数": "户", "亩数": "亩", "面积": "面积", "台数": "台", "家数": "家", "条数": "条",
    "金额": "元", "总额": "元", "里程": "公里", "公里数": "公里", "覆盖率": "%", "比例": "%",
}  # fmt: skip
TASK = "任务|工作|事项|事情|事儿|实事|事|活儿|活|内容|民心工程|民心工程任务|民心工程的任务"
UNIT = "单位|部门|委办局|局|机构|科室|股室|处室|部室|庭室|院系|学院|车间|大队|站所"
_DOES = "责任|牵头|主责|负责"
# 他分管的几项预算总共多少: of money, and not how many
_MONEY_IN_ALL = "|".join(
    a + b for a in ("预算", "投资", "总投资", "经费", "资金") for b in ("总共", "一共", "合计", "加起来")
)
_MANY = "几|多少"
_HAVE = "有|是|一共|总共|共|共有|总共有|一共有|合计|都有|到底有"
# No number is asked for: 这几个, 前几项, 好几条, 第几季度.
_POINTED = "这|那|好|前|后|第|头"


class Ask(NamedTuple):
    """A question for a number: ``what`` is count_tasks, count_units, count_categories, count_goals or quantity.

    ``noun`` is the word right behind it: 家庭 in 多少家庭.
    """

    what: str
    unit: str = ""
    noun: str = ""


class Ordinal(NamedTuple):
    """第N项 (``kind`` category), 任务N (task), 第N个 (item of the last answer); -1 is the last one."""

    kind: str
    number: int
    last: int = 0  # of a range
    also: tuple[int, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """All of them."""
        if self.last:
            return tuple(range(self.number, self.last + 1))
        return tuple(filter(None, (self.number, *self.also)))


_PIECES_TOO = frozenset("块")  # money, unless the list counts in it: 警示牌120块


def measures(text: str, own: frozenset[str]) -> list[Mention]:
    """The measure words of ``text``: those of the table and ``own``, the units of the list's figures."""
    found = []
    for start in range(len(text)):
        for size in (1, 2, 3):
            word = text[start : start + size]
            listed = word if word in own else ""
            if word == "部" and text.startswith("门", start + 1):
                continue  # 几部门
            unit = listed if listed in _PIECES_TOO else MEASURES.get(word) or listed
            if unit and len(word) == size:
                found.append(Mention("measure", unit, start, start + size, word, "量词"))
    return found


_BEGINS_NO_NAME = frozenset("钱的呢吗啊呀左一每")


def _quantity(match: Match) -> Ask:
    unit = next((str(m.value) for m in match.found if m.dimension == "measure"), "")
    behind = match.text[match.end : match.end + 2]
    named = len(behind) == 2 and all(map(is_han, behind)) and behind[0] not in _BEGINS_NO_NAME
    if match.surface.endswith("块") and named:
        unit = "块"  # 几块金牌: no money
    return Ask("quantity", unit)


OF_MONEY = (
    "工资", "薪酬", "补贴", "补助", "津贴", "房租", "租金", "经费", "费用", "资金", "投资", "预算", "价格", "票价", "单价", "房价",
    "学费", "保费", "造价", "成本", "收入", "奖金", "罚款", "押金", "缴费", "收费", "门票", "奖励", "待遇",
)  # fmt: skip


def _how_much(match: Match) -> Ask:
    """房租多少, 经费是多少 ask for money, whatever other figures there are."""
    before = (
        match.text[: match.start]
        .rstrip("是为有要到约达的涨加发给提降补交")
        .removesuffix("标准")
        .removesuffix("大概")
    )
    of_money = before.endswith((*OF_MONEY, "多投", "少投")) or match.text.startswith(
        OF_MONEY, match.end
    )  # 开多少工资
    return Ask("quantity", "元") if of_money else _quantity(match)


def _category(match: Match) -> Ordinal | None:
    counts = match.found[0].surface in ("两", "俩")  # 两项都报一下
    return None if counts or match.number() >= 1000 else Ordinal("category", match.number())


def _listed(kind: str, match: Match) -> Ordinal:
    first, *others = (
        int(m.value) for m in match.found if m.dimension == "number" and isinstance(m.value, int)
    )
    return Ordinal(kind, first, also=tuple(others))


ASKS: tuple[Rule, ...] = (
    Rule(
        "几项任务",
        "ask",
        f"{_MANY} 个|项|条|件|桩|样? 具体? {TASK} !日|量|站|人员|者",
        lambda m: Ask("count_tasks"),
    ),
    Rule(
        "清单里几个项目",
        "ask",
        f"{LIST}|一共|总共|全部|全年 里|上|中? {_HAVE}? {_MANY} 个|项|件? 项目|工程|实事 $",
        lambda m: Ask("count_tasks"),
    ),
    Rule("哪几项任务", "aspect", f"哪 几 个|项|条|件|桩? 具体? {TASK}", lambda m: ("list",)),
    Rule("哪两项", "aspect", f"哪 <number> 项|件|条|桩 具体? {TASK}?", lambda m: ("list",)),
    Rule("几个目标", "ask", f"{_MANY} 个|条|项? 阶段性|阶段|季度? 目标|节点 $", lambda m: Ask("count_goals")),
    Rule(
        "几项",
        "ask",
        f"{_MANY} 项|件|桩|样|宗 !{_MONEY_IN_ALL}",
        lambda m: Ask("count_or_quantity", m.parts[1]),
    ),
    Rule(
        "分了几项", "filler", "分|列|写|安排 了|成|为|出? &多少项|几项|多少件|几件|多少条|几条", lambda m: ""
    ),
    Rule("目标数", "ask", "目标数|目标值|指标数|指标值 是|为? $", lambda m: Ask("quantity")),
    Rule(
        "几个单位",
        "ask",
        f"{_MANY} 个|家? 不同的|不一样的|不重复的? {_DOES}? {UNIT} !的任务|任务",
        lambda m: Ask("count_units"),
    ),
    Rule(
        "单位有几个",
        "ask",
        f"{_DOES}? 单位|部门 数|数量? {_HAVE}? {_MANY} 个|家?",
        lambda m: Ask("count_units"),
    ),
    Rule(
        "任务有几个",
        "ask",
        f"任务|工作|事项 数|数量? {_HAVE}? {_MANY} 个|项|条|件? !<measure> !单位|部门|科室",
        lambda m: Ask("count_tasks"),
    ),
    Rule(
        "几大类",
        "ask",
        f"{_MANY} 个|种|大? 大类别|大类|类别|类|方面|大项|领域|板块 !任务",
        lambda m: Ask("count_categories"),
    ),
    Rule(
        "任务数",
        "ask",
        "任务|事项|工作|活儿|活 总数量|总数|总量|数量|个数|数目|数 加在一起|加一起|合在一起|合起来|合计|一共|总共? 是|有? 多少? $",
        lambda m: Ask("count_tasks"),
    ),
    Rule(
        "户数",
        "ask",
        "|".join(COUNTED) + " 目标|指标|要求|任务? 是|有|为? 多少? $",
        lambda m: Ask("quantity", COUNTED[m.parts[0]]),
    ),
    Rule(
        "条数合计",
        "ask",
        "|".join(COUNTED) + "|投资|资金|经费 &合计|总共|总计|共计|一共",
        lambda m: Ask("quantity", COUNTED.get(m.parts[0], "元")),
    ),
    Rule("的数呢", "ask", "的 数|数字|数目 呢|是? $", lambda m: Ask("quantity")),
    Rule(
        "数量", "ask", "个数|数量|数字|数 目标|指标|要求|任务? 是|有|为? 多少? $", lambda m: Ask("quantity")
    ),
    Rule(
        "总投资",
        "ask",
        "总投资|投资额|总造价|造价|总预算|预算|花费|花|投资 是|要|了? 多少钱|多少元|多少万|多少资金|几个亿|多少万元|多少",
        lambda m: Ask("quantity", "元"),
    ),
    Rule("how many", "ask", "how_many|how_much", lambda m: Ask("quantity")),
    Rule(
        "百分之几",
        "ask",
        "百分之几|百分之多少|多少百分比|百分比是多少|百分比多少|几个百分点|多少个百分点|多大比例|比率多少|比率是多少",
        lambda m: Ask("quantity", "%"),
    ),
    Rule("多少衔接资金", "ask", "多少 . . 资金|经费|钱", lambda m: Ask("quantity", "元", m.surface[2:])),
    Rule(
        "几家配合",
        "ask",
        "几家|几个|多少家 单位|部门? 配合|协助 $",
        lambda m: None if m.text.endswith("哪", 0, m.start) else Ask("count_units"),
    ),
    Rule("补多少", "ask", "补|奖|贴 多少 $", lambda m: Ask("quantity", "元")),
    Rule("多少", "ask", "多少 百|千|万|十? !月|季|号|时|点|天|度", _how_much),
    Rule("多少户", "ask", "多少 百|千|万|十? <measure> !庭|里|长", _quantity),
    Rule(
        "几户", "ask", f"几 百|千|万|十? <measure> !月|季|号|时|点|天|度|庭|里|长|{_MONEY_IN_ALL}", _quantity
    ),
    Rule("发几百", "ask", "几 百|千|万|十 $", _how_much),
    Rule("多少个人", "ask", "多少|几 个 人|户 !庭|里|长", lambda m: Ask("quantity", m.parts[2])),
    Rule("多少公里", "ask", "多长|多远", lambda m: Ask("quantity", "公里")),
    Rule("多大", "ask", "多大 面积|地方? !比例|年龄|岁|年纪", lambda m: Ask("quantity", "面积")),
    Rule("多宽", "ask", "多宽", lambda m: Ask("quantity", "米")),
    Rule("几倍", "ask", "几倍|多少倍", lambda m: Ask("quantity")),
    Rule("这几项", "pointer", f"{_POINTED} 几 <measure>?", lambda m: ""),
    Rule("三家单位", "filler", "<number> 个|家 责任? 单位|部门|局 一|合|总|共|各|都|分", lambda m: ""),
)

ORDINALS: tuple[Rule, ...] = (
    Rule("第<n>项", "ordinal", "第 <number> 大项|大类|项|类|个大类|大条 民心工程|任务|工作? ", _category),
    Rule(
        "第十四",
        "ordinal",
        "第 <number> $",
        lambda m: Ordinal("task" if m.found[0].surface.isdecimal() else "category", m.number()),
    ),
    Rule("<n>类", "ordinal", "^ <number> 大类|大项|类 !型|似|别", _category),
    Rule("<n>项", "ordinal", "^ <number> 项 !任务|民心|工程|线|具体|工作|事", _category),
    Rule(
        "第<n>到<m>项",
        "ordinal",
        "第? <number> 项|类|大项|大类? 到|至|-|~ 第? <number> 项|类|大项|大类",
        lambda m: Ordinal("category", m.number(), m.number(1)),
    ),
    Rule(
        "<n>、<m>项",
        "ordinal",
        "第? <number> 项|类|大项|大类? 、|,|和|跟|与|及|以及 第? <number> 这两|两|各? 大项|大类|项|类 !任务|民心|工程|线|具体",
        lambda m: _listed("category", m),
    ),
    Rule(
        "<n>、<m>、<k>项",
        "ordinal",
        "第? <number> 项|类? 、|,|和 第? <number> 项|类? 、|,|和|以及 第? <number> 这三|三|各? 大项|大类|项|类 !任务|民心|工程|线|具体",
        lambda m: _listed("category", m),
    ),
    Rule(
        "任务<n>",
        "ordinal",
        "任务|任务第|任务序号|任务编号 #? <number> 号? !<measure> !月|季|大|起|直|些|样|览|切|一",
        # 任务一共几个
        lambda m: None if m.text.startswith("一共", m.end - 1) else Ordinal("task", m.number()),
    ),
    Rule(
        "任务<n>和<m>",
        "ordinal",
        "任务 <number> 和|、|,|与|及|跟 任务? <number> !<measure> !月|季",
        lambda m: _listed("task", m),
    ),
    Rule(
        "3号和5号任务", "ordinal", "<number> 号? 和|、|跟|与 <number> 号? 任务", lambda m: _listed("task", m)
    ),
    Rule(
        "任务<n>到<m>",
        "ordinal",
        "任务 <number> 到|至|- 任务? <number> !<measure> !月|季",
        lambda m: Ordinal("task", m.number(), m.number(1)),
    ),
    Rule(
        "<n>号任务",
        "ordinal",
        "第|序号|编号? #? <number> 号任务|号项目",
        lambda m: Ordinal("task", m.number()),
    ),
    Rule("第<n>个任务", "ordinal", "第 <number> 个任务|条任务", lambda m: Ordinal("task", m.number())),
    Rule(
        "<n>号",
        "ordinal",
        "^ <number> 号 再? 念|说|讲|读|报? 一下|下|一遍? $",
        lambda m: Ordinal("task", m.number()),
    ),
    Rule("<n>", "bare", "^ <number> $", lambda m: Ordinal("task", m.number())),
)
