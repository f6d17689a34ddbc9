"""The prompt_toolkit side: the only module of the chat that knows it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TextIO

from assistant.chat.completion import Word, complete
from assistant.chat.history import HistoryFile, history_path
from assistant.chat.session import Session
from assistant.chat.words import list_words
from assistant.cli.pager import terminal_size
from assistant.render.cells import cell_len, cut
from assistant.render.characters import one_line

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.history import History
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

_KEYS = "Tab 补全 · /帮助"
_CONTEXT_COLUMNS = 36


class EditingKeyboard:
    """Lines with editing, history and completion; single keys between the pages of a long answer."""

    def __init__(self, session: Session, prompt: str, stdin: TextIO, stdout: TextIO) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.input.defaults import create_input
        from prompt_toolkit.output.defaults import create_output
        from prompt_toolkit.styles import Style

        self._restore = silence(stdin)
        self._words = Words(session)
        self._input = create_input(stdin)
        self._output = create_output(stdout)
        self._reader: PromptSession[str] = PromptSession(
            message=[("class:prompt", prompt)],
            history=_history(),
            completer=_completer(session, self._words),
            # A menu that opens by itself is in the way of an input method, so only commands have one.
            complete_while_typing=_at_command(),
            bottom_toolbar=lambda: [("", toolbar(session, terminal_size(stdout)[0]))],
            key_bindings=_keys(),
            style=Style.from_dict({"prompt": "bold ansicyan"}),
            input=self._input,
            output=self._output,
        )

    def read(self) -> str:
        """A line; raises KeyboardInterrupt for Ctrl-C on an empty line, EOFError for Ctrl-D."""
        return self._reader.prompt(pre_run=self._words.load)

    def more(self, status: str) -> bool:
        """A status line that goes away with the next key."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.layout import FormattedTextControl, Layout, Window

        line = Window(FormattedTextControl([("reverse", status)]), height=1)
        application: Application[bool] = Application(
            Layout(line),
            key_bindings=_page_keys(),
            erase_when_done=True,
            input=self._input,
            output=self._output,
        )
        return application.run()

    def close(self) -> None:
        """Give the terminal its echo back."""
        self._restore()


def silence(stdin: TextIO) -> Callable[[], None]:
    """Keep keys pressed while an answer is drawn for the next line, without echoing them into the answer.

    Returns what undoes it.  Does nothing where there is no termios (Windows).
    """
    try:
        import termios
    except ImportError:
        return lambda: None
    try:
        before = termios.tcgetattr(stdin)
        silent = [*before]
        silent[0] &= ~termios.ICRNL
        silent[3] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(stdin, termios.TCSADRAIN, silent)
    except (OSError, ValueError, termios.error):
        return lambda: None
    return lambda: termios.tcsetattr(stdin, termios.TCSADRAIN, before)


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
        self._words = list_words(self._session.assistant)
        _warm_up()


def _warm_up() -> None:
    """Load what drawing the first answer needs while the person is still typing the question."""
    import assistant.chat.draw
    import assistant.render.to_table  # noqa: F401


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
            if not string.strip().isdecimal():  # the number of a suggestion means nothing next time
                file.append(string)

    return PrivateHistory()


def _at_command() -> Condition:
    """True while a /command is typed."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition

    return Condition(lambda: get_app().current_buffer.text.startswith(("/", "／")))


def _page_keys() -> KeyBindings:
    """Space, Enter and the like go on, q, Escape, Ctrl-C and Ctrl-D stop; a letter begins the next question."""
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    keys = KeyBindings()
    for names, answer in (
        ((" ", "enter", "down", "pagedown"), True),
        (("q", "Q", "ｑ", "escape", "c-c", "c-d"), False),
    ):
        for name in names:
            keys.add(name)(lambda event, answer=answer: event.app.exit(result=answer))

    @keys.add(Keys.Any)
    def _next_question(event: KeyPressEvent) -> None:
        """What was typed is kept for the prompt, which reads it first."""
        if event.data.isprintable():
            event.app.key_processor.feed_multiple(event.key_sequence, first=True)
            event.app.exit(result=False)

    return keys


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
    room = columns - cell_len(left) - cell_len(_KEYS) - 8
    if room >= 12:
        title = cut(one_line(info.title), room)
        left = f"{title} · {left}" if left else title
    left = cut(f" {left}", columns - 1)
    gap = columns - 1 - cell_len(left) - cell_len(_KEYS)
    return left + " " * gap + _KEYS if gap >= 2 else left


def context(session: Session) -> str:
    """What the next question would take up: 接着：区残联 三季度."""
    found = session.talk.context
    return cut("接着：" + one_line(" ".join(found)), _CONTEXT_COLUMNS) if found else ""
