"""Recognizing questions about numbers, conditions on numbers, and ordinals."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.language.mention import Rule, rule
from assistant.text.numerals import parse_number

# Classifiers that people ask with → the unit the measures are stored in.
CLASSIFIERS = {
    "钱": "元", "块钱": "元", "块": "元", "元": "元", "资金": "元", "经费": "元", "金额": "元", "人次": "人次", "人": "人",
    "名": "人", "位": "人", "口人": "人", "户": "户", "户人家": "户", "家": "家", "个": "个", "所": "所", "处": "处",
    "座": "座", "条": "条", "台": "台", "套": "套", "辆": "辆", "张": "张", "亩": "亩", "亩地": "亩", "公里": "公里",
    "里地": "公里", "米": "米", "项": "项", "件": "件", "场": "场", "次": "次", "吨": "吨", "平方米": "平方米",
    "平米": "平方米", "间": "间", "斤": "斤", "公斤": "公斤", "岁": "岁", "小时": "小时", "分钟": "分钟", "度电": "度",
    "层": "层", "期": "期", "份": "份", "棵": "棵", "盏": "盏", "站": "座",
}  # fmt: skip
_CLASSIFIER = (
    "(?:" + "|".join(sorted(CLASSIFIERS, key=len, reverse=True)) + r")(?![庭里长])"
)  # 多少家庭 asks no 家
TASKS = r"(?:民心工程的?)?(?:任务|工作|事项|事情|事儿|实事|事|活儿|活|内容|民心工程)"
_TENS = r"[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九](?=$|[,.?!的是谁归由有]|号任务|[个条]任务)"
_ASK = r"(?<![那这好前后第])(?<!(?<!牵)头)(?:几|多少)"
COUNTED = {
    "人次": "人次", "人数": "人", "户数": "户", "亩数": "亩", "面积": "亩", "台数": "台", "家数": "家", "条数": "条",
    "金额": "元", "总额": "元", "里程": "公里", "公里数": "公里", "覆盖率": "%", "比例": "%",
}  # fmt: skip
_HOW_MANY = r"(?:有|是|一共|总共|共|共有|总共有|一共有|合计|都有|到底有)*"


class Ask(NamedTuple):
    """A question for a number: ``what`` is count_tasks, count_units, count_categories or quantity.

    ``noun`` is the word right behind it: 家庭 in 多少家庭.
    """

    what: str
    unit: str = ""
    noun: str = ""


class Ordinal(NamedTuple):
    """第N项 (``kind`` category), 任务N (task), 第N个 (item of the last answer); last is -1."""

    kind: str
    number: int
    last: int = 0  # of a range
    also: tuple[int, ...] = ()


def _task_range(text: str, last: int) -> Ordinal | None:
    """15和16, 15到17: the numbers of tasks behind 任务."""
    first = int(re.match(r"\d+", text)[0])  # type: ignore[index]
    joined = re.search(r"[到至-]", text) is not None
    return Ordinal("task", first, last if joined else -last)


_LISTED = r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:大?[项类])?"


def _all_numbers(text: str) -> tuple[int, int, tuple[int, ...]]:
    """八、九、十: the first, no end of a range, the others."""
    first, *others = (int(parse_number(n) or 0) for n in re.findall(r"[一二三四五六七八九十]+|\d+", text))
    return first, 0, tuple(others)


def _category(match: re.Match[str]) -> Ordinal:
    return Ordinal("category", int(parse_number(match[1]) or 0))


RULES: tuple[Rule, ...] = (
    rule("几项任务", "ask", rf"{_ASK}(?:个|项|条|件|桩|样)?(?:具体)?{TASKS}", lambda m: Ask("count_tasks")),
    rule(
        "几个目标",
        "ask",
        rf"{_ASK}(?:个|条|项)?(?:阶段性?|季度)?(?:目标|节点)(?=[,.?!]|$)",
        lambda m: Ask("count_goals"),
    ),
    rule("几项", "ask", rf"{_ASK}(?:项|件|桩)(?!{TASKS})", lambda m: Ask("count_or_quantity", "项")),
    rule(
        "几个单位",
        "ask",
        rf"{_ASK}(?:个|家)?(?:责任|牵头|主责|负责)?(?:单位|部门|委办局|局|机构)(?!的?任务)",
        lambda m: Ask("count_units"),
    ),
    rule(
        "单位有几个",
        "ask",
        rf"(?:责任|牵头)?(?:单位|部门)(?:数量?)?{_HOW_MANY}(?:几|多少)[个家]?",
        lambda m: Ask("count_units"),
    ),
    rule(
        "任务有几个",
        "ask",
        rf"(?:任务|工作|事项)(?:数量?)?{_HOW_MANY}(?:几|多少)(?:[个项条件](?!{_CLASSIFIER})|(?![个项条件])(?!{_CLASSIFIER}))",
        lambda m: Ask("count_tasks"),
    ),
    rule(
        "几大类",
        "ask",
        rf"{_ASK}(?:个|种|大)?(?:大?类别?|方面|大项|领域|板块)(?!任务)",
        lambda m: Ask("count_categories"),
    ),
    rule(
        "任务数",
        "ask",
        r"(?:任务|事项|工作|活儿?)(?:总)?(?:数|数量|总数|个数|数目)(?:(?:加|合)(?:在)?(?:一块儿?|一起|起来)|合计|一共|总共)?(?:是|有)?(?:多少)?(?=[?.!]?$)",
        lambda m: Ask("count_tasks"),
    ),
    rule(
        "户数",
        "ask",
        r"(人次|人数|户数|亩数|面积|台数|家数|条数|个数|数量|金额|总额|里程|公里数|覆盖率|比例|数字|数)(?:目标|指标|要求|任务)?"
        r"(?:是|有|为)?(?:多少)?(?=[?.!]?$)",
        lambda m: Ask("quantity", COUNTED.get(m[1], "")),
    ),
    rule("how many", "ask", r"how (?:many|much)", lambda m: Ask("quantity")),
    rule("百分之几", "ask", r"百分之(?:几|多少)|几个百分点|多少个百分点", lambda m: Ask("quantity", "%")),
    rule(
        "多少户",
        "ask",
        rf"(?<![那这好前后第])(?<!(?<!牵)头)(?:多少(?:[百千万]|十)?(?:个(?={_CLASSIFIER}))?({_CLASSIFIER})?|几个?({_CLASSIFIER}))(?!月|季|号|时|点|天|度)",
        lambda m: Ask("quantity", CLASSIFIERS.get(m[1] or m[2] or "", "")),
    ),
    rule("多少公里", "ask", r"多长|多远", lambda m: Ask("quantity", "公里")),
    rule("多宽", "ask", r"多宽", lambda m: Ask("quantity", "米")),
    rule("多大比例", "ask", r"多大比例|比率是?多少", lambda m: Ask("quantity", "%")),
    rule(
        "第<n>项",
        "ordinal",
        r"第([零一二三四五六七八九十百]+|\d+)(?:大?项|大?类|个大类|大条)(?:民心工程|任务|工作)?",
        _category,
    ),
    rule("第十四", "ordinal", r"第(十[一二三四五六七八九]|二十)(?=[,.?!]|$)", _category),
    rule(
        "第<n>到<m>项",
        "ordinal",
        r"第([一二三四五六七八九十]{1,3}|\d{1,2})(?:大?项|大?类)?(?:到|至|-|~)第?([一二三四五六七八九十]{1,3}|\d{1,2})(?:大?项|大?类)",
        lambda m: Ordinal("category", int(parse_number(m[1]) or 0), int(parse_number(m[2]) or 0)),
    ),
    rule(
        "任务<n>和<m>",
        "ordinal",
        r"(?<=任务)(?:\d{1,3})(?:[和、,与及跟到至-])(\d{1,3})(?!\d|[人户个家条%元万月季])",
        lambda m: _task_range(m[0], int(m[1])),
    ),
    rule(
        "<n>项",
        "ordinal",
        r"(?<![这那前后几共第头有完成])(?:^|(?<=[,、和跟]))([一二三四五六七八九十]{1,3}|\d{1,2})(?:项|大类)(?![一二]项|民心|工程|线|具体)",
        _category,
    ),
    rule(
        "<n>、<m>两类",
        "ordinal",
        rf"(?<![第任务])第?({_LISTED}(?:(?:[、,和跟与及]|以及){_LISTED})+)(?:这?[两三四五俩仨]|各|几)?(?:大?类别?|大类|大?项)(?!任务|民心|工程|线|具体)",
        lambda m: Ordinal("category", *_all_numbers(m[1])),
    ),
    rule("除…外", "aspect", r"除(?=[^去了开非夕,.;][^,.;]{1,14}外)", lambda m: ("except",)),
    rule("和", "aspect", r"[和与跟及、]|(?<=[\u4e00-\u9fff])同(?=[\u4e00-\u9fff]{2})", lambda m: ("and",)),
    rule(
        "它",
        "aspect",
        r"它们?|(?<!那)那(?=[^,.;]{1,12}呢)",
        lambda m: ("it",) if m[0][0] == "它" else ("so",),
    ),
    rule("呢", "aspect", r"呢(?=[?.!]?$)", lambda m: ("so",)),
    rule("不是", "aspect", r"(?<!是)不是(?=[^,.;]{0,12}(?:[,.;]|是))", lambda m: ("not",)),
    rule(
        "涉及的单位",
        "aspect",
        r"(?:涉及|参与|负责|牵头|对口|主管|承办|承担|落实|相关|有关)到?的?(?:责任)?(?:单位|部门)(?!的)",
        lambda m: ("units",),
    ),
    rule("…的时间", "aspect", r"的(?:时间|日子|时候|季度)(?:是|安排|节点)?(?=[?.!]?$)", lambda m: ("when",)),
    rule("谁", "aspect", r"谁", lambda m: ("units",)),
    rule(
        "哪些单位",
        "aspect",
        r"(?:涉及|包括|由|归)?(?:哪些|哪个|哪几个|哪家|哪几家|哪一个|什么|啥|哪)(?:责任|牵头|主责)?(?:单位|部门|委办局|机构|科室|局|委|办)",
        lambda m: ("units",),
    ),
    rule("几倍", "ask", r"(?:几|多少)倍", lambda m: Ask("quantity", "")),
    rule(
        "三家单位",
        "filler",
        r"(?<![这那哪好])[两俩三四五六][个家](?:责任)?(?:单位|部门|局)(?=[一合总共各都分])",
        lambda m: "",
    ),
    rule("what can you do", "aspect", r"what can (?:you|i|it) ?(?:do|ask)?", lambda m: ("usage",)),
    rule("20项民心工程", "filler", r"(?:二十|20)(?:项|大项|件)民心工程", lambda m: ""),
    rule(
        "任务<n>",
        "ordinal",
        rf"(?:任务|第|序号|编号)?#?(\d{{1,3}}|{_TENS})号任务|任务第?#?(\d{{1,3}}|{_TENS})(?<!任务[一二三四](?=[一二三四]季))(?![\d百千人户个家条%元万月季大项件]|[一二三四五六七八九十](?!季))(?:号)?|"
        rf"第(\d{{1,3}}|{_TENS})(?:个|条)任务",
        lambda m: Ordinal("task", int(parse_number(m[1] or m[2] or m[3]) or 0)),
    ),
    rule(
        "第<n>个",
        "reference",
        r"第([一二三四五六七八九十]{1,3}|\d{1,2})(?:个|条|件|样|行)(?!任务|季|月|大类)",
        lambda m: Ordinal("item", int(parse_number(m[1]) or 0)),
    ),
    rule(
        "最后一个",
        "reference",
        r"最后(?:一)?(?:个|项|条|件|那个|那项|那条)(?!季|月)|末一?项",
        lambda m: Ordinal("item", -1),
    ),
)
