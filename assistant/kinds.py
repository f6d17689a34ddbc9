"""The closed sets of words in an answer object."""

from __future__ import annotations

from assistant.typed import Literal

Status = Literal["answered", "not_found", "ambiguous", "help"]
Intent = Literal["milestones", "tasks", "units", "when", "count", "quantity", "about"]
Role = Literal["lead", "support"]
