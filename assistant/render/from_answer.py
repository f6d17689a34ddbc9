"""An answer as a page: in which order its parts are said, worded once for every format."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.render.emphasis import answer_pattern, value_pattern
from assistant.render.page import (
    Bars,
    Block,
    Choices,
    Hint,
    Nearest,
    Note,
    Page,
    Part,
    Sentence,
    Source,
    Tasks,
)
from assistant.text.levels import level_names

SHOW_HINT = "看一项的四个季度：qingdan show 任务号"
MANY_TASKS = 8
WITH_MILESTONES = ("milestones", "when", "tasks", None)


def answer_page(answer: Answer) -> Page:
    """``answer``, whole: its questions one by one when there were several."""
    asked = answer.parts or (answer,)
    blocks: list[Block] = []
    for part in asked:
        if answer.parts:
            blocks.append(Part(part.question))
        blocks += _blocks(part)
    if answer.rows:
        blocks.append(Source(source_line(answer.source_list, answer.source_issued)))
    for part in asked:
        if part.suggestions:
            blocks.append(Choices(_choices_heading(part), part.suggestions))
    return Page(tuple(blocks), answer.to_dict, lambda: _records(answer), _value(answer))


def notes(answer: Answer) -> list[Note]:
    """What was corrected, inherited, not understood; what has to be said along with the answer."""
    understood = answer.understood
    lines = [Note("correction", f"已按“{meant}”理解“{typed}”") for typed, meant in understood.corrections]
    lines += [Note("link", f"按“{meant}”理解“{typed}”") for typed, meant in understood.links]
    if understood.inherited:
        lines.append(Note("inherited", "沿用：" + "、".join(understood.inherited)))
    if understood.ignored:
        lines.append(Note("ignored", "没有看懂：" + "、".join(understood.ignored)))
    return lines + [Note("caveat", text) for text in answer.caveats]


def source_line(title: str, issued: str) -> str:
    """来源：《…》（2022年3月30日印发） for a title and an ISO date; "" without a title."""
    if not title:
        return ""
    parts = issued.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        issued = f"{int(parts[0])}年{int(parts[1])}月{int(parts[2])}日"
    return f"来源：《{title}》" + (f"（{issued}印发）" if issued else "")


def _blocks(answer: Answer) -> Iterator[Block]:
    yield Sentence(answer.summary, answer.status == "answered", value_pattern(answer))
    yield from notes(answer)
    if not all(unit in answer.summary for unit in answer.units):  # the sentence does not name them all
        yield Note("units", "责任单位：" + "、".join(answer.units))
    if answer.series:
        yield Bars(answer.series)
    if answer.rows:
        shown = answer.intent in WITH_MILESTONES
        brief = shown and len(answer.rows) > MANY_TASKS and not any(row.quarter for row in answer.rows)
        yield Tasks(
            answer.rows, shown, brief, marked=answer_pattern(answer), levels=level_names(answer.source_list)
        )
        if brief:
            yield Hint(SHOW_HINT)
    if answer.nearest:
        yield Nearest(answer.nearest)


def _choices_heading(answer: Answer) -> str:
    return {"ambiguous": "您问的是：", "help": "例如："}.get(answer.status, "可以这样问：")


def _value(answer: Answer) -> tuple[tuple[str, str], ...]:
    """The answer where it is not the rows: a number, or a sentence about no task in particular."""
    if answer.status != "answered" or (answer.rows and answer.value is None and not answer.parts):
        return ()
    number = "" if answer.value is None else f"{answer.value:.6f}".rstrip("0").rstrip(".")
    return (("回答", answer.summary), ("数值", number), ("数值单位", answer.value_unit or ""))


def _records(answer: Answer) -> list[dict[str, object]]:
    """A row a line; before them the answer itself (all but the rows) where the rows are not the answer."""
    record: dict[str, object] = {**answer.to_dict()}
    rows = [{**row.to_dict()} for row in answer.rows]
    if answer.rows and not _value(answer):
        return list(rows)
    del record["rows"]
    return [record, *rows]
