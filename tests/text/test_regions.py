"""Which regions a text names."""

from __future__ import annotations

import pytest

from assistant.text.regions import find_regions, is_region, parents
from assistant.text.simplified import plain, simplify


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("广元市昭化区2017年度民生工程目标任务分解表", "昭化区", "广元市"),
        ("2024年南陵县重点工作目标任务分解表", "南陵县", "芜湖市"),
        ("2019年省民生实事项目涉及西湖区指标落实情况表", "西湖区", ""),
        ("重庆市渝中区2023年重点任务", "渝中区", "重庆市"),
        ("天津市2020年重点工作任务分工", "天津市", ""),
        ("内蒙古自治区包头市昆都仑区人民政府", "昆都仑区", "包头市"),
        ("北京市宣武区2009年实事", "宣武区", "北京市"),
        ("青岛市市南区民生实事", "市南区", "青岛市"),
        ("中共余杭区委办公室", "余杭区", "杭州市"),
    ],
)
def test_a_region_is_found_with_its_city(text: str, name: str, city: str) -> None:
    (region,) = find_regions(text)
    assert (region.name, region.city) == (name, city)


@pytest.mark.parametrize(
    "text",
    [
        "政府民生实事涉我区任务",
        "区委区政府",
        "市辖区",
        "2022年区政府民生实事",
        "老旧小区改造",
        "海南区域协作",
    ],
)
def test_words_that_end_like_regions_are_none(text: str) -> None:
    assert find_regions(text) == []


def test_a_name_of_several_places_has_the_city_that_is_said() -> None:
    assert parents("鼓楼区") == ("", "")
    assert parents("鼓楼区", "徐州市") == ("徐州市", "江苏省")
    assert is_region("津南区") and not is_region("津南")


def test_plain_and_simplified_forms_keep_the_length() -> None:
    assert plain("⼝袋公园１２㎡") == "口袋公园12㎡"
    assert simplify("岳陽樓區") == "岳阳楼区"
    assert simplify("著名乾隆") == "著名乾隆"


def test_characters_of_both_scripts_are_traditional_beside_traditional_ones() -> None:
    """後, 乾 stand in simplified names as well: 乾隆 stays, 後三個季度 does not."""
    assert simplify("後三個季度乾淨") == "后三个季度干净"
    assert simplify("乾隆") == "乾隆"
