"""A column's heading → what the column holds, whatever its wording.

>>> role_of("牵头 單位").kind, role_of("第二季度目标").quarter, role_of("1-3月").quarter
('lead', 2, 1)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from assistant.text.numerals import parse_number

# Headings and labels of traditional-character lists; texts themselves are stored as printed.
SIMPLIFIED = str.maketrans(
    "牽號項類別務點單責頭領導時間節進備註標內圍實際協辦參與屬執數據體況狀層級區縣鎮鄉開發關於總結報處長動態門資來舉產預計劃啟東會員陽無額範規設認誰權歸題",
    "牵号项类别务点单责头领导时间节进备注标内围实际协办参与属执数据体况状层级区县镇乡开发关于总结报处长动态门资来举产预计划启东会员阳无额范规设认谁权归题",
)
_HAN_MONTH = "十[一二]?|[一二三四五六七八九]"
_ARABIC_MONTH = "1[0-2]|0?[1-9]"
_MONTH = rf"(?:{_ARABIC_MONTH}|{_HAN_MONTH})"
_YEAR = r"(?:20\d\d年)?"
_QUARTER = re.compile(rf"{_YEAR}第?([一二三四1234])季度?|[Qq]([1-4])(?!\d)|([1234])季度?")
_MONTHS = re.compile(rf"^{_YEAR}({_MONTH})月?[-~至到—–]({_MONTH})月(?:份|底|末)?")
_ONE_MONTH = re.compile(
    rf"^(?:截[至止])?{_YEAR}({_MONTH})月(?:份|底|末)?前?(?=$|.{{0,4}}(?:目标|任务|计划|进度|节点|要求|安排|工作|情况|进展|措施|内容|成效|[(])|[-~至到—–])"
)
_UNIT = (
    r"(?:单位|部门|主体|[科部处股]室|车间|班组|院系|站所|机构)"  # whatever answers for something is called
)
_HALF = re.compile(r"上半年|下半年|前三季度")


class Role(NamedTuple):
    """``kind``: number category city name task goal lead support deadline progress detail quarter.

    ``quarter`` is set for a quarter's or month's column; ``prefix`` is the month as printed, which is put
    before the text, because several months share a quarter.
    """

    kind: str
    quarter: int = 0
    prefix: str = ""
    guessed: bool = False


# First match wins: 责任领导 is a person, not a unit; 目标任务 is a goal, 市级任务 the city's.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(r"^(?:序号?|编号|项号|序列|no\.?|#|(?:项目|任务|事项|实事)(?:编号|序号|号))$", re.I),
    ),
    # 责任单位及责任人, 牵头领导及单位: the units are what can be asked for
    ("support", re.compile(rf"(?:配合|协办|协同|参与|协助){_UNIT}[和及与、/]")),
    (
        "lead",
        re.compile(rf"{_UNIT}[和及与、/]|(?<!参)[和及与、/](?:责任|牵头)?{_UNIT}$"),
    ),
    (
        "detail",
        re.compile(
            r"领导|责任人|负责人|联系人|联络员|分管|市长|区长|县长|书记|挂帅|电话|附件|附表|(?:办理|[主承经]办)人|督办(?!事项|任务|工作|内容)|督查(?!事项|任务|工作|内容)|监督单位"
            r"|下一步|资金|投资|经费|备注|依据|来源|地点|地址|规模|问题|原因"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(?:竣工|完工|投用|投产|通车|交付|建成|结束|销号|验收|达标|整改|完成)(?:时间|日期|期限|月份)|时限|时间节点|截止|时间要求|时间安排|进度安排|办结时间|时间表"
        ),
    ),
    ("detail", re.compile(r"(?:时间|日期|年限)$")),  # 开工时间, 建设年限
    ("support", re.compile(r"(?:配合|协办|协作|协同|参与|参加|协助|会办|联办|支持).{0,4}(?:单位|部门)?$")),
    (
        "lead",
        re.compile(
            rf"牵头|主办|承办|主责|主管(?:部门|单位)|(?:责任|实施|落实|负责|承担|建设|执行|组织|办理|完成){_UNIT}|^责任[科处部股室组]?$|(?:责任|职责|任务)分工$|^{_UNIT}(?:名称)?$"
        ),
    ),
    (
        "progress",
        re.compile(r"完成(?:率|比例|进度)|达标率|进展|完成情况|成效|进度|落实情况|办理情况|推进情况"),
    ),
    (
        "city",
        re.compile(
            r"全市|市(?:级|里|定|下达)?(?:的)?(?:任务|目标|工作|要求)|^市里|^[\u4e00-\u9fff]{2,3}市.*(?:工程|任务|实事|清单)"
        ),
    ),
    ("category", re.compile(r"类别|分类|领域|维度|类型|板块|方面|专题|主题|大类|^类$|门类")),
    (
        "name",
        re.compile(r"(?:项目|实事|工程|事项)(?:名称|名)?$|名称$|^实事(?:内容|项目)?$|民生实事|民心工程"),
    ),
    ("goal", re.compile(r"目标|指标|(?:完成|工作|验收|达标)标准|^全年$|^年度$|^年[底终]$")),
    ("task", re.compile(r"任务|工作|内容|事项|措施|举措|要点|要求|计划|安排|工程|项目|题目|案由|关键结果")),
)

# Whose goal a column holds, the highest level first: 省级目标, 县级任务, 医院目标, 街道目标; one's own says 本 or 我.
# Of organizations the heading does not tell which is part of which: there the left one is the higher.
_LEVELS = (
    "国家?|中央|上级",
    "省|自治区",
    "[市州盟]",
    "(?<!社)[区县旗]",
    "[部局厅院校行司矿厂场馆园会社联体店库段]|中心|集团|基地",
    "[镇乡]|街道|镇街",
    "[村科所站室队班]|社区|车间|班组|部门",
    "本级|本单位",
)
_PLACES = 4  # of them, the first are of places
_WHOSE = re.compile(
    rf"^全?([\u4e00-\u9fff]*?(?:{'|'.join(_LEVELS)}))(?:级|里)?(?:年度|工作|民生|重点)*的?"
    r"(?:目标|任务|指标|要求)(?:任务|目标|内容|要求)?$"
)


@lru_cache(maxsize=4096)
def level_of(heading: str) -> int | None:
    """How low the level is whose goal the column holds: 0 the nation's; None: it does not say whose.

    >>> level_of("省级目标") < level_of("市总工会目标") < level_of("医院目标"), level_of("年度目标"), level_of("质量指标")
    (True, None, None)
    """
    whose = _WHOSE.match(re.sub("[(].*?[)]", "", clean_heading(heading)))
    if whose is None:
        return None
    if whose[1][0] in "本我":
        return len(_LEVELS) - 1
    first = (
        rank for rank, names in enumerate(_LEVELS[:_PLACES]) if re.match(names, whose[1])
    )  # 市, of 市总工会
    last = (rank for rank, names in enumerate(_LEVELS) if re.search(f"(?:{names})$", whose[1]))
    return next(chain(first, last))


@lru_cache(maxsize=4096)
def clean_heading(text: str) -> str:
    """A heading without blanks, marks and width, in simplified characters."""
    folded = unicodedata.normalize("NFKC", text).translate(SIMPLIFIED)
    return re.sub(r"[\s:：*]+", "", folded)


def month_number(text: str) -> int:
    """1 to 12 for 3, 03, 三, 十二."""
    return int(parse_number(text) or 0)


def quarter_of_month(month: int) -> int:
    """3 → 1, 4 → 2."""
    return (month + 2) // 3


def _time_role(heading: str) -> Role | None:
    ranged = _MONTHS.search(heading)
    if ranged:
        first, last = map(month_number, ranged.groups())
        quarter = quarter_of_month(last)
        whole = quarter_of_month(first) == quarter and last - first == 2
        return Role("quarter", quarter, "" if whole else ranged[0], guessed=not whole)
    quarterly = _QUARTER.search(heading)
    if quarterly and "前三季度" not in heading:
        digit = next(g for g in quarterly.groups() if g)
        return Role("quarter", int(parse_number(digit) or 0))
    month = _ONE_MONTH.match(heading)
    if month:
        return Role("quarter", quarter_of_month(month_number(month[1])), month[0])
    half = _HALF.search(heading)
    if half:
        quarter = {"上半年": 2, "前三季度": 3, "下半年": 4}[half[0]]
        return Role("quarter", quarter, half[0], guessed=True)
    return None


@lru_cache(maxsize=4096)
def role_of(heading: str) -> Role:
    """The role of a heading; kind ``""`` when it is not one of those that lists use."""
    clean = clean_heading(heading)
    if not clean or len(clean) > 24:
        return Role("")
    timed = _time_role(clean)
    if timed and len(clean) <= 16:
        return timed
    bare = re.sub(r"[(].*?[)]", "", clean) or clean
    inside = re.search(r"阶段[(](.*?)[)]", clean)  # 第一阶段（1-3月）
    if inside and (timed := _time_role(inside[1])):
        return timed
    for kind, pattern in _KINDS:
        if pattern.search(bare):
            return Role(kind)
    return Role("")
