"""``make eval``: right answers by class, slips by kind, refusals, as one table.

python -m tests.evaluation.report [--failures]
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from typing import Any

from assistant import Assistant
from tests.evaluation.corpus import day, judge, records, same
from tests.evaluation.noise import SLIPS, Spans, noisy
from tests.evaluation.refusals import unanswerable


def questions(assistant: Assistant) -> tuple[Counter[str], Counter[str], list[str]]:
    """(right, total, failures) over the single questions, by file and by type."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failures = []
    for record in records("questions*.jsonl"):
        reason = judge(record, assistant.ask(record["q"], day(record)))
        for key in (record["type"], record["file"]):
            total[key] += 1
            right[key] += reason is None
        if reason:
            failures.append(f"[{record['type']}] {record['q']} → {reason}")
    return right, total, failures


def dialogues(assistant: Assistant) -> tuple[int, int, list[str]]:
    """(right, total, failures) over the turns of the dialogues."""
    right = total = 0
    failures = []
    for record in records("dialogues*.jsonl"):
        talk = assistant.conversation()
        for turn in record["turns"]:
            reason = judge(turn, talk.ask(turn["q"], day(turn)))
            total += 1
            right += reason is None
            if reason:
                failures.append(f"[对话] {turn['q']} → {reason}")
    return right, total, failures


def spans(assistant: Assistant, record: dict[str, Any]) -> Spans:
    """Where the words stand that were understood; none for a text that normalizing changes."""
    query = assistant.explain(record["q"], day(record)).query
    found = []
    for mention in query.mentions:
        if mention.dimension in ("unit", "topic", "aspect", "word") and "and" not in mention.value:
            if record["q"][mention.start : mention.end] == mention.surface:
                found.append((mention.start, mention.end))
    return tuple(found)


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
    right, total, failures = questions(assistant)
    print("题目（按类型、按文件）")
    for key in sorted(total):
        print(f"  {key:<22}{right[key]:>5}/{total[key]:<5}{right[key] / total[key]:7.1%}")
    turns_right, turns, turn_failures = dialogues(assistant)
    print(f"对话  {turns_right}/{turns} {turns_right / turns:.1%}")
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
        print(*failures, *turn_failures, *slip_failures, *refusal_failures, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
