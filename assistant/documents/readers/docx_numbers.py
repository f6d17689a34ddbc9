"""Word's automatic numbers (一、 （一） 1.) are not in the text: they are counted here as Word counts them."""

from __future__ import annotations

from typing import Any

from assistant.text.numerals import to_han

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographTraditional",
        "japaneseCounting",
        "taiwaneseCounting",
        "ideographDigital",
    )
)


class Numbering:
    """The document's list definitions and where each list has got to."""

    def __init__(self, numbering: Any, styles: Any = None) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}  # by definition: its lists count on from each other …
        self.definitions: dict[str, str] = {}
        self.restarts: dict[str, dict[int, int]] = {}  # … unless a list begins anew
        self.style_numbers: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._load(numbering)
        if styles is not None:
            self._load_styles(styles)

    def _load(self, root: Any) -> None:
        abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
        for item in root.iter(f"{W}abstractNum"):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in item.iter(f"{W}lvl"):
                start = _value(level, "start") or "1"
                levels[int(level.get(f"{W}ilvl", "0"))] = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(start) if start.isdigit() else 1,
                )
            abstract[item.get(f"{W}abstractNumId", "")] = levels
        for number in root.iter(f"{W}num"):
            name, definition = number.get(f"{W}numId", ""), _value(number, "abstractNumId") or ""
            self.levels[name] = abstract.get(definition, {})
            self.definitions[name] = definition
            for level in number.iter(f"{W}lvlOverride"):
                start = _value(level, "startOverride") or ""
                if start.isdigit():
                    self.restarts.setdefault(name, {})[int(level.get(f"{W}ilvl", "0"))] = int(start)

    def _load_styles(self, root: Any) -> None:
        for style in root.iter(f"{W}style"):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None and (number := _value(properties, "numId")):
                level = _value(properties, "ilvl") or "0"
                self.style_numbers[style.get(f"{W}styleId", "")] = (
                    number,
                    int(level) if level.isdigit() else 0,
                )

    def mark(self, paragraph: Any) -> str:
        """The printed number of a paragraph, "" when it has none; counts on."""
        number, level = self._of(paragraph)
        levels = self.levels.get(number, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(self.definitions.get(number, number), {})
        if level in self.restarts.get(number, {}):
            counts[level] = self.restarts[number].pop(level) - 1
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [k for k in counts if k > level]:
            del counts[deeper]
        shape, text, _ = levels[level]
        if shape in ("bullet", "none") or not text:
            return ""
        for index in range(level + 1):
            if f"%{index + 1}" in text:
                kind, _, start = levels.get(index, ("decimal", "", 1))
                text = text.replace(f"%{index + 1}", _shown(counts.get(index, start), kind))
        return text

    def _of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            level = _value(properties, "ilvl") or "0"
            return _value(properties, "numId") or "", int(level) if level.isdigit() else 0
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self.style_numbers.get(style.get(f"{W}val", "") if style is not None else "", ("", 0))


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _shown(number: int, kind: str) -> str:
    if kind in _HAN and 0 < number < 100:
        return to_han(number)
    if kind == "decimalZero":
        return f"{number:02}"
    if kind == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x245F + number)
    return str(number)
