"""Styled lines and the terminal that they are written to: widths, wrapping and a few escapes need no library."""

from __future__ import annotations

import os
import sys

from assistant.typed import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import re

_CODES = {"bold": "1", "dim": "2", "underline": "4", "red": "31", "green": "32", "magenta": "35"}
_COLOURS = frozenset(("red", "green", "magenta"))
_VIRTUAL_TERMINAL = 0x0004  # Windows' ENABLE_VIRTUAL_TERMINAL_PROCESSING
_STDOUT = -11


class Text:
    """A line whose characters have styles: words of ``bold dim underline red green magenta``.

    It is shown as it is: whatever comes from a list or a question has to be ``visible`` before.
    """

    __slots__ = ("plain", "styles")

    def __init__(self, plain: str = "", style: str = "") -> None:
        self.plain = plain
        self.styles = [style] * len(plain)

    @classmethod
    def assemble(cls, *parts: str | Text) -> Text:
        """The parts one after the other."""
        whole = cls()
        for part in parts:
            whole.append(part)
        return whole

    def append(self, part: str | Text) -> None:
        """Add ``part`` at the end."""
        self.styles += part.styles if isinstance(part, Text) else [""] * len(part)
        self.plain += part.plain if isinstance(part, Text) else part

    def highlight(self, pattern: re.Pattern[str], style: str) -> None:
        """Style what ``pattern`` matches, beside the style that it has."""
        for match in pattern.finditer(self.plain):
            for at in range(*match.span()):
                self.styles[at] = f"{self.styles[at]} {style}"

    def part(self, start: int, end: int) -> Text:
        """The characters from ``start`` to before ``end``."""
        piece = Text(self.plain[start:end])
        piece.styles = self.styles[start:end]
        return piece

    def rstrip(self) -> None:
        """Drop blanks at the end."""
        self.plain = self.plain.rstrip()
        del self.styles[len(self.plain) :]

    def escaped(self, codes: dict[str, str]) -> str:
        """The line with the escapes of ``codes`` (style word → SGR code) around what is styled."""
        written, start = [], 0
        for end in range(1, len(self.plain) + 1):
            if end == len(self.plain) or self.styles[end] != self.styles[start]:
                words = self.styles[start].split()
                colour = [word for word in words if word in _COLOURS][-1:]
                chosen = [
                    codes[word] for word in ("bold", "dim", "underline") if word in words and word in codes
                ]
                chosen += [codes[word] for word in colour if word in codes]
                piece = self.plain[start:end]
                written.append(f"\x1b[{';'.join(chosen)}m{piece}\x1b[0m" if chosen else piece)
                start = end
        return "".join(written)


class Terminal:
    """``stream`` with a size in cells.  ``styled``: with bold and colours, the latter not where NO_COLOR is set."""

    def __init__(self, stream: IO[str], width: int, height: int = 25, *, styled: bool = False) -> None:
        self.stream, self.width, self.height = stream, width, height
        self.encoding: str = getattr(stream, "encoding", None) or "utf-8"
        plain = _COLOURS if os.environ.get("NO_COLOR") else frozenset(())
        self._codes = {word: code for word, code in _CODES.items() if styled and word not in plain}

    def write(self, line: Text) -> None:
        """One line, however long."""
        self.stream.write(line.escaped(self._codes).rstrip(" ") + "\n")


def terminal(stream: IO[str], drawn: bool) -> Terminal:
    """The terminal ``stream``; ``drawn``: it is one, or is to be taken for one.  COLUMNS says its width."""
    width, height = _size()
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and 0 < int(columns) < 10_000:
        width = int(columns)
    styled = drawn and os.environ.get("TERM", "") not in ("dumb", "unknown") and _knows_escapes()
    return Terminal(stream, width, height, styled=styled)


def _size() -> tuple[int, int]:
    for descriptor in (0, 1, 2):  # one of them is the terminal, whatever is redirected
        try:
            columns, rows = os.get_terminal_size(descriptor)
        except (OSError, ValueError, AttributeError):
            continue
        if columns and rows:
            return columns, rows
    return 80, 25


def _knows_escapes() -> bool:
    """Windows' console has to be asked to act on escapes; before Windows 10 it cannot."""
    if sys.platform != "win32":
        return True
    import ctypes

    kernel = ctypes.windll.kernel32
    handle, mode = kernel.GetStdHandle(_STDOUT), ctypes.c_ulong()
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return bool(os.environ.get("TERM"))  # no console of its own: a terminal of another kind
    return bool(kernel.SetConsoleMode(handle, mode.value | _VIRTUAL_TERMINAL))
