"""The conversation at the keyboard, or line by line through a pipe: :func:`run_chat`."""

from assistant.chat.loop import run_chat

__all__ = ["run_chat"]
