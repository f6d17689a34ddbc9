"""清单助手: asks a government's responsibility list in Chinese, offline.

>>> from assistant import Assistant
>>> Assistant().ask("区残联三季度要做什么").summary
'区残联三季度共2项任务。'
"""

from __future__ import annotations

from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import Answer, Point, Row, Understood
    from assistant.assistant import Assistant
    from assistant.contents import Unit
    from assistant.conversation import Conversation
    from assistant.due import Due
    from assistant.errors import DatabaseError, DocumentError, QingdanError, SynonymError, UsageError
    from assistant.model.document import ListInfo

__all__ = [
    "Answer",
    "Assistant",
    "Conversation",
    "DatabaseError",
    "DocumentError",
    "Due",
    "ListInfo",
    "Point",
    "QingdanError",
    "Row",
    "SynonymError",
    "Understood",
    "Unit",
    "UsageError",
]
__version__ = "0.1.0"
_ROOMS = {
    "answer": ("Answer", "Point", "Row", "Understood"),
    "assistant": ("Assistant",),
    "contents": ("Unit",),
    "conversation": ("Conversation",),
    "due": ("Due",),
    "errors": ("DatabaseError", "DocumentError", "QingdanError", "SynonymError", "UsageError"),
    "model.document": ("ListInfo",),
}


def __getattr__(name: str) -> object:
    """What the package offers is loaded when it is asked for: the command loads only what it needs."""
    from importlib import import_module

    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{room}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
