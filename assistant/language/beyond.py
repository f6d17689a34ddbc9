"""What a part asks that the plan cannot tell: the further columns of the list, what no list says, what is not there to leave out."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.language.cells import ANYTHING, BLANK, HEADING, NOTHING, labels_with, state_labels
from assistant.language.clauses import is_parted
from assistant.language.mention import Mention
from assistant.language.quoted import THINGS
from assistant.language.said import Said
from assistant.language.segment import Token
from assistant.language.wanted import wanted
from assistant.model.document import ListDocument
from assistant.query import (
    DetailFilter,
    EitherFilter,
    Filter,
    Link,
    Problem,
    Standing,
    TopicFilter,
    UnitFilter,
)

_NAMED = frozenset(("topic", "word", "event", "unit", "place", "ordinal"))
_WHICH = "哪(?:些|几个|个|几家|家|几所|所)(村|镇|乡|街道|小区|社区|学校|医院|路段|路口)"
_LEAVES_OUT = ("去掉", "除了", "不算", "不含")
_DENIES = ("没有", "没", "未", "不", *_LEAVES_OUT)
_SOURCE = "来源"
_A_STEP = 1.0  # an unknown word that weighs as much is one, and less is talk


def beyond(said: Said, document: ListDocument, filters: tuple[Filter, ...]) -> tuple[Problem, ...]:
    """What no list says: where, how, telephone, names of persons, judgements, how far it really is."""
    if not (said.unsaid or said.state or said.has("subjective", "average", "average quarter")):
        return ()
    near = _near(document, filters)
    if "subjective" in said.words:
        return (Problem("unsaid", "轻重难易", near),)
    if said.has("average", "average quarter"):
        want = wanted(said)
        above = re.search("[高低大小多少超](?:于|过)平均", said.text)  # 预算高于平均的
        if want.target != "value" or above or ("average" in said.words and want.aggregate != "average"):
            return (Problem("unsaid", "平均数", near),)
    columns = document.details
    told = "地点" in said.unsaid and _names_places(said.text, document, near)
    unsaid = [word for word in said.unsaid if word != _SOURCE]  # a remark may tell whose money it is
    if unsaid and not told and not any(labels_with(columns, word) for word in unsaid):
        return (Problem("unsaid", "、".join(unsaid), near),)
    if said.state == "only" or (said.state == "now" and not said.named.quarters):
        return () if state_labels(columns) else (Problem("state", near=near),)
    return ()


def _names_places(text: str, document: ListDocument, near: tuple[int, ...]) -> bool:
    """补偿金是哪几个村的, where the task names two villages: it says so itself."""
    asked = re.search(_WHICH, text)
    if not asked:
        return False
    named = f"[\u4e00-\u9fff]{{2,4}}{asked[1]}[、和及]"
    tasks = [task for number in near if (task := document.by_number(number))]
    return any(re.search(named, t.district_task + "\n".join(t.milestones)) for t in tasks)


_BEGINS = ("开工", "启动", "动工", "开始")
_NOT_YET = ("没", "未")


def _filled(wanted: str) -> Standing:
    return "filled" if wanted == ANYTHING else "blank" if wanted == BLANK else ""


def _standing(said: Said) -> tuple[str, Standing]:
    """尚未开工, 没有完成, 已经开工, 已经完成: what the tasks asked for have in common, as it is said and as it is told."""
    typed = "".join(i.surface for i in said.items if isinstance(i, Mention) and i.dimension == "state")
    denied = any(word in said.text.replace("有没有", "") for word in _NOT_YET)
    if any(verb in typed for verb in _BEGINS):
        return ("尚未开工", "not begun") if denied else ("已经开工", "begun")
    return ("没有完成", "not done") if denied else ("已经完成", "done")


def _is_left_out(wanted: str, text: str) -> bool:
    """不算邱建安分管的."""
    words = (*_LEAVES_OUT, "除", "除开", "不要", "不包括", "排除")
    return bool(wanted) and any(word + wanted in text for word in words)


def columns(said: Said, document: ListDocument) -> tuple[DetailFilter, ...]:
    """The further columns that are asked for, and what is to stand in them."""
    columns = document.details
    found = [
        DetailFilter(
            (label,),
            wanted.strip(NOTHING + ANYTHING + BLANK),
            wanted in (NOTHING, BLANK) or _is_left_out(wanted, said.text),
            _filled(wanted),
        )
        for label, wanted in said.details
        if not wanted or f"不是{wanted}" not in said.text  # 不是李国平，是赵敏
    ]
    if "when" in said.words and columns:
        from assistant.language.dates import asked_date  # only a list with such columns needs it

        found += [DetailFilter((label,))] if (label := asked_date(said, document)) else []
    found += [DetailFilter(labels) for word in said.unsaid if (labels := labels_with(columns, word))]
    state = state_labels(columns, "完成率" in said.text)
    text = said.text.replace("有没有", "")
    for item in said.items:  # 拖后腿, 进度最慢
        if isinstance(item, Mention) and item.rule == "滞后":
            text = text.replace(item.surface, "滞后")
    if state and (said.state or "滞后" in text) and not any(f.wanted and f.labels[0] in state for f in found):
        if "滞后" in text:
            behind = any(word + "滞后" in text for word in _DENIES)
            found.append(DetailFilter(state, "滞后", behind))
        elif said.state == "only" and "完成率" not in text and wanted(said).target != "value":
            told, standing = _standing(said)
            found.append(DetailFilter(state, told, standing=standing))
        elif not any(i.rule == HEADING for i in said.items if isinstance(i, Mention)):
            found.append(DetailFilter(state))  # 完成百分之几了: the column is named
    return tuple(found)


def written_in(said: Said, document: ListDocument) -> DetailFilter | None:
    """进展情况里写到供电所的: the unit's name as what a column says, and not the unit; None for any other question."""
    if not ("verbatim" in said.words and len(said.named.units) == 1):
        return None
    asked = tuple(label for label, wanted in said.details if not wanted)
    labels = asked or (state_labels(document.details) if said.state else ())
    name = said.named.units[0].surface
    told = any(label in labels and name in cell for label, cell in document.details)
    return DetailFilter(labels, name) if told else None


