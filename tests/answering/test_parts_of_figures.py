"""其中: a part of a figure, its share of the whole, what one quarter adds to it."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answering.answer import answer
from assistant.catalog.measures import find_measures
from assistant.model.document import ListDocument, Measure
from assistant.query import Aggregate, Ask, Figure, Filter, Question
from tests.answering.questions import about, in_quarters, shipped

GOAL = "城镇新增就业2万人，其中失业人员再就业6000人、困难人员就业1500人。"
QUARTERS = (
    "新增就业5000人。",
    "累计新增就业1.12万人，其中失业人员再就业3200人。",
    "累计新增就业1.63万人，其中失业人员再就业4700人。",
    "累计新增就业2万人，其中失业人员再就业6000人、困难人员就业1500人。",
)


def _document(goal: str = GOAL) -> ListDocument:
    plain = shipped()
    task = plain.tasks[1]._replace(index=0, district_task=goal, milestones=QUARTERS)
    found = [
        Measure(
            task.id,
            "milestone" if quarter else "district",
            quarter or None,
            m.value,
            m.high,
            m.unit,
            m.counted,
            m.cumulative,
            m.bound,
            m.clause,
            m.sentence,
        )
        for quarter, text in enumerate((goal, *QUARTERS))
        for m in find_measures(text, quarter=bool(quarter))
    ]
    return ListDocument(plain.info, [task], plain.units, "新增 就业 失业 人员", lambda: found)


def _told(surface: str, aggregate: Aggregate, filters: tuple[Filter, ...], running: str = "") -> Answer:
    figure = Figure("" if aggregate == "share" else "人", running=running)  # type: ignore[arg-type]
    ask = Ask("value", filters, aggregate, figure=figure, surface=surface)
    return answer(Question(text=surface, parts=(ask,)), _document())


JOBS = about("新增就业", "就业", tasks=(1,))
AGAIN = about("失业人员再就业", "失业人员", tasks=(1,))


def test_the_part_is_told_where_it_is_named_and_the_whole_where_it_is_not() -> None:
    assert _told("失业人员再就业多少人", "none", (AGAIN,)).value == 6000
    assert _told("困难人员就业多少人", "none", (about("困难人员", "就业", tasks=(1,)),)).value == 1500
    assert _told("新增就业多少人", "none", (JOBS,)).value == 20_000


def test_a_part_of_the_whole_in_percent() -> None:
    told = _told("失业人员再就业占百分之几", "share", (AGAIN,))
    assert (told.value, told.value_unit) == (30, "%")
    assert "6000÷20000＝30%" in told.summary


def test_what_a_quarter_adds_to_the_part() -> None:
    told = _told("失业人员再就业三季度单季多少人", "none", (AGAIN, in_quarters(3)), "own")
    assert told.value == 1500 and "4700" in told.summary and "3200" in told.summary
    assert _told("新增就业三季度单季多少人", "none", (JOBS, in_quarters(3)), "own").value == 5100


def test_what_stands_right_before_how_much_is_what_is_asked() -> None:
    """职工食堂满意度多少 asks for the rate, 职工食堂多少个 for the canteens."""
    document = _document("改造职工食堂2个，满意度达到90%。")
    canteen = about("职工食堂", "满意度", tasks=(1,))
    rate = Ask("value", (canteen,), surface="职工食堂满意度多少")
    assert answer(Question(text=rate.surface, parts=(rate,)), document).value == 90
    number = Ask("value", (canteen,), figure=Figure("个"), surface="职工食堂多少个")
    assert answer(Question(text=number.surface, parts=(number,)), document).value == 2
