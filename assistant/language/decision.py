"""Whether the evidence that a question is about a task is enough: a log-linear model over a few named features.

Its weights and the two thresholds stand in ``weights.json``; ``make link`` fits them on the corpora.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from assistant.language.case import Case
from assistant.language.evidence import SAYS_LITTLE, Weighed
from assistant.language.model import model
from assistant.language.segment import NAME
from assistant.typed import Literal

STRANGE, NEAR = 0.3, 0.8  # nearness that explains nothing of a word, and all of it
MOST = 3.0  # words near, or far, that still add to the evidence
BACKGROUND = {
    "topic": 0.6,
    "people": 0.2,
    "event": 0.2,
    "unknown": 0.12,
    "word": 0.5,
}  # outside the asking clause

Decision = Literal["answer", "ask", "refuse"]


def features(case: Case) -> dict[str, float]:
    """What speaks for and against the best of the chosen tasks.

    Shares are of the weight of the words that name things; steps (开工, 验收) only say what is asked about them.
    """
    lead, pairs = case.lead, _pairs(case)
    things = [w for w in case.weighed if w.term.kind != "event"]
    if not any(w.found.get(lead) or pairs.get(w.term.surface) for w in things):
        things = case.weighed
    total = sum(w.weight for w in things) or 1.0
    exact = [w for w in things if w.found.get(lead) and w.term.kind != "hint"]
    # A topic that the list lacks counts wherever it is said: 想加装电梯，补贴多少钱.
    told = [w for w in things if not w.term.background or w.term.kind == "topic"]
    told = [w for w in told if w.weight >= SAYS_LITTLE] or things
    near = case.near.get(lead)
    covered = sum(w.weight * w.found.get(lead, 0.0) for w in things)
    burden = sum(_burden(w, exact) for w in things if not w.found.get(lead))

    def alike(word: Weighed) -> float:
        """How far a word of the task means it, though it is another one."""
        return min(max((pairs.get(word.term.surface, 0.0) - STRANGE) / (NEAR - STRANGE), 0.0), 1.0)

    strange = [w for w in things if not w.found.get(lead)]
    unexplained = [w.weight * (1 - alike(w)) for w in strange if not w.term.background]
    asked = [w for w in told if w in strange] if near else []
    return {
        "coverage": covered / max(covered + burden, 1e-9),
        # 饭堂 for 食堂: what is said of an everyday word is rarely said of anything else.
        "everyday share": sum(w.weight for w in exact if w.term.is_everyday) / total,
        "worst unexplained": max(unexplained, default=0.0),
        "near words": min(sum(map(alike, asked)), MOST),
        "far words": min(_far(asked, alike), MOST),
        "told": near.likelier if near else 0.0,
        "whole": near.whole if near else 0.0,
        "several": float(len(case.chosen) > 1) if near else 0.0,
        "all words known": float(near is None),
        "one": 1.0,
    }


def _far(words: list[Weighed], alike: Callable[[Weighed], float]) -> float:
    """What the words tell that nothing of the task means."""
    if not words:
        return 0.0
    from assistant.language.nearness import says  # only what is not understood needs it

    return sum(says(word.term.surface) * (1 - alike(word)) for word in words)


def _pairs(case: Case) -> dict[str, float]:
    """Word of the question → its nearness to a word of the best task."""
    near = case.near.get(case.lead)
    return {asked: similarity for asked, _, similarity in near.pairs} if near else {}


def probability(evidence: dict[str, float]) -> float:
    """How likely the task is the one meant, 0 to 1."""
    weights = model()["weights"]
    return 1.0 / (1.0 + math.exp(-sum(weights[name] * value for name, value in evidence.items())))


def decide(evidence: dict[str, float]) -> Decision:
    """Answer, ask back, or refuse."""
    likely, thresholds = probability(evidence), model()["thresholds"]
    return "answer" if likely >= thresholds["answer"] else "ask" if likely >= thresholds["ask"] else "refuse"


def _burden(item: Weighed, found: list[Weighed]) -> float:
    """What a word that the task does not have counts against it: twice where it is joined to one that it has."""
    if item.term.background:
        return item.weight * BACKGROUND.get(item.term.kind, 1.0)
    return item.weight * (2.0 if len(item.term.surface) > 1 and _touches(item, found) else 1.0)


def _touches(item: Weighed, found: list[Weighed]) -> bool:
    """Whether the word is joined to one that was found: 职工疗休养名额; a name is, wherever it stands: 栖霞的冷库."""
    if item.term.kind == "unknown" and item.weight >= NAME:
        return True
    return any(
        other.term.start <= item.term.end and item.term.start <= other.term.end
        for other in found
        if other.term.kind in ("topic", "people", "word")
    )