def of_columns(said: Said, document: ListDocument) -> tuple[Filter, ...]:
    """The same as filters of one question. 建设地点 石门镇、东岭乡: the tasks of either."""
    if not document.details:
        return ()
    found = columns(said, document)
    if "together" in said.words or "共同" in said.text or "同时" in said.text:  # 吴海波和陈少峰共同分管的
        return found
    filters: list[Filter] = []
    for labels in dict.fromkeys(f.labels for f in found):
        same = [f for f in found if f.labels == labels]
        told = [f for f in same if f.wanted and not (f.negated or f.standing)]
        if len(told) > 1:
            filters.append(EitherFilter(tuple((f,) for f in told)))
            same = [f for f in same if f not in told]
        filters += same
    return tuple(filters)


def not_left_out(said: Said, filters: tuple[Filter, ...]) -> tuple[Problem, ...]:
    """除了养牛还有哪些: what is to be left out has to be known, or the answer would be wider than asked."""
    if not any(said.excluded):
        return ()
    no = said.excluded.terms
    # of unknown words the first only: 不看人也不爱说话 tells a story
    things = [
        t.surface for t in no if t.is_thing or (t is no[0] and (t.weight >= _A_STEP or t.surface in THINGS))
    ]
    left_out = any(isinstance(f, TopicFilter) and f.negated for f in filters)
    if things and not left_out:
        return (Problem("topic", "、".join(things)),)
    without = any(isinstance(f, UnitFilter) and f.negated for f in filters)
    units = [unit.surface for unit in said.excluded.units]
    return (Problem("unit", units[0]),) if units and not without else ()


def strange_step(
    said: Said, document: ListDocument, filters: tuple[Filter, ...], links: tuple[Link, ...]
) -> tuple[Problem, ...]:
    """口袋公园什么时候剪彩: what is asked for behind 什么时候 is nothing that the list speaks of."""
    taken = {link.typed for link in links}
    step = ""
    asked = False
    for at, item in enumerate(said.items):
        if at and is_parted(said.text, said.items[at - 1].end, item.start):
            asked = False  # …哪个季度能完成，来电人等着回话
        if isinstance(item, Token):
            if asked and item.weight >= _A_STEP and item.text not in taken and len(item.text) > 1:
                step = step or item.text
        elif item.dimension in _NAMED:  # 什么时候给厂区装充电桩: what comes before a thing is no step
            asked, step = False, ""
        elif item.dimension == "aspect" and "when" in item.value:
            asked = True
    return (Problem("topic", step, _near(document, filters)),) if step else ()


def _near(document: ListDocument, filters: tuple[Filter, ...]) -> tuple[int, ...]:
    found = [
        i for f in filters if isinstance(f, TopicFilter) and not f.negated for t in f.topics for i in t.tasks
    ]
    return tuple(document.tasks[index].number for index in found[:3])


_INSTITUTIONS = ("中心", "医院", "公司", "集团", "协会", "大队", "银行", "局", "厅")
_ACTORS = frozenset(("topic", "word", "place"))
_ACTS = ("负责", "牵头", "承担", "主管")


def institution(said: Said) -> str:
    """市职工疗休养中心的任务, 水碾社区负责哪些: what answers for no task, asked about as if it did."""
    things = [i for i in said.items if isinstance(i, Mention) and i.dimension in _ACTORS]
    joined = things and all(a.end == b.start for a, b in pairwise(things))  # 省市场 + 监管局
    if said.named.units or said.named.categories or not joined or "when" in said.words or said.asks:
        return ""
    name, behind = said.text[things[0].start : things[-1].end], said.text[things[-1].end :]
    if "list" in said.words and (
        behind.startswith(_ACTS) or (behind.startswith("是") and "units" in said.words)
    ):
        return name
    tails = _INSTITUTIONS if len(things) == 1 else ("局", "厅")
    is_citys = name[0] in "市省县区" and name.endswith(tails)
    return name if is_citys and "units" not in said.words else ""
