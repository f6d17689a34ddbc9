"""Names that look like a name, by rapidfuzz; used only when an answer has to be refused."""

from __future__ import annotations

from collections.abc import Sequence


def closest(name: str, choices: Sequence[str], limit: int) -> list[str]:
    """At most ``limit`` choices with a similarity (0-100) of 40 or more, most similar first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, choices, scorer=fuzz.ratio, limit=limit, score_cutoff=40)
    return [choice for choice, _, _ in found]
