"""What was asked.  A message is a :class:`Question` of parts; a part is an :class:`Ask`.

An Ask is an expression over one list: a target, filters that intersect, an aggregate.  Filters hold the list's own units,
tasks, quarters beside the words they came from.  An Ask with ``problems``, what could not be resolved, is never executed.
"""

from __future__ import annotations

from assistant.typed import Literal, NamedTuple

Target = Literal["milestones", "tasks", "units", "categories", "when", "value", "about", "help"]
Standing = Literal["", "done", "not done", "begun", "not begun", "overdue", "filled", "blank"]
Aggregate = Literal[
    "none",  # the rows themselves
    "count",  # how many of the target
    "sum",  # one number of several
    "difference",
    "ratio",  # 几倍
    "share",  # 占百分之几
    "remaining",  # 还差多少
    "most",
    "fewest",
    "series",  # quarter by quarter; ``average``: of a quarter
    "average",
    "compare",  # both sides beside each other
]
Role = Literal["any", "lead", "support", "both"]


class Correction(NamedTuple):
    """What was typed and the word it was taken for."""

    typed: str
    meant: str


class Link(NamedTuple):
    """A word of the question and the word of the list that it was taken for."""

    typed: str
    meant: str
    listed: bool = False  # in the word files: the same thing, not only one near to it


class NamedUnit(NamedTuple):
    """A unit named in the question: the surface, and the list's units it names (ids)."""

    surface: str
    name: str
    ids: frozenset[int]


class UnitFilter(NamedTuple):
    """The tasks of the units: of any of them, or (``together``) of all of them at once."""

    units: tuple[NamedUnit, ...]
    role: Role = "any"
    together: bool = False
    negated: bool = False


class Topic(NamedTuple):
    """One thing asked about: the tasks it links to (indexes in the list), the words that say it.

    ``words`` are groups of alternatives, one group a word of the question, the typed word first: they tell the figure
    or the quarter that is meant within a task.  ``category`` is set where the words name a category as a whole.
    """

    surface: str
    tasks: tuple[int, ...]
    words: tuple[tuple[str, ...], ...] = ()
    category: int | None = None


class TopicFilter(NamedTuple):
    """The tasks of any of the topics."""

    topics: tuple[Topic, ...]
    negated: bool = False


class CategoryFilter(NamedTuple):
    """The tasks of the categories with these numbers (第八项)."""

    numbers: tuple[int, ...]
    negated: bool = False


class TaskFilter(NamedTuple):
    """The tasks with these numbers (任务15), or, from a conversation, those of the answer before."""

    numbers: tuple[int, ...]
    negated: bool = False
    spoken: str = ""  # how they are called, when not by their numbers


class PlaceFilter(NamedTuple):
    """The tasks (indexes) whose text names one of the places inside the district."""

    places: tuple[str, ...]
    tasks: tuple[int, ...]
    negated: bool = False


class PeriodFilter(NamedTuple):
    """Quarters.  ``whole``: the words mean the year as one (全年); ``until``: up to the end of it (到三季度, 年底)."""

    quarters: tuple[int, ...]
    whole: bool = False
    until: bool = False
    negated: bool = False


class Step(NamedTuple):
    """A step of the work: 开工, 验收.  ``kind`` start and finish follow the course of a task; ``words``: typed word first."""

    surface: str
    words: tuple[str, ...]
    kind: Literal["start", "finish", "other"] = "other"


class StepFilter(NamedTuple):
    """The tasks in whose quarters one of the steps is planned."""

    steps: tuple[Step, ...]
    negated: bool = False


ALL_OF_IT = "完成任务"  # among a step's words, what 弄完 and 完成 stand for: all of the task
Operator = Literal[">", ">=", "<", "<=", "==", "has", "max", "min", "between"]
Bounded = Literal["figure", "tasks", "units", "leaders", "helpers"]  # helpers: the units that only support


class FigureFilter(NamedTuple):
    """A bound on a number in base units; between: ``value`` to ``upper``; max, min: the first ``value``, or the ``upper``-th."""

    operator: Operator
    value: float
    unit: str = ""
    upper: float = 0.0
    bounded: Bounded = "figure"
    surface: str = ""
    noun: str = ""  # what the figure is of: 投资


class DetailFilter(NamedTuple):
    """A further column of the list that is asked for (进展情况, 备注, 分管领导), by its label; ``wanted``: text in it."""

    labels: tuple[str, ...]
    wanted: str = ""
    negated: bool = False  # the tasks without that text, or with nothing at all where none is given
    standing: Standing = ""  # how far the tasks are by the columns; ``wanted`` says it, or since which month


class EitherFilter(NamedTuple):
    """A union, said as one: the tasks that meet all filters of one side or of another (再加上教育局)."""

    sides: tuple[tuple[Filter, ...], ...]


Filter = (
    UnitFilter
    | TopicFilter
    | CategoryFilter
    | TaskFilter
    | PlaceFilter
    | PeriodFilter
    | StepFilter
    | FigureFilter
    | DetailFilter
    | EitherFilter
)


