"""The names that Tab completes, read from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.chat.completion import Word, topics, vocabulary

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def list_words(assistant: Assistant) -> tuple[Word, ...]:
    """Units, categories, topics and periods of the default list, with their pinyin."""
    document, store = assistant.document, assistant.store
    return vocabulary(document, topics(document, store.senses), store.readings)
