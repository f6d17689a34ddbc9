"""清单助手: asks a government's responsibility list in Chinese, offline.

>>> from assistant import Assistant
>>> Assistant().ask("区残联三季度要做什么").summary
'区残联三季度共2项任务。'
"""

from assistant.answer import Answer, Row, Understood
from assistant.assistant import Assistant
from assistant.errors import DatabaseError, QingdanError, SynonymError, UsageError

__all__ = [
    "Answer",
    "Assistant",
    "DatabaseError",
    "QingdanError",
    "Row",
    "SynonymError",
    "Understood",
    "UsageError",
]
__version__ = "0.1.0"
