"""A unit cell → unit records: several units, lead and supporting roles, second names in （）.

>>> [(u.name, u.role) for u in parse_units("牵头单位：区教委；配合单位：区财政局、区住建委")]
[('区教委', 'lead'), ('区财政局', 'support'), ('区住建委', 'support')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.catalog.records import UnitRecord
from assistant.documents.headings import clean_heading
from assistant.documents.natures import is_person, is_post, looks_like_units, nature

PEOPLE = "责任人"  # under which those named with the units are kept
_KNOWN = 4096  # unit cells that are kept read: a list says the same ones again and again
_SEPARATORS = "\n\r\v、，,；;／/|┋"
_ROLE_LABEL = re.compile(
    r"((?:牵头|牽頭|主办|主責|主责|责任|責任|配合|协办|協辦|协同|協同|协助|協助|参与|參與|承办|实施)"
    r"(?:责任|責任)?(?:单位|單位|部门|部門)?)\s*[:：]"
)
# 区教育局牵头，区大数据局、区财政局配合: the role stands behind its units
_ROLE_BEHIND = re.compile(
    r"(牵头|主办|主责|负责|配合|协办|协同|协助|参与)(?:落实|实施|推进|做好)?(?=[，,；;。]|$)"
)
_SUPPORT = re.compile(r"配合|协办|协同|协助|参与|参加")
_ROLE_NOTE = re.compile(r"^(?:牵头|主办|主责|责任|负责|配合|协办|协同|协助|参与|参加)(?:单位|部门)?$")
_NO_NAME = re.compile(r"按职责|排名不分|按照|分工|等(?:单位|部门)?$|^\d+$")
_PAREN = re.compile(r"[（(]([^（）()]*)[）)]")
_NOBODY = frozenset(["—", "——", "-", "--", "无", "/", "\\", "暂无"])
# 1、区民政局⏎2、区教育局; ①区民政局②区教育局
_ENUMERATED = re.compile(r"(?m)^\s*[（(]?\d{1,2}[、.．)）](?!\d)\s*|[\u2460-\u2473]\s*")
_TRAILING = re.compile(r"[。.；;，,、：:]+$")
# Marks beside names: *区城管局, ★区教育局, ?区民政局, <br>, &nbsp;
_MARKS = re.compile(r"[*＊★☆※●■▲△◆◇○√?？#�\ue000-\uf8ff]+|</?\w+[^<>]{0,60}/?>|&\w{2,6};")
# 各镇(街道), 各乡镇（园区）: what stands in brackets is another kind of the same, no second name.
_SORT = re.compile(
    r"^(?:各?(?:镇|乡|乡镇|街道|镇街|园区|社区|村|办事处|街|居|场|开发区|平台|县|市|区|委|局|部门|单位)[、/和及]?)+$"
)
# What no unit is: a date, a figure, a sentence.
_NO_UNIT = re.compile(
    r"\d+月|20\d\d年|年底|年内|月底|\d+(?:\.\d+)?[%％]|^\d+$|^(?:已|正在|目前|完成|计划|预计)(?!.{0,8}(?:局|委|办|部|中心)$)|[。！？].|^长期|已完成|完成率"
)


@lru_cache(maxsize=_KNOWN)
def no_unit(cell: str) -> bool:
    """Whether a cell under 责任单位 holds something else: a date, a person, what has been done."""
    text = _MARKS.sub(" ", cell).strip()
    if not text or text in _NOBODY:
        return False
    if _ROLE_LABEL.search(text) or _ROLE_BEHIND.search(text) or looks_like_units(_stops(text)):
        return False
    return bool(_NO_UNIT.search(text)) or nature(text) in ("person", "date", "share", "quantity", "phone")


def _stops(cell: str) -> str:
    """区教育局。区财政局。: stops between names."""
    return cell.rstrip("。 \n").replace("。", "、")


@lru_cache(maxsize=_KNOWN)
def parse_units(cell: str, role: str = "lead") -> tuple[UnitRecord, ...]:
    """The units of a cell in order, leads before supporting units, none twice."""
    found: dict[tuple[str, str], UnitRecord] = {}
    clean = _MARKS.sub(lambda m: "\n" if m[0].lower().startswith("<br") else " ", cell.replace("\u00a0", " "))
    clean = re.sub("(?<=[与和及])\\s*\n", "", clean)  # 价格监督与 / 反不正当竞争科
    if looks_like_units(_stops(clean)):
        clean = _stops(clean)
    for part_role, text in _by_label(_ENUMERATED.sub("\n", clean), role):
        for piece in split_outside(text):
            if _is_beside(piece, text):
                continue
            unit = _unit(piece, part_role)
            if isinstance(unit, UnitRecord):
                found.setdefault((unit.name, unit.role), unit)
            elif unit and found:  # a second name on a line of its own belongs to the unit before it
                key, last = list(found.items())[-1]
                found[key] = UnitRecord(last.name, last.second_names + unit, last.role)
    return tuple(sorted(found.values(), key=lambda u: u.role != "lead"))


@lru_cache(maxsize=_KNOWN)
def dropped_notes(cell: str) -> tuple[str, ...]:
    """What is neither a unit nor a role nor a person, and is not stored: （按职责分工）."""
    notes = [inner for inner in _PAREN.findall(cell) if _NO_NAME.search(clean_heading(inner))]
    return tuple(f"（{note}）" for note in notes if not _ROLE_NOTE.match(clean_heading(note)))


@lru_cache(maxsize=_KNOWN)
def people_in(cell: str) -> tuple[str, ...]:
    """Who is named in a cell of units and is none of them."""
    outside = [(piece, _PAREN.sub("", piece)) for piece in split_outside(cell)]
    named = [
        piece for piece, name in outside if _is_beside(piece, cell) or (piece != name and is_person(name))
    ]
    return (*named, *(inner for inner in _PAREN.findall(cell) if is_person(inner)))


def _is_beside(piece: str, cell: str) -> bool:
    """区住建局 张三: who works there; 王副区长: who leads it.  In 村妇联、李秀兰 both answer for the task."""
    return is_person(piece) and (is_post(piece) or piece not in map(str.strip, re.split("[、，,；;]", cell)))


def _by_label(cell: str, role: str) -> Iterator[tuple[str, str]]:
    """(role, text) pieces of a cell that names roles itself: 牵头单位：…；配合单位：…"""
    behind = _ROLE_BEHIND.split(cell.strip())
    if len(behind) > 1 and not _ROLE_LABEL.search(cell):
        for text, label in zip(behind[::2], behind[1::2], strict=False):
            yield ("support" if _SUPPORT.search(label) else "lead"), text.lstrip("，,；;。")
        if behind[-1].strip("，,；;。 "):
            yield role, behind[-1].lstrip("，,；;。")
        return
    parts = _ROLE_LABEL.split(cell)
    if parts[0].strip():
        yield role, parts[0]
    for label, text in zip(parts[1::2], parts[2::2], strict=True):
        yield ("support" if _SUPPORT.search(clean_heading(label)) else "lead"), text


def split_outside(text: str) -> list[str]:
    """Cut at separators that stand outside （）; blanks cut only where both sides look like units."""
    pieces: list[str] = []
    depth, start = 0, 0
    for index, char in enumerate(text):
        if char in "（(":
            depth += 1
        elif char in "）)":
            depth = max(0, depth - 1)
        elif char in _SEPARATORS and not depth:
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start:])
    return [word for piece in pieces for word in _split_blanks(piece.strip())]


def _tight(name: str) -> str:
    """市 财政局, 资源规划 局: blanks inside a name of Chinese characters."""
    return re.sub(r"(?<=[\u3400-\u9fff）)])\s+(?=[\u3400-\u9fff（(])", "", name)


def _split_blanks(piece: str) -> list[str]:
    """Blanks cut between units; 市 财政局 and 资源规划 局 are one name each."""
    words = piece.split()
    if len(words) > 1 and all("\u4e00" <= word[0] <= "\u9fff" and len(word) >= 3 for word in words):
        return words
    names: list[str] = []
    for word in words:
        begun = names and not is_person(names[-1]) and (not looks_like_units(names[-1]) or len(names[-1]) < 3)
        if names and (len(word) == 1 or begun):
            names[-1] += word
        else:
            names.append(word)
    known = all(looks_like_units(name) or is_person(name) for name in names) and not is_person(piece)
    return names if len(names) > 1 and known else [piece] if piece else []


def _unit(piece: str, role: str) -> UnitRecord | tuple[str, ...] | None:
    """A unit, or the second names that stand alone, or None for an empty piece."""
    seconds: list[str] = []
    for inner in _PAREN.findall(piece):
        note = clean_heading(inner)
        if _SORT.match(note):
            continue
        if _ROLE_NOTE.match(note):
            role = "support" if _SUPPORT.search(note) else "lead"
        elif not _NO_NAME.search(note):
            seconds += [
                n.strip() for n in re.split("[、，,；;／/\n]", inner) if n.strip() and not is_person(n)
            ]
    outside = _PAREN.sub(lambda m: m[0] if _SORT.match(clean_heading(m[1])) else "", piece)
    name = _tight(_TRAILING.sub("", outside.strip()).strip())
    if not name or name in _NOBODY:
        return tuple(seconds) or None
    if seconds and is_person(name):  # 张三（区教育局）: the unit stands behind its head
        return UnitRecord(seconds[0], tuple(seconds[1:]), role)
    if _SUPPORT.match(name) and len(name) <= 4:
        return None
    return UnitRecord(name, tuple(seconds), role)
