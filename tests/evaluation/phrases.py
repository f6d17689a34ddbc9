"""The phrase files of tests/corpus: ``meaning <- phrasing | phrasing``.

``-`` is the meaning of what must not match.  ``xfail (why): meaning <- …`` marks what is known to be wrong;
such a line has to be fixed or taken out as soon as it is right (strict).  ``#`` starts a comment line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.evaluation.corpus import FOLDER

NOTHING = "-"
_LINE = re.compile(r"(?:xfail \((?P<why>[^)]+)\): )?(?P<meaning>.+?) ?<- (?P<phrases>.+)")


class Example(NamedTuple):
    """``text`` has ``meaning`` in a file's dimension; ``why`` it does not yet, or ""."""

    dimension: str
    meaning: str
    text: str
    why: str


def examples() -> Iterator[Example]:
    """All phrases of all files; raises ValueError with file and line for a line that is not one."""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line)
            if match is None:
                raise ValueError(f"{path.name}:{number}: {line}")
            for phrase in match["phrases"].split(" | "):
                yield Example(path.stem, match["meaning"], phrase.strip(), match["why"] or "")
