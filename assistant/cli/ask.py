"""``ask``: a request → the answer on standard output and the exit status."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.assistant import MAX_QUESTION, Assistant
from assistant.cli.guard import NOT_FOUND, complain
from assistant.cli.options import AskRequest
from assistant.cli.streams import is_drawn
from assistant.errors import UsageError
from assistant.render import texts
from assistant.render.sheet import answer_sheet

if TYPE_CHECKING:
    from assistant.assistant import Explanation

_EXAMPLE = "例：qingdan 区残联三季度要做什么"


def run_ask(request: AskRequest) -> int:
    """Answer one question; 0 answered or help, 1 nothing found."""
    question = check_question(" ".join(request.words))
    style = chosen_format(request.json, request.format)
    assistant = open_assistant(request.db, request.synonyms)
    if request.explain:
        explanation = assistant.explain(question, today=request.today)
        print_explanation(explanation, style)
        answer = explanation.answer
    else:
        answer = assistant.ask(question, today=request.today)
        print_answer(answer, style)
    return 0 if answer.status in ("answered", "help") else NOT_FOUND


def open_assistant(db: str | None, synonyms: str | None) -> Assistant:
    """The assistant over ``db`` (default: the shipped database) with a person's own words added."""
    return Assistant(db, synonyms=synonyms)


def check_question(question: str) -> str:
    """``question``, when it says something in at most MAX_QUESTION characters."""
    if not any(char.isprintable() and not char.isspace() for char in question):
        raise UsageError("没有问题", _EXAMPLE)
    if len(question) > MAX_QUESTION:
        raise UsageError(f"问题太长（{len(question)}字）", f"请说短一些，最多{MAX_QUESTION}字")
    return question


def chosen_format(json: bool, style: str) -> str:
    """The format meant by ``--json`` and ``--format``: by default a table on a terminal, else plain lines."""
    if json and style not in ("", "json"):
        raise UsageError(f"--json 和 --format {style} 只能选一个")
    if json:
        return "json"
    return style or ("table" if is_drawn(sys.stdout) else "plain")


def print_answer(answer: Answer, style: str) -> None:
    """Write ``answer`` to standard output in the format ``style``."""
    if style == "table":
        from assistant.render.terminal import print_answer as draw

        draw(answer, sys.stdout, is_drawn(sys.stdout))
        return
    texts.write_lines(sys.stdout, [as_text(answer, style)])
    if not answer.rows and style in ("csv", "jsonl"):
        complain(answer.summary)  # these formats hold rows only: the reason goes beside them


def as_text(answer: Answer, style: str) -> str:
    """``answer`` in a format that needs no terminal."""
    encoding = sys.stdout.encoding
    if style == "json":
        return texts.json_line(answer.to_dict(), encoding)
    if style == "jsonl":
        return texts.jsonl_answer(answer, encoding)
    if style == "csv":
        return texts.csv_sheet(answer_sheet(answer, full=True))
    return texts.markdown_answer(answer) if style == "markdown" else texts.plain_answer(answer)


def print_explanation(explanation: Explanation, style: str) -> None:
    """How the question was read, then the answer; with JSON one object with the key ``explain``."""
    from assistant.render.trace import trace_lines, trace_record

    if style == "json":
        record = explanation.answer.to_dict() | {"explain": trace_record(explanation)}
        texts.write_lines(sys.stdout, [texts.json_line(record, sys.stdout.encoding)])
        return
    stream = sys.stderr if style in ("csv", "jsonl") else sys.stdout  # rows stay readable by programs
    texts.write_lines(stream, trace_lines(explanation))
    print_answer(explanation.answer, style)
