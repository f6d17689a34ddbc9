"""When: quarters, halves, months, years → :class:`~assistant.language.period.Period`.

年中 is the second quarter and 年底 the fourth (the contract's reading); a month stands for its quarter.
"""

from __future__ import annotations

from assistant.language.period import ALL, Period
from assistant.language.rules.engine import Rule
from assistant.language.rules.spans import (
    after,
    always,
    following,
    inside,
    leading,
    listed,
    listed_months,
    month,
    months,
    one,
    quarters,
    remaining,
    since,
    today,
    until,
    up_to,
    within_half,
    year,
)

_Q = "季度|季|个季度|个季"
_TO = "到|至|-|~|一直到|直到"
_AND = "、|,|和|与|及|跟|以及"
_TAIL = "末|底|份|里"
_EARLY = "初 !中|级|步|高|期|审|一"  # 三季度初, and not 三季度初中部
_BEFORE = "前|之前|以前"
_AFTER = "以后|之后|过后|往后"
_YEAR_STEPS = {
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
    "下年": 1,
    "下一年": 1,
    "来年": 1,
    "后年": 2,
    "往年": -1,
    "历年": -1,
}
_HOLIDAYS = {
    1: "春节|过年|元旦|开春|清明|清明节|三八节|三八妇女节|妇女节|元宵节|元宵|植树节",
    2: "五一|五一节|五一劳动节|五一那阵子|五一前后|五一期间|劳动节|六一|儿童节|端午|端午节|618",
    3: "暑假|暑期|七一|八一|中秋|中秋节|入秋|教师节|七夕",
    4: "国庆|国庆节|十一前后|十一期间|十一那阵子|十一后|入冬|年前|双十一|双十二|双11|双12|重阳|重阳节|冬至|圣诞|圣诞节",
}
_EVES = {
    1: "春节|过年",
    2: "五一|六一|端午|端午节|劳动节|儿童节",
    3: "国庆|国庆节|十一|开学|中秋|中秋节|暑假",
    4: "元旦",
}


