"""One line of a conversation: a /command, the number of a suggestion, or a question."""

from __future__ import annotations

from assistant.chat.commands import find, is_command, unknown
from assistant.chat.session import Session
from assistant.render.characters import one_line

_LEAVING = frozenset({"退出", "exit", "quit"})


def handle(session: Session, line: str) -> bool:
    """Deal with one line; False when the person wants to leave."""
    line = one_line(line)
    allowed, session.overwrite = session.overwrite, None
    if not line:
        return True
    if line.lower() in _LEAVING:
        line = "/退出"
    if is_command(line):
        found = find(line)
        if found is None:
            session.say(unknown(line))
            return True
        command, argument = found
        session.overwrite = allowed if command.confirms else None
        return command.run(session, argument)
    chosen = session.chosen(line)
    if chosen is not None:
        session.ask(chosen)
    return True
