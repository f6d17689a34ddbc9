"""The error family.  Every error says in Chinese what is wrong and what to do next.

QingdanError
├── UsageError        the question or an option cannot be used            (exit 2)
├── DatabaseError     missing, corrupt or foreign database                (exit 2)
├── SynonymError      an unreadable line of a synonym file, file:line     (exit 2)
└── DocumentError     a document that cannot be read as a list            (exit 2)
"""

from __future__ import annotations


class QingdanError(Exception):
    """Base of all errors meant for a person; ``hint`` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __str__(self) -> str:
        message = str(self.args[0])
        return f"{message}（{self.hint}）" if self.hint else message


class UsageError(QingdanError):
    """The question or an option cannot be used as given."""


class DatabaseError(QingdanError):
    """The database is missing, damaged or not one of ours."""


class SynonymError(QingdanError):
    """A synonym file has a line that cannot be read."""


class DocumentError(QingdanError):
    """A document cannot be imported as a list."""
