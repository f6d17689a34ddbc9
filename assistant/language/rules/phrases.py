"""Question words that are put together: comparisons, shares, who, 除…外, 一起."""

from __future__ import annotations

from assistant.language.rules.asks import TASK
from assistant.language.rules.engine import Match, Rule
from assistant.language.rules.unsaid import PLACE

_WHAT = "哪些|哪个|哪几个|哪家|哪几家|哪一个|哪一家|哪边|什么|啥|哪"
_MORE = "多|少|高|低|长|短|宽|大|小|贵|增加|增长|提高"
_DONE = "了|出|建|新建|做|发|培训|改造|完成|安排|新增|优化|修|装"
_MANY = "多少|几"
_WHOLE = "全年|年度|全市|市里|天津市|天津|市|全部|总数|总量|总额"
_GOAL = "总目标|目标|总任务|任务|计划|总数|数|总量"
_PART = "百分之几|百分之多少|百分比|多少|几成|多大比例|比例|几分之几"


def _tags(*names: str) -> object:
    return lambda match: names


def _share(match: Match) -> tuple[str, ...]:
    """占全市的百分之几 is a share of the city's figure, whatever the quarter."""
    return (
        ("share", "city")
        if any(p in ("全市", "市里", "天津市", "天津", "市") for p in match.parts)
        else ("share",)
    )


def _rank(match: Match) -> tuple[str, ...]:
    fewest = any(part in ("倒数", "少", "低", "小") for part in match.parts)
    return ("units", "fewest" if fewest else "most", "second" if "二" in match.surface else "third")


def _the_last(match: Match) -> tuple[str, ...] | None:
    """这两个加起来, 这两个季度一共多少: of the last two answers; 这两个多少 says no more than 这两个."""
    summed = "一共" in match.parts
    asked = match.text.startswith(("多少", "几"), match.end)
    return None if asked and not summed else ("it", *["sum"] * summed, f"last {_count(match.parts[2])}")


def _plus(match: Match) -> tuple[str, ...] | None:
    """居家养老加老年食堂，投资合计多少."""
    asks = any(word in match.text[match.end :] for word in ("几", "多少"))
    return ("and", "sum") if match.start > 1 and asks else None


def _most(match: Match) -> tuple[str, ...]:
    return ("units", "most" if "多" in match.parts else "fewest")


_STEPS = tuple(
    "启动 开工 动工 完工 竣工 完成 验收 建成 投用 通车 交付 发放 举办 召开 开业 开放 启用 上线 实施".split()
)  # 验收时间


def _count(numeral: str) -> int:
    """How many: 两 and 俩 are 2."""
    return 2 if numeral in ("两", "俩") else "一二三四".index(numeral) + 1


def _at_the_end(match: Match) -> tuple[str, ...] | None:
    return ("when",) if match.text.endswith((" ", *_STEPS), 0, match.start) else None


_AMONG = "其中|那|里面|这里面|这几项里"
_WHICH = "呢|是哪项|是哪个|是哪一项|是哪件|哪项|哪个"


def _ranked(match: Match, rank: str) -> tuple[str, ...]:
    """最低的呢 says only what is new; 其中最低的是哪项 is of those shown."""
    return (rank, "only" if {"其中", "里面", "这里面", "这几项里"}.intersection(match.parts) else "so")


