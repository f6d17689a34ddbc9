"""In which quarter something happens: the task × quarter rows whose text says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from assistant.answer import Answer
from assistant.answering.figures import find, words_of
from assistant.answering.filters import place
from assistant.answering.line import line
from assistant.answering.measures import best
from assistant.answering.others import Kind, kind
from assistant.answering.reply import answered, task_row
from assistant.answering.selection import Context, flat, subject
from assistant.answering.steps import stated
from assistant.answering.wording import ALL, clip, quarters_name, sentence
from assistant.model.document import Measure, Task
from assistant.query import ALL_OF_IT, FigureFilter, Step, StepFilter

_KEEP = 0.9
_ABOUT = 0.6
_WHICH = ("哪几个季度", "哪些季度", "几个季度")  # a thing of every quarter is an answer too
# What is completed before the work itself.
_FIRST_STEPS = r"完成[^，。；;\n,]*(?:选址|设计|招标|招投标|摸底|方案|批复|审批|采购|调研|前期|手续|立项|可研|勘察|勘探|地勘|图纸|施工图|公示|论证|征地|征收|拆迁|清单|名单|报名|资料|备案|测绘|合同|路基施工|基础施工|主体施工|桩基施工)(?:编制|制定|评审|工作|程序|任务)?(?=[，。；;\n,、]|$)"
_PIECES, _OTHER_WORD = 0.5, 0.7
_ENDS = tuple("竣工 完工 建成 投入使用 投用 交付使用 收尾 验收".split())  # … where no quarter says 完成
_SAID = (*_ENDS, "开工", "动工", "奠基")  # a list that plans them says so
_NEARER = 0.3  # what one quarter says more of the question than the next
_BY_NUMBER, _BY_STEP = 3.0, 2.0


class _Found(NamedTuple):
    task: Task
    quarter: int
    score: float


def when(context: Context) -> Answer | None:
    """The rows where the asked step stands, or the number is reached; None when no quarter says it."""
    found = [one for task in context.tasks for one in _by_number(context, task) or _by_words(context, task)]
    most = max((one.score for one in found), default=0.0)
    if most <= 0:
        return None
    kept = [one for one in found if one.score >= _KEEP * most]
    strange = any(not link.listed for link in context.ask.links) and not _steps(context)
    if strange and len({one.quarter for one in kept}) > 1 and not _asks_for_all(context):
        kept = _nearest(context, kept)
    quarters = tuple(sorted({one.quarter for one in kept}))
    rows = tuple([task_row(one.task, one.quarter) for one in kept])
    said = f"{subject(context, with_period=False)}{_doing(context)}在{quarters_name(quarters)}"
    if len(rows) == 1:
        return answered(
            context, "when", f"{said}：{sentence(clip(_line_that_says(context, rows[0].milestone)))}", rows
        )
    return answered(context, "when", f"{said}。", rows)


def _asks_for_all(context: Context) -> bool:
    return any(word in context.ask.surface for word in _WHICH)


def _nearest(context: Context, found: list[_Found]) -> list[_Found]:
    """城东新锅炉啥时候吊进去, in words that are not the list's: the one quarter that comes nearest to them, if one does."""
    from assistant.words.known import of_quarters  # only such a question reads the word table

    if len({one.task.index for one in found}) > 1:
        return found
    near = of_quarters(context.document, found[0].task.index, context.ask.surface)
    first, second, *_ = sorted((near[one.quarter] for one in found), reverse=True)
    return [one for one in found if near[one.quarter] == first] if first - second >= _NEARER else found


def _steps(context: Context) -> list[Step]:
    return [
        s for f in flat(context.ask.filters) if isinstance(f, StepFilter) and not f.negated for s in f.steps
    ]


def _doing(context: Context) -> str:
    """The step, unless the subject ends in it: never 完成完成."""
    said = "、".join(dict.fromkeys(step.surface for step in _steps(context)))
    return "" if subject(context, with_period=False).rstrip("”").endswith(said) else said


def _by_number(context: Context, task: Task) -> list[_Found]:
    """什么时候能到11000人: the first quarter whose running total reaches the number stated."""
    wanted = [(f.value, f.unit) for f in context.ask.filters if isinstance(f, FigureFilter)]
    for value, unit in context.ask.figure.values:  # not 两个村中间的路
        if any(m.task_id == task.id and m.value == value for m in context.document.measures):
            wanted.append((value, unit))
    if not wanted:
        return []
    # 三所幼儿园什么时候盖好: not where 3所全部开工, another quarter says 竣工; 东侧5间什么时候投用
    built = [s for s in _steps(context) if s.kind == "other" or (s.kind == "finish" and "竣工" in s.words)]
    told = [there for step in built if (there := stated(context.document, task.index, step))]
    for value, unit in wanted:
        found = line(context.only([task.index]), ALL, unit)
        if found is None:
            continue
        for quarter in found.quarters:
            measure, part = found.stated(quarter), found.up_to(quarter)
            reached = measure and part and max(measure.high, part.value) >= value
            if reached and all(quarter in there for there in told):
                return [_Found(task, quarter, _BY_NUMBER)]
    return [found for value, unit in wanted if unit == "%" for found in _by_share(context, task, value)]


