"""The table, compared whole, at 80, 120 and 200 columns, and the cards below 70."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.cells import cell_len
from sample_answers import AUDIT, HOSTILE, NOTHING, QUARTER, TASKS, TRAINING, answered

from assistant.answer import Answer, Row, Understood
from assistant.render.from_answer import answer_page
from assistant.render.ink import Terminal
from assistant.render.to_table import draw_page


def draw(answer: Answer, width: int, *, lines: bool = True, colour: bool = False) -> str:
    file = StringIO()
    draw_page(answer_page(answer), Terminal(file, width, styled=colour), lines=lines)
    return file.getvalue()


# ruff: noqa: E501
EXPECTED = {
    ("quarter", 80): """\

 三季度共3项任务。

 任务  本区任务                    三季度目标                      责任单位
 ──────────────────────────────────────────────────────────────────────────────
 八、帮扶特殊困难群体
  15   完成80户残疾人家庭无障碍    对有无障碍设施改造需求的残疾人  区残联
       改造。                      家庭进行资料审核。
 ──────────────────────────────────────────────────────────────────────────────
  16   培训基层残疾人工作者55人。  已完成。                        区残联
 ──────────────────────────────────────────────────────────────────────────────
 十八、治理城市噪声扰民
  30   1．完成工业园区噪声有效     1．持续开展工业园区噪声污染防   区生态环境局
          治理。                      治相关工作。                 区住房建设委
       2．完成安静居住小区创建     2．做好安静居住小区相关创建验
          工作。                      收材料的准备工作。
 ──────────────────────────────────────────────────────────────────────────────
 来源：《天津市2022年20项民心工程涉及津南区任务责任清单》（2022年3月30日印发）

""",
    ("quarter", 120): """\

 三季度共3项任务。

 任务  本区任务                        三季度目标                                        责任单位
 ────────────────────────────────────────────────────────────────────────────────────────────────────
 八、帮扶特殊困难群体
  15   完成80户残疾人家庭无障碍改造。  对有无障碍设施改造需求的残疾人家庭进行资料审核。  区残联
 ────────────────────────────────────────────────────────────────────────────────────────────────────
  16   培训基层残疾人工作者55人。      已完成。                                          区残联
 ────────────────────────────────────────────────────────────────────────────────────────────────────
 十八、治理城市噪声扰民
  30   1．完成工业园区噪声有效治理。   1．持续开展工业园区噪声污染防治相关工作。         区生态环境局
       2．完成安静居住小区创建工作。   2．做好安静居住小区相关创建验收材料的准备工作。   区住房建设委
 ────────────────────────────────────────────────────────────────────────────────────────────────────
 来源：《天津市2022年20项民心工程涉及津南区任务责任清单》（2022年3月30日印发）

""",
    ("quarter", 50): """\

 三季度共3项任务。

 ────────────────────────────────────────────────
 八、帮扶特殊困难群体
 任务15　区残联
 本区任务  完成80户残疾人家庭无障碍改造。
 三季度    对有无障碍设施改造需求的残疾人家庭进行
           资料审核。
 ────────────────────────────────────────────────
 任务16　区残联
 本区任务  培训基层残疾人工作者55人。
 三季度    已完成。
 ────────────────────────────────────────────────
 十八、治理城市噪声扰民
 任务30　区生态环境局、区住房建设委
 本区任务  1．完成工业园区噪声有效治理。
           2．完成安静居住小区创建工作。
 三季度    1．持续开展工业园区噪声污染防治相关
              工作。
           2．做好安静居住小区相关创建验收材料的
              准备工作。
 ────────────────────────────────────────────────
 来源：《天津市2022年20项民心工程涉及津南区任务责
 任清单》（2022年3月30日印发）

""",
    ("tasks", 80): """\

 “改造”共2项任务。

 任务  本区任务            各季度目标                              责任单位
 ──────────────────────────────────────────────────────────────────────────────
 八、帮扶特殊困难群体
  15   完成80户残疾人家庭  一季度  明确目标任务。                  区残联
       无障碍改造。        二季度  开展家庭无障碍需求调查。
                           三季度  对有无障碍设施改造需求的残疾人
                                   家庭进行资料审核。
                           四季度  完成80户改造任务。
 ──────────────────────────────────────────────────────────────────────────────
 十八、治理城市噪声扰民
  30   1．完成工业园区噪   一季度  启动我区噪声扰民治理民心工作。  区生态环境局
          声有效治理。     二季度  1．制定工作方案。               区住房建设委
       2．完成安静居住小           2．开展噪声污染调查并实施有效
          区创建工作。                治理。
                           三季度  1．持续开展工业园区噪声污染防
                                      治相关工作。
                                   2．做好安静居住小区相关创建验
                                      收材料的准备工作。
                           四季度  完成验收工作。
 ──────────────────────────────────────────────────────────────────────────────
 来源：《天津市2022年20项民心工程涉及津南区任务责任清单》（2022年3月30日印发）

