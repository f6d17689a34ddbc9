"""A revised list against the stored one: tasks added, removed, changed, field by field."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.catalog.records import ListRecord, TaskRecord, UnitRecord

_LIKE = 60.0  # rapidfuzz ratio from which two task texts are two versions of one task
_QUARTERS = {1: "一季度", 2: "二季度", 3: "三季度", 4: "四季度"}


@dataclass(frozen=True)
class FieldChange:
    """One field's old and new text."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class TaskChange:
    """A task that stayed but changed; ``number`` is the new one."""

    number: int
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Difference:
    """What a revision does.  ``about`` are changes of title and issue date."""

    about: tuple[FieldChange, ...]
    added: tuple[TaskRecord, ...]
    removed: tuple[TaskRecord, ...]
    changed: tuple[TaskChange, ...]

    def __bool__(self) -> bool:
        return bool(self.about or self.added or self.removed or self.changed)


def print_unit(unit: UnitRecord) -> str:
    """区委宣传部（区文明办）."""
    return unit.name + "".join(f"（{name}）" for name in unit.second_names)


def fields_of(task: TaskRecord) -> dict[str, str]:
    """A task's fields under their Chinese names."""
    category = task.category if task.category_no is None else f"{task.category_no} {task.category}"
    fields = {
        "任务号": str(task.number),
        "类别": category,
        "全市任务": task.city_task,
        "本区任务": task.district_task,
    }
    fields |= {_QUARTERS[q]: task.milestones.get(q, "") for q in (1, 2, 3, 4)}
    for role, name in (("lead", "责任单位"), ("support", "配合单位")):
        fields[name] = "、".join(print_unit(u) for u in task.units if u.role == role)
    return fields | dict(task.details)


def pair_tasks(old: ListRecord, new: ListRecord) -> list[tuple[TaskRecord, TaskRecord]]:
    """(old, new) versions of the same task: equal text first, then the most alike."""
    from rapidfuzz import fuzz

    left, right = dict(enumerate(old.tasks)), dict(enumerate(new.tasks))
    pairs: list[tuple[TaskRecord, TaskRecord]] = []
    by_text: dict[tuple[str, str], list[int]] = {}
    for index, task in left.items():
        by_text.setdefault((task.city_task, task.district_task), []).append(index)
    for index, task in list(right.items()):
        same = by_text.get((task.city_task, task.district_task))
        if same:
            pairs.append((left.pop(same.pop(0)), right.pop(index)))
    scored = sorted(
        (-score, abs(a.number - b.number), i, j)
        for i, a in left.items()
        for j, b in right.items()
        if (score := fuzz.ratio(a.city_task + a.district_task, b.city_task + b.district_task)) >= _LIKE
    )
    for _, _, i, j in scored:
        if i in left and j in right:
            pairs.append((left.pop(i), right.pop(j)))
    return pairs


def compare(old: ListRecord, new: ListRecord) -> Difference:
    """What changes when ``new`` takes the place of ``old``."""
    pairs = pair_tasks(old, new)
    kept_old, kept_new = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    changed = []
    for a, b in sorted(pairs, key=lambda pair: pair[1].number):
        before, after = fields_of(a), fields_of(b)
        fields = tuple(
            FieldChange(name, before.get(name, ""), after.get(name, ""))
            for name in dict.fromkeys((*before, *after))
            if before.get(name, "") != after.get(name, "")
        )
        if fields:
            changed.append(TaskChange(b.number, b.district_task or b.city_task, fields))
    names = (("title", "标题"), ("issued", "印发日期"), ("issuer", "印发机关"), ("city", "城市"))
    about = tuple(
        FieldChange(label, getattr(old, name), getattr(new, name))
        for name, label in names
        if getattr(old, name) != getattr(new, name)
    )
    return Difference(
        about,
        tuple(t for t in new.tasks if id(t) not in kept_new),
        tuple(t for t in old.tasks if id(t) not in kept_old),
        tuple(changed),
    )
