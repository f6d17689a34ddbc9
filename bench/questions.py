"""Questions over a national catalog, beside the bare SQL that fetches the same rows."""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from assistant import Answer, Assistant
from bench.national import subjects
from bench.table import Line
from bench.timing import ROOT, interleaved, peak_memory, percentile, qingdan, timed

TODAY = date(2022, 8, 30)
_QUARTERS = ("一季度", "二季度", "三季度", "四季度", "上半年", "年底")
_THINGS = ("口袋公园", "停车位", "老旧小区", "幼儿园", "养老服务综合体", "健身步道", "菜市场", "危房")
_MISSPELT = ("区残连", "民正局", "教玉局", "人舍局", "城管为", "卫建委")
_PINYIN = ("canlian", "minzhengju", "jiaoyuju", "chengguanwei", "renshejv")
_ROWS = """
SELECT t.number, c.number, c.name, t.city_task, t.district_task, m.quarter, m.text,
  (SELECT group_concat(u.name) FROM task_units x JOIN units u ON u.id = x.unit_id WHERE x.task_id = t.id)
  FROM json_each(?) j CROSS JOIN tasks t ON t.list_id = j.value ->> 0 AND t.number = j.value ->> 1
  JOIN categories c ON c.id = t.category_id CROSS JOIN milestones m ON m.task_id = t.id
"""
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


def ask_all(path: Path, count: int) -> list[Line]:
    """Our time against the bare SQL's, for each kind and for all."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    assistant = Assistant(path)
    assistant.ask("区残联三季度要做什么", TODAY)
    lists = {
        f"{y}年{r}": i
        for y, r, i in connection.execute("SELECT year, region, id FROM lists ORDER BY id DESC")
    }
    ours: dict[str, list[float]] = {}
    bare: dict[str, list[float]] = {}
    for kind, question in mixed(connection, count):
        start = time.perf_counter()
        answer = assistant.ask(question, TODAY)
        middle = time.perf_counter()
        keys = keys_of(answer, lists)
        fetched = time.perf_counter()
        fetch(connection, keys)
        bare.setdefault(kind, []).append(time.perf_counter() - fetched)
        ours.setdefault(kind, []).append(middle - start)
    connection.close()
    assistant.close()
    lines = []
    for kind, times in sorted(ours.items()):
        base = statistics.median(bare[kind])
        lines.append(Line(f"{kind}（{len(times)} 问）：中位数", statistics.median(times) / base))
    everything = sorted(seconds for times in ours.values() for seconds in times)
    base_all = sorted(seconds for times in bare.values() for seconds in times)
    middle_ratio = statistics.median(everything) / statistics.median(base_all)
    last = percentile(everything, 0.95) / percentile(base_all, 0.95)
    return [*lines, Line("全部：中位数", middle_ratio, 3), Line("全部：第 95 百分位", last, 10)]


def keys_of(answer: Answer, lists: dict[str, int]) -> str:
    """The answer's rows as JSON pairs of list and task number."""
    default = lists["2022年津南区"]
    pairs = {(lists.get(row.list_label, default), row.task): None for row in answer.rows}
    return json.dumps(list(pairs) or [(default, 1)])


def fetch(connection: sqlite3.Connection, keys: str) -> list[object]:
    """The rows by their keys."""
    return connection.execute(_ROWS, [keys]).fetchall()


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
        Line("冷启动：大库 / 小库（默认清单）", times["large"] / times["small"], 2),
        Line("冷启动：大库指明清单 / 小库", times["named"] / times["small"], 2),
        Line("冷启动：大库笔误 / 小库", times["typo"] / times["small"], 2),
        Line("冷启动：大库所有清单 / 小库", times["every"] / times["small"], 2),
        Line("batch 内存峰值 / 200 MB", batch / 200_000, 1),
        Line("batch 内存峰值 / python -c pass", batch / empty if empty else 0),
    ]
