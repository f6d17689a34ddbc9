"""``--explain``: how a question was read, as lines for people and as a record for JSON.

Lines: the clean text, jieba's cuts, one line a mention (span, dimension, surface, rule, sureness, value),
corrections, content words, what was not understood, the query's slots, the candidate tasks with their scores.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from assistant.render.characters import one_line
from assistant.text.normalize import normalize

if TYPE_CHECKING:
    from assistant.assistant import Explanation
    from assistant.first.query import Query, Term

_DIMENSIONS = {
    "unit": "单位",
    "period": "时间",
    "year": "年份",
    "topic": "事项",
    "event": "环节",
    "aspect": "问法",
    "ask": "问数",
    "word": "清单用词",
    "ordinal": "序号",
    "reference": "指代",
    "condition": "条件",
    "number": "数字",
    "region": "地区",
    "filler": "虚词",
}
# Shown elsewhere, or nothing that a person would look for.
_NOT_SLOTS = frozenset(
    ("question", "text", "tokens", "mentions", "corrections", "ignored", "terms", "excluded_terms")
)
_SHOWN_WORDS = 6
_SHOWN_CANDIDATES = 10


def trace_record(explanation: Explanation) -> dict[str, Any]:
    """The reading as JSON values."""
    query = explanation.query
    return {
        "normalized": _normalized(query),
        "tokens": list(query.tokens),
        "mentions": [
            {
                "span": [m.start, m.end],
                "dimension": m.dimension,
                "surface": m.surface,
                "rule": m.rule,
                "confidence": m.confidence,
                "value": _jsonable(m.value),
            }
            for m in query.mentions
        ],
        "corrections": [{"from": typed, "to": meant} for typed, meant in query.corrections],
        "terms": [_term_record(term) for term in query.terms],
        "excluded_terms": [_term_record(term) for term in query.excluded_terms],
        "ignored": list(query.ignored),
        "query": {name: _jsonable(value) for name, value in _slots(query)},
        "candidates": [
            {"task": number, "score": round(score, 3), "chosen": number in _chosen(explanation)}
            for number, score in _candidates(explanation)
        ],
    }


def trace_lines(explanation: Explanation) -> list[str]:
    """The reading as aligned lines."""
    query = explanation.query
    lines = [_line("规整后", _normalized(query))]
    if query.tokens:
        lines.append(_line("分词", " / ".join(query.tokens)))
    lines += [_line("识别", _mention(m)) for m in query.mentions]
    lines += [_line("纠正", f"{typed} → {meant}") for typed, meant in query.corrections]
    lines += [_line("关键词", _term(term)) for term in query.terms]
    lines += [_line("排除词", _term(term)) for term in query.excluded_terms]
    lines.append(_line("没有看懂", "、".join(explanation.answer.understood.ignored or query.ignored) or "无"))
    lines.append(_line("查询", "; ".join(f"{name}={_short(value)}" for name, value in _slots(query))))
    chosen = _chosen(explanation)
    for number, score in _candidates(explanation)[:_SHOWN_CANDIDATES]:
        lines.append(_line("候选", f"任务{number}  得分{score:.2f}{'  选中' if number in chosen else ''}"))
    if not explanation.scores:
        listed = "、".join(map(str, sorted(chosen))) or "无"
        lines.append(_line("候选", f"没有用词打分；选中的任务：{listed}"))
    lines.append(_line("回答", f"{explanation.answer.status} {explanation.answer.intent or ''}"))
    return lines


def _line(label: str, text: str) -> str:
    return f"{label}{'　' * (4 - len(label))}  {one_line(text)}"


def _mention(mention: Any) -> str:
    name = _DIMENSIONS.get(mention.dimension, mention.dimension)
    value = _short(mention.value)
    return (
        f"[{mention.start}:{mention.end}] {name}“{mention.surface}”"
        f"  规则“{mention.rule}”  把握{mention.confidence:.0%}  → {value}"
    )


def _term(term: Term) -> str:
    others = [word for word in term.words if word != term.surface]
    same = "、".join(others[:_SHOWN_WORDS]) + (f"等{len(others)}个" if len(others) > _SHOWN_WORDS else "")
    return f"“{term.surface}”  {term.kind}  权重{term.weight:g}" + (f"  同义：{same}" if same else "")


def _term_record(term: Term) -> dict[str, Any]:
    return {
        "surface": term.surface,
        "span": [term.start, term.end],
        "kind": term.kind,
        "weight": term.weight,
        "words": list(term.words),
    }


def _normalized(query: Query) -> str:
    """The text that the spans count in: after corrections, where the query kept it."""
    text: str = getattr(query, "text", "")
    return text or normalize(query.question).text


def _slots(query: Query) -> list[tuple[str, Any]]:
    names = [name for name in query._fields if name not in _NOT_SLOTS]
    return [(name, value) for name in names if (value := getattr(query, name))]


def _candidates(explanation: Explanation) -> list[tuple[int, float]]:
    return sorted(explanation.scores.items(), key=lambda item: (-item[1], item[0]))


def _chosen(explanation: Explanation) -> set[int]:
    return {row.task for row in explanation.answer.rows}


def _jsonable(value: Any) -> Any:
    """Named tuples as objects, other collections as lists."""
    if hasattr(value, "_asdict"):
        return {name: _jsonable(item) for name, item in value._asdict().items()}
    if isinstance(value, (set, frozenset)):
        return sorted(map(_jsonable, value), key=str)
    if isinstance(value, (list, tuple)):
        return [_jsonable(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def _short(value: Any) -> str:
    """A value in a few characters: empty parts of a named tuple are left out."""
    if hasattr(value, "_asdict"):
        parts = [(name, item) for name, item in value._asdict().items() if item not in ("", None, False, ())]
        return "(" + ", ".join(f"{name}={_short(item)}" for name, item in parts) + ")"
    if isinstance(value, Iterable) and not isinstance(value, str):
        items = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return "、".join(map(_short, items))
    return str(value)
