"""One question a line from a pipe or a file: what a script, a test or another program talks to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from assistant.answer import Answer
from assistant.cli.streams import text_lines
from assistant.errors import QingdanError
from assistant.output.texts import json_line, plain_answer, write_lines

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_SURROGATE = re.compile("[\ud800-\udfff]")


class Turn(NamedTuple):
    """One line of input.  ``problem`` says in Chinese why it cannot be asked."""

    question: str = ""
    today: date | None = None
    reset: bool = False
    problem: str = ""


def run_pipe(
    assistant: Assistant, json_lines: bool, today: date | None, stdin: TextIO, stdout: TextIO
) -> int:
    """Answer every line, each at once; 0 when the input has ended."""
    run = _run_json if json_lines else _run_text
    return run(assistant, today, stdin, stdout)


def _run_json(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    talk = assistant.conversation()
    for line in read_lines(stdin):
        turn = parse(line)
        if turn.reset:
            talk.reset()
        if turn.problem:
            answer = _refusal(assistant, line, turn.problem)
        elif turn.question:
            answer = talk.ask(turn.question, turn.today or today)
        else:
            continue
        write_lines(stdout, [json_line(answer.to_dict(), stdout.encoding)])
    return 0


def _run_text(assistant: Assistant, today: date | None, stdin: TextIO, stdout: TextIO) -> int:
    from assistant.chat.session import Session

    session = Session(
        assistant,
        assistant.conversation(),
        say=lambda text: write_lines(stdout, [text]),
        show=lambda answer: write_lines(stdout, [plain_answer(answer) + "\n"]),
        today=today,
    )
    for line in read_lines(stdin):
        turn = parse(line)
        if turn.reset:
            session.reset()
        usual, session.today = session.today, turn.today or session.today
        try:
            if turn.problem:
                session.show(_refusal(assistant, line, turn.problem))
            elif not session.handle(turn.question):
                return 0
        except QingdanError as error:
            session.say(str(error))
        if turn.today:  # given for this line only, whereas /今天 stays
            session.today = usual
    return 0


def parse(line: str) -> Turn:
    """A line of plain text, or ``{"question": …, "today": …}``, or ``{"reset": true}``.

    >>> parse('{"question": "本季度呢", "today": "2022-08-15"}').today
    datetime.date(2022, 8, 15)
    """
    line = line.strip()
    if not line.startswith("{"):
        return Turn(line)
    try:
        record: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError):
        return Turn(problem="这一行以 { 开头，却不是有效的 JSON。")
    question, day, reset = record.get("question"), record.get("today"), record.get("reset") is True
    if question is None and reset:
        return Turn(reset=True)
    if not isinstance(question, str) or not question.strip():
        return Turn(reset=reset, problem='JSON 里没有问题，应写成 {"question": "…"}。')
    if day is None:
        return Turn(_SURROGATE.sub("\ufffd", question), reset=reset)
    try:
        return Turn(_SURROGATE.sub("\ufffd", question), date.fromisoformat(day), reset)
    except (TypeError, ValueError):
        return Turn(reset=reset, problem="today 应是日期，写成 2022-08-15。")


def read_lines(stdin: TextIO) -> Iterator[str]:
    """The lines as they arrive, without blank ones; UTF-8, GBK or UTF-16 with a byte order mark."""
    raw: BinaryIO | None = getattr(stdin, "buffer", None)
    lines = stdin if raw is None else text_lines(raw)
    return (line.strip() for line in lines if line.strip())


def _refusal(assistant: Assistant, line: str, reason: str) -> Answer:
    """The answer object for a line that holds no question."""
    info = assistant.document.info
    return Answer(
        question=line.strip(),
        status="not_found",
        intent=None,
        summary=reason,
        suggestions=("清单一共多少项任务",),
        source_list=info.title,
        source_issued=info.issued,
    )