RULES: tuple[Rule, ...] = (
    Rule(
        "谢谢老师",
        "aspect",
        "谢谢|辛苦了|辛苦|感谢|多谢|谢了|麻烦了|好的谢谢 您|你|了|啦? 老师|同志|领导|师傅|亲|小助手|助手|各位|大家",
        lambda m: ("thanks",),
    ),
    Rule(
        "12345来电",
        "filler",
        "12345|热线|市民|群众|居民|家长|业主|村民|来电人|来电者|有人|诉求人|大姐|大哥|大爷|大妈|大叔|阿姨|先生|女士|老人|家属 来电|打电话|打热线|打来热线|打12345|反映|投诉|来电反映|来电投诉|来电咨询|来电问|问|咨询|说|称|想问",
        lambda m: "",
    ),
    Rule(
        "有位大姐",
        "filler",
        "有位|有个|一位|一个|某位|某 &大姐|大哥|大爷|大妈|大叔|阿姨|先生|女士|市民|居民|群众|老人",
        lambda m: "",
    ),
    Rule("开工的工程", "filler", "的 工程 &有|是|都", lambda m: ""),
    Rule("12345转", "never", "12345 &转|派|工单|来|打|问|接", lambda m: ""),
    Rule("12345", "filler", "12345|12345热线|来电人|来电者|诉求人", lambda m: ""),
    Rule("机器人，", "filler", "^ 机器人 &,|!|:", lambda m: ""),
    # Spoken to, not asked about; 客服二季度 asks about a unit.
    Rule("客服", "never", "^ 客服 $", lambda m: ""),
    Rule("客服你好", "never", "^ 客服 &你好|您好|在", lambda m: ""),
    Rule(
        "领导让我",
        "filler",
        "领导|经理|老板|总经理|主任|书记|局长|院长|校长|馆长|站长|科长|处长|部长|区长|县长|镇长 让|叫|要|请|催|安排|交代 我|我们|咱",
        lambda m: "",
    ),
    Rule(
        "我们街道",
        "filler",
        "我|我们|咱|咱们|俺|俺们 街道|镇|乡|村|社区|小区|局|委|公司|物业|居委|村委|楼|单位|街镇 里头|里|上头|上|门口?",
        lambda m: "",
    ),
    Rule("接待量", "filler", "量|额 &超|达|多|少于|大于|低于|高于|不|在", lambda m: ""),
    Rule("在里面", "filler", "在 里面|里头|里边", lambda m: ""),  # 在里面吃一顿多少钱
    Rule("投完", "finished", ". 完 !成|善|全|美|工|整|毕|备 !了吗|没|了没", lambda m: m.surface),
    Rule("翻新好", "finished", "翻新|改造|改建|整修|维修|安装|装修|布置|调试|重修 好", lambda m: m.surface),
    Rule("买齐", "finished", "买|购|配|装|采购|购买|办|发|收|招 齐 !了吗|没|了没", lambda m: m.surface),
    Rule(
        "不牵头",
        "role",
        "不|没有|未|非 牵头|主抓|主责|主办",
        lambda m: "lead" if m.asks_back else "support",
    ),
    Rule("差在哪", "aspect", f"差|差别|区别|不同|不一样 在 {PLACE}", lambda m: ("compare",)),
    Rule(
        "那个季度",
        "aspect",
        "那个季度|那季度|那季|该季度|这两个季度|那几个季度|当季|到那时|到那时候|那时候|那会儿|到时候|届时|那个时候",
        lambda m: ("that_quarter", "perquarter"),
    ),
    Rule("往后推一季", "aspect", "再? 往后|往下 推|挪|顺|移|翻? 一季|一个季度|一季度", lambda m: ("later",)),
    Rule(
        "往前推一季", "aspect", "再? 往前|往回 推|挪|倒|移|翻? 一季|一个季度|一季度", lambda m: ("earlier",)
    ),
    Rule(
        "两个加起来",
        "aspect",
        "^ 这|那|上面|前面|刚才|上面这|前面这|刚才这|刚才那|最后|后|最后这? 两|俩|三|四 个|项|笔|处|所|家|者|样|边|季? "
        "数|数字|季度|区|县|镇|村|单位|钱? 一共? &加|合|一起|总共|相差|差|之间|的差|投资|总投资|预算|经费|资金|多少|几",
        _the_last,
    ),
    Rule("便利店 季度", "aspect", "季度|时间 $", _at_the_end),
    Rule(
        "好久开业",
        "aspect",
        "好久 &开|建|竣|动|启|验|弄|修|搞|装|办|发|投|通|交|完|能|可以|才|得|会|收|用|种|拿|领|换|卖",
        lambda m: ("when",),
    ),
    Rule("四个字", "filler", "<number> 个 字", lambda m: ""),
    Rule("字样", "filler", "字样|字眼|的字样|两个字|俩字", lambda m: ""),
    Rule("第几季", "aspect", "第几|哪一|哪个|几 季 !节|度", lambda m: ("when",)),
    Rule("给领导念", "filler", "给|跟|向 领导|大家|各位 &念|说|讲|报|汇报|顺|捋|过|看", lambda m: ""),
    Rule(
        "两个季度合计",
        "aspect",
        "^ 两|俩|三|四 个|项|笔 数|数字|季度|区|县|镇|村|单位? 合计|一共|总共|加起来|加一起|合起来",
        lambda m: ("it", "plus", "sum", f"last {_count(m.parts[1])}"),
    ),
    Rule("管点啥", "aspect", "管|干|做|弄|搞|忙|抓|办 点|些 啥|什么 的|呢?", lambda m: ("list",)),
    Rule(
        "最晚", "filler", "最晚|最迟 到|在|于|是? &哪天|哪一天|几号|几月|什么时候|啥时候|何时", lambda m: ""
    ),
    Rule("的几项预算", "filler", "几 项|个 &预算|投资|总投资|经费|资金", lambda m: ""),
    Rule("用到…资金", "filler", "用到|用了|只靠|全靠|靠着|动用", lambda m: ""),
    Rule(
        "几个项目平均",
        "filler",
        "这? 几|两|三 个|项 项目|任务|工程|工作 的? &平均|投资|预算|经费|资金|一共|合计|总共|加起来|总|分别|各|都|上半年|下半年|全年|今年|一季度|二季度|三季度|四季度",
        lambda m: "",
    ),
    Rule("名下的任务", "filler", "名下|手里|手上|手头 的? &任务|项目|事|工作", lambda m: ""),
    Rule("它", "aspect", "它|它们", lambda m: ("it",)),
    Rule("他", "aspect", "他|她|这家公司|这个公司|该公司 !们|家|单位|局|委|科|处", lambda m: ("he",)),
    Rule(
        "最高的是哪项", "aspect", f"^ {_AMONG}? 最 高|大|快|好 的? {_WHICH}? $", lambda m: _ranked(m, "most")
    ),
    Rule(
        "最低的是哪项",
        "aspect",
        f"^ {_AMONG}? 最 低|小|慢|差 的? {_WHICH}? $",
        lambda m: _ranked(m, "fewest"),
    ),
    Rule("那…呢", "aspect", "那 ~呢", lambda m: ("so",)),
    Rule("呢", "aspect", "呢 $", lambda m: ("so",)),
    Rule("是不是", "filler", "是不是", lambda m: ""),
    Rule("做到多少", "filler", "该? 做到|干到|推到|弄到 &多少|几", lambda m: ""),
    Rule("还管哪些", "filler", "管|抓|干|做|承担|揽 着|了|的? &哪些|哪几|什么|啥|几项|多少项", lambda m: ""),
    Rule("…的时间", "aspect", "的时间|的日子|的时候|的季度 是|安排|节点? $", lambda m: ("when",)),
    Rule("啥", "aspect", "啥 $", lambda m: ("list",)),
    Rule(
        "what can you do",
        "aspect",
        "what_can_you_do|what_can_i_ask|what_can_it_do|what_can_you",
        lambda m: ("usage",),
    ),
    Rule("20项民心工程", "filler", "二十|20 项民心工程|大项民心工程|件民心工程", lambda m: ""),
    Rule("跟…比", "aspect", "^ 跟|和|与|同 ~比", lambda m: ("add", "and", "compare")),
    Rule("比…多", "aspect", f"比 !一|下|较|例|赛|重 ~{_MORE}", lambda m: ("difference", "and")),
    Rule("和", "aspect", "和|与|跟|及|、|以及|+|vs|pk", lambda m: ("and",)),
    Rule("甲加乙", "aspect", "加|加上", _plus),
    Rule("比", "aspect", "比 呢|一|下? $", lambda m: ("compare",) if m.start else None),
    Rule("占…百分之几", "aspect", f"占 ~{_PART}", lambda m: ("and", "share") if m.start else None),
    Rule("占全市的百分之几", "aspect", f"占 了? {_WHOLE} 的? {_GOAL}? 的? {_PART}? 是多少|多少?", _share),
    Rule(
        "完成全年的百分之几", "aspect", f"完成|达到|是|为|到 了|到? {_WHOLE} 的? {_GOAL}? 的? {_PART}", _share
    ),
    Rule("全市的百分之几", "aspect", "全年|全市|全部 总目标|目标|任务|计划? 的? 百分之|几成", _share),
    Rule(
        "谁的任务多",
        "aspect",
        f"谁|谁家|哪个单位|哪个局|哪个委|哪个部门|哪个|哪家|哪一家|哪家单位|哪边 的|承担的|负责的|管的|手里的|牵头的? {TASK}? 数量|数|件数|项数? 更|比较|要? 多|少 一些|些|一点|点? !多|少",
        _most,
    ),
    Rule("第二多", "aspect", "倒数|排|排名|排在? 第二|第三 多|名|位|少|大|高|低|小 的?", _rank),
    Rule("第二呢", "aspect", "^ 第二|第三 &呢", _rank),
    Rule("是…的几倍", "aspect", "是 ~几倍|多少倍", lambda m: ("and", "ratio")),
    Rule("多投多少", "aspect", "@比 多|少 . .? &多少|几", lambda m: ("difference",)),
    Rule(
        "多多少",
        "aspect",
        f"@比 多|少|高|低|多出来|高出来|少了 {_DONE}? &多少|几 !几倍|多少倍",
        lambda m: ("difference",),
    ),
    Rule(
        "新增多少",
        "aspect",
        f"新增|净增|增加|新改造|新做|新完成|新发|新建|新签|新开|新铺|新装|新招|新修|新栽|再改造|再完成|还要改造|还要建|还要做 了? &{_MANY}",
        lambda m: ("newly",),
    ),
    Rule("再改多少", "aspect", f"再 . .? &{_MANY}", lambda m: ("newly",)),
    Rule("还要改多少", "aspect", "还要|还得|还需 ~多少|几", lambda m: ("newly",)),
    Rule(
        "提高多少",
        "aspect",
        f"@到|至|从 提高|增加|上升|增长|提升|涨|升高 了? &{_MANY}",
        lambda m: ("difference",),
    ),
    Rule("二季度也要", "aspect", "也|也要|也算|也看|也加上|也来|也一起 $", lambda m: ("add",)),
    Rule("季度自己", "aspect", "@季度 自己|自个儿|本身 要|完成|新增|投|建|做|发", lambda m: ("perquarter",)),
    Rule("写明", "aspect", "写明|写着|写了|写的是|写到|提到|提及|出现", lambda m: ("verbatim",)),
    Rule("一个季度", "aspect", "@季度 一|这一|那一 个季度|季", lambda m: ("perquarter",)),
    Rule("仅三季度", "aspect", "仅|光|单|只 算|就? &<period>", lambda m: ("perquarter",)),
    Rule("不说累计", "aspect", "别|不 说|算|看|提|讲|管|报 累计 数|的?", lambda m: ("perquarter",)),
    Rule(
        "扣掉累计",
        "aspect",
        "扣掉|扣除|减去|刨去|除去|不含|不包括|不包含 前面|之前|原来|以前? 的? 累计 数|的?",
        lambda m: ("perquarter",),
    ),
    Rule("剩下的改多少", "aspect", "剩下的|余下的|剩余的 ~多少|几", lambda m: ("newly",)),
    Rule("离全年还差", "filler", "离|距|距离 &全年|年底|目标|总|任务|计划|完成", lambda m: ""),
    Rule("还差多少", "aspect", f"还|尚? 差|剩|缺|欠 下|余|了? &{_MANY}", lambda m: ("remaining",)),
    Rule("还要多少", "aspect", "还要|还得|还需|还需要 ~才够|才完成|才达到|才能", lambda m: ("remaining",)),
    Rule("最重要", "aspect", "最 重要|难|关键|紧急|核心|突出|好|差|快|慢", lambda m: ("subjective",)),
    Rule(
        "每人每月",
        "aspect",
        "每|每个|一|一个 人|户|月|家|次|餐|顿|天|亩|台|头|座|平米|平方米|孩子|老人 每月|每人|每年|每户|一个月? ~多少|几",
        lambda m: ("for_each",),
    ),
    Rule(
        "一顿饭多少钱",
        "aspect",
        "一 顿|餐|份|张|次|天|碗|盒|瓶|斤|度|吨|平|平米|个月|小时|户|人|个人 .? &多少|几块",
        lambda m: ("for_each",),
    ),
    Rule(
        "平均每季度",
        "aspect",
        "平均 下来|到? 每个季度|每季度|一个季度|每个季|每季|一季|各季度",
        lambda m: ("average quarter",),
    ),
    Rule("平均", "aspect", "平均 每个|每|下来|到每个|到每|一个?", lambda m: ("average",)),
    Rule("人均", "aspect", "人均|户均|均摊|每家每户", lambda m: ("average",)),
)
