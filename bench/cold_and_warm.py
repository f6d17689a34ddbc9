"""``make bench``: the cold command and the warm call, as ratios within this one run.

    python -m bench.cold_and_warm [--runs 15]

A question is asked of the shipped database in a table (as on a terminal), as JSON, misspelt and in pinyin,
in turn with an empty Python, ``sqlite-utils … "select 1"`` and the obvious stack; then warm, per kind of
question, beside jieba and rapidfuzz; then 10,000 lines through ``batch``.
"""

from __future__ import annotations

import argparse
import compileall
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench.table import Line, show
from bench.timing import ROOT, environment, interleaved, peak_memory, percentile, qingdan, sqlite_utils, timed

QUESTION = "区残联三季度要做什么"
MISSPELT = "区残连三季度要做什么"
PINYIN = "qucanlian三季度要做什么"
LISTED, UNKNOWN = (
    "口袋公园谁负责",
    "升降机保养谁盯着",
)  # words of the list; words that only the word table knows
DATABASE = str(ROOT / "data" / "qingdan.db")
TERMINAL = {"FORCE_COLOR": "1", "COLUMNS": "120", "QINGDAN_DB": DATABASE}
PIPE = {"QINGDAN_DB": DATABASE}
TODAY = date(2022, 8, 30)
KINDS = {
    "单位": QUESTION,
    "事项": LISTED,
    "时间": "危房改造什么时候竣工",
    "数量": "租房补贴全年发多少钱",
    "计数": "住建委有几项任务",
    "条件": "超过100户的任务有哪些",
    "全部": "全区下半年都有哪些任务",
    "笔误": MISSPELT,
    "拼音": PINYIN,
    "没有": "区法院三季度要做什么",
    "帮助": "你好",
}
OBVIOUS = '''
import sqlite3
import jieba, typer
from pypinyin import lazy_pinyin
from rapidfuzz import process
from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

db = Database(sqlite3.connect({database!r}))
words = jieba.lcut({question!r})
lazy_pinyin({question!r})
names = [row["name"] for row in db["units"].rows]
unit = max((process.extractOne(word, names) for word in words), key=lambda found: found[1])[0]
table = Table("任务", "目标")
for task, text in db.execute("""SELECT t.number, m.text FROM milestones m JOIN tasks t ON t.id = m.task_id
        JOIN task_units x ON x.task_id = t.id JOIN units u ON u.id = x.unit_id
        WHERE u.name = ? AND m.quarter = 3""", [unit]):
    table.add_row(str(task), text)
Console(force_terminal=True, width=120).print(table)
'''


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=15, help="interleaved runs of every command")
    runs = parser.parse_args().runs
    compileall.compile_dir(ROOT / "assistant", quiet=2)
    show_cold(runs)
    show_imports()
    show_warm()
    show_batch()


