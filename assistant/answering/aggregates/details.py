"""A number in one of the list's further columns: of a task, of several added, what is left of the year's goal."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from assistant.answer import Answer
from assistant.answering import columns, refuse
from assistant.answering.aggregates import listing
from assistant.answering.aggregates.difference import subtracted
from assistant.answering.aggregates.total import Side, added
from assistant.answering.figures import amount_text, find, fit, with_value, words_of
from assistant.answering.filters import detail
from assistant.answering.measures import PEOPLE, is_rate, same_unit
from assistant.answering.reply import answered, task_row
from assistant.answering.selection import Context, select, subject
from assistant.answering.wording import amount, clip, figure_text, sentence, united
from assistant.model.columns import day_of, holds_figures, kinds
from assistant.model.document import Measure, Task, tells_state
from assistant.model.headings import bare, counts_money, names_money, says
from assistant.query import Ask, DetailFilter, EitherFilter, PeriodFilter, TopicFilter
from assistant.slots import columns_asked, says_which

Cells = tuple[tuple[str, str], ...]
Figured = tuple[str, Measure]  # a figure and the column that it stands in
_SAID = 1.5  # 建成几处, of 开工7处，建成3处
_OF_NOUN = 3.0
_HAS_SPENT = "花了|花掉|花去|已经?花|用掉|用去|用了|支出"
_LEFT = ("剩余", "还剩", "尚余", "还差")
_NOT_DONE = ("其余", "剩余", "另有", "正在", "开工", "还有", "尚")
_OF_PLAN = "(?:完成|到位|拨付|支付|支出|执行)(?:率|比例)"
_BARE = r"[\d.,]+[%万亿元户人]*"
_SHOWN = 3  # dates that are read out
_OF_THE_GOAL = ("remaining", "difference")


def in_details(context: Context) -> Answer | None:
    """The figure of the columns asked for, on the state where that is asked, else of those that name the noun."""
    if told := _of_the_plan(context):
        return told
    found = _figures(context)
    if context.ask.figure.unit == "元" and not _named(context.ask):
        found = _planned_or_spent(context, found)
    if context.ask.figure.each:  # 一顿饭多少钱, of 概算168万元: not that; 每户补助3000元 is
        found = [one for one in found if is_rate(one[1].clause)]
    if not found:
        return _blank(context)
    several = len({m.task_id for _, m in found}) > 1
    named = any(isinstance(f, TopicFilter) for f in context.ask.filters)
    alone = context.ask.aggregate == "none" and "总" in context.ask.surface and not named
    if several and (context.ask.aggregate == "sum" or alone):
        firsts = _firsts(found)
        same = len({m.unit for _, m in firsts}) == 1
        return added(context, [m for _, m in firsts], [bare(label) for label, _ in firsts]) if same else None
    if context.ask.aggregate == "average":
        return _mean(context, found)
    if several and context.ask.aggregate in ("remaining", "share"):
        return None  # 预算还剩多少, of no task that is named: not the first one's
    if context.ask.aggregate == "difference" and (sides := _of_either(context)):
        return subtracted(context, *sides)
    if context.ask.aggregate == "difference" and len({m.task_id for _, m in found}) == 2:
        (_, first), (_, second) = _firsts(found)
        numbers = {task.id: f"任务{task.number}" for task in context.tasks}
        sides = [Side(numbers[m.task_id], m) for m in (first, second)]
        return subtracted(context, *sides) if first.unit == second.unit else None
    if several and context.ask.aggregate in ("none", "series") and _of_figures(context, _named(context.ask)):
        return listing.tasks(context)  # 完成比例各是多少
    left = [one for one in found if any(word in one[1].clause for word in _LEFT)]
    if left and context.ask.aggregate == "remaining":  # 剩余4户未签约
        found = left
    of_work = [one for one in found if not counts_money(one[0])]
    label, measure = max(of_work or found, key=lambda one: _fits(context, one[1]))
    so_far = context.ask.state or tells_state(label)
    if so_far and context.ask.aggregate in _OF_THE_GOAL and not left and not counts_money(label):
        return _left(context, measure)
    said = f"{label}{amount_text(measure)}：{sentence(clip(measure.sentence))}"
    if re.fullmatch(_BARE, measure.sentence):  # 总投资13.5亿元, of nothing but that
        said = f"{bare(label)}{sentence(measure.sentence)}"
    return with_value(context, measure.value, measure.unit, said, [measure])


def _firsts(found: list[Figured]) -> list[Figured]:
    """The first figure of each task, in the list's order."""
    return list({m.task_id: (label, m) for label, m in reversed(found)}.values())[::-1]


def _of_figures(context: Context, labels: Collection[str]) -> bool:
    """Whether columns of figures are named, and no others: of money, of shares."""
    return bool(labels) and all(holds_figures(label, context.document.details) for label in labels)


