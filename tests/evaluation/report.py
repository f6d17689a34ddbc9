"""``make eval``: right answers by class, slips by kind, refusals, as one table.

python -m tests.evaluation.report [--failures]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from assistant import Assistant
from tests.evaluation.corpus import Case, day, dialogues, questions, records, same
from tests.evaluation.expected import key, wrong
from tests.evaluation.noise import SLIPS, Spans, noisy
from tests.evaluation.refusals import unanswerable


def counted(wrong: Collection[tuple[str, str]], cases: Iterable[Case]) -> tuple[Counter[str], Counter[str]]:
    """(right, total) by file and by type."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in cases:
        for name in (case.gold.get("type", "parts"), case.file):
            total[name] += 1
            right[name] += key(case) not in wrong
    return right, total


def spans(assistant: Assistant, record: dict[str, Any]) -> Spans:
    """Where the words stand that were understood; none for a text that normalizing changes."""
    question = assistant.explain(record["q"], day(record)).question
    return tuple(
        (piece.start, piece.end)
        for piece in question.pieces
        if piece.kind in ("unit", "topic", "aspect", "word")
        and piece.used not in ("和", "跟…比")
        and record["q"][piece.start : piece.end] == piece.text
    )


def slips(assistant: Assistant) -> tuple[dict[str, Counter[str]], list[str]]:
    """Kind of slip → how the answers compare with the clean question's: same, asked back, other rows."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    failures = []
    for record in records("questions*.jsonl"):
        if record["type"] in ("none", "help") or record.get("noise"):
            continue
        clean = assistant.ask(record["q"], day(record))
        if clean.status != "answered":
            continue
        words = spans(assistant, record)
        for kind in SLIPS:
            typed = noisy(record["q"], kind, words)
            if typed is None:
                continue
            answer = assistant.ask(typed, day(record))
            outcome = "same" if same(clean, answer) else "back" if answer.status != "answered" else "other"
            table[kind][outcome] += 1
            if outcome != "same":
                failures.append(f"[{kind}:{outcome}] {typed}   ({record['q']})")
    return table, failures


def refusals(assistant: Assistant) -> tuple[Counter[str], Counter[str], list[str]]:
    """(refused, total, failures) by kind over made-up questions that the list does not answer."""
    refused: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failures = []
    for one in unanswerable(assistant.document):
        answer = assistant.ask(one.question, day({}))
        total[one.kind] += 1
        if answer.status == "not_found" and not answer.rows:
            refused[one.kind] += 1
        else:
            failures.append(f"[拒答:{one.kind}] {one.question} → {answer.summary}")
    return refused, total, failures


def main() -> int:
    """Print the tables; 0 always: this measures, the tests decide."""
    assistant = Assistant()
    failures = [(case, reason, answer) for case, reason, answer in wrong()]
    missed = {key(case) for case, _, _ in failures}
    for title, cases in (
        ("题目", list(questions())),
        ("对话", [turn for turns in dialogues() for turn in turns]),
    ):
        right, total = counted(missed, cases)
        print(f"{title}（按类型、按文件）")
        for name in sorted(total):
            print(f"  {name:<22}{right[name]:>5}/{total[name]:<5}{right[name] / total[name]:7.1%}")
    false = sum(answer.status == "answered" for _, _, answer in failures)
    print(f"错 {len(failures)}，其中答非所问 {false}")
    table, slip_failures = slips(assistant)
    print("笔误：与无误时答案相同 / 反问或说没有 / 别的行")
    whole: Counter[str] = Counter()
    for kind, counts in table.items():
        n = sum(counts.values())
        whole.update(counts)
        print(
            f"  {kind:<4}{counts['same'] / n:8.1%}{counts['back'] / n:8.1%}{counts['other'] / n:8.1%}   n={n}"
        )
    n = sum(whole.values())
    print(f"  合计{whole['same'] / n:8.1%}{whole['back'] / n:8.1%}{whole['other'] / n:8.1%}   n={n}")
    refused, asked, refusal_failures = refusals(assistant)
    kinds = "  ".join(f"{kind} {refused[kind]}/{asked[kind]}" for kind in asked)
    print(f"拒答  {refused.total()}/{asked.total()} {refused.total() / asked.total():.1%}   {kinds}")
    if "--failures" in sys.argv:
        print(*(f"{case.file}: {case.name} → {reason}" for case, reason, _ in failures), sep="\n")
        print(*slip_failures, *refusal_failures, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
