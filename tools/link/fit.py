"""Fits ``assistant/language/weights.json``: ``python -m tools.link.fit`` (``make link``).

A logistic regression over the named features (:mod:`assistant.language.decision`).
The thresholds are chosen on questions of lists that were left out of the fit, one list at a time: the lowest one that
keeps every :data:`LIMITS`.  Plain Newton steps: a dozen features need no library.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

from assistant.language.model import WEIGHTS, model
from tools.link.samples import Asked, Sample, samples

RIDGE = 1.0  # keeps the weights of rare features small
STEPS = 30
# At most: wrong answers of all corpus questions, answers to those of the corpora that have none, and of other worlds.
LIMITS = {"false": 0.0075, "none": 0.0115, "sieve": 0.005}
ASK = 0.35  # of the answer threshold: below it nothing is near enough to ask back

Vector = list[float]


def solve(matrix: list[Vector], right: Vector) -> Vector:
    """The solution of a small system, by elimination with pivots."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda r: abs(rows[r][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for below in range(at + 1, size):
            factor = rows[below][at] / rows[at][at]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        rest = sum(rows[at][k] * found[k] for k in range(at + 1, size))
        found[at] = (rows[at][size] - rest) / rows[at][at]
    return found


def fit(data: Sequence[Sample], names: Sequence[str]) -> dict[str, float]:
    """The weights of the features."""
    size = len(names)
    rows = [[sample.evidence[name] for name in names] for sample in data]
    weights = [0.0] * size
    for _ in range(STEPS):
        gradient = [-RIDGE * w for w in weights]
        curve = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
        for sample, row in zip(data, rows, strict=True):
            likely = 1 / (
                1 + math.exp(-max(-30.0, min(30.0, sum(w * x for w, x in zip(weights, row, strict=True)))))
            )
            error, slope = sample.right - likely, max(likely * (1 - likely), 1e-6)
            told = [(k, x) for k, x in enumerate(row) if x]
            for i, x in told:
                gradient[i] += error * x
                for j, y in told:
                    curve[i][j] += slope * x * y
        step = solve(curve, gradient)
        weights = [w + d for w, d in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)}


def likelihood(weights: dict[str, float], sample: Sample) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[n] * v for n, v in sample.evidence.items())))))


def threshold(judged: list[tuple[float, Sample]], asked: Asked) -> float:
    """The lowest likelihood from which on the limits hold."""
    allowed = {"false": asked.corpus, "none": asked.none, "sieve": asked.sieve}
    left = {kind: LIMITS[kind] * many for kind, many in allowed.items()}
    best = 1.0
    for likely, sample in sorted(judged, key=lambda item: -item[0]):
        if not sample.right:
            kinds = ("sieve",) if sample.sieve else ("false", "none") if sample.none else ("false",)
            for kind in kinds:
                left[kind] -= 1
            if min(left.values()) < 0:
                break
        best = likely
    return best


def report(name: str, judged: list[tuple[float, Sample]], at: float) -> str:
    right = [s for p, s in judged if s.right]
    none = [(p, s) for p, s in judged if s.none]
    answered = sum(p >= at for p, s in judged if s.right)
    false = sum(p >= at for p, s in judged if not s.right)
    kept = sum(p < at for p, _ in none)
    return f"{name:<14} 该答的答了 {answered}/{len(right)}  错答 {false}/{len(judged)}  该拒的拒了 {kept}/{len(none)}"


def main() -> None:
    data, asked = samples()
    names = list(data[0].evidence)
    held_out: list[tuple[float, Sample]] = []
    folds: dict[str, list[tuple[float, Sample]]] = {}
    for left_out in dict.fromkeys(sample.list_name for sample in data):
        weights = fit([s for s in data if s.list_name != left_out], names)
        folds[left_out] = [(likelihood(weights, s), s) for s in data if s.list_name == left_out]
        held_out += folds[left_out]
    at = round(threshold(held_out, asked), 3)
    for name, judged in folds.items():
        print(report(name, judged, at))
    print(report("合计（留出）", held_out, at), f"  门槛 {at}")
    fitted = {
        "rank": model()["rank"],
        "weights": fit(data, names),
        "thresholds": {"answer": at, "ask": round(at * ASK, 3)},
    }
    text = json.dumps(fitted, ensure_ascii=False, indent=1) + "\n"
    Path(WEIGHTS).write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