def _mean(context: Context, found: list[Figured]) -> Answer | None:
    """平均完成比例: of the tasks whose cells say it, each once."""
    firsts = [m for _, m in _firsts(found)]
    unit = firsts[0].unit
    if len(firsts) < 2 or any(m.unit != unit for m in firsts):
        return None
    value = round(sum(m.value for m in firsts) / len(firsts), 2)
    shown = "＋".join(figure_text(m.value, unit) for m in firsts)
    lacking = len(context.chosen) - len(firsts)
    beside = f"，另有{lacking}项没有写" * bool(lacking)
    said = f"{len(firsts)}项平均{amount(value, unit)}：（{shown}）÷{len(firsts)}＝{amount(value, unit)}{beside}。"
    return with_value(context, value, unit, said, firsts)


def _of_either(context: Context) -> list[Side]:
    """罗文静和周晓岚包联项目的年度投资: what those of each come to, where two are set beside each other."""
    either = next((f for f in context.ask.filters if isinstance(f, EitherFilter)), None)
    found = []
    for side in either.sides if either else ():
        ask = context.ask._replace(filters=tuple(f for f in context.ask.filters if f != either) + side)
        one = context._replace(ask=ask, chosen=select(ask, context.document))
        firsts = [m for _, m in _firsts(_figures(one))]
        if firsts and len({m.unit for m in firsts}) == 1:
            name = "、".join(f.wanted for f in side if isinstance(f, DetailFilter))
            found.append(Side(name, firsts[0]._replace(value=sum(m.value for m in firsts))))
    return found if len(found) == 2 and found[0].measure.unit == found[1].measure.unit else []


def _blank(context: Context) -> Answer | None:
    """Where a column of money that is named says nothing of the one task: another of its figures is no answer."""
    labels = _named(context.ask)
    if len(context.chosen) != 1 or not _of_figures(context, labels):
        return None
    said = f"清单没有写{subject(context)}的{united(bare(label) for label in labels)}。"
    told = any(says(text) for _, text in detail.texts(context.tasks[0], labels))
    return None if told else refuse.refused(context, said)


