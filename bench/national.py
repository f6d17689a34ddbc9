"""A made-up national catalog: districts, years, units, topics and numbers vary; the same seed gives the same.

>>> lists = list(national_lists(100, seed=1))
>>> sum(len(record.tasks) for record in lists)
100
"""

from __future__ import annotations

import hashlib
import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from assistant.catalog.bulk import Prepared, Stated
from assistant.catalog.lists import words_of
from assistant.catalog.measures import Measure, find_measures, infer_cumulative
from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord

YEARS = range(2023, 2013, -1)
_FIRST = "安平昌宁永兴新华建和海江河山东西南北长清泰丰临文武嘉金龙石云青吴杨张周郑陈林徐高黄白桐梅"
_SECOND = "阳州城源远县川山水江河港岭塘桥溪湖泉坪关德义信明光田乡宁安陵原口门池都"
_TAILS = "区县市"
_CITIES = "长宁 安州 江平 云海 石城 临江 永昌 武川 金陵 文山 新源 泰和 海门 青河 兴安 华阳".split()
_PLACES = "东街 西街 南环路 北关 新城 河东 河西 老城 城关 开发区 高新区 湖滨 中心 和平里 幸福 朝阳".split()
_NUMBERS = (3, 5, 6, 8, 10, 12, 15, 20, 24, 30, 36, 40, 50, 60, 80, 100, 120, 150, 200, 260, 300, 500, 800)
_BIG = (1000, 1200, 1500, 2000, 2600, 3000, 4500, 5000, 6000, 8000, 10000, 12000, 15000, 20000, 36000)
_MONEY = (50, 80, 120, 200, 300, 460, 500, 800, 1200, 2600, 5000)
# category, units, what is done: {n} small, {b} large, {m} 万元; the steps of a year
_SUBJECTS = """
改善居住条件|住建委_房管局|改造老旧小区{n}个|入户摸底|施工图设计|主体改造|竣工验收
改善居住条件|住建委_民政局|改造农村危房{b}户|摸底排查|开工建设|完成改造{n}户|竣工验收
改善居住条件|住建委_城管委|既有住宅加装电梯{n}部|征求意见|办理手续|安装施工|投入使用
提升养老服务|民政局_卫健委|新建养老服务综合体{n}个|选址|装修施工|设备安装|投入运营
提升养老服务|民政局|新增养老床位{b}张|制定方案|新增养老床位{n}张|验收床位|完成全年任务
提升养老服务|民政局_商务局|建设老年助餐点{n}个|选定服务商|开工建设|投入使用|组织考核
扩大就业|人社局_财政局|新增就业{b}人|新增就业{n}人|开展招聘会{n}场|落实补贴{m}万元|完成全年任务
扩大就业|人社局_教育局|开展职业技能培训{b}人次|发布计划|培训{n}人次|培训{b}人次|总结评估
发展教育|教育局_住建委|新建幼儿园{n}所|办理前期手续|主体施工|装饰装修|竣工交付
发展教育|教育局|新增义务教育学位{b}个|确定方案|新增学位{n}个|开学使用|检查验收
发展教育|教育局_卫健委|为{b}名中小学生筛查视力|培训校医|筛查{n}人|筛查{b}人|反馈结果
卫生健康|卫健委|建设标准化村卫生室{n}个|确定名单|施工改造|配备设备|验收挂牌
卫生健康|卫健委_妇联|为{b}名妇女免费进行两癌筛查|下达任务|筛查{n}人|筛查{b}人|完成全年任务
卫生健康|医保局_卫健委|慢性病门诊报销惠及{b}人|宣传政策|优化流程|惠及{n}人|惠及{b}人
助残服务|残联_财政局|为残疾人适配辅助器具{b}件|需求调查|采购器具|适配{n}件|完成适配
助残服务|残联_住建委|为残疾人家庭无障碍改造{n}户|入户评估|确定方案|施工改造|竣工验收
生态环境|城管委_规划资源局|建设口袋公园{n}个|完成设计|开工建设|绿化种植|建成开放
生态环境|生态环境局|治理河道{n}公里|招标|清淤施工|护坡施工|治理完成
生态环境|城管委|新建垃圾分类投放点{n}处|确定点位|采购设备|安装{n}处|全部启用
便利出行|交通局_城管委|修复破损道路{n}公里|完成设计|进场施工|完成{n}公里|通车
便利出行|城管委_公安局|新增停车位{b}个|挖掘资源|施工划线|新增{n}个|投入使用
便利出行|交通局|新辟公交线路{n}条|客流调查|公示线路|开通{n}条|评估优化
便民商业|商务局_市场监管局|改造标准化菜市场{n}个|选址|改造施工|通过验收|正式营业
食品安全|市场监管局|抽检食品{b}批次|制定计划|抽检{n}批次|抽检{b}批次|公布结果
文化体育|文旅局|举办惠民演出{n}场|制定方案|演出{n}场|演出{n}场|完成全年任务
文化体育|体育局|新建健身步道{n}公里|选址设计|开工建设|铺设路面|投入使用
文化体育|体育局_教育局|安装健身器材{b}件|采购|安装{n}件|安装{b}件|检查维护
乡村振兴|农业农村委|建设高标准农田{b}亩|立项|土地平整|灌溉施工|验收移交
乡村振兴|水务局_农业农村委|改造农村供水管网{n}公里|设计|管网施工|通水调试|竣工验收
公共安全|应急局|更换燃气软管{b}户|入户登记|更换{n}户|更换{b}户|检查回访
公共安全|公安局|安装智能防控设施{n}套|制定方案|采购设备|安装调试|联网运行
社会救助|民政局_财政局|发放困难群众补助{m}万元|核定对象|发放{m}万元|发放{m}万元|完成全年任务
退役军人服务|退役军人局|帮扶退役军人就业{n}人|建立台账|举办招聘会{n}场|帮扶{n}人|完成全年任务
政务服务|政务服务办|推出一件事一次办事项{n}个|梳理事项|试运行|上线{n}个|总结推广
"""


