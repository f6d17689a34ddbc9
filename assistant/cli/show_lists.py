"""Drawing what the list commands have to say.  Document text reaches the terminal as inert text only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, Any

from assistant.catalog.compare import print_unit
from assistant.catalog.library import ListLine, Outcome
from assistant.catalog.records import ListRecord, TaskRecord
from assistant.cli.streams import is_drawn
from assistant.render.characters import one_line

if TYPE_CHECKING:
    from assistant.documents import ImportResult

_SHOWN = 60
_MAX_WARNINGS = 200


def name_of(record: ListRecord | ListLine) -> str:
    """2023年西青区《…》."""
    return f"{record.year}年{record.region}《{record.title}》"


def _short(text: str, length: int = _SHOWN) -> str:
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1] + "…"


class Screen:
    """Writes tables and lines to a stream; without a terminal a row is a line, its cells divided by tabs."""

    def __init__(self, stream: IO[str]) -> None:
        from assistant.render.ink import terminal

        self.is_drawn = is_drawn(stream)
        self.terminal = terminal(stream, self.is_drawn)

    def line(self, text: str) -> None:
        """One line of our own words, with texts from a document in it."""
        self.terminal.stream.write(one_line(text) + "\n")

    def _table(self, title: str, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        if not self.is_drawn:
            self.line(title)
            for cells in (headings, *rows):
                print("\t".join(map(one_line, cells)), file=self.terminal.stream)
            return
        from assistant.render.page import Sheet, Title
        from assistant.render.to_table import draw_blocks

        titled = (Title(one_line(title)),) if title else ()
        draw_blocks((*titled, Sheet(headings, rows)), self.terminal)

    def record(self, result: ImportResult) -> None:
        """What was understood of a document, a row a task."""
        record = result.record
        rows = [_task_row(task) for task in record.tasks]
        self._table(name_of(record), ("号", "类别", "任务", "季度", "责任单位", "配合单位"), rows)
        units = {unit.name for task in record.tasks for unit in task.units}
        categories = {(task.category_no, task.category) for task in record.tasks if task.category}
        goals = sum(len(task.milestones) for task in record.tasks)
        issued = f"，印发日期 {record.issued}" if record.issued else ""
        issued += f"，印发机关 {record.issuer}" if record.issuer else ""
        self.line(
            f"共{len(record.tasks)}项任务，{len(categories)}个类别，{len(units)}个单位，{goals}条季度目标；"
            f"{record.city}{record.region}，{record.year}年{issued}"
        )

    def reading(self, result: ImportResult) -> None:
        """How much was read, as a small table, then every guess, merge and skip: where, and why."""
        tasks = result.record.tasks
        rows = [
            ("任务", f"{len(tasks)}项"),
            ("责任单位", f"{len({u.name for t in tasks for u in t.units})}个"),
        ]
        rows += [
            (f"{'一二三四'[quarter - 1]}季度", f"{sum(quarter in t.milestones for t in tasks)}项")
            for quarter in (1, 2, 3, 4)
        ]
        labels = dict.fromkeys(label for t in tasks for label, _ in t.details)
        rows += [("附加信息", "、".join(labels))] if labels else []
        rows.append(("请核对", f"{len(result.warnings)}处"))
        title = f"读出：{name_of(result.record)}"
        if self.is_drawn:
            self.line(title)
            self._table("", tuple(name for name, _ in rows), [tuple(value for _, value in rows)])
        else:
            self._table(title, ("内容", "数量"), rows)
        self.warnings(result)

    def warnings(self, result: ImportResult) -> None:
        """Every guess, merge and skip; at a terminal no more than fit some screens."""
        if not result.warnings:
            return
        shown = result.warnings[:_MAX_WARNINGS] if self.is_drawn else result.warnings
        rows = [(w.place or "-", str(w.row) if w.row else "-", w.column or "-", w.reason) for w in shown]
        self._table(
            f"请核对（{result.record.document}，{len(result.warnings)}处）",
            ("位置", "行", "列", "原因"),
            rows,
        )
        if len(result.warnings) > len(shown):
            self.line(f"……另有{len(result.warnings) - len(shown)}处，加 --dry-run 并存到文件里看")

    def difference(self, outcome: Outcome) -> None:
        """What a revision adds, removes and changes."""
        difference: Any = outcome.difference
        rows = [("清单", c.name, _short(c.old), _short(c.new)) for c in difference.about]
        rows += [
            ("新增", str(t.number), "", _short(t.district_task or t.city_task)) for t in difference.added
        ]
        rows += [
            ("删去", str(t.number), _short(t.district_task or t.city_task), "") for t in difference.removed
        ]
        for change in difference.changed:
            rows += [(f"第{change.number}项", f.name, *_around(f.old, f.new)) for f in change.fields]
        self._table(f"与数据库里的不同：{name_of(outcome.record)}", ("任务", "栏目", "原来", "现在"), rows)
        self.line(
            f"新增{len(difference.added)}项，删去{len(difference.removed)}项，改动{len(difference.changed)}项"
        )

    def lists(self, lines: list[ListLine]) -> None:
        """All lists of a database; * is the default."""
        rows = [
            (
                f"{line.id}{'*' if line.is_default else ''}",
                str(line.year),
                f"{line.city}{line.region}",
                str(line.tasks),
                line.issued,
                line.title,
            )
            for line in lines
        ]
        self._table("清单（* 为默认）", ("编号", "年份", "地区", "任务", "印发", "标题"), rows)


def _task_row(task: TaskRecord) -> tuple[str, ...]:
    quarters = "".join(str(q) if task.milestones.get(q) else "·" for q in (1, 2, 3, 4))
    number = "" if task.category_no is None else f"{task.category_no} "
    leads, supports = (
        _short("、".join(print_unit(u) for u in task.units if u.role == role), 40)
        for role in ("lead", "support")
    )
    text = task.district_task or task.city_task
    return (str(task.number), _short(number + task.category, 16), _short(text, 44), quarters, leads, supports)


def _around(old: str, new: str) -> tuple[str, str]:
    """The two texts from shortly before where they begin to differ."""
    same = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    start = max(0, same - 12)
    lead = "…" if start else ""
    return lead + _short(old[start:]), lead + _short(new[start:])
