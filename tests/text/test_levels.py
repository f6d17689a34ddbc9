"""How the levels of a list are called, and which column holds whose goals."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import read_document
from assistant.text.levels import Levels, level_names

_HEAD = "类别,{},{},第一季度,第二季度,第三季度,第四季度,责任单位\n"
_ROW = "一、养老,新建食堂30个。,新建社区食堂2个。,选址。,开工。,装修。,开业。,民政办\n"


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("天津市2022年20项民心工程涉及津南区任务责任清单", Levels("全市", "本区")),
        ("洪雅县2024年民生实事目标任务分解表", Levels("上级", "本县")),
        ("石桥坪街道2025年民生实事项目清单", Levels("上级", "本街道")),
        ("滨河路小学2025年重点工作", Levels("上级", "本校")),
        ("青石县人民法院2026年任务清单", Levels("上级", "本院")),
        ("2022年临安区民生实事任务表", Levels("全市", "本区")),
        ("2016年大竹县民生实事目标任务分解表", Levels("上级", "本县")),
        ("2019年省民生实事涉及西湖区落实情况表", Levels("全市", "本区")),
        ("2025年清湾市中医院重点工作清单", Levels("上级", "本级")),
        ("2022年老旧小区改造任务清单", Levels("上级", "本级")),
        ("2026年实事清单", Levels("上级", "本级")),
    ],
)
def test_a_list_is_called_by_what_it_is_of(title: str, names: Levels) -> None:
    assert level_names(title) == names


@pytest.mark.parametrize(
    ("above", "own"),
    [
        ("市级目标", "区级目标"),
        ("区级目标", "街道目标"),
        ("省级目标", "市级目标"),
        ("县级任务", "本镇任务"),
        ("集团目标", "公司目标"),
        ("学校目标", "集团目标"),
        ("市局目标", "分局目标"),
        ("上级任务", "本院任务"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_the_goals_of_the_lower_level_are_the_lists_own(
    tmp_path: Path, above: str, own: str, turned: bool
) -> None:
    """区级目标 beside 街道目标: two levels, and not one goal on two lines; which stands first decides only between equals."""
    if turned and (above, own) in (
        ("市局目标", "分局目标"),
        ("集团目标", "公司目标"),
        ("学校目标", "集团目标"),
    ):
        pytest.skip("都是单位，只看先后")
    heads, row = [above, own], _ROW.split(",")
    if turned:
        heads, row[1:3] = heads[::-1], row[2:0:-1]
    path = tmp_path / "岚区2025年清单.csv"
    path.write_text(_HEAD.format(*heads) + ",".join(row), encoding="utf-8")
    (task,) = read_document(path, region="岚江市云区", year=2025).record.tasks
    assert (task.city_task, task.district_task) == ("新建食堂30个。", "新建社区食堂2个。")


def test_goals_that_say_no_level_are_one_text(tmp_path: Path) -> None:
    path = tmp_path / "岚区2025年清单.csv"
    path.write_text(_HEAD.format("总体目标", "年度目标") + _ROW, encoding="utf-8")
    (task,) = read_document(path, region="岚江市云区", year=2025).record.tasks
    assert task.city_task == "" and task.district_task == "新建食堂30个。\n新建社区食堂2个。"
