"""One list in memory: its tasks, units and texts, and where a word stands in them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property

from assistant.model.unit_names import OFFICES, OUTSIDE, bare_stem, begins_like, forms
from assistant.text.normalize import occurrences
from assistant.text.place_names import counties, place_names
from assistant.text.simplified import plain, simple_forms
from assistant.typed import NamedTuple

# A word's places in a task, as bits.
CATEGORY, CITY, DISTRICT = 1, 2, 4
QUARTER = (0, 8, 16, 32, 64)

# Folded away on both sides before comparing: quotation marks stand around names in the list only.
_SILENT = '“”‘’《》"'
_SEPARATOR = "\x1f"
_WHOLE_NAME = 4  # characters of a unit that are name enough to be misspelt
_FIELDS = 7  # of a task: category, city, district, four quarters


def fold(text: str) -> str:
    """List text as compared with a question: today's characters, lower case, no quotation marks."""
    text = plain(text)
    for mark in _SILENT:  # seven searches in C: a translation table takes ten times as long
        text = text.replace(mark, "")
    return text.replace("～", "~").lower()


def tells_state(label: str) -> bool:
    """Whether a further column says how far it really is: 进展情况, 完成率; 完成时限 is still the plan."""
    state = any(word in label for word in ("进展", "进度", "完成", "成效", "落实", "状态", "实际"))
    return state and not label.endswith(("时限", "时间", "日期", "期限"))


def _fold_all(texts: list[str], simplified: dict[int, str]) -> list[str]:
    """Every text folded, in one go: texts are many and short."""
    whole = _SEPARATOR.join(texts)
    folded = fold(whole.translate(simplified) if simplified else whole).split(_SEPARATOR)
    if len(folded) == len(texts):
        return folded
    return [fold(text.translate(simplified).replace(_SEPARATOR, " ")) for text in texts]


class ListInfo(NamedTuple):
    """Which list this is.  ``issued`` is ISO 8601 or empty."""

    id: int
    title: str
    region: str
    city: str
    year: int
    issued: str


class Unit(NamedTuple):
    """A responsible unit as printed; ``main_id`` is set for a second name."""

    id: int
    name: str
    core: str
    level: str
    main_id: int | None


class Task(NamedTuple):
    """A task, texts verbatim; ``milestones[0]`` is the first quarter's."""

    index: int  # type: ignore[assignment]  # a task's position is its index; tuple.index is not used
    id: int
    number: int
    category_no: int | None
    category: str
    city_task: str
    district_task: str
    milestones: tuple[str, ...]
    units: tuple[str, ...]
    unit_ids: frozenset[int]
    supporting: tuple[str, ...] = ()  # of ``units`` those that only support (配合单位)
    details: tuple[tuple[str, str], ...] = ()  # the list's further columns: label, text

    @property
    def leads(self) -> tuple[str, ...]:
        """The units that answer for the task."""
        return tuple([name for name in self.units if name not in self.supporting]) or self.units


class Measure(NamedTuple):
    """A stated quantity in base units; see :mod:`assistant.catalog.measures`."""

    task_id: int
    scope: str  # city | district | milestone
    quarter: int | None
    value: float
    high: float
    unit: str
    counted: str
    cumulative: int | None
    bound: str
    clause: str
    sentence: str


