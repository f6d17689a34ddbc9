"""Numbered paragraphs and label blocks as they are published: who leads, schedules, plan and result."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.documents import ImportResult, read_document
from assistant.documents.labels import split_tail
from assistant.documents.numbering import read_lines
from assistant.documents.schedules import by_quarter
from tests.documents.expect import lead, reasons, support
from tests.documents.makers import text_file


def read(folder: Path, text: str) -> ImportResult:
    return read_document(text_file(folder / "清单.txt", text))


def test_a_number_that_runs_into_the_text_counts_where_it_goes_on() -> None:
    lines = read_lines(
        [(1, "10.“羊城学者”项目。"), (2, "11.121人才梯队项目。"), (3, "12.5亿元投资。"), (4, "2。完成目标。")]
    )
    assert [(line.number, line.text) for line in lines] == [
        (10, "“羊城学者”项目。"),
        (11, "121人才梯队项目。"),
        (12, "5亿元投资。"),
        (2, "完成目标。"),
    ]
    bare = read_lines([(1, "1优化就业服务"), (2, "3个街道参加"), (3, "2加快主体培育")])
    assert [(line.style, line.number) for line in bare] == [("1.", 1), ("", 0), ("1.", 2)]


def test_blanks_in_numbers_and_names_and_who_helps(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """2021年新密市重点工作任务分解表
1 . 严格管控地方政府债务。
责任单位:市 财政局
2 . 强化县城综合承载能力。
牵头单位:市 城镇化服务中心
责任单位: 市发展改革委、住建局
3 . 加强城市风貌管理。
责任单位: 市 住建局 、资源规划 局、城管局
""",
    ).record
    assert (record.region, record.city) == ("新密市", "郑州市")
    assert [task.units for task in record.tasks] == [
        (lead("市财政局"),),
        (lead("市城镇化服务中心"), support("市发展改革委"), support("住建局")),
        (lead("市住建局"), lead("资源规划局"), lead("城管局")),
    ]


def test_who_leads_who_helps_and_when_at_the_end_of_a_task(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """天津市2020年重点工作任务分工
1。贯彻落实全会精神。(市政府各部门分别负责，年内持续推进)
2。完成城镇新增就业目标。(市人社局牵头，市财政局配合，6月底前完成)
""",
    ).record
    first, second = record.tasks
    assert (first.district_task, first.units) == ("贯彻落实全会精神。", (lead("市政府各部门"),))
    assert second.units == (lead("市人社局"), support("市财政局"))
    assert second.milestones == {2: "时限：6月底前完成"}
    assert split_tail("建设学校（含幼儿园）。").leads == ""


def test_a_progress_report_has_labels_of_its_own(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """连云港市人民政府
关于2017年民生实事推进落实情况的督查报告
根据市政府要求,近日,督查室牵头对民生实事项目进行了专项督查。
一、就业创业致富工程
1优化就业创业服务
牵头单位:市人社局
总体评价:达到序时进度
2加快市场主体培育
牵头单位:市工商局
总体评价:未达序时
具体情况:新发展企业5172户
""",
    ).record
    assert [(t.number, t.category, t.district_task) for t in record.tasks] == [
        (1, "就业创业致富工程", "优化就业创业服务"),
        (2, "就业创业致富工程", "加快市场主体培育"),
    ]
    assert dict(record.tasks[1].details) == {"总体评价": "未达序时", "具体情况": "新发展企业5172户"}


def test_plan_and_result_blocks_are_told_apart(tmp_path: Path) -> None:
    result = read(
        tmp_path,
        """https://www.example.cn/1.html
光明新区2017年民生实事:公园建设和环境提升(7项)
基地绿化景观提升工程
牵头单位:   新区城市管理局
协办单位:   新区审计局、马田办事处
进度安排
  第一季度工作进展: 完成设计招标工作。
  第二季度工作进展:完成设计方案。
落实情况
  第一季度:已完成设计交底。
  第二季度:方案仍需优化。
模具基地改造工程
牵头单位:   新区城市管理局
进度安排
  第一季度工作进展: 完成招标。
