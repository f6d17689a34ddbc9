"""Which words of an answer's texts are emphasised, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Answer

_MIN_PIECE = 2


def answer_pattern(answer: Answer) -> re.Pattern[str] | None:
    """Matches what was asked about in the rows' texts: keywords, and the figure that is the answer."""
    texts = [
        t for row in answer.rows for t in (row.category, row.city_task, row.district_task, *row.milestones)
    ]
    words = keyword_pieces(answer.understood.keywords, "\n".join(texts))
    patterns = [re.escape(word) for word in sorted(words, key=len, reverse=True)]
    patterns += value_forms(answer)
    return re.compile("|".join(patterns)) if patterns else None


def keyword_pieces(keywords: Iterable[str], text: str) -> list[str]:
    """Every keyword that stands in ``text``, else its longest parts that do (失业金 → 失业).

    >>> keyword_pieces(["口袋公园", "失业金"], "提升改造5个口袋公园。提高失业保险待遇标准。")
    ['口袋公园', '失业']
    """
    found: list[str] = []
    for keyword in keywords:
        for size in range(len(keyword), _MIN_PIECE - 1, -1):
            pieces = {keyword[i : i + size] for i in range(len(keyword) - size + 1)}
            here = sorted(piece for piece in pieces if piece in text)
            if here:
                found += here
                break
    return found


def value_pattern(answer: Answer) -> re.Pattern[str] | None:
    """Matches the figure that is the answer."""
    forms = value_forms(answer)
    return re.compile("|".join(forms)) if forms else None


def value_forms(answer: Answer) -> list[str]:
    """Patterns for the answer's value as texts write it: 20000人 is 20000人, 2万人 or 20000."""
    if answer.value is None or answer.intent not in ("quantity", "count", "units"):
        return []
    unit = re.escape(answer.value_unit or "")
    forms = [f"{answer.value:.6f}".rstrip("0").rstrip(".")]
    if answer.value >= 1000:
        forms.append(f"{answer.value / 10_000:.6f}".rstrip("0").rstrip(".") + "万")
    return [rf"(?<![\d.．]){re.escape(form)}(?![\d.]){unit}" for form in forms]
