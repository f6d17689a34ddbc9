"""``ask``: a request → the answer on standard output and the exit status."""

from __future__ import annotations

import sys

from assistant.assistant import Assistant
from assistant.cli.guard import NOT_FOUND
from assistant.cli.options import AskRequest
from assistant.cli.showing import Style, show_page, show_record
from assistant.cli.streams import is_drawn
from assistant.conversation import MAX_QUESTION
from assistant.errors import UsageError
from assistant.files import is_unreadable
from assistant.render.formats import FORMATS
from assistant.saved import meant
from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.conversation import Reading as Explanation

_EXAMPLE = "例：qingdan 区残联三季度要做什么"


def run_ask(request: AskRequest) -> int:
    """Answer one question; 0 answered or help, 1 nothing found."""
    typed = check_question(" ".join(request.words))
    question = meant(typed)
    style = Style(chosen_format(request.json, request.format), request.bom, not request.no_pager)
    assistant = open_assistant(request.db, request.synonyms)
    if request.explain:
        explanation = assistant.explain(question, today=request.today)
        print_explanation(explanation, style)
        answer = explanation.answer
    else:
        answer = assistant.ask(question, today=request.today)
        if style.format == "json":
            show_record(answer.to_dict())
        else:
            _show(answer, question if question != typed else "", style)
    return 0 if answer.status in ("answered", "help") else NOT_FOUND


def _show(answer: Answer, meant: str, style: Style) -> None:
    """The answer as a page; in front the saved question that was meant."""
    from assistant.render.from_answer import answer_page
    from assistant.render.page import Part

    page = answer_page(answer)
    said = (Part(meant),) if meant else ()
    show_page(page._replace(blocks=said + page.blocks), style)


def open_assistant(db: str | None, synonyms: str | None) -> Assistant:
    """The assistant over ``db`` (default: the shipped database) with a person's own words added."""
    return Assistant(db, synonyms=synonyms)


def check_question(question: str) -> str:
    """``question``, when it says something in at most MAX_QUESTION characters."""
    if not any(char.isprintable() and not char.isspace() for char in question):
        raise UsageError("没有问题", _EXAMPLE)
    if is_unreadable(question):
        raise UsageError("问题的编码认不出来", "请用 UTF-8 或 GBK 的终端")
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


def print_explanation(explanation: Explanation, style: Style) -> None:
    """How the question was read, then the answer; with JSON one object with the key ``explain``."""
    from assistant.render.from_answer import answer_page
    from assistant.render.lines import write_lines
    from assistant.render.trace import trace_lines, trace_record

    page = answer_page(explanation.answer)
    if style.format == "json":
        record = {**page.record(), "explain": trace_record(explanation)}
        show_page(page._replace(record=lambda: record), style)
        return
    beside = FORMATS[style.format].bare or FORMATS[style.format].binary  # what programs read stays readable
    write_lines(sys.stderr if beside else sys.stdout, trace_lines(explanation))
    show_page(page, style)