class ListDocument:
    """A list's content with cached word search.  Tasks are addressed by index (0-based)."""

    def __init__(
        self,
        info: ListInfo,
        tasks: list[Task],
        units: list[Unit],
        words: str,
        load_measures: Callable[[], list[Measure]],
        vector_blobs: Callable[[], tuple[bytes, bytes] | None] = lambda: None,  # as stored with the list
        issuer: str = "",
    ) -> None:
        self.info = info
        self.tasks = tasks
        self.units = units
        self._words = words  # joined by blanks
        self._load_measures = load_measures
        self.vector_blobs = vector_blobs
        self.issuer = issuer  # as the document names it; empty where it does not
        self._places: dict[str, dict[int, int]] = {}
        self._standing: dict[tuple[str, ...], list[tuple[int, str, dict[int, int]]]] = {}
        texts = [x for t in tasks for x in (t.category, t.city_task, t.district_task, *t.milestones)]
        folded = _fold_all(texts, simple_forms("".join([t.category + t.district_task for t in tasks])))
        self._fields = [folded[i : i + _FIELDS] for i in range(0, len(folded), _FIELDS)]
        self._blobs = [_SEPARATOR.join(fields) for fields in self._fields]
        self.text = _SEPARATOR.join(folded)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words (two characters or more) that jieba found in the list's texts."""
        return frozenset(fold(self._words).split(" "))

    @cached_property
    def measures(self) -> list[Measure]:
        """All stated quantities of the list."""
        return self._load_measures()

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """What may be the stem of a place's name (辛庄) → the names (辛庄镇)."""
        found = dict(place_names(self.text))
        for county in set(counties(self.text)) - {self.info.region}:  # 石湾, of 石湾区 in a city's list
            found.setdefault(county[:-1], (county,))
        return found

    @cached_property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Label and text of every further column, of all tasks."""
        return tuple(detail for task in self.tasks for detail in task.details)

    @cached_property
    def figure_units(self) -> frozenset[str]:
        """The measure words of the list's own figures (口, 眼, 株)."""
        return frozenset(measure.unit for measure in self.measures)

    @cached_property
    def cores(self) -> dict[str, list[Unit]]:
        """Unit core → the list's units (usually one; 公安局 may have several branches)."""
        table: dict[str, list[Unit]] = {}
        for unit in self.units:
            table.setdefault(unit.core, []).append(unit)
        return table

    @cached_property
    def unit_forms(self) -> dict[str, str]:
        """The forms that the list's unit names take (人力资源科 of 人力资源部) → their core."""
        cores = {unit.name: unit.core for unit in self.units}
        named = forms(cores, self.info.region, self.info.city)
        told = {form: cores[name] for form, name in named.items()}
        offices = {n.removesuffix(e): core for n, core in cores.items() for e in OFFICES if n.endswith(e)}
        told = {place: core for place, core in offices.items() if place not in self.text} | told  # 桐荫街道
        # 后勤二季度: the bare stem, where the list's texts say nothing of the kind but in names of units (市商务局).
        stems = {name: bare_stem(name, self.info.region, self.info.city) for name in cores}
        many = Counter(filter(None, stems.values()))
        for name, stem in stems.items():
            if many[stem] == 1 and self._only_names_units(stem):
                told.setdefault(stem, cores[name])
        return told

    def _only_names_units(self, stem: str) -> bool:
        """Whether the texts have ``stem`` in the names of units alone; most stems are found otherwise at once."""
        start = self.text.find(stem)
        while start >= 0 and self.text.startswith(OUTSIDE[:4], start + len(stem)):
            start = self.text.find(stem, start + 1)
        return start < 0

    def unit_named(self, surface: str) -> str | None:
        """The core of the only unit whose name begins with ``surface`` (纪检, of 纪检监察室) or like it (慢病科)."""
        forms = self.unit_forms.items()
        found = {core for form, core in forms if form.startswith(surface)}
        found = found or {core for form, core in forms if begins_like(surface, form)}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def near_names(self) -> dict[str, list[str]]:
        """Names of units and places by what is left of them without one character (葛\\0镇): for slips."""
        names = [form for form in self.unit_forms if len(form) >= _WHOLE_NAME]
        names += [name for stem, every in self.place_names.items() for name in every if len(stem) == 2]
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            for at in range(len(name)):
                found.setdefault(f"{name[:at]}\0{name[at + 1 :]}", []).append(name)
        return found

    @cached_property
    def category_names(self) -> frozenset[tuple[str, int | None]]:
        """(name, number) of the categories of several tasks; lists need not number theirs."""
        many = Counter((self._fields[t.index][0], t.category_no) for t in self.tasks if t.category)
        return frozenset(each for each, tasks in many.items() if tasks > 1)

    @cached_property
    def category_members(self) -> dict[str, set[int]]:
        """Category name → task indexes, numbered or not."""
        table: dict[str, set[int]] = {}
        for task in self.tasks:
            table.setdefault(self._fields[task.index][0], set()).add(task.index)
        return table

    @cached_property
    def categories(self) -> dict[int, tuple[str, list[int]]]:
        """Category number → (name, task indexes)."""
        table: dict[int, tuple[str, list[int]]] = {}
        for task in self.tasks:
            if task.category_no is not None:
                table.setdefault(task.category_no, (task.category, []))[1].append(task.index)
        return table

    def places(self, word: str) -> dict[int, int]:
        """Task index → bits of the fields in which ``word`` stands verbatim."""
        found = self._places.get(word)
        if found is None:
            if len(self._places) > 20_000:
                self._places.clear()
            found = self._places[word] = self._search(word) if word in self.text else {}
        return found

    def standing(self, words: tuple[str, ...]) -> list[tuple[int, str, dict[int, int]]]:
        """(position, word, places) of those words of a concept that stand in the list.

        A two-character word must be one of the list's tokens: 动工 does not stand in 推动工程.  What was typed may
        also stand between them, in words that jieba does not know (慕课, 旧桥).
        """
        found = self._standing.get(words)
        if found is None:
            if len(self._standing) > 5_000:
                self._standing.clear()
            tokens = self.vocabulary
            found = self._standing[words] = [
                (position, word, places)
                for position, word in enumerate(words)
                if (len(word) != 2 or word in tokens or (not position and self.has_word(word)))
                and (places := self.places(word))
            ]
        return found

    def has_word(self, word: str) -> bool:
        """Whether the list has a word of general Chinese by itself or at the end of another: 点位, of 具体点位."""
        ends = (token.removesuffix(word) for token in self.vocabulary if token.endswith(word))
        return self.stands_apart(word) or any(front in self.vocabulary for front in ends)

    def stands_apart(self, name: str) -> bool:
        """Whether the list has ``name``, not as a cutting of its words: 育局 in 体育局; 双港 begins 双港工业区."""
        return any(self._is_apart(start, start + len(name)) for start in occurrences(self.text, name))

    def _is_apart(self, start: int, end: int) -> bool:
        around = [(a, b) for a in range(max(0, start - 3), end) for b in range(a + 2, min(a + 5, end + 4))]
        across = [
            (a, b) for a, b in around if a < start < b or (a < end < b and (a, b - a > 3) != (start, True))
        ]
        return not any(self.text[a:b] in self.vocabulary for a, b in across)

    def _search(self, word: str) -> dict[int, int]:
        found: dict[int, int] = {}
        for index, blob in enumerate(self._blobs):
            if word in blob:
                if bits := sum(1 << bit for bit, text in enumerate(self._fields[index]) if word in text):
                    found[index] = bits
        return found

    def field(self, index: int, quarter: int) -> str:
        """Folded text of a milestone."""
        return self._fields[index][2 + quarter]

    def rarity(self, count: int) -> float:
        """Inverse document frequency of a word in ``count`` tasks, 0 (everywhere) to 1 (one task)."""
        total = max(len(self.tasks), 2)
        return max(0.0, math.log(total / max(count, 1)) / math.log(total))

    def by_number(self, number: int) -> Task | None:
        """The task with this number, if any."""
        return next((task for task in self.tasks if task.number == number), None)