def subjects() -> list[tuple[str, tuple[str, ...], str, tuple[str, ...]]]:
    """(category, units, goal, four steps) of every kind of task."""
    rows = []
    for line in _SUBJECTS.split():
        category, units, goal, *steps = line.split("|")
        rows.append((category, tuple(units.split("_")), goal, tuple(steps)))
    return rows


def regions() -> Iterator[tuple[str, str]]:
    """(region, city): real ones that the tests name, then made-up ones, all different."""
    yield from (("西青区", "天津市"), ("津南区", "天津市"), ("北辰区", "天津市"))
    for number, (a, b, tail) in enumerate(itertools.product(_FIRST, _SECOND, _TAILS)):
        if a != b:
            yield a + b + tail, _CITIES[number // 3 % len(_CITIES)] + "市"


def national_lists(tasks: int, seed: int = 2022, per_list: int = 33) -> Iterator[ListRecord]:
    """Lists of 20 to 46 tasks, ``tasks`` in all: every region of a year, then the year before."""
    source = random.Random(seed)
    kinds = subjects()
    left = tasks
    places = list(regions())
    for year, (region, city) in itertools.product(YEARS, places):
        if left <= 0:
            return
        if (year, region) == (2022, "津南区"):
            continue  # the shipped list
        count = min(left, source.randint(per_list - 13, per_list + 13))
        left -= count
        chosen = sorted(source.choices(range(len(kinds)), k=count))
        records = tuple(
            _task(source, number, kinds[kind], region[-1]) for number, kind in enumerate(chosen, 1)
        )
        name = f"{region}{year}年民心工程任务责任清单"
        issued = f"{year}-0{source.randint(1, 4)}-{source.randint(10, 28)}"
        yield ListRecord(name, region, year, issued, name, records, city)


def _task(
    source: random.Random, number: int, kind: tuple[str, tuple[str, ...], str, tuple[str, ...]], level: str
) -> TaskRecord:
    category, units, goal, steps = kind
    place = source.choice(_PLACES)
    own = f"在{place}等地{_filled(source, goal)}，{_filled(source, source.choice(steps))}。"
    milestones = {
        quarter: f"{place}：{_filled(source, step)}，{_filled(source, source.choice(steps))}。"
        for quarter, step in enumerate(steps, 1)
    }
    lead = tuple(
        UnitRecord(level + name, (), "lead" if i == 0 else "support") for i, name in enumerate(units)
    )
    plan = category_number(category)
    return TaskRecord(number, plan, category, f"全市{_filled(source, goal)}。", own, milestones, lead)


@lru_cache
def category_number(category: str) -> int:
    """The category's number in the plan, from 1."""
    return list(dict.fromkeys(kind[0] for kind in subjects())).index(category) + 1


def _filled(source: random.Random, text: str) -> str:
    for mark, choices in (("{n}", _NUMBERS), ("{b}", _BIG), ("{m}", _MONEY)):
        if mark in text:
            text = text.replace(mark, str(source.choice(choices)))
    return text


# —— what is computed from the texts, each clause once ——

_PIECE = re.compile(r"[^，：。]+[，：。]?")


class Preparer:
    """Records → :class:`Prepared`.  The clauses of a plan recur, so each is cut and measured once."""

    def __init__(self, tokenizer: Any) -> None:
        self.words: set[str] = set()  # every word met
        self._tokenizer = tokenizer
        self._cut = lru_cache(maxsize=100_000)(self._cut_anew)
        self._measure = lru_cache(maxsize=100_000)(_measures)

    def prepare(self, record: ListRecord) -> Prepared:
        """The list with its words and quantities."""
        tokens = [self._tokens(task) for task in record.tasks]
        digest = hashlib.sha256(record.title.encode()).hexdigest()
        return Prepared(record, digest, tokens, [self._stated(task) for task in record.tasks])

    def _tokens(self, task: TaskRecord) -> str:
        texts = (task.category, task.city_task, task.district_task, *task.milestones.values())
        return " ".join(
            words for text in texts for clause in _PIECE.findall(text) if (words := self._cut(clause))
        )

    def _cut_anew(self, clause: str) -> str:
        words = words_of(self._tokenizer.lcut(clause, HMM=False), self._tokenizer.FREQ)
        self.words.update(words)
        return " ".join(words)

    def _stated(self, task: TaskRecord) -> list[Stated]:
        found: list[Stated] = [("city", None, m) for m in self._find(task.city_task, False)]
        annual = list(self._find(task.district_task, False))
        found += [("district", None, m) for m in annual]
        by_quarter = {quarter: list(self._find(text, True)) for quarter, text in task.milestones.items()}
        for quarter, measures in infer_cumulative(annual, by_quarter).items():
            found += [("milestone", quarter, m) for m in measures]
        return found

    def _find(self, text: str, quarter: bool) -> Iterator[Measure]:
        position = 0
        for clause in re.findall(r"[^，。]+[，。]?", text):
            for measure in self._measure(clause.rstrip("，。"), quarter):
                yield replace(measure, sentence=text.rstrip("。"), start=position + measure.start)
            position += len(clause)


def _measures(clause: str, quarter: bool) -> tuple[Measure, ...]:
    return tuple(find_measures(clause, quarter=quarter))
