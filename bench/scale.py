"""``make bench-scale``: a national catalog, written and asked, beside bare sqlite3 doing the same.

    python -m bench.scale [--tasks 1000000] [--questions 1000] [--folder /tmp]

Everything is a ratio within this one run.  The databases are made in a temporary folder and deleted.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from pathlib import Path

from bench.building import build, build_bare, import_one
from bench.questions import beyond_reading, cold_and_memory, curve
from bench.table import Line, show
from bench.timing import ROOT

SIZES = (1_000, 30_000)


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=1_000)
    parser.add_argument("--folder", type=Path, help="where the databases are made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder, prefix="qingdan-scale-") as name:
        measure(Path(name), options.tasks, options.questions)


def measure(folder: Path, tasks: int, questions: int) -> None:
    """The whole comparison inside ``folder``."""
    national = folder / "national.db"
    built = build(national, tasks)
    bare = build_bare(national, folder / "bare.db")
    (folder / "bare.db").unlink()
    size = national.stat().st_size
    show(
        f"建库：{count(national, 'lists'):,} 份清单、{count(national, 'tasks'):,} 项任务、"
        f"{count(national, 'milestones'):,} 条目标、{count(national, 'measures'):,} 个数字",
        [
            Line("裸 sqlite3 + FTS5 写同样的行 / 我们的写入", bare / built.seconds, 0.6, least=True),
            Line("写完时的内存 / 写了十分之一时的内存", built.growth, 1.25),
            Line("每项任务的字节 / 1000", size / tasks / 1000),
        ],
    )
    show(f"{questions:,} 个混合问题：读懂问题以外的时间占几成", beyond_reading(national, questions))
    paths = {34: ROOT / "data" / "qingdan.db"}
    for number in SIZES:
        if number < tasks:
            paths[number] = folder / f"{number}.db"
            build(paths[number], number)
    paths[tasks] = national
    for name, points in curve(paths).items():
        target = 2.5 if name == "所有清单" else 1.1
        title = f"规模曲线：{name}，与 34 项任务时之比"
        show(title, [Line(f"{n:,} 项任务", s / points[34], target) for n, s in points.items() if n > 34])
    show("命令", cold_and_memory(national, questions))
    show(
        "导入一份清单",
        [Line("进这个库 / 进只有 34 项任务的库", import_one(national, folder / "small.db"), 2)],
    )


def count(path: Path, table: str) -> int:
    """Rows of ``table``."""
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


if __name__ == "__main__":
    main()
