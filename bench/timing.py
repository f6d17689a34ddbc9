"""Running commands and calls in turn, so that what else the machine does falls on all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]


class Run(NamedTuple):
    """One finished command: wall time in seconds, peak resident memory in KiB (0 where unknown)."""

    seconds: float
    memory: int


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> Run:
    """Run ``command`` with its output thrown away."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    for name in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "QINGDAN_DB", "QINGDAN_SYNONYMS"):
        if env is None or name not in env:
            environment.pop(name, None)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    if not hasattr(os, "wait4"):
        process.wait()
        return Run(time.perf_counter() - start, 0)
    _, _, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = 0  # reaped above
    return Run(seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1))


def interleaved(
    commands: Mapping[str, tuple[Sequence[str], Mapping[str, str]]], times: int
) -> dict[str, tuple[float, float]]:
    """Name → (median seconds, median peak memory) of ``times`` rounds, each running every command once."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(times + 1):
        for name, (command, env) in commands.items():
            done = run(command, env)
            if number:  # the first round only fills the file cache
                runs[name].append(done)
    return {
        name: (statistics.median(r.seconds for r in done), statistics.median(r.memory for r in done))
        for name, done in runs.items()
    }


def timed(calls: Mapping[str, Callable[[], object]], times: int) -> dict[str, list[float]]:
    """Name → sorted seconds of ``times`` rounds of in-process calls, after one round to warm up."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(times + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            if number:
                taken[name].append(time.perf_counter() - start)
    return {name: sorted(seconds) for name, seconds in taken.items()}


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
