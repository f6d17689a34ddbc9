"""The list itself: its name, when it was issued, what it covers, why a number is missing; and the greeting."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.refuse import not_found
from assistant.answering.reply import answered, understood
from assistant.answering.selection import Context
from assistant.answering.wording import united
from assistant.model.document import ListDocument
from assistant.query import Ask, CategoryFilter, TaskFilter
from assistant.slots import QUARTER_NAMES
from assistant.text.numerals import to_han

_SHORT = {"thanks": "不客气。", "goodbye": "再见。"}
_UNSTATED = {"issuer": "清单没有写由谁印发。", "issued": "清单没有写印发日期。", "title": "清单没有名称。"}


def about(ask: Ask, document: ListDocument) -> Answer:
    """The list's own fact, or the sentence that it does not have it."""
    if said := _fact(ask, document):
        return answered(Context(ask, document, ()), "about", said, ())
    return not_found(ask, document, _UNSTATED.get(ask.subject, "清单没有写这个。"))


def help_text(ask: Ask, document: ListDocument) -> Answer:
    """Thanks and goodbye get one short sentence, a greeting what can be asked."""
    info = document.info
    summary = _SHORT.get(ask.subject) or (
        f"我可以查{info.title}：问单位（{_unit(document)}三季度要做什么）、问事项（谁负责）、"
        "问时间（什么时候竣工）、问数量（全年多少户）。"
    )
    names = [unit.name for unit in document.units if unit.main_id is None][:2]
    offered = (
        ()
        if ask.subject in _SHORT
        else (*(f"{n}{QUARTER_NAMES[3]}要做什么" for n in names), "清单一共多少项任务")
    )
    return Answer(
        ask.surface,
        "help",
        None,
        summary,
        understood(ask, document),
        suggestions=offered,
        source_list=info.title,
        source_issued=info.issued,
    )


def _unit(document: ListDocument) -> str:
    return document.units[0].name if document.units else "某单位"


def _fact(ask: Ask, document: ListDocument) -> str:
    info = document.info
    match ask.subject:
        case "title":
            return f"这份清单是《{info.title}》。" if info.title else ""
        case "year":
            return f"这份清单是{info.year}年的，《{info.title}》。" if info.year else ""
        case "issued":
            return f"《{info.title}》{_date(info.issued)}印发。" if info.issued else ""
        case "issuer":
            return f"《{info.title}》由{document.issuer}印发。" if document.issuer else ""
        case "gap":
            return _gap(ask, document)
        case "count":
            return f"《{info.title}》共{len(document.tasks)}项任务。"
        case "scope":
            return _scope(document)
        case _:
            return ""


def _date(iso: str) -> str:
    """2022-03-30 → 2022年3月30日, as much of it as is known."""
    parts = [int(part) for part in iso.split("-")]
    return "".join(f"{number}{name}" for number, name in zip(parts, "年月日", strict=False))


def _scope(document: ListDocument) -> str:
    units = len([unit for unit in document.units if unit.main_id is None])
    classes = f"分{len(document.categories)}类，" if document.categories else ""
    return f"《{document.info.title}》{classes}共{len(document.tasks)}项任务，{units}个责任单位，按四个季度写阶段目标。"


def _gap(ask: Ask, document: ListDocument) -> str:
    """第十四项 is not in the list: only what concerns the district is."""
    known = set(document.categories) or {task.number for task in document.tasks}
    named = [n for f in ask.filters if isinstance(f, (CategoryFilter, TaskFilter)) for n in f.numbers]
    missing = [n for n in named or range(1, max(known, default=0)) if n not in known]
    if not missing:
        there = united(f"第{to_han(n)}项" for n in named)
        return f"{there}在清单里，没有缺。" if named else "清单的编号是连续的，没有缺项。"
    region = document.info.region
    reason = f"清单只列涉及{region}的项目" if "涉及" in document.info.title and region else "清单没有写原因"
    return f"清单里没有{united(f'第{to_han(n)}项' for n in missing)}：{reason}。"