""",
    )
    first, second = result.record.tasks
    assert result.record.region == "光明新区"
    assert (first.district_task, second.district_task) == ("基地绿化景观提升工程", "模具基地改造工程")
    assert first.milestones == {1: "完成设计招标工作。", 2: "完成设计方案。"}
    assert dict(first.details) == {
        "落实情况 第一季度": "已完成设计交底。",
        "落实情况 第二季度": "方案仍需优化。",
    }
    assert second.milestones == {1: "完成招标。"}


def test_blocks_without_numbers(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """东坡区2023年民生实事

项目名称：学前教育扩容工程
工作目标：新建幼儿园5所。
牵头单位：区教育局
责任单位：区财政局、区住建局
完成时限：2023年9月底前

项目名称：老旧小区改造工程
工作目标：改造老旧小区12个。
牵头单位：区住建局
责任单位：3月底前完成
""",
    ).record
    first, second = record.tasks
    assert (first.category, first.district_task) == ("", "学前教育扩容工程\n新建幼儿园5所。")
    assert first.units == (lead("区教育局"), support("区财政局"), support("区住建局"))
    assert second.units == (lead("区住建局"),)
    assert dict(second.details) == {"责任单位": "3月底前完成"}


@pytest.mark.parametrize(
    ("text", "quarters"),
    [
        (
            "一季度：选址。二季度：开工。三季度：封顶；四季度：竣工。",
            {1: "选址。", 2: "开工。", 3: "封顶；", 4: "竣工。"},
        ),
        ("1. 3月底前完成设计；2. 8月底前封顶；", {1: "3月底前完成设计；", 3: "8月底前封顶；"}),
        ("1-3月：选址；4-6月：开工", {1: "1-3月：选址；", 2: "4-6月：开工"}),
        ("一季度：1.申报；2.培训。二季度：1.验收。", {1: "1.申报；2.培训。", 2: "1.验收。"}),
        ("2022年3月底前选址；2023年6月底前完工", {}),
        ("12月底前", {}),
        ("制定方案。6月底前完成。9月底前验收。", {}),
    ],
)
def test_a_schedule_in_one_cell_is_its_quarters(text: str, quarters: dict[int, str]) -> None:
    assert by_quarter(text, 2023) == quarters


def test_a_guess_is_said(tmp_path: Path) -> None:
    result = read(
        tmp_path, "天津市2020年重点任务\n1. 修路。（市住建委牵头）\n2. 建桥。（市住建委牵头，年底前完成）\n"
    )
    assert "由句末括号读出：市住建委" in reasons(result)


def test_a_numbered_schedule_inside_numbered_tasks(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """2023年余杭区民生实事清单
一、教育
1、新建幼儿园5所。
责任单位：区教育局
进度安排：
1. 3月底前完成设计
2. 9月底前开工
二、医疗
2、新建卫生院1所。
责任单位：区卫健局
""",
    ).record
    first, second = record.tasks
    assert first.milestones == {1: "3月底前完成设计", 3: "9月底前开工"}
    assert (second.number, second.category, second.milestones) == (2, "医疗", {})


def test_a_name_a_goal_and_a_label_alone_on_its_line(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """雁塔区2023年民生实事项目任务分解表
1.项目名称：打通断头路3条
年度目标：3条道路通车
牵头单位：区住建局
资金来源：区级财政
推进计划：
第一季度：完成征迁。
第四季度：全部通车。
2.项目名称：改造老旧小区48个
年度目标：惠及居民1.2万户
牵头单位：区住建局
推进计划：
第一季度：完成招标。
""",
    ).record
    first, second = record.tasks
    assert (first.category, first.district_task) == ("", "打通断头路3条\n3条道路通车")
    assert dict(first.details) == {"资金来源": "区级财政"}
    assert (first.milestones, second.milestones) == ({1: "完成征迁。", 4: "全部通车。"}, {1: "完成招标。"})


def test_blocks_that_begin_with_their_task(tmp_path: Path) -> None:
    record = read(
        tmp_path,
        """常熟市古里镇2025年重点工作清单

【重点工作】新签约亿元以上项目12个
【责任部门】招商办
【一季度】签约3个

【重点工作】建设高标准农田3200亩
【责任部门】农业农村局
【一季度】完成设计和招标
""",
    ).record
    assert [(t.district_task, t.units, t.milestones) for t in record.tasks] == [
        ("新签约亿元以上项目12个", (lead("招商办"),), {1: "签约3个"}),
        ("建设高标准农田3200亩", (lead("农业农村局"),), {1: "完成设计和招标"}),
    ]
