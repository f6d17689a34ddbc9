"""One file a filter: which tasks it leaves, and how it is said in Chinese.  Each is loaded when a question has it."""

from __future__ import annotations

from assistant.typed import TYPE_CHECKING, module_named

if TYPE_CHECKING:
    from assistant.answering.filters import category, detail, figure, period, place, step, task, topic, unit

    __all__ = ["category", "detail", "figure", "period", "place", "step", "task", "topic", "unit"]
else:

    def __getattr__(name):
        if name.startswith("_"):
            raise AttributeError(name)
        return module_named(f"{__name__}.{name}")
