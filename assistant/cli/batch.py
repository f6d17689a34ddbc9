"""``batch``: one question a line in, one JSON answer a line out, whatever the line holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from assistant.answer import Answer
from assistant.arguments import iso_day
from assistant.assistant import Assistant
from assistant.catalog.places import question_log
from assistant.cli.guard import complain, reason
from assistant.cli.streams import repair, text_lines
from assistant.errors import DatabaseError, UsageError
from assistant.files import is_unreadable
from assistant.render.to_json import json_line

_CHUNK = 32  # lines that a process is given at a time
_KEPT = 1024  # answers: what a hotline writes down repeats itself
Line = tuple[str, "date | None", int, "str | None"]  # text, today, its number, the encoding to write in


def run_batch(assistant: Assistant, file: Path | None, today: date | None, jobs: int = 1) -> int:
    """Answer the lines of ``file`` (None or ``-``: standard input); every non-blank line gets one line."""
    if file is None or str(file) == "-":
        if sys.stdin is None:
            raise UsageError("没有标准输入", "例：qingdan batch 问题.txt")
        if sys.stdin.isatty():
            complain("每行写一个问题，Ctrl-D 结束")
        return answer_lines(assistant, sys.stdin.buffer, sys.stdout, today, jobs)
    try:
        stream = file.open("rb")
    except OSError as error:
        raise UsageError(f"打不开文件 {file}：{reason(error)}") from None
    with stream:
        return answer_lines(assistant, stream, sys.stdout, today, jobs)


def answer_lines(
    assistant: Assistant, source: BinaryIO, target: TextIO, today: date | None, jobs: int = 1
) -> int:
    """Answers in order, flushed one by one; ``jobs`` processes share the lines."""
    lines = (
        (line.strip(), today, number, target.encoding)
        for number, line in enumerate(text_lines(source), 1)
        if line.strip("\x00 \t\r\n\v\f\u3000\ufeff")
    )
    for text in _answered(assistant, lines, jobs):
        target.write(text + "\n")
        target.flush()
    return 0


def _answered(assistant: Assistant, lines: Iterable[Line], jobs: int) -> Iterator[str]:
    """The answers as JSON, in the order of the lines."""
    if jobs == 1:
        clerk = _Clerk(assistant)
        yield from map(clerk.as_json, lines)
        return
    from multiprocessing import Pool

    with Pool(jobs, _take, (assistant,)) as pool:  # every process opens the database anew
        yield from pool.imap(_as_json_here, lines, _CHUNK)


class _Clerk:
    """Answers line by line; a line that was answered on the same day a while ago is not worked out again."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._notes_misses = bool(question_log())
        self._kept: dict[tuple[str, date, str | None], str] = {}

    def as_json(self, line: Line) -> str:
        text, today, number, encoding = line
        asked = text, today or date.today(), encoding
        told = self._kept.get(asked)
        if told is None:
            answer = answer_line(self._assistant, text, today, number)
            told = json_line(answer.to_dict(), encoding)
            found_nothing = answer.status == "not_found"
            # a miss may have to be written down each time, and a line that cannot be asked has no suggestions
            if not found_nothing or (answer.suggestions and not self._notes_misses):
                if len(self._kept) >= _KEPT:
                    self._kept.clear()
                self._kept[asked] = told
        return told


_here: list[_Clerk] = []  # of a process of the pool


def _take(assistant: Assistant) -> None:
    _here[:] = [_Clerk(assistant)]


def _as_json_here(line: Line) -> str:
    return _here[0].as_json(line)


def answer_line(assistant: Assistant, line: str, today: date | None, number: int) -> Answer:
    """The answer to line ``number``, plain or JSON; an unusable one is answered ``not_found`` with the reason."""
    try:
        question, day = read_line(line)
    except UsageError as error:
        complain(f"第{number}行：{error}")
        return unusable(assistant, line, str(error))
    try:
        return assistant.ask(question, today=day or today)
    except DatabaseError:
        raise
    except Exception as error:  # the other lines still want their answers
        complain(f"第{number}行程序出错：{type(error).__name__}: {error}（问题：{question[:40]}）")
        return unusable(assistant, question, "这个问题没能处理，程序出错了。")


def read_line(line: str) -> tuple[str, date | None]:
    """(question, today) of a line; raises UsageError for a JSON line that is not of the contract's form."""
    if is_unreadable(line):
        raise UsageError("这一行的编码认不出来", "请把文件存成 UTF-8 或 GBK")
    if not line.startswith("{"):
        return line, None
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise UsageError("这一行不是完整的 JSON", '格式：{"question": "…", "today": "YYYY-MM-DD"}') from None
    question, today = record.get("question"), record.get("today")
    if not isinstance(question, str) or not question.strip():
        raise UsageError("这一行没有问题", '格式：{"question": "…", "today": "YYYY-MM-DD"}')
    if today is None:
        return repair(question), None
    if not isinstance(today, str):
        raise UsageError("today 不对", "应为 YYYY-MM-DD，例：2022-08-30")
    return repair(question), iso_day(today)


def unusable(assistant: Assistant, question: str, reason: str) -> Answer:
    """The answer to a line that cannot be asked."""
    info = assistant.info
    return Answer(
        question=question,
        status="not_found",
        intent=None,
        summary=reason,
        source_list=info.title,
        source_issued=info.issued,
    )
