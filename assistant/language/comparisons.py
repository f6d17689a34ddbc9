"""Recognizing comparisons: more and less, shares, multiples, ranks."""

from __future__ import annotations

import re

from assistant.language.mention import Rule, rule
from assistant.language.numbers import TASKS


def _share_of(text: str) -> tuple[str, ...]:
    """占全市的百分之几 is a share of the city's figure, whatever the quarter."""
    return ("share", "city") if re.search("市|天津", text) else ("share",)


RULES: tuple[Rule, ...] = (
    rule("跟…比", "aspect", r"[跟和与同](?=[^,.;]{2,10}比)", lambda m: ("add", "and", "compare")),
    rule(
        "比…多",
        "aspect",
        r"比(?=[^,.;]{1,12}(?:多|少|高|低|长|短|宽|大|小|贵|增加|增长|提高))",
        lambda m: ("difference", "and"),
    ),
    rule(
        "占全市的百分之几",
        "aspect",
        r"(?:占|完成|达到|是|为|到)了?(?:了|到)?(?:全年|年度|全市|市里|天津市?|市|全部)(?:总?目标|总?任务|计划|总?数|总量)?的?(?:比例|比重)?"
        r"(?:是|为|有)?(?:百分之几|百分之多少|百分比|多少|几成|多大比例|比例|几分之几)?(?:是多少)?",
        lambda m: (
            _share_of(m[0])
            if re.search("占|比|百分|几成|几|多少", m[0][2:] + m[0][:1] * (m[0][0] == "占"))
            else None
        ),
    ),
    rule(
        "全市的百分之几",
        "aspect",
        r"(?:全年|全市|全部)(?:总?目标|任务)?的?(?=百分之|几成)",
        lambda m: _share_of(m[0]),
    ),
    rule("比", "aspect", r"(?<=[\u4e00-\u9fff])比(?=[呢一下?]|$)", lambda m: ("compare",)),
    rule(
        "谁的任务多",
        "aspect",
        rf"(?:谁家?|哪个(?:单位|局|委|部门)?|哪一?家(?:单位)?|哪边)(?:的|承担的?|负责的?|管的|手里的?)?{TASKS}?(?:数量?)?(?:更|比较|要)?"
        r"(多|少)(?:一?些|一点儿?|点儿?)?(?![多少])",
        lambda m: ("units", "most" if m[1] == "多" else "fewest"),
    ),
    rule(
        "第二多",
        "aspect",
        r"(倒数)?(?:排|排名|排在)?第([二三])(?:多|名|位)?的?(?![个项季条类月大半])|第([二三])少的?",
        lambda m: (
            "units",
            "fewest" if m[1] or m[3] else "most",
            "second" if "二" in m[0] else "third",
        ),
    ),
    rule("是…的几倍", "aspect", r"是(?=[^,.;]{1,14}的?(?:几|多少)倍)", lambda m: ("and", "ratio")),
    rule(
        "多多少",
        "aspect",
        r"[多少高低](?:了|出|建|新建|做|发|培训|改造|完成|安排|新增|优化|修|装)?(?=(?:多少|几)(?!倍))",
        lambda m: ("difference",) if "比" in m.string[: m.start()] else None,
    ),
    rule(
        "新增多少",
        "aspect",
        r"(?:新增|净增|增加|(?:新|再|又|还要|还得)(?:改造|做|完成|发放?|建|增加?|培训|优化|调整))了?(?=多少|几)",
        lambda m: ("newly",),
    ),
    rule(
        "提高多少",
        "aspect",
        r"(?:提高|增加|上升|增长|提升|涨|升高)了?(?=多少|几)",
        lambda m: ("difference",) if re.search("到|至|-|从", m.string[: m.start()]) else None,
    ),
    rule(
        "二季度也要", "aspect", r"(?<=[度年月])也(?:要|算|看|加上|来|一起)?(?=[,.?!]|$)", lambda m: ("add",)
    ),
    rule("仅三季度", "aspect", r"(?:仅|光|单|只算)(?=第?[一二三四1-4]季)", lambda m: ("perquarter",)),
    rule("还差多少", "aspect", r"(?:还|尚)?(?:差|剩|缺|欠)(?:下|余)?(?=多少|几)", lambda m: ("remaining",)),
    rule(
        "还要多少才够",
        "aspect",
        r"还(?:要|得|需要?|应)再?(?=[^,.;]{0,8}(?:多少|几)[^,.;]{0,8}(?:才|够|完成|达到))",
        lambda m: ("remaining",),
    ),
    rule(
        "汇总给我",
        "aspect",
        r"(?:汇总|统计|归纳|整理)(?:给[我你]|一下|下|出来|成(?:一张)?表|起来|看看|一份|(?=[,.?!]?$))",
        lambda m: ("show",) if m.end() < len(m.string) or m[0][2:] or "把" in m.string[: m.start()] else None,
    ),
    rule("最重要", "aspect", r"最(?:重要|难|关键|紧急|核心|突出|好|差|快|慢)", lambda m: ("subjective",)),
    rule(
        "平均",
        "aspect",
        r"平均(?:每个?|下来|到每个?|一个)?|人均|户均|均摊|每[户人亩台](?!次)|每家每户",
        lambda m: ("average",),
    ),
)
