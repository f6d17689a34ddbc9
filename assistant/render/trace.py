"""``--explain``: how a question was read, as lines for people and as a record for JSON.

The pieces it was cut into and what each was read as, what was corrected or linked; then every part as an expression: the
target, the filters with the words they came from, the aggregate, what was left over, why there is no answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.render.characters import one_line

if TYPE_CHECKING:
    from assistant.conversation import Reading as Explanation
    from assistant.query import Ask, Piece

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
_KINDS = {
    "unit": "单位", "period": "时间", "year": "年份", "festival": "节日", "topic": "事项", "event": "环节", "aspect": "问法",
    "ask": "问数", "word": "清单用词", "ordinal": "序号", "bare": "序号", "reference": "指代", "condition": "条件",
    "stated": "数字", "region": "地区", "place": "地名", "filler": "虚词", "particle": "虚词", "unknown": "没有看懂",
    "role": "牵头或配合", "about": "问清单本身", "unsaid": "清单不写", "person": "清单不写", "state": "问实际情况",
    "pointer": "虚指", "never": "固定说法",
}  # fmt: skip
_TARGETS = {
    "milestones": "阶段性目标", "tasks": "任务", "units": "责任单位", "categories": "大类", "when": "在哪个季度",
    "value": "一个数", "about": "清单本身", "help": "问候或用法",
}  # fmt: skip
_AGGREGATES = {
    "none": "", "count": "计数", "sum": "合计", "difference": "相差", "ratio": "几倍", "share": "占比", "remaining": "还差",
    "most": "最多", "fewest": "最少", "series": "逐季", "compare": "对比",
}  # fmt: skip


def trace_lines(explanation: Explanation) -> list[str]:
    """The reading as aligned lines."""
    question = explanation.question
    lines = [_line("读到", _piece(piece)) for piece in question.pieces]
    lines += [_line("更正", f"{typed} → {meant}") for typed, meant in question.corrections]
    lines += [_line("联想", f"{typed} → {meant}") for typed, meant, _ in question.links]
    for number, ask in enumerate(question.parts, 1):
        if len(question.parts) > 1:
            lines.append(_line("第几问", str(number)))
        lines += [_line(name, text) for name, text in _ask_lines(ask)]
    answer = explanation.answer
    tasks = "、".join(str(task) for task in dict.fromkeys(row.task for row in answer.rows)) or "无"
    lines.append(_line("选中任务", tasks))
    lines.append(_line("回答", f"{answer.status} {answer.intent or ''}".strip()))
    return lines


def trace_record(explanation: Explanation) -> dict[str, Json]:
    """The reading as JSON values."""
    question = explanation.question
    return {
        "pieces": [
            {"text": p.text, "span": [p.start, p.end], "kind": p.kind, "rule": p.used}
            for p in question.pieces
        ],
        "corrections": [{"from": typed, "to": meant} for typed, meant in question.corrections],
        "links": [{"from": typed, "to": meant} for typed, meant, _ in question.links],
        "scope": _json(question.scope),
        "parts": [_ask_record(ask) for ask in question.parts],
    }


def _ask_lines(ask: Ask) -> Iterator[tuple[str, str]]:
    aggregate = _AGGREGATES[ask.aggregate]
    yield "问的是", _TARGETS[ask.target] + (f"，{aggregate}" if aggregate else "")
    for each in ask.filters:
        yield "限于", f"{type(each).__name__.removesuffix('Filter')} {_short(each)}"
    if ask.target == "value":
        yield "哪个数", _short(ask.figure) or "不限"
    if ask.inherited:
        yield "沿用", "、".join(ask.inherited)
    yield "没有用上", "、".join(ask.ignored) or "无"
    for problem in ask.problems:
        near = f"，相近的任务：{'、'.join(map(str, problem.near))}" if problem.near else ""
        yield "答不了", f"{problem.reason} {problem.text}{near}"


def _ask_record(ask: Ask) -> dict[str, Json]:
    record = {
        name: _json(value) for name, value in ask._asdict().items() if name not in ("filters", "surface")
    }
    filters = [
        {"filter": type(each).__name__.removesuffix("Filter").lower(), **_fields(each)}
        for each in ask.filters
    ]
    return {**record, "filters": list(filters)}


def _fields(value: object) -> dict[str, Json]:
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    return {name: _json(getattr(value, name)) for name in fields}


def _piece(piece: Piece) -> str:
    rule = f"  规则“{piece.used}”" if piece.used else ""
    return f"[{piece.start}:{piece.end}] “{piece.text}”  {_KINDS.get(piece.kind, piece.kind)}{rule}"


def _line(label: str, text: str) -> str:
    return f"{label}{'　' * (4 - len(label))}  {one_line(text)}"


def _json(value: object) -> Json:
    """Named tuples as objects, other collections as lists."""
    if hasattr(value, "_fields"):
        return _fields(value)
    if isinstance(value, (set, frozenset)):
        return sorted((_json(item) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [_json(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def _short(value: object) -> str:
    """A value in a few characters: what is empty or as usual is left out."""
    fields: tuple[str, ...] = getattr(value, "_fields", ())
    if fields:
        told = [(name, getattr(value, name)) for name in fields if name != "ids"]
        return " ".join(
            f"{name}={_short(item)}" for name, item in told if item not in ("", None, False, (), 0.0, "any")
        )
    if isinstance(value, (tuple, frozenset)):
        return "、".join(_short(item) for item in list(value)[:6])
    return str(value)