""",
    ("tasks", 200): """\

 “改造”共2项任务。

 任务  本区任务                        一季度目标                           二季度目标                           三季度目标                           四季度目标                           责任单位
 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 八、帮扶特殊困难群体
  15   完成80户残疾人家庭无障碍改造。  明确目标任务。                       开展家庭无障碍需求调查。             对有无障碍设施改造需求的残疾人家庭   完成80户改造任务。                   区残联
                                                                                                                 进行资料审核。
 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 十八、治理城市噪声扰民
  30   1．完成工业园区噪声有效治理。   启动我区噪声扰民治理民心工作。       1．制定工作方案。                    1．持续开展工业园区噪声污染防治相关  完成验收工作。                       区生态环境局
       2．完成安静居住小区创建工作。                                        2．开展噪声污染调查并实施有效治理。     工作。                                                                 区住房建设委
                                                                                                                 2．做好安静居住小区相关创建验收材料
                                                                                                                    的准备工作。
 ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
 来源：《天津市2022年20项民心工程涉及津南区任务责任清单》（2022年3月30日印发）

""",
    ("nothing", 80): """\

 第十四项不涉及本区，清单里没有。
 已按“区残联”理解“区惨联”
 沿用：三季度
 没有看懂：苹果

 可以这样问：
 1.  第十三项有哪些任务
 2.  区残联三季度要做什么

""",
}


@pytest.mark.parametrize(("name", "width"), EXPECTED)
def test_drawn_exactly(name: str, width: int) -> None:
    answer = {"quarter": QUARTER, "tasks": TASKS, "nothing": NOTHING}[name]
    assert draw(answer, width) == EXPECTED[name, width]


@pytest.mark.parametrize(
    "answer", [QUARTER, TASKS, NOTHING, HOSTILE], ids=["quarter", "tasks", "nothing", "hostile"]
)
@pytest.mark.parametrize("width", [12, 20, 40, 69, 70, 80, 100, 120, 160, 200, 300])
def test_no_line_is_wider_than_the_terminal(answer: Answer, width: int) -> None:
    assert max(map(cell_len, draw(answer, width).splitlines())) <= width


@pytest.mark.parametrize("width", [70, 80, 100, 120])
def test_the_milestone_column_is_the_widest(width: int) -> None:
    heading = next(line for line in draw(QUARTER, width).splitlines() if "三季度目标" in line)
    starts = [
        cell_len(heading[: heading.index(name)]) for name in ("任务", "本区任务", "三季度目标", "责任单位")
    ]
    number, task, goal = (b - a for a, b in zip(starts, starts[1:], strict=False))
    assert number < task < goal


def test_cards_begin_below_seventy_columns() -> None:
    assert "任务15　区残联" in draw(QUARTER, 69)
    assert "任务15" not in draw(QUARTER, 75)


def test_keywords_are_emphasised_and_pieces_of_those_that_are_not_there() -> None:
    answer = QUARTER._replace(understood=Understood(keywords=("无障碍", "噪声扰民费")))
    out = draw(answer, 120, colour=True)
    assert "\x1b[1;31m无障碍\x1b[0m" in out
    assert "\x1b[1;31m噪声扰民\x1b[0m" in out


def test_the_value_stands_out() -> None:
    answer = answered(AUDIT, intent="quantity", summary="本区80户：完成80户改造。", value=80, value_unit="户")
    assert "\x1b[1;4m80户\x1b[0m" in draw(answer, 80, colour=True)


def test_a_value_is_not_found_inside_another_number() -> None:
    answer = answered(AUDIT, intent="quantity", summary="180户里的80户", value=80, value_unit="户")
    assert draw(answer, 80, colour=True).count("\x1b[1;4m") == 1


def test_nothing_of_a_text_is_markup_or_acts_on_the_terminal() -> None:
    out = draw(HOSTILE, 300)
    assert not set("\x1b\x9b\x07\u202e\r") & set(out)
    assert "[bold]红[/bold]␛[31m字" in out and "[link=x]审核" in out


def test_without_lines_nothing_is_drawn() -> None:
    assert "─" not in draw(QUARTER, 80, lines=False)


def test_city_task_is_shown_when_the_word_stands_only_there() -> None:
    answer = QUARTER._replace(understood=Understood(keywords=("适配",)))
    out = draw(answer, 120)
    assert "全市：开展适配服务技能培训。" in out and "全市：开展残疾人" not in out


def test_many_whole_tasks_are_listed_without_their_quarters() -> None:
    rows: list[Row] = [TRAINING._replace(task=n, quarter=None) for n in range(1, 10)]
    out = draw(answered(*rows, intent="tasks"), 100)
    assert "一季度" not in out and "qingdan show" in out


def test_every_unit_is_named_when_the_sentence_leaves_some_out() -> None:
    answer = answered(AUDIT, intent="units", summary="由甲局等2个单位负责。", units=("甲局", "乙局"))
    assert "责任单位：甲局、乙局" in draw(answer, 80)


def test_rows_of_several_lists_say_which() -> None:
    out = draw(answered(AUDIT, AUDIT._replace(list_label="2023年 津南区")), 100)
    assert "2023年 津南区  八、帮扶特殊困难群体" in out


def test_milestones_are_verbatim() -> None:
    flat = re.sub(r"\s", "", draw(QUARTER, 200))
    for row in QUARTER.rows:
        for line in row.milestone.split("\n"):
            assert line in flat
