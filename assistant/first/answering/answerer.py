"""Query + list → Answer: choose the tasks, then let the intent say what about them."""

from __future__ import annotations

import re

from assistant.answer import Answer
from assistant.first.answering import refuse
from assistant.first.answering.intents import counting, figures, listing, quantity, when
from assistant.first.answering.intents.arithmetic import difference_between
from assistant.first.answering.intents.series import extreme_quarter
from assistant.first.answering.intents.vague import which_task
from assistant.first.answering.reply import Context
from assistant.first.answering.select import Selection, select
from assistant.first.answering.wording import QUARTER_NAMES
from assistant.first.language.conditions import TASKS_EACH
from assistant.first.query import Query
from assistant.model.document import ListDocument

HELP = (
    "我可以查{title}：问单位（区残联三季度要做什么）、问事项（口袋公园谁负责）、问时间（危房改造什么时候竣工）、"
    "问数量（租房补贴全年发多少钱）。"
)


def answer(query: Query, document: ListDocument) -> Answer:
    """The answer to ``query`` from ``document``; never raises for any query."""
    if query.intent == "help":
        return _help(query, document)
    if query.choices:
        return refuse.ask_back(query, document)
    refusal = _out_of_reach(query, document)
    if refusal:
        return refusal
    if query.parts:
        together = _parts(query, document)
        if together is not None:
            return together
    if beyond := _beyond(query):
        return refuse.not_found(query, document, Selection(), beyond)
    selection = select(document, query)
    if not selection.problem and (_says_nothing(query, selection) or _too_much_left(query, selection)):
        selection.problem = "topic"
    if selection.problem:
        return refuse.not_found(query, document, selection, refuse.reason_for(query, document, selection))
    context = _narrowed(Context(query, document, selection))
    if any(c.unit == TASKS_EACH for c in query.conditions):
        return listing.units_by_load(context) or refuse.not_found(
            query, document, selection, "清单里没有任务数符合的单位。"
        )
    if query.conditions and query.intent != "when":
        context = _filtered(context)
        if not context.selection.tasks:
            return refuse.not_found(query, document, selection, "清单里没有符合这个数量条件的任务。")
    result = _INTENTS[query.intent](context)
    if result is not None:
        return result
    if "average" in query.modifiers and query.intent in ("quantity", "count"):
        return refuse.not_found(query, document, selection, "清单没有写平均数，可以问总数或每个季度的数。")
    if query.intent == "quantity":
        return refuse.not_found(query, document, selection, refuse.nearest_sentence(context))
    if query.intent == "units":
        left_out = bool(query.excluded_units) and not query.modifiers & {"most", "fewest"}
        unnamed = not any(task.units for task in context.tasks)
        reason = (
            "没有别的单位负责。"
            if left_out
            else "清单没有写责任单位。"
            if unnamed
            else "清单里比不出这个名次，请问“谁的任务最多”。"
        )
        return refuse.not_found(query, document, selection, reason)
    return refuse.not_found(query, document, selection, f"清单没有写明{context.subject()}的这个时间。")


_STAFF = re.compile(r"(?:有|共)(?:多少|几个?)(?:人|名|位)")
_PERSONS = ("局长", "主任", "书记", "领导", "电话", "联系方式", "地址", "联系人")


def _beyond(query: Query) -> str:
    """What no responsibility list says, whatever it is asked about: persons, telephones, judgements."""
    if "subjective" in query.modifiers:
        return "清单不分轻重难易，只写任务、目标和责任单位。"
    asked = next((word for word in _PERSONS if word in query.text), "")
    if (
        asked
        and query.units
        and not any(asked in term.surface for term in query.terms if term.kind == "topic")
    ):
        if query.intent in ("units", "quantity") or not query.quarters:
            return f"清单只写责任单位，没有{asked}。"
    if query.intent == "quantity" and query.units and not query.things and _STAFF.search(query.text):
        return "清单没有写单位有多少人。"
    return ""


def _parts(query: Query, document: ListDocument) -> Answer | None:
    """Every part's rows one after the other; None when one of them has no answer of its own."""
    answers = [answer(part, document) for part in query.parts]
    if any(part.status != "answered" for part in answers):
        return None
    whole = answers[0].understood
    for part in answers[1:]:
        other = part.understood
        whole = whole._replace(
            units=tuple(dict.fromkeys((*whole.units, *other.units))),
            keywords=tuple(dict.fromkeys((*whole.keywords, *other.keywords))),
            categories=tuple(dict.fromkeys((*whole.categories, *other.categories))),
            ignored=tuple(dict.fromkeys((*whole.ignored, *other.ignored))),
        )
    corrections = tuple((c.typed, c.meant) for c in query.corrections)
    return answers[0]._replace(
        summary="；".join(part.summary.rstrip("。") for part in answers) + "。",
        understood=whole._replace(quarters=query.quarters, corrections=corrections),
        rows=tuple(dict.fromkeys(row for part in answers for row in part.rows)),
    )


def _narrowed(context: Context) -> Context:
    """那172个: among several tasks the one whose figures hold the stated number."""
    if len(context.selection.tasks) < 2 or not context.query.numbers:
        return context
    wanted = {(number.value, number.unit) for number in context.query.numbers}
    quarters = context.query.quarters if not context.selection.topical else ()
    ids = {
        m.task_id
        for m in context.document.measures
        if (m.high, m.unit) in wanted and (not quarters or m.quarter in quarters)
    }
    kept = [task.index for task in context.tasks if task.id in ids]
    return Context(context.query, context.document, context.selection.only(kept)) if kept else context


