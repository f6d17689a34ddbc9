"""Running commands and calls in turn, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


# The system counts a child's memory from its parent's on, so the parent is the smallest Python there is.
_PEAK = (
    "import os, sys; p = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ); "
    "print(os.wait4(p, 0)[2].ru_maxrss, file=open(3, 'w'))"
)


def environment(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The surroundings of a measured command: bytecode is used, nothing of the user's settings is."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "FORCE_COLOR", "QINGDAN_DB", "QINGDAN_SYNONYMS")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONPATH": str(ROOT), **(env or {})}


def seconds(command: Sequence[str], env: Mapping[str, str] | None = None) -> float:
    """Wall time of ``command``, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(env))
    return time.perf_counter() - start


def peak_memory(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Peak resident memory of ``command`` in KiB; 0 where the system does not tell."""
    if not hasattr(os, "posix_spawn"):
        return 0
    reader, writer = os.pipe()
    script = _PEAK.replace("open(3", f"open({writer}")
    launcher = [sys.executable, "-I", "-S", "-c", script, *command]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(launcher, env=environment(env), pass_fds=[writer], **quiet):  # type: ignore[call-overload]
        os.close(writer)
        with open(reader) as answer:
            return int(answer.read() or 0) // (1024 if sys.platform == "darwin" else 1)


def interleaved(
    commands: Mapping[str, tuple[Sequence[str], Mapping[str, str]]], times: int
) -> dict[str, float]:
    """Name → median seconds of ``times`` rounds, each running every command once."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(times + 1):
        for name, (command, env) in commands.items():
            wall = seconds(command, env)
            if number:  # the first round only fills the file cache
                taken[name].append(wall)
    return {name: statistics.median(walls) for name, walls in taken.items()}


def timed(calls: Mapping[str, Callable[[], object]], times: int) -> dict[str, list[float]]:
    """Name → sorted seconds of ``times`` rounds of in-process calls, after one round to warm up.

    Every round reads its question anew: what is kept of a text just scanned is forgotten.
    """
    from assistant.language.scan import seen

    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(times + 1):
        for name, call in calls.items():
            seen.cache_clear()
            start = time.perf_counter()
            call()
            if number:
                taken[name].append(time.perf_counter() - start)
    return {name: sorted(walls) for name, walls in taken.items()}


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that ``share`` (0 to 1) of the sorted values stay below."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def qingdan() -> list[str]:
    """The installed command beside this Python, else the package run as a module."""
    installed = Path(sys.executable).with_name("qingdan")
    return [str(installed)] if installed.is_file() else [sys.executable, "-m", "assistant"]


def sqlite_utils() -> list[str]:
    """The sqlite-utils command beside this Python, else its module."""
    installed = Path(sys.executable).with_name("sqlite-utils")
    return [str(installed)] if installed.is_file() else [sys.executable, "-m", "sqlite_utils"]
