"""The tasks about a thing: the language room has linked its words to them."""

from __future__ import annotations

from assistant.answering.wording import united
from assistant.model.document import ListDocument
from assistant.query import Topic, TopicFilter


def restrict(wanted: TopicFilter) -> set[int]:
    """The tasks of any of the topics."""
    return {index for topic in wanted.topics for index in topic.tasks}


def spoken(wanted: TopicFilter, document: ListDocument) -> str:
    """“口袋公园”和“停车场”."""
    return united(f"“{name(topic, document)}”" for topic in wanted.topics)


def name(topic: Topic, document: ListDocument) -> str:
    """The category's name where the words name one as a whole, else the words."""
    if topic.category is not None and topic.category in document.categories:
        return document.categories[topic.category][0]
    return topic.surface