def _filtered(context: Context) -> Context:
    """The tasks that meet every condition on a quantity."""
    query = context.query
    kept = [task.index for task in figures.that_meet(context, query.conditions)]
    if query.intent == "quantity" and query.ask and not query.ask.unit:
        query = query._replace(intent="list")
    return Context(query, context.document, context.selection.only(kept))


def _says_nothing(query: Query, selection: Selection) -> bool:
    """A question that names nothing of the list at all (今天怎么样) has no answer in it."""
    named = (
        query.units
        or query.categories
        or query.tasks
        or query.quarters
        or query.conditions
        or query.numbers
        or selection.topical
        or query.excluded_units
        or query.excluded_terms
        or (query.ask and query.ask.what.startswith("count_"))
        or query.modifiers & {"most", "fewest", "everything"}
    )
    return not (named or _asks_for_all(query))


def _asks_for_all(query: Query) -> bool:
    """今年有哪些任务, 津南区的任务: nothing restricts them, and nothing in them was not understood."""
    if query.terms or query.ignored:
        return False
    if query.intent == "units":  # 列出责任单位, 19个单位都是谁
        return "单位" in query.text
    asked = any(word in query.text for word in ("任务", "事项", "民心工程"))
    return query.intent == "list" and asked and "list" in query.modifiers


def _too_much_left(query: Query, selection: Selection) -> bool:
    """Only a time was understood, and beside it a word that may name anything (区人大下半年有啥任务)."""
    if (
        selection.topical
        or query.units
        or query.categories
        or query.tasks
        or query.conditions
        or query.numbers
    ):
        return False
    left = [t for t in query.terms if t.kind == "unknown" and not t.background]
    selection.missing = [t.surface for t in left]
    return sum(t.weight for t in left) >= 0.8


def _out_of_reach(query: Query, document: ListDocument) -> Answer | None:
    """Another year, another district, a quarter that no year has."""
    info = document.info
    if query.problems and query.problems[0].startswith("dialogue:"):
        reason = query.problems[0].partition(":")[2]
    elif query.year is not None:
        reason = f"清单是{info.year}年的，没有{query.year}年的内容。"
    elif query.region is not None:
        reason = f"清单是{info.region}的，没有{query.region}的内容。"
    elif query.problems:
        reason = f"没有“{query.problems[0].partition(':')[2]}”这个时间，一年只有四个季度。"
    else:
        return None
    return refuse.not_found(query, document, Selection(), reason)


def _help(query: Query, document: ListDocument) -> Answer:
    names = [unit.name for unit in document.units[:2]]
    return Answer(
        question=query.question,
        status="help",
        intent=None,
        summary=HELP.format(title=document.info.title + _issued(document)),
        suggestions=(
            *(f"{name}{QUARTER_NAMES[3]}要做什么" for name in names),
            "清单一共多少项任务",
        ),
        source_list=document.info.title,
        source_issued=document.info.issued,
    )


def _issued(document: ListDocument) -> str:
    """（2022年3月30日印发）, as far as it is known."""
    if not document.info.issued:
        return ""
    year, month, day = document.info.issued.split("-")
    return f"（{year}年{int(month)}月{int(day)}日印发）"


def _list(context: Context) -> Answer:
    if not context.query.quarters:
        return listing.tasks(context)
    if not any(task.milestones[q - 1] for task in context.tasks for q in context.query.quarters):
        return listing.without_quarters(context)
    return listing.milestones(context)


def _units(context: Context) -> Answer | None:
    if context.query.modifiers & {"most", "fewest"}:
        if "category" in context.query.modifiers and "units" not in context.query.modifiers:
            return listing.extreme_categories(context)
        if context.selection.topical and not context.query.units:
            compared = _most_of_a_quantity(context)
            if compared is not None:
                return compared
        return listing.extreme_units(context)
    if "difference" in context.query.modifiers and len(context.selection.units) == 1:
        return listing.units_with_more(context)
    return listing.units(context)


def _most_of_a_quantity(context: Context) -> Answer | None:
    """哪个季度优化的线路最多, 多功能运动场和体育园哪个多: figures are compared, not numbers of tasks."""
    if "when" in context.query.modifiers or len(context.query.quarters) > 1:
        return extreme_quarter(context)
    if len({term.group for term in context.query.things}) > 1:
        return difference_between(context)
    return None


def _count(context: Context) -> Answer | None:
    if "average" in context.query.modifiers:
        return None
    ask = context.query.ask
    if ask and ask.what == "count_or_quantity" and context.selection.topical and not context.selection.units:
        stated = quantity.quantity(context)
        if stated is not None and stated.value_unit == "项":
            return stated
    return counting.count(context)


def _quantity(context: Context) -> Answer | None:
    if "average" in context.query.modifiers:
        return None
    if "ratio" in context.query.modifiers and context.query.units and not context.selection.topical:
        return counting.count(context)
    ask = context.query.ask
    if back := which_task(context):
        return back
    if len(context.selection.tasks) == 1 and (stated := quantity.quantity(context)):
        return stated
    if context.query.units and not context.selection.topical and ask and ask.unit in ("条", "个", "件", "项"):
        return counting.count(context)  # 文旅局一共扛几条
    return quantity.quantity(context)


def _when(context: Context) -> Answer | None:
    extreme = any(condition.op in ("max", "min") for condition in context.query.conditions)
    if extreme or context.query.modifiers & {"most", "fewest"}:
        return extreme_quarter(context)
    return when.when(context)


_INTENTS = {
    "list": _list,
    "units": _units,
    "when": _when,
    "count": _count,
    "quantity": _quantity,
}