def show_cold(runs: int) -> None:
    """Start-up: time and peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "obvious.py")
        script.write_text(OBVIOUS.format(database=DATABASE, question=QUESTION), encoding="utf-8")
        compileall.compile_dir(folder, quiet=2)
        run_obvious = [sys.executable, "-c", f"import sys; sys.path.insert(0, {folder!r}); import obvious"]
        commands: dict[str, tuple[list[str], dict[str, str]]] = {
            "pass": ([sys.executable, "-c", "pass"], {}),
            "sqlite-utils": ([*sqlite_utils(), DATABASE, "select 1"], {}),
            "obvious": (run_obvious, {}),
            "table": ([*qingdan(), QUESTION], TERMINAL),
            "json": ([*qingdan(), "--json", QUESTION], PIPE),
            "misspelt": ([*qingdan(), MISSPELT], TERMINAL),
            "pinyin": ([*qingdan(), PINYIN], TERMINAL),
            "listed": ([*qingdan(), LISTED], TERMINAL),
            "unknown": ([*qingdan(), UNKNOWN], TERMINAL),
            "help": ([*qingdan(), "--help"], TERMINAL),
            "version": ([*qingdan(), "--version"], TERMINAL),
        }
        seconds = interleaved(commands, runs)
        memory = {name: peak_memory(*command) for name, command in commands.items()}
    table = seconds["table"]
    lines = [
        Line("表格 / python -c pass", table / seconds["pass"], 5),
        Line("--json / python -c pass", seconds["json"] / seconds["pass"], 4),
        Line("--help / python -c pass", seconds["help"] / seconds["pass"], 5),
        Line("--version / python -c pass", seconds["version"] / seconds["pass"], 5),
        Line('表格 / sqlite-utils … "select 1"', table / seconds["sqlite-utils"], 0.75),
        Line("表格 / 直白写法（全部库在模块顶上导入）", table / seconds["obvious"], 1 / 6),
        Line("笔误的表格 / 表格", seconds["misspelt"] / table, 1.3),
        Line("拼音的表格 / 表格", seconds["pinyin"] / table, 1.3),
        Line("不认识的词的表格 / 认识的", seconds["unknown"] / seconds["listed"], 1.25),
        Line('sqlite-utils … "select 1" / python -c pass', seconds["sqlite-utils"] / seconds["pass"]),
        Line("直白写法 / python -c pass", seconds["obvious"] / seconds["pass"]),
    ]
    if memory["pass"]:
        lines += [
            Line(f"内存峰值：{name} / python -c pass", memory[key] / memory["pass"], goal)
            for name, key, goal in (
                ("表格", "table", 2.2),
                ("--json", "json", 1.8),
                ("笔误", "misspelt", None),
                ("拼音", "pinyin", None),
            )
        ]
    show(f"冷启动（{' '.join(Path(p).name for p in qingdan())}，{runs} 次交替运行的中位数）", lines)


def show_imports() -> None:
    """Whose import time it is, in shares of the whole, for the table and for JSON."""
    for name, options, env in (("表格", [], TERMINAL), ("--json", ["--json"], PIPE)):
        groups: dict[str, list[float]] = {}
        for _ in range(5):
            for group, taken in import_times([*options, QUESTION], env).items():
                groups.setdefault(group, []).append(taken)
        medians = {group: statistics.median(taken) for group, taken in groups.items()}
        whole = sum(medians.values())
        ranked = sorted(medians.items(), key=lambda item: -item[1])[:16]
        show(f"导入时间的份额：{name}", [Line(group, taken / whole) for group, taken in ranked])


def import_times(arguments: list[str], env: dict[str, str]) -> dict[str, float]:
    """Package (the standard library: module) → microseconds of its own, by ``-X importtime``."""
    command = [sys.executable, "-X", "importtime", "-m", "assistant", *arguments]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(env), check=False)
    times: dict[str, float] = {}
    for own, module in re.findall(
        r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", done.stderr.decode("utf-8", "replace")
    ):
        parts = module.split(".")
        group = ".".join(parts[:2]) if parts[0] == "assistant" else parts[0]
        times[group] = times.get(group, 0.0) + float(own)
    return times


def show_warm(times: int = 200) -> None:
    """``Assistant.ask`` beside one jieba cut and one fuzzy search of the same question."""
    import jieba
    from rapidfuzz import process

    from assistant import Assistant

    jieba.setLogLevel(60)
    jieba.initialize()
    assistant = Assistant(DATABASE)
    texts = [text for task in assistant.document.tasks for text in task.milestones if text]
    to_cut: list[Line] = []
    to_search: list[Line] = []
    totals: dict[str, list[float]] = {"ask": [], "cut": [], "search": []}
    for kind, question in KINDS.items():
        calls: dict[str, Callable[[], Any]] = {
            "ask": lambda q=question: assistant.ask(q, TODAY),  # type: ignore[misc]
            "cut": lambda q=question: jieba.lcut(q),  # type: ignore[misc]
            "search": lambda q=question: process.extractOne(q, texts),  # type: ignore[misc]
        }
        taken = timed(calls, times)
        middle = {name: statistics.median(seconds) for name, seconds in taken.items()}
        for name, seconds in taken.items():
            totals[name] += seconds
        worst = percentile(taken["ask"], 0.95) / middle["cut"]
        to_cut.append(Line(f"{kind}：{question}（95%：{worst:.1f}）", middle["ask"] / middle["cut"]))
        to_search.append(Line(f"{kind}：{question}", middle["ask"] / middle["search"]))
    ask, cut, search = (statistics.median(totals[name]) for name in ("ask", "cut", "search"))
    show("热调用 Assistant.ask / jieba.lcut（默认词典）", [*to_cut, Line("全部种类的中位数", ask / cut, 4)])
    title = f"热调用 Assistant.ask / rapidfuzz.process.extractOne（{len(texts)} 条目标）"
    show(title, [*to_search, Line("全部种类的中位数", ask / search, 0.6)])


QUARTERS = ("一季度", "二季度", "三季度", "四季度", "上半年", "年底")


def show_batch(count: int = 10_000) -> None:
    """``batch`` on lines that repeat themselves, and on lines that never do."""
    from assistant import Assistant

    source = random.Random(7)
    asked = [
        source.choice(list(KINDS.values())).replace("三季度", source.choice(QUARTERS)) for _ in range(count)
    ]
    of_batch(f"batch：{count:,} 行，问法重复", asked, 8)
    with Assistant(DATABASE) as clerk:
        names = [unit.name for unit in clerk.units()]
    ends = ("要做什么", "有几项任务", "的任务有哪些", "有什么目标", "牵头哪些任务")
    of_batch("batch：每行都不同", [f"{n}{q}{end}" for n in names for q in QUARTERS for end in ends], 8)


def of_batch(title: str, lines: list[str], goal: float) -> None:
    """``batch`` against cutting the same lines with jieba and against ``python -c pass``."""
    import jieba

    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        measured = interleaved(
            {
                "pass": ([sys.executable, "-c", "pass"], {}),
                "batch": ([*qingdan(), "batch", file.name, "--today", TODAY.isoformat()], PIPE),
            },
            3,
        )
    start = time.perf_counter()
    for line in lines:
        jieba.lcut(line)
    cutting = time.perf_counter() - start
    show(
        title,
        [
            Line("batch / jieba.lcut 同样的行", measured["batch"] / cutting, goal),
            Line("batch 的一行 / python -c pass", measured["batch"] / len(lines) / measured["pass"]),
        ],
    )


if __name__ == "__main__":
    main()
