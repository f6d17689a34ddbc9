"""Who answers for the tasks where no column says it outright: the first of several, the people named."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.catalog.records import UnitRecord
from assistant.documents.drafts import Draft
from assistant.documents.grid import Grid, Paragraph, Source
from assistant.documents.headings import clean_heading
from assistant.documents.natures import is_person
from assistant.documents.units import split_outside

_FIRST_LEADS = re.compile(
    r"(?:首位|首个|第[一1][位个名家]?|最前面?)[^，。；]{0,8}?(?:为|是|即|系|作为)[^，。；]{0,4}(?:牵头|主责|主办)"
)
_ANSWERS = re.compile("责任人|负责人|承办人|经办人")


def find_answerable(drafts: list[Draft], source: Source) -> None:
    """责任单位（列首位的为牵头单位）; 责任人 of a list that names no units."""
    if not any(draft.units for draft in drafts):
        _by_people(drafts, source)
    _by_order(drafts, source)


def _by_order(drafts: list[Draft], source: Source) -> None:
    texts = [b.text for b in source.blocks if isinstance(b, Paragraph)]
    ends = [row for b in source.blocks if isinstance(b, Grid) for row in (*b.rows[:5], *b.rows[-3:])]
    texts += [cell.text for row in ends for cell in row]
    said = next((m[0] for text in texts if (m := _FIRST_LEADS.search("".join(text.split())))), "")
    if not said:
        return
    source.warn(None, "责任单位", f"“{said}”：第一个读作牵头单位，后面的读作配合单位")
    for draft in drafts:
        if len({unit.role for unit in draft.units}) == 1:
            draft.units[1:] = [replace(unit, role="support") for unit in draft.units[1:]]


def _by_people(drafts: list[Draft], source: Source) -> None:
    for draft in drafts:
        label = next((name for name in draft.details if _ANSWERS.search(clean_heading(name))), "")
        people = draft.details.get(label, "")
        if not is_person(people):
            return
        draft.units = [UnitRecord(name) for name in split_outside(people)]
    source.warn(None, "责任单位", "没有责任单位一栏，责任人读作负责的人")
