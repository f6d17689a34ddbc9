"""The weights that ``make link`` fits on the corpora: how evidence is ranked, and when it is enough."""

from __future__ import annotations

import json
import os
from functools import lru_cache

from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.words.similarity import Evidence

WEIGHTS = os.path.join(os.path.dirname(__file__), "weights.json")
Model = dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def model() -> Model:
    """``rank``: what nearness counts beside the very words; ``weights`` of the features; ``thresholds``."""
    with open(WEIGHTS, encoding="utf-8") as file:
        found: Model = json.load(file)
    return found


def counts(near: Evidence) -> float:
    """What a task's nearness counts beside the very words, on the scale of :func:`assistant.language.case.gathered`."""
    ranks = model()["rank"]
    return ranks["words"] * near.words + ranks["whole"] * near.whole + ranks["told"] * near.likelier
