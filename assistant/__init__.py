"""清单助手: asks a government's responsibility list in Chinese, offline.

>>> from assistant import Assistant
>>> Assistant().ask("区残联三季度要做什么").summary
'区残联三季度共2项任务。'
"""

from __future__ import annotations

from assistant.answer import Answer, Point, Row, Understood
from assistant.assistant import Assistant
from assistant.contents import Unit
from assistant.errors import DatabaseError, DocumentError, QingdanError, SynonymError, UsageError
from assistant.model.document import ListInfo
from assistant.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation import Conversation
    from assistant.due import Due

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


def __getattr__(name: str) -> object:
    """``Conversation`` and ``Due`` are loaded when they are asked for: a single question does without them."""
    if name == "Conversation":
        from assistant.conversation import Conversation

        return Conversation
    if name == "Due":
        from assistant.due import Due

        return Due
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
