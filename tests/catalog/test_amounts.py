"""Amounts as lists write them, and what is stored of them."""

from __future__ import annotations

import pytest

from assistant.catalog.measures import find_measures
from assistant.catalog.unit_names import core_of
from assistant.model.document import fold


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "bound"),
    [
        ("发放１２，０００人", 12_000, 12_000, "人", "exact"),
        ("惠及1·2万人", 12_000, 12_000, "人", "exact"),
        ("惠及１．２万人", 12_000, 12_000, "人", "exact"),
        ("新增1万2千人", 12_000, 12_000, "人", "exact"),
        ("完成3万4000户", 34_000, 34_000, "户", "exact"),
        ("培训一万二千人", 12_000, 12_000, "人", "exact"),
        ("服务12 000人次", 12_000, 12_000, "人次", "exact"),
        ("改造近3000户", 3000, 3000, "户", "about"),
        ("设点约500个", 500, 500, "个", "about"),
        ("惠及超2万人", 20_000, 20_000, "人", "min"),
        ("建设～300家", 300, 300, "家", "about"),
        ("走访几十户", 20, 90, "户", "about"),
        ("惠及数千人", 2000, 9000, "人", "about"),
        ("惠及3-5万人", 30_000, 50_000, "人", "exact"),
        ("帮扶500来户", 500, 500, "户", "about"),
        ("设卅个点位", 30, 30, "个", "exact"),
        ("设廿三个点位", 23, 23, "个", "exact"),
        ("设二〇个点位", 20, 20, "个", "exact"),
        ("满意率九成二", 92, 92, "%", "exact"),
        ("覆盖两三百户", 200, 300, "户", "about"),
        ("吸引上千人", 1000, 1000, "人", "min"),
        ("行车间隔压缩至2分50秒", 170, 170, "秒", "exact"),
    ],
)
def test_an_amount_is_its_number_its_unit_and_how_sure(
    text: str, low: float, high: float, unit: str, bound: str
) -> None:
    (measure,) = find_measures(text)
    assert (measure.value, measure.high, measure.unit, measure.bound) == (low, high, unit, bound)


@pytest.mark.parametrize("text", ["千家万户", "十五分钟生活圈", "建成立交", "第三十二个", "力争三成为示范"])
def test_words_with_numerals_are_no_amounts(text: str) -> None:
    assert find_measures(text) == []


def test_a_comma_inside_a_number_ends_no_clause_and_one_between_numbers_does() -> None:
    measures = find_measures("新建3处，500个车位，投入１，２００万元,受益300户")
    assert [(m.value, m.unit, m.counted) for m in measures] == [
        (3, "处", "新建"),
        (500, "个", "车位"),
        (12_000_000, "元", "投入"),
        (300, "户", "受益"),
    ]


def test_old_shapes_of_characters_meet_questions_in_todays_form() -> None:
    assert fold("新建⼝袋公园１２处") == "新建口袋公园12处"
    assert core_of("区⺠政局", {"民政局": "民政局"}) == ("区", "民政局")


def test_parts_of_a_running_total_run_up_too() -> None:
    """累计新增1.63万人，其中失业人员4700人: both are totals since January, and a quarter's own are none."""
    running = find_measures("累计新增就业1.63万人，其中失业人员4700人、困难人员900人。", quarter=True)
    assert [(m.value, m.cumulative) for m in running] == [(16_300, True), (4700, True), (900, True)]
    own = find_measures("新增就业5000人，其中失业人员1200人。", quarter=True)
    assert [m.cumulative for m in own] == [False, False]
    apart = find_measures("累计新增就业1.63万人，培训300人。", quarter=True)
    assert [m.cumulative for m in apart] == [True, False]
