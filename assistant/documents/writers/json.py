"""JSON: all that is stored of a list, field by field."""

from __future__ import annotations

import json

from assistant.catalog.records import ListRecord
from assistant.documents.readers.json import to_json


def export(record: ListRecord) -> bytes:
    """The list as a JSON file."""
    return (json.dumps(to_json(record), ensure_ascii=False, indent=1) + "\n").encode()
