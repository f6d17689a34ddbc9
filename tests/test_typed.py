"""``assistant.typed`` at run time is what ``typing`` is to the type checker."""

from __future__ import annotations

import pickle
from typing import get_args

import pytest

from assistant.kinds import Status
from assistant.query import Figure, Step


def test_fields_defaults_and_names() -> None:
    step = Step("验收", ("验收", "检查验收"))
    assert (step.surface, step.kind, step._fields) == ("验收", "other", ("surface", "words", "kind"))
    assert tuple(step) == ("验收", ("验收", "检查验收"), "other")
    assert Step(words=(), surface="开工", kind="start").kind == "start"
    assert repr(Figure("户")).startswith("Figure(unit='户', noun='',")


def test_changed_copied_compared() -> None:
    step = Step("验收", ())
    assert step._replace(kind="finish") == Step("验收", (), "finish")
    assert step._asdict() == {"surface": "验收", "words": (), "kind": "other"}
    assert pickle.loads(pickle.dumps(step)) == step and hash(step) == hash(Step("验收", ()))
    with pytest.raises(ValueError, match="unknown"):
        step._replace(nothing=1)  # type: ignore[call-arg]


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError):
        Step("验收")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Step("验收", (), "other", 1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Step("验收", ()).new = 1  # type: ignore[attr-defined]


def test_literals_keep_their_values() -> None:
    assert set(get_args(Status)) == {"answered", "not_found", "ambiguous", "help"}
