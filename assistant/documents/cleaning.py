"""What copying and converting leave in texts, and no printed list has, is taken away before anything is understood."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.documents.grid import Cell, Grid, Paragraph, Source

# 農(nóng)林水務(wù)局: a mirror's reading aid; ɡ is the letter of phonetic alphabets.
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zɡ\u00e0-\u01dc\u0300-\u036f]{1,7}[)）]")
_TONE = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
_ADDRESS = re.compile(
    r"^(?:#?\s*(?:source|来源|网址|原文链接)\s*[:：]\s*)?https?://\S+(?:\s*[(（].*[)）])?$", re.I
)
# 👉牵头：…, 1️⃣修路: what messages put before their lines
_PICTURES = re.compile(
    "^(?:[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u2604\u260e\u2614-\u2615\u26a0-\u26ff\u2728\u270f\ufe0f\u200d]+[ \u3000]*)+",
    re.M,
)
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3\\s*")
_SCRAP = re.compile(r"_x000[dDaA]_|[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def clean_text(text: str, pinyin: bool = False) -> str:
    """``text`` without what Excel writes for line ends, invisible characters and, on demand, pinyin."""
    text = re.sub(r"(?i)_x000[da]_\n?", "\n", text) if "_x000" in text else text
    text = _KEYCAP.sub(r"\1.", text) if "\u20e3" in text else text
    text = _SCRAP.sub("", _PICTURES.sub("", text))
    return (_PINYIN.sub("", text) if pinyin else text).strip()


def without_pinyin(text: str, source: Source) -> str:
    """``text`` without pinyin in brackets, where it is full of it."""
    marks = [m[0] for m in _PINYIN.finditer(text)]
    if len(marks) < 3 or not any(_TONE.search(mark) for mark in marks):
        return text
    source.warn(None, "", f"文字后括号里的拼音（{len(marks)}处）已略去")
    return _PINYIN.sub("", text)


def clean_source(source: Source) -> None:
    """Clean all texts in place.  Pinyin goes where the document is full of it."""
    texts = [
        b.text if isinstance(b, Paragraph) else "".join(c.text for r in b.rows for c in r)
        for b in source.blocks
    ]
    source.blocks[:] = [b for b in source.blocks if not (isinstance(b, Paragraph) and _ADDRESS.match(b.text))]
    whole = "".join(texts)
    marks = [m[0] for m in _PINYIN.finditer(whole)]
    source.heading = clean_text(source.heading)
    if not (marks or _SCRAP.search(whole) or _PICTURES.search(whole) or "\u20e3" in whole):
        return
    pinyin = len(marks) >= 3 and any(_TONE.search(mark) for mark in marks)
    if pinyin:
        source.warn(None, "", f"文字后括号里的拼音（{len(marks)}处）已略去")
    blocks: list[Paragraph | Grid] = []
    for block in source.blocks:
        if isinstance(block, Paragraph):
            text = clean_text(block.text, pinyin)
            if text:
                blocks.append(replace(block, text=text))
        else:
            rows = tuple(tuple(_cell(cell, pinyin) for cell in row) for row in block.rows)
            blocks.append(replace(block, rows=rows))
    source.blocks[:] = blocks


def _cell(cell: Cell, pinyin: bool) -> Cell:
    text = clean_text(cell.text, pinyin)
    return cell if text == cell.text else replace(cell, text=text)