class Figure(NamedTuple):
    """Which stated number is asked for.

    ``unit``: the measure word typed (户, 元, %; "" leaves it open); ``noun``: what is counted, right behind it.
    ``scope``: the city's figure or the district's ("" the district's, else the city's).  ``running``: the total up to
    then, or the quarter's own, or as the text states it.  ``values``: numbers the question states itself (那172个).
    ``each``: what every person, household or month gets, never a sum.
    """

    unit: str = ""
    noun: str = ""
    scope: Literal["", "city", "district"] = ""
    running: Literal["", "total", "own"] = ""
    values: tuple[tuple[float, str], ...] = ()
    each: bool = False


Reason = Literal[
    "unit",  # no such unit in the list
    "topic",  # no task about it
    "empty",  # no task meets all of it
    "elsewhere",  # the list has it, but not among the units or categories named
    "place",  # a place that no task names
    "category",  # no category of this number
    "task",  # no task of this number
    "quarter",  # 五季度
    "year",  # a year that is not stored
    "region",  # a district that is not stored
    "unsaid",  # the list never says it: where, how, telephone, names of persons, prices
    "state",  # only the actual state is asked, and the list has plans only
    "context",  # a turn that points at nothing
    "subject",  # nothing in it says what is asked about
    "choice",  # several are equally likely: ``choices`` are complete questions
]


class Problem(NamedTuple):
    """Why an Ask cannot be executed; ``near``: tasks (numbers) that come nearest, ``beside``: those to look at too."""

    reason: Reason
    text: str = ""
    near: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    beside: tuple[int, ...] = ()


class Shown(NamedTuple):
    """A number that an answer before gave, with the (task number, quarter) of its rows."""

    value: float
    unit: str
    rows: tuple[tuple[int, int | None], ...]


class Ask(NamedTuple):
    """One question about one list, as an expression."""

    target: Target = "tasks"
    filters: tuple[Filter, ...] = ()
    aggregate: Aggregate = "none"
    rank: int = 1  # of most and fewest: 第二多
    figure: Figure = Figure()
    role: Role = "any"  # of the units asked for: 谁牵头, 谁配合
    subject: str = ""  # of a question about the list itself: title, issued, issuer, count, gap, scope
    state: bool = False  # 完成了吗, 进展如何: also asks how far it really is
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()  # content words that nothing used, and that are said
    links: tuple[Link, ...] = ()  # words that were taken for others of the list
    inherited: tuple[str, ...] = ()  # what a turn took from the ones before, in words
    shown: tuple[Shown, ...] = ()  # the numbers of the answers before that 加起来, 差多少 are about
    surface: str = ""  # the part of the message that this is


class Scope(NamedTuple):
    """Which lists: years and regions as named; ``everywhere``: all of them."""

    years: tuple[int, ...] = ()
    regions: tuple[str, ...] = ()
    everywhere: bool = False
    excluded_regions: tuple[str, ...] = ()
    cores: tuple[str, ...] = ()  # units and words by which lists are found where no place is named
    words: tuple[str, ...] = ()


class Piece(NamedTuple):
    """A piece of the question and what it was read as; for ``--explain``."""

    text: str
    start: int
    end: int
    kind: str
    used: str = ""


class Turn(NamedTuple):
    """What a message says about the turns before it; see :mod:`assistant.dialogue`."""

    refers: Literal["", "item", "it", "he", "they", "rest", "category"] = (
        ""  # 第二个, 这个, 他, 他们, 别的, 那一类
    )
    items: tuple[int, ...] = ()  # of the last answer; -1 is its last
    moves: Literal["", "add", "only", "instead", "back", "more", "other", "detail"] = ""
    elliptic: bool = False  # …呢, 那…: says only what is new
    asks: bool = False  # a question word is said, so that the target is meant
    own_subject: bool = False  # it says itself what it is about; 优化几条 asks about the one before
    that_quarter: bool = False  # 那个季度: the one just answered
    role: Role = "any"  # 它牵头的: of the unit spoken of
    combines: int = 0  # 两个加起来, 三个季度加起来: how many of the numbers shown; -1: all
    later: int = 0  # 往后推一季: quarters from the one just answered
    without_items: tuple[int, ...] = ()  # 除了第一个和第二个
    without_quarters: tuple[int, ...] = ()  # 去掉一季度
    whole_year: bool = False  # 今年: no quarter is taken over
    whole_list: bool = False  # 所有单位, 整张清单: nothing is taken over


class Question(NamedTuple):
    """A message: its parts in order, the lists it is about, what was corrected on the way."""

    text: str = ""
    parts: tuple[Ask, ...] = ()
    scope: Scope = Scope()
    corrections: tuple[Correction, ...] = ()
    links: tuple[Link, ...] = ()
    pieces: tuple[Piece, ...] = ()
    turn: Turn = Turn()
    rest: str = ""  # what it asks of the units answered: …谁管，他们还管什么
