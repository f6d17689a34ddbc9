"""A small terminal for tests: a pseudo-terminal, a program in it, and the screen it has drawn.

Knows the few control sequences that prompt_toolkit and Rich send, Chinese characters two columns wide, and
answers cursor position requests as a real terminal does.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from assistant.render.cells import cell_len as width

_TOKEN = re.compile(
    r"\x1b\[([?>]?)([\d;]*)([a-zA-Z])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[=>78()][B0]?|.", re.S
)
_UNFINISHED = re.compile(r"\x1b(?:\[[?>]?[\d;]*|\][^\x07\x1b]*)?$")
_SECONDS = 20.0


class Screen:
    """Rows of cells; a wide character is followed by an empty cell."""

    def __init__(self, columns: int, rows: int, ambiguous: int = 1) -> None:
        self._ambiguous = ambiguous
        self.x = self.y = 0
        self.replies = ""
        self._rest = ""
        self.columns, self.rows = columns, rows
        self._cells = [[" "] * columns for _ in range(rows)]

    @property
    def text(self) -> str:
        """What is to be seen, lines without their trailing blanks."""
        return "\n".join("".join(row).rstrip() for row in self._cells).rstrip()

    def resize(self, columns: int, rows: int) -> None:
        """Cut or pad; lines are not wrapped anew."""
        self._cells = [(row + [" "] * columns)[:columns] for row in self._cells[-rows:]]
        self._cells += [[" "] * columns for _ in range(rows - len(self._cells))]
        self.columns, self.rows = columns, rows
        self.x, self.y = min(self.x, columns - 1), min(self.y, rows - 1)

    def feed(self, text: str) -> None:
        """Take in output; an escape sequence cut in two waits for its other half."""
        text = self._rest + text
        cut = _UNFINISHED.search(text)
        self._rest = cut[0] if cut else ""
        for match in _TOKEN.finditer(text[: cut.start()] if cut else text):
            private, numbers, letter = match[1], match[2], match[3]
            if letter and not private:
                self._control(letter, [int(n) for n in (numbers or "").split(";") if n])
            elif len(match[0]) == 1:
                self._character(match[0])

    def _character(self, char: str) -> None:
        if char == "\r":
            self.x = 0
        elif char == "\n":
            self._line_feed()
        elif char == "\b":
            self.x = max(0, self.x - 1)
        elif char >= " ":
            cells = width(char) or 1
            if unicodedata.east_asian_width(char) == "A":
                cells = self._ambiguous
            if self.x + cells > self.columns:
                self.x = 0
                self._line_feed()
            for offset in range(cells):
                self._cells[self.y][self.x + offset] = "" if offset else char
            self.x += cells

    def _line_feed(self) -> None:
        self.y += 1
        if self.y == self.rows:
            self._cells = [*self._cells[1:], [" "] * self.columns]
            self.y -= 1

    def _control(self, letter: str, numbers: list[int]) -> None:
        count = numbers[0] if numbers else 1
        moves: dict[str, Callable[[], None]] = {
            "A": lambda: self._move(self.x, self.y - count),
            "B": lambda: self._move(self.x, self.y + count),
            "C": lambda: self._move(self.x + count, self.y),
            "D": lambda: self._move(self.x - count, self.y),
            "G": lambda: self._move(count - 1, self.y),
            "H": lambda: self._move((numbers[1:] or [1])[0] - 1, count - 1),
            "K": lambda: self._erase(numbers[0] if numbers else 0, False),
            "J": lambda: self._erase(numbers[0] if numbers else 0, True),
        }
        if letter == "n" and count == 6:
            self.replies += f"\x1b[{self.y + 1};{self.x + 1}R"
        elif letter in moves:
            moves[letter]()

    def _move(self, x: int, y: int) -> None:
        self.x, self.y = max(0, min(x, self.columns - 1)), max(0, min(y, self.rows - 1))

    def _erase(self, mode: int, lines_too: bool) -> None:
        row = self._cells[self.y]
        first, last = (0 if mode else self.x), (self.x + 1 if mode == 1 else self.columns)
        row[first:last] = [" "] * (last - first)
        if lines_too:
            for y in range(0 if mode else self.y + 1, self.y if mode == 1 else self.rows):
                self._cells[y] = [" "] * self.columns


class Terminal:
    """A program at work in a pseudo-terminal.  Use as a context manager."""

    def __init__(
        self,
        command: list[str],
        environ: dict[str, str],
        columns: int = 80,
        rows: int = 24,
        ambiguous: int = 1,
    ) -> None:
        self.screen = Screen(columns, rows, ambiguous)
        self.raw = ""
        self._master, slave = pty.openpty()
        self._set_size(columns, rows)
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", **environ},
            cwd=Path(__file__).parents[2],
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        os.close(slave)
        self._pending = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._master)

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self._master, text.encode())

    def resize(self, columns: int, rows: int) -> None:
        """What dragging the window's corner does."""
        self.screen.resize(columns, rows)
        self._set_size(columns, rows)

    def wait_for(self, *texts: str) -> str:
        """The screen as soon as it shows all ``texts``; fails with the screen when it never does."""
        return self.wait_until(lambda seen: all(text in seen for text in texts), f"no {texts}")

    def wait_until(self, seen: Callable[[str], bool], what: str = "never seen") -> str:
        """The screen as soon as ``seen`` agrees."""
        end = time.monotonic() + _SECONDS
        while not seen(self.screen.text):
            if not self._read(0.1) and self.process.poll() is not None and not self._read(0):
                break
            if time.monotonic() > end:
                break
        assert seen(self.screen.text), f"{what} on the screen:\n{self.screen.text}"
        return self.screen.text

    def wait_for_end(self) -> int:
        """The exit status of the program."""
        end = time.monotonic() + _SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.1)
        while self._read(0):
            pass
        return self.process.wait(timeout=1)

    def _read(self, seconds: float) -> bool:
        """Whether something was read within ``seconds``."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            self._pending += os.read(self._master, 65536)
        except OSError:  # Linux says so when the program has gone
            return False
        text = self._pending.decode("utf-8", "ignore")
        self._pending = self._pending[len(text.encode()) :]
        self.raw += text
        self.screen.feed(text)
        if self.screen.replies:
            self.type(self.screen.replies)
            self.screen.replies = ""
        return True

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _take_terminal() -> None:
    """In the child: the pseudo-terminal sends its signals (SIGINT, SIGWINCH) here."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
