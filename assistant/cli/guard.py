"""Run a command; turn whatever goes wrong into one Chinese line on stderr and an exit status."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from assistant.errors import QingdanError

NOT_FOUND = 1
WRONG = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
_MAX_MESSAGE = 300


class ReaderGone(Exception):
    """Nobody reads standard output any more."""


def complain(message: str) -> None:
    """One line on standard error."""
    from assistant.render.characters import one_line

    line = one_line(message)
    if len(line) > _MAX_MESSAGE:
        line = line[: _MAX_MESSAGE - 1] + "…"
    try:
        print(f"qingdan: {line}", file=sys.stderr, flush=True)
    except OSError:  # nobody is listening
        return


def reason(error: OSError) -> str:
    """Why a file could not be used, in Chinese where it is one of the usual reasons."""
    known = {
        errno.ENOENT: "没有这个文件",
        errno.EACCES: "没有权限",
        errno.EISDIR: "这是一个文件夹",
        errno.ENOSPC: "磁盘满了",
    }
    return known.get(error.errno or 0) or str(error.strerror or error)


def guarded(run: Callable[[], int]) -> int:
    """The exit status of ``run``: 2 for an error, 130 after Ctrl-C, 141 when the reader went away."""
    from assistant.cli.streams import silence_stdout

    try:
        status = run()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BrokenPipeError, ReaderGone):
        silence_stdout()
        return PIPE_CLOSED
    except QingdanError as error:
        complain(str(error))
    except OSError as error:
        silence_stdout()  # a full disk would complain again at exit
        where = f" {error.filename}" if error.filename else ""
        complain(f"读写失败{where}：{reason(error)}")
    except Exception as error:
        if os.environ.get("QINGDAN_DEBUG"):
            raise
        complain(
            f"程序出错：{type(error).__name__}: {error}"
            "（先用 qingdan check 看数据库是否完好；设 QINGDAN_DEBUG=1 再运行一次可看详情）"
        )
    return WRONG