def on_a_day(context: Context) -> Answer | None:
    """计划哪天完工: what a column of dates says, and the quarters in which that is."""
    kind_of = kinds(context.document.details)
    labels = [label for label in _named(context.ask) if kind_of.get(label) == "date"]
    if not labels:
        return None
    cells = [(task, text) for task in context.tasks for _, text in detail.texts(task, (labels[0],))]
    if not cells:
        said = f"清单没有写{subject(context, with_period=False)}的{bare(labels[0])}。"
        return refuse.refused(context, said)
    year = context.document.info.year
    days = [(task, day) for task, text in cells if (day := day_of(text, year)) and day // 10_000 == year]
    rows = tuple(task_row(task, (day // 100 % 100 + 2) // 3) for task, day in days)
    name = subject(context, with_period=False)
    each = "；".join(f"任务{task.number}{text}" * (len(cells) > 1) or text for task, text in cells[:_SHOWN])
    more = f"；等{len(cells)}项" * (len(cells) > _SHOWN)
    return answered(context, "when", f"{name}{bare(labels[0])}：{each}{more}。", rows)


def _planned_or_spent(context: Context, found: list[Figured]) -> list[Figured]:
    """已经花了多少钱: not what is planned, though nothing may be written; 预算是多少: not what is spent."""
    labels = {label for label, _ in context.document.details if counts_money(label)}
    spent = bool(re.search(_HAS_SPENT, context.ask.surface)) and any(map(columns.is_spent, labels))
    of_it = [one for one in found if columns.is_spent(one[0]) is spent]
    if spent:
        return of_it
    whole = [one for one in of_it if columns.is_whole(one[0])]  # 资金总额, beside 中央资金 and 县级配套
    return whole or of_it or found


def _named(ask: Ask) -> tuple[str, ...]:
    """The headings of the columns that are asked for."""
    return tuple(label for f in columns_asked(ask) for label in f.labels)


def _of_the_plan(context: Context) -> Answer | None:
    """还差多少投资没完成, 投资完成率: where a column says what is planned and another what is spent; 还差百分之几, of a share."""
    ask = context.ask
    labels = {label for f in ask.filters if isinstance(f, DetailFilter) for label in f.labels}
    share = re.search(_OF_PLAN, ask.surface) or (ask.figure.unit == "%" and any(map(names_money, labels)))
    if ask.aggregate == "remaining" and (left := _of_a_share(context, labels)):
        return left
    if ask.aggregate in ("difference", "average"):
        return None
    money = ask.figure.unit in ("", "元", "%") and any(map(counts_money, (ask.surface, *labels)))
    money = money or ask.figure.unit == "元"
    if not money or not (share or ask.aggregate == "remaining") or not ask.filters:
        return None
    each = [told for task in context.tasks if (told := columns.planned_and_spent(task, labels))]
    if not each or len(each) < len(context.tasks) > 1 or not _restricted(ask):
        return None
    planned, spent = (sum(pair[side].value for pair in each) for side in (0, 1))
    measures = [m for pair in each for m in reversed(pair)]
    if not share:
        value, total = planned - spent, amount(planned - spent, "元")
        shown = f"{figure_text(planned, '元')}－{figure_text(spent, '元')}＝{total}"
        return with_value(context, value, "元", f"离计划还差{total}：{shown}。", measures)
    value = round(100 * spent / planned, 2)
    shown = f"{figure_text(spent, '元')}÷{figure_text(planned, '元')}＝{value:g}%"
    return with_value(context, value, "%", f"是计划的{value:g}%：{shown}。", measures)


def _restricted(ask: Ask) -> bool:
    """Whether it says of which tasks; 预算还剩多少 does not."""
    return any(not isinstance(f, (DetailFilter, PeriodFilter)) or says_which(f) for f in ask.filters)


def _of_a_share(context: Context, labels: Collection[str]) -> Answer | None:
    """完成比例是多少 … 还差多少: what is left of the whole."""
    kind_of = kinds(context.document.details)
    named = [label for label in labels if kind_of.get(label) == "share"]
    cells = (
        [m for t in context.tasks for _, m in columns.measures(t, detail.texts(t, tuple(named)))]
        if named
        else []
    )
    if len(cells) != 1 or cells[0].unit != "%":
        return None
    value = round(100 - cells[0].value, 2)
    said = f"还差{value:g}个百分点：100－{cells[0].value:g}＝{value:g}。"
    return with_value(context, value, "%", said, cells)


def _fits(context: Context, measure: Measure) -> float:
    noun, verb = context.ask.figure.noun, measure.clause[:2]
    of_noun = _OF_NOUN * bool(noun and noun in measure.counted)
    said = [f.wanted for f in context.ask.filters if isinstance(f, DetailFilter) and f.wanted]
    of_said = _OF_NOUN * any(word in measure.clause for word in said)  # 省级补助给了多少
    return fit(words_of(context), measure, "") + of_noun + of_said + _SAID * (verb in context.ask.surface)


def _figures(context: Context) -> list[Figured]:
    """(label, figure) of the columns that are read: those named; where they state none, any that fits."""
    ask, plain = context.ask, _named(context.ask)
    named: list[Figured] = []
    if ask.state or any(isinstance(f, DetailFilter) for f in ask.filters):
        named = _measured(
            context, lambda task: detail.texts(task, plain) if plain else detail.asked(ask, task)
        )
    if named or ask.state or plain:
        return named
    return _measured(context, lambda task: _fitting(ask, task))  # 马建军分管的…多少钱


def _fitting(ask: Ask, task: Task) -> Cells:
    """The cells that speak of the noun, of money where that is asked, of so much for each."""
    noun, happened = ask.figure.noun, "了" in ask.surface  # 资金拨付了多少钱
    return tuple(
        (label, text)
        for label, text in detail.texts(task, ())
        if (noun and noun in label + text)
        or (ask.figure.unit == "元" and (counts_money(label) or (happened and tells_state(label))))
        or (ask.figure.each and is_rate(text))
    )


def _measured(context: Context, cells: Callable[[Task], Cells]) -> list[Figured]:
    of_all = [one for task in context.tasks for one in columns.measures(task, cells(task))]
    return [one for one in of_all if same_unit(context.ask.figure.unit, one[1])]


def of_progress(context: Context) -> Answer | None:
    """离全年目标还差多少, with no quarter named: the year's goal less what the column says is done."""
    known = {label for task in context.tasks for label, _ in task.details}
    if context.quarters and len(context.quarters) < 4 or not any(map(tells_state, known)):
        return None
    return in_details(context._replace(ask=context.ask._replace(state=True)))


def _left(context: Context, done: Measure) -> Answer | None:
    """实际比全年目标多多少户."""
    goals = [f.measure for f in find(context, "district") if f.measure.task_id == done.task_id]
    same = [m for m in goals if m.unit == done.unit or {m.unit, done.unit} <= PEOPLE]
    named = [m for m in same if done.counted[-2:] in m.counted] if len(same) > 1 else same
    if not named or done.unit == "%" or done.clause.startswith(_NOT_DONE):
        return None
    goal = named[0]
    value = round(abs(goal.value - done.value), 6)
    more, less = sorted((goal, done), key=lambda m: -m.value)
    shown = f"{figure_text(more.value, goal.unit)}－{figure_text(less.value, goal.unit)}"
    verb = "还差" if goal.value >= done.value else "超出"
    total = amount(value, goal.unit)
    return with_value(context, value, goal.unit, f"{verb}{total}：{shown}＝{total}。", [done, goal])