def _by_share(context: Context, task: Task, percent: float) -> list[_Found]:
    """什么时候发到一半, where no quarter states a rate: the first whose running total is that share of the goal."""
    own = context.only([task.index])
    for goal, _ in find(own, "district", unit=""):
        found = line(own, ALL, goal.unit)
        for quarter in found.quarters if found and goal.unit != "%" else ():
            part = found.up_to(quarter) if found else None
            if part and part.value >= goal.value * percent / 100:
                return [_Found(task, quarter, _BY_NUMBER)]
    return []


def _by_words(context: Context, task: Task) -> list[_Found]:
    """Quarters by the asked words: steps decide, other words as far as they tell quarters apart."""
    steps = _steps(context)
    of_steps = {step.words for step in steps}
    said = [group for group in words_of(context) if group not in of_steps]
    goal = task.category + task.city_task + task.district_task
    own = [group for group in said if not any(word in goal for word in group)]
    told, rare = _telling(context, task, said), _telling(context, task, own)
    if rare:  # 公开招聘笔试: where 笔试 stands, which is not what the task is called
        told = {quarter: told.get(quarter, 0.0) for quarter in rare}
    one = kind(context, task)
    whole = len(steps) == 1 and ALL_OF_IT in steps[0].words and not rare
    stepped: dict[int, float] = {}
    for step in steps:
        for quarter, strength in _of_step(context, task, step, told, whole, bool(rare), one).items():
            stepped[quarter] = stepped.get(quarter, 0.0) + strength
    of_the_goal = all(step.surface in goal for step in steps)
    if rare and stepped and of_the_goal and stepped.keys().isdisjoint(rare):
        steps, stepped = [], {}  # 检查方案什么时候制定: when the plan is made, not when is checked
    if steps and not stepped:
        return [] if one.others else _by_thing(task, steps, told)
    scores = {q: _BY_STEP + s + 0.2 * told.get(q, 0.0) for q, s in stepped.items()} if stepped else told
    wanted = context.quarters or ALL
    if not stepped:  # 大塘村食堂什么时候开餐, which every quarter says of another village
        words = tuple(word for group in words_of(context) for word in group)
        there = _of_place(context, task, scores, words)
        wanted = tuple(q for q in wanted if q in there)
    return [_Found(task, q, s) for q, s in scores.items() if q in wanted]


def _of_step(
    context: Context, task: Task, step: Step, told: dict[int, float], whole: bool, rare: bool, one: Kind
) -> dict[int, float]:
    """Quarter → how surely the step is planned there.

    ``whole``: it is the end of the task, and 完成选址 is not; ``rare``: only some quarters speak of it (文峰路天桥);
    ``one``: of several of a kind (望江路).
    """

    def found(words: tuple[str, ...]) -> dict[int, float]:
        there = stated(context.document, task.index, step._replace(words=words))
        return {q: s for q, s in there.items() if not one.is_another(task.milestones[q - 1], words)}

    own = found(step.words)
    verb = step.surface.removesuffix("完")
    if verb != step.surface and verb in step.words:  # 换完: the last 更换, not what is 完成 after it
        own = {q: 1.0 for q in own if verb in task.milestones[q - 1]} or found((verb,)) or own
    if "全部" in context.ask.surface:  # 哪个季度能全部开工
        whole_step = f"全部[^，。；]{{0,4}}(?:{'|'.join(map(re.escape, step.words))})"
        every = {q: s for q, s in own.items() if re.search(whole_step, task.milestones[q - 1])}
        own = every or own
    if whole:
        own = {q: s for q, s in own.items() if not re.search(_FIRST_STEPS, task.milestones[q - 1])} or found(
            _ENDS
        )
    part = rare or bool(one.others)
    planned = _planned(context, task, step, told, tuple(own), part)
    reached = _reached(context, task) if not part and (whole or step.kind == "finish") else 0
    more = reached > max(planned, default=0) and (whole or _all_of_it(task, reached, step))
    quarters = (reached,) if more else planned
    return {quarter: own.get(quarter, 1.0) for quarter in quarters}


def _all_of_it(task: Task, quarter: int, step: Step) -> bool:
    """6处全部建成: the figure that is the goal stands where the step does; not 益文路完工，累计入地2.4公里."""
    clauses = re.split("[，；。\n]", task.milestones[quarter - 1]) if quarter else []
    return any(re.search(r"\d", clause) and any(w in clause for w in step.words) for clause in clauses)


