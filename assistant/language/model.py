"""The weights that ``make link`` fits on the corpora: how evidence is ranked, and when it is enough."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")
Model = dict[str, dict[str, float]]


@lru_cache(maxsize=1)
def model() -> Model:
    """``rank``: what nearness counts beside the very words; ``weights`` of the features; ``thresholds``."""
    found: Model = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found