RULES: tuple[Rule, ...] = (
    Rule("<n>季度", "period", f"第? <number> {_Q} {_TAIL}?", one),
    Rule("<n>季度初", "period", f"第? <number> {_Q} {_EARLY}", one),
    Rule("q<n>", "period", "q <number> 季度?", one),
    Rule("季度<n>", "period", "季度 <number> $", one),
    Rule(
        "<n>季度到<m>季度",
        "period",
        f"从? 第? <number> {_Q}? {_TO} 第? <number> {_Q}",
        lambda m: quarters(m.number(), m.number(1)),
    ),
    Rule(
        "q<n>-q<m>",
        "period",
        f"从? q <number> {_TO} q? <number>",
        lambda m: quarters(m.number(), m.number(1)),
    ),
    Rule("<n>、<m>季度", "period", f"第? <number> {_AND} 第? <number> 这两|两|这三|三? {_Q}", listed),
    Rule(
        "<n>季度、<m>、<k>季度",
        "period",
        f"第? <number> {_AND} 第? <number> {_AND} 第? <number> {_Q}",
        listed,
    ),
    Rule("<nm>季度", "period", f"第? <number> 这两|这三|两|三? {_Q}", listed),
    Rule("q<n>q<m>", "period", f"q <number> {_AND}? q <number>", listed),
    Rule("前<n>个季度", "period", f"前|头 <number> {_Q}", leading),
    Rule(
        "后<n>个季度",
        "period",
        f"最后|末|后|后面|后头 的? <number> {_Q}",
        lambda m: quarters(5 - m.number(), 4),
    ),
    Rule("<n>个季度下来", "period", "<number> 个季度|个季 下来|走完|过完|做完", leading),
    Rule("开头季度", "period", f"开头|打头|最开头|开头那|打头那|最前面那 {_Q}", lambda m: always(1)),
    Rule("最后季度", "period", f"最后|末|最末|末尾|最后那|末尾那 {_Q}", lambda m: always(4, end=True)),
    Rule("前<n>个月", "period", "前|头 <number> 个月", lambda m: months(1, m.number())),
    Rule("最后<n>个月", "period", "最后|后 <number> 个月|月", lambda m: months(13 - m.number(), 12)),
    Rule(
        "首季",
        "period",
        "首季|首季度|首个季度|首个季|开局季度|开年季度|开年|年初|岁首|开春",
        lambda m: always(1),
    ),
    Rule("年中", "period", "年中|年中间|半年的时候|年过半", lambda m: always(2)),
    Rule(
        "年底",
        "period",
        "年底|年底收口|年底收官|年末|岁末|年尾|年终|年关|收官季度|收官季|年根|年根儿|年根底下|年根儿底下|年根底|年根儿底 前|之前|以前?",
        lambda m: always(4, end=True),
    ),
    Rule("上半年", "period", "上半年|上半年度|前半年|头半年|前半截|上半段", lambda m: always(1, 2)),
    Rule("下半年", "period", "下半年|下半年度|后半年|后半截|下半段", lambda m: always(3, 4)),
    Rule("全年", "period", "全年|全年度|整年|一整年|通年|一年到头", lambda m: Period(ALL, whole=True)),
    Rule("哪两个季度", "aspect", f"哪 <number> {_Q}", lambda m: ("when",)),
    Rule(
        "每个季度",
        "period",
        "全年? 每个季度|每季度|每个季|每一个季度|每一季度|每季|各个季度|各季度|各季|逐季|逐季度|分季度|按季|按季度",
        lambda m: Period(ALL, each=True),
    ),
    Rule("四个季度", "period", "所有季度|全部季度|四个季度|4个季度|一年四季", lambda m: Period(ALL)),
    Rule(
        "<n>月",
        "period",
        "<number> 月|月份|月底|月末|月初|月中旬|月上旬|月下旬|月中 !季|个",
        month,
    ),
    Rule("<n>月<d>日", "period", "<number> 月 <number> 日|号", lambda m: months(m.number(), m.number())),
    Rule(
        "<n>到<m>月",
        "period",
        f"从? <number> 月|月份? {_TO} <number> 月|月份 底|末|初?",
        lambda m: months(m.number(), m.number(1)),
    ),
    Rule("七八九月", "period", "<number> 这两个|这三个|两个|三个? 月|月份", listed_months),
    Rule("7、8月", "period", "<number> 、|, <number> 月|月份|两个月|这两个月", listed_months),
    Rule(
        "7、8、9月", "period", "<number> 、|, <number> 、|, <number> 月|月份|三个月|这三个月", listed_months
    ),
    Rule(
        "本季度",
        "period",
        f"上|下|上上|下下|上一|下一|本|这|当|当前|这一|目前这|现在这|眼下这 {_Q} {_TAIL}?",
        lambda m: today("q", m),
    ),
    Rule("本季度初", "period", f"上|下|本|这|当 {_Q} {_EARLY}", lambda m: today("q", m)),
    Rule("四季度这三个月", "aspect", "@季度 这|那|当 三个月|仨月", lambda m: ("perquarter",)),
    Rule(
        "本月",
        "period",
        "上|下|上上|下下|上一|下一|本|这|当|这一 月|个月 份|底|初|里?",
        lambda m: today("m", m),
    ),
    Rule(
        "这会儿",
        "period",
        "这会|这会儿|眼下|此刻|目前|现在|当前|这阵子|这时候|今天|今日|这周|本周|这个星期|这星期|这个礼拜 按计划|按进度|照计划|按理|按说? "
        "该|应该|到哪|要到|做到|要做|该做|得做|的目标|的任务|的节点",
        lambda m: Period((), unit="q"),
    ),
    Rule(
        "2022-08",
        "period",
        "<number> -|/ <number>",
        lambda m: months(m.number(1), m.number(1)) if 2000 <= m.number() < 2050 else None,
    ),
    Rule(
        "三个月前",
        "period",
        "<number> 个月|个多月 以前|之前|前 !完|做|要|竣",
        lambda m: Period((), unit="m", offset=-m.number()),
    ),
    Rule("再过两个月", "period", "再过 <number> 个月", lambda m: Period((), unit="m", offset=m.number())),
    Rule(
        "两个月以后",
        "period",
        "再过?|过? <number> 个月 以后|之后|后",
        lambda m: Period((), unit="m", offset=m.number()),
    ),
    Rule(
        "接下来两个季度",
        "period",
        f"接下来|往后|今后|未来|下面|下 的? <number>? {_Q}|几个季度",
        following,
    ),
    Rule("后面几个季度", "period", "后面 的? 季度|几个季度|几季", following),
    Rule(
        "剩下的季度",
        "period",
        f"今年? 剩下|剩余|余下 的? <number>? {_Q}|几个季度|这几个季度|那几个季度",
        remaining,
    ),
    Rule("3jidu", "period", "<number> jidu|ji|jd du?", one),
    Rule("<年>", "year", "<number> 年|年度", year),
    Rule(
        "<年份>",
        "year",
        "<number> !<measure>",
        lambda m: year(m) if len(m.surface) == 4 and m.surface.isdecimal() else None,
    ),
    Rule("今年", "year", "今年|今年度|本年|本年度|当年|这一年|今年里|今年内|年内|年度内", lambda m: 0),
    Rule("去年", "year", "|".join(_YEAR_STEPS) + " 度?", lambda m: (_YEAR_STEPS[m.parts[0]],)),
    *[Rule(f"{quarter}季度的节日", "festival", days, inside(quarter)) for quarter, days in _HOLIDAYS.items()],
    *[
        Rule(
            f"{quarter}季度的节日前",
            "period",
            f"{days} {_BEFORE}",
            inside(quarter),
        )
        for quarter, days in _EVES.items()
    ],
)

FROM_THERE: tuple[Rule, ...] = (
    Rule("三季度以后", "period", f"<period> {_AFTER}", after),
    Rule("三季度以前", "period", "<period> 以前|之前", until),
    Rule("到三季度末", "period", "到|截至|截止|截止到|截止至 <period> 为止|止|结束?", up_to),
    Rule("三季度起", "period", "从|自|打|自从 <period> 开始|起|往后 !步|草|到", since),
    Rule("三季度起", "period", "<period> 起|往后 !步|草|到", since),
    Rule(
        "<n>月前",
        "period",
        "<number> 月|月份|月1日|月1号|月初 前|之前|以前",
        lambda m: months(max(m.number() - 1, 1), max(m.number() - 1, 1)),
    ),
    Rule(
        "<n>月底前",
        "period",
        "<number> 月底|月末|月份底 前|之前|以前",
        lambda m: months(m.number(), m.number()),
    ),
    Rule("上半年末", "period", "上|下 半年 末|底", lambda m: always(2 if m.surface[0] == "上" else 4)),
    Rule(
        "下半年头一个季度",
        "period",
        "上|下 半年|半年的 头一个季度|头个季度|第一个季度|首个季度|首季度|首季|前三个月|后一个季度|第二个季度|最后一个季度|末季度|末季|后三个月",
        within_half,
    ),
)