def _by_thing(task: Task, steps: list[Step], told: dict[int, float]) -> list[_Found]:
    """No quarter says 弄好: the last one, for a beginning the first, that has the thing itself (上线手机查询)."""
    kinds = {step.kind for step in steps}
    most = max(told.values(), default=0.0)
    quarters = [q for q, strength in told.items() if strength >= _KEEP * most]
    if "other" in kinds or len(kinds) > 1 or not quarters or any(s.surface in _SAID for s in steps):
        return []
    return [_Found(task, max(quarters) if "finish" in kinds else min(quarters), most)]


def _of_place(context: Context, task: Task, quarters: Iterable[int], words: tuple[str, ...]) -> set[int]:
    """Those of the quarters that say it of the place: 三季度王寨镇幼儿园开工; all where none names it."""
    stems = place.stems(context.ask) + place.units(context.ask)
    named: set[int] = set()
    said: set[int] = set()
    for quarter in quarters:
        for clause in re.split("[，；。、\n]", context.document.field(task.index, quarter)):
            if any(stem in clause for stem in stems):
                named.add(quarter)
                if any(word in clause for word in words):
                    said.add(quarter)
    return said or named or set(quarters)


def _planned(
    context: Context, task: Task, step: Step, told: dict[int, float], found: tuple[int, ...], part: bool
) -> tuple[int, ...]:
    """The quarters that plan the step; of several those that other words of the question stand in."""
    own = _of_place(context, task, found, step.words)
    quarters = tuple([quarter for quarter in found if quarter in own])
    if step.kind == "finish":  # what runs up goes on in quarters that no longer name it: 累计完成340户
        most = max(told.values(), default=0.0)
        named = [q for q in quarters if told.get(q, 0.0) > _ABOUT * most]
        running = _running(context, task)
        counted = {m.counted for m in running if m.quarter in named}
        about = [q for q in quarters if q in named or (not part and _goes_on(running, q, counted))]
        return tuple((about or quarters)[-1:])
    most = max((told.get(q, 0.0) for q in quarters), default=0.0)
    kept = tuple([q for q in quarters if told.get(q, 0.0) >= _KEEP * most])
    return kept[:1] if step.kind == "start" else kept


def _running(context: Context, task: Task) -> list[Measure]:
    """The quarters' figures of a task but rates."""
    return [m for m in context.document.measures if m.task_id == task.id and m.quarter and m.unit != "%"]


def _reached(context: Context, task: Task) -> int:
    """The last quarter whose figure is the year's goal; 0 where none is."""
    fits = [f for f in find(context.only([task.index]), "district", unit="") if f.measure.unit != "%"]
    goals = {(m.value, m.unit) for m in best(fits)} if fits else set()
    return max((m.quarter or 0 for m in _running(context, task) if (m.value, m.unit) in goals), default=0)


def _goes_on(running: list[Measure], quarter: int, counted: set[str]) -> bool:
    """Whether the quarter's running total is of what the quarters named count: 治理河长 is no 清淤疏浚."""
    totals = [m.counted for m in running if m.quarter == quarter and m.cumulative]
    return any(
        any(one[i : i + 2] in other for other in counted for i in range(len(one) - 1)) for one in totals
    )


def _telling(context: Context, task: Task, words: list[tuple[str, ...]]) -> dict[int, float]:
    """Quarter → how much of the words stands there; words that every quarter has alike tell nothing."""
    scores: dict[int, float] = {}
    for group in words:
        found = {q: _stands(group, context.document.field(task.index, q)) for q in ALL}
        most = max(found.values())
        hits = {q: strength for q, strength in found.items() if strength and strength >= _KEEP * most}
        alike = len(hits) == len(ALL) and len(set(hits.values())) == 1
        if alike and not _asks_for_all(context):
            continue
        for quarter, strength in hits.items():
            scores[quarter] = scores.get(quarter, 0.0) + strength * (1.25 - 0.25 * len(hits))
    return scores


def _stands(group: tuple[str, ...], text: str) -> float:
    """How surely a word of the question stands in a quarter: typed, in pieces (资料审核), in another word for it."""
    typed = group[0]
    if typed in text:
        return 1.0 + 0.1 * min(max(len(typed) - 3, 0), 4)
    pairs = [typed[i : i + 2] for i in range(len(typed) - 1)] if len(typed) > 3 else []
    pieces = sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0
    return max(
        pieces if pieces >= _PIECES else 0.0, _OTHER_WORD if any(word in text for word in group) else 0.0
    )


def _line_that_says(context: Context, milestone: str) -> str:
    """Of a goal of several lines the one with most of the words asked about."""
    words = {word for group in words_of(context) for word in group}
    lines = [line for line in milestone.split("\n") if line.strip()]
    return max(lines, key=lambda one: sum(len(word) for word in words if word in one), default=milestone)
