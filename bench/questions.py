"""Questions over a national catalog, beside the same ones over 34 tasks."""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

from assistant import Assistant, conversation
from assistant.language.scan import seen
from bench.national import subjects
from bench.table import Line
from bench.timing import ROOT, interleaved, peak_memory, qingdan, timed

TODAY = date(2022, 8, 30)
_QUARTERS = ("一季度", "二季度", "三季度", "四季度", "上半年", "年底")
_THINGS = ("口袋公园", "停车位", "老旧小区", "幼儿园", "养老服务综合体", "健身步道", "菜市场", "危房")
_MISSPELT = ("区残连", "民正局", "教玉局", "人舍局", "城管为", "卫建委")
_PINYIN = ("canlian", "minzhengju", "jiaoyuju", "chengguanwei", "renshejv")
_CROSS = "跨清单"


def mixed(connection: sqlite3.Connection, count: int, seed: int = 7) -> list[tuple[str, str]]:
    """(kind, question), reproducible."""
    source = random.Random(seed)
    places = connection.execute("SELECT year, region FROM lists WHERE id > 1 ORDER BY id").fetchall()
    units = sorted({unit for _, names, _, _ in subjects() for unit in names})
    made = []
    for _ in range(count):
        year, region = source.choice(places)
        quarter, unit, thing = source.choice(_QUARTERS), source.choice(units), source.choice(_THINGS)
        made.append(
            source.choice(
                (
                    ("单位", f"{unit}{quarter}要做什么"),
                    ("事项", f"{thing}谁负责"),
                    ("单位，指明清单", f"{year}年{region}{unit}{quarter}"),
                    ("事项，指明清单", f"{year}年{region}{thing}谁负责"),
                    ("笔误", f"{source.choice(_MISSPELT)}{quarter}要做什么"),
                    ("拼音", f"{source.choice(_PINYIN)}{quarter}要做什么"),
                    (f"{_CROSS}，单位", f"所有区的{unit}{quarter}"),
                    (f"{_CROSS}，事项", f"所有区的{thing}谁负责"),
                )
            )
        )
    return made


def beyond_reading(path: Path, count: int) -> list[Line]:
    """For each kind of question, the share of its time that is not spent on reading it (median)."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    questions = mixed(connection, count)
    connection.close()
    shares: dict[str, list[float]] = {}
    with Assistant(path) as assistant, watched(conversation, "read") as reading:
        assistant.ask("区残联三季度要做什么", TODAY)
        for kind, question in questions:
            seen.cache_clear()
            reading.clear()
            start = time.perf_counter()
            assistant.ask(question, TODAY)
            whole = time.perf_counter() - start
            shares.setdefault(kind, []).append(1 - sum(reading) / whole)
    every = [share for found in shares.values() for share in found]
    lines = [Line(f"{kind}（{len(s)} 问）", statistics.median(s)) for kind, s in sorted(shares.items())]
    return [*lines, Line("全部：中位数", statistics.median(every))]


@contextmanager
def watched(module: ModuleType, name: str) -> Iterator[list[float]]:
    """The seconds of every call of a module's function, as they are spent."""
    spent: list[float] = []
    function = getattr(module, name)

    def timing(*arguments: object) -> object:
        start = time.perf_counter()
        try:
            return function(*arguments)
        finally:
            spent.append(time.perf_counter() - start)

    setattr(module, name, timing)
    try:
        yield spent
    finally:
        setattr(module, name, function)


def curve(paths: dict[int, Path]) -> dict[str, dict[int, float]]:
    """Sort of question → tasks in the database → median seconds, all databases asked in turn."""
    assistants = {size: Assistant(path) for size, path in paths.items()}
    least = min(paths)
    result = {}
    for name, question in (
        ("指明单位和清单", "2023年西青区教育局二季度"),
        ("默认清单", "区残联三季度要做什么"),
        ("笔误", "区残连三季度要做什么"),
        ("所有清单", "所有区的残联三季度"),
    ):
        calls: dict[int, Callable[[], object]] = {}
        for size, assistant in assistants.items():
            asked = question.replace("2023年西青区", "2022年津南区") if size == least else question
            calls[size] = partial(assistant.ask, asked, TODAY)
        times = timed({str(size): call for size, call in calls.items()}, 60)
        result[name] = {size: statistics.median(times[str(size)]) for size in paths}
    for assistant in assistants.values():
        assistant.close()
    return result


def cold_and_memory(path: Path, count: int) -> list[Line]:
    """The command on both databases, and the peak memory of ``batch`` over the mixed questions."""
    small, large = {"QINGDAN_DB": str(ROOT / "data" / "qingdan.db")}, {"QINGDAN_DB": str(path)}
    question = "区残联三季度要做什么"
    times = interleaved(
        {
            "small": ([*qingdan(), question], small),
            "large": ([*qingdan(), question], large),
            "named": ([*qingdan(), "2023年西青区教育局二季度"], large),
            "typo": ([*qingdan(), "区残连三季度要做什么"], large),
            "small typo": ([*qingdan(), "区残连三季度要做什么"], small),
            "every": ([*qingdan(), "所有区的残联三季度"], large),
        },
        15,
    )
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    questions = "\n".join(question for _, question in mixed(connection, count))
    connection.close()
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(questions + "\n")
        file.flush()
        batch = peak_memory([*qingdan(), "batch", file.name, "--db", str(path)])
    empty = peak_memory([sys.executable, "-c", "pass"])
    return [
        Line("冷启动：大库 / 小库（默认清单）", times["large"] / times["small"], 1.1),
        Line("冷启动：大库指明清单 / 小库", times["named"] / times["small"], 1.1),
        Line("冷启动：大库笔误 / 小库笔误", times["typo"] / times["small typo"], 1.1),
        Line("冷启动：大库所有清单 / 小库", times["every"] / times["small"], 2.5),
        Line("batch 内存峰值 / 200 MB", batch / 200_000, 1),
        Line("batch 内存峰值 / python -c pass", batch / empty if empty else 0),
    ]
