"""The small print of an answer, worded once for every human format."""

from __future__ import annotations

from assistant.answer import Answer

SHOW_HINT = "看一项的四个季度：qingdan show 任务号"


def notes(answer: Answer) -> list[str]:
    """What was corrected, what was inherited, what was not understood."""
    understood = answer.understood
    lines = [f"已按“{meant}”理解“{typed}”" for typed, meant in understood.corrections]
    if understood.inherited:
        lines.append("沿用：" + "、".join(understood.inherited))
    if understood.ignored:
        lines.append("没有看懂：" + "、".join(understood.ignored))
    return lines


def more_units(answer: Answer) -> str:
    """责任单位：… when the sentence does not name them all, else ""."""
    if all(unit in answer.summary for unit in answer.units):
        return ""
    return "责任单位：" + "、".join(answer.units)


def source(answer: Answer) -> str:
    """来源：《…》（2022年3月30日印发）."""
    return source_line(answer.source_list, answer.source_issued)


def source_line(title: str, issued: str) -> str:
    """The footer for a list's title and ISO date; "" without a title."""
    if not title:
        return ""
    parts = issued.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        issued = f"{int(parts[0])}年{int(parts[1])}月{int(parts[2])}日"
    return f"来源：《{title}》" + (f"（{issued}印发）" if issued else "")


def suggestions_heading(answer: Answer) -> str:
    """What stands above the numbered suggestions."""
    return {"ambiguous": "您问的是：", "help": "例如："}.get(answer.status, "可以这样问：")
