"""Documents → the catalog's records.

    file → sniff → one reader per format → Source (paragraphs, grids) → tables | paragraphs → ListRecord

>>> result = read_document("2023年西青区民心工程任务清单.xlsx")          # doctest: +SKIP
>>> result.record.region, len(result.record.tasks), result.warnings      # doctest: +SKIP
"""

from __future__ import annotations

from assistant.documents.document import ImportResult, read_document, read_documents
from assistant.documents.grid import ImportWarning

__all__ = ["ImportResult", "ImportWarning", "read_document", "read_documents"]
