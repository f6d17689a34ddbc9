"""The prompt_toolkit side: the only module of the chat that knows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO

from assistant.chat.completion import Word, complete, topics, vocabulary
from assistant.chat.history import HistoryFile, history_path
from assistant.chat.paging import terminal_size
from assistant.chat.session import Session
from assistant.chat.text import cut, width
from assistant.output.characters import one_line

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

QUARTERS = ("", "一季度", "二季度", "三季度", "四季度")
_KEYS = "Tab 补全 · /帮助"


def make_reader(session: Session, prompt: str, stdin: TextIO, stdout: TextIO) -> Callable[[], str]:
    """A function that reads one line with editing, history and completion.

    It raises KeyboardInterrupt for Ctrl-C on an empty line and EOFError for Ctrl-D.
    """
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.input.defaults import create_input
    from prompt_toolkit.output.defaults import create_output
    from prompt_toolkit.styles import Style

    words = Words(session)

    @Condition
    def at_command() -> bool:
        return get_app().current_buffer.text.startswith(("/", "／"))

    reader: PromptSession[str] = PromptSession(
        message=[("class:prompt", prompt)],
        history=_history(),
        completer=_completer(session, words),
        # A menu that opens by itself is in the way of an input method, so only commands have one.
        complete_while_typing=at_command,
        bottom_toolbar=lambda: [("class:bottom-toolbar.text", toolbar(session, terminal_size(stdout)[0]))],
        key_bindings=_keys(),
        style=Style.from_dict({"prompt": "bold ansicyan"}),
        input=create_input(stdin),
        output=create_output(stdout),
    )
    return lambda: reader.prompt(pre_run=words.load)


class Words:
    """The words to complete, made behind the prompt: the person can type while they are read."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._words: tuple[Word, ...] = ()
        self._thread: threading.Thread | None = None

    def load(self) -> None:
        """Begin to read the words; does nothing the second time."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._read, daemon=True)
            self._thread.start()

    def get(self) -> tuple[Word, ...]:
        """The words, waiting for them if need be."""
        self.load()
        assert self._thread is not None
        self._thread.join()
        return self._words

    def _read(self) -> None:
        document = self._session.assistant.document
        store = self._session.assistant._store
        self._words = vocabulary(document, topics(document, store.senses), store.hanzi)
        _warm_up()


def _warm_up() -> None:
    """Load what drawing the first answer needs while the person is still typing the question."""
    import assistant.chat.draw
    import assistant.output.terminal  # noqa: F401


def _completer(session: Session, words: Words) -> Completer:
    from prompt_toolkit.completion import Completer, Completion
    from prompt_toolkit.document import Document

    class TailCompleter(Completer):
        def get_completions(self, document: Document, complete_event: Any) -> Iterable[Completion]:
            for offer in complete(document.text_before_cursor, words.get(), session.suggestions):
                # Plain tuples: a list's text is never read as markup.
                yield Completion(
                    offer.text, -offer.length, display=[("", offer.text)], display_meta=[("", offer.note)]
                )

    return TailCompleter()


def _history() -> History:
    from prompt_toolkit.history import History

    file = HistoryFile(history_path())

    class PrivateHistory(History):
        def load_history_strings(self) -> Iterable[str]:
            return reversed(file.load())

        def store_string(self, string: str) -> None:
            file.append(string)

    return PrivateHistory()


def _keys() -> KeyBindings:
    from prompt_toolkit.filters import is_searching
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @keys.add("c-c", filter=~is_searching)
    def _clear(event: KeyPressEvent) -> None:
        """Clears the line; on an empty line the loop says how to leave."""
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt, style="class:aborting")

    return keys


def toolbar(session: Session, columns: int) -> str:
    """One line: what a follow-up would be about, today if it was set, the list, the keys."""
    parts = [context(session)]
    if session.today:
        parts.append(f"今天 {session.today.isoformat()}")
    if session.suggestions:
        parts.append(f"输入 1-{len(session.suggestions)} 选建议")
    left = " · ".join(part for part in parts if part)
    info = session.assistant.document.info
    room = columns - width(left) - width(_KEYS) - 8
    if room >= 12:
        title = cut(one_line(info.title), room)
        left = f"{title} · {left}" if left else title
    left = cut(f" {left}", columns - 1)
    gap = columns - 1 - width(left) - width(_KEYS)
    return left + " " * gap + _KEYS if gap >= 2 else left


def context(session: Session) -> str:
    """What the last answer was about: 区残联 三季度.

    Only an answered question leaves something that the next one can take up.
    """
    answered = next((a for a in reversed(session.answers) if a.status == "answered"), None)
    if answered is None:
        return ""
    understood = answered.understood
    topics = understood.keywords or tuple(f"第{number}项" for number in understood.categories)
    quarters = tuple(QUARTERS[q] for q in understood.quarters)
    if len(quarters) == 4:
        quarters = ("全年",)
    found = [*understood.units[:3], *topics[:3], *quarters]
    return cut("接着：" + one_line(" ".join(found)), 36) if found else ""
